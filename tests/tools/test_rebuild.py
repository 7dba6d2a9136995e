"""One command rebuilds everything pinned; what it cannot rebuild is not pinned."""

import pytest

from tools.part import ROOT, Part
from tools.rebuild import PARTS, main

GOLDEN = ROOT / "tests" / "golden"
QUICK = [part for part in PARTS if not part.slow]


@pytest.fixture
def part(tmp_path):
    files = {tmp_path / "a.txt": b"one\n", tmp_path / "sub" / "b.png": b"pixels"}
    return Part("toy", "a toy", lambda: dict(files), tmp_path)


def test_write_then_check_finds_nothing(part, capsys):
    assert main(["--write"], [part]) == 0
    assert capsys.readouterr().out.startswith("toy: 2 files, 2 written\n")
    assert main(["--check"], [part]) == 0
    assert main(["--write", "toy"], [part]) == 0
    assert "0 written" in capsys.readouterr().out


def test_check_names_what_differs_and_what_nothing_makes(part, tmp_path, capsys):
    main(["--write"], [part])
    (tmp_path / "a.txt").write_text("two\n")
    (tmp_path / "old.txt").write_text("left over\n")
    capsys.readouterr()
    assert main(["--check"], [part]) == 1
    shown = capsys.readouterr().out
    assert "2 differ" in shown
    assert "a.txt" in shown
    assert "old.txt" in shown
    assert main(["--write"], [part]) == 0
    assert not (tmp_path / "old.txt").exists()
    assert main(["--check"], [part]) == 0


def test_pictures_are_compared_by_the_words_beside_them(part, tmp_path):
    main(["--write"], [part])
    (tmp_path / "sub" / "b.png").write_bytes(b"other pixels")
    assert main(["--check"], [part]) == 0
    (tmp_path / "sub" / "b.png").unlink()
    assert main(["--check"], [part]) == 1


def test_line_ends_do_not_count(part, tmp_path):
    main(["--write"], [part])
    (tmp_path / "a.txt").write_bytes(b"one\r\n")
    assert main(["--check"], [part]) == 0


def test_without_a_flag_it_lists_the_parts_and_an_unknown_one_is_refused(part, capsys):
    assert main([], [part]) == 0
    assert capsys.readouterr().out == "toy          a toy\n"
    assert main(["--check", "tow"], [part]) == 2
    assert capsys.readouterr().err == "no part named tow; there are toy\n"


@pytest.mark.slow
@pytest.mark.parametrize("part", QUICK, ids=lambda part: part.name)
def test_what_is_pinned_is_what_the_code_makes(part):
    """Those that are slow are compared file by file, in `tests/docs/test_pages.py` and `tests/golden/`."""
    assert part.differing(part.make()) == [], f"if it is meant to differ: python -m tools.rebuild --write {part.name}"


def test_every_file_of_the_folder_makes_something():
    files = {path.stem for path in (ROOT / "tools" / "parts").glob("*.py")} - {"__init__"}
    assert {part.make.__module__.rpartition(".")[2] for part in PARTS} == files
    assert len({part.name for part in PARTS}) == len(PARTS)


@pytest.mark.slow
def test_everything_pinned_belongs_to_a_part():
    quick = {path for part in QUICK for path in part.make()}
    folders = {part.folder for part in PARTS}
    for path in GOLDEN.rglob("*.txt"):
        assert path in quick or path.parent in folders, path
    assert ROOT / "scenarios" / "scenario.schema.json" in quick
