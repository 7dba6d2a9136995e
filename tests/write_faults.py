"""Making the system refuse the k-th thing that a command asks of a disk: opening, writing, naming, waiting, and so on.

Used by `tests/results/test_write_faults.py` on toy work and by `benchmarks/write_faults.py` on whole commands.
"""

from __future__ import annotations

import builtins
import errno
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

KINDS = (errno.ENOSPC, errno.EIO)
NAMES = ("mkdir", "rename", "replace", "link", "fsync", "rmdir")
"""Functions of `os` that change a disk. Removing is left alone: it is how we clean up."""


@dataclass
class Disk:
    """Counts what is asked below a folder; the `fail`-th request (from 0) is refused, and no other."""

    folder: Path
    fail: int | None = None
    error: int = errno.ENOSPC
    asked: list[str] = field(default_factory=list)

    def ask(self, what: str) -> None:
        self.asked.append(what)
        if self.fail is not None and len(self.asked) == self.fail + 1:
            raise OSError(self.error, os.strerror(self.error))

    def concerns(self, name: Any) -> bool:
        if isinstance(name, int):
            name = Path(f"/proc/self/fd/{name}").readlink()
        return self.folder in Path(os.fsdecode(name)).absolute().parents


class Leaky(io.FileIO):
    """A file on that disk; Python's own buffers stand before it, as before any other."""

    def __init__(self, disk: Disk, name: Any, mode: str) -> None:
        super().__init__(name, mode)
        self.disk = disk

    def write(self, data: Any) -> int:
        self.disk.ask("write")
        return super().write(data)

    def close(self) -> None:
        if not self.closed:
            super().close()
            self.disk.ask("close")


@contextmanager
def failing(disk: Disk) -> Iterator[Disk]:
    """Let everything in this process that writes below the folder ask the disk first."""
    real_open, real = io.open, {name: getattr(os, name) for name in NAMES}

    def opened(name: Any, mode: str = "r", *more: Any, **named: Any) -> Any:
        if not set(mode) & set("wxa+") or isinstance(name, int) or not disk.concerns(name):
            return real_open(name, mode, *more, **named)
        disk.ask("open")
        raw = Leaky(disk, name, mode.replace("b", "").replace("t", ""))
        buffered = io.BufferedRandom(raw) if "+" in mode else io.BufferedWriter(raw)
        if "b" in mode:
            return buffered
        kept = {key: value for key, value in named.items() if key in ("encoding", "errors", "newline")}
        return io.TextIOWrapper(buffered, **kept)

    def asking(name: str) -> Callable[..., Any]:
        def asked(first: Any, *more: Any, **named: Any) -> Any:
            there = name == "mkdir" and Path(os.fsdecode(first)).is_dir()  # nothing is asked of the disk
            if disk.concerns(first) and not there:
                disk.ask(name)
            return real[name](first, *more, **named)

        return asked

    io.open = builtins.open = opened
    for name in NAMES:
        setattr(os, name, asking(name))
    try:
        yield disk
    finally:
        io.open = builtins.open = real_open
        for name, function in real.items():
            setattr(os, name, function)


def under(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
