from __future__ import annotations

import json
import subprocess
import sys

import pytest

from sim.errors import ResultsError
from sim.plots.gallery import FIGURES, check_formats, draw_figures, write_figure
from sim.scenario import load_scenario
from sim.studies import compare, sweep
from sim.studies.sweep_loading import load_sweep
from tests.plots.study import studies
from tests.plots.synthetic import Shape, only, write


def test_names_are_checked_with_the_nearest_and_the_list(tmp_path):
    folder = write(tmp_path / "run", Shape(trials=3))
    said = r"'endigns' \(did you mean endings\?\); the figures of a run are endings, icons"
    with pytest.raises(ResultsError, match=said):
        draw_figures(folder, ("endigns",))
    with pytest.raises(ResultsError, match="the formats are png, svg"):
        check_formats(("pdf",))
    assert check_formats((".PNG",)) == ("png",)


CASE = "toy/two-clocks"


@pytest.mark.slow
def test_a_comparison_is_drawn_from_its_folder(tmp_path):
    cases = [load_scenario(CASE)] * 3
    compare(cases, trials=40, out=tmp_path / "out")
    assert [done.name for done in draw_figures(tmp_path / "out", formats=("svg",))] == ["a-b", "a-c"]
    with pytest.raises(ResultsError, match=r"'icons' \(a run has one\); the figures of a comparison are a-b, a-c"):
        draw_figures(tmp_path / "out", ("icons",))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("vary", "outcomes", "names"),
    [
        (1, "[any_full, days_held]", ["lines"]),
        (1, "[endings]", ["endings"]),
        (2, "[any_full, days_held]", ["any_full", "days_held"]),
    ],
)
def test_a_sweep_is_drawn_from_its_folder_twice_the_same(tmp_path, vary, outcomes, names):
    paths = ["talks.step: {list: [0, 0.02]}", "talks.margin: {list: [0.1, 0.2]}"][:vary]
    text = f"schema: 1\nkind: sweep\nscenario: {CASE}\ntrials: 20\noutcomes: {outcomes}\nvary:\n"
    (tmp_path / "s.yaml").write_text(text + "".join(f"  {path}\n" for path in paths))
    sweep(load_sweep(str(tmp_path / "s.yaml")), out=tmp_path / "out")
    first = draw_figures(tmp_path / "out", formats=("svg",), out=tmp_path / "one")
    again = draw_figures(tmp_path / "out", formats=("svg",), out=tmp_path / "two")
    assert [done.name for done in first] == names
    for one, two in zip(first, again, strict=True):
        assert [path.read_bytes() for path in one.paths] == [path.read_bytes() for path in two.paths]


@pytest.mark.slow
def test_a_summary_that_tells_too_little_is_a_clear_error(tmp_path):
    (tmp_path / "s.yaml").write_text(
        f"schema: 1\nkind: sweep\nscenario: {CASE}\ntrials: 5\nvary:\n  talks.step: {{list: [0, 0.02]}}\n"
    )
    sweep(load_sweep(str(tmp_path / "s.yaml")), out=tmp_path / "out")
    told = json.loads((tmp_path / "out" / "summary.json").read_text())
    del told["moves"]
    (tmp_path / "out" / "summary.json").write_text(json.dumps(told))
    with pytest.raises(ResultsError, match="tells too little to draw it: no 'moves'; run it again"):
        draw_figures(tmp_path / "out")


@pytest.mark.slow
def test_all_that_apply_are_drawn_and_the_rest_explained(tmp_path):
    folder = write(tmp_path / "run", only("stalled", trials=20))
    drawn = {done.name: done for done in draw_figures(folder, formats=("svg",))}
    assert tuple(drawn) == FIGURES
    assert drawn["days_held"].reason == "no trial had a ceasefire"
    assert {path.name for path in (folder / "figures").iterdir()} == {
        f"{name}.{kind}" for name in FIGURES if name != "days_held" for kind in ("svg", "txt")
    }


def test_a_figure_asked_for_that_does_not_apply_is_an_error(tmp_path):
    folder = write(tmp_path / "run", only("stalled", trials=5))
    with pytest.raises(ResultsError, match="no figure `days_held`: no trial had a ceasefire"):
        draw_figures(folder, ("days_held",))


@pytest.mark.slow
def test_the_alt_text_lies_beside_the_figure(tmp_path):
    module, data = studies()["compare"]
    done = write_figure("compare", data, tmp_path / "deep" / "down", ("png",), stem="kursk")
    assert [path.name for path in done.paths] == ["kursk.png", "kursk.txt"]
    assert done.paths[1].read_text(encoding="utf-8") == module.alt_text(data) + "\n"
    assert not list((tmp_path / "deep" / "down").glob(".part-*"))


@pytest.mark.slow
def test_a_place_that_cannot_be_written_is_a_clear_error(tmp_path):
    folder = write(tmp_path / "run", Shape(trials=3))
    (folder / "figures").write_text("in the way")
    with pytest.raises(ResultsError, match="cannot be written"):
        draw_figures(folder, ("endings",))


@pytest.mark.slow
def test_drawing_never_touches_pyplot(tmp_path):
    folder = write(tmp_path / "run", Shape(trials=5))
    code = (
        "import sys; from pathlib import Path; from sim.plots.gallery import draw_figures; "
        f"draw_figures(Path({str(folder)!r}), ('endings',)); sys.exit('matplotlib.pyplot' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
