"""Builders of small scenarios for the tests: two sides and nothing else, and a busy case that touches every branch."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

from sim.results.rows import Rows
from sim.scenario import load_scenario
from sim.scenario.scenario import Scenario
from sim.studies.design import Design, Point
from sim.studies.study import Block

__all__ = ["built", "busy", "duel", "limit", "merged", "read_scenario", "rows_of", "shipped"]

ROOT = Path(__file__).parents[1]


def read_scenario(path: Path) -> Scenario:
    """The scenario in a file, as a user would get it."""
    return load_scenario(path).scenario


def shipped(name: str) -> Scenario:
    """A scenario of the folder `scenarios/`, by its name without the ending."""
    return read_scenario(ROOT / "scenarios" / f"{name}.yaml")


def rows_of(scenario: Scenario, seed: int, first: int, trials: int) -> Rows:
    """The rows of some trials of a run, as they are stored."""
    return Design([Point(scenario)], seed)(Block(range(1), first, trials))


def merged(base: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    """`base` with `change` laid over it, mapping by mapping; neither is touched."""
    result = copy.deepcopy(base)
    for key, new in change.items():
        old = result.get(key)
        both = isinstance(old, dict) and isinstance(new, dict) and "dist" not in new
        result[key] = merged(old, new) if both else copy.deepcopy(new)
    return result


def built(base: dict[str, Any], change: dict[str, Any] | None = None) -> Scenario:
    """A scenario from a mapping and what differs from it."""
    return Scenario.model_validate(merged(base, change or {}))


def triangle(low: float, mode: float, high: float) -> dict[str, Any]:
    return {"dist": "triangular", "low": low, "mode": mode, "high": high}


def coded(key: str, *triples: tuple[float, float, float], panel: str = "") -> dict[str, Any]:
    coders = {f"coder_{place}": triple for place, triple in enumerate(triples)}
    return {"dist": "coded", "key": key, "panel": panel, "coders": coders}


def limit(rules_out: str, at: Any, firmness: Any) -> dict[str, Any]:
    return {"rules_out": rules_out, "at": at, "firmness": firmness}


def issue(**flags: Any) -> dict[str, Any]:
    return {"title": "An issue", "zero": "none of it", "one": "all of it", **flags}


def at(ideal: Any, salience: Any = 1.0, firmness: Any = 0.0) -> dict[str, Any]:
    return {"ideal": ideal, "salience": salience, "firmness": firmness}


def duel(*issues: str, cost: float = 0.2) -> dict[str, Any]:
    """Sides `a` (ideal 1) and `b` (ideal 0), sincere, without shocks, exposure, posture or optimism, on `issues`."""
    names = issues or ("line",)
    quiet = {"role": "belligerent", "sincerity": 1.0, "posture": 0.0, "regroup": 0.0, "resolve": 0.0}
    quiet |= {"daily_shock": 0.0, "urgency": 1.0, "cost_scale": cost, "optimism": 0.0}

    def side(ideal: float) -> dict[str, Any]:
        return {**quiet, "positions": {name: at(ideal) for name in names}, "war_aims": dict.fromkeys(names, ideal)}

    return {
        "schema": 2,
        "name": "A duel",
        "issues": {name: issue() for name in names},
        "actors": {"a": side(1.0), "b": side(0.0)},
        "offers": {"whole": {"scope": "full", "text": dict.fromkeys(names, 0.5)}},
        "reference": dict.fromkeys(names, 0.5),
    }


def busy() -> dict[str, Any]:
    """Two sides, two mediators, two guarantors, a pocket, events, both offers, coded and uncertain values."""
    issues = {
        "arms": issue(security=True),
        "checks": issue(security=True, monitored_at="one"),
        "extent": issue(fixed_by_offer=True, process=True),
        "land": issue(phase="later"),
        "ridge": issue(pocket="ridge"),
        "trade": issue(),
    }
    return {
        "schema": 2,
        "name": "A busy case",
        "horizon": {"talks_days": 20, "halt_days": 12},
        "issues": issues,
        "actors": {"red": _red(), "blue": _blue(), **_third_parties()},
        "front": {
            "momentum": {"favours": "red", "against": "blue", "mean": triangle(-0.2, 0.2, 0.5), "start": 0.1},
            "pockets": {"ridge": {"holder": "blue", "momentum": 0.5, "moot_below": 0.1}},
        },
        "offers": {
            "whole": {
                "scope": "full",
                "text": {
                    "arms": 0.4,
                    "checks": triangle(0.3, 0.5, 0.7),
                    "land": 0.5,
                    "ridge": 0.4,
                    "extent": 0.0,
                    "trade": 0.5,
                },
                "bounds": {"trade": (0.2, 0.8), "arms": (0.1, 0.9)},
            },
            "part": {
                "scope": "sectoral",
                "text": {"extent": 0.5, "checks": 0.6, "trade": 0.5},
                "after_days": 2,
                "relief": 0.9,
            },
        },
        "reference": {"arms": 0.4, "checks": 0.5, "land": 0.5, "ridge": 0.4, "extent": 0.0, "trade": 0.5},
        "status_quo": {
            "arms": 0.1,
            "checks": coded("now", (0.0, 0.1, 0.3), (0.1, 0.2, 0.2), panel="second"),
            "ridge": 0.2,
        },
        "events": {
            "strike": {
                "rate_per_day": 0.08,
                "days": 2,
                "add": {"level.red": 0.3, "trust.blue.red": -0.2, "audience.blue": 0.1},
            },
            "visit": {
                "rate_per_day": 0.08,
                "days": 3,
                "add": {"pressure.red": 0.05, "trust.envoy.red": 0.2, "momentum": -0.1},
            },
            "convoy": {"rate_per_day": 0.05, "days": 4, "add": {"aid.blue": 0.3, "pressure.blue": -0.02}},
        },
        "talks": {"step": 0.03, "refusal": {"walkout": 0.25, "after_days": 3, "chance": 0.1}},
    }


def _red() -> dict[str, Any]:
    return {
        "role": "belligerent",
        "positions": {
            "arms": at(
                coded("arms", (0.5, 0.7, 0.9), (0.4, 0.6, 1.0)), coded("weight", (0.3, 0.5, 0.7), (0.2, 0.4, 0.6)), 0.5
            ),
            "checks": {**at(triangle(0.2, 0.4, 0.6), 0.5, 0.3), "wish_from": triangle(0.1, 0.3, 0.5)},
            "land": {**at(0.9, 0.7, 0.8), "limit": limit("below", 0.4, 0.9)},
            "ridge": {**at(triangle(0.6, 0.8, 1.0), 0.6, 0.8), "limit": limit("below", triangle(0.2, 0.5, 0.6), 0.8)},
            "extent": {**at(0.2, 0.4), "limit": limit("below", 0.1, 1.0)},
            "trade": at(0.7, coded("weight2", (0.2, 0.3, 0.4))),
        },
        "war_aims": {"arms": 0.9, "ridge": triangle(0.7, 0.9, 1.0), "land": 1.0},
        "unnamed_aims": "wish",
        "aims_met": {"checks": coded("met", (1.0, 1.0, 1.0), (0.0, 0.0, 0.0), panel="second")},
        "sincerity": triangle(0.2, 0.5, 0.8),
        "urgency": coded("urgency", (0.0, 0.2, 0.4), (0.1, 0.3, 0.6)),
        "stalling": 0.7,
        "capability": 1.2,
        "audience_cost": 0.4,
        "trust": {"blue": triangle(0.2, 0.4, 0.6)},
        "first_answer_days": {"dist": "integer", "low": 0, "mode": 1, "high": 3},
        "bargaining_weight": 1.3,
    }


def _blue() -> dict[str, Any]:
    return {
        "role": "belligerent",
        "loss": "quadratic",
        "positions": {
            "arms": at(0.2, 0.5, 0.4),
            "checks": {**at(0.9, 0.6, 0.5), "wish": 0.8},
            "land": at(0.1, 0.8, 0.9),
            "ridge": {
                **at(triangle(0.0, 0.1, 0.3), coded("weight", (0.3, 0.5, 0.6)), 0.6),
                "limit": limit("above", 0.45, coded("firm", (0.7, 0.7, 0.7), (0.0, 0.0, 0.0), panel="second")),
            },
            "extent": at(0.0, 0.3),
            "trade": {**at(0.05, 0.2, 0.1), "limit": limit("above", 0.1, 0.5)},
        },
        "war_aims": {"ridge": 0.0, "land": 0.0, "arms": 0.0},
        "sincerity": 0.7,
        "urgency": 0.4,
        "audience_cost": 0.5,
        "trust": {"red": 0.3},
    }


def _third_parties() -> dict[str, Any]:
    return {
        "envoy": {
            "role": "mediator",
            "lead": True,
            "positions": {"arms": at(0.4, 0.3), "checks": at(0.7, 0.4), "ridge": at(0.5, 0.3)},
            "urgency": 0.9,
            "audience_cost": 0.3,
            "no_deal_cost": 0.8,
            "unpredictability": 0.7,
            "leverage": {"red": triangle(0.3, 0.5, 0.8), "blue": 0.7},
            "trust": {"red": 0.4, "blue": 0.6},
            "patience": {"departure": 0.01},
        },
        "host": {
            "role": "mediator",
            "urgency": 0.6,
            "no_deal_cost": 0.5,
            "leverage": {"red": 0.2},
            "patience": {"departure": 0.05},
        },
        "ally": {
            "role": "guarantor",
            "backs": "blue",
            "loss": "quadratic",
            "positions": {"arms": at(0.2, 0.5), "checks": at(0.8, 0.5), "ridge": at(0.3, 0.4)},
            "urgency": 0.5,
            "no_deal_cost": 0.4,
            "leverage": {"red": 0.2, "blue": 0.2},
            "content": 0.9,
            "sidelined": 0.88,
        },
        "patron": {
            "role": "guarantor",
            "backs": "red",
            "positions": {"trade": at(0.9)},
            "content": 0.7,
            "sidelined": 0.65,
        },
    }
