"""What a party has at stake in an offer: its weights, points and red lines on the offer's issues, as arrays.

Most days only a few issues can change what a package is worth: those on which the text may move and those tied to a
pocket. They are the *live* issues; what the others contribute is settled once, when a block begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sim.model.agenda import Agenda
from sim.model.inputs import Array, Inputs
from sim.scenario.actors import Belligerent
from sim.scenario.scenario import Scenario
from sim.theory.satisfaction import fold, loss, normalised

__all__ = ["Reading", "Stakes", "opening"]


@dataclass(frozen=True)
class Reading:
    """A party's stakes as somebody reads them: with its real ideal points, or with the stated ones.

    `ideal` has shape (issues, trials), `live` the same for live issues; `given_up` and `exposed` are the settled parts
    of lost satisfaction and exposure. `victories` holds, for each belligerent in id order, the settled loss that its
    victory means and the loss on each issue tied to a pocket; None for the party itself.
    """

    ideal: Array
    live: Array
    given_up: Array
    exposed: Array
    victories: tuple[tuple[Array, tuple[Array, ...]] | None, ...]


@dataclass(frozen=True)
class Stakes:
    """One party's stakes in one offer; issue arrays have shape (issues, trials).

    `shares` are normalised saliences, `exposure` the same over security issues alone, `outraged` the settled part of
    the distance beyond red lines. Names that begin with `live` hold the rows of live issues.
    """

    agenda: Agenda
    quadratic: bool
    shares: Array
    stated: Array
    firmness: Array
    tolerance: Array
    exposure: Array
    outraged: Array
    live_shares: Array
    live_stated: Array
    live_firmness: Array
    live_tolerance: Array
    live_exposure: Array
    real: Reading
    public: Reading

    @classmethod
    def of(cls, scenario: Scenario, inputs: Inputs, actor: str, offer: str) -> Stakes:
        """Draw the stakes of `actor` in `offer`."""
        agenda, party = Agenda.of(scenario, offer), scenario.actors[actor]
        shares, stated, firmness = _positions(inputs, agenda, actor)
        tolerance = (1.0 - firmness) * inputs.value("preferences.width")
        text = opening(scenario, inputs, offer)
        beyond = shares * firmness * np.maximum(0.0, np.abs(text - stated) - tolerance)
        exposure = _security_shares(agenda, shares)
        reference = _reference(scenario, inputs, agenda, stated)
        real = stated
        if isinstance(party, Belligerent):
            real = stated + inputs.value(f"actors.{actor}.posture") * (reference - stated)
        quadratic = party.loss == "quadratic"
        aims = _war_aims(scenario, inputs, agenda, actor, reference)
        real_reading, public = (
            _reading(agenda, shares, ideal, quadratic, text, exposure, aims) for ideal in (real, stated)
        )
        return cls(
            agenda=agenda,
            quadratic=quadratic,
            shares=shares,
            stated=stated,
            firmness=firmness,
            tolerance=tolerance,
            exposure=exposure,
            outraged=fold([beyond[k] for k in agenda.settled], shares[0]),
            live_shares=agenda.live_rows(shares),
            live_stated=agenda.live_rows(stated),
            live_firmness=agenda.live_rows(firmness),
            live_tolerance=agenda.live_rows(tolerance),
            live_exposure=agenda.live_rows(exposure),
            real=real_reading,
            public=public,
        )

    def satisfaction(self, live_weights: Array, live_package: Array, reading: Reading) -> Array:
        """u of a package under today's weights."""
        lost = live_weights * loss(live_package, reading.live, self.quadratic)
        return 1.0 - (reading.given_up + fold(lost, reading.given_up))

    def victories(self, left: dict[str, Array], reading: Reading) -> list[Array]:
        """Satisfaction with each belligerent's victory, in id order; 1 with one's own."""
        outcomes = []
        for victory in reading.victories:
            if victory is None:
                outcomes.append(np.ones_like(reading.given_up))
                continue
            settled, rows = victory
            lost = fold(
                [row * left[pocket] for row, (_, pocket) in zip(rows, self.agenda.pockets, strict=True)], settled
            )
            outcomes.append(1.0 - (settled + lost))
        return outcomes

    def exposed(self, live_package: Array, reading: Reading) -> Array:
        """e in 0..1: mean distance on the security issues, weighted by salience; 0 where there is none."""
        rows = [
            self.live_exposure[place] * np.abs(live_package[place] - reading.live[place])
            for place in self.agenda.live_security
        ]
        return reading.exposed + fold(rows, reading.exposed)

    def beyond_red_lines(self, live_weights: Array, live_package: Array) -> Array:
        """sum_k s_k firm_k max(0, |x_k - stated_k| - tolerance_k)."""
        beyond = np.maximum(0.0, np.abs(live_package - self.live_stated) - self.live_tolerance)
        return self.outraged + fold(live_weights * self.live_firmness * beyond, self.outraged)


