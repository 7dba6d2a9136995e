"""A loop over trials that becomes machine code when it is first needed, and is found again by later processes."""

from __future__ import annotations

import shutil
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import numba
from numba.core.errors import NumbaError

from sim.compiled.kept import holds_code, kept_folder
from sim.compiled.rules import OPTIONS

__all__ = ["NOTE", "Loop", "compile_loops"]

_PACKAGE = Path(__file__).parents[1]
_SOURCES = [_PACKAGE / name for name in ("compiled", "theory", "model", "random_streams.py", "vocabulary.py")]
"""Where what becomes code stands."""

NOTE = "compiling the model for this machine, once: about 20 s"
_LOCK = threading.RLock()


class Loop:
    """A loop over trials, machine code from its first call on.

    Parameters
    ----------
    function
        The loop; nothing is returned but a whole number, or nothing.
    like
        Arguments of the very types that it will be called with.
    """

    def __init__(self, function: Callable[..., Any], *like: object) -> None:
        self._function, self._like = function, like
        self._code: Callable[..., Any] | None = None

    def __call__(self, *arguments: object) -> Any:
        """Run the loop. Other threads of the process go on meanwhile."""
        code = self._code or self.compile()
        return code(*arguments)

    def compile(self, say: Callable[[str], object] | None = None) -> Callable[..., Any]:
        """Make the machine code, or find it where an earlier process kept it.

        Making it takes its time, so it is said before: to `say`, or once on standard error.
        """
        with _LOCK:
            if self._code is None:
                if not self.ready:
                    (say or _say_once)(NOTE)
                self._code = self._compiled()
            return self._code

    @property
    def ready(self) -> bool:
        """Whether there is code for it, in this process or from an earlier one."""
        return self._code is not None or holds_code(_folder(), self._function.__name__)

    def _compiled(self) -> Callable[..., Any]:
        kinds = tuple(numba.typeof(argument) for argument in self._like)
        for _ in range(2):
            folder = _folder()
            if folder is None:
                break
            try:
                with _kept_in(folder):
                    return numba.njit(kinds, nogil=True, cache=True, **OPTIONS)(self._function)  # type: ignore[no-any-return]
            except NumbaError:
                raise
            except Exception:  # kept code that is damaged, a disk that is full: begin with an empty folder, or without
                shutil.rmtree(folder, ignore_errors=True)
        return numba.njit(kinds, nogil=True, **OPTIONS)(self._function)  # type: ignore[no-any-return]


def compile_loops(loops: Sequence[Loop], say: Callable[[str], object]) -> None:
    """Make code of all loops that have none; if there are any, `say` first that this takes its time."""
    if not all(loop.ready for loop in loops):
        say(NOTE)
    for loop in loops:
        loop.compile(_say_nothing)


@cache
def _say_once(text: str) -> None:
    if sys.stderr is not None:
        print(text, file=sys.stderr, flush=True)


def _say_nothing(_: str) -> None:
    pass


@cache
def _folder() -> Path | None:
    """Where this process keeps code; the sources are read once."""
    return kept_folder(_SOURCES, numba.config.CACHE_DIR)


@contextmanager
def _kept_in(folder: Path) -> Iterator[None]:
    """Have Numba keep code in a folder.

    The folder changes with the sources: Numba itself knows a change only of the file in which a loop stands, not of
    those of the rules that it calls.
    """
    config = numba.config
    before = config.CACHE_DIR
    config.CACHE_DIR = str(folder)
    try:
        yield
    finally:
        config.CACHE_DIR = before
