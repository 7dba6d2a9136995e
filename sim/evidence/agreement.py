"""Agreement between coders: Krippendorff's alpha for interval data, with a bootstrap interval.

Sources: Krippendorff 2019; percentile intervals as in Efron and Tibshirani 1993. With squared differences,
`alpha = 1 - D_o / D_e`: the disagreement observed within units over the one expected if values were shuffled
across units. 1 is perfect agreement, 0 what chance gives.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sim.evidence.evidence import Evidence
from sim.evidence.records import Assignment, Standing
from sim.random_streams import Luck
from sim.uncertainty import Coded

__all__ = ["Agreement", "agreement", "krippendorff_alpha", "same_issue"]

Array = npt.NDArray[np.float64]
Unit = Sequence[float]


@dataclass(frozen=True)
class Agreement:
    """Agreement on one kind of value.

    Attributes
    ----------
    what
        `positions`, `saliences`, `statements` (positions of statements), `firmness`; where coded also `limits` (where
        what is ruled out most likely begins), `limit_firmness` and `status_quo`.
    issue
        The issue, or `all`.
    units
        Cells or statements that at least two coders valued.
    alpha
        Krippendorff's alpha; None where there is nothing to compare or no variation.
    low, high
        95 % percentile interval over resampled units; None where it cannot be had.
    """

    what: str
    issue: str
    units: int
    alpha: float | None
    low: float | None
    high: float | None


def krippendorff_alpha(units: Sequence[Unit]) -> float | None:
    """Alpha over units, each a sequence of the values its coders gave; units with fewer than two do not count.

    None where fewer than two units can be compared, or where no value differs from any other.
    """
    parts = _parts(units)
    if len(parts) < 2:
        return None
    alpha = _alpha(parts.sum(axis=0)[None, :])[0]
    return None if np.isnan(alpha) else float(alpha)


def agreement(evidence: Evidence, seed: int = 0, resamples: int = 1000) -> tuple[Agreement, ...]:
    """Agreement per kind of value: over all issues first, then issue by issue.

    `seed` addresses the resampling (:class:`sim.random_streams.Luck`), so the same folder gives the same intervals.
    """
    rows = []
    for what, pairs in _values(evidence).items():
        for issue in ("all", *evidence.issues):
            units = [unit for owner, unit in pairs if issue in ("all", owner)]
            rows.append(_measured(what, issue, units, seed, resamples))
    return tuple(row for row in rows if row.units or row.issue == "all")


def same_issue(evidence: Evidence) -> tuple[int, int]:
    """How many statements all coders assigned to the same issue or topic, out of those that at least two assigned."""
    labels = [
        [coding.assignments[key].issue for coding in evidence.codings.values() if key in coding.assignments]
        for key in evidence.statements
    ]
    compared = [given for given in labels if len(given) > 1]
    return sum(len(set(given)) == 1 for given in compared), len(compared)


def _values(evidence: Evidence) -> dict[str, list[tuple[str, list[float]]]]:
    """Per kind of value: for each cell or statement its issue (empty if the coders differ) and the values given."""
    cells = [_standings(evidence, *key.split(".")[1:]) for key in evidence.coded_keys() if key.startswith("positions.")]
    given = [_assignments(evidence, key) for key in evidence.statements]
    found = {
        "positions": [(issue, [row.position[1] for row in rows]) for issue, rows in cells],
        "saliences": [(issue, [row.salience for row in rows]) for issue, rows in cells],
        "statements": [
            (issue, [row.position for row in rows if row.position is not None]) for issue, rows in given if issue
        ],
        "firmness": [(issue, [row.firmness for row in rows]) for issue, rows in given],
    }
    return found | {what: pairs for what, pairs in _standing_apart(evidence).items() if pairs}


def _standing_apart(evidence: Evidence) -> dict[str, list[tuple[str, list[float]]]]:
    """The same of limits and the status quo, which few folders have.

    Who finds no limit where another coder does has the firmness 0 there. There are too few cells for a row per issue.
    """
    cells = [key.split(".")[1:] for key in evidence.coded_keys() if key.startswith("limits.")]
    quo = [key.partition(".")[2] for key in evidence.coded_keys() if key.startswith("status_quo.")]
    return {
        "limits": [("", _modes(evidence.limit(*cell))) for cell in cells],
        "limit_firmness": [("", _modes(evidence.limit_firmness(*cell))) for cell in cells],
        "status_quo": [("", _modes(evidence.status_quo(issue))) for issue in quo],
    }


def _modes(found: Coded | None) -> list[float]:
    """Return the most likely value of each coder."""
    return [] if found is None else [mode for _, mode, _ in found.coders.values()]


def _standings(evidence: Evidence, group: str, issue: str) -> tuple[str, list[Standing]]:
    rows = [coding.positions.get(group, {}).get(issue) for coding in evidence.codings.values()]
    return issue, [row for row in rows if row is not None]


def _assignments(evidence: Evidence, statement: str) -> tuple[str, list[Assignment]]:
    rows = [coding.assignments[statement] for coding in evidence.codings.values() if statement in coding.assignments]
    issues = {row.issue for row in rows}
    return (issues.pop() if len(issues) == 1 else ""), rows


def _parts(units: Sequence[Unit]) -> Array:
    """Per comparable unit: how many values, their sum, their sum of squares, their disagreement; shape (units, 4)."""
    kept = [np.array(unit, dtype=float) for unit in units if len(unit) > 1]
    rows = [(len(unit), unit.sum(), (unit**2).sum(), _spread(unit) / (len(unit) - 1)) for unit in kept]
    return np.array(rows, dtype=float).reshape(len(rows), 4)


def _spread(values: Array) -> float:
    """Sum of squared differences over all ordered pairs, from the deviations (exactly 0 for equal values)."""
    return float(2 * len(values) * ((values - values.mean()) ** 2).sum())


def _alpha(totals: Array) -> Array:
    """Alpha from summed parts, shape (resamples, 4); NaN where the values do not vary."""
    count, total, squares, disagreement = totals.T
    expected = 2 * (count * squares - total**2) / (count * (count - 1))
    varies = expected > 1e-12
    return np.where(varies, 1 - disagreement / count / np.where(varies, expected, 1.0), np.nan)


def _measured(what: str, issue: str, units: list[list[float]], seed: int, resamples: int) -> Agreement:
    parts = _parts(units)
    alpha = krippendorff_alpha(units)
    if alpha is None:
        return Agreement(what, issue, len(parts), None, None, None)
    luck = Luck(seed, 0, resamples)
    totals = np.zeros((resamples, 4))
    for place in range(len(parts)):
        drawn = luck.uniform(f"agreement.{what}.{issue}", "bootstrap", place)
        totals += parts[np.floor(drawn * len(parts)).astype(int)]
    spread = _alpha(totals)
    spread = spread[~np.isnan(spread)]
    if len(spread) < resamples / 2:
        return Agreement(what, issue, len(parts), alpha, None, None)
    low, high = np.quantile(spread, [0.025, 0.975])
    return Agreement(what, issue, len(parts), alpha, float(low), float(high))
