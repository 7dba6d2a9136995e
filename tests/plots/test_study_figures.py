"""Comparisons and sweeps: right numbers, right order, key numbers in the alt text."""

from __future__ import annotations

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from sim.analysis.contrast import Contrast
from sim.analysis.outcomes import OUTCOMES
from sim.analysis.swept import Base
from sim.plots import compare, sweep_lines, sweep_map
from sim.plots.caption import NothingToDraw
from sim.statistics import Proportion
from tests.plots.study import compared, differences, grid, lines, map_of, sweep_counts
from tests.results.toywork import ToyWork


def axes():
    figure = Figure()
    FigureCanvasAgg(figure)
    return figure.add_axes((0, 0, 1, 1))


def test_a_comparison_draws_the_contrast_that_the_terminal_prints():
    contrast = Contrast()
    contrast.add(ToyWork(1).rows(0, 500), ToyWork(2).rows(0, 500))
    data = compare.build(contrast, "A", "B", 500, 7)
    assert [row.outcome for row in data.rows] == list(OUTCOMES)
    for row in data.rows:
        assert (row.value, row.low, row.high) == (contrast[row.outcome].difference, *contrast[row.outcome].interval)


def test_only_a_difference_clear_of_zero_makes_the_headline():
    unsure = compared(("any_full", 0.01, -0.01, 0.03))
    assert "No difference is clear of zero" in compare.headings(unsure).headline
    clear = compared(("stalled", -0.2, -0.3, -0.1), ("any_full", 0.041, 0.02, 0.06))
    assert compare.headings(clear).headline == "Full ceasefire in 4.1 more of 100 trials"
    assert "95 %" in compare.headings(clear).notes[0]
    assert "Full ceasefire +4.1 (+2.0 to +6.0)" in compare.alt_text(clear)


def test_no_number_of_a_figure_reads_as_an_interval_from_nothing_to_nothing():
    data = compared(("any_full", 0.0, -3.8e-5, 3.8e-5), ("stalled", -1e-4, -3e-4, -1e-6))
    said = compare.alt_text(data).replace("\N{MINUS SIGN}", "-")
    assert "Full ceasefire 0.0000 (-0.0038 to +0.0038)" in said
    assert "No agreement -0.0100 (-0.0300 to -0.0001)" in said
    assert compare.headings(data).headline == "No agreement in 0.0100 fewer of 100 trials"


def test_every_row_of_a_comparison_is_drawn():
    assert compare.alt_text(compared(*differences())).count(" to ") == len(OUTCOMES)


def test_sweep_lines_count_and_sort():
    counts, values = sweep_counts(), np.linspace(0, 0.6, 13)
    order = np.random.default_rng(0).permutation(13)
    given = np.empty_like(counts)
    given[:] = counts[order]
    data = lines(values=values[order], counts=given)
    assert data.axis.values == tuple(values)
    for point in (0, 6, 12):
        total = int(counts[point].sum())
        assert data.swept.shares("stalled")[point] == Proportion(int(counts[point, 2]), total)
        assert data.swept.shares("any_halt")[point] == Proportion(int(counts[point, 3:].sum()), total)
        assert data.swept.shares("any_full")[point] == Proportion(int(counts[point, 7:].sum()), total)
    full = 100 * data.swept.shares("any_full")[-1].share
    assert sweep_lines.headings(data).headline.startswith("Full ceasefire: ")
    assert f"trials at 0, {full:.0f} at 0.6" in sweep_lines.headings(data).headline
    assert f"full ceasefire {full:.0f} in 100" in sweep_lines.alt_text(data)


def test_lines_show_what_was_asked_for():
    days = lines("days_held")
    assert (days.swept.endings, days.swept.derived) == ((), ())
    assert sweep_lines.headings(days).headline == "Mean days under a ceasefire: 5.0 at 0, 7.0 at 1"
    assert sweep_lines.alt_text(days).endswith(
        "at 0: mean days under a ceasefire 5.0; at 1: mean days under a ceasefire 7.0."
    )
    assert not any("Wilson" in note for note in sweep_lines.headings(days).notes)
    full = lines("any_full")
    assert (full.swept.derived, full.swept.days) == (("any_full",), False)
    assert sweep_lines.size(days)[1] < sweep_lines.size(full)[1] < sweep_lines.size(lines("endings"))[1]


