"""The numbers that belong to no actor: settings, the front, events, texts and ceasefires."""

from __future__ import annotations

from sim.model.case import agenda, sign
from sim.model.inputs import Inputs
from sim.model.state import FULL, GOES_ON, NEVER, NOBODY, SECTORAL, State
from sim.scenario.scenario import Scenario

__all__ = ["draw_situation"]

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


def draw_situation(state: State, inputs: Inputs) -> None:
    """Fill the tables of a block that belong to no actor."""
    scenario = inputs.scenario
    settings, courses, holdouts = state.settings, state.courses, state.holdouts
    for base, names in SETTINGS.items():
        for name in names:
            settings[name] = inputs.value(f"{base}.{name}")
    settings["walkout_days"] = inputs.value("talks.refusal.after_days")
    settings["walkout_chance"] = inputs.value("talks.refusal.chance")
    settings["public_exponent"] = inputs.central("contest.exponent")
    courses["trial"], courses["talking"] = inputs.trials, True
    for name in ("agreed", "closed_by", "ending", "ending_day", "closed_day"):
        courses[name] = NEVER
    for name in ("who", "day", "line", "demand"):
        holdouts[name] = NOBODY
    _draw_front(state, scenario, inputs)
    for key in scenario.offers:
        table = state.text if key == scenario.full[0] else state.sectoral_text
        for k, issue in enumerate(agenda(scenario, key)):
            table["opening"][:, k] = table["now"][:, k] = inputs.value(f"offers.{key}.text.{issue}")
            pocket = scenario.issues[issue].pocket
            table["left"][:, k] = inputs.value(f"front.pockets.{pocket}.left") if pocket else 1.0
    _draw_halts(state, scenario, inputs)


def _draw_front(state: State, scenario: Scenario, inputs: Inputs) -> None:
    if scenario.front.momentum:
        state.fronts["average"] = inputs.value("front.momentum.mean")
        for name in ("reversion", "noise"):
            state.fronts[name] = inputs.value(f"front.momentum.{name}")
        started = "front.momentum.start" in inputs
        state.fronts["momentum"] = inputs.value("front.momentum.start") if started else state.fronts["average"]
    for p, (pocket, described) in enumerate(sorted(scenario.front.pockets.items())):
        base, table = f"front.pockets.{pocket}", state.pockets[:, p]
        table["left"], table["moot_below"] = inputs.value(f"{base}.left"), inputs.value(f"{base}.moot_below")
        table["decay"], table["local"] = inputs.value(f"{base}.decay_per_day"), inputs.get(f"{base}.momentum", 0.0)
        table["direction"], table["has_local"] = -sign(scenario, described.holder), described.momentum is not None
    for e, (event, happening) in enumerate(sorted(scenario.events.items())):
        state.events["lasts"][:, e] = happening.days
        state.events["rate"][:, e] = inputs.value(f"events.{event}.rate_per_day")


def _draw_halts(state: State, scenario: Scenario, inputs: Inputs) -> None:
    state.halts["began"], state.halts["fate"] = NEVER, GOES_ON
    for scope, offer in ((SECTORAL, scenario.sectoral), (FULL, scenario.full)):
        if offer is None:
            continue
        base, halts = f"offers.{offer[0]}", state.halts[:, scope]
        halts["stillborn"] = inputs.uniform(base, "stillborn") < inputs.value("halt.stillborn")
        halts["stakes"] = inputs.get(f"{base}.stakes", 1.0)
        halts["premium_share"] = inputs.get(f"{base}.premium_share", 1.0)
        halts["denounced_below"] = -(inputs.value("halt.denounce_below") * halts["stakes"])
        halts["relief"] = inputs.get(f"{base}.relief", 1.0)
        halts["after_days"] = inputs.get(f"{base}.after_days", 0.0)
