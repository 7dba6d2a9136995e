"""Why not? What stood in the way of the side that held out last (section 4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from tests.reference.case import Package
from tests.reference.ledger import Ledger, Lines

__all__ = ["Holdout", "binding_demand", "binding_demands", "binding_lines", "ruled_out"]


@dataclass(frozen=True)
class Holdout:
    """The account of a side on the day it held out; `crossed` are the issues on which the text was ruled out."""

    name: str
    day: int
    ledger: Ledger
    lines: Lines
    text: Package
    crossed: tuple[int, ...] = ()

    @property
    def gap(self) -> float:
        """What its sum was short of a yes; nothing where a limit alone turned it."""
        return max(0.0, self.ledger.threshold - self.lines.total)


def ruled_out(holdout: Holdout) -> tuple[str, ...]:
    """The issues on which the text crossed a limit that holds."""
    return _named(holdout, holdout.crossed)


def binding_lines(holdout: Holdout) -> tuple[str, ...]:
    """The smallest set of lines without which the answer would have been yes; empty where none would do."""
    lines = holdout.lines
    adds = {
        "terms_minus_war": max(0.0, lines.war - lines.terms),
        "exposure": lines.exposure,
        "audience": lines.audience,
        "stalling_premium": holdout.ledger.threshold,
        "limit": 0.0,
    }
    for size in range(1, len(adds) + 1):
        found = [taken for taken in combinations(adds, size) if _would_do(holdout, adds, taken)]
        if found:
            return min(found, key=lambda taken: _total(adds[name] for name in taken))
    return ()


def _would_do(holdout: Holdout, adds: dict[str, float], taken: tuple[str, ...]) -> bool:
    free = not holdout.crossed or "limit" in taken
    return free and _total(adds[name] for name in taken) >= holdout.gap


def binding_demand(holdout: Holdout) -> str | None:
    """The issue whose full concession raises the sum most, among those ruled out if there are any."""
    rises = _rises(holdout)
    asked = list(holdout.crossed) or [k for k, rise in rises.items() if rise > 0]
    best = max(asked, key=lambda k: rises[k], default=None)
    return None if best is None else holdout.ledger.points.terms.issues[best]


def binding_demands(holdout: Holdout) -> tuple[str, ...]:
    """The fewest issues whose concession would have turned the answer, ruled out first; empty if all fall short."""
    rises = _rises(holdout)
    conceded = list(holdout.crossed)
    rest = [k for k, rise in rises.items() if k not in conceded and rise > 0]
    rest.sort(key=lambda k: -rises[k])
    while _total(rises[k] for k in conceded) < holdout.gap:
        if not rest:
            return ()
        conceded.append(rest.pop(0))
    return _named(holdout, conceded)


def _rises(holdout: Holdout) -> dict[int, float]:
    """By issue: what moving it to the holdout's stated point adds to its sum."""
    terms, stated = holdout.ledger.points.terms, holdout.ledger.points.stated
    rises = {}
    for k in terms.demandable:
        conceded = list(holdout.text)
        conceded[k] = stated[k]
        rises[k] = _wanted(holdout.ledger, conceded) - _wanted(holdout.ledger, holdout.text)
    return rises


def _wanted(ledger: Ledger, package: Package) -> float:
    lines = ledger.lines(package)
    return lines.terms - lines.exposure - lines.audience


def _total(amounts: Iterable[float]) -> float:
    total = 0.0
    for amount in amounts:
        total += amount
    return total


def _named(holdout: Holdout, places: Iterable[int]) -> tuple[str, ...]:
    return tuple(holdout.ledger.points.terms.issues[k] for k in sorted(places))
