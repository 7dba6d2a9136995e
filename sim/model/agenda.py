"""The agenda of an offer: its issues in id order, and which of them matter in which way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sim.model.inputs import Array
from sim.scenario.scenario import Scenario
from sim.scenario.situation import FullOffer

__all__ = ["Agenda"]


@dataclass(frozen=True)
class Agenda:
    """The issues of an offer in id order; other fields hold their places.

    `pockets` pairs a place with the pocket that scales its weight, `monitored` one with the value of the best-monitored
    pole. `moves` says whether the offer's text may move at all.
    """

    issues: tuple[str, ...]
    security: tuple[int, ...]
    pockets: tuple[tuple[int, str], ...]
    monitored: tuple[tuple[int, float], ...]
    later: tuple[int, ...]
    fixed: tuple[int, ...]
    moves: bool

    @classmethod
    def of(cls, scenario: Scenario, offer: str) -> Agenda:
        """The agenda of the offer with that id."""
        issues = tuple(sorted(scenario.offers[offer].text))
        described = [scenario.issues[issue] for issue in issues]
        poles = {"zero": 0.0, "one": 1.0}
        return cls(
            issues,
            tuple(k for k, issue in enumerate(described) if issue.security),
            tuple((k, issue.pocket) for k, issue in enumerate(described) if issue.pocket),
            tuple((k, poles[issue.monitored_at]) for k, issue in enumerate(described) if issue.monitored_at),
            tuple(k for k, issue in enumerate(described) if issue.phase == "later"),
            tuple(k for k, issue in enumerate(described) if issue.fixed_by_offer),
            isinstance(scenario.offers[offer], FullOffer),
        )

    @cached_property
    def movable(self) -> tuple[int, ...]:
        """Issues on which the text may move."""
        held = self.later + self.fixed
        return tuple(k for k in range(len(self.issues)) if self.moves and k not in held)

    @cached_property
    def changing(self) -> tuple[int, ...]:
        """Issues whose worth may change from day to day: the text may move on them, or a pocket scales them."""
        tied = [place for place, _ in self.pockets]
        return tuple(k for k in range(len(self.issues)) if k in self.movable or k in tied)

    @cached_property
    def constant(self) -> tuple[int, ...]:
        """All other issues."""
        return tuple(k for k in range(len(self.issues)) if k not in self.changing)

    @cached_property
    def changing_security(self) -> tuple[int, ...]:
        """Places, among changing issues, of those that leave a side exposed."""
        return tuple(place for place, k in enumerate(self.changing) if k in self.security)

    def changing_rows(self, rows: Array) -> Array:
        """The rows of changing issues, out of all."""
        return np.ascontiguousarray(rows[list(self.changing)])

    def weights(self, shares: Array, left: Mapping[str, Array]) -> Array:
        """Today's weights of all issues: one tied to a pocket counts only for the share of it that is left."""
        return self._scaled(shares, left, {k: k for k, _ in self.pockets})

    def changing_weights(self, shares: Array, left: Mapping[str, Array]) -> Array:
        """The same for changing issues, given their rows."""
        return self._scaled(shares, left, {k: self.changing.index(k) for k, _ in self.pockets})

    def _scaled(self, shares: Array, left: Mapping[str, Array], rows: Mapping[int, int]) -> Array:
        if not self.pockets:
            return shares
        today = shares.copy()
        for place, pocket in self.pockets:
            today[rows[place]] *= left[pocket]
        return today
