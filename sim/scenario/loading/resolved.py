"""A scenario written out whole: one YAML file that needs no other, each number with its origin; and its digest."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from sim.documents.scalars import AmbiguousError, resolve
from sim.documents.walk import Part, parts, top
from sim.printable import printable
from sim.scenario.loading.origins import Origin, records
from sim.scenario.scenario import Scenario
from sim.uncertainty import Distribution

__all__ = ["digest", "resolved"]

_SAFE = re.compile(r"[A-Za-z][A-Za-z0-9_./-]*( [A-Za-z0-9_./()-]+)*$")
_HEAD = """\
# Resolved: every value written out, with where it comes from.
# It needs neither the files that it was built from nor the evidence. A number that is edited loses its origin.
"""
_FIRST = ("dist", "ci90", "value", "low", "mode", "high")


def resolved(scenario: Scenario, origins: Mapping[str, Origin]) -> str:
    """Return the YAML text of a scenario; reading it gives an equal scenario.

    Each number and each correlation carries its origin as a comment: kind, place, statements, reason. The block
    `origins` at the end holds the same for whoever reads the file back.
    """
    lines = list(_lines(top(scenario), 0, origins))
    kept = [f"  {path}: {_inline(record)}" for path, record in records(scenario, origins)]
    return _HEAD + "\n".join([lines[0], "resolved: true", *lines[1:], *(["origins:", *kept] if kept else [])]) + "\n"


def digest(scenario: Scenario) -> str:
    """SHA-256, as 64 hexadecimal digits, of the canonical JSON of what the scenario says."""
    said = scenario.model_dump(mode="json", by_alias=True)
    return hashlib.sha256(
        json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()
    ).hexdigest()


def _lines(above: Part, depth: int, origins: Mapping[str, Origin]) -> Iterator[str]:
    for part in parts(above):
        item, indent = part.value, "  " * depth
        if item is None or (isinstance(item, tuple | dict) and not item and not part.required):
            continue
        if isinstance(item, Distribution):
            yield f"{indent}{_text(part.key)}: {_number(item)}{_comment(origins.get(part.path))}"
        elif isinstance(item, BaseModel | dict):
            below = list(_lines(part, depth + 1, origins))
            head = f"{indent}{_text(part.key)}:{_comment(origins.get(part.path))}"
            yield from [head, *below] if below else [f"{indent}{_text(part.key)}: {{}}"]
        else:
            yield f"{indent}{_text(part.key)}: {_inline(item)}"


def _comment(origin: Origin | None) -> str:
    if origin is None:
        return ""
    behind = f" [{' '.join(origin.because)}]" if origin.because else ""
    return f"  # {origin.kind}, {origin.where}{behind}: {' '.join(origin.why.split())}"


def _number(value: Distribution) -> str:
    """Write a number or distribution in flow style, its name first."""
    plain = value.model_dump(mode="json")
    if not isinstance(plain, dict):
        return _inline(plain)
    said = {key: item for key, item in plain.items() if item not in (None, "", [], ())}
    return _inline({key: said[key] for key in [*(key for key in _FIRST if key in said), *said]})


def _inline(value: Any) -> str:
    """Return a value in flow style."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_text(key)}: {_inline(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_inline(item) for item in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return repr(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)
    if isinstance(value, int):
        return repr(value)
    return _text(value.isoformat() if isinstance(value, datetime.date) else str(value))


def _text(text: str) -> str:
    """Text as a plain word where every reader agrees on it, else in double quotes with escapes."""
    try:
        if _SAFE.match(text) and resolve(text) == text and text.lower() not in ("yes", "no", "on", "off", "y", "n"):
            return text
    except AmbiguousError:
        pass
    return '"' + "".join(_escaped(char) for char in text) + '"'


def _escaped(char: str) -> str:
    known = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
    if char in known:
        return known[char]
    if char.isprintable():
        return char
    if "\ud800" <= char <= "\udfff":  # of a file's name: no document may hold it
        return printable(char).replace("\\", "\\\\")
    return f"\\U{ord(char):08X}"
