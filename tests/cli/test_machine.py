"""What the machine around the program does to it: full disks, closed streams, strange names, little memory."""

import errno
import os
import subprocess
import sys

import pytest
import typer

from sim.cli import app as cli
from sim.cli.failures import in_words
from sim.cli.screen import show
from sim.printable import printable, printable_name
from sim.scenario.starter import STARTER

CASE = "toy/two-clocks"
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="a shell and devices of Linux")


def shell(line, folder, **environment):
    """Run a line of shell in which `truce` is the command; text as bytes, since names may be anything."""
    line = line.replace("truce ", f"{sys.executable} -m sim ")
    here = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "PYTHONIOENCODING")}
    return subprocess.run(
        ["bash", "-c", line], cwd=folder, env=here | environment, capture_output=True, timeout=120, check=False
    )


def one_line(done):
    assert b"Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1, done.stderr
    return done.stderr.decode()


@pytest.mark.slow
@LINUX
@pytest.mark.parametrize(
    "words",
    [f"run {CASE} --trials 20 --quiet", "--version", f"show {CASE} --quiet", f"run {CASE} --trials 9 --json --quiet"],
)
def test_a_full_disk_below_the_output_is_one_line_and_2(words, tmp_path):
    done = shell(f"truce {words} > /dev/full", tmp_path)
    assert done.returncode == 2
    assert one_line(done) == "standard output: No space left on device\n"


@pytest.mark.slow
@LINUX
@pytest.mark.parametrize(
    ("closed", "code"), [(">&-", 0), ("2>&-", 0), ("<&- >&- 2>&-", 0), ("2> /dev/full", 0), ("nosuch 2> /dev/full", 2)]
)
def test_a_run_survives_streams_that_are_closed_or_full(closed, code, tmp_path):
    done = shell(f"truce run {CASE} --trials 20 --quiet --out kept {closed}", tmp_path)
    assert (done.returncode, done.stderr) == (code, b"")
    assert (tmp_path / "kept" / "manifest.json").is_file() == (code == 0)


@pytest.mark.slow
@LINUX
@pytest.mark.parametrize(
    "words", [f"run {CASE} --trials 20 --quiet", f"run {CASE} --trials 9 --json --quiet", "--help"]
)
def test_a_reader_that_leaves_ends_the_command_quietly_with_141(words, tmp_path):
    done = shell(f"(sleep 0.1; truce {words}; echo $? > code) | true; cat code", tmp_path)
    assert (done.stdout, done.stderr) == (b"141\n", b"")


@pytest.mark.slow
@LINUX
def test_names_that_are_not_utf_8_are_written_out_and_work(tmp_path):
    name = os.fsencode(tmp_path) + b"/a\xff.yaml"
    with open(name, "w", encoding="utf-8") as file:  # noqa: PTH123 (a name of bytes)
        file.write(STARTER)
    valid = shell("truce validate a$'\\xff'.yaml", tmp_path)
    assert valid.stdout.startswith(b"a\\xff.yaml: valid")
    done = shell("truce run a$'\\xff'.yaml --trials 20 --no-figures --out o$'\\xff'", tmp_path)
    assert (done.returncode, one_line(done)) == (0, "results kept in o\\xff\n")
    assert os.path.isfile(os.fsencode(tmp_path) + b"/o\xff/trials.parquet")  # noqa: PTH113 (a name of bytes)


@pytest.mark.slow
@LINUX
def test_a_name_may_not_steer_the_terminal(tmp_path):
    strange = "$'no\\e[31m\\u202e.yaml'"
    for words in (f"run {strange}", f"run {CASE} {strange}", f"validate {strange}", f"plot {strange}"):
        done = shell(f"truce {words}", tmp_path)
        assert done.returncode == 2
        assert not {b"\x1b", "\u202e".encode()} & {
            done.stderr[i : i + n] for i in range(len(done.stderr)) for n in (1, 3)
        }
        assert b"no\\x1b[31m\\u202e.yaml" in done.stderr


