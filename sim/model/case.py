"""What is the same in every trial of a scenario: who and what there is, and how it hangs together.

Everything stands in id order; a place in that order is how rules speak of it.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from sim.compiled import Records, record
from sim.scenario.scenario import Scenario
from sim.scenario.situation import FullOffer

__all__ = [
    "AID",
    "AUDIENCE",
    "LEVEL",
    "MOMENTUM",
    "NOBODY",
    "PRESSURE",
    "TRUST_OF_PARTY",
    "TRUST_OF_SIDE",
    "agenda",
    "case_tables",
    "sign",
]

NOBODY = -1
"""What stands for none in a place."""

MOMENTUM, AID, PRESSURE, AUDIENCE, LEVEL, TRUST_OF_SIDE, TRUST_OF_PARTY = range(7)
"""Quantities that an event may add to."""

_QUANTITIES = {"momentum": MOMENTUM, "aid": AID, "pressure": PRESSURE, "audience": AUDIENCE, "level": LEVEL}

ISSUE = record("pole low high", security="?", process="?", pocket="i8", monitored="?", later="?", fixed="?", moves="?")
"""`pocket` is the place of the pocket that scales its weight, `pole` the best-monitored end, `moves` for the text."""

EFFECT = record("amount", event="i8", quantity="i8", who="i8", whom="i8")

CASE = record(lead="i8", talks_days="i8", halt_days="i8", point="i8", front="?", sectoral="?", rewrites="?")
"""`lead` is the place of the mediator that writes the text, -1 for none; `point` the design point of the luck.

`rewrites`: a text outside what was ruled out is brought inside at once, instead of walking there.
"""


def agenda(scenario: Scenario, offer: str) -> tuple[str, ...]:
    """The issues of an offer, in id order."""
    return tuple(sorted(scenario.offers[offer].text))


def case_tables(scenario: Scenario, point: int) -> dict[str, Records]:
    """Describe a scenario to the rules: `moving` are places of the issues that the text may move on."""
    issues = _issues(scenario, scenario.full[0])
    lead = NOBODY if scenario.lead is None else list(scenario.third_parties).index(scenario.lead)
    days, front = scenario.horizon, scenario.front.momentum is not None
    rewrites = scenario.talks.limits == "rewrite"
    known = (lead, days.talks_days, days.halt_days, point, front, scenario.sectoral is not None, rewrites)
    return {
        "case": np.array(known, dtype=CASE),
        "issues": issues,
        "sectoral_issues": _issues(scenario, scenario.sectoral[0]) if scenario.sectoral else _table(ISSUE, []),
        "effects": _table(EFFECT, _effects(scenario)),
        "moving": np.flatnonzero(issues["moves"]),
    }


def sign(scenario: Scenario, side: str) -> float:
    """1 for the side that momentum favours, -1 for the one it counts against, else 0."""
    momentum = scenario.front.momentum
    return 0.0 if momentum is None else {momentum.favours: 1.0, momentum.against: -1.0}.get(side, 0.0)


def _table(kind: np.dtype, rows: Iterable[tuple[object, ...]]) -> Records:
    return np.array(list(rows), dtype=kind)


def _issues(scenario: Scenario, offer: str) -> Records:
    described, pockets = scenario.offers[offer], sorted(scenario.front.pockets)
    bounds = described.bounds if isinstance(described, FullOffer) else {}
    rows = []
    for key in agenda(scenario, offer):
        issue, (low, high) = scenario.issues[key], bounds.get(key, (0.0, 1.0))
        moves = isinstance(described, FullOffer) and not (issue.phase == "later" or issue.fixed_by_offer)
        place = pockets.index(issue.pocket) if issue.pocket else NOBODY
        pole = 1.0 if issue.monitored_at == "one" else 0.0
        monitored, later = bool(issue.monitored_at), issue.phase == "later"
        flags = issue.security, issue.process, place, monitored, later, issue.fixed_by_offer, moves
        rows.append((pole, low, high, *flags))
    return _table(ISSUE, rows)


def _effects(scenario: Scenario) -> Iterable[tuple[object, ...]]:
    """Each event's amounts; the quantities are written as `momentum`, `aid.SIDE`, `trust.WHO.SIDE`."""
    sides, parties = list(scenario.belligerents), list(scenario.third_parties)
    for place, (_, event) in enumerate(sorted(scenario.events.items())):
        for quantity, amount in event.add.items():
            word, *ids = quantity.split(".")
            who, whom = NOBODY, sides.index(ids[-1]) if ids else NOBODY
            code = _QUANTITIES.get(word, TRUST_OF_SIDE)
            if word == "trust":
                code = TRUST_OF_SIDE if ids[0] in sides else TRUST_OF_PARTY
                who = (sides if code == TRUST_OF_SIDE else parties).index(ids[0])
            yield amount, place, code, who, whom
