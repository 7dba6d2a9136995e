"""Small scenarios for the reference's own tests: one that exercises every branch, and bare ones with known answers."""

from __future__ import annotations

import copy
from typing import Any

from sim.scenario.scenario import Scenario

__all__ = ["BORDER", "THREE", "WALKING", "bare", "build", "merged"]


def _triangle(low: float, mode: float, high: float) -> dict[str, Any]:
    return {"dist": "triangular", "low": low, "mode": mode, "high": high}


def _coded(key: str, *triples: tuple[float, float, float]) -> dict[str, Any]:
    return {"dist": "coded", "key": key, "coders": {f"coder_{n}": triple for n, triple in enumerate(triples)}}


def _limits(key: str, **coders: tuple[float, float, float]) -> dict[str, Any]:
    return {"dist": "coded", "key": key, "panel": "limits", "coders": coders}


def _issue(title: str, **flags: Any) -> dict[str, Any]:
    return {"title": title, "zero": "none", "one": "all", **flags}


def _at(ideal: Any, salience: Any = 1.0, firmness: float = 0.0, **more: Any) -> dict[str, Any]:
    return {"ideal": ideal, "salience": salience, "firmness": firmness, **more}


def _out(rules_out: str, at: Any, firmness: Any) -> dict[str, Any]:
    return {"rules_out": rules_out, "at": at, "firmness": firmness}


