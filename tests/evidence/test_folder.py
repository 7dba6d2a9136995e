"""Loading a folder: every mistake has a file, a line and a word on what is allowed."""

import os
import re
from pathlib import Path

import numpy as np
import pytest

from sim.documents.text import MAX_BYTES
from sim.errors import EvidenceError
from sim.evidence import load_evidence
from sim.evidence.reading import MAX_DEPTH


def faults(folder: Path) -> list[str]:
    with pytest.raises(EvidenceError) as caught:
        load_evidence(folder)
    return [fault.headline for fault in caught.value.faults]


def test_a_valid_folder_loads(well):
    assert load_evidence(well).about.title == "A quarrel about a well"


def test_optional_files_may_be_missing(well):
    (well / "facts.yaml").unlink()
    (well / "supports.yaml").unlink()
    village = load_evidence(well)
    assert "X1" not in village.statements
    assert village.support("positions.HILL.water") == ()


@pytest.mark.parametrize(
    ("name", "old", "new", "place", "message"),
    [
        (
            "statements.yaml",
            "date: 1900-05-31",
            "date: 1900-06-02",
            "S3.date",
            "1900-06-02 lies after the cutoff 1900-06-01",
        ),
        ("facts.yaml", "date: 1900-06-01", "date: 1900-07", "X1.date", "lies after the cutoff"),
        (
            "statements.yaml",
            "group: VALE",
            "group: VAIL",
            "S3.group",
            "unknown group 'VAIL' (did you mean VALE?); known: HILL, VALE",
        ),
        ("statements.yaml", "kind: fact", "kind: rumour", "S3.kind", "got 'rumour'"),
        ("statements.yaml", "S3: {actor: The miller, ", "S3: {", "S3.actor", "missing; add `actor:`"),
        ("statements.yaml", "S3: {", "S3: {id: S3, ", "S3", "leave them out"),
        ("facts.yaml", "X1: {", "S1: {", "S1", "also in statements.yaml"),
        (
            "coders/A.yaml",
            "position: 0.3",
            "position: 1.3",
            "assignments.S2.position",
            "got 1.3; allowed: at most 1",
        ),
        (
            "coders/A.yaml",
            "position: 0.3",
            "position: yes",
            "assignments.S2.position",
            "got 'yes'; allowed: a valid number",
        ),
        (
            "coders/A.yaml",
            "position: 0.3",
            "position: true",
            "assignments.S2.position",
            "got True; allowed: a valid number",
        ),
        (
            "coders/A.yaml",
            "position: 0.3",
            "position: .inf.",
            "assignments.S2.position",
            "got '.inf.'; allowed: a valid number",
        ),
        ("coders/A.yaml", "S3: {issue", "S4: {issue", "assignments.S4", "no statement S4 in statements.yaml"),
        (
            "coders/A.yaml",
            "issue: mood",
            "issue: moody",
            "assignments.S3.issue",
            "unknown issue or topic 'moody' (did you mean mood?); known: water, toll, mood",
        ),
        ("coders/A.yaml", "issue: mood,", "issue: mood, position: 1,", "assignments.S3.position", "mood is a topic"),
        (
            "coders/A.yaml",
            "firmness: 0.5",
            "firmnes: 0.5",
            "assignments.S3.firmnes",
            "unknown key (did you mean firmness?)",
        ),
        (
            "coders/B.yaml",
            "toll: {",
            "tolls: {",
            "positions.HILL.tolls",
            "unknown issue 'tolls' (did you mean toll?); known: water, toll",
        ),
        ("coders/A.yaml", "  VALE:", "  DALE:", "positions.DALE", "unknown group 'DALE'"),
        (
            "coders/A.yaml",
            "[0, 0.1, 0.3]",
            "[0.2, 0.1, 0.3]",
            "positions.HILL.water.position",
            "must not fall; got 0.2, 0.1, 0.3",
        ),
        (
            "coders/A.yaml",
            "[0, 0.1, 0.3]",
            "[0, 0.1]",
            "positions.HILL.water.position.2",
            "too few entries: number 3 is missing",
        ),
        ("coders/A.yaml", "[0.2, 0.4, 0.6]", "[0.2, 0.4, 1.6]", "parameters.urgency__HILL", "reaches outside 0 to 1"),
        ("coders/A.yaml", "[-0.5, 0, 0.5]", "[-1.5, 0, 0.5]", "parameters.momentum__well", "reaches outside -1 to 1"),
        (
            "coders/A.yaml",
            "momentum__well",
            "momentun__well",
            "parameters.momentun__well",
            "unknown quantity 'momentun'",
        ),
        (
            "supports.yaml",
            "[S1, X1]",
            "[S1, X7]",
            "positions.HILL.water",
            "no statement X7 in statements.yaml or facts.yaml",
        ),
        (
            "supports.yaml",
            "  VALE:\n    water",
            "  VALE:\n    toll",
            "positions.VALE.toll",
            "no coder gives this value",
        ),
        ("supports.yaml", "urgency__HILL", "urgency__VALE", "parameters.urgency__VALE", "no coder gives this value"),
        ("about.yaml", "cutoff: 1900-06-01", "cutoff: June 1900", "cutoff", "got 'June 1900'"),
        ("about.yaml", "{title: The hill}", '{title: "The\\nhill"}', "groups.HILL.title", "allowed: one line of text"),
        (
            "about.yaml",
            "HILL: {title: The hill}",
            "HILL: {titel: The hill}",
            "groups.HILL.titel",
            "unknown key (did you mean title?)",
        ),
    ],
)
def test_a_mistake_is_one_line_with_its_place(well, edit, name, old, new, place, message):
    line = edit(name, old, new) + old.count("\n")
    found = faults(well)
    where = re.compile(rf"{re.escape(str(well / name))}:{line}:\d+: {re.escape(place)}: ")
    hit = [fault for fault in found if where.match(fault) and message in fault]
    assert len(hit) == 1, found


