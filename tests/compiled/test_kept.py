"""Where machine code is kept: one folder per state of the sources, few of them, none where nothing can be written."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from sim.compiled.kept import digest, kept_folder


@pytest.fixture
def source(tmp_path):
    """A folder of sources with two files."""
    folder = tmp_path / "rules"
    (folder / "inner").mkdir(parents=True)
    (folder / "one.py").write_text("STEP = 1\n")
    (folder / "inner" / "two.py").write_text("STEP = 2\n")
    (folder / "notes.txt").write_text("no code\n")
    return folder


def test_the_fingerprint_is_that_of_the_text_of_all_files(source):
    before = digest([source])
    assert before == digest([source])
    (source / "notes.txt").write_text("still no code\n")
    os.utime(source / "one.py", (1, 1))
    assert digest([source]) == before
    (source / "inner" / "two.py").write_text("STEP = 3\n")
    assert digest([source]) != before


def test_a_new_file_a_lost_one_and_a_new_name_are_changes(source):
    seen = {digest([source])}
    (source / "three.py").write_text("")
    seen.add(digest([source]))
    (source / "one.py").rename(source / "uno.py")
    seen.add(digest([source]))
    (source / "inner" / "two.py").unlink()
    seen.add(digest([source]))
    seen.add(digest([source / "uno.py"]))
    assert len(seen) == 5


def test_code_stands_apart_by_fingerprint_and_only_its_owner_reads_it(tmp_path, source):
    first = kept_folder([source], str(tmp_path / "kept"))
    assert first == kept_folder([source], str(tmp_path / "kept")) == tmp_path / "kept" / "truce" / digest([source])
    if sys.platform != "win32":
        assert first.stat().st_mode & 0o777 == 0o700
    (source / "one.py").write_text("STEP = 5\n")
    assert kept_folder([source], str(tmp_path / "kept")) != first


def test_the_code_of_sources_that_were_not_run_for_longest_makes_room(tmp_path, source):
    folders = []
    for step in range(7):
        (source / "one.py").write_text(f"STEP = {step}\n")
        folders.append(kept_folder([source], str(tmp_path / "kept")))
        (folders[-1] / "code.nbc").write_bytes(b"code")
        os.utime(folders[-1], (step, step))
    assert [folder for folder in folders if folder.exists()] == folders[-4:]


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_no_folder_where_a_file_stands(tmp_path, source, place):
    (tmp_path / "file").write_text("")
    assert kept_folder([source], str(tmp_path / place)) is None


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_no_folder_where_nobody_may_write(tmp_path, source):
    (tmp_path / "kept").mkdir(mode=0o500)
    assert kept_folder([source], str(tmp_path / "kept")) is None


def test_a_folder_that_others_made_and_nobody_may_write_in_is_none(tmp_path, source, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert kept_folder([source], str(tmp_path)) is None


def test_no_folder_without_a_home(source, monkeypatch):
    def homeless():
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", homeless)
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    assert kept_folder([source]) is None


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have other places")
def test_the_users_own_cache(tmp_path, source, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert kept_folder([source]) == tmp_path / "cache" / "truce" / digest([source])
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    assert kept_folder([source]) == tmp_path / "home" / ".cache" / "truce" / digest([source])
