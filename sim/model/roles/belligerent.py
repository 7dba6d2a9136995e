"""A belligerent: weighs its ledger, answers, may walk out; its yes is needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import mesa
import numpy as np
import numpy.typing as npt

from sim.draws import Luck
from sim.model.inputs import Array, Inputs
from sim.model.morning import Flags, Morning
from sim.model.stakes import Reading, Stakes
from sim.scenario.scenario import Scenario
from sim.theory import answer as answers
from sim.theory.bargaining import Claim
from sim.theory.belief import trust_mean, trust_observe
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

    def __init__(self, model: mesa.Model, key: str, sign: float, scenario: Scenario, inputs: Inputs, luck: Luck) -> None:
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
        self.trust = dict(start)
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

    def weigh(self, morning: Morning, text: Array) -> None:
        """Weigh the full text: the ledger, its public reading, the threshold of a yes."""
        self.trusting = self.mean_trust(morning)
        self.momentum = self.sign * morning.momentum
        self.pressed_by_events = morning.events.added(f"pressure.{self.key}")
        self.pressure = self.pressed_by_events
        shock = self._inputs.value(f"{self.name}.daily_shock") * morning.today.logistic(self.name, "shock")
        self.resolve_today = self.resolve + shock
        self.premium = self.real.premium_at(self.momentum)
        self.threshold = answers.threshold(self.sincere, self.premium)
        self.public_threshold = self.public.premium_at(self.momentum)
        self.weights = self.stakes.agenda.weights(self.stakes.shares, morning.left)
        self.lines = self.ledger(self.stakes, self.weights, text, morning)
        self.public_lines = self._read(
            self.stakes, self.stakes.public, self.public, self.weights, text, morning, morning.public_chances
        )

    def ledger(self, stakes: Stakes, weights: Array, package: Array, morning: Morning) -> Lines:
        """The side's own ledger for a package, pressure left at zero."""
        lines = self._read(stakes, stakes.real, self.real, weights, package, morning, morning.chances)
        return Lines(lines.terms, lines.war, lines.exposure, lines.audience, lines.pressure, self.resolve_today)

    def _read(
        self,
        stakes: Stakes,
        reading: Reading,
        view: View,
        weights: Array,
        package: Array,
        morning: Morning,
        chances: tuple[Array, ...],
    ) -> Lines:
        zero = np.zeros_like(self.trusting)
        outrage = np.maximum(0.0, view.audience_weight + morning.events.added(f"audience.{self.key}"))
        return Lines(
            stakes.satisfaction(weights, package, reading),
            war(chances, stakes.victories(weights, reading), view.cost_of_war),
            exposure(self.trusting, view.regroup, stakes.exposed(package, reading)),
            audience(outrage, weights * stakes.firmness, package, stakes.stated, stakes.tolerance),
            zero,
            zero,
        )

    def reply(self, morning: Morning, total: Array) -> npt.NDArray[np.int8]:
        """Its answer to an offer whose ledger sums to `total`; none before its first formal answer."""
        said = answers.answer(total, self.threshold, self._inputs.value("talks.margin"))
        return np.where(morning.today.day >= self.first_answer, said, answers.NONE).astype(np.int8)

    def claim(self, morning: Morning, text: Array, public_sum: Array) -> Claim:
        """What the mediator knows of its ledger as a function of the issues that may move."""
        stakes, moving = self.stakes, list(self.stakes.agenda.movable)
        weights = self.weights[moving]
        outrage = np.maximum(0.0, self.public.audience_weight + morning.events.added(f"audience.{self.key}"))
        bare = Claim(
            point=stakes.stated[moving],
            slope=self._exposure_slopes(moving) + (0.0 if stakes.quadratic else 1.0) * weights,
            weight=self.bargaining_weight,
            rest=np.zeros_like(public_sum),
            curve=weights if stakes.quadratic else None,
            red=outrage * (weights * stakes.firmness[moving]),
            tolerance=stakes.tolerance[moving],
        )
        return replace(bare, rest=public_sum - bare.value(text[moving]))

    def _exposure_slopes(self, moving: list[int]) -> Array:
        stakes = self.stakes
        slopes = np.zeros_like(self.weights[moving])
        some = stakes.security_weight > 0
        scale = (1.0 - self.trusting) * self.public.regroup / np.where(some, stakes.security_weight, 1.0)
        for place, issue in enumerate(moving):
            if issue in stakes.agenda.security:
                slopes[place] = np.where(some, scale * stakes.shares[issue], 0.0)
        return slopes

    def consider_refusing(self, morning: Morning, total: Array) -> Flags:
        """Where it refuses formally today, after days on end far below zero."""
        dark = morning.open & (total < -self._inputs.value("talks.refusal.walkout"))
        self.dark_days = np.where(dark, self.dark_days + 1.0, 0.0)
        ready = morning.open & (self.dark_days >= self._inputs.value("talks.refusal.after_days"))
        return ready & morning.today.happens(self.name, "refusal", self._inputs.value("talks.refusal.chance"))

    def learn(self, other: str, was_dirty: Flags, where: Flags) -> None:
        """Update trust in another belligerent after a day of a halt, in the trials `where` one lives."""
        repair, erosion = self._inputs.value("halt.repair"), self._inputs.value("halt.erosion")
        clean, dirty = trust_observe(self.clean[other], self.dirty[other], was_dirty, repair, erosion)
        self.clean[other] = np.where(where, clean, self.clean[other])
        self.dirty[other] = np.where(where, dirty, self.dirty[other])
        self.trust[other] = np.where(where, trust_mean(self.clean[other], self.dirty[other]), self.trust[other])
