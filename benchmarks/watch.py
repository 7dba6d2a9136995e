"""What a piece of code does to the world: programs, the network, files; seen through the interpreter's own audit."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

__all__ = ["Watch"]

FORBIDDEN = ("os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.startfile", "subprocess.", "pty.")
FORBIDDEN += (
    "socket.",
    "urllib.",
    "os.remove",
    "os.rename",
    "os.mkdir",
    "os.rmdir",
    "os.link",
    "os.symlink",
    "shutil.",
)
FORBIDDEN += ("os.truncate", "os.chmod", "os.chown", "webbrowser.", "pickle.find_class")
WRITING = set("wax+")


class Watch:
    """Sees through the interpreter's own audit what a piece of code does: programs, the network, files written."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.looking = False
        sys.addaudithook(self._hook)

    def _hook(self, event: str, told: tuple[Any, ...]) -> None:
        if self.looking and (event.startswith(FORBIDDEN) or (event == "open" and self._writes(told))):
            self.seen.append(f"{event} {told}"[:200])

    @staticmethod
    def _writes(told: tuple[Any, ...]) -> bool:
        mode, flags = told[1], told[2]
        return bool(set(mode or "") & WRITING) or bool(isinstance(flags, int) and flags & 0o3)

    @contextmanager
    def open(self) -> Iterator[None]:
        """Look while the block runs. Compiled modules are not kept: those are writes of the interpreter's own."""
        kept, sys.dont_write_bytecode = sys.dont_write_bytecode, True
        self.looking = True
        try:
            yield
        finally:
            self.looking, sys.dont_write_bytecode = False, kept
