"""A folder of evidence, once read: what the coders made of the statements, ready for a scenario."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sim.evidence.cells import KINDS, TWINS, cells, gives, kept_note, named_beside, ruling, speaks_to, standing
from sim.evidence.records import About, Coding, Known, Support, Supports, Triple
from sim.uncertainty import Coded

__all__ = ["Evidence"]

ONE_CODER = "one coder only, so there is no agreement to measure; a second, working alone, would show how values depend"
ONE_CODER += " on who reads"
NO_VALUE = "coder {0} gives no value: coders/{0}.yaml has neither positions nor parameters"
NO_VALUE += ", neither limits nor a status quo, nor aims met"


@dataclass(frozen=True)
class Evidence:
    """Statements and what each coder read from them.

    Every coded value has a key: `positions.GROUP.ISSUE`, `saliences.GROUP.ISSUE`, `firmness.GROUP.ISSUE`,
    `limits.GROUP.ISSUE`, `limit_firmness.GROUP.ISSUE`, `status_quo.ISSUE`, `aims_met.GROUP.ISSUE` or `parameters.NAME`.
    Where several coders coded a value, it is their equal mixture. They are of one panel, and drawn with it.

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
        idle = [name for name, coding in self.codings.items() if not _has_values(coding)]
        panels = [coding.panel for name, coding in self.codings.items() if name not in idle]
        lonely = sorted(panel for panel in set(panels) if panels.count(panel) == 1)
        return (
            *self.old_keys,
            *(NO_VALUE.format(name) for name in idle),
            *(f"panel {panel}: {ONE_CODER}" if panel else ONE_CODER for panel in lonely),
        )

    def position(self, group: str, issue: str) -> Coded | None:
        """Where `group` stands on `issue`; None if no coder says."""
        return self._mixed(
            f"positions.{group}.{issue}",
            lambda coding: row.position if (row := standing(coding, group, issue)) else None,
        )

    def salience(self, group: str, issue: str) -> Coded | None:
        """How much `issue` matters to `group`: one number per coder; None if no coder says."""
        return self._mixed(
            f"saliences.{group}.{issue}",
            lambda coding: (row.salience,) * 3 if (row := standing(coding, group, issue)) else None,
        )

    def firmness(self, group: str, issue: str) -> Coded | None:
        """How firmly `group` puts its position on `issue`.

        Per coder the largest firmness among the group's statements that this coder assigned to the issue with a
        position, 0 if there is none (model.md, section 3); None if no coder places the group on the issue.
        """
        return self._beside(
            self.position(group, issue),
            f"firmness.{group}.{issue}",
            ("positions", "assignments"),
            lambda coding: self._largest_firmness(coding, group, issue),
        )

    def rules_out(self, group: str, issue: str) -> Literal["above", "below"] | None:
        """Which side of its limit on `issue` is ruled out for `group`: coders agree on it; None if no coder says."""
        rows = (ruling(coding, group, issue) for coding in self.codings.values())
        return next((row.rules_out for row in rows if row is not None), None)

    def limit(self, group: str, issue: str) -> Coded | None:
        """Where what `group` has ruled out on `issue` begins, by those who find a limit; None if no coder does."""
        return self._mixed(
            f"limits.{group}.{issue}", lambda coding: row.at if (row := ruling(coding, group, issue)) else None
        )

    def limit_firmness(self, group: str, issue: str) -> Coded | None:
        """How firmly `group` has ruled it out: 0 for coders of limits who find none there; None if no coder does."""
        return self._beside(
            self.limit(group, issue),
            f"limit_firmness.{group}.{issue}",
            ("limits",),
            lambda coding: row.firmness if (row := ruling(coding, group, issue)) else 0.0,
        )

    def status_quo(self, issue: str) -> Coded | None:
        """Where `issue` stands while nothing is agreed; None if no coder says."""
        return self._mixed(
            f"status_quo.{issue}", lambda coding: row.at if (row := coding.status_quo.get(issue)) else None
        )

    def aims_met(self, group: str, issue: str) -> Coded | None:
        """Whether `group` has what it fights for on `issue`: 1 or 0 per coder; None if no coder says that it has."""
        key = f"aims_met.{group}.{issue}"
        return self._beside(
            self._mixed(key, lambda coding: (1.0,) * 3 if gives(coding, key) else None),
            key,
            ("aims_met",),
            lambda coding: float(gives(coding, key)),
        )

    def parameter(self, name: str) -> Coded | None:
        """Value of the parameter `name`, such as `urgency__US`; None if no coder gives it."""
        return self._mixed(f"parameters.{name}", lambda coding: coding.parameters.get(name))

    def parameters(self) -> tuple[str, ...]:
        """Names of all coded parameters, in the order of first appearance."""
        return tuple(dict.fromkeys(name for coding in self.codings.values() for name in coding.parameters))

    def codes(self, block: str) -> bool:
        """Whether any coder's file has a block."""
        return any(coding.codes(block) for coding in self.codings.values())

    def coded_keys(self) -> tuple[str, ...]:
        """List the keys of all that is coded; what goes with a position (:data:`TWINS`) or a limit is not listed."""
        found = (key for kind in KINDS for coding in self.codings.values() for key in cells(coding, kind))
        return tuple(dict.fromkeys(found))

    def backing(self, key: str) -> Support:
        """Support of the coded value at `key`; an empty :class:`Support` if nothing is recorded.

        For positions and parameters what `supports.yaml` says, for limits and the status quo what their coders name
        beside them.
        """
        kind, _, rest = key.partition(".") if "." in key else ("parameters", "", key)
        if kind in ("positions", "saliences", "firmness"):
            group, _, issue = rest.partition(".")
            return self.supports.positions.get(group, {}).get(issue, Support())
        if kind == "parameters":
            return self.supports.parameters.get(rest, Support())
        named = {name for coding in self.codings.values() for name in named_beside(coding, key)}
        notes = {coder: note for coder, coding in self.codings.items() if (note := kept_note(coding, key))}
        told = "; ".join(f"{coder}: {note}" for coder, note in notes.items())
        return Support(statements=tuple(name for name in self.statements if name in named), note=told or None)

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
            if statement.group == group and any(speaks_to(coding, key, issue) for coding in self.codings.values())
        )

    def unused(self, used: Iterable[str]) -> tuple[str, ...]:
        """Keys of coded values that are not among `used` keys.

        A position counts as used if it, its salience or its firmness is; a limit if it or its firmness is.
        """
        touched = set(used)
        return tuple(key for key in self.coded_keys() if not touched & _siblings(key))

    def _mixed(self, key: str, value: Callable[[Coding], Triple | None]) -> Coded | None:
        """Return a value as those who give it code it: their equal mixture."""
        coders = {coder: triple for coder, coding in self.codings.items() if (triple := value(coding)) is not None}
        if not coders:
            return None
        return Coded(key=key, panel=self.codings[next(iter(coders))].panel, coders=coders)

    def _beside(
        self, found: Coded | None, key: str, blocks: tuple[str, ...], value: Callable[[Coding], float]
    ) -> Coded | None:
        """Return a number beside a value: one from each coder of its panel who has one of some blocks."""
        if found is None:
            return None
        peers = {
            coder: value(coding)
            for coder, coding in self.codings.items()
            if coding.panel == found.panel and any(coding.codes(block) for block in blocks)
        }
        return Coded(key=key, panel=found.panel, coders={coder: (number,) * 3 for coder, number in peers.items()})

    def _largest_firmness(self, coding: Coding, group: str, issue: str) -> float:
        found = (
            assignment.firmness
            for key, assignment in coding.assignments.items()
            if self.statements[key].group == group and speaks_to(coding, key, issue)
        )
        return max(found, default=0.0)


def _has_values(coding: Coding) -> bool:
    """Whether a coder gives any value: to have looked for limits, or for aims that are met, and found none is one."""
    none_found = coding.codes("limits") or coding.codes("aims_met")
    return none_found or any(True for kind in KINDS for _ in cells(coding, kind))


def _siblings(key: str) -> set[str]:
    kind, _, rest = key.partition(".")
    return {key, *(f"{twin}.{rest}" for twin in TWINS.get(kind, ()))}
