from __future__ import annotations

import subprocess
import sys

import pytest

from sim.errors import ResultsError
from sim.plots.gallery import FIGURES, check_formats, check_names, draw_figures, write_figure
from tests.plots.study import studies
from tests.plots.synthetic import Shape, only, write


def test_names_are_checked_with_the_nearest_and_the_list():
    assert check_names(()) == FIGURES
    assert check_names(("terms", "endings")) == ("endings", "terms")
    with pytest.raises(ResultsError, match=r"'endigns' \(did you mean endings\?\); the figures are endings, icons"):
        check_names(("endigns",))
    with pytest.raises(ResultsError, match="the formats are png, svg"):
        check_formats(("pdf",))
    assert check_formats((".PNG",)) == ("png",)


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


def test_the_alt_text_lies_beside_the_figure(tmp_path):
    module, data = studies()["compare"]
    done = write_figure("compare", data, tmp_path / "deep" / "down", ("png",), stem="kursk")
    assert [path.name for path in done.paths] == ["kursk.png", "kursk.txt"]
    assert done.paths[1].read_text(encoding="utf-8") == module.alt_text(data) + "\n"
    assert not list((tmp_path / "deep" / "down").glob(".part-*"))


def test_a_place_that_cannot_be_written_is_a_clear_error(tmp_path):
    folder = write(tmp_path / "run", Shape(trials=3))
    (folder / "figures").write_text("in the way")
    with pytest.raises(ResultsError, match="cannot be written"):
        draw_figures(folder, ("endings",))


def test_names_are_checked_before_matplotlib_is_loaded():
    code = (
        "import sys; from sim.plots.gallery import check_names, FIGURES; check_names(('terms',)); "
        "sys.exit('matplotlib' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.slow
def test_drawing_never_touches_pyplot(tmp_path):
    folder = write(tmp_path / "run", Shape(trials=5))
    code = (
        "import sys; from pathlib import Path; from sim.plots.gallery import draw_figures; "
        f"draw_figures(Path({str(folder)!r}), ('endings',)); sys.exit('matplotlib.pyplot' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
