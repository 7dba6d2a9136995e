"""The text of a document as a source of faults: bounded, UTF-8, nothing in it that cannot be seen.

What a file refers to must be a regular file. Only what a user names by hand may also be a pipe, a device or standard
input (`-`): those are read to their end, or until they are too large. A named pipe is waited for, as `cat` waits.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from pathlib import Path

from sim.documents.faults import Faults, Place, Source
from sim.documents.kind import MAX_BYTES, MAX_LINES
from sim.shipped import shown

__all__ = ["STANDARD_INPUT", "folder_of", "is_stream", "nameless", "read_source", "text_source", "unseen"]

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


def read_source(path: Path, faults: Faults, streams: bool = False) -> tuple[Source, str] | None:
    """Return the text of a file, or None if a fault says why there is none.

    With `streams` also what a pipe, a device or standard input gives.
    """
    try:
        text = _read(path, streams)
    except _TextError as error:
        _refused(shown(path), error, faults)
        return None
    return Source(shown(path), _lines_of(text), folder_of(path)), text


def text_source(name: str, text: str, faults: Faults) -> tuple[Source, str] | None:
    """Return a text as a source, or None if a fault says that it holds what no text should."""
    try:
        _check(text)
    except _TextError as error:
        _refused(name, error, faults)
        return None
    return Source(name, _lines_of(text)), text


def folder_of(path: Path) -> Path:
    """Return the folder from which a file names others: its own; for a pipe or standard input the working folder."""
    return Path() if nameless(path) or is_stream(path) else path.parent


def nameless(path: Path) -> bool:
    """Whether a path is no name that a user gave: standard input, or an open file by its number."""
    return str(path) == STANDARD_INPUT or path.parts[:2] in (("/", "dev"), ("/", "proc"))


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


class _TextError(ValueError):
    """A file is no text of ours; its words say why. Line and column count from 1; `lines` are those of the text."""

    def __init__(self, message: str, text: str = "", offset: int = 0) -> None:
        super().__init__(message)
        before = _BREAK.split(text[:offset])
        self.lines, self.line, self.column = _lines_of(text) if text else (), len(before), len(before[-1]) + 1


def _refused(name: str, error: _TextError, faults: Faults) -> None:
    faults.add(Place(Source(name, error.lines), error.line, error.column), "", str(error))


def _lines_of(text: str) -> tuple[str, ...]:
    """Lines of a text, however they end."""
    return tuple(_BREAK.split(text))


def _read(path: Path, streams: bool) -> str:
    try:
        raw = _standard_input() if streams and str(path) == STANDARD_INPUT else _bytes(path, streams)
    except FileNotFoundError:
        raise _TextError("no such file") from None
    except (OSError, ValueError) as error:
        if isinstance(error, _TextError):
            raise
        raise _TextError(f"cannot be read: {getattr(error, 'strerror', None) or error}") from None
    if len(raw) > MAX_BYTES:
        raise _TextError(f"larger than {MAX_BYTES:,} bytes; most files have a few thousand. Is this the right one?")
    text = _decoded(raw)
    _check(text)
    return text


def _check(text: str) -> None:
    """Raise :class:`_TextError` if a text is too long, or holds what no text should."""
    if _BREAK.sub("\n", text).count("\n") >= MAX_LINES:
        raise _TextError(f"more than {MAX_LINES:,} lines; most files have a few hundred")
    found = _UNSEEN.search(text)
    if found:
        raise _TextError(f"{unseen(found[0])}; delete it", text, found.start())
    tab = _TAB.search(text)
    if tab:
        raise _TextError("a tab in the indentation; use spaces", text, tab.start() + tab[0].index("\t"))


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
        raise _TextError("a folder, not a file")
    if not (stat.S_ISREG(mode) or (streams and _flows(mode))):
        raise _TextError("not a regular file, but a pipe or a device; give a file")
    return mode


def _standard_input() -> bytes:
    if sys.stdin is None or sys.stdin.closed:
        raise _TextError("standard input is closed")
    return sys.stdin.buffer.read(MAX_BYTES + 1)


def _decoded(raw: bytes) -> str:
    for mark, encoding in _OTHER_BOMS:
        if raw.startswith(mark):
            raise _TextError(f"saved as {encoding}; save it as UTF-8")
    if raw.startswith(b"\xef\xbb\xbf"):
        raise _TextError("begins with a byte-order mark; save it as UTF-8 without one")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        offset = len(raw[: error.start].decode("utf-8"))
        what = f"byte 0x{raw[error.start]:02X} is not UTF-8; save the file as UTF-8 text"
        raise _TextError(what, raw.decode("utf-8", "replace"), offset) from None
