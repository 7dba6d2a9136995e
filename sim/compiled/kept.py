"""Where machine code is kept between processes: a folder of the user's own, one per state of the sources."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

__all__ = ["digest", "holds_code", "kept_folder"]

_MOST = 4
"""Folders that are kept, of as many states of the sources; older ones make room."""


def kept_folder(sources: Iterable[Path], chosen: str = "") -> Path | None:
    """Give the folder for the code of these sources (files, or folders of them), made if need be.

    It stands in `chosen`, or else where this system keeps what can be made again. None where nothing can be written:
    code is then made anew by every process.
    """
    try:
        base = Path(chosen) if chosen else _caches()
        folder = base / "truce" / digest(sources)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.touch()
        if not os.access(folder, os.W_OK | os.X_OK):
            return None
        _forget(folder)
    except (OSError, RuntimeError):
        return None  # no home, no right to write
    return folder


def digest(sources: Iterable[Path]) -> str:
    """Fingerprint of the text of all Python files."""
    seen = blake2b(digest_size=10)
    for source in sources:
        for file in sorted(source.rglob("*.py")) if source.is_dir() else [source]:
            text = file.read_bytes()
            seen.update(f"{file.name}:{len(text)}:".encode() + text)
    return seen.hexdigest()


def holds_code(folder: Path | None, function: str) -> bool:
    """Whether a folder holds code of a function."""
    return folder is not None and any(folder.rglob(f"*.{function}-*.nbi"))


def _caches() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def _forget(current: Path) -> None:
    """Remove the code of sources that were not run for longest."""
    others = sorted(current.parent.iterdir(), key=lambda folder: folder.stat().st_mtime, reverse=True)
    for old in others[_MOST:]:
        if old != current:
            shutil.rmtree(old, ignore_errors=True)