def opening(scenario: Scenario, inputs: Inputs, offer: str) -> Array:
    """Opening terms of an offer, shape (issues, trials), issues in id order."""
    return np.stack([inputs.value(f"offers.{offer}.text.{issue}") for issue in sorted(scenario.offers[offer].text)])


def _positions(inputs: Inputs, agenda: Agenda, actor: str) -> tuple[Array, Array, Array]:
    """Normalised saliences, stated points and firmness of an actor on the issues of an offer."""
    base = f"actors.{actor}.positions"
    stated = np.stack([inputs.get(f"{base}.{k}.ideal", 0.5) for k in agenda.issues])
    saliences = np.stack([inputs.salience(f"{base}.{k}.salience") for k in agenda.issues])
    for place in agenda.later:
        saliences[place] *= inputs.value("preferences.later_weight")
    firmness = np.stack([inputs.get(f"{base}.{k}.firmness", 0.0) for k in agenda.issues])
    return normalised(saliences), stated, firmness


def _reference(scenario: Scenario, inputs: Inputs, agenda: Agenda, stated: Array) -> Array:
    """The package toward which real ideals lean; a party's own stated point where the reference is silent."""
    full = scenario.full[0]
    rows = []
    for place, issue in enumerate(agenda.issues):
        path = f"reference.{issue}"
        rows.append(inputs.value_for(path, f"offers.{full}.text.{issue}") if path in inputs else stated[place])
    return np.stack(rows)


def _security_shares(agenda: Agenda, shares: Array) -> Array:
    """Shares normalised over the security issues; zero elsewhere, and where nobody cares about any."""
    total = fold([shares[k] for k in agenda.security], shares[0])
    exposure = np.zeros_like(shares)
    for k in agenda.security:
        exposure[k] = np.where(total > 0, shares[k] / np.where(total > 0, total, 1.0), 0.0)
    return exposure


def _reading(
    agenda: Agenda,
    shares: Array,
    ideal: Array,
    quadratic: bool,
    text: Array,
    exposure: Array,
    aims: Sequence[Array | None],
) -> Reading:
    lost = shares * loss(text, ideal, quadratic)
    distance = exposure * np.abs(text - ideal)
    return Reading(
        ideal=ideal,
        live=agenda.live_rows(ideal),
        given_up=fold([lost[k] for k in agenda.settled], lost[0]),
        exposed=fold([distance[k] for k in agenda.settled], lost[0]),
        victories=tuple(
            None if aim is None else _victory(agenda, shares * loss(aim, ideal, quadratic)) for aim in aims
        ),
    )


def _war_aims(scenario: Scenario, inputs: Inputs, agenda: Agenda, actor: str, reference: Array) -> list[Array | None]:
    """War aims of the other belligerents, in id order; the reference where one names none; None for `actor` itself."""
    aims: list[Array | None] = []
    for other in scenario.belligerents:
        rows = []
        for place, issue in enumerate(agenda.issues):
            path = f"actors.{other}.war_aims.{issue}"
            address = f"actors.{other}.positions.{issue}.ideal"
            rows.append(inputs.value_for(path, address) if path in inputs else reference[place])
        aims.append(None if other == actor else np.stack(rows))
    return aims


def _victory(agenda: Agenda, lost: Array) -> tuple[Array, tuple[Array, ...]]:
    """What a victory costs: settled, and on each issue tied to a pocket."""
    tied = [place for place, _ in agenda.pockets]
    settled = fold([lost[k] for k in range(len(agenda.issues)) if k not in tied], lost[0])
    return settled, tuple(lost[k].copy() for k in tied)
