"""Faults of evidence: in the words of the file, with the line under them, and never more than anyone could mend."""

import json
import warnings

import pytest

from sim.documents.faults import Faults, Place, Source
from sim.documents.kind import EVIDENCE, MAX_FAULTS
from sim.errors import EvidenceError
from sim.evidence import load_evidence
from tests.cli.test_validate import truce

STATEMENT = "Z{k}: {{actor: The elder, group: {group}, outlet: paper, date: 1900-05-30, kind: {kind}, text: Words.}}\n"


def error_of(folder):
    with pytest.raises(EvidenceError) as caught:
        load_evidence(folder)
    return caught.value


def test_the_line_of_the_file_stands_under_the_fault(well, edit):
    line = edit("statements.yaml", "kind: fact", "kind: rumour")
    path = well / "statements.yaml"
    text = path.read_text(encoding="utf-8").splitlines()[line - 1]
    allowed = "'stated', 'attributed', 'outlet_view', 'analyst' or 'fact'"
    assert str(error_of(well)) == (
        f"{path}:{line}:77: S3.kind: got 'rumour'; allowed: {allowed}\n    {text}\n    {' ' * 76}^"
    )


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        (
            "about.yaml",
            "cutoff: 1900-06-01",
            "cutoff: 19000601",
            "cutoff: got 19000601; allowed: text; put it in quotes",
        ),
        (
            "coders/A.yaml",
            "firmness: 0.5",
            "firmnes: 0.5",
            "assignments.S3.firmnes: unknown key (did you mean firmness?)",
        ),
        ("coders/A.yaml", "about: The", "abuot: The", "abuot: unknown key (did you mean about?)"),
        (
            "coders/A.yaml",
            "firmness: 0.5",
            "firmness: 0.5, why: x",
            "assignments.S3.why: unknown key; allowed: issue, ",
        ),
        (
            "coders/A.yaml",
            "about: The teacher.",
            "about: [The, teacher]",
            "about: got a list of 2; allowed: one text, not a list",
        ),
        ("coders/A.yaml", "[0.2, 0.4, 0.6]", "0.4", "parameters.urgency__HILL: got 0.4; allowed: a list, such as"),
        ("coders/A.yaml", "[0.2, 0.4, 0.6]", "", "parameters.urgency__HILL: got nothing; allowed: a list"),
        ("about.yaml", "cutoff: 1900-06-01\n", "", "cutoff: missing; add `cutoff:`"),
        ("statements.yaml", "actor: The miller", "actor: ''", "S3.actor: got nothing; say it in words"),
        (
            "statements.yaml",
            "S3: {",
            "S-3: {",
            "S-3: got the key S-3; allowed: letters, digits and underscores, a letter first",
        ),
    ],
)
def test_one_line_in_the_words_of_the_file(well, edit, name, old, new, fault):
    edit(name, old, new)
    (found,) = error_of(well).faults
    assert found.headline.split(": ", 1)[1].startswith(fault), found.headline


@pytest.mark.slow
@pytest.mark.parametrize(("group", "kind"), [("HIL", "fact"), ("HILL", "rumour")])
def test_after_very_many_faults_reading_stops(well, group, kind):
    many = "".join(STATEMENT.format(k=k, group=group, kind=kind) for k in range(MAX_FAULTS + 50))
    (well / "facts.yaml").write_text(many, encoding="utf-8")
    found = error_of(well)
    assert len(found.faults) == MAX_FAULTS
    assert str(found).endswith(f"... not read any further after {MAX_FAULTS} faults; mend these first")


@pytest.mark.slow
def test_a_file_of_too_many_values_is_refused(well):
    (well / "facts.yaml").write_text("a: [" + "1, " * EVIDENCE.max_values + "]\n", encoding="utf-8")
    (found,) = error_of(well).faults
    assert "more than 40,000 values, aliases written out" in found.message


def test_validate_gives_editors_file_line_and_column(well, edit):
    line = edit("coders/A.yaml", "position: 0.3", "position: 1.3")
    told = truce("validate", well, "--json")
    assert told.exit_code == 2
    (fault,) = json.loads(told.stdout)["files"][0]["faults"]
    assert fault == {
        "path": str(well / "coders" / "A.yaml"),
        "line": line,
        "col": 32,
        "dotted": "assignments.S2.position",
        "message": "got 1.3; allowed: at most 1",
    }


def test_a_long_line_is_cut_around_the_fault():
    faults = Faults(EvidenceError)
    faults.add(Place(Source("a.yaml", ("x" * 399 + "!" + "y" * 400,)), 1, 400), "a.b", "wrong")
    (told,) = faults.error().faults
    shown, caret = told.excerpt.splitlines()
    assert len(shown) <= 164
    assert shown[caret.index("^")] == "!"


def test_the_library_that_reads_yaml_says_nothing_of_its_own(well, edit):
    """An anchor that stands twice refers to nothing here; it used to put a raw warning on the screen."""
    edit("coders/A.yaml", "urgency__HILL: ", "urgency__HILL: &x ")
    path = well / "coders" / "A.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("firmness: 0.5", "firmness: &x 0.5", 1), encoding="utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert "urgency__HILL" in load_evidence(well).parameters()
