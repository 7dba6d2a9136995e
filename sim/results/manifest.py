"""What a run was: enough to run it again and to say where a number came from."""

from __future__ import annotations

import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sim
from sim.machine import commit, cores, processor
from sim.results.files import digest, write_json
from sim.results.private import private_command, private_path, private_word

if TYPE_CHECKING:
    from sim.scenario import Loaded

__all__ = ["MANIFEST", "Done", "manifest", "seal"]

MANIFEST = "manifest.json"
"""Name of the manifest in a folder of results."""

_PACKAGES = ("numpy", "scipy", "mesa", "pydantic", "pyarrow")


@dataclass(frozen=True)
class Done:
    """What was run and what it took: seed, trials, seconds by the clock, cores used.

    `until` is the width that was to be reached, and `reached` whether it was; none where no width was asked for.
    """

    seed: int
    trials: int
    seconds: float
    jobs: int
    until: float | None = None
    reached: bool | None = None


def manifest(
    kind: str,
    cases: Sequence[Loaded],
    done: Done,
    command: str | None,
    counts: Mapping[str, int] | None = None,
) -> dict[str, Any]:
    """Kind (run, compare, sweep), versions, machine, command line, cases and cost of a run, ready for JSON.

    It names no user and no place of this machine: paths are told from the working folder, from what comes with Truce or
    from the home folder, and others by their last part alone.
    """
    return {
        "kind": kind,
        "truce": sim.__version__,
        "git_commit": commit(Path(sim.__file__).resolve().parent.parent),
        "versions": {"python": platform.python_version()} | {name: metadata.version(name) for name in _PACKAGES},
        "machine": {"processor": processor(), "architecture": platform.machine(), "system": platform.system()}
        | {"cores": cores()},
        "command": None if command is None else private_command(command),
        "scenarios": [_named(case) for case in cases],
        "seed": done.seed,
        "seed_policy": "common",
        "trials": done.trials,
        "until": done.until,
        "until_reached": done.reached,
        "jobs": done.jobs,
        "wall_seconds": round(done.seconds, 3),
        "counts": dict(counts or {}),
    }


def seal(folder: Path, about: Mapping[str, Any]) -> None:
    """Write the manifest of a folder that is otherwise complete, with size and SHA-256 of every file in it.

    What is put there later, such as the figures of `truce plot`, is not part of the results and not listed.
    """
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    files = {path.relative_to(folder).as_posix(): _identity(path) for path in paths}
    write_json(folder / MANIFEST, {**about, "files": files})


def _identity(path: Path) -> dict[str, Any]:
    return {"bytes": path.stat().st_size, "sha256": digest(path)}


def _named(case: Loaded) -> dict[str, Any]:
    return {
        "name": case.scenario.name,
        "source": private_path(str(case.source)),
        "digest": case.digest,
        "set": [private_word(word) for word in case.overrides],
    }
