"""A belligerent: weighs its ledger, answers, may walk out; its yes is needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import mesa
import numpy as np
import numpy.typing as npt

from sim.model.inputs import Array, Inputs
from sim.model.morning import Flags, Morning, Places
from sim.model.stakes import Stakes
from sim.random_streams import Luck
from sim.scenario.scenario import Scenario
from sim.theory import answer as answers
from sim.theory.bargaining import Claim
from sim.theory.belief import likelihoods, trust_mean, trust_observe
from sim.theory.contest import strength
from sim.theory.ledger import Lines, audience, exposure, lifted_trust, war
from sim.theory.satisfaction import fold

__all__ = ["Belligerent", "View"]


@dataclass(frozen=True)
class View:
    """The private numbers of a belligerent's ledger, as they are or as outsiders reckon them; shape (trials,)."""

    capability: Array
    cost_of_war: Array
    regroup: Array
    audience_weight: Array
    stalling: Array
    premium: Array
    premium_momentum: Array

    def premium_at(self, momentum: Array) -> Array:
        """What delay is worth to a stalling side at this momentum in its favour."""
        return answers.stalling_premium(self.stalling, self.premium, self.premium_momentum, momentum)


class Belligerent(mesa.Agent):
    """A side at war, in every trial of a block."""

    def __init__(
        self, model: mesa.Model, key: str, sign: float, scenario: Scenario, inputs: Inputs, luck: Luck
    ) -> None:
        super().__init__(model)
        self.key, self.name, self.sign = key, f"actors.{key}", sign
        self._inputs = inputs
        full, sectoral = scenario.full[0], scenario.sectoral
        self.stakes = Stakes.of(scenario, inputs, key, full)
        self.sectoral_stakes = Stakes.of(scenario, inputs, key, sectoral[0]) if sectoral else None
        self.real, self.public = self._view(inputs.value), self._view(inputs.central)
        self.sincere: Flags = luck.uniform(self.name, "type") < inputs.value(f"{self.name}.sincerity")
        self.resolve = inputs.value(f"{self.name}.resolve") * luck.logistic(self.name, "resolve")
        self.depth = inputs.value_for("halt.depth", f"{self.name}.depth")
        self.first_answer = inputs.value(f"{self.name}.first_answer_days")
        self.bargaining_weight = inputs.value(f"{self.name}.bargaining_weight")
        self.public_noise = np.maximum(
            1e-6, inputs.central(f"{self.name}.resolve") + inputs.central(f"{self.name}.daily_shock")
        )
        self.others = tuple(other for other in scenario.belligerents if other != key)
        start = {other: inputs.get(f"{self.name}.trust.{other}", 0.5) for other in self.others}
        held = inputs.value("halt.belief_strength")
        self.clean = {other: held * trust for other, trust in start.items()}
        self.dirty = {other: held * (1.0 - trust) for other, trust in start.items()}
        self.trust = {other: trust.copy() for other, trust in start.items()}
        self.dark_days = inputs.constant(0.0)
        none = np.full(luck.count, answers.NONE, dtype=np.int8)
        self.answer: npt.NDArray[np.int8] = none
        self.sectoral_answer: npt.NDArray[np.int8] = none

    def _view(self, value: Callable[[str], Array]) -> View:
        weight = value("preferences.audience_weight") * value(f"{self.name}.audience_cost")
        return View(
            value(f"{self.name}.capability"),
            value(f"{self.name}.cost_scale") * value(f"{self.name}.urgency"),
            value(f"{self.name}.regroup"),
            weight,
            value(f"{self.name}.stalling"),
            value("talks.premium"),
            value("talks.premium_momentum"),
        )

    def strength(self, view: View, momentum: Array, aid: Array) -> Array:
        """Strength m in the contest."""
        return strength(view.capability, self.sign * momentum, aid)

    def shaken_trust(self, morning: Morning, other: str) -> Array:
        """Trust in another belligerent with today's events, within 0 and 1."""
        return np.clip(self.trust[other] + morning.events.added(f"trust.{self.key}.{other}"), 0.0, 1.0)

    def mean_trust(self, morning: Morning) -> Array:
        """Mean over the other belligerents of trust, lifted by what its guarantors pledge."""
        lifted = [lifted_trust(self.shaken_trust(morning, other), morning.pledge[self.key]) for other in self.others]
        return fold(lifted, lifted[0]) / float(len(lifted))

    def weigh(self, morning: Morning, live_text: Array) -> None:
        """Weigh the full text, pressure apart: threshold of a yes, ledger, and where talks go on its public reading."""
        self.trusting = self.mean_trust(morning)
        self.momentum = self.sign * morning.momentum
        self.pressed_by_events = morning.events.added(f"pressure.{self.key}")
        self.pressure = self.pressed_by_events
        shock = self._inputs.value(f"{self.name}.daily_shock") * morning.today.logistic(self.name, "shock")
        self.resolve_today = self.resolve + shock
        self.premium = self.real.premium_at(self.momentum)
        self.threshold = answers.threshold(self.sincere, self.premium)
        self.lines = self.ledger(self.stakes, live_text, morning)
        if morning.talks_anywhere:
            self.public_threshold = self.public.premium_at(self.momentum)
            self.claim = self._claim(morning)
            self.public_sum = self.claim.value(live_text)

    def ledger(self, stakes: Stakes, live_package: Array, morning: Morning) -> Lines:
        """The side's own ledger for a package, given by its live issues, before any pressure."""
        weights = stakes.agenda.live_weights(stakes.live_shares, morning.left)
        reading, view = stakes.real, self.real
        return Lines(
            stakes.satisfaction(weights, live_package, reading),
            war(morning.chances, stakes.victories(morning.left, reading), view.cost_of_war),
            exposure(self.trusting, view.regroup, stakes.exposed(live_package, reading)),
            audience(self.outrage(view, morning), stakes.beyond_red_lines(weights, live_package)),
            np.zeros_like(self.trusting),
            self.resolve_today,
        )

    def outrage(self, view: View, morning: Morning) -> Array:
        """What backing down costs per unit beyond a red line, with today's events."""
        return np.maximum(0.0, view.audience_weight + morning.events.added(f"audience.{self.key}"))

    def _claim(self, morning: Morning) -> Claim:
        """What outsiders know of its ledger as a function of the live issues, before any pressure."""
        stakes, view, reading = self.stakes, self.public, self.stakes.public
        weights = stakes.agenda.live_weights(stakes.live_shares, morning.left)
        fear, outrage = (1.0 - self.trusting) * view.regroup, self.outrage(view, morning)
        fighting = war(morning.public_chances, stakes.victories(morning.left, reading), view.cost_of_war)
        slope = np.zeros_like(weights) if stakes.quadratic else weights.copy()
        for place in stakes.agenda.live_security:
            slope[place] += fear * stakes.live_exposure[place]
        settled = reading.given_up + fear * reading.exposed + outrage * stakes.outraged
        return Claim(
            point=stakes.live_stated,
            slope=slope,
            weight=self.bargaining_weight,
            rest=1.0 - settled - fighting,
            curve=weights if stakes.quadratic else None,
            red=outrage * (weights * stakes.live_firmness),
            tolerance=stakes.live_tolerance,
        )

    def likelihoods(self) -> tuple[Array, Array]:
        """Likelihood of its answer today, to outsiders, if it is sincere and if it is stalling."""
        total = self.public_sum + self.pressure
        return likelihoods(self.answer == answers.YES, total, self.public_threshold, self.public_noise)

    def reply(self, morning: Morning, total: Array, premium_share: Array | float = 1.0) -> npt.NDArray[np.int8]:
        """Its answer to an offer whose ledger sums to `total`; none before its first formal answer."""
        said = answers.answer(total, premium_share * self.threshold, self._inputs.value("talks.margin"))
        return np.where(morning.today.day >= self.first_answer, said, answers.NONE).astype(np.int8)

    def consider_refusing(self, morning: Morning, total: Array) -> Flags:
        """Where it refuses formally today, after days on end far below zero."""
        dark = morning.open & (total < -self._inputs.value("talks.refusal.walkout"))
        self.dark_days = np.where(dark, self.dark_days + 1.0, 0.0)
        ready = dark & (self.dark_days >= self._inputs.value("talks.refusal.after_days"))
        ready = ready & (morning.today.day >= self.first_answer)
        if not ready.any():
            return ready
        return ready & morning.today.happens(self.name, "refusal", self._inputs.value("talks.refusal.chance"))

    def learn(self, other: str, was_dirty: Flags, where: Places) -> None:
        """Update trust in another belligerent after a day of a halt, in the trials at `where` one lives."""
        repair, erosion = self._inputs.value("halt.repair")[where], self._inputs.value("halt.erosion")[where]
        clean, dirty = trust_observe(self.clean[other][where], self.dirty[other][where], was_dirty, repair, erosion)
        self.clean[other][where] = clean
        self.dirty[other][where] = dirty
        self.trust[other][where] = trust_mean(clean, dirty)
