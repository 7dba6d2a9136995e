"""`truce upgrade`: the text to standard output, what it means now to standard error, files in place if asked."""

import os
import stat
import sys

import pytest

from sim.cli import main
from tests.cli.test_validate import truce
from tests.scenario.files import PLAIN, write
from tests.write_faults import KINDS, Disk, failing

OLD = PLAIN.replace("schema: 2", "schema: 1")


def test_the_text_goes_to_standard_output_and_the_rest_to_standard_error(tmp_path):
    path = write(tmp_path, OLD)
    told = truce("upgrade", path)
    assert (told.exit_code, told.stdout) == (0, PLAIN)
    assert told.stderr.startswith(f"{path}:1: schema 1 becomes 2; nothing else in the text changes\n")
    assert "\n    As before: `optimism: 0`\n" in told.stderr
    assert path.read_text(encoding="utf-8") == OLD
    quiet = truce("upgrade", path, "--quiet")
    assert (quiet.exit_code, quiet.stdout, quiet.stderr) == (0, PLAIN, "")


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_and_letters_leave_as_they_came(end, tmp_path, capfdbinary):
    path = tmp_path / "mine.yaml"
    path.write_bytes(OLD.replace("Plain", "Плавно 🌍").replace("\n", end).encode())
    assert main(["upgrade", str(path)]) == 0
    assert capfdbinary.readouterr().out == PLAIN.replace("Plain", "Плавно 🌍").replace("\n", end).encode()


def test_a_terminal_is_given_lines_and_nothing_that_steers_it(tmp_path, capfdbinary, monkeypatch):
    path = tmp_path / "mine.yaml"
    path.write_bytes(b"schema: 1\r\nname: a\rquestion: b\n")
    monkeypatch.setattr("sim.cli.streams.Outlet.isatty", lambda _: True)
    assert main(["upgrade", str(path)]) == 0
    assert capfdbinary.readouterr().out == b"schema: 2\nname: a\nquestion: b\n"


def test_files_are_rewritten_in_place_with_their_permissions_and_once(tmp_path):
    (tmp_path / "sub").mkdir()
    base = write(tmp_path, OLD)
    variant = write(tmp_path / "sub", "{schema: 1, extends: ../base.yaml}", "variant.yaml")
    base.chmod(0o640)
    told = truce("upgrade", variant, base, "--write")
    assert (told.exit_code, told.stdout) == (0, "")
    assert base.read_text(encoding="utf-8") == PLAIN
    assert variant.read_text(encoding="utf-8") == "{schema: 2, extends: ../base.yaml}"
    assert stat.S_IMODE(base.stat().st_mode) == 0o640
    assert f"  rewritten; next: truce validate {base}\n" in told.stderr
    assert "It extends" not in told.stderr, "the file below was given too"
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["base.yaml", "sub", "variant.yaml"]
    assert truce("validate", variant).exit_code == 0
    before = base.stat()
    again = truce("upgrade", variant, base, "--write")
    assert (again.exit_code, again.stderr.count("schema 2 already, nothing to do")) == (0, 2)
    assert (base.stat().st_ino, base.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_file_below_of_schema_1_is_said_by_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write(tmp_path, OLD, "my base.yaml")
    told = truce("upgrade", write(tmp_path, "schema: 1\nextends: my base.yaml\n", "v.yaml"), "--write")
    assert "  It extends my base.yaml, still schema 1: truce upgrade 'my base.yaml'\n" in told.stderr
    assert "my base.yaml:1:9: schema: got 1; allowed: 2; schema 1 is the first edition" in (
        truce("validate", "v.yaml").stderr
    )


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege")
def test_a_link_goes_on_leading_to_its_file(tmp_path):
    path, link = write(tmp_path, OLD), tmp_path / "link.yaml"
    link.symlink_to("base.yaml")
    assert truce("upgrade", link, "--write").exit_code == 0
    assert link.is_symlink()
    assert path.read_text(encoding="utf-8") == PLAIN


def test_check_tells_what_is_to_be_done_and_does_nothing(tmp_path):
    old, new = write(tmp_path, OLD), write(tmp_path, PLAIN, "new.yaml")
    told = truce("upgrade", old, new, "--check")
    assert (told.exit_code, told.stdout) == (1, "")
    assert f"{old}:1: schema 1 becomes 2" in told.stderr
    assert truce("upgrade", new, "--check").exit_code == 0
    assert truce("upgrade", old, tmp_path / "nowhere.yaml", "--check").exit_code == 2
    assert old.read_text(encoding="utf-8") == OLD


def test_what_is_schema_2_already_comes_out_as_it_is(tmp_path):
    path = write(tmp_path, PLAIN)
    told = truce("upgrade", path)
    assert (told.exit_code, told.stdout, told.stderr) == (0, PLAIN, f"{path}: schema 2 already, nothing to do\n")


def test_a_file_at_fault_does_not_keep_the_others_from_being_rewritten(tmp_path):
    wrong = write(tmp_path, "schema: 1\nkind: sweep\n", "sweep.yaml")
    right = write(tmp_path, OLD)
    told = truce("upgrade", wrong, right, "--write")
    assert told.exit_code == 2
    assert f"{wrong}:2:1: kind: a sweep: it stays `schema: 1`" in told.stderr
    assert right.read_text(encoding="utf-8") == PLAIN
    assert wrong.read_text(encoding="utf-8") == "schema: 1\nkind: sweep\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["base.yaml", "base.yaml"], "2 files: give --write to rewrite them"),
        (["base.yaml", "--write", "--check"], "--check: writes nothing, and --write does; give one of them"),
        (["-", "--write"], "-: no file, so it cannot be rewritten"),
        (["nowhere.yaml"], "nowhere.yaml:1:1: no such file"),
        (["."], ".:1:1: a folder, not a file"),
    ],
)
def test_what_cannot_be_done_is_said_with_a_remedy(words, said, tmp_path, monkeypatch):
    monkeypatch.chdir(write(tmp_path, OLD).parent)
    monkeypatch.setattr("sim.documents.text._standard_input", OLD.encode)
    told = truce("upgrade", *words)
    assert (told.exit_code, told.stdout) == (2, "")
    assert said in told.stderr


def test_standard_input_is_read(monkeypatch):
    monkeypatch.setattr("sim.documents.text._standard_input", OLD.encode)
    told = truce("upgrade", "-")
    assert (told.exit_code, told.stdout) == (0, PLAIN)


def test_a_file_that_may_not_be_written_stays(tmp_path, monkeypatch):
    path = write(tmp_path, OLD)
    monkeypatch.setattr(os, "access", lambda *_: False)
    told = truce("upgrade", path, "--write")
    assert told.exit_code == 2
    assert told.stderr.startswith(f"{path}: cannot be rewritten: ")
    assert path.read_text(encoding="utf-8") == OLD


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("error", KINDS)
def test_whatever_the_disk_refuses_the_file_is_whole(error, tmp_path):
    path, words = write(tmp_path, OLD), ["upgrade", str(tmp_path / "base.yaml"), "--write", "--quiet"]
    whole = Disk(tmp_path)
    with failing(whole):
        assert main(words) == 0
    assert {"open", "write", "fsync", "replace"} <= set(whole.asked)
    for fail in range(len(whole.asked)):
        write(tmp_path, OLD)
        with failing(Disk(tmp_path, fail, error)):
            code = main(words)
        assert path.read_text(encoding="utf-8") == {0: PLAIN, 2: OLD}[code], fail
        assert [each.name for each in tmp_path.iterdir()] == ["base.yaml"]
