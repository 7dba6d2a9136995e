"""One trial as an ordinary Mesa model: agents by role, one step a day (section 3)."""

from __future__ import annotations

import mesa

from sim.random_streams import Luck
from tests.reference.belligerent import Belligerent, chances
from tests.reference.case import Case, Package, Terms
from tests.reference.front import Front, News
from tests.reference.halt import Halt
from tests.reference.ledger import Ledger
from tests.reference.thirdparty import Guarantor, Mediator, ThirdParty
from tests.reference.why import Holdout

__all__ = ["World"]


class World(mesa.Model):  # type: ignore[misc]
    """Everything that is true of one trial on one day."""

    def __init__(self, case: Case, seed: int, trial: int) -> None:
        super().__init__(rng=0)
        self.case, self.luck = case, Luck(seed, trial, 1)
        self.values = case.inputs.draw(self.luck)
        self.offers: dict[str, Terms] = {"full": case.full}
        if case.sectoral is not None:
            self.offers["sectoral"] = case.sectoral
        self._people()
        self._opening()

    def _people(self) -> None:
        roles = {"belligerent": Belligerent, "mediator": Mediator, "guarantor": Guarantor}
        self.front, self.news = Front(self), News(self)
        made = {name: roles[actor.role](self, name) for name, actor in sorted(self.case.scenario.actors.items())}
        self.sides = [actor for actor in made.values() if isinstance(actor, Belligerent)]
        self.third_parties = [actor for actor in made.values() if isinstance(actor, ThirdParty)]
        self.guarantors = [actor for actor in made.values() if isinstance(actor, Guarantor)]
        lead = self.case.scenario.lead
        self.lead = made[lead] if lead is not None else None
        self._do(Belligerent, "study")

    def _opening(self) -> None:
        self.day, self.state = -1, "talks"
        self.talks_closed_day: int | None = None
        self.text: Package = self._package(self.case.full)
        self.sectoral_text: Package = self._package(self.case.sectoral) if self.case.sectoral else []
        self.halt: Halt | None = None
        self.halts: dict[str, Halt] = {}
        self.halt_days: dict[str, int] = {}
        self.first_yes: dict[str, dict[str, int | None]] = {
            scope: dict.fromkeys(self.case.sides) for scope in ("full", "sectoral")
        }
        self.holdout: Holdout | None = None
        self.refusal_days, self.at_rest, self.no_bargaining_range = 0, False, False
        self.no_room_days: tuple[int, int] | None = None
        self.public: dict[str, Ledger] = {}
        self.public_sums: dict[str, float] = {}
        self.talked = False
        self._odds: dict[bool, list[float]] = {}
        self.ending: str | None = None

    def _package(self, terms: Terms) -> Package:
        return [self.value(f"offers.{terms.name}.text.{issue}") for issue in terms.issues]

    # What agents may ask.

    def value(self, path: str, missing: float | None = None) -> float:
        """The trial's number at `path`; `missing` where the scenario has none."""
        if missing is None:
            return self.values[path]
        return self.values.get(path, missing)

    def uniform(self, who: str, purpose: str) -> float:
        """Today's uniform number at an address."""
        return float(self.luck.uniform(who, purpose, self.day)[0])

    def normal(self, who: str, purpose: str) -> float:
        """Today's standard normal number at an address."""
        return float(self.luck.normal(who, purpose, self.day)[0])

    @property
    def open(self) -> bool:
        """Whether there are talks on the full offer."""
        return self.state in ("talks", "sectoral") and self.talks_closed_day is None

    def sectoral_tabled(self) -> bool:
        """Whether the sectoral offer is on the table today."""
        terms = self.case.sectoral
        if terms is None or self.state != "talks":
            return False
        return self.day >= self.value(f"offers.{terms.name}.after_days")

    def backers(self, side: str) -> list[Guarantor]:
        """Guarantors that back `side`."""
        return [guarantor for guarantor in self.guarantors if guarantor.backs == side]

    def guaranteed(self, side: str | None = None) -> float:
        """What the pledges (all, or those to one side) amount to together."""
        open_part = 1.0
        for guarantor in self.guarantors if side is None else self.backers(side):
            open_part *= 1.0 - guarantor.pledge
        return 1.0 - open_part

    def odds(self, public: bool) -> list[float]:
        """Everyone's chance to win the war today, as they know it or as outsiders see it."""
        if public not in self._odds:
            self._odds[public] = chances(self.sides, public)
        return self._odds[public]

    def undecided(self, indecisive: float, chances: list[float]) -> float:
        """Chance that fighting on settles nothing: the smaller, the more one side outweighs the others."""
        if not self.case.scenario.status_quo:
            return 0.0
        most = max(chances)
        return indecisive * (1.0 if most <= 0.5 else 4.0 * most * (1.0 - most))

    def note_no_room(self) -> None:
        """Remember today as a day on which what was ruled out left the text no room."""
        first, _ = self.no_room_days or (self.day, self.day)
        self.no_room_days = (first, self.day)

    # One day.

    def step(self) -> None:
        """One day, phase by phase."""
        self.day += 1
        if self.day > 0 and self.state != "full":
            self.front.move()
        self.news.arrive()
        self.momentum = min(max(self.front.momentum + self.news.on("momentum"), -1.0), 1.0)
        if self.open:
            self._do(Guarantor, "respond")
        self._odds = {}
        for side in self.sides:
            side.shock = float(self.luck.logistic(side.path, "shock", self.day)[0])
        self._talk()
        fate = self.halt.live() if self.halt is not None else None
        self._settle(fate)

    def _talk(self) -> None:
        was_open = self.talked = self.open
        if was_open:
            self._do(Belligerent, "weigh")
            self._note_answers()
            self.public = {side.name: side.public_ledger() for side in self.sides}
            self.public_sums = {name: ledger.total(self.text) for name, ledger in self.public.items()}
        for kind in (Mediator, Guarantor):
            self._do(kind, "learn_and_press")
        if not was_open:
            return
        self._do(Mediator, "consider_leaving")
        self.refusal_days += any(side.answers["full"] in ("no", "yes_but") for side in self.sides)
        if self.lead is not None and self.lead.present and not self.all_say_yes("full"):
            moved = self.lead.write()
            self.at_rest = moved is None
            self.text = self.text if moved is None else moved
        self._do(Belligerent, "consider_refusing")

    def _note_answers(self) -> None:
        worst: Holdout | None = None
        for side in self.sides:
            for scope, said in side.answers.items():
                if said == "yes" and self.first_yes[scope][side.name] is None:
                    self.first_yes[scope][side.name] = self.day
            if side.answers["full"] in ("no", "yes_but"):
                crossed = side.standpoints["full"].crossed(self.text, self.front.left)
                held = Holdout(side.name, self.day, *side.weighed(), list(self.text), tuple(crossed))
                worst = held if worst is None or held.gap > worst.gap else worst
        self.holdout = worst or self.holdout

    def all_say_yes(self, scope: str) -> bool:
        """Whether all belligerents said yes today to the offer of that scope."""
        return all(side.answers.get(scope) == "yes" for side in self.sides)

    # The end of a day.

    def _settle(self, fate: str | None) -> None:
        was_open = self.open
        if was_open and self.all_say_yes("full"):
            if self.halt is not None:
                self.halt_days["sectoral"] = self.day - self.halt.start
            self._begin("full", self.text)
            return
        lived = self.halt
        if was_open and self.state == "talks" and self.all_say_yes("sectoral"):
            self._begin("sectoral", self.sectoral_text)
        if was_open:
            self._close_talks()
        if lived is not None and fate is not None:
            self.halt_days[lived.scope] = self.day - lived.start
            self._end(f"{lived.scope}_{fate}")

    def _begin(self, scope: str, package: Package) -> None:
        self.state = scope
        self.halt = self.halts[scope] = Halt(self, scope, self.offers[scope], package, self.day)

    def _close_talks(self) -> None:
        if any(side.refuses for side in self.sides):
            reason = "refused"
        elif self.lead is not None and not self.lead.present:
            reason = "mediator_left"
        elif self.day == self.case.days.talks_days - 1:
            reason = "stalled"
        else:
            return
        self.talks_closed_day = self.day
        if self.state == "talks":
            self._end(reason)

    def _end(self, ending: str) -> None:
        self.state, self.ending = "ended", ending
        self.running = False

    def _do(self, kind: type[mesa.Agent], what: str) -> None:
        """Let all agents of a role act, in id order; a phase without such agents is empty."""
        if kind in self.agents_by_type:
            self.agents_by_type[kind].do(what)

    def close(self) -> None:
        """Drop everything: some versions of Mesa keep every model for ever."""
        self.remove_all_agents()
        self.__dict__.clear()
