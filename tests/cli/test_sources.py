"""What is named on the command line may be a pipe or standard input; what a file refers to may not."""

import os
import subprocess
import sys
from contextlib import contextmanager

import pytest
from typer.testing import CliRunner

from sim.cli import app as cli
from sim.documents.named import is_folder
from tests.scenario.files import BASE, PLAIN, write, write_evidence

SWEEP = """\
schema: 1
kind: sweep
scenario: base.yaml
trials: 20
vary: {actors.north.urgency: {list: [0.1, 0.5]}}
"""


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write(tmp_path, PLAIN)


def truce(*words, given=""):
    return CliRunner().invoke(cli.build(), [str(word) for word in words], input=given)


@contextmanager
def piped(text):
    """The name of a pipe that holds a text, as Bash makes one for `<(cat FILE)`."""
    reader, writer = os.pipe()
    os.write(writer, text.encode())
    os.close(writer)
    try:
        yield f"/dev/fd/{reader}"
    finally:
        os.close(reader)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["run", "SOURCE", "--trials", "20"], PLAIN),
        (["validate", "SOURCE"], PLAIN),
        (["validate", "SOURCE"], SWEEP),
        (["show", "SOURCE"], PLAIN),
        (["trace", "SOURCE"], PLAIN),
        (["compare", "SOURCE", "base.yaml", "--trials", "20"], PLAIN.replace("0.4", "0.3")),
        (["compare", "base.yaml", "SOURCE", "--trials", "20"], PLAIN.replace("0.4", "0.3")),
        (["sweep", "SOURCE"], SWEEP),
    ],
)
def test_a_pipe_and_standard_input_are_read(words, text):
    with piped(text) as name:
        told = truce(*(name if word == "SOURCE" else word for word in words))
    assert (told.exit_code, bool(told.stdout)) == (0, True), told.output
    again = truce(*("-" if word == "SOURCE" else word for word in words), given=text)
    assert again.exit_code == 0, again.output


@pytest.mark.slow
def test_two_pipes_are_compared():
    with piped(PLAIN) as first, piped(PLAIN.replace("Plain", "Other")) as second:
        told = truce("compare", first, second, "--trials", "20")
    assert (told.exit_code, "B: Other" in told.stdout) == (0, True), told.output


@pytest.mark.slow
def test_a_named_pipe_is_waited_for(tmp_path):
    os.mkfifo(tmp_path / "p")
    with subprocess.Popen(["/bin/sh", "-c", "sleep 0.2; exec cat base.yaml > p"]) as writer:
        told = truce("validate", "p")
        writer.kill()  # it would wait for ever for a reader that left too soon
    assert told.exit_code == 0, told.output


def test_a_pipe_names_other_files_from_the_working_folder(tmp_path):
    write_evidence(tmp_path)
    write(tmp_path, BASE)
    variant = "{schema: 2, extends: base.yaml, name: V}"
    with piped(variant) as name:
        for told in (truce("validate", "-", given=variant), truce("validate", name)):
            assert (told.exit_code, "(6 stated, " in told.stdout) == (0, True), told.output


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/random", "/dev/full"])
@pytest.mark.parametrize("verb", ["validate", "run", "sweep"])
def test_a_source_without_end_is_refused_by_its_size(verb, device):
    told = truce(verb, device)
    assert (told.exit_code, told.stdout) == (2, "")
    assert told.stderr.startswith(f"{device}:1:1: larger than 1,000,000 bytes")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["compare", "-", "-"], "-: standard input is named twice, and can be read only once"),
        (["validate", "-", "base.yaml", "-"], "-: standard input is named twice, and can be read only once"),
        (["compare", "/dev/zero", "/dev/zero"], "/dev/zero: a pipe is named twice, and can be read only once"),
        (["run", "-"], "-:1:1: an empty file"),
        (["run", "/dev/null"], "/dev/null:1:1: an empty file"),
    ],
)
def test_what_cannot_be_read_says_so(words, told):
    done = truce(*words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(told)
    assert done.stderr.count("\n") == 1


def test_standard_input_that_is_closed_says_so(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", None)
    assert cli.main(["validate", "-"]) == 2
    assert capsys.readouterr().err == "-:1:1: standard input is closed\n"


@pytest.mark.parametrize("kind", ["pipe", "/dev/zero", "/dev/random"])
@pytest.mark.parametrize("key", ["extends", "scenario", "evidence"])
def test_what_a_file_refers_to_must_be_a_file(tmp_path, kind, key):
    if kind == "pipe":
        os.mkfifo(tmp_path / "other.yaml")
    else:
        (tmp_path / "other.yaml").symlink_to(kind)
    told = {
        "extends": "schema: 2\nextends: other.yaml\nname: V\n",
        "scenario": SWEEP.replace("base.yaml", "other.yaml"),
        "evidence": PLAIN + "evidence: other.yaml\n",
    }
    write(tmp_path, told[key], "it.yaml")
    done = truce("validate", "it.yaml")
    assert (done.exit_code, done.stdout) == (2, "")
    assert f"{key}: got other.yaml, but" in done.stderr


def test_a_folder_that_may_not_be_looked_into_says_so(tmp_path):
    if os.geteuid() == 0:
        pytest.skip("the superuser may look anywhere")
    folder = tmp_path / "shut"
    folder.mkdir()
    write(folder, PLAIN)
    folder.chmod(0)
    try:
        told = truce("validate", "shut/base.yaml")
    finally:
        folder.chmod(0o700)
    assert told.exit_code == 2
    assert "shut/base.yaml:1:1: cannot be read: Permission denied" in told.stderr


def test_what_may_not_be_looked_at_is_no_folder_and_no_crash(monkeypatch, tmp_path):
    def refuse(self):
        raise PermissionError(13, "Permission denied")

    assert is_folder(tmp_path)
    monkeypatch.setattr(type(tmp_path), "is_dir", refuse)
    assert not is_folder(tmp_path)
