"""Those who do not fight: they learn, press, pledge, arm, write and leave (phases 3, 5 and 6)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.reference.case import Package
from tests.reference.ledger import Points, logistic, satisfaction, today
from tests.reference.limits import box
from tests.reference.party import Party
from tests.reference.text import Pen, kinks

if TYPE_CHECKING:
    from tests.reference.belligerent import Belligerent
    from tests.reference.world import World

__all__ = ["Guarantor", "Mediator", "ThirdParty"]


class ThirdParty(Party):
    """An actor that learns from answers and presses those who hold out."""

    def __init__(self, world: World, name: str) -> None:
        super().__init__(world, name)
        self.present = True
        self.pressure = dict.fromkeys(world.case.sides, 0.0)
        self.standpoint: Points = self.points(world.case.full)
        self.leverage = {side: self.value(f"leverage.{side}", 0.0) for side in world.case.sides}
        self.drive = self.value("no_deal_cost") * self.value("urgency")

    def learn_and_press(self) -> None:
        """Press by yesterday's belief, then take in today's answers."""
        swapped = self._swaps()
        for side in self.world.sides:
            self._press(side, swapped)
        if self.world.open:
            for side in self.world.sides:
                self._learn(side)

    def _swaps(self) -> bool:
        chance = self.world.value("talks.pressure.swap_chance") * self.value("unpredictability")
        return chance > 0 and self.world.uniform(self.path, "swap") < chance

    def _press(self, side: Belligerent, swapped: bool) -> None:
        target = 0.0
        if self.world.open and self.present:
            watched = [other for other in self.world.sides if other is not side] if swapped else [side]
            if any(other.holds_out() for other in watched):
                target = self.world.value("talks.pressure.ceiling") * self.leverage[side.name] * self._zeal(side.name)
        pace = self.world.value("talks.pressure.pace")
        self.pressure[side.name] += pace * (target - self.pressure[side.name])

    def _zeal(self, side: str) -> float:
        belief = min(max(self.trust[side] + self.world.news.on(f"trust.{self.name}.{side}"), 0.0), 1.0)
        return min(max(self.drive - self.value("audience_cost") * belief, 0.0), 1.0)

    def _learn(self, side: Belligerent) -> None:
        said = side.answers["full"]
        if said == "none":
            return
        total, threshold = self.world.public_sums[side.name], self.world.public[side.name].threshold
        doubt, way = self.world.case.doubt[side.name], 1.0 if said == "yes" else -1.0
        if_sincere = logistic(way * total / doubt)
        if_stalling = logistic(way * (total - threshold) / doubt)
        prior = self.trust[side.name]
        sincere = prior * if_sincere
        self.trust[side.name] = sincere / (sincere + (1.0 - prior) * if_stalling)


class Guarantor(ThirdParty):
    """Backs a side: pledges monitors when content with the text, sends aid when sidelined by it."""

    def __init__(self, world: World, name: str) -> None:
        super().__init__(world, name)
        self.backs = world.case.scenario.guarantors[name].backs
        self.pledge = self.value("pledge.start")
        self.aid = self.value("aid.start")

    def respond(self) -> None:
        """One day's answer to the text as it stands."""
        points = self.standpoint
        liked = satisfaction(self.world.text, today(points, self.world.front.left), points.stated, points.gamma)
        if liked >= self.value("content"):
            self.pledge += self.value("pledge.pace") * (self.value("pledge.ceiling") - self.pledge)
        if liked < self.value("sidelined"):
            self.aid += self.value("aid.pace") * (self.value("aid.ceiling") - self.aid)


class Mediator(ThirdParty):
    """Presses, may give up; the lead also writes the text."""

    def __init__(self, world: World, name: str) -> None:
        super().__init__(world, name)
        self.corners: list[list[float]] = []

    def consider_leaving(self) -> None:
        """Give up with a daily chance that grows with the days of refusal, taking its pressure with it."""
        if not self.present:
            return
        growth = 1.0 + self.value("patience.growth_per_day") * self.world.refusal_days
        chance = min(max(self.value("patience.departure") * growth, 0.0), 1.0)
        if self.world.uniform(self.path, "departure") < chance:
            self.present = False
            self.pressure = dict.fromkeys(self.pressure, 0.0)

    def write(self) -> Package | None:
        """Move the text: into what is not ruled out, else one step up; None where it rests.

        Also tells the world whether limits left no room for it, and whether nobody's floor could be reached.
        """
        pen = self._pen()
        if pen.box.no_room:
            self.world.note_no_room()
        moved = pen.enter(self.world.text, self.world.case.scenario.talks.limits == "rewrite")
        if moved is None:
            moved = pen.climb(self.world.text)
        short = any(claim.total(self.world.text) < pen.floor for _, claim in pen.claims)
        self.world.no_bargaining_range = moved is None and short
        return moved

    def _pen(self) -> Pen:
        points = [side.standpoints["full"] for side in self.world.sides]
        if not self.corners:
            self.corners = kinks(points, self.standpoint)
        claims = []
        for side in self.world.sides:
            claim = replace(self.world.public[side.name], pressure=side.pressed())
            claims.append((side.value("bargaining_weight"), claim))
        value, left = self.world.value, self.world.front.left
        return Pen(
            claims=claims,
            points=self.standpoint,
            weight=today(self.standpoint, left),
            agenda=value("talks.agenda"),
            floor=value("talks.floor"),
            step=value("talks.step"),
            box=box(self.world.case.full, [own.edges for own in points], self.standpoint.moot(left)),
            corners=self.corners,
        )
