import re

import pytest

from sim.scenario import load_scenario
from sim.scenario.scenario import Scenario
from sim.shipped import shipped_scenarios
from tests.cases import built, busy
from tools.parts.parameters import KEYS, OWN, Row, parameters, sections

ROWS = [row for _, found in sections() for row in found]
BY_PATH = {row[0].strip("`"): row for row in ROWS}
PATTERNS = {path: re.compile(re.sub(r"\b[A-Z]+\b", r"[^.]+", path.replace("QUANTITY", "[a-z_.]+"))) for path in BY_PATH}


def rows_for(path):
    return [BY_PATH[spelt] for spelt, pattern in PATTERNS.items() if pattern.fullmatch(path)]


def leaves(node, path=""):
    """Dotted path of everything that a dumped scenario says."""
    if isinstance(node, dict) and "dist" not in node and node:
        for key, item in node.items():
            if key not in OWN:
                yield from leaves(item, f"{path}.{key}" if path else key)
    elif node not in (None, (), {}, []):
        yield path


@pytest.mark.parametrize("name", ["jeddah-2025-03", "jeddah-china-backs-russia", "toy/two-clocks"])
def test_every_number_of_a_case_has_its_line(name):
    for path, _ in load_scenario(shipped_scenarios()[name]).scenario.values():
        found = rows_for(path)
        assert found, path
        assert all(row[2] for row in found), f"{path}: no unit"


@pytest.mark.parametrize("scenario", [built(busy()), load_scenario("jeddah-2025-03").scenario], ids=["busy", "jeddah"])
def test_everything_that_a_case_says_has_its_line(scenario):
    for path in leaves(scenario.model_dump(mode="json", by_alias=True)):
        assert rows_for(path), path


def test_every_default_has_an_origin_and_a_reason():
    for path, _, _, _, default, origin, why in ROWS:
        if origin:
            assert origin in ("assumed", "measured"), path
            assert why, path
            assert default not in ("*required*", "none"), path


def test_the_lines_say_what_the_classes_say():
    assert BY_PATH["talks.step"] == Row(
        (
            "`talks.step`",
            "Longest move of the text in a day (Euclidean).",
            "scale of the issues per day",
            "0 or more",
            "triangular low 0.005, mode 0.01, high 0.02",
            "assumed",
            "judgement",
        )
    )
    assert BY_PATH["front.momentum.mean"][3] == "-1 to 1"
    assert BY_PATH["horizon.talks_days"][2:5] == ("whole number", "1 to 3650", "30")
    assert BY_PATH["issues.ISSUE.phase"][2] == "`now`, `later`"
    assert BY_PATH["halt.stillborn"][5] == "measured"
    assert BY_PATH["events.EVENT.rate_per_day"][4:] == ("*required*", "", "")


def test_every_part_of_a_scenario_has_a_section():
    named = {path.split(".")[0] for path in BY_PATH}
    assert {field.alias or name for name, field in Scenario.model_fields.items() if name not in OWN} == named
    assert set(KEYS) <= {part for path in BY_PATH for part in path.split(".")}


def test_every_family_of_numbers_is_described():
    page = parameters()
    for family in (
        "fixed",
        "uniform",
        "triangular",
        "pert",
        "normal",
        "lognormal",
        "beta",
        "bernoulli",
        "choice",
        "ci90",
    ):
        assert re.search(rf"^\| `{family}` \| `\w+", page, re.MULTILINE), family
