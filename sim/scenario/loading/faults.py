"""What pydantic found, in the words of the file: one line per mistake, at its place."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from sim.documents.faults import MAX_FAULTS, Faults, Place, nearest
from sim.documents.spelling import as_day, as_written
from sim.documents.tree import Bad, Node, join
from sim.scenario.loading.hints import endless, meant, shorthand, whose
from sim.scenario.loading.shape import FILE_KEYS, Shape
from sim.scenario.scenario import Scenario

__all__ = ["described", "model_faults", "schema_faults"]

Model = TypeVar("Model", bound=BaseModel)

MOST = 10 * MAX_FAULTS
"""Errors of pydantic that are looked at: some are echoes of others, and what is said stops at `MAX_FAULTS`."""

_WORD = "lower-case letters, digits and underscores, a letter first"

NUMBER = "allowed: a number, or a distribution such as {dist: triangular, low: 0, mode: 0.3, high: 0.6}"


def schema_faults(data: dict[str, Any], root: Node, faults: Faults, quiet_coded: bool) -> Scenario | None:
    """Validate plain data read from `root`: the scenario, or None after one fault for each mistake.

    With `quiet_coded` there is none for `coded` values that missing evidence explains. An entry with a misspelt kind is
    read as the kind that was meant, to show what else is wrong with it.
    """
    return model_faults(Scenario, data, root, faults, quiet_coded)


def model_faults(
    model: type[Model], data: dict[str, Any], root: Node, faults: Faults, quiet_coded: bool = False
) -> Model | None:
    """Validate plain data read from `root` as any model of a file, as :func:`schema_faults` does for a scenario."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)[:MOST]
    spots = [(item, _Spot(root, item["loc"], Shape(model))) for item in found]
    unknown = [spot for item, spot in spots if item["type"] == "extra_forbidden"]
    for item, spot in spots:
        if not (_silent(spot.node, quiet_coded) or (item["type"] == "missing" and _misspelt(spot, unknown))):
            at_key = item["type"] in ("missing", "extra_forbidden") or spot.is_key
            faults.add(_place(item, spot, at_key), spot.dotted, _told(item, spot))
    if _repaired(data, spots):
        model_faults(model, data, root, faults, quiet_coded)
    return None


def _silent(node: Node, quiet_coded: bool) -> bool:
    """Whether what is wrong with a node is known already."""
    return isinstance(node.value, Bad) or (quiet_coded and (node.value == "coded" or "coded" in node.items))


def _misspelt(missing: _Spot, unknown: list[_Spot]) -> bool:
    """Whether a missing key stands there under a misspelt name, which is one mistake and not two."""
    entry, _, name = missing.dotted.rpartition(".")
    beside = [spot.dotted.rpartition(".") for spot in unknown]
    return any(other == entry and nearest(wrong, [name]) for other, _, wrong in beside)


def _place(item: Any, spot: _Spot, at_key: bool) -> Place:
    tag = spot.node.get(_tag_name(item)) if item["type"] == "union_tag_invalid" else None
    return tag.at if tag is not None else spot.node.named_at if at_key else spot.node.at


def _tag_name(item: Any) -> str:
    return str(item["ctx"]["discriminator"]).strip("'")


def _repaired(data: dict[str, Any], spots: list[tuple[Any, _Spot]]) -> bool:
    """Whether a misspelt kind was put right in the data."""
    done = False
    for item, spot in spots:
        if item["type"] != "union_tag_invalid":
            continue
        entry: Any = data
        for part in spot.dotted.split("."):
            entry = entry.get(part) if isinstance(entry, dict) else None
        close = get_close_matches(str(item["ctx"]["tag"])[:100], spot.shape.models, n=1)
        if isinstance(entry, dict) and close:
            entry[_tag_name(item)] = close[0]
            done = True
    return done


class _Spot:
    """Where in the tree an error lies: tags of unions, which are no keys of the file, are left out."""

    def __init__(self, root: Node, location: tuple[str | int, ...], shape: Shape) -> None:
        self.node, self.shape, self.dotted, self.is_key = root, shape, "", False
        self.parent = self.shape
        self.siblings: Shape | None = None
        self._union: Shape | None = None
        self.missing = False
        for part in location:
            self._step(part)

    def _step(self, part: str | int) -> None:
        if part == "[key]":
            self.is_key = True
        elif isinstance(part, str) and self.shape.is_tag(part):
            self._union, self.shape = self.shape, self.shape.of(part)
        elif self.shape.is_number and not self.node.is_distribution:
            return  # a bare number: the error points into the distribution it stands for
        else:
            self.parent, self.shape = self.shape, self.shape.child(str(part))
            self.siblings, self._union = self._union, None
            self.dotted = join(self.dotted, part)
            self._descend(part)

    def _descend(self, part: str | int) -> None:
        below: Node | None = None
        if isinstance(part, int) and isinstance(self.node.value, tuple):
            below = self.node.value[part] if part < len(self.node.value) else None
        elif isinstance(part, str):
            below = self.node.get(part)
        self.missing = self.missing or below is None
        self.node = self.node if below is None or self.missing else below


