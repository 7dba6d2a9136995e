"""Reading the text of a file: of bounded size, UTF-8, printable."""

from __future__ import annotations

import re
from pathlib import Path

from sim.scenario.loading.fault import Faults, Place, Source
from sim.shipped import shown

__all__ = ["MAX_BYTES", "MAX_LINES", "read_source", "text_source"]

MAX_BYTES = 1_000_000
"""A larger file is refused before it is parsed."""

MAX_LINES = 20_000
"""A file of more lines is refused before it is parsed."""

_BREAK = re.compile(r"\r\n|\r|\n")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_TAB = re.compile(r"^[ ]*\t[ \t]*(?=[^\s#])", re.MULTILINE)
_OTHER_BOMS = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))


def read_source(path: Path, faults: Faults) -> tuple[Source, str] | None:
    """Return the text of a file, or None if a fault says why there is none."""
    name = shown(path)
    nowhere = Place(Source(name, ()), 1, 1)
    try:
        if not path.is_file():
            faults.add(nowhere, "", "a folder, not a file" if path.is_dir() else "no such file")
            return None
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        faults.add(nowhere, "", f"cannot be read: {getattr(error, 'strerror', None) or error}")
        return None
    if len(raw) > MAX_BYTES:
        faults.add(
            nowhere, "", f"larger than {MAX_BYTES:,} bytes; a scenario is a few thousand. Is this the right file?"
        )
        return None
    text = _decoded(raw, name, faults)
    return None if text is None else text_source(name, text, faults)


def text_source(name: str, text: str, faults: Faults) -> tuple[Source, str] | None:
    """Return a text as a source, or None if a fault says that it holds what no text should."""
    lines = tuple(_BREAK.split(text))
    source = Source(name, lines)
    if len(lines) > MAX_LINES:
        faults.add(Place(source, 1, 1), "", f"more than {MAX_LINES:,} lines; a scenario has a few hundred")
        return None
    found = _UNPRINTABLE.search(text)
    if found:
        what = f"character U+{ord(found[0]):04X}, which cannot be printed; delete it"
        faults.add(_place(source, text, found.start()), "", what)
        return None
    tab = _TAB.search(text)
    if tab:
        faults.add(_place(source, text, tab.start() + tab[0].index("\t")), "", "a tab in the indentation; use spaces")
        return None
    return source, text


def _decoded(raw: bytes, name: str, faults: Faults) -> str | None:
    for mark, encoding in _OTHER_BOMS:
        if raw.startswith(mark):
            faults.add(Place(Source(name, ()), 1, 1), "", f"saved as {encoding}; save it as UTF-8")
            return None
    if raw.startswith(b"\xef\xbb\xbf"):
        faults.add(Place(Source(name, ()), 1, 1), "", "begins with a byte-order mark; save it as UTF-8 without one")
        return None
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        source = Source(name, tuple(_BREAK.split(raw.decode("utf-8", "replace"))))
        what = f"byte 0x{raw[error.start]:02X} is not UTF-8; save the file as UTF-8 text"
        faults.add(_place(source, before, len(before)), "", what)
        return None


def _place(source: Source, text: str, offset: int) -> Place:
    before = _BREAK.split(text[:offset])
    return Place(source, len(before), len(before[-1]) + 1)
