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
_CELLS = 2**22
_WORD = 64


def range_by_luck(values: npt.NDArray[np.unsignedinteger], seed: int, outcomes: int = 1) -> int:
    """The largest distance between the sums of two points that luck alone may give; 0 where no trial differs.

    `values` are whole numbers of shape (points, trials); a distance above the result is clear at `LEVEL` where
    `outcomes` are looked at (Bonferroni).
    """
    differing = values[:, (values != values[:1]).any(axis=0)].astype(np.float32)
    if not differing.size:
        return 0
    differing -= differing[:1].copy()  # what is common to all points moves none away from another
    sums = _redrawn_sums(differing, seed)
    ranges = np.sort(np.ptp(sums, axis=1))[::-1]
    allowed = int((1 - LEVEL) / outcomes * (_REDRAWN + 1)) - 1
    return int(ranges[max(0, allowed)])


def _redrawn_sums(differing: npt.NDArray[np.float32], seed: int) -> npt.NDArray[np.float64]:
    """Sums of every point with the direction of each trial drawn anew. Shape (redrawings, points).

    Numbers are whole, and sums over a part stay below 2^24, so that none is rounded in whatever order it is taken.
    """
    points, trials = differing.shape
    sums = np.zeros((_REDRAWN, points))
    raw = np.random.Philox(np.random.SeedSequence(seed))
    words = max(1, min(1_024, _CELLS // points, trials + _WORD - 1) // _WORD)
    for first in range(0, trials, words * _WORD):
        part = differing[:, first : first + words * _WORD]
        bits = np.unpackbits(raw.random_raw((_REDRAWN, words)).view(np.uint8), axis=1)[:, : part.shape[1]]
        sums += (2 * bits.astype(np.float32) - 1) @ part.T
    return sums
