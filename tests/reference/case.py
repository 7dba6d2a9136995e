"""What is the same in every trial of a scenario: names in id order, kinds of issues, what outsiders know."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from sim.scenario.scenario import Scenario
from sim.scenario.situation import FullOffer, SectoralOffer
from tests.reference.values import Inputs

__all__ = ["Case", "Character", "Package", "Terms", "character"]

Package = list[float]


class Character(NamedTuple):
    """What kind of side a belligerent is, as it knows itself or as outsiders take it to be."""

    capability: float
    exponent: float
    indecisive: float
    cost: float
    regroup: float
    audience: float
    stalling: float
    premium: float
    premium_momentum: float

    def threshold(self, momentum: float) -> float:
        """Sum at which a stalling side of this kind says yes, at `momentum` in its favour."""
        return self.stalling * (self.premium + self.premium_momentum * max(0.0, momentum))


@dataclass(frozen=True)
class Terms:
    """One offer's issues in id order, and where each of them is special (positions in the list)."""

    name: str
    issues: tuple[str, ...]
    later: tuple[bool, ...]
    pockets: tuple[str | None, ...]
    security: tuple[int, ...]
    monitored: tuple[tuple[int, float], ...]
    bounds: tuple[tuple[float, float], ...]
    movable: tuple[int, ...]
    demandable: tuple[int, ...]


class Case:
    """A scenario as the reference reads it."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.inputs = Inputs(scenario)
        self.sides = tuple(scenario.belligerents)
        self.third_parties = tuple(scenario.third_parties)
        self.full = _terms(scenario, *scenario.full)
        self.sectoral = _terms(scenario, *scenario.sectoral) if scenario.sectoral else None
        self.public = {name: character(name, self.inputs.central) for name in self.sides}
        self.doubt = {name: self._doubt(name) for name in self.sides}
        self.losses = {name: 1 if actor.loss == "linear" else 2 for name, actor in scenario.actors.items()}
        self.days = scenario.horizon
        self.events = tuple(sorted(scenario.events.items()))
        self.pockets = tuple(sorted(scenario.front.pockets.items()))

    def _doubt(self, name: str) -> float:
        """Scale of the noise that outsiders allow for in an answer."""
        central = self.inputs.central
        return max(1e-6, central(f"actors.{name}.resolve") + central(f"actors.{name}.daily_shock"))


def character(name: str, value: Callable[[str], float]) -> Character:
    """A belligerent's character, each number from `value(path)`: the trial's draw or the central one."""
    own = f"actors.{name}"
    return Character(
        capability=value(f"{own}.capability"),
        exponent=value("contest.exponent"),
        indecisive=value("war.indecisive"),
        cost=value(f"{own}.cost_scale") * value(f"{own}.urgency"),
        regroup=value(f"{own}.regroup"),
        audience=value("preferences.audience_weight") * value(f"{own}.audience_cost"),
        stalling=value(f"{own}.stalling"),
        premium=value("talks.premium"),
        premium_momentum=value("talks.premium_momentum"),
    )


def _terms(scenario: Scenario, name: str, offer: FullOffer | SectoralOffer) -> Terms:
    names = tuple(sorted(offer.text))
    kinds = [scenario.issues[issue] for issue in names]
    bounds = offer.bounds if isinstance(offer, FullOffer) else {}
    return Terms(
        name=name,
        issues=names,
        later=tuple(kind.phase == "later" for kind in kinds),
        pockets=tuple(kind.pocket for kind in kinds),
        security=tuple(k for k, kind in enumerate(kinds) if kind.security),
        monitored=tuple((k, float(kind.monitored_at == "one")) for k, kind in enumerate(kinds) if kind.monitored_at),
        bounds=tuple(bounds.get(issue, (0.0, 1.0)) for issue in names),
        movable=tuple(k for k, kind in enumerate(kinds) if not kind.fixed_by_offer and kind.phase == "now"),
        demandable=tuple(k for k, kind in enumerate(kinds) if not kind.fixed_by_offer),
    )
