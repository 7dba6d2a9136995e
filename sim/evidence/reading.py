"""Reading one YAML file of evidence: bounded, safe, and with the line of every fault."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.composer import Composer, ComposerError
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent, ScalarEvent
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from sim.documents.scalars import AmbiguousError, resolve
from sim.documents.text import TextError, lines_of, read_text, unseen
from sim.errors import EvidenceError
from sim.evidence.fault import MAX_FAULTS, EvidenceFault, evidence_error
from sim.evidence.wording import echoes, worded

__all__ = ["MAX_DEPTH", "MAX_VALUES", "Document", "Place", "read_document"]

MAX_DEPTH = 12
"""Deepest nesting of a file of evidence."""

MAX_VALUES = 40_000
"""Most keys and values of a file of evidence."""

Place = Sequence[str | int]
"""Keys that lead from the top of a document to a value."""


class _RefusedError(MarkedYAMLError):
    """It is YAML, but not of the kind that is read here."""


class _BoundedComposer(Composer):
    """Refuses aliases, deep nesting and too many values while a document is composed, before anything is built.

    Also words and characters that a scenario refuses: what readers understand differently, what cannot be printed.
    """

    depth = 0
    count = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        self.warn_double_anchors = False  # nothing may refer to an anchor, so one twice confuses nobody
        event = self.parser.peek_event()
        if isinstance(event, AliasEvent):
            raise ComposerError(None, None, "aliases are not allowed here; write the value out", event.start_mark)
        if self.depth >= MAX_DEPTH:
            raise ComposerError(None, None, f"nested deeper than {MAX_DEPTH} levels", event.start_mark)
        self.count += 1
        if self.count > MAX_VALUES:
            raise ComposerError(None, None, f"more than {MAX_VALUES:,} keys and values", event.start_mark)
        if isinstance(event, ScalarEvent):
            _check_scalar(event)
        self.depth += 1
        try:
            return super().compose_node(parent, index)
        finally:
            self.depth -= 1

    def compose_mapping_node(self, anchor: Any) -> Any:
        node = super().compose_mapping_node(anchor)
        _check_commas(node)
        return node


def _check_commas(node: Any) -> None:
    """In braces a comma ends a text: what follows it up to the next one is taken for a key without a value."""
    for key, value in node.value if node.flow_style else ():
        bare = value.start_mark.index == value.end_mark.index == key.end_mark.index
        if bare and isinstance(value, ScalarNode) and not value.value:
            what = f"got {str(key.value)[:40]} without a value; in braces a comma ends a text: quote a text with commas"
            raise _RefusedError(None, None, what, key.start_mark)


def _check_scalar(event: ScalarEvent) -> None:
    odd = next((char for char in event.value if not (char.isprintable() or char in "\n\t")), None)
    if odd is not None:
        raise _RefusedError(None, None, f"holds the {unseen(odd)}; delete it", event.start_mark)
    if event.style is None and event.implicit[0]:
        try:
            resolve(event.value)
        except AmbiguousError as error:
            raise _RefusedError(None, None, str(error), event.start_mark) from None


def _yaml() -> YAML:
    yaml = YAML(typ="safe", pure=True)
    yaml.Composer = _BoundedComposer
    return yaml


class Document:
    """The text of one file and what it says; finds the line of a place when a fault needs it."""

    def __init__(self, path: Path, text: str, data: Any) -> None:
        self.path, self.text, self.data = path, text, data
        self._root: Node | None = None

    def position(self, place: Place) -> tuple[int, int]:
        """Line and column (from 1) of the deepest part of `place` that exists in the file: its key, or the entry."""
        if self._root is None:
            self._root = _yaml().compose(self.text)
        node, mark = self._root, None
        for key in place:
            found = _child(node, key) if node is not None else None
            if found is None:
                break
            mark, node = found
        return (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)

    def fault(self, place: Place, message: str) -> EvidenceFault:
        """Return what is wrong at a place."""
        line, col = self.position(place)
        return EvidenceFault.at(self.path, message, line, col, ".".join(map(str, place)), lines_of(self.text))

    def parsed(self, shape: Any) -> Any:
        """Return the content as `shape`: a model, or any type that pydantic can check.

        Raises
        ------
        EvidenceError
            With one entry per fault.
        """
        try:
            return TypeAdapter(shape).validate_python(self.data)
        except ValidationError as error:
            found = error.errors(include_url=False)
        kept = (item for item in found[: 10 * MAX_FAULTS] if not echoes(item, found))
        told = [self.fault(_place(item["loc"]), worded(item, shape)) for item in islice(kept, MAX_FAULTS)]
        raise evidence_error(told)


def _place(location: tuple[str | int, ...]) -> Place:
    return [part for part in location if part != "[key]"]


def _child(node: Node, key: str | int) -> tuple[Any, Node] | None:
    """Return the mark of a key and the node of its value."""
    if isinstance(node, MappingNode):
        for name, value in node.value:
            if name.value == str(key):
                return name.start_mark, value
    if isinstance(node, SequenceNode) and isinstance(key, int) and key < len(node.value):
        return node.value[key].start_mark, node.value[key]
    return None


def read_document(path: Path) -> Document:
    """Read one file.

    Raises
    ------
    EvidenceError
        If the file is missing, no regular file, no text as `sim.documents.text` has it, or not plain YAML (no aliases,
        no duplicate keys, no custom tags, no words that readers of YAML understand differently, nothing that cannot be
        printed, at most :data:`MAX_DEPTH` levels).
    """
    text = _text(path)
    try:
        return Document(path, text, _yaml().load(text))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, col = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        problem = str(error.problem or error.context or "not YAML").splitlines()[0]
        told = problem if isinstance(error, _RefusedError) else f"not YAML: {problem}"
        raise evidence_error([EvidenceFault.at(path, told, line, col, lines=lines_of(text))]) from None
    except (YAMLError, ValueError, OverflowError, TypeError, AttributeError, IndexError) as error:
        # The parser trips over some malformed directives and escapes with errors of its own making.
        problem = (str(error) or repr(error)).splitlines()[0]
        raise _broken(path, f"not plain YAML: {problem}") from None


def _text(path: Path) -> str:
    try:
        return read_text(path)
    except TextError as error:
        raise evidence_error(
            [EvidenceFault.at(path, str(error), error.line, error.column, lines=error.lines)]
        ) from None


def _broken(path: Path, message: str) -> EvidenceError:
    """Return the error of a file that cannot be read at all."""
    return evidence_error([EvidenceFault.at(path, message)])
