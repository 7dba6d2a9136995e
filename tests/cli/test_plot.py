"""`truce plot` from the outside."""

from __future__ import annotations

import warnings

import pytest

from sim.cli.app import main
from sim.plots.gallery import FIGURES
from tests.plots.synthetic import Shape, only, write


@pytest.fixture
def folder(tmp_path):
    return write(tmp_path / "run", Shape(trials=40))


@pytest.mark.slow
def test_it_writes_and_prints_figures(folder, capsys):
    assert main(["plot", str(folder), "--figure", "endings", "--figure", "icons", "--format", "png"]) == 0
    figures = folder / "figures"
    assert capsys.readouterr().out.split() == [
        str(figures / name) for name in ("endings.png", "endings.txt", "icons.png", "icons.txt")
    ]
    assert (figures / "endings.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.slow
def test_without_names_all_that_apply_are_drawn(tmp_path, capsys):
    folder = write(tmp_path / "run", only("stalled", trials=5))
    assert main(["plot", str(folder), "--format", "svg"]) == 0
    out, err = capsys.readouterr()
    assert len(out.split()) == 2 * (len(FIGURES) - 1)
    assert err.startswith("days_held: left out, no trial had a ceasefire\n7 figures in ")


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (["--figure", "hold_outs"], "did you mean holdouts?"),
        (["--format", "gif"], "the formats are png, svg"),
    ],
)
def test_unknown_words_end_in_a_message_and_exit_code_2(folder, capsys, more, told):
    assert main(["plot", str(folder), *more]) == 2
    assert told in capsys.readouterr().err
    assert not (folder / "figures").exists()


@pytest.mark.parametrize("spoil", ["missing", "empty", "broken"])
def test_a_folder_that_is_none_of_ours_ends_in_a_message_and_exit_code_2(tmp_path, capsys, spoil):
    folder = tmp_path / "run"
    if spoil == "empty":
        folder.mkdir()
    elif spoil == "broken":
        (write(folder, Shape(trials=3)) / "resolved.yaml").write_text("schema: 2\nname: [")
    assert main(["plot", str(folder)]) == 2
    err = capsys.readouterr().err
    assert str(folder) in err
    assert "Traceback" not in err


@pytest.mark.slow
def test_strange_titles_are_drawn_without_a_word(tmp_path, capsys):
    folder = write(tmp_path / "run", Shape(trials=30, strange_names=True))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert main(["plot", str(folder)]) == 0
    assert capsys.readouterr().err.startswith("8 figures in ")
