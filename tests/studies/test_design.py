import pytest

from sim.studies.design import Design, Parameter


def design(trials, *lengths):
    parameters = (Parameter(f"p{place}", f"P{place}", tuple(map(float, range(n)))) for place, n in enumerate(lengths))
    return Design(tuple(parameters), trials)


def test_points_are_all_combinations_and_the_last_parameter_moves_fastest():
    assert design(1, 2, 3).points == ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2))
    assert design(10, 2, 3).rows == 60


@pytest.mark.parametrize(
    ("trials", "points", "most"), [(4, 7, 10), (10, 3, 10), (25, 3, 10), (1, 5, 2), (4_000, 39, 4_096), (3, 1, 100)]
)
def test_blocks_cover_every_row_once_and_stay_small(trials, points, most):
    planned = design(trials, points)
    seen = []
    for first, count in planned.blocks(most):
        assert count <= most
        where, trial, each = planned.part(first, count)
        assert len(where) * each == count
        seen += [(point, trial + place) for point in where for place in range(each)]
    assert seen == [(point, trial) for point in range(points) for trial in range(trials)]


def test_points_with_few_trials_share_a_block_and_large_points_are_cut_evenly():
    assert list(design(4, 7).blocks(10)) == [(0, 8), (8, 8), (16, 8), (24, 4)]
    assert [count for _, count in design(25, 1).blocks(10)] == [9, 9, 7]
