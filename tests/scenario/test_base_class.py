"""The class of past proposals that a case names: small, closed, shown, and idle in a run."""

import jsonschema
import pandas as pd
import pytest

import sim
from sim.scenario import load_scenario
from sim.scenario.schema import file_schema
from tests.scenario.files import PLAIN, faults_of, load, write
from tests.scenario.test_schema import as_json

WHOLE = "class: {proposal: full, proposed_by: third_party, one_yes: true, silent_side: winning, assumed: as of day 0}\n"


def test_a_case_names_the_class_that_it_belongs_to(tmp_path):
    found = load(tmp_path, PLAIN + WHOLE).scenario.base_class
    assert (found.proposal, found.proposed_by, found.one_yes, found.silent_side) == (
        "full",
        "third_party",
        True,
        "winning",
    )
    wide = load(tmp_path, PLAIN + "class: {proposal: partial}\n").scenario.base_class
    assert (wide.proposed_by, wide.one_yes, wide.silent_side) == (None, None, None)
    assert load(tmp_path, PLAIN).scenario.base_class is None


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("{proposal: whole}", "26:19 class.proposal: got 'whole'; allowed: 'full' or 'partial'"),
        ("{one_yes: true}", "26:1 class.proposal: missing; add `proposal:`"),
        (
            "{proposal: full, proposed_by: mediator}",
            "26:38 class.proposed_by: got 'mediator'; allowed: 'third_party', 'un_body' or 'side'",
        ),
        ("{proposal: full, one_yes: 1}", "26:34 class.one_yes: got 1; allowed: true or false"),
        (
            "{proposal: full, one_yes: false, silent_side: winning}",
            "26:54 class.silent_side: got winning, of the side that has not answered: say `one_yes: true` beside it",
        ),
        (
            "{proposal: full, silent_side: not_winning}",
            "26:38 class.silent_side: got not_winning, of the side that has not answered: say `one_yes: true`",
        ),
        (
            "{proposal: full, one_yes: true, silent_side: ahead}",
            "26:53 class.silent_side: got 'ahead'; allowed: 'winning'",
        ),
        ("{proposal: full, proposd_by: side}", "26:25 class.proposd_by: unknown key (did you mean proposed_by"),
        ("full", "26:8 class: got 'full'; allowed: a mapping of keys to values"),
    ],
)
def test_what_is_no_class_is_refused(said, fault, tmp_path):
    (told,) = faults_of(tmp_path, f"{PLAIN}class: {said}\n")
    assert told.startswith(fault)


def test_a_variant_may_narrow_the_class_or_take_it_away(tmp_path):
    write(tmp_path, PLAIN + "class: {proposal: full, one_yes: true}\n")
    head = "schema: 2\nextends: base.yaml\n"
    narrower = load_scenario(write(tmp_path, f"{head}class: {{silent_side: winning}}\n", "v.yaml")).scenario.base_class
    assert (narrower.proposal, narrower.one_yes, narrower.silent_side) == ("full", True, "winning")
    assert load_scenario(write(tmp_path, f"{head}class: null\n", "w.yaml")).scenario.base_class is None


def test_it_is_shown_and_comes_back(tmp_path):
    told = load(tmp_path, PLAIN + WHOLE)
    text = told.resolved()
    assert "class:\n  assumed: as of day 0\n  proposal: full\n  proposed_by: third_party\n  one_yes: true\n" in text
    assert load_scenario(write(tmp_path, text, "again.yaml")).scenario == told.scenario
    assert told.as_json()["scenario"]["class"]["silent_side"] == "winning"


def test_editors_know_it():
    checker = jsonschema.Draft202012Validator(file_schema())
    assert checker.is_valid(as_json(PLAIN + WHOLE))
    assert not checker.is_valid(as_json(PLAIN + WHOLE.replace("winning", "ahead")))
    assert not checker.is_valid(as_json(PLAIN + "class: {one_yes: true}\n"))


@pytest.mark.slow
def test_it_changes_nothing_in_a_run():
    plain = sim.run("toy/two-clocks", trials=50, seed=7)
    classed = sim.run(sim.load("toy/two-clocks", [WHOLE.replace(": ", "=", 1).strip()]), trials=50, seed=7)
    pd.testing.assert_frame_equal(classed.trials(), plain.trials())
