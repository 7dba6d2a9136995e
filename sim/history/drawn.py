"""What was drawn for a trial before day 0, as a diary keeps it: frozen records of plain numbers and words."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Opening", "PartyDrawn", "Position", "Ruled", "SectoralDrawn", "SideDrawn"]


@dataclass(frozen=True)
class Ruled:
    """What a side has ruled out on an issue: `above` or `below` a point, how firmly, and whether that holds here.

    One that does not hold adds audience cost only.
    """

    out: str
    point: float
    firmness: float
    holds: bool


@dataclass(frozen=True)
class Position:
    """Where a side stands on an issue.

    What it asks for (`stated`) and what it wants (`real`), its share of weight and firmness; the edges of its red line,
    None where there is none on that side; what it has ruled out.
    """

    stated: float
    real: float
    weight: float
    firmness: float
    low: float | None
    high: float | None
    limit: Ruled | None


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

    `coder` is whose reading the trial takes, `panels` the same for each panel of coders with a name.
    `marks` holds the marks that decide endings (`walkout`, `collapse_level`, `dirty_above`), `inputs`
    every uncertain number, by dotted path.
    """

    coder: str | None
    panels: dict[str, str]
    text: dict[str, float]
    step: float
    momentum: float
    stillborn: tuple[str, ...]
    sides: dict[str, SideDrawn]
    parties: dict[str, PartyDrawn]
    sectoral: SectoralDrawn | None
    marks: dict[str, float]
    inputs: dict[str, float]
