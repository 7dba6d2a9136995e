"""The hidden folder in which a run works, and what is left of one that was killed.

A living run holds a lock on its folder; the system lets go of it when the process ends, however it ends. So a folder
that can be locked belongs to nobody. Numbers of processes would not do: they are given out again.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import uuid
import zlib
from contextlib import suppress
from pathlib import Path

from sim.printable import printable_name
from sim.results.files import LOG

__all__ = ["Part", "sweep_up"]

_MARK = r"(?P<machine>[0-9a-f]{8})-[0-9a-f]{8}\.part"


class _TakenError(Exception):
    """Somebody alive holds the lock."""


class Part:
    """A new hidden folder beside `place`, locked as long as we work in it. Raises :class:`OSError`."""

    def __init__(self, place: Path) -> None:
        while True:
            self.path = place.parent / f".{place.name}.{_machine()}-{uuid.uuid4().hex[:8]}.part"
            self.path.mkdir()
            with suppress(_TakenError, FileNotFoundError):  # another run took it for a leftover before it was locked
                self._lock = _locked(self.path)
                return

    def remove(self) -> None:
        """Remove the folder with what is in it, even if an interrupt comes on the way."""
        try:
            shutil.rmtree(self.path, ignore_errors=True)
        except BaseException:
            shutil.rmtree(self.path, ignore_errors=True)
            raise

    def release(self) -> None:
        """Let go of the lock."""
        if self._lock is not None:
            os.close(self._lock)


def sweep_up(place: Path, named: str) -> None:
    """Remove what killed runs left that were to become `place`; say so, and say what cannot be removed safely."""
    form = re.compile(re.escape(f".{place.name}.") + _MARK)
    with suppress(OSError):
        for path in sorted(place.parent.iterdir()):
            found = form.fullmatch(path.name)
            if found and path.is_dir() and not path.is_symlink():
                _settle(path, found["machine"], printable_name(named))


def _settle(path: Path, machine: str, named: str) -> None:
    if machine != _machine():
        _leave(path, named, "was begun on another machine")
        return
    try:
        lock = _locked(path)
    except _TakenError:
        LOG.warning("--out %s: another run is writing there too; the later one is kept under another name", named)
        return
    except OSError:
        return  # gone, or not ours to look into
    if lock is None:
        _leave(path, named, "may be at work still")
        return
    shutil.rmtree(path, ignore_errors=True)
    os.close(lock)
    LOG.warning("--out %s: removed what a run that was killed had left (%s)", named, printable_name(path.name))


def _leave(path: Path, named: str, why: str) -> None:
    LOG.warning("--out %s: a run that %s left %s; remove it if that run is over", named, why, printable_name(path))


def _locked(path: Path) -> int | None:
    """Lock a folder; None where the system or the disk has no locks. Raises if somebody has it, or if it is gone."""
    try:
        import fcntl
    except ImportError:
        return None
    number = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if not os.path.samestat(os.fstat(number), path.stat()):
            raise FileNotFoundError(path)
    except BlockingIOError:
        os.close(number)
        raise _TakenError from None
    except FileNotFoundError:
        os.close(number)
        raise
    except OSError:
        os.close(number)
        return None
    return number


def _machine() -> str:
    """A mark of this machine: eight digits that do not tell its name."""
    return f"{zlib.crc32(platform.node().encode('utf-8', 'surrogateescape')):08x}"
