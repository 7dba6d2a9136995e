"""Paths as they may be passed on with results: without the name of a user, without the places of a machine."""

from __future__ import annotations

import os
import shlex
from contextlib import suppress
from pathlib import Path

from sim.printable import printable_name
from sim.shipped import shipped_root, working_folder

__all__ = ["private_command", "private_path", "private_word"]


def private_command(command: str) -> str:
    """Give a command line with the paths among its words made private."""
    try:
        return shlex.join(private_word(word) for word in shlex.split(command))
    except ValueError:  # not a line of shell
        return " ".join(private_word(word.strip("'\"")) for word in command.split())


def private_word(word: str) -> str:
    """Make a word private if it is a path, or a flag or a setting whose value is one."""
    name, mark, value = word.rpartition("=")
    return f"{name}{mark}{private_path(value)}" if os.sep in value else word


def private_path(path: str) -> str:
    """Tell a path from the working folder, the folder of what comes with Truce or the home folder (`~`).

    A path that lies in none of them keeps its last part alone, after `...`. What is no path from the root and climbs
    nowhere stays as it was typed: it may be the name of something that comes with Truce.
    """
    here, home = working_folder(), _home()
    whole = Path(path) if here is None else Path(os.path.normpath(here / path))
    if here is not None and home is not None and home.is_relative_to(here) and home != here:
        here = None  # such as `/`: what lies below it says as much as a path from the root
    for start, mark in ((here, ""), (shipped_root(), ""), (home, "~")):
        if start is not None and whole.is_relative_to(start):
            return path if not mark and _is_plain(path) else printable_name(Path(mark) / whole.relative_to(start))
    return path if _is_plain(path) else printable_name(f"...{os.sep}{whole.name}")


def _is_plain(path: str) -> bool:
    """Whether a path neither starts at the root nor climbs."""
    return not Path(path).is_absolute() and ".." not in Path(path).parts


def _home() -> Path | None:
    """The home folder; none where it is unknown or the root of everything."""
    with suppress(RuntimeError):
        home = Path.home()
        return home if home.is_absolute() and home != Path(home.anchor) else None
    return None
