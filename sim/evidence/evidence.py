"""A folder of evidence, once read: what the coders made of the statements, ready for a scenario."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sim.evidence.records import About, Coding, Known, Standing, Support, Supports
from sim.uncertainty import Coded

__all__ = ["Evidence"]

ONE_CODER = "one coder only, so there is no agreement to measure; a second, working alone, would show how values depend"
ONE_CODER += " on who reads"


@dataclass(frozen=True)
class Evidence:
    """Statements and what each coder read from them.

    Every coded value has a key: `positions.GROUP.ISSUE`, `saliences.GROUP.ISSUE`, `firmness.GROUP.ISSUE` or
    `parameters.NAME`. Where several coders coded a value, it is their equal mixture.

    Attributes
    ----------
    folder
        Where it was read from.
    about
        Source, status, known flaws, cutoff; groups, issues, topics, quantities.
    statements
        By id; those with `declared_only` are not in the source.
    codings
        By coder, in id order.
    supports
        What stands behind each coded value.
    old_keys
        A sentence for each key that is called otherwise now.
    """

    folder: Path
    about: About
    statements: Mapping[str, Known]
    codings: Mapping[str, Coding]
    supports: Supports
    old_keys: tuple[str, ...] = ()

    @property
    def coders(self) -> tuple[str, ...]:
        """Ids of the coders, in order."""
        return tuple(self.codings)

    @property
    def issues(self) -> tuple[str, ...]:
        """Ids of the issues, as listed."""
        return tuple(self.about.issues)

    @property
    def notes(self) -> tuple[str, ...]:
        """What is no fault, but leaves less to lean on than it seems: coders who give no value, agreement of one."""
        idle = [name for name, coding in self.codings.items() if not (coding.positions or coding.parameters)]
        notes = [
            *self.old_keys,
            *(f"coder {name} gives no value: coders/{name}.yaml has neither positions nor parameters" for name in idle),
        ]
        if len(self.codings) - len(idle) == 1:
            notes.append(ONE_CODER)
        return tuple(notes)

    def position(self, group: str, issue: str) -> Coded | None:
        """Where `group` stands on `issue`; None if no coder says."""
        return _coded(
            f"positions.{group}.{issue}",
            {coder: row.position for coder, coding in self.codings.items() if (row := _row(coding, group, issue))},
        )

    def salience(self, group: str, issue: str) -> Coded | None:
        """How much `issue` matters to `group`: one number per coder; None if no coder says."""
        return _coded(
            f"saliences.{group}.{issue}",
            {
                coder: (row.salience, row.salience, row.salience)
                for coder, coding in self.codings.items()
                if (row := _row(coding, group, issue))
            },
        )

    def firmness(self, group: str, issue: str) -> Coded | None:
        """How firmly `group` puts its position on `issue`.

        Per coder the largest firmness among the group's statements that this coder assigned to the issue with a
        position, 0 if there is none (model.md, section 3); None if no coder places the group on the issue.
        """
        if self.position(group, issue) is None:
            return None
        largest = {coder: self._largest_firmness(coding, group, issue) for coder, coding in self.codings.items()}
        return _coded(f"firmness.{group}.{issue}", {coder: (value, value, value) for coder, value in largest.items()})

    def parameter(self, name: str) -> Coded | None:
        """Value of the parameter `name`, such as `urgency__US`; None if no coder gives it."""
        return _coded(
            f"parameters.{name}",
            {coder: coding.parameters[name] for coder, coding in self.codings.items() if name in coding.parameters},
        )

    def parameters(self) -> tuple[str, ...]:
        """Names of all coded parameters, in the order of first appearance."""
        return tuple(dict.fromkeys(name for coding in self.codings.values() for name in coding.parameters))

    def coded_keys(self) -> tuple[str, ...]:
        """List the keys of all coded positions and parameters (a salience and a firmness go with each position)."""
        cells = (
            f"positions.{group}.{issue}"
            for coding in self.codings.values()
            for group, rows in coding.positions.items()
            for issue in rows
        )
        return tuple(dict.fromkeys(cells)) + tuple(f"parameters.{name}" for name in self.parameters())

    def backing(self, key: str) -> Support:
        """Support of the coded value at `key`; an empty :class:`Support` if nothing is recorded."""
        kind, _, rest = key.partition(".") if "." in key else ("parameters", "", key)
        if kind in ("positions", "saliences", "firmness"):
            group, _, issue = rest.partition(".")
            return self.supports.positions.get(group, {}).get(issue, Support())
        return self.supports.parameters.get(rest, Support())

    def support(self, key: str) -> tuple[str, ...]:
        """Ids of the statements behind the coded value at `key`, or behind a parameter given by its bare name."""
        if key.startswith("firmness."):
            _, group, issue = (*key.split("."), "", "")[:3]
            return self.speaking(group, issue)
        return self.backing(key).statements

    def stated(self, group: str, issue: str) -> tuple[str, ...]:
        """Ids of a group's own statements (no outlet's reading of it) that take a position on `issue`."""
        return tuple(key for key in self.speaking(group, issue) if self.statements[key].own)

    def speaking(self, group: str, issue: str) -> tuple[str, ...]:
        """Ids of all statements filed under `group` that take a position on `issue`, according to any coder."""
        return tuple(
            key
            for key, statement in self.statements.items()
            if statement.group == group and any(_speaks_to(coding, key, issue) for coding in self.codings.values())
        )

    def unused(self, used: Iterable[str]) -> tuple[str, ...]:
        """Keys of coded positions and parameters that are not among `used` keys.

        A position counts as used if it, its salience or its firmness is.
        """
        touched = set(used)
        return tuple(key for key in self.coded_keys() if not touched & _siblings(key))

    def _largest_firmness(self, coding: Coding, group: str, issue: str) -> float:
        found = (
            assignment.firmness
            for key, assignment in coding.assignments.items()
            if self.statements[key].group == group and _speaks_to(coding, key, issue)
        )
        return max(found, default=0.0)


def _row(coding: Coding, group: str, issue: str) -> Standing | None:
    return coding.positions.get(group, {}).get(issue)


def _speaks_to(coding: Coding, statement: str, issue: str) -> bool:
    assignment = coding.assignments.get(statement)
    return assignment is not None and assignment.issue == issue and assignment.position is not None


def _coded(key: str, coders: dict[str, tuple[float, float, float]]) -> Coded | None:
    return Coded(key=key, coders=coders) if coders else None


def _siblings(key: str) -> set[str]:
    kind, _, rest = key.partition(".")
    return {f"{kind}.{rest}", f"saliences.{rest}", f"firmness.{rest}"} if kind == "positions" else {key}
