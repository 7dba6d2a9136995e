"""Comparisons and sweeps: right numbers, right order, key numbers in the alt text."""

from __future__ import annotations

import numpy as np
import pytest

from sim.plots import compare, sweep_lines, sweep_map
from sim.plots.results import NothingToDraw
from sim.plots.shares import Share
from sim.vocabulary import ENDINGS
from tests.plots.study import DERIVED, SOURCE, differences, grid, lines, map_of, sweep_counts


def test_differences_keep_their_numbers_and_stand_in_model_order():
    rows = differences()
    data = compare.build(reversed(rows), "A", "B", SOURCE)
    assert [row.outcome for row in data.rows] == [*ENDINGS, *reversed(DERIVED)]
    by_name = {row[0]: row[1:] for row in rows}
    assert all((row.value, row.low, row.high) == by_name[row.outcome] for row in data.rows)


def test_only_a_difference_clear_of_zero_makes_the_headline():
    unsure = compare.build([("any_full", 0.01, -0.01, 0.03)], "A", "B", SOURCE)
    assert "No difference is clear of zero" in compare.headings(unsure).headline
    clear = compare.build([("stalled", -0.2, -0.3, -0.1), ("any_full", 0.041, 0.02, 0.06)], "A", "B", SOURCE)
    assert compare.headings(clear).headline == "Full ceasefire: 4.1 in 100 more often"
    assert "95 %" in compare.headings(clear).notes[0]
    assert "Full ceasefire +4.1 (+2.0 to +6.0)" in compare.alt_text(clear)


def test_sweep_lines_count_and_sort():
    counts, values = sweep_counts(), np.linspace(0, 0.6, 13)
    order = np.random.default_rng(0).permutation(13)
    early = counts[:, 7] // 2
    data = sweep_lines.build("x", values[order], counts[order], SOURCE, {"early_collapse": early[order]})
    assert data.values == tuple(values)
    for point in (0, 6, 12):
        total = int(counts[point].sum())
        assert data.endings["stalled"][point] == Share.of(int(counts[point, 2]), total)
        assert data.derived["any_halt"][point] == Share.of(int(counts[point, 3:].sum()), total)
        assert data.derived["any_full"][point] == Share.of(int(counts[point, 7:].sum()), total)
        assert data.derived["held_full"][point] == Share.of(int(counts[point, 9:].sum()), total)
        assert data.derived["early_collapse"][point] == Share.of(int(early[point]), total)
    full = 100 * data.derived["any_full"][-1].value
    moved = {name: abs(shares[-1].value - shares[0].value) for name, shares in data.derived.items()}
    assert max(moved, key=moved.get) == "any_full"
    assert sweep_lines.headings(data).headline.startswith("Full ceasefire: ")
    assert f"trials at 0, {full:.0f} at 0.6" in sweep_lines.headings(data).headline
    assert f"full ceasefire {full:.0f} in 100" in sweep_lines.alt_text(data)


def test_no_number_of_a_figure_reads_as_an_interval_from_nothing_to_nothing():
    data = compare.build([("any_full", 0.0, -3.8e-5, 3.8e-5), ("stalled", -1e-4, -3e-4, -1e-6)], "A", "B", SOURCE)
    said = compare.alt_text(data).replace("\N{MINUS SIGN}", "-")
    assert "Full ceasefire 0.0000 (-0.0038 to +0.0038)" in said
    assert "No agreement -0.0100 (-0.0300 to -0.0001)" in said
    assert compare.headings(data).headline == "No agreement: 0.0100 in 100 less often"


def test_lines_show_what_was_asked_for():
    days = lines("days_held")
    assert (days.endings, days.derived) == ({}, {})
    assert sweep_lines.headings(days).headline == "Mean days under a ceasefire: 5.0 at 0, 7.0 at 1"
    assert sweep_lines.alt_text(days).endswith(
        "at 0: mean days under a ceasefire 5.0; at 1: mean days under a ceasefire 7.0."
    )
    assert not any("Wilson" in note for note in sweep_lines.headings(days).notes)
    full = lines("any_full")
    assert (list(full.derived), full.days) == (["any_full"], ())
    assert sweep_lines.size(days)[1] < sweep_lines.size(full)[1] < sweep_lines.size(lines("endings"))[1]


def test_what_luck_could_move_makes_no_headline():
    assert sweep_lines.headings(lines("any_full", clear=())).headline.startswith("Nothing here moves by more than luck")
    assert sweep_lines.headings(lines("any_full", "any_halt", clear=("any_halt",))).headline.startswith(
        "Any ceasefire: "
    )


def test_close_values_are_told_apart_in_figures():
    values = (0.10001, 0.10002, 0.10003)
    said = sweep_lines.headings(lines("any_full", values=values)).headline
    assert "at 0.10001, " in said
    assert said.endswith("at 0.10003")
    data = sweep_map.build("any_full", ("x", values), ("y", values), grid(3, 3, 100), np.full((3, 3), 100), SOURCE)
    assert "at x 0.10001, y 0.10001" in sweep_map.alt_text(data)


def test_a_line_and_a_map_need_two_values():
    with pytest.raises(NothingToDraw, match="at least two values"):
        sweep_lines.build("x", [1, 1], np.ones((2, 11), dtype=int), SOURCE)
    with pytest.raises(NothingToDraw, match="at least two values"):
        sweep_map.build("any_full", ("x", [1]), ("y", [0, 1]), [[1], [1]], [[2], [2]], SOURCE)


def test_the_map_keeps_cells_in_place_whatever_the_order():
    counts = grid(4, 3, 100)
    xs, ys = np.array([0.3, 0.0, 0.2, 0.1]), np.array([1.0, 0.0, 0.5])
    data = sweep_map.build("any_full", ("x", xs), ("y", ys), counts, np.full_like(counts, 100), SOURCE)
    assert data.xs == (0.0, 0.1, 0.2, 0.3)
    for i, x in enumerate(xs):
        for j, y in enumerate(ys):
            assert data.shares[data.ys.index(y)][data.xs.index(x)].count == counts[j, i]


def test_cells_wider_than_the_bound_are_marked_and_counted():
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    data = map_of(13, 3, 4000, 0.014)
    unsure = sum((share.high - share.low) / 2 > 0.014 for row in data.shares for share in row)
    assert 0 < unsure < 39
    figure = Figure()
    FigureCanvasAgg(figure)
    ax = figure.add_axes((0, 0, 1, 1))
    sweep_map.draw(data, ax)
    assert sum(patch.get_hatch() == "...." for patch in ax.patches) == unsure
    assert f"({unsure} of 39 cells)" in sweep_map.headings(data).notes[1]
    assert f"{unsure} cells are uncertain" in sweep_map.alt_text(data)


def test_contours_and_a_raised_scale_need_more_than_luck():
    from matplotlib.figure import Figure

    def bar(counts):
        data = sweep_map.build("any_full", ("x", [0, 1]), ("y", [0, 1]), counts, np.full((2, 2), 4000), SOURCE)
        ax = Figure().add_axes((0, 0, 1, 1))
        sweep_map.draw(data, ax)
        return sweep_map.headings(data).lead, ax.child_axes[0].get_ylim()[0]

    even, from_zero = bar([[640, 650], [660, 655]])
    assert (from_zero, "too even for contours" in even) == (0, True)
    uneven, raised = bar([[640, 700], [760, 840]])
    assert (raised, "with contours; colours begin at 15, not at 0" in uneven) == (15, True)
    assert "colours" not in even
    assert bar([[40, 700], [760, 840]])[1] == 0