@pytest.mark.slow
@LINUX
def test_a_working_folder_that_is_gone_is_survived_or_named(tmp_path):
    (tmp_path / "gone").mkdir()
    done = shell(f"cd gone && rmdir ../gone && truce run {CASE} --trials 20 --quiet", tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    (tmp_path / "gone").mkdir()
    done = shell(f"cd gone && rmdir ../gone && truce run {CASE} --trials 20 --out there", tmp_path)
    assert done.returncode == 2
    assert one_line(done) == "--out there: cannot write there: No such file or directory\n"


@pytest.mark.slow
@LINUX
def test_letters_that_the_terminal_does_not_have_are_written_out(tmp_path):
    (tmp_path / "s.yaml").write_text(STARTER.replace("name: A starter", "name: Перемирие"), encoding="utf-8")
    done = shell("truce run s.yaml --trials 20", tmp_path, PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert done.stdout.startswith(b"\\u041f\\u0435")
    done = shell("truce run s.yaml --trials 20 --json | python3 -m json.tool", tmp_path, PYTHONIOENCODING="ascii")
    assert b'"\\u041f\\u0435' in done.stdout


@LINUX
def test_little_memory_is_one_line_and_2(tmp_path):
    done = shell(f"ulimit -v 300000; truce run {CASE} --trials 20", tmp_path)
    assert done.returncode == 2
    assert one_line(done).startswith("out of memory: allow more")


@pytest.mark.slow
@LINUX
@pytest.mark.parametrize("columns", ["0", "-5", "many", "", "1", "99999999999999999999"])
def test_a_width_that_makes_no_sense_hides_nothing(columns, tmp_path):
    plain = shell(f"truce run {CASE} --trials 20", tmp_path).stdout
    done = shell(f"truce run {CASE} --trials 20", tmp_path, COLUMNS=columns).stdout
    assert (done == plain) == (columns != "99999999999999999999")
    assert done.split()[:20] == plain.split()[:20]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(errno.EACCES, "Permission denied", "a/b.yaml"), "a/b.yaml: Permission denied"),
        (OSError(errno.EXDEV, "Invalid link", "a", None, "b\n"), "a -> b\\n: Invalid link"),
        (OSError("odd\nvery odd"), "the system refused: odd"),
        (OSError(errno.ENOMEM, "Cannot allocate memory"), "out of memory: allow more"),
        (MemoryError(), "out of memory: allow more"),
        (ImportError("x.so: failed to map segment from shared object"), "out of memory: allow more"),
        (ImportError("No module named 'x'"), "a library cannot be loaded: No module named 'x'"),
        (UnicodeEncodeError("utf-8", "\udcff", 0, 1, "surrogates not allowed"), "text that cannot be written or read"),
    ],
)
def test_what_the_machine_does_is_a_line_and_2(error, words, capsys):
    def verb():
        raise error

    with pytest.raises(typer.Exit) as left:
        cli._guarded(verb)()
    said = capsys.readouterr().err
    assert left.value.exit_code == 2
    assert said.startswith(words)
    assert said.count("\n") == 1


def test_the_first_cause_is_named():
    error = ImportError("\n\nIMPORTANT: a page of advice\n")
    error.__cause__ = ImportError("libx.so: cannot open")
    assert "libx.so: cannot open" in in_words(error)


def test_printable():
    assert printable("plain ä 名 \t\n") == "plain ä 名 \t\n"
    assert printable("\x1b[31m\r\x9b\u202e\udcff\ud800") == "\\x1b[31m\\x0d\\x9b\\u202e\\xff\\ud800"
    assert printable_name("a\nb\t") == "a\\nb\\t"


def test_tables_are_screened_too(capsys):
    from sim.cli.tables import plain_table

    table = plain_table("a\x1b[31m")
    table.add_row("b\x9b")
    show("c\x1b]0;title\x07", table)
    shown = capsys.readouterr().out
    assert "\x1b" not in shown
    assert "\x9b" not in shown
    assert "b\\x9b" in shown
