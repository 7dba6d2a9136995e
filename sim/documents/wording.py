"""What is wrong with a value, in the words of the file: what was got, what is allowed, how to mend it."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sim.documents.faults import choice, nearest
from sim.documents.kind import Kind
from sim.documents.scalars import resolve
from sim.documents.shape import TAGS, Shape, file_keys
from sim.documents.tree import Bad, Node
from sim.uncertainty import written

__all__ = ["Spot", "described", "tag_name", "worded"]

NUMBER = "allowed: a number, or a distribution such as {dist: triangular, low: 0, mode: 0.3, high: 0.6}"

_LIMITS = {
    "greater_than_equal": "at least {ge:g}",
    "greater_than": "more than {gt:g}",
    "less_than_equal": "at most {le:g}",
    "less_than": "less than {lt:g}",
    "literal_error": "{expected}",
    "string_too_long": "at most {max_length} characters",
    "too_long": "at most {max_length} entries",
    "too_short": "at least {min_length} {entries}",
}
_KINDS = {
    "bool": "true or false",
    "int": "a whole number",
    "float": "a number",
    "string": "text; put it in quotes",
    "tuple": "a list, such as [a, b]",
    "dict": "a mapping of keys to values",
    "model": "a mapping of keys to values",
    "date": "a date such as 2025-03-14",
    "day": "a date such as 2025-03-14, or 2025-03 where no day is known",
    "finite": "a finite number",
}
_PATTERNS = (
    ("^[a-z]", "lower-case letters, digits and underscores, a letter first"),
    ("^[A-Za-z]", "letters, digits and underscores, a letter first"),
    ("^[0-9a-f]", "digits and the letters a to f, as `truce show` writes them"),
    ("", "one line of text"),
)
"""What a pattern of the records asks for, by how it begins."""

_SPELT = re.compile(r"[-+.0-9A-Za-z]+")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an error lies.

    Attributes
    ----------
    node
        The value, or the deepest one above it that the file holds.
    shape
        What may stand there.
    parent
        What may stand one level up.
    siblings
        The kinds of entry among which the one above it was chosen, if it was.
    dotted
        Its path.
    is_key
        Whether the key is at fault and not the value.
    at_top
        Whether it is one of the keys of the whole file.
    """

    node: Node
    shape: Shape
    parent: Shape
    siblings: Shape | None = None
    dotted: str = ""
    is_key: bool = False
    at_top: bool = False


def worded(item: Mapping[str, Any], spot: Spot, kind: Kind) -> str:
    """Put one error of pydantic into words."""
    error, context, node = item["type"], item.get("ctx", {}), spot.node
    last = spot.dotted.rpartition(".")[2]
    if error == "extra_forbidden":
        known = [*spot.parent.keys(), *(kind.file_keys if spot.at_top else ())]
        if last in kind.needless:
            return f"{last} {kind.needless[last]}; leave it out"
        return _whose(last, spot) or f"unknown key{nearest(last, known) or choice(known)}"
    if error == "missing" and last.isdigit():
        return f"too few entries: number {int(last) + 1} is missing"
    if error == "missing":
        return f"missing; add `{last}:`"
    if spot.is_key:
        return f"got the key {last[:60]}; {_allowed(error, context, spot, kind)}"
    if error == "range":
        return _out_of_range(context, node)
    if error == "value_error":
        return str(context["error"])
    if error == "string_too_short":
        return "got nothing; say it in words"
    if error in ("union_tag_invalid", "union_tag_not_found"):
        return _untagged(item, spot)
    meant = _meant(spot, error, kind)
    return f"got {described(node)}{meant}; {_allowed(error, context, spot, kind)}{_hint(node, error, kind)}"


def tag_name(item: Mapping[str, Any]) -> str:
    """Return the key that says which kind an entry is, of an error about it."""
    return str(item["ctx"]["discriminator"]).strip("'")


def described(node: Node) -> str:
    """Put a value in a few words, to show what was got."""
    value = node.value
    if isinstance(value, str):
        return f"'{value[:60]}'" + ("..." if len(value) > 60 else "")
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None or isinstance(value, Bad):
        return "nothing"
    if isinstance(value, int | float):
        return _as_written(node, value)
    return "a mapping" if isinstance(value, Mapping) else f"a list of {len(value)}"


def _as_written(node: Node, number: int | float) -> str:
    """Return a number as its file writes it, which may not be how others would."""
    lines, place = node.place.source.lines, node.place
    line = lines[place.line - 1] if 0 < place.line <= len(lines) else ""
    found = _SPELT.match(line[place.column - 1 :])
    try:
        if found is not None and resolve(found[0]) == number:
            return found[0][:60]
    except ValueError:
        pass
    return written(number)


def _out_of_range(context: Mapping[str, Any], node: Node) -> str:
    reach = "and up" if context["high"] == "inf" else f"to {context['high']}"
    remedy = _endless(node, context) if "inf" in context["got"] else ""
    got = context["got"] if node.items else described(node)
    return f"got {got}; allowed: {context['low']} {reach}{remedy}"


