"""Small scenarios for the reference's own tests: one that exercises every branch, and bare ones with known answers."""

from __future__ import annotations

import copy
from typing import Any

from sim.scenario.scenario import Scenario

__all__ = ["BORDER", "bare", "build", "merged"]


def _triangle(low: float, mode: float, high: float) -> dict[str, Any]:
    return {"dist": "triangular", "low": low, "mode": mode, "high": high}


def _coded(key: str, *triples: tuple[float, float, float]) -> dict[str, Any]:
    return {"dist": "coded", "key": key, "coders": {f"coder_{n}": triple for n, triple in enumerate(triples)}}


def _issue(title: str, **flags: Any) -> dict[str, Any]:
    return {"title": title, "zero": "none", "one": "all", **flags}


def _at(ideal: Any, salience: Any = 1.0, firmness: float = 0.0) -> dict[str, Any]:
    return {"ideal": ideal, "salience": salience, "firmness": firmness}


BORDER: dict[str, Any] = {
    "schema": 1,
    "name": "A border war, invented",
    "issues": {
        "arms": _issue("Arms during the ceasefire", security=True),
        "checks": _issue("Verification", security=True, monitored_at="one"),
        "hill": _issue("Troops on the hill", pocket="hill"),
        "land": _issue("The valley", phase="later"),
        "scope": _issue("Scope", fixed_by_offer=True),
        "trade": _issue("Trade"),
    },
    "actors": {
        "east": {
            "role": "belligerent",
            "positions": {
                "arms": _at(
                    _coded("arms", (0.5, 0.8, 1.0), (0.6, 0.7, 0.9)), _coded("s", (0.3, 0.5, 0.7), (0.2, 0.4, 0.8)), 0.9
                ),
                "checks": _at(_triangle(0.1, 0.3, 0.5), 0.4, 0.3),
                "hill": _at(_coded("hill", (0.7, 0.9, 1.0), (0.5, 0.8, 1.0)), 0.6, 0.9),
                "land": _at(0.9, 1.5, 0.8),
                "scope": _at(0.3, 0.4, 0.2),
                "trade": _at(_triangle(0.4, 0.7, 0.9), 0.3),
            },
            "war_aims": {"arms": 0.9, "hill": _triangle(0.8, 0.9, 1.0), "land": 1.0},
            "sincerity": _triangle(0.1, 0.4, 0.7),
            "urgency": _coded("urgency", (0.0, 0.2, 0.5), (0.1, 0.3, 0.6)),
            "stalling": 0.8,
            "capability": _triangle(1.0, 1.3, 1.6),
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
                "checks": _at(0.9, 0.5, 0.4),
                "hill": _at(_triangle(0.0, 0.1, 0.3), _coded("s", (0.3, 0.4, 0.5)), 0.7),
                "land": _at(0.1, 0.9, 0.9),
                "scope": _at(0.0, 0.3),
                "trade": _at(0.5, 0.2, 0.1),
            },
            "war_aims": {"hill": 0.0, "land": 0.0},
            "sincerity": 0.7,
            "urgency": 0.6,
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
                "decay_per_day": _triangle(0.05, 0.15, 0.4),
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
            "bounds": {"trade": (0.2, 0.8), "hill": (0.1, 0.9)},
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
    "preferences": {"audience_weight": 0.5},
    "talks": {
        "premium": 0.03,
        "premium_momentum": 0.1,
        "step": _triangle(0.01, 0.02, 0.08),
        "refusal": {"walkout": 0.15, "after_days": 4, "chance": 0.1},
    },
    "halt": {
        "depth": {"dist": "lognormal", "median": 0.12, "sigma": 0.8},
        "reciprocity": 0.29,
        "stillborn": 0.08,
        "denounce_below": 0.05,
        "denounce_chance": 0.2,
    },
}
"""Two sides, a lead mediator and a weak one, a guarantor, a sectoral offer, a pocket, three events."""


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
    quiet |= {"resolve": 0.0, "daily_shock": 0.0, "cost_scale": 0.4}

    def side(ideal: float) -> dict[str, Any]:
        return {**quiet, "positions": {name: _at(ideal) for name in names}, "war_aims": dict.fromkeys(names, ideal)}

    return {
        "schema": 1,
        "name": "Two sides, nothing else",
        "issues": {name: _issue(name) for name in names},
        "actors": {"a": side(1.0), "b": side(0.0)},
        "offers": {"whole": {"scope": "full", "text": dict.fromkeys(names, 0.5)}},
        "reference": dict.fromkeys(names, 0.5),
    }
