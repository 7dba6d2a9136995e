"""A folder of results appears whole or not at all."""

import json
import stat

import pytest

from sim.errors import ResultsError
from sim.runs.folder import check_free, new_folder, write_json


def listing(folder):
    return sorted(path.name for path in folder.iterdir())


def test_appears_whole(tmp_path):
    out = tmp_path / "deep" / "er" / "out"
    with new_folder(out) as folder:
        (folder / "a.txt").write_text("a")
        assert not out.exists()
        assert folder.parent == out.parent
    assert listing(out) == ["a.txt"]
    assert listing(out.parent) == ["out"]


@pytest.mark.parametrize("failure", [ValueError("no"), KeyboardInterrupt(), SystemExit(143)])
def test_leaves_nothing_after_a_failure(tmp_path, failure):
    def half_done():
        with new_folder(tmp_path / "deep" / "out") as folder:
            (folder / "a.txt").write_text("a")
            raise failure

    with pytest.raises(type(failure)):
        half_done()
    assert listing(tmp_path) == []


def test_an_empty_folder_is_taken_over(tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    with new_folder(out) as folder:
        (folder / "a.txt").write_text("a")
    assert listing(out) == ["a.txt"]


def test_a_full_folder_is_refused_and_untouched(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(ResultsError, match=r"not empty; name a new one"):
        check_free(tmp_path)
    with pytest.raises(ResultsError), new_folder(tmp_path):
        pytest.fail("must not begin")
    assert listing(tmp_path) == ["mine.txt"]


def test_a_file_and_the_current_folder_are_refused(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    with pytest.raises(ResultsError, match="is a file"):
        check_free(tmp_path / "file")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    with pytest.raises(ResultsError, match="the folder you are in"):
        check_free(type(tmp_path)("."))


def test_a_place_that_cannot_be_written_is_an_error_in_words(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ResultsError, match="cannot write there"), new_folder(tmp_path / "file" / "out"):
        pytest.fail("must not begin")


def test_a_full_disk_is_an_error_in_words(tmp_path):
    with pytest.raises(ResultsError, match="No space left"), new_folder(tmp_path / "out"):
        raise OSError(28, "No space left on device")
    assert listing(tmp_path) == []


def test_others_may_read_it_as_usual(tmp_path):
    with new_folder(tmp_path / "out"):
        (tmp_path / "plain").mkdir()
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("out", "plain")]
    assert modes[0] == modes[1]


def test_json_is_readable_and_finite(tmp_path):
    write_json(tmp_path / "a.json", {"b": "é", "a": 1})
    assert (tmp_path / "a.json").read_text(encoding="utf-8") == '{\n  "b": "é",\n  "a": 1\n}\n'
    assert json.loads((tmp_path / "a.json").read_bytes()) == {"b": "é", "a": 1}
    with pytest.raises(ValueError):
        write_json(tmp_path / "a.json", float("nan"))