def _endless(node: Node, limits: Mapping[str, Any]) -> str:
    """Say how to keep a distribution without ends within a range."""
    low, high = (float(limits[key]) for key in ("low", "high"))
    ends = [f"`{key}: {limits[key]}`" for key, end in (("low", low), ("high", high)) if math.isfinite(end)]
    cut = " and ".join(ends)
    pair = node.get("ci90")
    if pair is None:
        return f"; a {node.word('dist')} has no ends of its own: add {cut}" if node.word("dist") == "normal" else ""
    if node.word("family") not in (None, "normal"):
        return ""
    numbers = pair.plain() if isinstance(pair.value, tuple) else ()
    inside = len(numbers) == 2 and all(isinstance(end, int | float) and low < end < high for end in numbers)
    family = {(0.0, 1.0): "logitnormal", (0.0, math.inf): "lognormal"}.get((low, high))
    better = f"`family: {family}`, which stays inside, or " if inside and family else ""
    return f"; a `ci90` without a family is normal and has no ends: add {better}{cut}"


def _whose(key: str, spot: Spot) -> str:
    """Say to which kinds of entry a key belongs, if not to this one but to others beside it: `role: mediator`."""
    models = spot.siblings.models if spot.siblings is not None else {}
    tag = next((tag for tag in TAGS if all(tag in model.model_fields for model in models.values())), None)
    owners = [name for name, model in models.items() if key in file_keys(model)]
    if tag is None or not owners:
        return ""
    mine = next((name for name, model in models.items() if model in spot.parent.kinds), "this one")
    return f"a key of `{tag}: {' or '.join(owners)}`, not of `{tag}: {mine}`"


def _untagged(item: Mapping[str, Any], spot: Spot) -> str:
    """Tell of an entry that does not say, or says wrongly, which kind it is."""
    key, known = tag_name(item), spot.shape.models
    if item["type"] == "union_tag_not_found":
        return (
            f"a mapping without `dist`; {NUMBER}{_misplaced(spot)}"
            if spot.shape.is_number
            else (f"missing; add `{key}:`{choice(known)}")
        )
    got = str(item["ctx"]["tag"])
    return f"got {key}: {got[:60]}{nearest(got, known)}{choice(known)}"


def _misplaced(spot: Spot) -> str:
    known = ["dist", "ci90", "low", "mode", "high"]
    wrong = next((key for key in spot.node.items if nearest(key, known) and key not in known), None)
    return "" if wrong is None else f"; got {wrong}{nearest(wrong, known)}"


def _meant(spot: Spot, error: str, kind: Kind) -> str:
    """` (did you mean coded?)` where a word stands for a mapping or a number and is misspelt."""
    word = spot.node.value
    if not (isinstance(word, str) and (spot.shape.is_number or error.startswith(("dict", "model")))):
        return ""
    words = kind.words(spot.dotted) or tuple(kind.number_words)
    return "" if word in words else nearest(word, words)


def _allowed(error: str, context: Mapping[str, Any], spot: Spot, kind: Kind) -> str:
    """Say what may stand where something of the wrong kind, size or shape stands."""
    if error == "value" or (spot.shape.is_number and error in ("model_type", "dict_type", "model_attributes_type")):
        return NUMBER
    if error == "string_pattern_mismatch":
        return "allowed: " + next(words for begin, words in _PATTERNS if context["pattern"].startswith(begin))
    words = kind.words(spot.dotted)
    if words and error.startswith(("dict", "model")):
        return f"allowed: {' or '.join(words)}, or a mapping of keys to values"
    if error == "string_type" and isinstance(spot.node.value, tuple):
        return "allowed: one text, not a list" + "".join(f", such as {item.value}" for item in spot.node.value[:1])
    if error in _LIMITS:
        entries = "entry" if context.get("min_length") == 1 else "entries"
        return "allowed: " + _LIMITS[error].format(**context, entries=entries)
    return "allowed: " + _KINDS.get(error.partition("_")[0], "another value")


def _hint(node: Node, error: str, kind: Kind) -> str:
    value = node.value
    if error.startswith(("date", "day")) and (day := _as_day(str(value))):
        return f"; write {day}"
    if not isinstance(value, str):
        return ""
    if value in kind.number_words:
        return f"; {kind.number_words[value]}"
    if error.startswith("bool") and value.lower() in ("yes", "no", "on", "off", "y", "n"):
        return f"; `{value}` is a word, as in YAML 1.2"
    if value.replace(",", ".", 1).replace(".", "", 1).strip("+-").isdigit():
        return "; a decimal comma is not read" if "," in value else "; take off the quotes"
    if value.endswith("%"):
        return "; write a share such as 0.35, not a percentage"
    return ""


def _as_day(digits: str) -> str:
    """Return `20250314` as `2025-03-14`; empty if it is no day."""
    try:
        return datetime.date.fromisoformat(digits).isoformat() if re.fullmatch("[0-9]{8}", digits) else ""
    except ValueError:
        return ""
