"""What cannot happen in a case, and why: such an ending has no share, and no interval either."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.vocabulary import ENDINGS

if TYPE_CHECKING:
    from sim.scenario.scenario import Scenario

__all__ = ["NOT_ON_OFFER", "ruled_out"]

NOT_ON_OFFER = "not on offer"


def ruled_out(scenario: Scenario) -> dict[str, str]:
    """Endings that the scenario leaves no way to, each with the reason in a few words."""
    found = {}
    if scenario.lead is None:
        found["mediator_left"] = "no lead mediator"
    if scenario.sectoral is None:
        found |= {name: NOT_ON_OFFER for name, ending in ENDINGS.items() if ending.scope == "sectoral"}
    return found
