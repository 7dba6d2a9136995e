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
from sim.runs.files import digest, write_json
from sim.runs.plan import Plan, cores
from sim.runs.private import private_command, private_path, private_word
from sim.runs.run import Done

__all__ = ["MANIFEST", "Case", "manifest", "seal"]

MANIFEST = "manifest.json"
"""Name of the manifest in a folder of results."""

_PACKAGES = ("numpy", "scipy", "mesa", "pydantic", "pyarrow")


@dataclass(frozen=True)
class Case:
    """A scenario as the manifest names it."""

    name: str
    source: str
    digest: str
    overrides: tuple[str, ...] = ()


def manifest(
    cases: list[Case],
    plan: Plan,
    done: Done,
    command: str | None,
    counts: Mapping[str, int] | None = None,
    kind: str = "run",
) -> dict[str, Any]:
    """Kind (run, compare, sweep), versions, machine, command line, cases, plan and cost of a run, ready for JSON.

    It names no user and no place of this machine: paths are told from the working folder, from what comes with Truce or
    from the home folder, and others by their last part alone.
    """
    return {
        "kind": kind,
        "truce": sim.__version__,
        "git_commit": _commit(Path(sim.__file__).resolve().parent.parent),
        "versions": {"python": platform.python_version()} | {name: metadata.version(name) for name in _PACKAGES},
        "machine": {"processor": _processor(), "architecture": platform.machine(), "system": platform.system()}
        | {"cores": cores()},
        "command": None if command is None else private_command(command),
        "scenarios": [_named(case) for case in cases],
        "seed": plan.seed,
        "seed_policy": "common",
        "trials": done.trials,
        "until": plan.until,
        "until_reached": done.reached if plan.until is not None else None,
        "processes": plan.workers,
        "wall_seconds": round(done.seconds, 3),
        "counts": dict(counts or {}),
    }


def seal(folder: Path, told: Mapping[str, Any]) -> None:
    """Write the manifest of a folder that is otherwise complete, with size and SHA-256 of every file in it.

    What is put there later, such as the figures of `truce plot`, is not part of the results and not listed.
    """
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    files = {path.relative_to(folder).as_posix(): _identity(path) for path in paths}
    write_json(folder / MANIFEST, {**told, "files": files})


def _identity(path: Path) -> dict[str, Any]:
    return {"bytes": path.stat().st_size, "sha256": digest(path)}


def _named(case: Case) -> dict[str, Any]:
    overrides = [private_word(word) for word in case.overrides]
    return {"name": case.name, "source": private_path(case.source), "digest": case.digest, "set": overrides}


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
