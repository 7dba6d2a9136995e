"""A side that fights: it weighs, answers, holds out, may walk away (phases 4, 5 and 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.scenario.actors import Belligerent as Described
from tests.reference.case import Character, Package, character
from tests.reference.ledger import Ledger, Lines, Points, answer, odds, satisfaction, today
from tests.reference.limits import Edge
from tests.reference.party import Party

if TYPE_CHECKING:
    from tests.reference.world import World

__all__ = ["Belligerent"]


class Belligerent(Party):
    """An actor whose yes is needed."""

    def __init__(self, world: World, name: str) -> None:
        super().__init__(world, name)
        self.described: Described = world.case.scenario.belligerents[name]
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
        self.aims: dict[tuple[str, bool], list[Package]] = {}
        self.status_quo: dict[str, Package] = {}
        self.shock = 0.0
        self.answers: dict[str, str] = {}
        self.full: Ledger | None = None
        self.full_lines: Lines | None = None
        self.deep_days = 0
        self.refuses = False

    def real(self, issue: str) -> float:
        """What it wants: as it is given, or the point that its wish derives from, drawn by posture to the reference."""
        values, own = self.world.values, f"{self.path}.positions.{issue}"
        if f"{own}.wish" in values:
            return values[f"{own}.wish"]
        origin = values.get(f"{own}.wish_from", self.stated(issue))
        reference = values.get(f"reference.{issue}", origin)
        return origin + self.value("posture") * (reference - origin)

    def reference(self, issue: str) -> float:
        """The reference package; its own stated point where that says nothing."""
        return self.world.value(f"reference.{issue}", self.stated(issue))

    def standing(self, issue: str) -> float:
        """Where things stand while nothing is agreed."""
        return self.world.value(f"status_quo.{issue}", self.reference(issue))

    def aim(self, issue: str, public: bool) -> float:
        """What it would impose if it won, as it knows itself or as outsiders see it."""
        reference = self.reference(issue)
        if self.world.case.scenario.issues[issue].process:
            return reference
        aim = self.value(f"war_aims.{issue}", self._unnamed_aim(issue, public))
        return aim + self.value(f"aims_met.{issue}", 0.0) * (self.standing(issue) - aim)

    def _unnamed_aim(self, issue: str, public: bool) -> float:
        if self.described.unnamed_aims == "reference" or issue not in self.described.positions:
            return self.reference(issue)
        return self.stated(issue) if public else self.real(issue)

    def edge(self, issue: str) -> Edge | None:
        """What it has ruled out on an issue: never less than a tenth away from what it asks for."""
        position = self.described.positions.get(issue)
        if position is None or position.limit is None:
            return None
        path, stated = f"positions.{issue}.limit", self.stated(issue)
        firmness = self.value(f"{path}.firmness")
        if firmness <= 0:
            return None
        above, at = position.limit.rules_out == "above", self.value(f"{path}.at")
        chance = self.world.value("preferences.absolute") * firmness
        holds = float(self.world.luck.uniform(f"{self.path}.{path}", "holds")[0]) < chance
        return Edge(above, max(at, stated + 0.1) if above else min(at, stated - 0.1), firmness, holds)

    def study(self) -> None:
        """Read the offers once, when all belligerents are there."""
        for scope, terms in self.world.offers.items():
            self.standpoints[scope] = self.points(terms)
            self.status_quo[scope] = [self.standing(issue) for issue in terms.issues]
            for public in (False, True):
                sides = self.world.sides
                self.aims[scope, public] = [[side.aim(issue, public) for issue in terms.issues] for side in sides]

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
        """Fighting on: to no decision, which leaves things as they stand, or as a lottery over everyone's war aims."""
        public, gamma = known is self.public_character, self.standpoints[scope].gamma
        chances = self.world.odds(public)
        optimism = 0.0 if public else self.value("optimism")
        decision = 0.0
        for other, aims, chance in zip(self.world.sides, self.aims[scope, public], chances, strict=True):
            felt = chance + optimism * (1.0 - chance) if other is self else chance * (1.0 - optimism)
            decision += felt * satisfaction(aims, weight, ideal, gamma)
        undecided = self.world.undecided(known.indecisive, chances)
        standing = satisfaction(self.status_quo[scope], weight, ideal, gamma)
        return undecided * standing + (1.0 - undecided) * decision - known.cost

    # What it does.

    def weigh(self) -> None:
        """Answer what is on the table today."""
        self.full = self.ledger("full")
        self.full_lines = self.full.lines(self.world.text)
        self.answers = {"full": self._answer(self.full, self.full_lines, self.world.text)}
        if self.world.sectoral_tabled():
            sectoral, text = self.ledger("sectoral"), self.world.sectoral_text
            self.answers["sectoral"] = self._answer(sectoral, sectoral.lines(text), text)

    def weighed(self) -> tuple[Ledger, Lines]:
        """Its ledger for the full text, and the lines, as last weighed."""
        assert self.full is not None
        assert self.full_lines is not None
        return self.full, self.full_lines

    def _answer(self, ledger: Ledger, lines: Lines, text: Package) -> str:
        if self.world.day < self.first_answer:
            return "none"
        said = answer(lines.total, ledger.threshold, self.world.value("talks.margin"))
        return "yes_but" if said == "yes" and ledger.points.crossed(text, self.world.front.left) else said

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
