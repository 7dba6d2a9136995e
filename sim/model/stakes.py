"""What a party has at stake in an offer: its weights, ideal points and red lines on the offer's issues, as arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sim.model.agenda import Agenda
from sim.model.inputs import Array, Inputs
from sim.model.precomputed import Precomputed
from sim.scenario.actors import Belligerent
from sim.scenario.scenario import Scenario
from sim.theory.satisfaction import fold, loss, normalised

__all__ = ["Stakes", "opening"]


@dataclass(frozen=True)
class _Positions:
    """Where a party says it stands in an offer; arrays have shape (issues, trials).

    `shares` are normalised saliences, `exposure` the same over security issues alone.
    """

    agenda: Agenda
    quadratic: bool
    shares: Array
    stated: Array
    firmness: Array
    tolerance: Array
    exposure: Array


@dataclass(frozen=True)
class Stakes(_Positions):
    """One party's stakes in one offer: its positions, and its real ideal points, shape (issues, trials).

    `real` and `public` are the same made ready for daily use, with the real ideal points and with the stated ones.
    """

    ideal: Array
    real: Precomputed
    public: Precomputed

    @classmethod
    def of(cls, scenario: Scenario, inputs: Inputs, actor: str, offer: str) -> Stakes:
        """Draw the stakes of `actor` in `offer` (section 1)."""
        party, positions = scenario.actors[actor], _positions(scenario, inputs, actor, offer)
        agenda, stated = positions.agenda, positions.stated
        reference = _reference(scenario, inputs, agenda, stated)
        ideal = stated
        if isinstance(party, Belligerent):
            ideal = stated + inputs.value(f"actors.{actor}.posture") * (reference - stated)
        text, aims = opening(scenario, inputs, offer), _war_aims(scenario, inputs, agenda, actor, reference)
        real, public = (_precomputed(positions, points, text, aims) for points in (ideal, stated))
        return cls(**vars(positions), ideal=ideal, real=real, public=public)


def opening(scenario: Scenario, inputs: Inputs, offer: str) -> Array:
    """Opening terms of an offer, shape (issues, trials), issues in id order."""
    return np.stack([inputs.value(f"offers.{offer}.text.{issue}") for issue in sorted(scenario.offers[offer].text)])


def _positions(scenario: Scenario, inputs: Inputs, actor: str, offer: str) -> _Positions:
    agenda, base = Agenda.of(scenario, offer), f"actors.{actor}.positions"
    stated = np.stack([inputs.get(f"{base}.{k}.ideal", 0.5) for k in agenda.issues])
    saliences = np.stack([inputs.salience(f"{base}.{k}.salience") for k in agenda.issues])
    for place in agenda.later:
        saliences[place] *= inputs.value("preferences.later_weight")
    firmness = np.stack([inputs.get(f"{base}.{k}.firmness", 0.0) for k in agenda.issues])
    shares = normalised(saliences)
    return _Positions(
        agenda=agenda,
        quadratic=scenario.actors[actor].loss == "quadratic",
        shares=shares,
        stated=stated,
        firmness=firmness,
        tolerance=(1.0 - firmness) * inputs.value("preferences.width"),
        exposure=_security_shares(agenda, shares),
    )


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


def _precomputed(of: _Positions, ideal: Array, text: Array, aims: Sequence[Array | None]) -> Precomputed:
    """The stakes with these ideal points, made ready; `text` is the opening one, `aims` are the others' war aims."""
    rows, constant, shares = of.agenda.changing_rows, of.agenda.constant, of.shares
    lost = shares * loss(text, ideal, of.quadratic)
    distance = of.exposure * np.abs(text - ideal)
    beyond = shares * of.firmness * np.maximum(0.0, np.abs(text - of.stated) - of.tolerance)
    return Precomputed(
        agenda=of.agenda,
        quadratic=of.quadratic,
        shares=rows(shares),
        stated=rows(of.stated),
        ideal=rows(ideal),
        firmness=rows(of.firmness),
        tolerance=rows(of.tolerance),
        exposure=rows(of.exposure),
        given_up=fold([lost[k] for k in constant], lost[0]),
        exposed=fold([distance[k] for k in constant], lost[0]),
        beyond=fold([beyond[k] for k in constant], shares[0]),
        victories=tuple(
            None if aim is None else _victory(of.agenda, shares * loss(aim, ideal, of.quadratic)) for aim in aims
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
    """What a victory costs: on constant issues, and on each issue tied to a pocket."""
    tied = [place for place, _ in agenda.pockets]
    constant = fold([lost[k] for k in range(len(agenda.issues)) if k not in tied], lost[0])
    return constant, tuple(lost[k].copy() for k in tied)
