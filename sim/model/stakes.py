"""What a party has at stake in an offer: its weights, points and red lines on the offer's issues, as arrays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.model.inputs import Array, Inputs
from sim.scenario.actors import Belligerent
from sim.scenario.scenario import Scenario
from sim.theory.satisfaction import fold, loss, normalised, satisfaction

__all__ = ["Agenda", "Reading", "Stakes", "reference_package"]


@dataclass(frozen=True)
class Agenda:
    """The issues of an offer in id order, and what the scenario says of them."""

    issues: tuple[str, ...]
    security: tuple[int, ...]
    pockets: tuple[tuple[int, str], ...]
    monitored: tuple[tuple[int, float], ...]
    later: tuple[int, ...]
    fixed: tuple[int, ...]

    @classmethod
    def of(cls, scenario: Scenario, offer: str) -> Agenda:
        """The agenda of the offer with that id."""
        issues = tuple(sorted(scenario.offers[offer].text))
        told = [scenario.issues[issue] for issue in issues]
        poles = {"zero": 0.0, "one": 1.0}
        return cls(
            issues,
            tuple(k for k, issue in enumerate(told) if issue.security),
            tuple((k, issue.pocket) for k, issue in enumerate(told) if issue.pocket),
            tuple((k, poles[issue.monitored_at]) for k, issue in enumerate(told) if issue.monitored_at),
            tuple(k for k, issue in enumerate(told) if issue.phase == "later"),
            tuple(k for k, issue in enumerate(told) if issue.fixed_by_offer),
        )

    @property
    def movable(self) -> tuple[int, ...]:
        """Places of the issues on which the text may move."""
        return tuple(k for k in range(len(self.issues)) if k not in self.later and k not in self.fixed)

    def weights(self, shares: Array, left: dict[str, Array]) -> Array:
        """Today's weights: an issue tied to a pocket counts only for the share of the pocket that is left."""
        if not self.pockets:
            return shares
        today = shares.copy()
        for place, pocket in self.pockets:
            today[place] *= left[pocket]
        return today


@dataclass(frozen=True)
class Reading:
    """A belligerent's ledger as somebody reads it: with its real ideal points, or with the stated ones.

    `aims` holds, for each belligerent in id order, the loss that its victory means; None for the party itself.
    """

    ideal: Array
    aims: tuple[Array | None, ...]


@dataclass(frozen=True)
class Stakes:
    """One party's stakes in one offer; issue arrays have shape (issues, trials)."""

    agenda: Agenda
    quadratic: bool
    shares: Array
    stated: Array
    firmness: Array
    tolerance: Array
    security_weight: Array
    real: Reading
    public: Reading

    @classmethod
    def of(cls, scenario: Scenario, inputs: Inputs, actor: str, offer: str) -> Stakes:
        """Draw the stakes of `actor` in `offer`."""
        agenda = Agenda.of(scenario, offer)
        party = scenario.actors[actor]
        quadratic = party.loss == "quadratic"
        base = f"actors.{actor}.positions"
        stated = np.stack([inputs.get(f"{base}.{k}.ideal", 0.5) for k in agenda.issues])
        saliences = np.stack([inputs.salience(f"{base}.{k}.salience") for k in agenda.issues])
        for place in agenda.later:
            saliences[place] *= inputs.value("preferences.later_weight")
        shares = normalised(saliences)
        firmness = np.stack([inputs.get(f"{base}.{k}.firmness", 0.0) for k in agenda.issues])
        real = stated
        if isinstance(party, Belligerent):
            lean = inputs.value(f"actors.{actor}.posture")
            real = stated + lean * (reference_package(scenario, inputs, agenda, stated) - stated)
        aims = _war_aims(scenario, inputs, agenda, actor, stated)
        return cls(
            agenda,
            quadratic,
            shares,
            stated,
            firmness,
            (1.0 - firmness) * inputs.value("preferences.width"),
            fold([shares[k] for k in agenda.security], shares[0]),
            Reading(real, tuple(None if w is None else loss(w, real, quadratic) for w in aims)),
            Reading(stated, tuple(None if w is None else loss(w, stated, quadratic) for w in aims)),
        )

    def satisfaction(self, weights: Array, package: Array, reading: Reading) -> Array:
        """u of a package under today's weights."""
        return satisfaction(weights, package, reading.ideal, self.quadratic)

    def victories(self, weights: Array, reading: Reading) -> list[Array]:
        """Satisfaction with each belligerent's victory, in id order; 1 with one's own."""
        one = np.ones_like(weights[0])
        return [one if lost is None else 1.0 - fold(weights * lost, one) for lost in reading.aims]

    def exposed(self, package: Array, reading: Reading) -> Array:
        """e in 0..1: mean distance on the security issues, weighted by salience; 0 where there is none."""
        some = self.security_weight > 0
        rows = [self.shares[k] * np.abs(package[k] - reading.ideal[k]) for k in self.agenda.security]
        return np.where(some, fold(rows, self.security_weight) / np.where(some, self.security_weight, 1.0), 0.0)


def reference_package(scenario: Scenario, inputs: Inputs, agenda: Agenda, stated: Array) -> Array:
    """The package toward which real ideals lean; a party's own stated point where the reference is silent."""
    full = scenario.full[0]
    rows = []
    for place, issue in enumerate(agenda.issues):
        path = f"reference.{issue}"
        rows.append(inputs.value_for(path, f"offers.{full}.text.{issue}") if path in inputs else stated[place])
    return np.stack(rows)


def _war_aims(
    scenario: Scenario, inputs: Inputs, agenda: Agenda, actor: str, stated: Array
) -> tuple[Array | None, ...]:
    fallback = reference_package(scenario, inputs, agenda, stated)
    aims: list[Array | None] = []
    for other in scenario.belligerents:
        rows = []
        for place, issue in enumerate(agenda.issues):
            path = f"actors.{other}.war_aims.{issue}"
            address = f"actors.{other}.positions.{issue}.ideal"
            rows.append(inputs.value_for(path, address) if path in inputs else fallback[place])
        aims.append(None if other == actor else np.stack(rows))
    return tuple(aims)
