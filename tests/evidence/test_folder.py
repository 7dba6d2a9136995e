"""Loading a folder: every mistake has a file, a line and a word on what is allowed."""

import os
import re
from pathlib import Path

import numpy as np
import pytest

from sim.documents.kind import MAX_BYTES, MAX_DEPTH
from sim.errors import EvidenceError
from sim.evidence import load_evidence


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
            "got VAIL, which is not a group of about.yaml (did you mean VALE?); allowed: HILL, VALE",
        ),
        ("statements.yaml", "kind: fact", "kind: rumour", "S3.kind", "got 'rumour'"),
        ("statements.yaml", "S3: {actor: The miller, ", "S3: {", "S3.actor", "missing; add `actor:`"),
        (
            "statements.yaml",
            "S3: {",
            "S3: {id: S3, ",
            "S3.id",
            "id follows from the key of the statement; leave it out",
        ),
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
            "got 'yes'; allowed: a number",
        ),
        (
            "coders/A.yaml",
            "position: 0.3",
            "position: true",
            "assignments.S2.position",
            "got true; allowed: a number",
        ),
        (
            "coders/A.yaml",
            "position: 0.3",
            "position: .inf.",
            "assignments.S2.position",
            "got '.inf.'; allowed: a number",
        ),
        (
            "coders/A.yaml",
            "S3: {issue",
            "S4: {issue",
            "assignments.S4",
            "S4 is not a statement of statements.yaml; allowed: S1, S2, S3",
        ),
        (
            "coders/A.yaml",
            "issue: mood",
            "issue: moody",
            "assignments.S3.issue",
            "got moody, which is not an issue or topic of about.yaml (did you mean mood?); allowed: water, toll, mood",
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
            "tolls is not an issue of about.yaml (did you mean toll?); allowed: water, toll",
        ),
        ("coders/A.yaml", "  VALE:", "  DALE:", "positions.DALE", "DALE is not a group of about.yaml"),
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
        (
            "coders/A.yaml",
            "[0.2, 0.4, 0.6]",
            "[0.2, 0.4, 1.6]",
            "parameters.urgency__HILL",
            "got [0.2, 0.4, 1.6]; allowed: 0 to 1",
        ),
        (
            "coders/A.yaml",
            "[-0.5, 0, 0.5]",
            "[-1.5, 0, 0.5]",
            "parameters.momentum__well",
            "got [-1.5, 0, 0.5]; allowed: -1 to 1",
        ),
        (
            "coders/A.yaml",
            "momentum__well",
            "momentun__well",
            "parameters.momentun__well",
            "momentun is not a quantity of about.yaml (did you mean momentum?)",
        ),
        (
            "supports.yaml",
            "[S1, X1]",
            "[S1, X7]",
            "positions.HILL.water.statements.1",
            "got X7, which is not a statement of statements.yaml or facts.yaml; allowed: S1, S2, S3, X1",
        ),
        (
            "supports.yaml",
            "  VALE:\n    water",
            "  VALE:\n    toll",
            "positions.VALE.toll",
            "no coder gives this value",
        ),
        ("supports.yaml", "urgency__HILL", "urgency__VALE", "parameters.urgency__VALE", "no coder gives this value"),
        ("about.yaml", "cutoff: 1900-06-01", "cutoff: June 1900", "cutoff", "got 'June 1900'; allowed: a date such as"),
        ("about.yaml", "cutoff: 1900-06-01", "cutoff: 1900-06", "cutoff", "got '1900-06'; allowed: a date such as"),
        ("facts.yaml", "date: 1900-06-01", "date: 1900-02-30", "X1.date", "got '1900-02-30'; allowed: a date such as"),
        ("facts.yaml", "date: 1900-06-01", "date: 1900-13", "X1.date", "or 2025-03 where no day is known"),
        (
            "facts.yaml",
            "date: 1900-06-01",
            "date: 19000601",
            "X1.date",
            "got 19000601; allowed: text; put it in quotes",
        ),
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


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\na: 2\n", ":2:1: a: the key appears twice, first at line 1, column 1; keep one"),
        ("a: [1, 2\n", "expected ',' or ']'"),
        ("a: &x [*x]\n", ":1:8: the alias *x contains itself"),
        (
            "a: !!python/object/apply:os.system [ls]\n",
            ":1:4: a: got the tag tag:yaml.org,2002:python/object/apply:os.system; tags are not read, delete it",
        ),
        ("[" * (MAX_DEPTH + 2) + "]" * (MAX_DEPTH + 2), f"nested deeper than {MAX_DEPTH} levels"),
        ("[" * 5000, "nested deeper"),
        ("a: \x07\n", ":1:4: character U+0007, which cannot be printed; delete it"),
        ("a: \u202e\n", ":1:4: character U+202E, which is invisible and can change how the text around it reads"),
        ('a: "\\e[31m"\n', ":1:4: a: holds the character U+001B, which cannot be printed; delete it"),
        ('"\\a": 1\n', ":1:1: a key must be a printable word of 1 to 300 characters"),
        ('a: "x\\u202ey"\n', ":1:4: a: holds the character U+202E, which is invisible and can change"),
        ("a: 012\n", ":1:4: a: got 012, and a leading zero is octal to some readers; write a plain decimal number"),
        ("a: 0x1F\n", ":1:4: a: got 0x1F, and hexadecimal numbers are not read"),
        ("a: 1_000\n", ":1:4: a: got 1_000, and underscores in numbers are not read"),
        (
            "a: {0.5: fed now (energy, sea)}\n",
            ":1:27: a: got sea) without a value; in braces a comma ends a text: quote",
        ),
        ("a: .nan\n", ":1:4: a: got .nan, and not-a-number is not a number here"),
        ("a:\n\tb: 1\n", ":2:1: a tab in the indentation; use spaces"),
        ("S1: {date: 2025-99-99}\n", "S1.actor: missing; add `actor:`"),
        ("a: 1\n---\nb: 2\n", ":2:1: a second document; a file holds one"),
        ("? [a]\n: {b: 1}\n", ":1:3: a key must be a plain word"),
        ("", ":1:1: an empty file; allowed: a mapping of keys to values"),
        ("- a\n", "allowed: a mapping of keys to values"),
        ("S1: " + "9" * 5000, "numbers may be as large as 1e+15"),
        (f"{'x' * MAX_BYTES}y", "larger than 1,000,000 bytes"),
    ],
)
def test_what_is_not_plain_yaml_is_a_clean_error(well, text, message):
    (well / "statements.yaml").write_text(text, encoding="utf-8")
    found = faults(well)
    assert all(fault.startswith(str(well / "statements.yaml")) for fault in found)
    assert any(message in fault for fault in found), found
    assert all(len(fault) < 1000 for fault in found)


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
