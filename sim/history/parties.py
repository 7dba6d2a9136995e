"""Third parties in a trial: whom they press, whom they believe, what they pledge, and who leaves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sim.history.diary import DiaryDay, DiaryParty
from sim.history.drawn import Opening
from sim.history.layout import change
from sim.history.names import Names
from sim.words import listed

__all__ = ["Parties"]

VISIBLE = 0.02
SURPRISE = 0.05
PRESSING = 0.005


class Parties:
    """Tells of third parties, and remembers what it told last: small changes add up until they are worth a word."""

    def __init__(self, opening: Opening, names: Names) -> None:
        self._names = names
        self._last: dict[tuple[str, ...], float] = {}
        for key, party in opening.parties.items():
            self._last.update({("belief", key, side): belief for side, belief in party.belief.items()})

    def tell(self, span: Sequence[DiaryDay]) -> Iterator[str]:
        """Tell what has changed by the end of a span of days."""
        last, names = span[-1], self._names
        for side, lived in last.sides.items():
            if lived.full is not None:
                pressure = self._change(("pressure", side), lived.full.lines["pressure"], VISIBLE)
                yield from (f"Pressure on {names[side]} {move}." for move in pressure)
        for key, party in last.parties.items():
            changes = [*self._beliefs(key, party), *self._promises(key, party)]
            if changes:
                yield f"{names[key]}: {'; '.join(changes)}."
            swaps = [str(day.day) for day in span if day.parties[key].swapped and _presses(day.parties[key])]
            if swaps:
                when = f"{'day' if len(swaps) == 1 else 'days'} {listed(swaps)}"
                yield f"{names[key]} swaps whom it presses on {when}."
            if party.leaves:
                yield f"{names[key]} leaves."

    def _beliefs(self, key: str, party: DiaryParty) -> Iterator[str]:
        """Tell beliefs of those who press: the others' have no consequence."""
        if _presses(party):
            for side, belief in party.belief.items():
                for move in self._change(("belief", key, side), belief, SURPRISE):
                    yield f"belief that {self._names[side]} is sincere {move}"

    def _promises(self, key: str, party: DiaryParty) -> Iterator[str]:
        for name, level in party.promises.items():
            yield from (f"{name} {move}" for move in self._change((name, key), level, VISIBLE))

    def _change(self, what: tuple[str, ...], now: float, visible: float) -> Iterator[str]:
        was = self._last.setdefault(what, now)
        if abs(now - was) >= visible:
            self._last[what] = now
            yield change(was, now)


def _presses(party: DiaryParty) -> bool:
    return max(party.pressure.values()) >= PRESSING
