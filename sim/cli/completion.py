"""What a shell is told when somebody presses the tab key: names that are shipped, and files of one's own.

Nothing heavy is loaded. Where nothing is told, the shell completes the names of files by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sim.shipped import shipped_configs, shipped_evidence, shipped_scenarios

__all__ = ["FORMATS", "anything", "evidence", "figures", "files", "formats", "scenarios", "sweeps"]

FORMATS = ("png", "svg")
"""Formats of figures, written here again because their own module loads what draws them."""


def scenarios(incomplete: str) -> list[str]:
    """Scenario files of the working folder, and shipped scenarios."""
    return _beginning(incomplete, [*_own(), *shipped_scenarios()])


def sweeps(incomplete: str) -> list[str]:
    """Files of the working folder, and shipped sweeps."""
    return _beginning(incomplete, [*_own(), *shipped_configs()])


def evidence(incomplete: str) -> list[str]:
    """Whatever has evidence: scenarios, and shipped folders of evidence."""
    return _beginning(incomplete, [*_own(), *shipped_scenarios(), *shipped_evidence()])


def anything(incomplete: str) -> list[str]:
    """Whatever can be validated by name."""
    return _beginning(incomplete, [*_own(), *shipped_scenarios(), *shipped_configs()])


def figures(incomplete: str) -> list[str]:
    """Names of the figures of a run."""
    from sim.plots.gallery import FIGURES

    return _beginning(incomplete, FIGURES)


def formats(incomplete: str) -> list[str]:
    """Formats of figures."""
    return _beginning(incomplete, FORMATS)


def files(incomplete: str) -> list[str]:
    """Nothing: the shell knows files and folders best."""
    return []


def _beginning(incomplete: str, names: Iterable[str]) -> list[str]:
    return [name for name in names if name.startswith(incomplete)]


def _own() -> list[str]:
    try:
        return sorted(path.name for path in Path().glob("*.yaml"))
    except OSError:
        return []
