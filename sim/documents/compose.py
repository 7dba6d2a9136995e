"""From the text of a document to its tree.

The tree is built from parser events, never by constructing objects: tags are refused, duplicate keys show both places,
depth and the size that aliases expand to are bounded while reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from sim.documents.events import events
from sim.documents.faults import Faults, Place, Source
from sim.documents.kind import MAX_DEPTH, MAX_KEY, Kind
from sim.documents.scalars import AmbiguousError, Scalar, resolve
from sim.documents.text import unseen
from sim.documents.tree import Bad, Node, join

__all__ = ["compose"]

_KEPT = 16
_CLEAN: dict[tuple[str, str, str], Node] = {}
"""Trees without faults that were read lately: a sweep reads the same text many times."""


def compose(source: Source, text: str, faults: Faults, kind: Kind) -> Node | None:
    """Return the tree of a text, or None if it is not one YAML document; what is wrong is added to `faults`."""
    asked = (source.name, text, kind.name)
    known = _CLEAN.get(asked)
    if known is not None:
        return known
    before = len(faults)
    node = _read(source, text, faults, kind)
    if node is not None and len(faults) == before:
        if len(_CLEAN) >= _KEPT:
            _CLEAN.clear()
        _CLEAN[asked] = node
    return node


def _read(source: Source, text: str, faults: Faults, kind: Kind) -> Node | None:
    try:
        return _Composer(source, text, faults, kind).document()
    except _StopReadingError as stop:
        faults.add(stop.place, "", str(stop))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(source, mark.line + 1, mark.column + 1) if mark else Place(source, 1, 1)
        faults.add(place, "", f"not YAML: {error.problem or error.context}")
    except (YAMLError, ValueError, AttributeError, TypeError, IndexError, OverflowError) as error:
        # The parser trips over some malformed directives and escapes with errors of its own making.
        faults.add(Place(source, 1, 1), "", f"not YAML: {type(error).__name__}")
    return None


class _StopReadingError(Exception):
    """The document cannot be read any further."""

    def __init__(self, place: Place, message: str) -> None:
        super().__init__(message)
        self.place = place


class _Composer:
    def __init__(self, source: Source, text: str, faults: Faults, kind: Kind) -> None:
        self.source, self.faults, self.kind = source, faults, kind
        self.events: Iterator[Any] = events(text)
        self.anchors: dict[str, tuple[Node, int] | None] = {}
        self.count = 0

    def document(self) -> Node | None:
        """Return the one document of the stream."""
        next(self.events)
        start = next(self.events)
        if isinstance(start, StreamEndEvent):
            self.faults.add(Place(self.source, 1, 1), "", f"an empty file; {self.kind.empty}")
            return None
        if start.version or start.tags:
            line = next((number for number, line in enumerate(self.source.lines, 1) if line.startswith("%")), 1)
            raise _StopReadingError(Place(self.source, line, 1), "directives (lines of %) are not read; delete it")
        node = self._node(next(self.events), "", None, 0)
        next(self.events)  # the end of the document
        more = next(self.events)
        if not isinstance(more, StreamEndEvent):
            raise _StopReadingError(self._at(more), "a second document; a file holds one")
        return node

    def _at(self, event: Any) -> Place:
        return Place(self.source, event.start_mark.line + 1, event.start_mark.column + 1)

    def _node(self, event: Any, dotted: str, key: Place | None, depth: int) -> Node:
        place = self._at(event)
        if depth > MAX_DEPTH:
            raise _StopReadingError(place, f"nested deeper than {MAX_DEPTH} levels")
        self._counted(1, place)
        if isinstance(event, AliasEvent):
            return self._alias(event, place, key, depth)
        anchor, before = event.anchor, self.count
        if anchor:
            self.anchors[anchor] = None
        node = self._content(event, place, dotted, key, depth)
        if event.tag and not self._plain_tag(event.tag):
            self.faults.add(place, dotted, f"got the tag {event.tag}; tags are not read, delete it")
            node = Node(Bad(), place, key)
        if anchor:
            self.anchors[anchor] = (node, self.count - before + 1)
        return node

    def _content(self, event: Any, place: Place, dotted: str, key: Place | None, depth: int) -> Node:
        if isinstance(event, ScalarEvent):
            return Node(self._scalar(event, place, dotted), place, key)
        if isinstance(event, MappingStartEvent):
            return Node(self._mapping(event, dotted, depth), place, key, bool(event.flow_style))
        return Node(self._list(dotted, depth), place, key, bool(event.flow_style))

    def _scalar(self, event: ScalarEvent, place: Place, dotted: str) -> Scalar | Bad:
        word = event.value
        odd = next((char for char in word if not (char.isprintable() or char in "\n\t")), None)
        if odd is not None:
            self.faults.add(place, dotted, f"holds the {unseen(odd)}; delete it")
            return Bad()
        if event.style is not None or not event.implicit[0]:
            return str(word)
        try:
            return resolve(word)
        except AmbiguousError as error:
            self.faults.add(place, dotted, str(error))
            return Bad()

    def _mapping(self, start: MappingStartEvent, dotted: str, depth: int) -> Mapping[str, Node]:
        children: dict[str, Node] = {}
        flow = bool(start.flow_style)
        while not isinstance(event := next(self.events), MappingEndEvent):
            key, place = self._key(event, dotted), self._at(event)
            value = next(self.events)
            if flow and _is_bare(value) and value.start_mark.index == event.end_mark.index:
                what = f"got {key[:40]} without a value; in braces a comma ends a text: quote a text with commas"
                self.faults.add(place, dotted, what)
                continue
            child = self._node(value, join(dotted, key), place, depth + 1)
            if key in children:
                first = children[key].named_at
                again = f"the key appears twice, first at line {first.line}, column {first.column}; keep one"
                self.faults.add(place, join(dotted, key), again)
            children.setdefault(key, child)
        return children

    def _key(self, event: Any, dotted: str) -> str:
        if not isinstance(event, ScalarEvent) or event.anchor or event.tag:
            raise _StopReadingError(self._at(event), "a key must be a plain word")
        key = str(event.value)
        if not key.isprintable() or not 0 < len(key) <= MAX_KEY:
            raise _StopReadingError(self._at(event), f"a key must be a printable word of 1 to {MAX_KEY} characters")
        if key == "<<":
            self.faults.add(
                self._at(event), dotted, "merge keys (<<) are not part of YAML 1.2; use extends, or an alias"
            )
        return key

    def _list(self, dotted: str, depth: int) -> tuple[Node, ...]:
        items: list[Node] = []
        while not isinstance(event := next(self.events), SequenceEndEvent):
            items.append(self._node(event, join(dotted, len(items)), None, depth + 1))
        return tuple(items)

    def _alias(self, event: AliasEvent, place: Place, key: Place | None, depth: int) -> Node:
        if event.anchor not in self.anchors:
            raise _StopReadingError(place, f"the alias *{event.anchor} has no anchor &{event.anchor} before it")
        known = self.anchors[event.anchor]
        if known is None:
            raise _StopReadingError(place, f"the alias *{event.anchor} contains itself")
        node, size = known
        self._counted(size, place)
        if depth + _height(node) > MAX_DEPTH:
            raise _StopReadingError(place, f"nested deeper than {MAX_DEPTH} levels, aliases written out")
        return Node(node.value, place, key, True)

    def _counted(self, more: int, place: Place) -> None:
        self.count += more
        if self.count > self.kind.max_values:
            raise _StopReadingError(place, f"more than {self.kind.max_values:,} values, aliases written out")

    @staticmethod
    def _plain_tag(tag: Any) -> bool:
        return str(tag) in ("", "!")


def _is_bare(event: Any) -> bool:
    """Whether a value is nothing at all: no word, no quotes, no anchor."""
    return isinstance(event, ScalarEvent) and not event.value and event.start_mark.index == event.end_mark.index


def _height(node: Node) -> int:
    children = node.value if isinstance(node.value, tuple) else tuple(node.items.values())
    return 1 + max(map(_height, children)) if children else 0
