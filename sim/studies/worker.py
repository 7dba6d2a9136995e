"""What happens inside a worker process: compute blocks as they are asked for, and never outlive the parent."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
import traceback
from functools import cache
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, BinaryIO

from sim.errors import RunError

if TYPE_CHECKING:
    from sim.results.rows import Rows
    from sim.studies.study import Block

__all__ = ["serve"]


def serve() -> None:
    """Compute the blocks that standard input asks for, answer on standard output, and stop when the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # interrupts are the parent's
    inbox, answers = SimpleQueue[Any](), _own_output()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, inbox), daemon=True).start()
    sealed = inbox.get()
    while True:
        pickle.dump(_answer(sealed, inbox.get()), answers)
        answers.flush()


def _answer(sealed: bytes, block: Block) -> tuple[Rows | None, BaseException | None]:
    """Rows of a block, or the error that came instead of them."""
    try:
        return _opened(sealed)(block), None
    except Exception as error:
        return None, _portable(error)


@cache
def _opened(sealed: bytes) -> Any:
    """The work as the parent has it, opened when the first block is asked for: what fails then is an answer too."""
    return pickle.loads(sealed)


def _portable(error: Exception) -> Exception:
    """The error as it can be handed over, with where it happened as a note."""
    error.add_note("in a worker process:\n" + traceback.format_exc())
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return RunError(f"a worker process failed: {error!r}")
    return error


def _own_output() -> BinaryIO:
    """Keep standard output for answers: whatever else is printed goes to standard error."""
    answers = os.fdopen(os.dup(1), "wb")
    try:
        os.dup2(2, 1)
    except OSError:  # standard error is closed
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return answers


def _listen(line: BinaryIO, inbox: SimpleQueue[Any]) -> None:
    """Take in what is asked, also during work; where the line ends, the parent is dead or calls us off."""
    try:
        while True:
            inbox.put(pickle.load(line))
    except (EOFError, OSError, pickle.UnpicklingError):
        os._exit(0)
