"""The script of installs itself; CI calls it to make them."""

import sys
import tomllib

import pytest

from tools import installs

CONFIG = tomllib.loads((installs.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = CONFIG["project"]


def test_every_dependency_has_a_floor_that_is_pinned():
    pinned = installs.constraints(installs.dependencies()).splitlines()
    assert len(pinned) == len(PROJECT["dependencies"])
    assert all(line.count("==") == 1 for line in pinned)
    assert f"typer=={installs.dependencies()['typer']}" in pinned


def test_a_wheel_holds_sim_alone_and_a_source_archive_what_its_tests_read():
    targets = CONFIG["tool"]["hatch"]["build"]["targets"]
    assert targets["wheel"]["packages"] == ["sim"]
    assert {"/tests", "/tools", "/benchmarks", "/docs", "/.ci", "/*.md"} <= set(targets["sdist"]["include"])


def test_the_pythons_are_the_oldest_and_the_newest_that_are_supported():
    told = [word.rpartition(" ")[2] for word in PROJECT["classifiers"] if "Python :: 3." in word]
    assert (told[0], told[-1]) == installs.PYTHONS
    assert PROJECT["requires-python"].startswith(f">={told[0]},")


def test_this_python_is_found(monkeypatch, tmp_path):
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    assert installs.find_python(version) is not None
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path))
    assert installs.find_python(version) is None


def test_a_shim_that_leads_nowhere_is_no_python(monkeypatch, tmp_path):
    shim = tmp_path / "python3.13"
    shim.write_text("#!/bin/sh\nexit 127\n", encoding="utf-8")
    shim.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin")
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path))
    assert installs.find_python("3.13") is None


def test_a_newest_python_that_is_missing_is_said_in_one_line(monkeypatch, capsys):
    monkeypatch.setattr(installs, "find_python", lambda version: None)
    assert installs.main(["3.13"]) == 0
    assert capsys.readouterr().out == "install 3.13: left out, no Python 3.13 on this machine\n"


@pytest.mark.parametrize("name", ["3.11", "floors"])
def test_the_oldest_must_be_there(name, monkeypatch, capsys):
    monkeypatch.setattr(installs, "find_python", lambda version: None)
    assert installs.main([name]) == 1
    assert "no Python 3.11" in capsys.readouterr().err


def test_a_command_that_never_ends_is_told(monkeypatch, tmp_path):
    monkeypatch.setattr(installs, "SECONDS", 0.2)
    with pytest.raises(installs.InstallError, match=r"\+ sleep 30\nnot done after 0\.2 seconds"):
        installs._run(["sleep", "30"], tmp_path, {})


def test_an_install_of_no_such_name(capsys):
    assert installs.main(["3.10"]) == 2
    assert "floors, 3.11, 3.13" in capsys.readouterr().err


def test_a_version_that_is_not_its_floor_is_told():
    installs._at_floors({"a": "1.0"}, ["1.0.0"])
    with pytest.raises(installs.InstallError, match=r"a 1\.1 was installed, not its floor 1\.0"):
        installs._at_floors({"a": "1.0"}, ["1.1"])
