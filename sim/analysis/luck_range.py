"""How far the points of a sweep would lie apart by luck alone, seen all at once.

The points share their random numbers, so most trials do the same at all of them and tell nothing; only trials that
differ somewhere can set two points apart. If the parameter did nothing, each of these would be as likely to have moved
the other way. So their directions are drawn anew, that of a trial for all points together, and the distance between
the lowest and the highest point is noted: 2,000 ways in all, with that of the sweep itself. A distance beyond nearly
all of these is no luck. That one looked for the extreme pair is allowed for: the extreme pair of every way is taken.

With two points this is McNemar's test in its exact form, the sign test. The redrawing of whole trials follows Westfall,
P. H. and Young, S. S. (1993), Resampling-Based Multiple Testing.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

__all__ = ["LEVEL", "range_by_luck"]

LEVEL: Final = 0.95
"""Level of the verdict of a sweep, over all pairs of points and all outcomes asked for together."""

_REDRAWN = 1_999
_TOGETHER = 1_024


def range_by_luck(values: npt.NDArray[np.unsignedinteger], seed: int, outcomes: int = 1) -> int:
    """The largest distance between the sums of two points that luck alone may give; 0 where no trial differs.

    `values` are whole numbers of shape (points, trials); a distance above the result is clear at `LEVEL` where
    `outcomes` are looked at (Bonferroni).
    """
    differing = values[:, (values != values[:1]).any(axis=0)]
    if not differing.size:
        return 0
    ranges = np.sort(np.ptp(_redrawn_sums(differing, seed), axis=1))[::-1]
    allowed = int((1 - LEVEL) / outcomes * (_REDRAWN + 1)) - 1
    return int(ranges[max(0, allowed)])


def _redrawn_sums(differing: npt.NDArray[np.unsignedinteger], seed: int) -> npt.NDArray[np.float64]:
    """Sums of every point with the direction of each trial drawn anew. Shape (redrawings, points).

    Trials that do the same at all points are drawn together: of n, how many keep their direction is a binomial number.
    All numbers are whole, so that no sum is rounded in whatever order it is taken.
    """
    patterns, times = np.unique(differing, axis=1, return_counts=True)
    chance = np.random.Generator(np.random.Philox(np.random.SeedSequence(seed)))
    sums = np.zeros((_REDRAWN, len(differing)))
    for first in range(0, times.size, _TOGETHER):
        part, of = patterns[:, first : first + _TOGETHER], times[first : first + _TOGETHER]
        kept = chance.binomial(of, 0.5, size=(_REDRAWN, of.size))
        sums += (2.0 * kept - of) @ part.T.astype(np.float64)
    return sums
