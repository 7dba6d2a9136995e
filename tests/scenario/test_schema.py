from functools import lru_cache

import jsonschema
import pytest

from sim.documents.compose import compose
from sim.documents.faults import Faults, Source
from sim.documents.kind import SCENARIO
from sim.scenario.schema import file_schema
from sim.scenario.starter import STARTER
from tests.scenario.files import BASE, PLAIN


@lru_cache(maxsize=1)
def checker():
    return jsonschema.Draft202012Validator(file_schema())


def as_json(text):
    """A text as an editor's validator sees it: mappings, lists, scalars."""
    return _lists(compose(Source("x", tuple(text.split("\n"))), text, Faults(), SCENARIO).plain())


def _lists(value):
    if isinstance(value, dict):
        return {key: _lists(item) for key, item in value.items()}
    return [_lists(item) for item in value] if isinstance(value, tuple) else value


@pytest.mark.slow
def test_the_schema_is_itself_valid():
    jsonschema.Draft202012Validator.check_schema(file_schema())


@pytest.mark.parametrize("text", [BASE, PLAIN, STARTER])
def test_it_accepts_our_own_examples(text):
    checker().validate(as_json(text))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("sincerity: 0.5", "sincerty: 0.5"),
        ("sincerity: 0.5", "sincerity: 1.5"),
        ("sincerity: 0.5", "sincerity: no"),
        ("sincerity: 0.5", "sincerity: [0.5]"),
        ("    sincerity: 0.5\n", ""),
        ("role: belligerent", "role: beligerent"),
        ("dist: triangular", "dist: triangel"),
        ("mode: 0.2, high: 0.3", "high: 0.3"),
        ("high: 0.3", "high: 1.3"),
        ("salience: 0.8", "saliense: 0.8"),
        ("salience: 0.8", "salience: {dist: normal, mean: 1, sd: 0.1}"),
        ("ideal: 0.9", "ideal: {dist: lognormal, median: 1, sigma: 1}"),
        ("lead: true", "lead: yes"),
        ("schema: 2", "schema: 1"),
        ("name: Plain", "name: 3"),
        ("scope: full", "scope: whole"),
        ("  line: {", "  Line: {"),
        ("offers:", "talks: {margin: coded}\noffers:"),
        ("offers:", "horizon: {talks_days: 0}\noffers:"),
        ("offers:", "events: {e: {rate_per_day: 2, days: 1, add: {}}}\noffers:"),
        ("offers:", "front: {momentum: null}\noffers:"),
    ],
)
def test_it_rejects_what_a_schema_can_see(old, new):
    text = PLAIN.replace(old, new)
    assert text != PLAIN
    assert not checker().is_valid(as_json(text))


LIMIT = "{rules_out: above, at: 0.5, firmness: 1}"
LINE = "line: {ideal: 0.9, salience: 0.8}"
IN_FILES = [
    (LINE, f"line: {{ideal: 0.9, salience: 0.8, wish: 0.7, limit: {LIMIT}}}"),
    (LINE, "line: {ideal: 0.9, salience: 0.8, wish_from: coded, limit: coded}"),
    (LINE, "line: {ideal: 0.9, salience: 0.8, limit: none}"),
    (LINE, "line: {ideal: coded, salience: coded, limit: {rules_out: coded, at: coded, firmness: 0.2}}"),
    ("urgency: 0.4", "urgency: 0.4\n    limits: coded"),
    ("urgency: 0.4", "urgency: 0.4\n    aims_met: coded"),
    ("urgency: 0.4", "urgency: 0.4\n    aims_met: [line, port]"),
    ("urgency: 0.4", "urgency: 0.4\n    aims_met: {rest: coded, port: 1}"),
    ("urgency: 0.4", "urgency: 0.4\n    optimism: coded\n    unnamed_aims: wish"),
    ("offers:", "status_quo: coded\noffers:"),
    ("offers:", "status_quo: {rest: coded, port: 0.5}\noffers:"),
    ("one: shut}", "one: shut, process: true}"),
    ("offers:", "war: {indecisive: 0}\npreferences: {absolute: 1}\ntalks: {limits: walk}\noffers:"),
]
NOT_IN_FILES = [
    (LINE, "line: {ideal: 0.9, salience: 0.8, limit: all}"),
    (LINE, "line: {ideal: 0.9, salience: 0.8, limit: {rules_out: above, at: 0.5}}"),
    (LINE, "line: {ideal: 0.9, salience: 0.8, limit: {rules_out: over, at: 0.5, firmness: 1}}"),
    (LINE, "line: {ideal: 0.9, salience: 0.8, limit: {rules_out: above, at: 1.5, firmness: 1}}"),
    ("urgency: 0.4", "urgency: 0.4\n    limits: all"),
    ("urgency: 0.4", "urgency: 0.4\n    aims_met: all"),
    ("urgency: 0.4", "urgency: 0.4\n    aims_met: [1]"),
    ("urgency: 0.4", "urgency: 0.4\n    unnamed_aims: wishes"),
    ("lead: true", "lead: true\n    limits: coded"),
    ("lead: true", "lead: true\n    positions: {line: {ideal: 0.5, salience: 1, wish: 0.4}}"),
    ("offers:", "status_quo: all\noffers:"),
    ("offers:", "status_quo: [line]\noffers:"),
]


@pytest.mark.parametrize(("old", "new"), IN_FILES)
def test_it_accepts_limits_wishes_and_a_status_quo(old, new):
    assert PLAIN.count(old) >= 1
    checker().validate(as_json(PLAIN.replace(old, new, 1)))


@pytest.mark.parametrize(("old", "new"), NOT_IN_FILES)
def test_it_rejects_what_limits_wishes_and_a_status_quo_may_not_be(old, new):
    assert not checker().is_valid(as_json(PLAIN.replace(old, new, 1)))


def test_a_variant_may_take_limits_back():
    for said in ("limits: null", "positions: {line: {limit: null}}", "positions: {line: {limit: {at: 0.2}}}"):
        assert checker().is_valid(as_json(f"schema: 2\nextends: base.yaml\nactors: {{north: {{{said}}}}}\n")), said


def test_a_variant_may_leave_out_and_take_away_but_not_misspell():
    assert checker().is_valid(as_json("schema: 2\nextends: base.yaml\nactors: {host: null, north: {sincerity: 0.2}}\n"))
    assert not checker().is_valid(as_json("schema: 2\nactors: {north: {sincerity: 0.2}}\n"))
    assert not checker().is_valid(as_json("schema: 2\nextends: base.yaml\nactors: {north: {sincerty: 0.2}}\n"))
    assert not checker().is_valid(as_json("schema: 2\nextends: base.yaml\nactors: {north: {sincerity: 1.2}}\n"))


@pytest.mark.slow
def test_every_number_says_what_it_means_and_in_what_unit():
    margin = file_schema()["$defs"]["talks"]["properties"]["margin"]
    assert margin["description"] == "Distance below the threshold that still earns a `yes, but`. Unit: ledger units."
    assert margin["default"] == 0.15
