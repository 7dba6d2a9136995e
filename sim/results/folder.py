"""A folder of results that appears whole or not at all."""

from __future__ import annotations

import errno
import itertools
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sim.errors import ResultsError
from sim.printable import printable_name
from sim.results.files import LOG, confirm, sync_tree
from sim.results.leftover import Part, sweep_up

__all__ = ["Room", "check_free", "new_folder"]

_TAKEN = (errno.ENOTEMPTY, errno.EEXIST, errno.ENOTDIR)


@dataclass
class Room:
    """Where results are written (`path`), and where they are kept in the end (`kept`, none before)."""

    path: Path
    kept: Path | None = None


def check_free(out: Path) -> None:
    """Refuse a place that already holds something; raises :class:`ResultsError` with a remedy."""
    name = printable_name(out)
    try:
        place = out.resolve()
        if place.exists() and not place.is_dir():
            raise ResultsError(f"--out {name}: is a file; name a new folder")
        if place == Path.cwd():
            here = printable_name(out / "results")
            raise ResultsError(f"--out {name}: is the folder you are in; name a new folder, such as {here}")
        if place.is_dir() and any(place.iterdir()):
            raise ResultsError(f"--out {name}: the folder is not empty; name a new one, or remove it first")
    except (OSError, ValueError) as error:
        raise _cannot(out, error) from None


@contextmanager
def new_folder(out: Path) -> Iterator[Room]:
    """Open a hidden folder beside `out` that takes its name if the block ends well and is removed if it does not.

    If `out` is taken when the block ends, the results are kept beside it, as `out-2` or so, and the log says where.
    What a killed run left for the same `out` is removed first. Everything is on the disk before the name is given.
    Raises :class:`ResultsError` if `out` is taken at the start or cannot be written.
    """
    check_free(out)
    place = out.resolve()
    made = _missing(place.parent)
    part = None
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        sweep_up(place, str(out))
        part = Part(place)
        room = Room(part.path)
        yield room
        sync_tree(part.path)
        room.kept = _named(part.path, place, out)
        confirm(place)
    except BaseException as error:
        _undo(part, made)
        if isinstance(error, OSError) and not isinstance(error, BrokenPipeError):
            raise _cannot(out, error) from None
        raise
    finally:
        if part is not None:
            part.release()


def _undo(part: Part | None, made: list[Path]) -> None:
    """Remove what was made; folders on the way only if they are empty again."""
    if part is not None:
        part.remove()
    for folder in made:
        with suppress(OSError):
            folder.rmdir()


def _named(part: Path, place: Path, out: Path) -> Path:
    """Give the folder its name, or the next one that is free."""
    try:
        if place.is_dir():
            place.rmdir()  # an empty one is taken over
        part.rename(place)
    except OSError as error:
        if error.errno not in _TAKEN:
            raise
    else:
        return out
    kept = _next_free(part, place)
    name = printable_name(out.with_name(kept.name))
    LOG.warning("--out %s: was taken while the run worked; its results are kept in %s", printable_name(out), name)
    return out.with_name(kept.name)


def _next_free(part: Path, place: Path) -> Path:
    for number in itertools.count(2):
        other = place.with_name(f"{place.name}-{number}")
        if other.exists() or other.is_symlink():
            continue
        try:
            part.rename(other)
        except OSError as error:
            if error.errno not in _TAKEN:
                raise
        else:
            break
    return other


def _missing(folder: Path) -> list[Path]:
    """Folders that do not exist yet, innermost first."""
    return [place for place in (folder, *folder.parents) if not place.exists()]


def _cannot(out: Path, error: Exception) -> ResultsError:
    return ResultsError(f"--out {printable_name(out)}: cannot write there: {getattr(error, 'strerror', None) or error}")
