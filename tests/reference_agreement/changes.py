"""Changes that tests of the reference lay over the bare case, and what day 0 then shows."""

from __future__ import annotations

from typing import Any

from tests.reference import simulate
from tests.reference.cases import bare, build, merged

__all__ = ["LEAD", "ONE_DAY", "SILENT", "day0", "limit", "side"]

ONE_DAY = {"horizon": {"talks_days": 1}}
SILENT = {"first_answer_days": 99}
LEAD = {"role": "mediator", "lead": True, "patience": {"departure": 0.0}}


def limit(rules_out: str, at: float, firmness: float = 1.0) -> dict[str, Any]:
    """What a side has ruled out on an issue."""
    return {"limit": {"rules_out": rules_out, "at": at, "firmness": firmness}}


def side(line: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A side that has a position on where the line runs, and whatever else is said of it."""
    return {"positions": {"line": line}, **more}


def day0(change: dict[str, Any], *issues: str) -> dict[str, Any]:
    """The ledgers of day 0 in the bare case with a change."""
    return simulate(build(merged(bare(*issues), ONE_DAY), change), 0, 0)["day0"]  # type: ignore[return-value]