BORDER: dict[str, Any] = {
    "schema": 2,
    "name": "A border war, invented",
    "issues": {
        "arms": _issue("Arms during the ceasefire", security=True),
        "checks": _issue("Verification", security=True, monitored_at="one", process=True),
        "hill": _issue("Troops on the hill", pocket="hill"),
        "land": _issue("The valley", phase="later"),
        "scope": _issue("Scope", fixed_by_offer=True, process=True),
        "trade": _issue("Trade"),
    },
    "actors": {
        "east": {
            "role": "belligerent",
            "positions": {
                "arms": _at(
                    _coded("arms", (0.5, 0.8, 1.0), (0.6, 0.7, 0.9)),
                    _coded("s", (0.3, 0.5, 0.7), (0.2, 0.4, 0.8)),
                    0.9,
                    wish_from=_coded("arms_once", (0.4, 0.7, 0.9), (0.5, 0.6, 0.8)),
                    limit=_out(
                        "below",
                        _limits("arms", first=(0.1, 0.2, 0.4)),
                        _limits("arms", first=(0.8, 0.8, 0.8), second=(0, 0, 0)),
                    ),
                ),
                "checks": _at(_triangle(0.1, 0.3, 0.5), 0.4, 0.3, limit=_out("above", 0.35, 0.6)),
                "hill": _at(_coded("hill", (0.7, 0.9, 1.0), (0.5, 0.8, 1.0)), 0.6, 0.9, limit=_out("below", 0.35, 0.7)),
                "land": _at(0.9, 1.5, 0.8, limit=_out("below", 0.7, 0.9)),
                "scope": _at(0.3, 0.4, 0.2, limit=_out("below", 0.1, 1.0)),
                "trade": _at(_triangle(0.4, 0.7, 0.9), 0.3, wish=0.6, limit=_out("below", 0.65, 0.7)),
            },
            "war_aims": {"arms": 0.9, "hill": _triangle(0.8, 0.9, 1.0), "land": 1.0},
            "unnamed_aims": "wish",
            "aims_met": {"land": 0.5},
            "sincerity": _triangle(0.1, 0.4, 0.7),
            "urgency": _coded("urgency", (0.0, 0.2, 0.5), (0.1, 0.3, 0.6)),
            "stalling": 0.8,
            "capability": _triangle(1.2, 1.7, 2.2),
            "audience_cost": 1.0,
            "trust": {"west": _triangle(0.2, 0.4, 0.6)},
            "first_answer_days": {"dist": "integer", "low": 0, "mode": 2, "high": 5},
            "bargaining_weight": 1.2,
        },
        "west": {
            "role": "belligerent",
            "loss": "quadratic",
            "positions": {
                "arms": _at(_triangle(0.0, 0.2, 0.4), 0.6, 0.5),
                "checks": _at(0.9, 0.5, 0.4, wish_from=_triangle(0.6, 0.8, 1.0)),
                "hill": _at(
                    _triangle(0.0, 0.1, 0.3),
                    _coded("s", (0.3, 0.4, 0.5)),
                    0.7,
                    limit=_out(
                        "above",
                        _limits("hill", first=(0.2, 0.3, 0.4), second=(0.3, 0.4, 0.5)),
                        _limits("hill", first=(0.9, 0.9, 0.9), second=(0.3, 0.4, 0.6)),
                    ),
                ),
                "land": _at(0.1, 0.9, 0.9),
                "scope": _at(0.0, 0.3),
                "trade": _at(0.5, 0.2, 0.1, limit=_out("above", 0.55, 0.5)),
            },
            "war_aims": {"hill": 0.0, "land": 0.0},
            "aims_met": {"hill": _limits("hill_met", first=(1, 1, 1), second=(0, 0, 0))},
            "optimism": _coded("optimism", (0.0, 0.1, 0.2), (0.1, 0.2, 0.4)),
            "sincerity": 0.7,
            "urgency": 0.2,
            "capability": 1.0,
            "audience_cost": 0.4,
            "trust": {"east": 0.3},
        },
        "broker": {
            "role": "mediator",
            "lead": True,
            "positions": {
                "arms": _at(0.4, 0.3),
                "checks": _at(0.6, 0.3),
                "hill": _at(0.5, 0.2),
                "trade": _at(0.8, 0.5),
            },
            "urgency": 0.9,
            "audience_cost": 0.3,
            "no_deal_cost": 0.8,
            "unpredictability": 0.6,
            "leverage": {"east": _triangle(0.3, 0.5, 0.8), "west": 0.7},
            "trust": {"east": 0.5, "west": 0.6},
            "patience": {"departure": 0.006},
        },
        "host": {
            "role": "mediator",
            "urgency": 0.5,
            "no_deal_cost": 0.4,
            "leverage": {"east": 0.1},
            "patience": {"departure": 0.03},
        },
        "ally": {
            "role": "guarantor",
            "backs": "west",
            "positions": {"arms": _at(0.1, 0.5), "checks": _at(0.9, 0.5), "hill": _at(0.3, 0.4)},
            "urgency": 0.6,
            "no_deal_cost": 0.3,
            "leverage": {"west": 0.2, "east": 0.1},
            "content": 0.7,
            "sidelined": 0.75,
        },
    },
    "front": {
        "momentum": {"favours": "east", "against": "west", "mean": _triangle(-0.1, 0.2, 0.5), "start": 0.25},
        "pockets": {
            "hill": {
                "holder": "west",
                "left": 0.9,
                "momentum": 0.4,
                "decay_per_day": _triangle(0.02, 0.08, 0.2),
                "moot_below": 0.05,
            }
        },
    },
    "offers": {
        "whole": {
            "scope": "full",
            "text": {
                "arms": 0.3,
                "checks": _triangle(0.4, 0.5, 0.6),
                "hill": 0.5,
                "land": 0.5,
                "scope": 0.0,
                "trade": 0.5,
            },
            "bounds": {"trade": (0.2, 0.8), "hill": (0.1, 0.9), "checks": (0.4, 0.9)},
        },
        "part": {
            "scope": "sectoral",
            "text": {"scope": 0.2, "checks": 0.5, "trade": 0.6},
            "stakes": 0.4,
            "relief": 1.0,
            "premium_share": 0.8,
            "after_days": {"dist": "integer", "low": 1, "mode": 2, "high": 6},
        },
    },
    "reference": {"arms": 0.3, "checks": 0.5, "hill": 0.5, "land": 0.5, "scope": 0.0, "trade": 0.5},
    "status_quo": {
        "arms": 0.9,
        "checks": _triangle(0.0, 0.1, 0.3),
        "hill": _limits("hill_now", first=(0.2, 0.3, 0.4), second=(0.0, 0.1, 0.3)),
        "land": 0.6,
        "scope": 0.8,
    },
    "events": {
        "raid": {
            "rate_per_day": 0.08,
            "days": 2,
            "add": {"level.east": 0.4, "trust.west.east": -0.2, "audience.west": 0.1},
        },
        "visit": {
            "rate_per_day": 0.06,
            "days": 3,
            "add": {"pressure.east": 0.05, "trust.broker.east": 0.1, "momentum": -0.1},
        },
        "shipment": {"rate_per_day": 0.05, "days": 5, "add": {"aid.west": 0.3}},
    },
    "horizon": {"talks_days": 25, "halt_days": 20},
    "preferences": {"audience_weight": 0.7},
    "war": {"indecisive": _triangle(0.0, 0.2, 0.8)},
    "talks": {
        "premium": 0.06,
        "premium_momentum": 0.1,
        "step": _triangle(0.01, 0.02, 0.08),
        "refusal": {"walkout": 0.08, "after_days": 3, "chance": 0.1},
    },
    "halt": {
        "depth": {"dist": "lognormal", "median": 0.12, "sigma": 0.8},
        "reciprocity": 0.29,
        "stillborn": 0.08,
        "denounce_below": 0.02,
        "denounce_chance": 0.3,
    },
}
"""Two sides, a lead mediator and a weak one, a guarantor, a sectoral offer, a pocket, three events.

Limits of every kind: coded by a panel of its own, on both sides of one issue (`hill`, which a pocket makes moot, and
`trade`), out of reach of the bounds in some trials (`checks`), on an issue that an offer fixes (`scope`), on one that
is left to later (`land`). Wishes given outright and from an earlier demand, aims named and not named, met and not met.
"""

