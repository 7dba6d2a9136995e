"""Standard output and error as Truce writes them: nothing steers the terminal, nothing ends in a traceback.

A stranger's file, or its name, may hold anything. Whatever is printed passes through here, so no verb need think of it.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

from sim.errors import TruceError
from sim.printable import printable

__all__ = ["HungUp", "Outlet", "OutputError", "silence", "streams", "write_document"]


class OutputError(TruceError):
    """Standard output cannot be written, for instance because a disk is full."""


class HungUp(BaseException):
    """Nobody reads our output any more. No :class:`Exception`, so that no library on the way takes it for its own."""


class Outlet(io.TextIOBase):
    """A stream for text. What its encoding cannot say is written out, and failures are named.

    A failure of standard output raises :class:`OutputError`, or :class:`HungUp` where a pipe was closed. Standard error
    is told nothing more: there would be nobody to tell.
    """

    def __init__(self, inner: TextIO, *, must: bool) -> None:
        self.inner, self._must = inner, must
        self._failure: BaseException | None = None
        if isinstance(inner, io.TextIOWrapper):
            inner.reconfigure(errors="backslashreplace")

    def write(self, text: str) -> int:
        """Write text as it is."""
        if text:
            self._do(lambda: self.inner.write(text))
        return len(text)

    def write_bytes(self, content: bytes) -> None:
        """Write bytes as they are."""
        below = self.inner
        self.flush()
        self._do(lambda: below.write_bytes(content) if isinstance(below, Outlet) else below.buffer.write(content))

    def flush(self) -> None:
        """Hand on what is held back."""
        self._do(self.inner.flush)

    def isatty(self) -> bool:
        """Whether somebody watches."""
        return self.inner.isatty()

    def fileno(self) -> int:
        """Number of the file below."""
        return self.inner.fileno()

    def writable(self) -> bool:
        """It is."""
        return True

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """Encoding of the stream below."""
        return self.inner.encoding or "utf-8"

    @property
    def errors(self) -> str:  # type: ignore[override]
        """What is done with letters that the encoding does not have."""
        return "backslashreplace"

    def _do(self, act: Callable[[], object]) -> None:
        """Act on the stream below; once it has failed, say so every time: libraries swallow an error now and then."""
        if self._failure is None:
            try:
                act()
                return
            except BrokenPipeError:
                self._failure = HungUp()
            except (OSError, ValueError) as error:
                self._failure = OutputError(f"standard output: {getattr(error, 'strerror', None) or error}")
            silence(self.inner)
        if self._must:
            raise self._failure from None


class Screened(Outlet):
    """An outlet for any text at all: what would steer the terminal is written out."""

    def __init__(self, inner: TextIO, *, must: bool) -> None:
        outlet = Outlet(inner, must=must)
        super().__init__(outlet, must=must)  # type: ignore[arg-type]
        self.rich_proxied_file = outlet  # where Rich writes; its console screens the text itself

    def write(self, text: str) -> int:
        """Write text, with what would steer the terminal written out."""
        super().write(printable(text))
        return len(text)


@contextmanager
def streams() -> Iterator[None]:
    """Screen standard output and error; where one was closed, what is written to it goes nowhere."""
    _open_what_is_closed()
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = Screened(sys.stdout, must=True), Screened(sys.stderr, must=False)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


def write_document(text: str) -> None:
    """Write the text of a document that was read to standard output, byte for byte.

    Nothing in it is unseen, or it would not have been read; on a terminal its line ends are those of the terminal.
    """
    stream = sys.stdout
    if stream.isatty():
        stream.write(text.replace("\r\n", "\n").replace("\r", "\n"))
    elif isinstance(stream, Outlet):
        stream.write_bytes(text.encode())
    else:
        stream.flush()
        stream.buffer.write(text.encode())


def silence(stream: TextIO) -> None:
    """Point a stream nowhere, so that what it still holds back cannot fail again on leaving."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _open_what_is_closed() -> None:
    """Give the numbers of the standard streams to nobody else: a table must never become "standard output"."""
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDONLY if number == 0 else os.O_WRONLY)  # takes the lowest number that is free
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 (as long as the process)
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 (as long as the process)
