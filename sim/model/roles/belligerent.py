"""A belligerent: weighs its ledger, answers, may walk out; its yes is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import mesa
import numpy as np

from sim.model.columns import Column, Recorded, of_actors
from sim.model.day import Codes, Conditions, Flags, Places
from sim.model.inputs import Array, Inputs
from sim.model.ledger import Ledger
from sim.model.stakes import Stakes
from sim.random_streams import Luck
from sim.scenario.scenario import Scenario
from sim.theory import answer as answers
from sim.theory.belief import likelihoods, trust_mean, trust_observe
from sim.theory.contest import strength
from sim.theory.ledger import Lines, lifted_trust
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
    """A side at war, in every trial of a block.

    Attributes
    ----------
    sincere, resolve, depth
        What was drawn for it: its type, the shock of the trial, the fire it intends.
    trust
        In each other belligerent; `clean` and `dirty` are the two weights of that belief.
    pressure
        On it, all third parties and events together.
    ledger, lines, threshold, answer
        Today's ledger, its lines for the full text under that pressure, what they must reach, and what it said.
    """

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
        self.days_below = inputs.constant(0.0)
        self.answer: Codes = np.full(luck.count, answers.NONE, dtype=np.int8)

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

    def weigh(self, now: Conditions, text: Array) -> None:
        """Weigh the full text (section 2), pressure apart; where talks go on, also as outsiders can.

        `text` holds the issues that may change.
        """
        self.trusting, self.momentum = self._mean_trust(now), self.sign * now.momentum
        self.pressed_by_events = now.events.added(f"pressure.{self.key}")
        today = self._inputs.value(f"{self.name}.daily_shock") * now.draws.logistic(self.name, "shock")
        self.shock = self.resolve + today
        self.threshold = answers.threshold(self.sincere, self.real.premium_at(self.momentum))
        self.ledger = self.ledger_for(self.stakes, now)
        self.lines = self.ledger.lines(text, self.shock)
        if now.talks_anywhere:
            self.public_threshold = self.public.premium_at(self.momentum)
            self.claim = self._ledger(now, self.stakes, public=True).claim(self.bargaining_weight)
            self.public_sum = self.claim.value(text)

    def ledger_for(self, stakes: Stakes, now: Conditions) -> Ledger:
        """Its own ledger in an offer, by its real ideal points."""
        return self._ledger(now, stakes, public=False)

    def _ledger(self, now: Conditions, stakes: Stakes, *, public: bool) -> Ledger:
        view = self.public if public else self.real
        return Ledger.of(
            stakes.public if public else stakes.real,
            now.left,
            now.public_chances if public else now.chances,
            view.cost_of_war,
            self.trusting,
            view.regroup,
            np.maximum(0.0, view.audience_weight + now.events.added(f"audience.{self.key}")),
        )

    def _mean_trust(self, now: Conditions) -> Array:
        """Mean over the other belligerents of trust with today's events, lifted by what its guarantors pledge."""
        lifted = [lifted_trust(self._shaken_trust(now, other), now.pledge[self.key]) for other in self.others]
        return fold(lifted, lifted[0]) / float(len(lifted))

    def _shaken_trust(self, now: Conditions, other: str) -> Array:
        return np.clip(self.trust[other] + now.events.added(f"trust.{self.key}.{other}"), 0.0, 1.0)

    def press(self, brought: list[Array]) -> None:
        """Take in the pressure that third parties bring, beside that of events."""
        self.pressure = fold(brought, self.pressed_by_events) + self.pressed_by_events
        self.lines = self.lines.pressed(self.pressure)

    def respond(self, now: Conditions) -> None:
        """Answer the full text."""
        self.answer = self.reply(now, self.lines)

    def reply(self, now: Conditions, lines: Lines, premium_share: Array | float = 1.0) -> Codes:
        """Its answer to an offer with this ledger; none before its first formal answer."""
        said = answers.answer(lines.total, premium_share * self.threshold, self._inputs.value("talks.margin"))
        return np.where(now.day >= self.first_answer, said, answers.NONE).astype(np.int8)

    def likelihoods(self) -> tuple[Array, Array]:
        """Likelihood of its answer today, to outsiders, if it is sincere and if it is stalling."""
        total = self.public_sum + self.pressure
        return likelihoods(self.answer == answers.YES, total, self.public_threshold, self.public_noise)

    def consider_refusing(self, now: Conditions, lines: Lines) -> Flags:
        """Where it walks out today, after days on end far below zero."""
        below = now.open & (lines.total < -self._inputs.value("talks.refusal.walkout"))
        self.days_below = np.where(below, self.days_below + 1.0, 0.0)
        ready = below & (self.days_below >= self._inputs.value("talks.refusal.after_days"))
        ready = ready & (now.day >= self.first_answer)
        if not ready.any():
            return ready
        return ready & now.draws.happens(self.name, "refusal", self._inputs.value("talks.refusal.chance"))

    def learn(self, other: str, was_dirty: Flags, where: Places) -> None:
        """Update trust in another belligerent after a day of a ceasefire, in the trials at `where` one lives."""
        repair, erosion = self._inputs.value("halt.repair")[where], self._inputs.value("halt.erosion")[where]
        clean, dirty = trust_observe(self.clean[other][where], self.dirty[other][where], was_dirty, repair, erosion)
        self.clean[other][where] = clean
        self.dirty[other][where] = dirty
        self.trust[other][where] = trust_mean(clean, dirty)

    def columns(self, level: Array) -> Iterator[Recorded]:
        """Its type, the mean `level` of its fire in the last ceasefire, its trust at the end."""
        ids = of_actors(self.key)
        meaning = "Whether the side is sincere in this trial."
        yield Column(f"sincere_{self.key}", "flag", "yes or no", meaning, ids=ids), self.sincere
        meaning = "Mean level of its fire in the last ceasefire."
        yield Column(f"mean_fire_{self.key}", "number", "share of fire before", meaning, ids=ids, gaps=True), level
        for other, trust in self.trust.items():
            name, meaning = f"trust_{self.key}_{other}", f"Trust in {other} at the end."
            yield Column(name, "number", "probability", meaning, ids=of_actors(self.key, other)), trust
