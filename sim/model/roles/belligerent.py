"""A belligerent: weighs its ledger, answers, may walk out; its yes is needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import mesa
import numpy as np

from sim.model.case import agenda
from sim.model.columns import Column, Kind, Recorded, of_actors
from sim.model.halt import Halt, mean_fire
from sim.model.inputs import Array
from sim.model.state import DAY0, FULL, IN_FORCE, SECTORAL
from sim.model.view import View, by_key
from sim.vocabulary import ANSWERS, LEDGER_LINES

if TYPE_CHECKING:
    from sim.model.world import World

__all__ = ["Belligerent"]

WHEN = {
    "day0": (DAY0, "on day 0, for the opening text"),
    "end": (IN_FORCE, "on the last day, for what was on the table or in force"),
}
"""Ledgers that are recorded."""


class Belligerent(View, mesa.Agent):
    """A side at war, in every trial of a block; every field of :data:`sim.model.state.SIDE` is an attribute.

    Attributes
    ----------
    key, name
        Its id, and that as a dotted path.
    stakes, sectoral_stakes
        Where it stands on the issues of both texts, shape (trials, issues).
    full, sectoral, in_force, day0
        Its ledgers: for the full and the sectoral text as answered, for what was in force at the end of the day, and of
        day 0. Each holds the fields of :data:`sim.model.state.LEDGER`, the answer among them.
    trust, saw_dirty
        By other belligerent: its trust, and where it saw a dirty day today.
    """

    def __init__(self, model: World, place: int, key: str) -> None:
        super().__init__(model)
        state = model.state
        self.key, self.name, self.place, self.own = key, f"actors.{key}", place, state.sides[:, place]
        self.stakes, self.sectoral_stakes = state.stakes[:, place], state.sectoral_stakes[:, place]
        ledgers = (state.ledgers[:, place, which] for which in (FULL, SECTORAL, IN_FORCE, DAY0))
        self.full, self.sectoral, self.in_force, self.day0 = ledgers
        pairs, sides = state.pairs[:, place], list(model.case.belligerents)
        self.trust, self.saw_dirty = by_key(pairs["trust"], sides), by_key(pairs["saw_dirty"], sides)
        del self.trust[key], self.saw_dirty[key]

    @property
    def answer(self) -> Array:
        """What it said to the full text today, a place in :data:`sim.vocabulary.ANSWERS`."""
        return self.full["answer"]

    def ledger_columns(self, when: str) -> Iterator[Recorded]:
        """Its ledger of the first (`day0`) or the last day (`end`)."""
        which, said = WHEN[when]
        ledger: np.ndarray = self.day0 if which == DAY0 else self.in_force
        meanings = {line: f"{line.capitalize()} in the ledger {said}." for line in LEDGER_LINES}
        meanings |= {"sum": f"Sum of the ledger {said}.", "threshold": f"What the sum had to reach for a yes {said}."}
        for name, meaning in meanings.items():
            kind: Kind = "number" if name in LEDGER_LINES else "exact"
            array = ledger["total" if name == "sum" else name]
            yield Column(f"{when}_{name}_{self.key}", kind, "ledger units", meaning, ids=of_actors(self.key)), array

    def first_answer_columns(self) -> Iterator[Recorded]:
        """What it said on day 0."""
        name, labels = f"day0_answer_{self.key}", tuple(ANSWERS)
        column = Column(name, "label", "word", "Formal answer on day 0.", labels, of_actors(self.key))
        yield column, self.day0["answer"]
        meaning = "Issues on which the opening text crosses a limit of that side that holds: it cannot say yes to it."
        name, issues = f"day0_ruled_out_{self.key}", agenda(self.model.case, self.model.case.full[0])
        yield Column(name, "set", "issues", meaning, issues, of_actors(self.key)), self.day0["ruled_out"]

    def columns(self, halts: Sequence[Halt]) -> Iterator[Recorded]:
        """Its first yes, its type, the mean level of its fire in the last ceasefire, its trust at the end."""
        ids = of_actors(self.key)
        first: Mapping[str, Array] = {"full": self.first_full, "sectoral": self.first_sectoral}
        for scope, day in first.items():
            name, meaning = f"first_yes_{scope}_{self.key}", f"First yes to the {scope} offer."
            yield Column(name, "day", "calendar day from 0", meaning, ids=ids), day
        meaning = "Whether the side is sincere in this trial."
        yield Column(f"sincere_{self.key}", "flag", "yes or no", meaning, ids=ids), self.sincere
        meaning, level = "Mean level of its fire in the last ceasefire.", mean_fire(halts, self.key)
        yield Column(f"mean_fire_{self.key}", "number", "share of fire before", meaning, ids=ids, gaps=True), level
        for other, trust in self.trust.items():
            name, meaning = f"trust_{self.key}_{other}", f"Trust in {other} at the end."
            yield Column(name, "number", "probability", meaning, ids=of_actors(self.key, other)), trust
