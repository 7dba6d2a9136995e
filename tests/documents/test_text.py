import os

import pytest

from sim.documents.kind import MAX_BYTES, MAX_LINES
from tests.scenario.files import PLAIN, faults_of


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        (b"", "1:1 : an empty file; `truce init` writes a starter"),
        (b"# nothing but a comment\n", "1:1 : an empty file; `truce init` writes a starter"),
        (b"\xef\xbb\xbfschema: 2\n", "1:1 : begins with a byte-order mark; save it as UTF-8 without one"),
        ("schema: 2\n".encode("utf-16"), "1:1 : saved as UTF-16; save it as UTF-8"),
        (b"schema: 2\nname: caf\xe9\n", "2:10 : byte 0xE9 is not UTF-8; save the file as UTF-8 text"),
        (b"schema: 2\r\nname: a\x07b\r\n", "2:8 : character U+0007, which cannot be printed; delete it"),
        (b"schema: 2\nname: a\x00b\n", "2:8 : character U+0000, which cannot be printed; delete it"),
        ("schema: 2\nname: a\u2028b\n".encode(), "2:8 : character U+2028, which cannot be printed; delete it"),
        (b"schema: 2\nissues:\n\tline: {}\n", "3:1 : a tab in the indentation; use spaces"),
        (b"schema: 2\nissues:\n  \tline: {}\n", "3:3 : a tab in the indentation; use spaces"),
        (b"- a\n- b\n", "1:1 : a scenario is a mapping of keys to values, beginning with `schema: 2`"),
        (b"just words\n", "1:1 : a scenario is a mapping of keys to values, beginning with `schema: 2`"),
    ],
)
def test_what_is_no_text_of_ours_says_so(tmp_path, raw, fault):
    assert faults_of(tmp_path, raw) == [fault]


def test_a_large_file_is_refused_before_it_is_parsed(tmp_path):
    (fault,) = faults_of(tmp_path, PLAIN + "#" * MAX_BYTES)
    assert "larger than 1,000,000 bytes" in fault


@pytest.mark.slow
def test_a_file_of_just_the_limit_is_read(tmp_path):
    rest = MAX_BYTES - len(PLAIN.encode())
    filler = ("#" * 99 + "\n") * (rest // 100)
    assert faults_of(tmp_path, PLAIN + filler) == []


def test_windows_line_ends_are_read_with_the_right_lines(tmp_path):
    (fault,) = faults_of(tmp_path, PLAIN.replace("urgency: 0.4", "urgency: 4").replace("\n", "\r\n"))
    assert fault == "10:14 actors.north.urgency: got 4; allowed: 0 to 1"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.yaml")
    text = PLAIN.replace("schema: 2", "schema: 2\nextends: pipe.yaml")
    (fault,) = faults_of(tmp_path, text)
    assert "no such file beside this one" in fault


def test_a_file_of_very_many_lines_is_refused_before_it_is_parsed(tmp_path):
    assert faults_of(tmp_path, PLAIN + "\n" * (MAX_LINES - PLAIN.count("\n") - 1)) == []
    (fault,) = faults_of(tmp_path, PLAIN + "\n" * MAX_LINES)
    assert fault == "1:1 : more than 20,000 lines; most files have a few hundred"
