"""A side that fights: it weighs, answers, holds out, may walk away (phases 4, 5 and 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.reference.case import Character, character
from tests.reference.ledger import Ledger, Lines, Points, answer, odds, satisfaction, today
from tests.reference.party import Party

if TYPE_CHECKING:
    from tests.reference.world import World

__all__ = ["Belligerent"]


class Belligerent(Party):
    """An actor whose yes is needed."""

    def __init__(self, world: World, name: str) -> None:
        super().__init__(world, name)
        draw = world.luck
        self.character: Character = character(name, world.value)
        self.public_character: Character = world.case.public[name]
        self.sincere = float(draw.uniform(self.path, "type")[0]) < self.value("sincerity")
        self.resolve = self.value("resolve") * float(draw.logistic(self.path, "resolve")[0])
        self.first_answer = self.value("first_answer_days")
        self.depth = self.value("depth")
        strength = world.value("halt.belief_strength")
        self.clean = {other: strength * trust for other, trust in self.trust.items()}
        self.dirty = {other: strength * (1.0 - trust) for other, trust in self.trust.items()}
        self.standpoints: dict[str, Points] = {}
        self.aims: dict[str, list[list[float]]] = {}
        self.shock = 0.0
        self.answers: dict[str, str] = {}
        self.full: Ledger | None = None
        self.full_lines: Lines | None = None
        self.deep_days = 0
        self.refuses = False

    def real(self, issue: str) -> float:
        """The stated point, drawn toward the reference package by posture."""
        stated = self.stated(issue)
        reference = self.world.value(f"reference.{issue}", stated)
        return stated + self.value("posture") * (reference - stated)

    def aim(self, issue: str) -> float:
        """What it would impose if it won; the reference package where it says nothing."""
        reference = self.world.value(f"reference.{issue}", self.stated(issue))
        return self.value(f"war_aims.{issue}", reference)

    def study(self) -> None:
        """Read the offers once, when all belligerents are there."""
        for scope, terms in self.world.offers.items():
            self.standpoints[scope] = self.points(terms)
            self.aims[scope] = [[side.aim(issue) for issue in terms.issues] for side in self.world.sides]

    # What the day looks like.

    def momentum(self) -> float:
        """Momentum in this side's favour, today."""
        return self.world.front.leaning(self.name) * self.world.momentum

    def aid(self) -> float:
        """Aid it receives: from those who back it, and from events."""
        total = 0.0
        for backer in self.world.backers(self.name):
            total += backer.aid
        return total + self.world.news.on(f"aid.{self.name}")

    def pressed(self) -> float:
        """Pressure that third parties have brought to bear on it, and events."""
        total = 0.0
        for party in self.world.third_parties:
            total += party.pressure[self.name]
        return total + self.world.news.on(f"pressure.{self.name}")

    def faith(self) -> float:
        """Mean trust in the other belligerents, lifted by the pledges of those who back it."""
        if not self.trust:
            return 1.0
        pledged, total = self.world.guaranteed(self.name), 0.0
        for other, trust in self.trust.items():
            felt = min(max(trust + self.world.news.on(f"trust.{self.name}.{other}"), 0.0), 1.0)
            total += felt + (1.0 - felt) * pledged
        return total / len(self.trust)

    def threshold(self) -> float:
        """Sum from which it says yes to the full offer today: what delay is worth to a side that stalls."""
        return 0.0 if self.sincere else self.character.threshold(self.momentum())

    def ledger(self, scope: str) -> Ledger:
        """Today's private ledger for an offer."""
        resolve = self.resolve + self.value("daily_shock") * self.shock
        points = self.standpoints[scope]
        ledger = self._ledger(scope, points.real, self.character, resolve, self.threshold())
        if scope == "sectoral":
            offer = f"offers.{points.terms.name}"
            ledger.stakes, ledger.relief = self.world.value(f"{offer}.stakes"), self.world.value(f"{offer}.relief")
            ledger.threshold *= self.world.value(f"{offer}.premium_share")
        return ledger

    def public_ledger(self) -> Ledger:
        """What outsiders know of today's ledger for the full offer."""
        threshold = self.public_character.threshold(self.momentum())
        return self._ledger("full", self.standpoints["full"].stated, self.public_character, 0.0, threshold)

    def _ledger(self, scope: str, ideal: list[float], known: Character, resolve: float, threshold: float) -> Ledger:
        points = self.standpoints[scope]
        weight = today(points, self.world.front.left)
        hostility = max(0.0, known.audience + self.world.news.on(f"audience.{self.name}"))
        return Ledger(
            points=points,
            ideal=ideal,
            weight=weight,
            war=self._war(scope, weight, ideal, known),
            fear=(1.0 - self.faith()) * known.regroup,
            shame=hostility,
            pressure=self.pressed(),
            shock=resolve,
            threshold=threshold,
        )

    def _war(self, scope: str, weight: list[float], ideal: list[float], known: Character) -> float:
        """Fighting on as a costly lottery over everyone's war aims."""
        public, total = known is self.public_character, 0.0
        chances = self.world.odds(public)
        for other, aims, chance in zip(self.world.sides, self.aims[scope], chances, strict=True):
            own = other is self
            total += chance * (1.0 if own else satisfaction(aims, weight, ideal, self.standpoints[scope].gamma))
        return total - known.cost

    # What it does.

    def weigh(self) -> None:
        """Answer what is on the table today."""
        self.full = self.ledger("full")
        self.full_lines = self.full.lines(self.world.text)
        self.answers = {"full": self._answer(self.full, self.full_lines)}
        if self.world.sectoral_tabled():
            sectoral = self.ledger("sectoral")
            self.answers["sectoral"] = self._answer(sectoral, sectoral.lines(self.world.sectoral_text))

    def weighed(self) -> tuple[Ledger, Lines]:
        """Its ledger for the full text, and the lines, as last weighed."""
        assert self.full is not None
        assert self.full_lines is not None
        return self.full, self.full_lines

    def _answer(self, ledger: Ledger, lines: Lines) -> str:
        if self.world.day < self.first_answer:
            return "none"
        return answer(lines.total, ledger.threshold, self.world.value("talks.margin"))

    def holds_out(self) -> bool:
        """Whether its answer to the full text is short of a yes (no answer counts)."""
        return self.answers["full"] != "yes"

    def consider_refusing(self) -> None:
        """Walk away from the talks after too many days too deep below zero."""
        value = self.world.value
        deep = self.weighed()[1].total < -value("talks.refusal.walkout")
        self.deep_days = self.deep_days + 1 if deep else 0
        may = deep and self.world.day >= self.first_answer
        if may and self.deep_days >= value("talks.refusal.after_days"):
            self.refuses = self.world.uniform(self.path, "refusal") < value("talks.refusal.chance")

    def learn(self, other: str, dirty: bool) -> None:
        """One day of a ceasefire teaches it something about the other side."""
        if dirty:
            self.dirty[other] += self.world.value("halt.erosion")
        else:
            self.clean[other] += self.world.value("halt.repair")
        seen = self.clean[other] + self.dirty[other]
        self.trust[other] = self.clean[other] / seen if seen > 0 else 0.5


def chances(sides: list[Belligerent], public: bool) -> list[float]:
    """Everyone's chance to win the war, as they know it or as outsiders see it."""
    known = [side.public_character if public else side.character for side in sides]
    return odds(known, [side.momentum() for side in sides], [side.aid() for side in sides])
