"""What stands behind a set of values, what is not used, and what has nothing behind it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sim.evidence.agreement import Agreement, agreement, same_issue
from sim.evidence.evidence import Evidence
from sim.evidence.records import Known

__all__ = ["Review", "review"]


@dataclass(frozen=True)
class Review:
    """A look at a folder of evidence, for one use of it.

    Attributes
    ----------
    evidence
        The folder.
    behind
        For each statement, in order, the values that rest on it.
    unused
        Keys of coded values that nothing uses.
    without_support
        Keys that are used though no statement stands behind them, each with the note that says why.
    reservations
        Keys that are used and rest on statements, but with a note: weak, indirect, a mirror.
    agreement
        Krippendorff's alpha, per kind of value and issue.
    same_issue
        Statements that all coders assigned to the same issue, and those that can be compared.
    """

    evidence: Evidence
    behind: Mapping[str, tuple[str, ...]]
    unused: tuple[str, ...]
    without_support: Mapping[str, str | None]
    reservations: Mapping[str, str]
    agreement: tuple[Agreement, ...]
    same_issue: tuple[int, int]

    @property
    def statements(self) -> tuple[Known, ...]:
        """Statements that at least one value rests on."""
        return tuple(self.evidence.statements[key] for key, values in self.behind.items() if values)

    @property
    def idle(self) -> tuple[Known, ...]:
        """Statements that no value rests on."""
        return tuple(self.evidence.statements[key] for key, values in self.behind.items() if not values)

    def as_json(self) -> dict[str, Any]:
        """Everything as plain data."""
        evidence, (same, compared) = self.evidence, self.same_issue
        return {
            "folder": str(evidence.folder),
            "about": evidence.about.model_dump(include={"title", "cutoff", "source", "status", "flaws"}),
            "coders": {coder: coding.about for coder, coding in evidence.codings.items()},
            "statements": [_entry(evidence.statements[key], values) for key, values in self.behind.items()],
            "agreement": [asdict(row) for row in self.agreement],
            "same_issue": {"same": same, "compared": compared},
            "unused": list(self.unused),
            "without_support": dict(self.without_support),
            "reservations": dict(self.reservations),
        }


def review(
    evidence: Evidence,
    used: Collection[str] | None = None,
    rests_on: Mapping[str, tuple[str, ...]] | None = None,
    seed: int = 0,
) -> Review:
    """Look at evidence as something uses it.

    Parameters
    ----------
    evidence
        The folder.
    used
        Keys of the coded values in use; all of them if absent.
    rests_on
        For each value in use, the statements behind it; by default those that the folder records for the `used` keys.
    seed
        Seed of the bootstrap intervals of agreement.
    """
    keys = evidence.coded_keys() if used is None else _rows(evidence, used)
    links = {key: evidence.support(key) for key in keys} if rests_on is None else rests_on
    backing = {key: evidence.backing(key) for key in keys}
    return Review(
        evidence=evidence,
        behind={name: tuple(value for value, names in links.items() if name in names) for name in evidence.statements},
        unused=evidence.unused(keys),
        without_support={key: row.note for key, row in backing.items() if not row.statements},
        reservations={key: row.note for key, row in backing.items() if row.statements and row.note},
        agreement=agreement(evidence, seed),
        same_issue=same_issue(evidence),
    )


def _rows(evidence: Evidence, used: Collection[str]) -> tuple[str, ...]:
    """List the coded values that `used` touches, in the order of the evidence."""
    idle = set(evidence.unused(used))
    return tuple(key for key in evidence.coded_keys() if key not in idle)


def _entry(statement: Known, values: tuple[str, ...]) -> dict[str, Any]:
    return {**statement.model_dump(), "behind": list(values)}
