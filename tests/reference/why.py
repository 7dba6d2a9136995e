"""Why not? What stood in the way of the side that held out last (section 4)."""

from __future__ import annotations

from dataclasses import dataclass

from tests.reference.case import Package
from tests.reference.ledger import Ledger, Lines

__all__ = ["Holdout", "binding_demand", "binding_line"]


@dataclass(frozen=True)
class Holdout:
    """The account of a side on the day it held out."""

    name: str
    day: int
    ledger: Ledger
    lines: Lines
    text: Package

    @property
    def gap(self) -> float:
        """What its sum was short of a yes."""
        return self.ledger.threshold - self.lines.total


def binding_line(holdout: Holdout) -> str:
    """The smallest single removal that would have turned the answer."""
    lines = holdout.lines
    removals = [
        ("terms_minus_war", max(0.0, lines.war - lines.terms)),
        ("exposure", lines.exposure),
        ("audience", lines.audience),
        ("stalling_premium", holdout.ledger.threshold),
    ]
    best, found = "none_alone", float("inf")
    for name, amount in removals:
        if holdout.gap <= amount < found:
            best, found = name, amount
    return best


def binding_demand(holdout: Holdout) -> tuple[str | None, bool]:
    """The issue whose full concession raises the sum most, and whether that alone would have turned the answer."""
    terms, stated = holdout.ledger.points.terms, holdout.ledger.points.stated
    best, most = None, 0.0
    for k in terms.demandable:
        conceded = list(holdout.text)
        conceded[k] = stated[k]
        rise = _wanted(holdout.ledger, conceded) - _wanted(holdout.ledger, holdout.text)
        if rise > most:
            best, most = terms.issues[k], rise
    return best, best is not None and most >= holdout.gap


def _wanted(ledger: Ledger, package: Package) -> float:
    lines = ledger.lines(package)
    return lines.terms - lines.exposure - lines.audience
