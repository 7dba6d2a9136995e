"""What chance drew before day 0 in a world of one trial, as plain numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from sim.history.drawn import Opening, PartyDrawn, Position, Ruled, SectoralDrawn, SideDrawn
from sim.model.case import agenda
from sim.model.roles.belligerent import Belligerent
from sim.model.roles.third_party import ThirdParty
from sim.model.state import SECTORAL
from sim.uncertainty import Coded

if TYPE_CHECKING:
    from sim.model.world import World

__all__ = ["opening_of", "scalar", "terms"]

_MARKS = ("talks.refusal.walkout", "halt.collapse_level", "halt.dirty_above")


def scalar(array: npt.NDArray[np.generic]) -> float:
    """Give the one number of an array over a block of one trial."""
    return float(array[0])


def terms(issues: tuple[str, ...], package: npt.NDArray[np.float64]) -> dict[str, float]:
    """Turn a package of shape (issues, 1) into a mapping."""
    return {issue: scalar(row) for issue, row in zip(issues, package, strict=True)}


def opening_of(world: World) -> Opening:
    """Read what was drawn; on day 0, before any ceasefire has lived."""
    inputs = world.inputs
    return Opening(
        coder=(readings := _readings(world)).pop("", None),
        panels=readings,
        text=terms(world.text.issues, world.state.text["opening"].T),
        step=scalar(inputs.value("talks.step")),
        momentum=scalar(world.front.momentum),
        stillborn=tuple(halt.scope for halt in reversed(world.halts) if halt.stillborn[0]),
        sides={side.key: _side(world, side) for side in world.sides},
        parties={party.key: _party(world, party) for party in world.third_parties},
        sectoral=_sectoral(world),
        marks={path.rpartition(".")[2]: scalar(inputs.value(path)) for path in _MARKS},
        inputs=_inputs(world),
    )


def _readings(world: World) -> dict[str, str]:
    """Id of the coder whose reading the trial takes, by panel; a panel that coded nothing is left out."""
    coded = [value for _, value in world.case.values() if isinstance(value, Coded)]
    read: dict[str, str] = {}
    for place, panel in enumerate(world.inputs.panels):
        names = [list(value.coders) for value in coded if value.panel == panel]
        if names:
            read[panel] = max(names, key=len)[int(world.state.readings["coder"][0, place])]
    return read


def _side(world: World, side: Belligerent) -> SideDrawn:
    positions = {issue: _position(stake) for issue, stake in zip(world.text.issues, side.stakes.T, strict=True)}
    return SideDrawn(
        sincere=bool(side.sincere[0]),
        sincerity=scalar(world.inputs.value(f"{side.name}.sincerity")),
        resolve=scalar(side.resolve),
        first_answer_days=scalar(side.first_answer),
        cost_of_war=scalar(side.cost_of_war),
        regroup=scalar(side.regroup),
        audience_weight=scalar(side.audience_weight),
        depth=scalar(side.depth),
        trust={other: scalar(trust) for other, trust in side.trust.items()},
        positions=positions,
    )


def _position(stake: npt.NDArray[Any]) -> Position:
    low, high = scalar(stake["low"]), scalar(stake["high"])
    above = bool(stake["rules_out"][0] > 0)
    edge = high if above else low
    ruled = Ruled("above" if above else "below", edge, scalar(stake["ruled_firmness"]), bool(stake["binds"][0]))
    return Position(
        stated=scalar(stake["stated"]),
        real=scalar(stake["ideal"]),
        weight=scalar(stake["share"]),
        firmness=scalar(stake["firmness"]),
        low=low if np.isfinite(low) else None,
        high=high if np.isfinite(high) else None,
        limit=ruled if stake["limited"][0] else None,
    )


def _party(world: World, party: ThirdParty) -> PartyDrawn:
    return PartyDrawn(
        belief={side: scalar(belief) for side, belief in party.prior.items()},
        leverage={side: scalar(leverage) for side, leverage in party.leverage.items()},
        stated=terms(world.text.issues, party.wishes["stated"].T),
    )


def _sectoral(world: World) -> SectoralDrawn | None:
    if world.case.sectoral is None:
        return None
    offer, sectoral = world.case.sectoral[0], world.halts[SECTORAL]
    return SectoralDrawn(
        scalar(sectoral.after_days), terms(agenda(world.case, offer), world.state.sectoral_text["now"].T)
    )


def _inputs(world: World) -> dict[str, float]:
    """Every uncertain number with luck of its own; others (war aims, wishes, the reference, depth) share an address."""
    shared, sharing = ("reference.", "halt.depth"), (".wish", ".wish_from")
    return {
        path: scalar(world.inputs.value(path))
        for path, described in world.case.values()
        if not (described.certain or path.startswith(shared) or path.endswith(sharing) or ".war_aims." in path)
    }