def _told(item: Any, spot: _Spot) -> str:
    kind, context, node = item["type"], item.get("ctx", {}), spot.node
    last = spot.dotted.rpartition(".")[2]
    if kind == "extra_forbidden":
        known = [*spot.parent.keys(), *(FILE_KEYS if Scenario in spot.parent.kinds else ())]
        owner = whose(last, spot.parent, spot.siblings)
        return owner or f"unknown key{nearest(last, known) or _choice(known)}"
    if kind == "missing" and last.isdigit():
        return f"too few entries: number {int(last) + 1} is missing"
    if kind == "missing":
        return f"missing; add `{last}:`{_choice(_literals(spot))}"
    if spot.is_key:
        return f"got the key {last}; allowed: {_WORD}"
    if kind == "range":
        reach = "and up" if context["high"] == "inf" else f"to {context['high']}"
        remedy = endless(node, context) if "inf" in context["got"] else ""
        got = context["got"] if node.items else described(node)
        return f"got {got}; allowed: {context['low']} {reach}{remedy}"
    if kind == "value_error":
        return str(context["error"])
    if kind in ("union_tag_invalid", "union_tag_not_found"):
        return _untagged(kind, context, spot)
    return f"got {described(node)}{_meant(spot, kind)}; {_allowed(kind, context, spot)}{_hint(node, kind)}"


def _meant(spot: _Spot, kind: str) -> str:
    """Name the word that was meant where a misspelt one stands for a mapping or a number."""
    word, wanted = spot.node.value, spot.shape.is_number or kind.startswith(("dict", "model"))
    return meant(word, spot.dotted) if wanted and isinstance(word, str) else ""


def _untagged(kind: str, context: Mapping[str, Any], spot: _Spot) -> str:
    """Tell of an entry that does not say, or says wrongly, which kind it is."""
    key = str(context["discriminator"]).strip("'")
    if kind == "union_tag_not_found":
        if spot.shape.is_number:
            return f"a mapping without `dist`; {NUMBER}{_misplaced(spot)}"
        return f"missing; add `{key}:`{_choice(spot.shape.models)}"
    got = str(context["tag"])
    return f"got {key}: {got[:60]}{nearest(got, spot.shape.models)}{_choice(spot.shape.models)}"


def _misplaced(spot: _Spot) -> str:
    known = ["dist", "ci90", "low", "mode", "high"]
    wrong = next((key for key in spot.node.items if nearest(key, known) and key not in known), None)
    return "" if wrong is None else f"; got {wrong}{nearest(wrong, known)}"


def _allowed(kind: str, context: Mapping[str, Any], spot: _Spot) -> str:
    """Say what may stand where something of the wrong kind, size or shape stands."""
    if kind == "value" or (spot.shape.is_number and kind in ("model_type", "dict_type", "model_attributes_type")):
        return NUMBER
    limits = {
        "greater_than_equal": "at least {ge:g}",
        "greater_than": "more than {gt:g}",
        "less_than_equal": "at most {le:g}",
        "less_than": "less than {lt:g}",
        "literal_error": "{expected}",
        "string_too_long": "at most {max_length} characters",
        "too_long": "at most {max_length} entries",
        "too_short": "at least {min_length}",
    }
    kinds = {
        "bool": "true or false",
        "int": "a whole number",
        "float": "a number",
        "string": "text; put it in quotes",
        "tuple": "a list, such as [a, b]",
        "dict": "a mapping of keys to values",
        "model": "a mapping of keys to values",
        "date": "a date such as 2025-03-14",
        "finite": "a finite number",
    }
    if kind == "string_pattern_mismatch":
        return "allowed: " + (_WORD if context["pattern"].startswith("^[a-z]") else "one line of text")
    words = shorthand(spot.dotted)
    if words and kind.startswith(("dict", "model")):
        return f"allowed: {' or '.join(words)}, or a mapping of keys to values"
    if kind == "string_type" and isinstance(spot.node.value, tuple):
        return "allowed: one word, not a list" + "".join(f", such as {item.value}" for item in spot.node.value[:1])
    if kind in limits:
        return "allowed: " + limits[kind].format(**context)
    return "allowed: " + kinds.get(kind.partition("_")[0], "another value")


def _hint(node: Node, kind: str) -> str:
    value = node.value
    if kind.startswith("date") and (day := as_day(str(value))):
        return f"; write {day}"
    if not isinstance(value, str):
        return ""
    if value == "coded":
        return "; no evidence stands behind this number, so it cannot be `coded`"
    if kind.startswith("bool") and value.lower() in ("yes", "no", "on", "off", "y", "n"):
        return f"; `{value}` is a word, as in YAML 1.2"
    if value.replace(",", ".", 1).replace(".", "", 1).strip("+-").isdigit():
        return "; a decimal comma is not read" if "," in value else "; take off the quotes"
    if value.endswith("%"):
        return "; write a share such as 0.35, not a percentage"
    return ""


def _literals(spot: _Spot) -> tuple[str, ...]:
    return spot.shape.keys() if spot.shape.is_number else ()


def _choice(known: Any) -> str:
    words = list(known)
    return f"; allowed: {', '.join(words)}" if 0 < len(words) <= 12 else ""


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
        return as_written(node, value)
    return "a mapping" if isinstance(value, Mapping) else f"a list of {len(value)}"
