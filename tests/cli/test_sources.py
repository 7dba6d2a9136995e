"""What is named on the command line may be a pipe or standard input; what a file refers to may not."""

import os
import subprocess
import sys

import pytest

from tests.scenario.files import BASE, PLAIN, write, write_evidence

TRUCE = f"{sys.executable} -m sim"
SWEEP = """\
schema: 1
kind: sweep
scenario: base.yaml
trials: 20
vary: {actors.north.urgency: {list: [0.1, 0.5]}}
"""


def shell(folder, line):
    """Run a line of Bash, with `truce` as the program under test."""
    told = line.replace("truce", TRUCE)
    done = subprocess.run(
        ["bash", "-c", told],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        stdin=subprocess.DEVNULL,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    "line",
    [
        "truce run <(cat base.yaml) --trials 20",
        "cat base.yaml | truce run - --trials 20",
        "truce run - --trials 20 < base.yaml",
        "truce run /dev/stdin --trials 20 < base.yaml",
        "cat base.yaml | truce validate -",
        "truce validate <(cat base.yaml) <(cat sweep.yaml)",
        "cat base.yaml | truce show -",
        "cat base.yaml | truce trace -",
        "cat base.yaml | truce compare - base.yaml --trials 20",
        "truce compare <(cat base.yaml) <(sed s/Plain/Other/ base.yaml) --trials 20",
        "cat sweep.yaml | truce sweep -",
        "cat sweep.yaml | truce validate -",
        "mkfifo p; cat base.yaml > p & truce validate p",
    ],
)
def test_a_pipe_is_read(tmp_path, line):
    write(tmp_path, PLAIN)
    write(tmp_path, SWEEP, "sweep.yaml")
    code, out, err = shell(tmp_path, line)
    assert (code, bool(out)) == (0, True), err


def test_a_pipe_names_other_files_from_the_working_folder(tmp_path):
    write_evidence(tmp_path)
    write(tmp_path, BASE)
    variant = "echo '{schema: 1, extends: base.yaml, name: V}'"
    for line in (f"{variant} | truce validate -", f"truce validate <({variant})"):
        code, out, err = shell(tmp_path, line)
        assert code == 0, err
        assert "(6 stated, " in out


def test_what_came_through_a_pipe_is_the_same_case(tmp_path):
    path = write(tmp_path, PLAIN)
    plain, piped = (
        shell(tmp_path, f"truce run {path} --trials 50"),
        shell(tmp_path, f"truce run - --trials 50 < {path}"),
    )
    assert piped[1].replace("show -", "show base.yaml") == plain[1]


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/random", "/dev/full"])
def test_a_source_without_end_is_refused_by_its_size(tmp_path, device):
    for verb in ("validate", "run", "sweep", "show"):
        code, out, err = shell(tmp_path, f"truce {verb} {device}")
        assert (code, out) == (2, "")
        assert err.startswith(f"{device}:1:1: larger than 1,000,000 bytes")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("cat base.yaml | truce compare - -", "-: standard input is named twice, and can be read only once"),
        ("cat base.yaml | truce compare - /dev/stdin", "/dev/stdin: a pipe is named twice, and can be read only once"),
        ("cat base.yaml | truce validate - -", "-: standard input is named twice, and can be read only once"),
        ("truce run - < /dev/null", "-:1:1: an empty file"),
        ("truce run - <&-", "-:1:1: standard input is closed"),
        ("truce validate /dev", "/dev"),
    ],
)
def test_what_cannot_be_read_says_so(tmp_path, line, told):
    write(tmp_path, PLAIN)
    code, out, err = shell(tmp_path, line)
    assert (code, out) == (2, "")
    assert err.startswith(told)
    assert err.count("\n") <= 2


@pytest.mark.parametrize("kind", ["pipe", "/dev/zero", "/dev/random"])
@pytest.mark.parametrize("key", ["extends", "scenario", "evidence"])
def test_what_a_file_refers_to_must_be_a_file(tmp_path, kind, key):
    write(tmp_path, PLAIN)
    if kind == "pipe":
        os.mkfifo(tmp_path / "other.yaml")
    else:
        (tmp_path / "other.yaml").symlink_to(kind)
    told = {
        "extends": "schema: 1\nextends: other.yaml\nname: V\n",
        "scenario": SWEEP.replace("base.yaml", "other.yaml"),
        "evidence": PLAIN + "evidence: other.yaml\n",
    }
    path = write(tmp_path, told[key], "it.yaml")
    code, out, err = shell(tmp_path, f"truce validate {path.name}")
    assert (code, out) == (2, "")
    assert f"{key}: got other.yaml, but" in err


def test_a_folder_that_may_not_be_looked_into_says_so(tmp_path):
    if os.geteuid() == 0:
        pytest.skip("the superuser may look anywhere")
    folder = tmp_path / "shut"
    folder.mkdir()
    write(folder, PLAIN)
    folder.chmod(0)
    try:
        code, _, err = shell(tmp_path, "truce validate shut/base.yaml")
    finally:
        folder.chmod(0o700)
    assert code == 2
    assert "shut/base.yaml:1:1: cannot be read: Permission denied" in err
