"""Where the scenarios, configurations and evidence that come with Truce lie: in a checkout, or inside a wheel."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

__all__ = [
    "find_config",
    "find_evidence",
    "find_scenario",
    "shipped_configs",
    "shipped_evidence",
    "shipped_root",
    "shipped_scenarios",
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


def find_config(name: str) -> Path | None:
    """Return the shipped configuration of that name (with or without its ending), or None."""
    return shipped_configs().get(_stem(name))


def find_evidence(name: str) -> Path | None:
    """Return the shipped folder of evidence of that name, or None."""
    return shipped_evidence().get(name)


def _files(folder: Path) -> dict[str, Path]:
    found = sorted(folder.rglob("*.yaml")) if folder.is_dir() else []
    return {path.relative_to(folder).with_suffix("").as_posix(): path for path in found}


def _stem(name: str) -> str:
    return str(PurePosixPath(name).with_suffix("")) if name.endswith((".yaml", ".yml")) else name
