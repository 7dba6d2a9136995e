"""What the machine around the program may do to it, in one line each."""

from __future__ import annotations

import errno
import mmap

from sim.errors import TruceError
from sim.printable import first_line, printable_name

__all__ = ["MENDED", "check_room", "in_words"]

MENDED = (TruceError, OSError, MemoryError, ImportError, UnicodeError)
"""What ends in a message instead of a traceback: input that cannot be used, a machine that does not do as told."""

_SHORT_OF_MEMORY = "out of memory: allow more, run fewer trials, or use one core (--jobs 1)"

_ROOM = 600 * 2**20
"""Bytes of addresses that the smallest run takes."""


def check_room() -> None:
    """Raise :class:`MemoryError` if a limit on memory (`ulimit -v`) leaves too little to load what a run needs.

    The linear algebra below NumPy tries for ever to get its first memory where there is none.
    """
    try:
        import resource
    except ImportError:  # no such limits on this system
        return
    if resource.getrlimit(resource.RLIMIT_AS)[0] == resource.RLIM_INFINITY:
        return
    try:
        mmap.mmap(-1, _ROOM).close()
    except OSError:
        raise MemoryError from None


def in_words(error: BaseException) -> str:
    """Say in one line what went wrong; errors of our own have their own words."""
    if isinstance(error, TruceError):
        return str(error)
    if isinstance(error, MemoryError) or _lacks_memory(error):
        return _SHORT_OF_MEMORY
    if isinstance(error, OSError):
        return _refused(error)
    if isinstance(error, ImportError):
        return f"a library cannot be loaded: {first_line(_root(error))}; install Truce again, or allow more memory"
    return f"text that cannot be written or read: {first_line(error)}"


def _refused(error: OSError) -> str:
    """A file or folder that the system will not give, or its words alone where it names none."""
    said = error.strerror or first_line(error) or type(error).__name__
    names = [printable_name(_text(name)) for name in (error.filename, error.filename2) if name not in (None, -1)]
    return f"{' -> '.join(names)}: {said}" if names else f"the system refused: {said}"


def _text(name: object) -> object:
    return name.decode("utf-8", "surrogateescape") if isinstance(name, bytes) else name


def _lacks_memory(error: BaseException) -> bool:
    """Whether memory was short, however the system or a library put it."""
    if isinstance(error, OSError):
        return error.errno == errno.ENOMEM
    return isinstance(error, ImportError) and "failed to map segment" in str(_root(error))


def _root(error: BaseException) -> BaseException:
    """Go down to the first of a chain of errors: libraries wrap a page of advice around it."""
    while (below := error.__cause__ or error.__context__) is not None:
        error = below
    return error
