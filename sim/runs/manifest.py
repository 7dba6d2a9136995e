"""What a run was: enough to run it again and to say where a number came from."""

from __future__ import annotations

import platform
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

import sim
from sim.runs.plan import Plan, cores
from sim.runs.run import Done

__all__ = ["Case", "manifest"]

_PACKAGES = ("numpy", "scipy", "mesa", "pydantic", "pyarrow")


@dataclass(frozen=True)
class Case:
    """A scenario as the manifest names it."""

    name: str
    source: str
    digest: str
    overrides: tuple[str, ...] = ()


def manifest(
    cases: list[Case], plan: Plan, done: Done, command: str | None, counts: Mapping[str, int] | None = None
) -> dict[str, Any]:
    """Versions, machine, command line, cases, plan and cost of a run, ready for JSON."""
    return {
        "truce": sim.__version__,
        "git_commit": _commit(Path(sim.__file__).resolve().parent.parent),
        "versions": {"python": platform.python_version()} | {name: metadata.version(name) for name in _PACKAGES},
        "machine": {"processor": _processor(), "architecture": platform.machine(), "system": platform.system()}
        | {"cores": cores()},
        "command": command,
        "scenarios": [
            {"name": c.name, "source": c.source, "digest": c.digest, "set": list(c.overrides)} for c in cases
        ],
        "seed": plan.seed,
        "seed_policy": "common",
        "trials": done.trials,
        "until": plan.until,
        "until_reached": done.reached if plan.until is not None else None,
        "processes": plan.workers,
        "wall_seconds": round(done.seconds, 3),
        "counts": dict(counts or {}),
    }


def _processor() -> str:
    """Model of the processor, as the system names it."""
    told = Path("/proc/cpuinfo")
    with suppress(OSError):
        for line in told.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _commit(root: Path) -> str | None:
    """Commit of the checkout that this code runs from, marked `+changes` if files differ from it; none elsewhere."""
    if not (root / ".git").exists():
        return None
    found = _git(root, "rev-parse", "HEAD")
    if found is None:
        return None
    return f"{found}+changes" if _git(root, "status", "--porcelain", "--untracked-files=no") else found


def _git(root: Path, *words: str) -> str | None:
    try:
        told = subprocess.run(
            ["git", "--no-optional-locks", "-C", str(root), *words],
            capture_output=True,
            text=True,
            timeout=10,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return told.stdout.strip()
