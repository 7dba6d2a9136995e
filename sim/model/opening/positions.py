"""Where actors say they stand: saliences, stated points, firmness, references and war aims, as they were drawn."""

from __future__ import annotations

from sim.compiled import Records
from sim.model.case import agenda
from sim.model.inputs import Inputs
from sim.model.state import State
from sim.scenario.scenario import Scenario

__all__ = ["draw_positions"]


def draw_positions(state: State, inputs: Inputs) -> None:
    """Fill what is drawn of `stakes`, `aims` and `wishes`; :mod:`sim.model.rules.opening` works out the rest."""
    scenario, full = inputs.scenario, inputs.scenario.full[0]
    for i, side in enumerate(scenario.belligerents):
        for offer in scenario.offers:
            stakes, aims = (state.stakes, state.aims) if offer == full else (state.sectoral_stakes, state.sectoral_aims)
            _draw_stakes(stakes[:, i], scenario, inputs, side, offer)
            _draw_aims(aims[:, i], scenario, inputs, side, offer)
    for m, party in enumerate(scenario.third_parties):
        _draw_stands(state.wishes[:, m], scenario, inputs, party, full)


def _draw_stands(stands: Records, scenario: Scenario, inputs: Inputs, actor: str, offer: str) -> None:
    """Salience and stated point of an actor on each issue of an offer."""
    for k, issue in enumerate(agenda(scenario, offer)):
        base = f"actors.{actor}.positions.{issue}"
        stands["salience"][:, k] = inputs.salience(f"{base}.salience")
        stands["stated"][:, k] = inputs.get(f"{base}.ideal", 0.5)


def _draw_stakes(stakes: Records, scenario: Scenario, inputs: Inputs, side: str, offer: str) -> None:
    """The same of a side, with its firmness and the package toward which its real ideal leans.

    Where the reference is silent that is its own stated point.
    """
    _draw_stands(stakes, scenario, inputs, side, offer)
    for k, issue in enumerate(agenda(scenario, offer)):
        stakes["firmness"][:, k] = inputs.get(f"actors.{side}.positions.{issue}.firmness", 0.0)
        path, address = f"reference.{issue}", f"offers.{scenario.full[0]}.text.{issue}"
        stakes["reference"][:, k] = inputs.value_for(path, address) if path in inputs else stakes["stated"][:, k]


def _draw_aims(aims: Records, scenario: Scenario, inputs: Inputs, side: str, offer: str) -> None:
    for k, issue in enumerate(agenda(scenario, offer)):
        path, address = f"actors.{side}.war_aims.{issue}", f"actors.{side}.positions.{issue}.ideal"
        if path in inputs:
            aims["point"][:, k], aims["named"][:, k] = inputs.value_for(path, address), True
