"""What sides have ruled out: the edges, which of them stop a yes, and what they leave the mediator (1, 2 and 3.6)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tests.reference.case import Package, Terms

__all__ = ["Box", "Edge", "box"]

Range = tuple[float, float]


class Edge(NamedTuple):
    """One side's limit on one issue: everything above (or below) `at` is ruled out."""

    above: bool
    at: float
    firmness: float
    holds: bool

    def rules_out(self, term: float) -> bool:
        """Whether a term lies beyond the edge; the edge itself does not."""
        return term > self.at if self.above else term < self.at

    def can_be_kept(self, bounds: Range) -> bool:
        """Whether some text within the bounds would not lie beyond it."""
        low, high = bounds
        return self.at >= low if self.above else self.at <= high


class Box(NamedTuple):
    """Where the mediator may write, by issue; and whether some limit had to be left aside for it."""

    ranges: list[Range]
    no_room: bool

    def nearest(self, package: Package, movable: Sequence[int]) -> Package:
        """The package inside that is nearest to `package`: itself where it lies inside."""
        inside = list(package)
        for k in movable:
            low, high = self.ranges[k]
            inside[k] = min(max(package[k], low), high)
        return inside


def box(terms: Terms, edges: Sequence[dict[int, Edge]], moot: Sequence[int]) -> Box:
    """What no side has ruled out on the issues that may move, as far as there is such a text within the bounds.

    `edges` are the limits of each side in id order, by issue; on the `moot` issues nobody's limit counts any more.
    """
    ranges, no_room = list(terms.bounds), False
    for k in terms.movable:
        if k in moot:
            continue
        ruled = [own[k] for own in edges if k in own]
        kept = [edge for edge in ruled if edge.can_be_kept(terms.bounds[k])]
        while _empty(_between(terms.bounds[k], kept)):
            kept.remove(min(kept, key=lambda edge: edge.firmness))
        ranges[k] = _between(terms.bounds[k], kept)
        no_room = no_room or len(kept) < len(ruled)
    return Box(ranges, no_room)


def _between(bounds: Range, edges: Sequence[Edge]) -> Range:
    low, high = bounds
    for edge in edges:
        low, high = (low, min(high, edge.at)) if edge.above else (max(low, edge.at), high)
    return low, high


def _empty(between: Range) -> bool:
    low, high = between
    return low > high
