"""Where actors stand: saliences, stated points, firmness, wishes, limits, references and war aims, as drawn."""

from __future__ import annotations

from collections.abc import Iterator

from sim.compiled import Records
from sim.errors import given
from sim.model.case import agenda
from sim.model.inputs import Inputs
from sim.model.opening.entry import Entry
from sim.model.state import State

__all__ = ["of_positions"]


def of_positions(state: State, inputs: Inputs) -> Iterator[Entry]:
    """Entries of `stakes`, `aims` and `wishes`; :mod:`sim.model.rules.opening` works out the rest."""
    scenario, full = inputs.scenario, inputs.scenario.full[0]
    for i, side in enumerate(scenario.belligerents):
        for offer in scenario.offers:
            stakes, aims = (state.stakes, state.aims) if offer == full else (state.sectoral_stakes, state.sectoral_aims)
            yield from _of_stakes(stakes[:, i], inputs, side, offer)
            yield from _of_aims(aims[:, i], inputs, side, offer)
    for m, party in enumerate(scenario.third_parties):
        yield from _of_stands(state.wishes[:, m], inputs, party, full)


def _of_stands(stands: Records, inputs: Inputs, actor: str, offer: str) -> Iterator[Entry]:
    """Salience and stated point of an actor on each issue of an offer."""
    for k, issue in enumerate(agenda(inputs.scenario, offer)):
        base = f"actors.{actor}.positions.{issue}"
        yield stands["salience"][:, k], inputs.salience(f"{base}.salience")
        yield stands["stated"][:, k], inputs.get(f"{base}.ideal", 0.5)


def _of_stakes(stakes: Records, inputs: Inputs, side: str, offer: str) -> Iterator[Entry]:
    """The same of a side, with its firmness, what it wants, and the package toward which its wish leans.

    Where the reference is silent that is its own stated point.
    """
    yield from _of_stands(stakes, inputs, side, offer)
    for k, issue in enumerate(agenda(inputs.scenario, offer)):
        base, reference = f"actors.{side}.positions.{issue}", f"reference.{issue}"
        yield stakes["firmness"][:, k], inputs.get(f"{base}.firmness", 0.0)
        yield from _of_wish(stakes[:, k], inputs, base)
        if f"{base}.limit.at" in inputs:
            yield from _of_limit(stakes[:, k], inputs, side, issue)
        if reference in inputs:
            leaned = inputs.value_for(reference, f"offers.{inputs.scenario.full[0]}.text.{issue}")
            yield stakes["leans"][:, k], True
        else:
            leaned = inputs.get(f"{base}.ideal", 0.5)
        yield stakes["reference"][:, k], leaned


def _of_wish(stake: Records, inputs: Inputs, base: str) -> Iterator[Entry]:
    """What a side wants: given outright, or the point it derives from, which no change of what it asks for moves."""
    ideal, wish, wish_from = f"{base}.ideal", f"{base}.wish", f"{base}.wish_from"
    if wish in inputs:
        yield stake["outright"], True
        yield stake["ideal"], inputs.value_for(wish, ideal)
    elif wish_from in inputs:
        yield stake["wish_from"], inputs.value_for(wish_from, ideal)
    else:
        yield stake["wish_from"], inputs.as_described(ideal, ideal) if ideal in inputs else 0.5


def _of_limit(stake: Records, inputs: Inputs, side: str, issue: str) -> Iterator[Entry]:
    """What a side has ruled out, and whether the limit holds absolutely in a trial."""
    base = f"actors.{side}.positions.{issue}.limit"
    limit = given(inputs.scenario.belligerents[side].positions[issue].limit, "limit")
    firmness = inputs.value(f"{base}.firmness")
    yield stake["rules_out"], 1 if limit.rules_out == "above" else -1
    yield stake["ruled_at"], inputs.value(f"{base}.at")
    yield stake["ruled_firmness"], firmness
    yield stake["holds"], inputs.uniform(base, "holds") < inputs.value("preferences.absolute") * firmness


def _of_aims(aims: Records, inputs: Inputs, side: str, offer: str) -> Iterator[Entry]:
    described = inputs.scenario.belligerents[side]
    for k, issue in enumerate(agenda(inputs.scenario, offer)):
        path, address = f"actors.{side}.war_aims.{issue}", f"actors.{side}.positions.{issue}.ideal"
        if path in inputs:
            yield aims["point"][:, k], inputs.value_for(path, address)
            yield aims["named"][:, k], True
        yield aims["wished"][:, k], described.unnamed_aims == "wish" and issue in described.positions
        yield aims["met"][:, k], inputs.get(f"actors.{side}.aims_met.{issue}", 0.0)
