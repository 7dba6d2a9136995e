"""The numbers that belong to no actor: settings, the front, events, texts and ceasefires."""

from __future__ import annotations

from collections.abc import Iterator

from sim.model.case import agenda, sign
from sim.model.inputs import Inputs
from sim.model.opening.entry import Entry
from sim.model.state import FULL, GOES_ON, NEVER, NOBODY, SECTORAL, State

__all__ = ["of_situation"]

SETTINGS = {
    "preferences": ("later_weight", "width"),
    "talks": ("agenda", "margin", "step", "floor"),
    "talks.refusal": ("walkout",),
    "talks.pressure": ("pace", "ceiling", "swap_chance"),
    "contest": ("exponent",),
    "halt": [
        "collapse_level",
        "denounce_chance",
        "dirty_above",
        "discontent",
        "distrust",
        "erosion",
        "memory",
        "misattribution",
        "noise",
        "reciprocity",
        "repair",
        "smoothing",
        "spoiler_chance",
        "spoiler_size",
        "stalling_factor",
    ],
}
"""Settings that are called as their paths end."""


def of_situation(state: State, inputs: Inputs) -> Iterator[Entry]:
    """Entries of the tables that belong to no actor."""
    for base, names in SETTINGS.items():
        for name in names:
            yield state.settings[name], inputs.value(f"{base}.{name}")
    yield state.settings["walkout_days"], inputs.value("talks.refusal.after_days")
    yield state.settings["walkout_chance"], inputs.value("talks.refusal.chance")
    yield state.settings["public_exponent"], inputs.central("contest.exponent")
    if inputs.scenario.status_quo:  # where nobody says how things stand, every war is fought to a decision
        yield state.settings["indecisive"], inputs.value("war.indecisive")
        yield state.settings["public_indecisive"], inputs.central("war.indecisive")
    yield state.courses["trial"], inputs.trials
    for place, panel in enumerate(inputs.panels):
        yield state.readings["coder"][:, place], inputs.coder(panel)
    yield state.courses["talking"], True
    for name in ("agreed", "closed_by", "ending", "ending_day", "closed_day", "no_room_from", "no_room_to"):
        yield state.courses[name], NEVER
    for name in ("who", "day", "demand"):
        yield state.holdouts[name], NOBODY
    yield from _of_front(state, inputs)
    yield from _of_texts(state, inputs)
    yield from _of_halts(state, inputs)


def _of_front(state: State, inputs: Inputs) -> Iterator[Entry]:
    scenario, value = inputs.scenario, inputs.value
    if scenario.front.momentum:
        average = value("front.momentum.mean")
        yield state.fronts["average"], average
        for name in ("reversion", "noise"):
            yield state.fronts[name], value(f"front.momentum.{name}")
        started = "front.momentum.start" in inputs
        yield state.fronts["momentum"], value("front.momentum.start") if started else average
    for p, (pocket, described) in enumerate(sorted(scenario.front.pockets.items())):
        base, table = f"front.pockets.{pocket}", state.pockets[:, p]
        for name in ("left", "moot_below"):
            yield table[name], value(f"{base}.{name}")
        yield table["decay"], value(f"{base}.decay_per_day")
        yield table["local"], inputs.get(f"{base}.momentum", 0.0)
        yield table["direction"], -sign(scenario, described.holder)
        yield table["has_local"], described.momentum is not None
    for e, (event, happening) in enumerate(sorted(scenario.events.items())):
        yield state.events["lasts"][:, e], happening.days
        yield state.events["rate"][:, e], value(f"events.{event}.rate_per_day")


def _of_texts(state: State, inputs: Inputs) -> Iterator[Entry]:
    scenario = inputs.scenario
    for key in scenario.offers:
        full = key == scenario.full[0]
        table = state.text if full else state.sectoral_text
        standings = state.standings if full else state.sectoral_standings
        for k, issue in enumerate(agenda(scenario, key)):
            if issue in scenario.status_quo:
                yield standings["given"][:, k], True
                yield standings["point"][:, k], inputs.value(f"status_quo.{issue}")
            for name in ("opening", "now"):
                yield table[name][:, k], inputs.value(f"offers.{key}.text.{issue}")
            pocket = scenario.issues[issue].pocket
            yield table["left"][:, k], inputs.value(f"front.pockets.{pocket}.left") if pocket else 1.0


def _of_halts(state: State, inputs: Inputs) -> Iterator[Entry]:
    yield state.halts["began"], NEVER
    yield state.halts["fate"], GOES_ON
    for scope, offer in ((SECTORAL, inputs.scenario.sectoral), (FULL, inputs.scenario.full)):
        if offer is None:
            continue
        base, halts = f"offers.{offer[0]}", state.halts[:, scope]
        stakes = inputs.get(f"{base}.stakes", 1.0)
        yield halts["stillborn"], inputs.uniform(base, "stillborn") < inputs.value("halt.stillborn")
        yield halts["stakes"], stakes
        yield halts["premium_share"], inputs.get(f"{base}.premium_share", 1.0)
        yield halts["denounced_below"], -(inputs.value("halt.denounce_below") * stakes)
        yield halts["relief"], inputs.get(f"{base}.relief", 1.0)
        yield halts["after_days"], inputs.get(f"{base}.after_days", 0.0)
