"""Leaving in good order when asked to end, so that temporary files are removed."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["Interrupted", "leaving", "no_more_asking"]


class Interrupted(SystemExit):
    """An interrupt by the user.

    Not a :class:`KeyboardInterrupt`: if one passes through an `exec`, as libraries do while they are loaded, Python
    remembers it and ends by a signal, whatever exit code we give.
    """


PATIENCE = 2.0
"""Seconds after which a request to end is made again."""


@contextmanager
def leaving() -> Iterator[None]:
    """Turn requests to end (SIGINT, SIGTERM, SIGHUP) into exceptions; the main thread alone can do that.

    A hang-up that is ignored, as `nohup` leaves it, stays so, and so does an interrupt in a job that a shell put into
    the background; a request to end never is.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    numbers = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGALRM") if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in numbers}
    for number, handler in before.items():
        if number == signal.SIGTERM or (number != getattr(signal, "SIGALRM", None) and handler is not signal.SIG_IGN):
            signal.signal(number, _asked_to_end)
    try:
        yield
    finally:
        no_more_asking()
        for number, handler in before.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)


def no_more_asking() -> None:
    """Take a request to end as heard."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, 0)


def _asked_to_end(number: int, _: object) -> None:
    """Raise, and again until we have left: a library on the way may take the exception for its own and go on."""
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, lambda *_: _asked_to_end(number, None))
        signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    raise Interrupted(128 + number) if number == signal.SIGINT else SystemExit(128 + number)
