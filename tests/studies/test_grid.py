from sim.studies.grid import Grid, Parameter


def grid(*lengths):
    return Grid(
        tuple(Parameter(f"p.{place}", f"P{place}", tuple(map(float, range(n)))) for place, n in enumerate(lengths))
    )


def test_points_are_all_combinations_and_the_last_parameter_moves_fastest():
    assert grid(2, 3).points == ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2))
    assert grid(2, 3).held(4) == {"p.0": 1, "p.1": 1}