def test_what_chance_could_move_makes_no_headline():
    still = sweep_lines.headings(lines("any_full", clear=())).headline
    assert still == "Nothing here moves by more than chance alone could move it"
    assert sweep_lines.headings(lines("any_full", "any_halt", clear=("any_halt",))).headline.startswith(
        "Any ceasefire: "
    )


def test_close_values_are_told_apart_in_figures():
    values = (0.10001, 0.10002, 0.10003)
    said = sweep_lines.headings(lines("any_full", values=values)).headline
    assert "at 0.10001, " in said
    assert said.endswith("at 0.10003")
    assert "0.10001" in sweep_map.alt_text(map_of(grid(3, 3, 100), 100, values, values))


def test_a_line_and_a_map_need_two_values():
    with pytest.raises(NothingToDraw, match="at least two values"):
        lines(values=(1,))
    with pytest.raises(NothingToDraw, match="at least two values"):
        map_of(np.ones((2, 1), dtype=int), 2)


@pytest.mark.parametrize(
    ("base", "said"),
    [
        (None, ()),
        (Base(0.2, 0.2, 0.2), ("Triangle: the scenario's own value, 0.2.",)),
        (
            Base(0.1, 0.25, 0.4),
            ("Triangle: the scenario's own value, median 0.25 (90 % of draws from 0.1 to 0.4).",),
        ),
        (Base(2.0, 2.0, 2.0), ("The scenario's own value, 2, lies outside.",)),
    ],
)
def test_the_scenarios_own_value_is_marked_and_told(base, said):
    data = lines("any_full", base=base)
    assert tuple(note for note in sweep_lines.headings(data).notes if "own value" in note) == said
    ax = axes()
    sweep_lines.draw(data, ax)
    marks = [line for line in ax.child_axes[0].lines if line.get_marker() == "^"]
    assert len(marks) == (base is not None and base.median <= 1)
    assert all(mark.get_xdata()[0] == base.median for mark in marks)


def test_the_map_keeps_cells_in_place_whatever_the_order():
    counts = grid(4, 3, 100)
    xs, ys = [0.3, 0.0, 0.2, 0.1], [1.0, 0.0, 0.5]
    data = map_of(counts, 100, xs, ys)
    assert (data.across.values, data.up.values) == ((0.0, 0.1, 0.2, 0.3), (0.0, 0.5, 1.0))
    for i, x in enumerate(xs):
        for j, y in enumerate(ys):
            assert data.cells[data.up.values.index(y)][data.across.values.index(x)].value == pytest.approx(counts[j, i])


@pytest.mark.slow
def test_cells_whose_interval_crosses_a_contour_are_dotted_and_counted():
    data = map_of(grid(13, 3, 4000), 4000)
    crossed = [any(cell.low < level < cell.high for level in data.levels) for row in data.cells for cell in row]
    assert 0 < sum(crossed) < 39
    ax = axes()
    sweep_map.draw(data, ax)
    assert sum(patch.get_hatch() == "...." for patch in ax.patches) == sum(crossed)
    assert f"Dotted: {sum(crossed)} of 39 cells" in sweep_map.headings(data).notes[0]
    assert {text.get_text() for text in ax.texts} >= {f"{level:g}" for level in data.levels}


def test_contours_are_no_closer_than_the_trials_can_tell():
    even = map_of(np.array([[640, 650], [660, 655]]), 4000, moves=False)
    assert (even.levels, "No contours" in sweep_map.headings(even).notes[0]) == ([], True)
    assert map_of(grid(5, 5, 20), 20).levels == [20, 40, 60, 80] or not map_of(grid(5, 5, 20), 20).levels
    for trials in (100, 1_000, 100_000):
        data = map_of(grid(5, 5, trials), trials)
        width = np.median([cell.high - cell.low for row in data.cells for cell in row])
        assert all(gap >= width for gap in np.diff(data.levels))


def test_a_raised_scale_is_told():
    uneven = map_of(np.array([[640, 700], [760, 840]]), 4000)
    assert "Colours begin at 15, not at 0." in sweep_map.headings(uneven).lead
    ax = axes()
    sweep_map.draw(uneven, ax)
    assert ax.child_axes[0].get_ylim()[0] == 15
    assert "Colours" not in sweep_map.headings(map_of(np.array([[40, 700], [760, 840]]), 4000)).lead
