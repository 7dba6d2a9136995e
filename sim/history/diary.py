"""What a trial's diary holds: frozen records of plain numbers and words, of what was drawn and of every day.

Days are calendar days from 0; mappings are keyed by ids in id order; ledgers are in ledger units (1 = the whole stake);
levels of fire are shares of the fire before a ceasefire.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from sim.history.drawn import Opening
from sim.vocabulary import LEDGER_LINES

__all__ = [
    "Diary",
    "DiaryDay",
    "DiaryHalt",
    "DiaryParty",
    "DiarySide",
    "Fire",
    "Reason",
    "Weighing",
]

Cell = float | int | str | bool | None


@dataclass(frozen=True)
class Weighing:
    """One ledger of one belligerent on one day, and the answer it gave (`""` where nobody asked); lines by name.

    `ruled_out` are the issues on which the text crosses a limit that holds: then no sum makes a yes.
    """

    lines: dict[str, float]
    sum: float
    threshold: float
    answer: str = ""
    ruled_out: tuple[str, ...] = ()

    @property
    def spare(self) -> float:
        """Sum less threshold: from 0 up it is a yes, below 0 it is so much short of one."""
        return self.sum - self.threshold

    @property
    def contributions(self) -> dict[str, float]:
        """The lines with their signs: they add up to the sum."""
        return {line.key: line.sign * self.lines[line.key] for line in LEDGER_LINES.values()}

    @property
    def removals(self) -> dict[str, float]:
        """What taking each line away would add to the sum, by binding line (section 4 of the equations)."""
        return {
            "terms_minus_war": max(0.0, self.lines["war"] - self.lines["terms"]),
            "exposure": self.lines["exposure"],
            "audience": self.lines["audience"],
            "stalling_premium": self.threshold,
        }


@dataclass(frozen=True)
class Fire:
    """A belligerent in a day of a ceasefire.

    `level` is its observed fire, `incident` whether there was fire that nobody ordered, `saw_dirty` whether it
    counted the day as dirty, by the other belligerent, `weighing` its ledger for what is in force.
    """

    level: float
    incident: bool
    saw_dirty: dict[str, bool]
    weighing: Weighing


@dataclass(frozen=True)
class DiarySide:
    """A belligerent's day: what it weighed and answered, its fire in a ceasefire, its trust in the others."""

    full: Weighing | None
    sectoral: Weighing | None
    fire: Fire | None
    trust: dict[str, float]


@dataclass(frozen=True)
class DiaryParty:
    """A third party's day: belief in each side's sincerity, pressure on it, and what it has promised, by name.

    `swapped` says whether it pressed the others instead of those that held out, `leaves` whether it left today.
    """

    present: bool
    leaves: bool
    swapped: bool
    belief: dict[str, float]
    pressure: dict[str, float]
    promises: dict[str, float]


@dataclass(frozen=True)
class DiaryHalt:
    """A day of a halt: its own day from 1, mean and smoothed level, and how it ended if it ended today.

    `denounce_below` is the ledger's sum below which a side may call it off.
    `fate` is a word of `FATES`, `absorbed` where a full ceasefire took its place, or None.
    """

    scope: str
    day: int
    level: float
    smoothed: float
    fate: str | None
    denounce_below: float
    denounced_by: tuple[str, ...]


@dataclass(frozen=True)
class DiaryDay:
    """A day of a trial.

    `state_before` and `state` are the states at its start and end, `talks_open` whether talks were open at its start.
    `pockets` holds the share left of each. `events` maps what is in force to the days it still lasts, today included;
    `fired` began today. `text` is what was answered; `changes` maps the issues that the mediator then moved to their
    new values, `rewritten` whether that was to bring the text inside what had been ruled out.
    `agreed` is the scope of a yes of all; `closed_by` why talks closed today (`full_yes`, `refused`, `mediator_left`,
    `horizon`, `halt_ended`).
    """

    day: int
    state_before: str
    state: str
    talks_open: bool
    momentum: float
    momentum_with_events: float
    pockets: dict[str, float]
    events: dict[str, int]
    fired: tuple[str, ...]
    text: dict[str, float]
    changes: dict[str, float]
    rewritten: bool
    rests: bool
    no_bargaining_range: bool
    sides: dict[str, DiarySide]
    parties: dict[str, DiaryParty]
    agreed: str | None
    refused_by: tuple[str, ...]
    closed_by: str | None
    halt: DiaryHalt | None
    ending: str | None

    @property
    def tabled(self) -> bool:
        """Whether the sectoral text was answered."""
        return any(side.sectoral is not None for side in self.sides.values())


@dataclass(frozen=True)
class Reason:
    """Why not: the last side short of a yes to the full text, and what stood in its way.

    `lines` and `demands` are the smallest sets without which, or with whose concession, the answer would have been yes;
    empty where none would do. `demand_rise` is what conceding `demand` in full would have added to its sum.
    """

    holdout: str
    day: int
    weighing: Weighing
    lines: tuple[str, ...]
    demand: str | None
    demand_rise: float
    demands: tuple[str, ...]


@dataclass(frozen=True)
class Diary:
    """One trial: what was drawn, every day, why not, and its row in the table of trials (labels as words)."""

    seed: int
    trial: int
    opening: Opening
    days: tuple[DiaryDay, ...]
    reason: Reason | None
    row: dict[str, Cell]

    def as_json(self) -> dict[str, Any]:
        """Everything, ready for JSON."""
        return asdict(self)