def test_all_faults_of_all_files_at_once(well, edit):
    edit("statements.yaml", "kind: fact", "kind: rumour")
    edit("coders/A.yaml", "firmness: 0.9", "firmness: 9")
    edit("coders/B.yaml", "salience: 0.2", "salience: low")
    assert [fault.partition(":")[0] for fault in faults(well)] == [
        str(well / name) for name in ("statements.yaml", "coders/A.yaml", "coders/B.yaml")
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\na: 2\n", ":2:1: not YAML: found duplicate key"),
        ("a: [1, 2\n", "expected ',' or ']'"),
        ("a: &x 1\nb: *x\n", ":2:4: not YAML: aliases are not allowed here"),
        ("a: !!python/object/apply:os.system [ls]\n", ":1:4: not YAML: could not determine a constructor"),
        ("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1), f"nested deeper than {MAX_DEPTH} levels"),
        ("[" * 5000, "nested deeper"),
        ("a: \x07\n", ":1:4: character U+0007, which cannot be printed; delete it"),
        ("a: \u202e\n", ":1:4: character U+202E, which is invisible and can change how the text around it reads"),
        ('a: "\\e[31m"\n', ":1:4: holds the character U+001B, which cannot be printed; delete it"),
        ('"\\a": 1\n', ":1:1: holds the character U+0007, which cannot be printed; delete it"),
        ('a: "x\\u202ey"\n', ":1:4: holds the character U+202E, which is invisible and can change"),
        ("a: 012\n", ":1:4: got 012, and a leading zero is octal to some readers; write a plain decimal number"),
        ("a: 0x1F\n", ":1:4: got 0x1F, and hexadecimal numbers are not read"),
        ("a: 1_000\n", ":1:4: got 1_000, and underscores in numbers are not read"),
        ("a: {0.5: fed now (energy, sea)}\n", ":1:27: got sea) without a value; in braces a comma ends a text: quote"),
        ("a: .nan\n", ":1:4: got .nan, and not-a-number is not a number here"),
        ("a:\n\tb: 1\n", ":2:1: a tab in the indentation; use spaces"),
        ("a: 2025-99-99\n", "not plain YAML"),
        ("a: 1\n---\nb: 2\n", ":2:1: not YAML: but found another document"),
        ("? [a]\n: {b: 1}\n", "allowed: "),
        ("", "allowed: a mapping of keys to values"),
        ("- a\n", "allowed: a mapping of keys to values"),
        ("S1: " + "9" * 5000, "numbers may be as large as 1e+15"),
        (f"{'x' * MAX_BYTES}y", "larger than 1,000,000 bytes"),
    ],
)
def test_what_is_not_plain_yaml_is_a_clean_error(well, text, message):
    (well / "statements.yaml").write_text(text, encoding="utf-8")
    (found, *_) = faults(well)
    assert found.startswith(str(well / "statements.yaml"))
    assert message in found
    assert len(found) < 1000


def test_a_file_that_is_not_text(well):
    (well / "statements.yaml").write_bytes(b"\xff\xfe\x00S")
    (found,) = faults(well)
    assert "saved as UTF-16; save it as UTF-8" in found
    (well / "statements.yaml").write_bytes(b"# fine\nS1: caf\xe9\n")
    (found,) = faults(well)
    assert ":2:8: byte 0xE9 is not UTF-8" in found


@pytest.mark.parametrize("name", ["about.yaml", "statements.yaml", "facts.yaml", "supports.yaml", "coders/A.yaml"])
@pytest.mark.parametrize("kind", ["pipe", "/dev/zero", "/dev/random", "/dev/stdin"])
def test_what_is_no_regular_file_is_refused_and_not_waited_for(well, name, kind):
    (well / name).unlink()
    if kind == "pipe":
        os.mkfifo(well / name)
    else:
        (well / name).symlink_to(kind)
    (found,) = faults(well)
    assert found == f"{well / name}:1:1: not a regular file, but a pipe or a device; give a file"


def test_missing_pieces(well, tmp_path):
    assert faults(tmp_path / "nowhere") == [f"{tmp_path / 'nowhere'}:1:1: no such folder of evidence"]
    (well / "about.yaml").unlink()
    for file in (well / "coders").iterdir():
        file.unlink()
    assert faults(well) == [
        f"{well / 'about.yaml'}:1:1: no such file",
        f"{well / 'coders'}:1:1: no coder; add one file per coder, such as coders/A.yaml",
    ]


@pytest.mark.slow
def test_typing_errors_never_end_in_a_traceback(well):
    rng = np.random.default_rng(20250314)
    names = ["about.yaml", "statements.yaml", "facts.yaml", "supports.yaml", "coders/A.yaml"]
    alphabet = list("{}[]:,-&*!|>'\"%@?# \t\n0.9eEaS~\x00\u2028")
    refused = 0
    for _ in range(300):
        name = names[rng.integers(len(names))]
        good = (well / name).read_text(encoding="utf-8")
        place, span = int(rng.integers(len(good))), int(rng.integers(4))
        bad = good[:place] + "".join(rng.choice(alphabet, int(rng.integers(4)))) + good[place + span :]
        (well / name).write_text(bad, encoding="utf-8")
        try:
            load_evidence(well)
        except EvidenceError as error:
            refused += str(error).startswith(str(well))
        (well / name).write_text(good, encoding="utf-8")
    assert 50 < refused < 300
