"""Which trial is told, and the command that tells it again."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from typing import Final

from sim.errors import RunError

__all__ = ["MOST_TRIAL", "check_trial", "replay_command"]

MOST_TRIAL: Final = 10**12
"""Trials are numbered below this."""


def replay_command(scenario: str, trial: int, seed: int, overrides: Sequence[str] = ()) -> str:
    """Give the command that tells the same trial again."""
    words = ["truce", "trace", scenario, "--trial", str(trial), "--seed", str(seed)]
    return shlex.join([*words, *(word for override in overrides for word in ("--set", override))])


def check_trial(trial: int, seed: int) -> None:
    """Refuse what cannot be traced, before anything heavy is loaded. Raises :class:`sim.errors.RunError`."""
    if not 0 <= trial < MOST_TRIAL:
        raise RunError(f"--trial: got {trial:,}; give a whole number from 0 to {MOST_TRIAL - 1:,}")
    if seed < 0:
        raise RunError(f"--seed: got {seed:,}; give a whole number of 0 or more")
