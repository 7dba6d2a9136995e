"""The lots of a trial: what chance drew before day 0, as frozen records of plain numbers."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Opening", "PartyDrawn", "Position", "SectoralDrawn", "SideDrawn"]


@dataclass(frozen=True)
class Position:
    """Where a side stands on an issue: stated and real ideal, share of weight, firmness, tolerance of the red line."""

    stated: float
    real: float
    weight: float
    firmness: float
    tolerance: float


@dataclass(frozen=True)
class SideDrawn:
    """What chance drew for a belligerent."""

    sincere: bool
    sincerity: float
    resolve: float
    first_answer_days: float
    cost_of_war: float
    regroup: float
    audience_weight: float
    depth: float
    trust: dict[str, float]
    positions: dict[str, Position]


@dataclass(frozen=True)
class PartyDrawn:
    """What chance drew for a third party."""

    belief: dict[str, float]
    leverage: dict[str, float]
    stated: dict[str, float]


@dataclass(frozen=True)
class SectoralDrawn:
    """The sectoral offer: the first day on which it can be answered, and its terms."""

    after_days: float
    text: dict[str, float]


@dataclass(frozen=True)
class Opening:
    """What was drawn before day 0.

    `marks` holds the marks that decide endings (`walkout`, `collapse_level`, `dirty_above`), `inputs`
    every uncertain number, by dotted path.
    """

    coder: str | None
    text: dict[str, float]
    step: float
    momentum: float
    stillborn: tuple[str, ...]
    sides: dict[str, SideDrawn]
    parties: dict[str, PartyDrawn]
    sectoral: SectoralDrawn | None
    marks: dict[str, float]
    inputs: dict[str, float]
