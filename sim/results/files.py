"""Files that appear whole or not at all, and are on the disk before they have their name."""

from __future__ import annotations

import errno
import hashlib
import json
import logging
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

from sim.printable import printable_name

__all__ = [
    "LOG",
    "confirm",
    "digest",
    "sync_folder",
    "sync_tree",
    "whole_file",
    "whole_folder",
    "write_json",
    "write_text",
]

LOG = logging.getLogger("truce")
"""What has to be told although the run goes on; on standard error unless the caller arranges otherwise."""

_NOT_FOR_FOLDERS = (errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EPERM, errno.EBADF, errno.EISDIR)


@contextmanager
def whole_file(path: Path, *, fresh: bool = False) -> Iterator[BinaryIO]:
    """Open a hidden file beside `path` that takes its name if the block ends well, and is removed if it does not.

    With `fresh`, a file that is there already is never replaced: :class:`FileExistsError`. Other faults of the system
    come as :class:`OSError`.
    """
    part = path.with_name(f".part-{path.name}")
    try:
        with part.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        _name_fresh(part, path) if fresh else part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    confirm(path)


def whole_folder(path: Path, files: Mapping[str, str]) -> None:
    """Write a folder of texts, by their names below it, that appears whole or not at all; one that is there is refused.

    Raises
    ------
    FileExistsError
        If something has that name already. Other faults of the system come as :class:`OSError`.
    """
    if path.exists() or path.is_symlink():
        raise FileExistsError(path)
    part = path.with_name(f".part-{path.name}")
    shutil.rmtree(part, ignore_errors=True)  # what a killed run may have left
    try:
        part.mkdir()
        for name, text in files.items():
            (part / name).parent.mkdir(exist_ok=True)
            write_text(part / name, text)
        sync_tree(part)
        part.rename(path)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    confirm(path)


def write_text(path: Path, text: str) -> None:
    """Write text as UTF-8; names of files that are no UTF-8 are written out."""
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
        stream.write(text)


def write_json(path: Path, content: Any) -> None:
    """Write readable JSON; a number that is not finite is a fault."""
    write_text(path, json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False) + "\n")


def digest(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def sync_tree(folder: Path) -> None:
    """Wait until everything in a folder is on the disk: a machine that stops must not leave a name without content."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            with path.open("r+b") as stream:
                os.fsync(stream.fileno())
        else:
            sync_folder(path)
    sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, where the system can do that for folders."""
    try:
        number = os.open(folder, os.O_RDONLY)
    except OSError:
        return  # such as a folder that may be written but not listed
    try:
        os.fsync(number)
    except OSError as error:
        if error.errno not in _NOT_FOR_FOLDERS:
            raise
    finally:
        os.close(number)


def confirm(path: Path) -> None:
    """Wait until a name that was just given is on the disk; what it names is whole, so a refusal is only told."""
    try:
        sync_folder(path.parent)
    except OSError as error:
        LOG.warning("%s: written, but the disk does not confirm it: %s", printable_name(path), error.strerror or error)


def _name_fresh(part: Path, path: Path) -> None:
    """Give a file a name that nothing has."""
    try:
        path.hardlink_to(part)
    except FileExistsError:
        raise
    except OSError:  # a file system without second names
        if path.exists():
            raise FileExistsError(path) from None
        part.rename(path)
    else:
        part.unlink()
