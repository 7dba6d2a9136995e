"""What chance drew before day 0 in a world of one trial, as plain numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from sim.model.roles.belligerent import Belligerent
from sim.model.roles.third_party import ThirdParty
from sim.model.stakes import opening
from sim.trace.lots import Opening, PartyDrawn, Position, SectoralDrawn, SideDrawn
from sim.uncertainty import Coded

if TYPE_CHECKING:
    from sim.model.world import World

__all__ = ["drawn", "only", "terms"]

_MARKS = ("talks.refusal.walkout", "halt.collapse_level", "halt.dirty_above")


def only(array: npt.NDArray[np.generic]) -> float:
    """Give the one number of an array over a block of one trial."""
    return float(array[0])


def terms(issues: tuple[str, ...], package: npt.NDArray[np.float64]) -> dict[str, float]:
    """Turn a package of shape (issues, 1) into a mapping."""
    return {issue: only(row) for issue, row in zip(issues, package, strict=True)}


def drawn(world: World) -> Opening:
    """Read what was drawn; to be called when day 0 is over, before any halt has lived."""
    inputs, scenario = world.inputs, world.case
    return Opening(
        coder=_coder(world),
        text=terms(world.text.agenda.issues, opening(scenario, inputs, scenario.full[0])),
        step=only(inputs.value("talks.step")),
        momentum=only(world.front.momentum),
        stillborn=tuple(halt.scope for halt in reversed(world.halts) if halt.stillborn[0]),
        sides={side.key: _side(world, side) for side in world.sides},
        parties={party.key: _party(party) for party in world.third_parties},
        sectoral=_sectoral(world),
        marks={path.rpartition(".")[2]: only(inputs.value(path)) for path in _MARKS},
        inputs=_inputs(world),
    )


def _coder(world: World) -> str | None:
    """Id of the coder whose reading the trial takes; None where nothing is coded."""
    coded = [value for _, value in world.case.values() if isinstance(value, Coded)]
    if not coded:
        return None
    names = list(max(coded, key=lambda value: len(value.coders)).coders)
    return names[int(world.inputs.coder[0])]


def _side(world: World, side: Belligerent) -> SideDrawn:
    value, stakes = world.inputs.value, side.stakes
    positions = {
        issue: Position(
            stated=only(stakes.stated[k]),
            real=only(stakes.real.ideal[k]),
            weight=only(stakes.shares[k]),
            firmness=only(stakes.firmness[k]),
            tolerance=only(stakes.tolerance[k]),
        )
        for k, issue in enumerate(stakes.agenda.issues)
    }
    return SideDrawn(
        sincere=bool(side.sincere[0]),
        sincerity=only(value(f"{side.name}.sincerity")),
        resolve=only(side.resolve),
        first_answer_days=only(side.first_answer),
        cost_of_war=only(side.real.cost_of_war),
        regroup=only(side.real.regroup),
        audience_weight=only(side.real.audience_weight),
        depth=only(side.depth),
        trust={other: only(trust) for other, trust in side.trust.items()},
        positions=positions,
    )


def _party(party: ThirdParty) -> PartyDrawn:
    return PartyDrawn(
        belief={side: only(belief) for side, belief in party.belief_at_dawn.items()},
        leverage={side: only(leverage) for side, leverage in party.leverage.items()},
        stated=terms(party.stakes.agenda.issues, party.stakes.stated),
    )


def _sectoral(world: World) -> SectoralDrawn | None:
    if world.sectoral is None:
        return None
    offer = world.sectoral
    return SectoralDrawn(only(offer.after_days), terms(offer.halt.agenda.issues, offer.text))


def _inputs(world: World) -> dict[str, float]:
    """Every uncertain number with luck of its own; the others (war aims, the reference, depth) share an address."""
    shared = ("reference.", "halt.depth")
    return {
        path: only(world.inputs.value(path))
        for path, described in world.case.values()
        if not (described.certain or path.startswith(shared) or ".war_aims." in path)
    }
