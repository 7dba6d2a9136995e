"""Reading one YAML file of evidence: bounded, safe, and with the line of every fault."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.composer import Composer, ComposerError
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from sim.errors import EvidenceError

__all__ = ["MAX_BYTES", "MAX_DEPTH", "Document", "Place", "read_document"]

MAX_BYTES = 1_000_000
"""A larger file is refused before it is parsed."""

MAX_DEPTH = 12
"""Deepest nesting of a file of evidence."""

Place = Sequence[str | int]
"""Keys that lead from the top of a document to a value."""

Content = TypeVar("Content")


class _BoundedComposer(Composer):
    """Refuses aliases and deep nesting while a document is composed, before anything is built from it."""

    depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        event = self.parser.peek_event()
        if isinstance(event, AliasEvent):
            raise ComposerError(None, None, "aliases are not allowed here; write the value out", event.start_mark)
        if self.depth >= MAX_DEPTH:
            raise ComposerError(None, None, f"nested deeper than {MAX_DEPTH} levels", event.start_mark)
        self.depth += 1
        try:
            return super().compose_node(parent, index)
        finally:
            self.depth -= 1


def _yaml() -> YAML:
    yaml = YAML(typ="safe", pure=True)
    yaml.Composer = _BoundedComposer
    return yaml


class Document:
    """The text of one file and what it says; finds the line of a place when a fault needs it."""

    def __init__(self, path: Path, text: str, data: Any) -> None:
        self.path, self.text, self.data = path, text, data
        self._root: Node | None = None

    def line(self, place: Place) -> int:
        """Line (from 1) of the deepest part of `place` that exists in the file."""
        if self._root is None:
            self._root = _yaml().compose(self.text)
        node, line = self._root, 1
        for key in place:
            found = _child(node, key)
            if found is None:
                break
            line, node = found
        return line

    def fault(self, place: Place, message: str) -> str:
        """One line that says where something is wrong and what."""
        return f"{self.path}:{self.line(place)}: {'.'.join(map(str, place)) or 'file'}: {message}"

    def parsed(self, shape: type[Content] | TypeAdapter[Content]) -> Content:
        """Return the content as `shape`.

        Raises
        ------
        EvidenceError
            With one line per fault.
        """
        adapter = shape if isinstance(shape, TypeAdapter) else TypeAdapter(shape)
        try:
            return adapter.validate_python(self.data)
        except ValidationError as error:
            faults = [self.fault(_place(item["loc"]), _told(item)) for item in error.errors(include_url=False)]
            raise EvidenceError("\n".join(faults)) from None


def _place(location: tuple[str | int, ...]) -> Place:
    return [part for part in location if part != "[key]"]


def _told(item: Any) -> str:
    message = str(item["msg"]).removeprefix("Value error, ")
    got = item["input"]
    shown = f"; got {got!r}" if isinstance(got, str | int | float) and len(repr(got)) <= 60 else ""
    return f"{message}{shown}"


def _child(node: Node, key: str | int) -> tuple[int, Node] | None:
    if isinstance(node, MappingNode):
        for name, value in node.value:
            if name.value == str(key):
                return name.start_mark.line + 1, value
    if isinstance(node, SequenceNode) and isinstance(key, int) and key < len(node.value):
        return node.value[key].start_mark.line + 1, node.value[key]
    return None


def read_document(path: Path) -> Document:
    """Read one file.

    Raises
    ------
    EvidenceError
        If the file is missing, larger than :data:`MAX_BYTES`, not UTF-8, or not plain YAML (no aliases, no duplicate
        keys, no custom tags, at most :data:`MAX_DEPTH` levels).
    """
    text = _text(path)
    try:
        return Document(path, text, _yaml().load(text))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"{path}:{mark.line + 1}" if mark else str(path)
        problem = str(error.problem or error.context or "not YAML").splitlines()[0]
        raise EvidenceError(f"{where}: {problem}") from None
    except (YAMLError, ValueError, OverflowError, TypeError) as error:
        problem = (str(error) or repr(error)).splitlines()[0]
        raise EvidenceError(f"{path}: not plain YAML: {problem}") from None


def _text(path: Path) -> str:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise EvidenceError(f"{path}: {size:,} bytes; a file of evidence may have at most {MAX_BYTES:,}")
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise EvidenceError(f"{path}: not UTF-8 (byte {error.start}); save it as UTF-8") from None
    except (OSError, ValueError) as error:
        raise EvidenceError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}") from None
