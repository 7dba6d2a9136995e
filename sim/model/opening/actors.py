"""What is drawn for each actor: types, resolve, costs, trust, leverage, promises."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from sim.model.case import sign
from sim.model.inputs import Array, Inputs
from sim.model.state import NEVER, State

__all__ = ["draw_parties", "draw_sides"]


def draw_sides(state: State, inputs: Inputs) -> None:
    """Fill `sides` and `pairs`."""
    scenario, held = inputs.scenario, inputs.value("halt.belief_strength")
    for i, key in enumerate(scenario.belligerents):
        name, side, value = f"actors.{key}", state.sides[:, i], inputs.value
        _draw_view(side, "", name, value)
        _draw_view(side, "public_", name, inputs.central)
        side["sincere"] = inputs.uniform(name, "type") < value(f"{name}.sincerity")
        side["posture"] = value(f"{name}.posture")
        side["resolve"] = value(f"{name}.resolve") * inputs.logistic(name, "resolve")
        side["depth"] = inputs.value_for("halt.depth", f"{name}.depth")
        side["first_answer"] = value(f"{name}.first_answer_days")
        side["bargaining_weight"] = value(f"{name}.bargaining_weight")
        side["daily_shock"] = value(f"{name}.daily_shock")
        scale = inputs.central(f"{name}.resolve") + inputs.central(f"{name}.daily_shock")
        side["public_noise"] = np.maximum(1e-6, scale)
        side["sign"], side["quadratic"] = sign(scenario, key), scenario.actors[key].loss == "quadratic"
        side["first_full"] = side["first_sectoral"] = NEVER
        for j, other in enumerate(scenario.belligerents):
            if other != key:
                trust, pair = inputs.get(f"{name}.trust.{other}", 0.5), state.pairs[:, i, j]
                pair["trust"], pair["clean"], pair["dirty"] = trust, held * trust, held * (1.0 - trust)


def _draw_view(side: np.ndarray, view: str, name: str, value: Callable[[str], Array]) -> None:
    """The private numbers of a side's ledger, as they are or as outsiders reckon them."""
    for quantity in ("capability", "regroup", "stalling"):
        side[f"{view}{quantity}"] = value(f"{name}.{quantity}")
    side[f"{view}cost_of_war"] = value(f"{name}.cost_scale") * value(f"{name}.urgency")
    side[f"{view}audience_weight"] = value("preferences.audience_weight") * value(f"{name}.audience_cost")
    side[f"{view}premium"] = value("talks.premium")
    side[f"{view}premium_momentum"] = value("talks.premium_momentum")


def draw_parties(state: State, inputs: Inputs) -> None:
    """Fill `parties` and `leanings`."""
    scenario = inputs.scenario
    for m, (key, actor) in enumerate(scenario.third_parties.items()):
        name, party = f"actors.{key}", state.parties[:, m]
        party["present"], party["departure_day"] = True, NEVER
        party["mediator"], party["guarantor"] = key in scenario.mediators, key in scenario.guarantors
        party["presses"], party["quadratic"] = bool(actor.leverage), actor.loss == "quadratic"
        for quantity in ("no_deal_cost", "urgency", "audience_cost", "unpredictability"):
            party[quantity] = inputs.value(f"{name}.{quantity}")
        if key in scenario.mediators:
            party["departure"] = inputs.value(f"{name}.patience.departure")
            party["growth"] = inputs.value(f"{name}.patience.growth_per_day")
        if key in scenario.guarantors:
            party["backs"] = list(scenario.belligerents).index(scenario.guarantors[key].backs)
            party["content"], party["sidelined"] = inputs.value(f"{name}.content"), inputs.value(f"{name}.sidelined")
            for promise in ("pledge", "aid"):
                party[promise] = inputs.value(f"{name}.{promise}.start")
                party[f"{promise}_ceiling"] = inputs.value(f"{name}.{promise}.ceiling")
                party[f"{promise}_pace"] = inputs.value(f"{name}.{promise}.pace")
        for i, side in enumerate(scenario.belligerents):
            leaning = state.leanings[:, m, i]
            leaning["belief"] = leaning["prior"] = inputs.get(f"{name}.trust.{side}", 0.5)
            if side in actor.leverage:
                leaning["leverage"] = inputs.value(f"{name}.leverage.{side}")
