"""Where the scenarios, configurations and evidence that come with Truce lie: in a checkout, or inside a wheel."""

from __future__ import annotations

import os
import shlex
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

__all__ = [
    "askable",
    "find_evidence",
    "find_scenario",
    "shipped_configs",
    "shipped_evidence",
    "shipped_root",
    "shipped_scenarios",
    "shown",
    "working_folder",
]

_PACKAGE = Path(__file__).resolve().parent


def shipped_root() -> Path:
    """Return the folder of `scenarios/`, `configs/` and `seeds/`: the checkout, or `sim/_shipped` of a wheel."""
    inside = _PACKAGE / "_shipped"
    return inside if inside.is_dir() else _PACKAGE.parent


def shipped_scenarios() -> Mapping[str, Path]:
    """Shipped scenarios by name: the path below `scenarios/` without its ending, such as `toy/two-clocks`."""
    return _files(shipped_root() / "scenarios")


def shipped_configs() -> Mapping[str, Path]:
    """Shipped configurations of sweeps and other studies, by name."""
    return _files(shipped_root() / "configs")


def shipped_evidence() -> Mapping[str, Path]:
    """Shipped folders of evidence, by name."""
    folder = shipped_root() / "seeds"
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    return {path.name: path for path in found if (path / "about.yaml").is_file()}


def find_scenario(name: str) -> Path | None:
    """Return the shipped scenario of that name (with or without its ending), or None."""
    return shipped_scenarios().get(_stem(name))


def find_evidence(name: str) -> Path | None:
    """Return the shipped folder of evidence of that name, or None."""
    return shipped_evidence().get(name)


def shown(path: Path) -> str:
    """Return a path as a person would write it, the same on every machine where it can be.

    Relative to the working folder where it lies below it, else to the folder of what comes with Truce, else whole.
    """
    if not path.is_absolute():
        return os.path.normpath(path)
    for folder in (working_folder(), shipped_root()):
        if folder is not None and path.is_relative_to(folder):
            return str(path.relative_to(folder))
    return str(path)


def askable(path: Path) -> str:
    """Return how a scenario or a sweep is asked for on the command line, quoted as a shell wants it.

    A shipped one goes by its name, which works from any folder; a file of one's own by its path. Where the working
    folder holds a file that would be taken for the name, a shipped one goes by its whole path.
    """
    here = working_folder()
    whole = path if here is None else here / path
    for name, known in (*shipped_scenarios().items(), *shipped_configs().items()):
        if known == whole:
            return shlex.quote(str(known) if here is not None and (here / name).exists() else name)
    return shlex.quote(shown(path))


def working_folder() -> Path | None:
    """Return the folder that we are in; None if it is gone or may not be asked for."""
    try:
        return Path.cwd()
    except OSError:
        return None


def _files(folder: Path) -> dict[str, Path]:
    found = sorted(folder.rglob("*.yaml")) if folder.is_dir() else []
    return {path.relative_to(folder).with_suffix("").as_posix(): path for path in found}


def _stem(name: str) -> str:
    return str(PurePosixPath(name).with_suffix("")) if name.endswith((".yaml", ".yml")) else name
