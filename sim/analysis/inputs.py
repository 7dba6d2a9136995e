"""What a result rests on: inputs that were stated, measured or assumed, and the reasons given for what was assumed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol, Self

__all__ = ["DEFAULT", "KINDS", "HasOrigin", "Inputs", "Reason"]

KINDS: Final = ("stated", "measured", "assumed")
"""Where a value may come from."""

DEFAULT: Final = "default"
"""What an origin calls its place where no file gives the value."""


class HasOrigin(Protocol):
    """Anything that says where a value comes from, and why if it is a judgement."""

    @property
    def kind(self) -> str:
        """`stated`, `measured` or `assumed`."""

    @property
    def where(self) -> str:
        """Line of a file, `--set`, or `default`."""

    @property
    def why(self) -> str:
        """Reason of a judgement."""


@dataclass(frozen=True)
class Reason:
    """Why some values are assumed: the words, whether they are the schema's for its defaults, and the paths."""

    why: str
    is_default: bool
    paths: tuple[str, ...]


@dataclass(frozen=True)
class Inputs:
    """How many inputs are of each kind, how many defaults there are, and the assumed inputs by path.

    Attributes
    ----------
    counts
        Number of inputs of each kind.
    defaults, judged
        Values that no file gives, and those among them that are judgements.
    assumed
        Origins of the assumed inputs, in path order.
    """

    counts: dict[str, int]
    defaults: int
    judged: int
    assumed: dict[str, HasOrigin]

    @classmethod
    def of(cls, origins: Mapping[str, HasOrigin]) -> Self:
        """Count the origins of a scenario's values."""
        counts = dict.fromkeys(KINDS, 0)
        for origin in origins.values():
            counts[origin.kind] += 1
        assumed = {path: origin for path, origin in sorted(origins.items()) if origin.kind == "assumed"}
        defaults = [origin.kind for origin in origins.values() if origin.where == DEFAULT]
        return cls(counts, len(defaults), defaults.count("assumed"), assumed)

    @property
    def total(self) -> int:
        """All inputs."""
        return sum(self.counts.values())

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Assumed inputs by the reason given, that behind most of them first."""
        found: dict[tuple[str, bool], list[str]] = {}
        for path, origin in self.assumed.items():
            found.setdefault((" ".join(origin.why.split()), origin.where == DEFAULT), []).append(path)
        reasons = [Reason(why, is_default, tuple(paths)) for (why, is_default), paths in found.items()]
        return tuple(sorted(reasons, key=lambda reason: (-len(reason.paths), reason.why)))

    def as_json(self) -> dict[str, Any]:
        """Count and share of each kind, the defaults among them, and the list of the assumed ones."""
        kinds: dict[str, Any] = {
            kind: {"count": count, "share": count / self.total if self.total else None}
            for kind, count in self.counts.items()
        }
        listed = [{"path": path, "where": origin.where, "why": origin.why} for path, origin in self.assumed.items()]
        defaults = {"count": self.defaults, "assumed": self.judged}
        return {"inputs": self.total} | kinds | {"defaults": defaults, "list": listed}
