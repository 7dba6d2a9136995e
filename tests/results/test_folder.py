"""A folder of results appears whole or not at all."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from sim.errors import ResultsError
from sim.results.files import write_json
from sim.results.folder import check_free, new_folder


def listing(folder):
    return sorted(path.name for path in folder.iterdir())


def test_appears_whole(tmp_path):
    out = tmp_path / "deep" / "er" / "out"
    with new_folder(out) as room:
        (room.path / "a.txt").write_text("a")
        assert not out.exists()
        assert room.path.parent == out.parent
    assert listing(out) == ["a.txt"]
    assert listing(out.parent) == ["out"]


@pytest.mark.parametrize("failure", [ValueError("no"), KeyboardInterrupt(), SystemExit(143)])
def test_leaves_nothing_after_a_failure(tmp_path, failure):
    def half_done():
        with new_folder(tmp_path / "deep" / "out") as room:
            (room.path / "a.txt").write_text("a")
            raise failure

    with pytest.raises(type(failure)):
        half_done()
    assert listing(tmp_path) == []


def test_an_empty_folder_is_taken_over(tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    with new_folder(out) as room:
        (room.path / "a.txt").write_text("a")
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


def test_a_place_taken_meanwhile_is_left_and_the_results_are_kept_beside_it(tmp_path, caplog):
    out = tmp_path / "out"
    (tmp_path / "out-2").write_text("mine too")
    with new_folder(out) as room:
        (room.path / "a.txt").write_text("a")
        out.mkdir()
        (out / "mine.txt").write_text("mine")
    assert room.kept == tmp_path / "out-3"
    assert listing(tmp_path) == ["out", "out-2", "out-3"]
    assert (listing(out), listing(tmp_path / "out-3")) == (["mine.txt"], ["a.txt"])
    assert caplog.messages == [f"--out {out}: was taken while the run worked; its results are kept in {out}-3"]


def test_a_file_in_the_place_is_left_too(tmp_path):
    with new_folder(tmp_path / "out") as room:
        (tmp_path / "out").write_text("mine")
    assert room.kept == tmp_path / "out-2"
    assert (tmp_path / "out").read_text() == "mine"


KILLED = """
import os, signal, sys
sys.path.insert(0, {root!r})
from pathlib import Path
from sim.results.folder import new_folder
with new_folder(Path({out!r})) as room:
    (room.path / "half").write_text("half")
    print("going", flush=True)
    sys.stdin.read(1)
"""


def at_work(out):
    """Another process that works in a folder until it is killed or told to end."""
    code = KILLED.format(root=str(Path(__file__).parents[2]), out=str(out))
    child = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert child.stdout.readline() == "going\n"
    return child


@pytest.mark.skipif(sys.platform == "win32", reason="no such locks")
def test_what_a_killed_run_left_is_removed_and_told(tmp_path, caplog):
    out = tmp_path / "out [1]"
    child = at_work(out)
    child.kill()
    child.communicate()
    (left,) = tmp_path.iterdir()
    (tmp_path / ".other.00000000-00000000.part").mkdir()
    with new_folder(out):
        assert not left.exists()
    assert listing(tmp_path) == [".other.00000000-00000000.part", "out [1]"]
    assert caplog.messages == [f"--out {out}: removed what a run that was killed had left ({left.name})"]


@pytest.mark.skipif(sys.platform == "win32", reason="no such locks")
def test_a_living_run_keeps_its_folder(tmp_path, caplog):
    out = tmp_path / "out"
    child = at_work(out)
    with new_folder(out) as room:
        assert len(list(tmp_path.iterdir())) == 2
        (room.path / "whole").write_text("whole")
    assert room.kept == out
    child.communicate("x")
    assert child.returncode == 0
    assert listing(tmp_path) == ["out", "out-2"]
    assert listing(tmp_path / "out-2") == ["half"]
    assert "another run is writing there too" in caplog.text


def test_what_another_machine_left_is_told_and_left(tmp_path, caplog):
    strange = tmp_path / ".out.00000000-01234567.part"
    strange.mkdir()
    with new_folder(tmp_path / "out"):
        pass
    assert strange.is_dir()
    assert "begun on another machine" in caplog.text


def test_a_folder_taken_for_a_leftover_before_it_is_locked_is_made_again(tmp_path, monkeypatch):
    import sim.results.leftover as leftover

    real, lost = leftover._locked, []

    def too_late(path):
        if not lost:
            lost.append(path)
            path.rmdir()
        return real(path)

    monkeypatch.setattr(leftover, "_locked", too_late)
    with new_folder(tmp_path / "out") as room:
        assert room.path != lost[0]
        assert room.path.is_dir()


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_everything_is_on_the_disk_before_it_has_its_name(tmp_path, monkeypatch):
    done = []
    monkeypatch.setattr(os, "fsync", lambda number: done.append(str(Path(f"/proc/self/fd/{number}").readlink())))
    with new_folder(tmp_path / "out") as room:
        (room.path / "figures").mkdir()
        (room.path / "figures" / "a.png").write_text("a")
        rename = Path.rename
        monkeypatch.setattr(Path, "rename", lambda *given: (done.append("rename"), rename(*given)))
    part = str(room.path)
    assert done == [f"{part}/figures", f"{part}/figures/a.png", part, "rename", str(tmp_path)]
