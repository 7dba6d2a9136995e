"""What is drawn for each actor: types, resolve, costs, trust, leverage, promises."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from sim.model.case import sign
from sim.model.inputs import Array, Inputs
from sim.model.opening.entry import Entry
from sim.model.state import NEVER, State

__all__ = ["of_parties", "of_sides"]


def of_sides(state: State, inputs: Inputs) -> Iterator[Entry]:
    """Entries of `sides` and `pairs`."""
    scenario, held = inputs.scenario, inputs.value("halt.belief_strength")
    for i, key in enumerate(scenario.belligerents):
        name, side, value = f"actors.{key}", state.sides[:, i], inputs.value
        yield from _of_view(side, "", name, value)
        yield from _of_view(side, "public_", name, inputs.central)
        yield side["sincere"], inputs.uniform(name, "type") < value(f"{name}.sincerity")
        yield side["posture"], value(f"{name}.posture")
        yield side["optimism"], value(f"{name}.optimism")
        yield side["resolve"], value(f"{name}.resolve") * inputs.logistic(name, "resolve")
        yield side["depth"], inputs.value_for("halt.depth", f"{name}.depth")
        yield side["first_answer"], value(f"{name}.first_answer_days")
        yield side["bargaining_weight"], value(f"{name}.bargaining_weight")
        yield side["daily_shock"], value(f"{name}.daily_shock")
        scale = inputs.central(f"{name}.resolve") + inputs.central(f"{name}.daily_shock")
        yield side["public_noise"], np.maximum(1e-6, scale)
        yield side["sign"], sign(scenario, key)
        yield side["quadratic"], scenario.actors[key].loss == "quadratic"
        yield side["first_full"], NEVER
        yield side["first_sectoral"], NEVER
        for j, other in enumerate(scenario.belligerents):
            if other != key:
                trust, pair = inputs.get(f"{name}.trust.{other}", 0.5), state.pairs[:, i, j]
                yield pair["trust"], trust
                yield pair["clean"], held * trust
                yield pair["dirty"], held * (1.0 - trust)


def _of_view(side: np.ndarray, view: str, name: str, value: Callable[[str], Array]) -> Iterator[Entry]:
    """The private numbers of a side's ledger, as they are or as outsiders reckon them."""
    for quantity in ("capability", "regroup", "stalling"):
        yield side[f"{view}{quantity}"], value(f"{name}.{quantity}")
    yield side[f"{view}cost_of_war"], value(f"{name}.cost_scale") * value(f"{name}.urgency")
    yield side[f"{view}audience_weight"], value("preferences.audience_weight") * value(f"{name}.audience_cost")
    yield side[f"{view}premium"], value("talks.premium")
    yield side[f"{view}premium_momentum"], value("talks.premium_momentum")


def of_parties(state: State, inputs: Inputs) -> Iterator[Entry]:
    """Entries of `parties` and `leanings`."""
    scenario, value = inputs.scenario, inputs.value
    for m, (key, actor) in enumerate(scenario.third_parties.items()):
        name, party = f"actors.{key}", state.parties[:, m]
        yield party["present"], True
        yield party["departure_day"], NEVER
        yield party["mediator"], key in scenario.mediators
        yield party["guarantor"], key in scenario.guarantors
        yield party["presses"], bool(actor.leverage)
        yield party["quadratic"], actor.loss == "quadratic"
        for quantity in ("no_deal_cost", "urgency", "audience_cost", "unpredictability"):
            yield party[quantity], value(f"{name}.{quantity}")
        if key in scenario.mediators:
            yield party["departure"], value(f"{name}.patience.departure")
            yield party["growth"], value(f"{name}.patience.growth_per_day")
        if key in scenario.guarantors:
            yield party["backs"], list(scenario.belligerents).index(scenario.guarantors[key].backs)
            yield from _of_promises(party, name, inputs)
        for i, side in enumerate(scenario.belligerents):
            leaning, belief = state.leanings[:, m, i], inputs.get(f"{name}.trust.{side}", 0.5)
            yield leaning["belief"], belief
            yield leaning["prior"], belief
            if side in actor.leverage:
                yield leaning["leverage"], value(f"{name}.leverage.{side}")


def _of_promises(party: np.ndarray, name: str, inputs: Inputs) -> Iterator[Entry]:
    """What a guarantor promises and when it is content."""
    for quantity in ("content", "sidelined"):
        yield party[quantity], inputs.value(f"{name}.{quantity}")
    for promise in ("pledge", "aid"):
        yield party[promise], inputs.value(f"{name}.{promise}.start")
        yield party[f"{promise}_ceiling"], inputs.value(f"{name}.{promise}.ceiling")
        yield party[f"{promise}_pace"], inputs.value(f"{name}.{promise}.pace")
