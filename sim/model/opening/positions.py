"""Where actors say they stand: saliences, stated points, firmness, references and war aims, as they were drawn."""

from __future__ import annotations

from collections.abc import Iterator

from sim.compiled import Records
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
    """The same of a side, with its firmness and the package toward which its real ideal leans.

    Where the reference is silent that is its own stated point.
    """
    yield from _of_stands(stakes, inputs, side, offer)
    for k, issue in enumerate(agenda(inputs.scenario, offer)):
        base, reference = f"actors.{side}.positions.{issue}", f"reference.{issue}"
        yield stakes["firmness"][:, k], inputs.get(f"{base}.firmness", 0.0)
        if reference in inputs:
            leaned = inputs.value_for(reference, f"offers.{inputs.scenario.full[0]}.text.{issue}")
        else:
            leaned = inputs.get(f"{base}.ideal", 0.5)
        yield stakes["reference"][:, k], leaned


def _of_aims(aims: Records, inputs: Inputs, side: str, offer: str) -> Iterator[Entry]:
    for k, issue in enumerate(agenda(inputs.scenario, offer)):
        path, address = f"actors.{side}.war_aims.{issue}", f"actors.{side}.positions.{issue}.ideal"
        if path in inputs:
            yield aims["point"][:, k], inputs.value_for(path, address)
            yield aims["named"][:, k], True