WALKING: dict[str, Any] = {"talks": {"limits": "walk"}}
"""A change to `BORDER`: a text that lies outside what has been ruled out walks there."""

THREE: dict[str, Any] = {
    "actors": {
        "north": {
            "role": "belligerent",
            "positions": {
                "arms": _at(0.3, 0.2),
                "hill": _at(0.5, 0.3, 0.6, limit=_out("below", 0.4, 0.6)),
                "land": _at(0.4, 0.5),
                "trade": _at(0.3, 0.6, 0.3, limit=_out("above", 0.3, 0.5)),
            },
            "war_aims": {"land": 0.3},
            "unnamed_aims": "wish",
            "aims_met": {"hill": 1.0, "trade": 0.3},
            "sincerity": 0.8,
            "urgency": 0.8,
            "capability": 0.6,
            "audience_cost": 0.3,
            "optimism": 0.2,
            "trust": {"east": 0.5, "west": 0.4},
        },
        "east": {"trust": {"north": 0.5}},
        "west": {"trust": {"north": 0.4}},
    },
}
"""A change to `BORDER`: a third side, so that a limit may have to be left aside after another."""


def merged(base: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    """`base` with `change` laid over it, mapping by mapping; neither is touched."""
    result = copy.deepcopy(base)
    for key, new in change.items():
        old = result.get(key)
        if isinstance(old, dict) and isinstance(new, dict) and "dist" not in new:
            result[key] = merged(old, new)
        else:
            result[key] = copy.deepcopy(new)
    return result


def build(base: dict[str, Any], change: dict[str, Any] | None = None) -> Scenario:
    """A scenario from a mapping and what differs from it."""
    return Scenario.model_validate(merged(base, change or {}))


def bare(*issues: str) -> dict[str, Any]:
    """Two sincere sides that face each other on `issues` and nothing else: every line but terms and war is silent."""
    names = issues or ("line",)
    quiet = {"role": "belligerent", "sincerity": 1.0, "urgency": 0.5, "posture": 0.0, "regroup": 0.0}
    quiet |= {"resolve": 0.0, "daily_shock": 0.0, "cost_scale": 0.4, "optimism": 0.0}

    def side(ideal: float) -> dict[str, Any]:
        return {**quiet, "positions": {name: _at(ideal) for name in names}, "war_aims": dict.fromkeys(names, ideal)}

    return {
        "schema": 2,
        "name": "Two sides, nothing else",
        "issues": {name: _issue(name) for name in names},
        "actors": {"a": side(1.0), "b": side(0.0)},
        "offers": {"whole": {"scope": "full", "text": dict.fromkeys(names, 0.5)}},
        "reference": dict.fromkeys(names, 0.5),
    }
