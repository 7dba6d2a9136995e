"""One command rebuilds everything pinned; what it cannot rebuild is not pinned."""

from pathlib import Path

import pytest

from tests.rebuild import GOLDEN, PARTS, ROOT, Part, main

QUICK = ("parameters", "columns", "schema", "faults")


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


@pytest.mark.parametrize("name", QUICK)
def test_the_quick_parts_are_in_step(name):
    assert main(["--check", name]) == 0


def test_everything_pinned_belongs_to_a_part():
    quick = {path for part in PARTS if part.name in QUICK for path in part.make()}
    folders = {part.folder for part in PARTS}
    made = {"ten-faults.yaml", "__init__.py", "__main__.py"}
    for path in GOLDEN.rglob("*.*"):
        if (
            path.is_file()
            and path.suffix != ".pyc"
            and path.name not in made
            and not path.name.startswith(("test_", "chosen"))
        ):
            assert path in quick or path.parent in folders, path
    assert ROOT / "scenarios" / "scenario.schema.json" in quick
    assert Path.cwd().exists()
