"""The text of a file or an override as a source of faults."""

from __future__ import annotations

from pathlib import Path

from sim.documents.faults import Faults, Place, Source
from sim.documents.text import STANDARD_INPUT, TextError, check_text, is_stream, lines_of, read_text
from sim.shipped import shown

__all__ = ["folder_of", "nameless", "read_source", "text_source"]


def read_source(path: Path, faults: Faults, streams: bool = False) -> tuple[Source, str] | None:
    """Return the text of a file, or None if a fault says why there is none; `streams` as in `sim.documents.text`."""
    try:
        text = read_text(path, streams)
    except TextError as error:
        _refused(shown(path), error, faults)
        return None
    return Source(shown(path), lines_of(text), folder_of(path)), text


def folder_of(path: Path) -> Path:
    """Return the folder from which a file names others: its own; for a pipe or standard input the working folder."""
    return Path() if nameless(path) or is_stream(path) else path.parent


def nameless(path: Path) -> bool:
    """Whether a path is no name that a user gave: standard input, or an open file by its number."""
    return str(path) == STANDARD_INPUT or path.parts[:2] in (("/", "dev"), ("/", "proc"))


def text_source(name: str, text: str, faults: Faults) -> tuple[Source, str] | None:
    """Return a text as a source, or None if a fault says that it holds what no text should."""
    try:
        check_text(text)
    except TextError as error:
        _refused(name, error, faults)
        return None
    return Source(name, lines_of(text)), text


def _refused(name: str, error: TextError, faults: Faults) -> None:
    faults.add(Place(Source(name, error.lines), error.line, error.column), "", str(error))
