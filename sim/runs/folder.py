"""A folder of results that appears whole or not at all."""

from __future__ import annotations

import json
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sim.errors import ResultsError

__all__ = ["check_free", "new_folder", "write_json"]


def check_free(out: Path) -> None:
    """Refuse a place that already holds something; raises :class:`ResultsError` with a remedy."""
    place = out.resolve()
    try:
        if place.exists() and not place.is_dir():
            raise ResultsError(f"--out {out}: is a file; name a new folder")
        if place == Path.cwd():
            raise ResultsError(f"--out {out}: is the folder you are in; name a new folder, such as {out / 'results'}")
        if place.is_dir() and any(place.iterdir()):
            raise ResultsError(f"--out {out}: the folder is not empty; name a new one, or remove it first")
    except OSError as error:
        raise _cannot(out, error) from None


@contextmanager
def new_folder(out: Path) -> Iterator[Path]:
    """Open a temporary folder beside `out`, renamed to `out` if the block ends well and removed if it does not.

    Raises :class:`ResultsError` if `out` is taken or cannot be written.
    """
    check_free(out)
    place = out.resolve()
    made = _missing(place.parent)
    part = place.parent / f".{place.name}.{uuid.uuid4().hex[:8]}.part"
    try:
        part.mkdir(parents=True)
        yield part
        if place.exists():
            place.rmdir()
        part.rename(place)
    except BaseException as error:
        shutil.rmtree(part, ignore_errors=True)
        for folder in made:
            with suppress(OSError):
                folder.rmdir()
        if isinstance(error, OSError) and not isinstance(error, BrokenPipeError):
            raise _cannot(out, error) from None
        raise


def write_json(path: Path, content: Any) -> None:
    """Write readable JSON; a number that is not finite is a fault."""
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False) + "\n", encoding="utf-8")


def _missing(folder: Path) -> list[Path]:
    """Folders that do not exist yet, innermost first."""
    return [place for place in (folder, *folder.parents) if not place.exists()]


def _cannot(out: Path, error: OSError) -> ResultsError:
    return ResultsError(f"--out {out}: cannot write there: {error.strerror or error}")
