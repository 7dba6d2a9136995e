"""Random scenarios for the property tests: valid, short, and with everything a scenario may hold switched on or off."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from sim.scenario.scenario import Scenario
from tests.cases import triangle

__all__ = ["scenario_maps", "scenarios"]

shares = st.integers(0, 100).map(lambda n: n / 100)


def between(low: float, high: float) -> st.SearchStrategy[float]:
    return st.integers(0, 100).map(lambda n: low + (high - low) * n / 100)


@st.composite
def triangles(draw: Any, low: float = 0.0, high: float = 1.0) -> dict[str, Any]:
    return triangle(*sorted(draw(between(low, high)) for _ in range(3)))


@st.composite
def coded_values(draw: Any) -> dict[str, Any]:
    coders = {
        f"coder_{place}": tuple(sorted(draw(shares) for _ in range(3))) for place in range(draw(st.integers(1, 3)))
    }
    return {"dist": "coded", "key": "row", "panel": draw(st.sampled_from(["", "", "second"])), "coders": coders}


quantities = st.one_of(shares, triangles(), coded_values())


@st.composite
def issue_maps(draw: Any, pocket: bool) -> dict[str, Any]:
    """Two to five issues with random flags; the first one the text may move."""
    issues: dict[str, Any] = {}
    for place in range(draw(st.integers(2, 5))):
        flags: dict[str, Any] = {"title": "t", "zero": "z", "one": "o", "security": draw(st.booleans())}
        flags["monitored_at"] = draw(st.sampled_from([None, None, "zero", "one"]))
        if place > 0:
            flags["phase"] = draw(st.sampled_from(["now", "now", "later"]))
            flags["fixed_by_offer"] = draw(st.sampled_from([False, False, True]))
        flags["process"] = draw(st.sampled_from([False, False, True]))
        if pocket and draw(st.booleans()):
            flags["pocket"] = "ridge"
        issues[f"{draw(st.sampled_from('abmz'))}{place}"] = {
            key: value for key, value in flags.items() if value is not None
        }
    return issues


@st.composite
def positions(draw: Any, issues: list[str]) -> dict[str, Any]:
    held = [issue for issue in issues if draw(st.integers(0, 5)) > 0]
    return {
        issue: {"ideal": draw(quantities), "salience": draw(quantities), "firmness": draw(shares)} for issue in held
    }


@st.composite
def demands(draw: Any, issues: list[str]) -> dict[str, Any]:
    """Positions of a side: with a wish or a limit here and there."""
    held = draw(positions(issues))
    for position in held.values():
        position |= draw(st.sampled_from([{}, {}, {}, {"wish": 0.4}, {"wish_from": triangle(0.2, 0.3, 0.9)}]))
        if draw(st.integers(0, 2)) == 0:
            way, firmness = draw(st.sampled_from(["above", "below"])), draw(quantities)
            position["limit"] = {"rules_out": way, "at": draw(quantities), "firmness": firmness}
    return held


@st.composite
def sides(draw: Any, issues: list[str], others: list[str]) -> dict[str, Any]:
    return {
        "role": "belligerent",
        "loss": draw(st.sampled_from(["linear", "quadratic"])),
        "positions": draw(demands(issues)),
        "war_aims": {issue: draw(quantities) for issue in issues if draw(st.booleans())},
        "unnamed_aims": draw(st.sampled_from(["wish", "reference"])),
        "aims_met": {issue: draw(shares) for issue in issues if draw(st.integers(0, 3)) == 0},
        "optimism": draw(shares),
        "sincerity": draw(quantities),
        "urgency": draw(quantities),
        "stalling": draw(shares),
        "capability": draw(between(0.2, 2.0)),
        "cost_scale": draw(between(0.2, 1.0)),
        "audience_cost": draw(shares),
        "trust": {other: draw(quantities) for other in others if draw(st.booleans())},
        "first_answer_days": draw(st.sampled_from([0, 0, 0, 2])),
        "bargaining_weight": draw(between(0.5, 2.0)),
    }


@st.composite
def third_parties(draw: Any, issues: list[str], belligerents: list[str], role: str) -> dict[str, Any]:
    party = {
        "role": role,
        "loss": draw(st.sampled_from(["linear", "quadratic"])),
        "positions": draw(positions(issues)),
        "urgency": draw(quantities),
        "audience_cost": draw(shares),
        "no_deal_cost": draw(shares),
        "unpredictability": draw(shares),
        "trust": {side: draw(quantities) for side in belligerents},
        "leverage": {side: draw(quantities) for side in belligerents},
    }
    if role == "mediator":
        return party | {"patience": {"departure": draw(between(0.0, 0.1))}}
    return party | {"backs": draw(st.sampled_from(belligerents)), "content": draw(shares), "sidelined": draw(shares)}


@st.composite
def fronts(draw: Any, belligerents: list[str], pocket: bool) -> dict[str, Any]:
    front: dict[str, Any] = {}
    if draw(st.booleans()):
        favours, against = draw(st.permutations(belligerents))[:2]
        front["momentum"] = {
            "favours": favours,
            "against": against,
            "mean": draw(between(-1, 1)),
            "noise": draw(between(0, 0.2)),
        }
    if pocket:
        front["pockets"] = {
            "ridge": {
                "holder": draw(st.sampled_from(belligerents)),
                "left": draw(shares),
                "decay_per_day": draw(between(0, 0.5)),
            }
        }
        if draw(st.booleans()):
            front["pockets"]["ridge"]["momentum"] = draw(between(-1, 1))
    return front


@st.composite
def offer_maps(draw: Any, issues: list[str]) -> dict[str, Any]:
    full: dict[str, Any] = {"scope": "full", "text": {issue: draw(quantities.filter(_not_coded)) for issue in issues}}
    if draw(st.booleans()):
        full["text"][issues[0]], full["bounds"] = 0.5, {issues[0]: (0.25, 0.75)}
    offers = {"whole": full}
    if draw(st.booleans()):
        some = [issue for place, issue in enumerate(issues) if place == 0 or draw(st.booleans())]
        offers["part"] = {
            "scope": "sectoral",
            "text": {issue: draw(shares) for issue in some},
            "after_days": draw(st.integers(0, 4)),
        }
    return offers


def _not_coded(value: Any) -> bool:
    return not isinstance(value, dict) or value["dist"] != "coded"


@st.composite
def event_maps(draw: Any, belligerents: list[str], thirds: list[str]) -> dict[str, Any]:
    first, second = belligerents[:2]
    targets = [
        "momentum",
        f"pressure.{first}",
        f"trust.{first}.{second}",
        f"aid.{second}",
        f"audience.{first}",
        f"level.{second}",
    ]
    targets += [f"trust.{third}.{first}" for third in thirds]
    return {
        f"event{place}": {
            "rate_per_day": draw(shares),
            "days": draw(st.integers(1, 4)),
            "add": {
                target: draw(between(-0.5, 0.5))
                for target in draw(st.lists(st.sampled_from(targets), min_size=1, unique=True))
            },
        }
        for place in range(draw(st.integers(0, 2)))
    }


@st.composite
def scenario_maps(draw: Any) -> dict[str, Any]:
    """A scenario as a mapping, as a file would hold it."""
    pocket = draw(st.booleans())
    issues = draw(issue_maps(pocket))
    names, belligerents = list(issues), ["east", "west", "north"][: draw(st.integers(2, 3))]
    actors = {side: draw(sides(names, [other for other in belligerents if other != side])) for side in belligerents}
    roles = draw(st.lists(st.sampled_from(["mediator", "guarantor"]), max_size=3))
    thirds = [f"{draw(st.sampled_from(['a', 'n', 'z']))}_third{place}" for place in range(len(roles))]
    for third, role in zip(thirds, roles, strict=True):
        actors[third] = draw(third_parties(names, belligerents, role))
    mediators = [third for third, role in zip(thirds, roles, strict=True) if role == "mediator"]
    if mediators and draw(st.integers(0, 4)) > 0:
        actors[mediators[0]]["lead"] = True
    return {
        "schema": 2,
        "name": "Random",
        "horizon": {"talks_days": draw(st.integers(2, 8)), "halt_days": draw(st.integers(1, 6))},
        "issues": issues,
        "actors": actors,
        "front": draw(fronts(belligerents, pocket)),
        "offers": draw(offer_maps(names)),
        "reference": {issue: draw(shares) for issue in names},
        "status_quo": {issue: draw(quantities) for issue in names} if draw(st.booleans()) else {},
        "events": draw(event_maps(belligerents, thirds)),
        "talks": {
            "limits": draw(st.sampled_from(["rewrite", "walk"])),
            "step": draw(between(0, 0.2)),
            "refusal": {"walkout": 0.1, "after_days": 2, "chance": draw(shares)},
        },
    }


def scenarios() -> st.SearchStrategy[Scenario]:
    """A validated scenario."""
    return scenario_maps().map(Scenario.model_validate)
