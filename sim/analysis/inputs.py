"""What a result rests on: inputs that were stated, measured or assumed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol, Self

__all__ = ["KINDS", "HasOrigin", "Inputs"]

KINDS: Final = ("stated", "measured", "assumed")
"""Where a value may come from."""


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
class Inputs:
    """How many inputs are of each kind, and the assumed ones with their reasons, by path."""

    counts: dict[str, int]
    assumed: dict[str, HasOrigin]

    @classmethod
    def of(cls, origins: Mapping[str, HasOrigin]) -> Self:
        """Count the origins of a scenario's values."""
        counts = dict.fromkeys(KINDS, 0)
        for origin in origins.values():
            counts[origin.kind] += 1
        judged = {path: origin for path, origin in sorted(origins.items()) if origin.kind == "assumed"}
        return cls(counts, judged)

    @property
    def total(self) -> int:
        """All inputs."""
        return sum(self.counts.values())

    def as_json(self) -> dict[str, Any]:
        """Count and share of each kind, and the list of the assumed ones."""
        kinds: dict[str, Any] = {
            kind: {"count": count, "share": count / self.total if self.total else None}
            for kind, count in self.counts.items()
        }
        listed = [{"path": path, "where": origin.where, "why": origin.why} for path, origin in self.assumed.items()]
        return {"inputs": self.total} | kinds | {"list": listed}
