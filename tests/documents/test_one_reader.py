"""Scenarios, sweeps and evidence are read alike: the same slip is the same fault, in the same words, at its place."""

import pytest

from sim.errors import DocumentError
from sim.evidence import load_evidence
from sim.scenario import load_scenario
from sim.studies.sweep_loading import load_sweep
from tests.scenario.files import EVIDENCE, PLAIN, write, write_evidence
from tests.studies.test_sweep_loading import GOOD

PLAINLY = "write a plain decimal number, or quote it if it is text"
UNSEEN = "which is invisible and can change how the text around it reads; delete it"
SLIPS = {
    "012": f"got 012, and a leading zero is octal to some readers; {PLAINLY}",
    "0x1F": f"got 0x1F, and hexadecimal numbers are not read; {PLAINLY}",
    "1_000": f"got 1_000, and underscores in numbers are not read; {PLAINLY}",
    "1:30": f"got 1:30, and to some readers this is a number in base 60; {PLAINLY}",
    "!x 1": "got the tag !x; tags are not read, delete it",
    '"\\u202e"': f"holds the character U+202E, {UNSEEN}",
    "*nobody": "the alias *nobody has no anchor &nobody before it",
    "[" * 30 + "]" * 30: "nested deeper than 24 levels",
    "3 # no text": "got 3; allowed: text; put it in quotes",
    "[a, b]": "got a list of 2; allowed: one text, not a list, such as a",
    '"a\\nb"': "got 'a b'; allowed: one line of text",
}


def of_scenario(folder, title):
    return lambda: load_scenario(write(folder, PLAIN.replace("name: Plain", f"name: {title}")))


def of_sweep(folder, title):
    write(folder, PLAIN, "case.yaml")
    return lambda: load_sweep(write(folder, GOOD.replace("title: How much hurry", f"title: {title}"), "sweep.yaml"))


def of_evidence(folder, title):
    write_evidence(folder)
    text = EVIDENCE["about.yaml"]
    old = text[: text.index("\n")]
    (folder / "well" / "about.yaml").write_text(text.replace(old, f"title: {title}", 1), encoding="utf-8")
    return lambda: load_evidence(folder / "well")


@pytest.mark.slow
@pytest.mark.parametrize("read", [of_scenario, of_sweep, of_evidence])
@pytest.mark.parametrize("slip", SLIPS)
def test_the_same_slip_is_the_same_fault_in_every_kind_of_document(tmp_path, read, slip):
    with pytest.raises(DocumentError) as caught:
        read(tmp_path, slip)()
    (fault,) = caught.value.faults
    assert fault.message == SLIPS[slip]
    assert fault.excerpt.splitlines()[0].lstrip().startswith(("name: ", "title: "))


@pytest.mark.parametrize("read", [of_scenario, of_sweep, of_evidence])
def test_a_key_twice_and_an_unknown_key(tmp_path, read):
    with pytest.raises(DocumentError) as caught:
        read(tmp_path, "x\nquestoin: y\nquestoin: z")()
    first, second = caught.value.faults
    assert first.message.startswith("unknown key")
    assert second.message == f"the key appears twice, first at line {first.line}, column 1; keep one"


@pytest.mark.parametrize(
    ("read", "again", "found"),
    [
        (of_scenario, "question: *same", lambda case: case.scenario.question),
        (of_sweep, "question: *same", lambda study: study.config.question),
        (of_evidence, "flaws: [*same]", lambda evidence: evidence.about.flaws[0]),
    ],
)
def test_an_alias_says_what_its_anchor_says(tmp_path, read, again, found):
    assert found(read(tmp_path, f"&same What it says\n{again}")()) == "What it says"
