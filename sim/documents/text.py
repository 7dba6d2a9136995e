"""The text of a document: bounded, UTF-8, nothing in it that cannot be seen.

What a file refers to must be a regular file. Only what a user names by hand may also be a pipe, a device or standard
input (`-`): those are read to their end, or until they are too large. A named pipe is waited for, as `cat` waits.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from pathlib import Path

__all__ = ["MAX_BYTES", "MAX_LINES", "STANDARD_INPUT", "TextError", "check_text", "is_stream", "lines_of", "read_text"]
__all__ += ["unseen"]

MAX_BYTES = 1_000_000
"""A larger file is refused before it is parsed."""

MAX_LINES = 20_000
"""A file of more lines is refused before it is parsed."""

STANDARD_INPUT = "-"
"""Name of standard input on the command line."""

_BREAK = re.compile(r"\r\n|\r|\n")
_FORMATS = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufff9-\ufffb\U000e0000-\U000e007f"
_UNSEEN = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff{_FORMATS}]")
_FORMAT = re.compile(f"[{_FORMATS}]")
_TAB = re.compile(r"^[ ]*\t[ \t]*(?=[^\s#])", re.MULTILINE)
_OTHER_BOMS = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))
_READING = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_CLOEXEC", "O_NOCTTY", "O_BINARY"))
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)


class TextError(ValueError):
    """A file is no text of ours; its words say why. Line and column count from 1; `lines` are those of the text."""

    def __init__(self, message: str, text: str = "", offset: int = 0) -> None:
        super().__init__(message)
        before = _BREAK.split(text[:offset])
        self.lines, self.line, self.column = lines_of(text) if text else (), len(before), len(before[-1]) + 1


def lines_of(text: str) -> tuple[str, ...]:
    """Lines of a text, however they end."""
    return tuple(_BREAK.split(text))


def unseen(char: str) -> str:
    """Say what is wrong with a character that cannot be seen, as `character U+0007, which cannot be printed`."""
    what = "is invisible and can change how the text around it reads" if _FORMAT.match(char) else "cannot be printed"
    return f"character U+{ord(char):04X}, which {what}"


def is_stream(path: str | Path) -> bool:
    """Whether a name is that of standard input, or of a pipe or device that ends when it likes."""
    if str(path) == STANDARD_INPUT:
        return True
    try:
        return _flows(Path(path).stat().st_mode)
    except (OSError, ValueError):
        return False


def read_text(path: Path, streams: bool = False) -> str:
    """Return the text of a file; with `streams` also what a pipe, a device or standard input gives.

    Raises
    ------
    TextError
        If it cannot be read, is no regular file, is too large, or is no text.
    """
    try:
        raw = _standard_input() if streams and str(path) == STANDARD_INPUT else _bytes(path, streams)
    except FileNotFoundError:
        raise TextError("no such file") from None
    except (OSError, ValueError) as error:
        if isinstance(error, TextError):
            raise
        raise TextError(f"cannot be read: {getattr(error, 'strerror', None) or error}") from None
    if len(raw) > MAX_BYTES:
        raise TextError(f"larger than {MAX_BYTES:,} bytes; most files have a few thousand. Is this the right one?")
    text = _decoded(raw)
    check_text(text)
    return text


def check_text(text: str) -> None:
    """Raise :class:`TextError` if a text is too long, or holds what no text should."""
    if _BREAK.sub("\n", text).count("\n") >= MAX_LINES:
        raise TextError(f"more than {MAX_LINES:,} lines; most files have a few hundred")
    found = _UNSEEN.search(text)
    if found:
        raise TextError(f"{unseen(found[0])}; delete it", text, found.start())
    tab = _TAB.search(text)
    if tab:
        raise TextError("a tab in the indentation; use spaces", text, tab.start() + tab[0].index("\t"))


def _flows(mode: int) -> bool:
    return stat.S_ISFIFO(mode) or stat.S_ISCHR(mode) or stat.S_ISSOCK(mode)


def _bytes(path: Path, streams: bool) -> bytes:
    """Read a file, one byte beyond what is allowed at most; what was looked at by name is looked at again once open."""
    waits = streams and _flows(_readable(path.stat().st_mode, streams))
    number = os.open(path, _READING | (0 if waits else _AT_ONCE))
    with os.fdopen(number, "rb") as stream:
        _readable(os.fstat(number).st_mode, streams)
        return stream.read(MAX_BYTES + 1)


def _readable(mode: int, streams: bool) -> int:
    """Return the kind of a file, if it is one that may be read."""
    if stat.S_ISDIR(mode):
        raise TextError("a folder, not a file")
    if not (stat.S_ISREG(mode) or (streams and _flows(mode))):
        raise TextError("not a regular file, but a pipe or a device; give a file")
    return mode


def _standard_input() -> bytes:
    if sys.stdin is None or sys.stdin.closed:
        raise TextError("standard input is closed")
    return sys.stdin.buffer.read(MAX_BYTES + 1)


def _decoded(raw: bytes) -> str:
    for mark, encoding in _OTHER_BOMS:
        if raw.startswith(mark):
            raise TextError(f"saved as {encoding}; save it as UTF-8")
    if raw.startswith(b"\xef\xbb\xbf"):
        raise TextError("begins with a byte-order mark; save it as UTF-8 without one")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        offset = len(raw[: error.start].decode("utf-8"))
        what = f"byte 0x{raw[error.start]:02X} is not UTF-8; save the file as UTF-8 text"
        raise TextError(what, raw.decode("utf-8", "replace"), offset) from None
