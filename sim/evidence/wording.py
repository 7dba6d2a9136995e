"""What pydantic finds wrong in a file of evidence, in the words of the file: one line per mistake."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from sim.evidence.fault import nearest

__all__ = ["echoes", "worded"]

_ALLOWED = {
    "missing": "missing; add `{last}:`",
    "greater_than_equal": "got {got}; allowed: {ge:g} and up",
    "less_than_equal": "got {got}; allowed: at most {le:g}",
    "literal_error": "got {got}; allowed: {expected}",
    "string_too_short": "got nothing; say it in words",
    "string_too_long": "longer than {max_length} characters",
    "string_pattern_mismatch": "got {got}; allowed: what the pattern {pattern} matches",
    "finite_number": "got {got}; allowed: a finite number",
    "too_long": "more than {max_length} entries",
    "too_short": "fewer entries than {min_length}",
}
_KINDS = {
    "float": "a valid number",
    "string": "text; put it in quotes",
    "bool": "true or false",
    "tuple": "a list, such as [a, b]",
    "dict": "a mapping of keys to values",
    "model": "a mapping of keys to values",
}

Error = Any


def worded(error: Error, shape: Any) -> str:
    """Put one error into words: what was got, what is allowed. `shape` is what the whole file must be."""
    kind, location, context = error["type"], error["loc"], error.get("ctx", {})
    last = str(location[-1]) if location else ""
    if kind == "extra_forbidden":
        known = list(_keys(_at(shape, location[:-1])))
        return f"unknown key{nearest(last, known) or '; allowed: ' + ', '.join(known)}"
    if kind == "missing" and last.isdigit():
        return f"too few entries: number {int(last) + 1} is missing"
    if kind == "value_error":
        return str(context["error"])
    if kind == "string_pattern_mismatch" and "\\n" in context["pattern"]:
        return f"got {_got(error['input'])}; allowed: one line of text"
    if kind in _ALLOWED:
        return _ALLOWED[kind].format(last=last, got=_got(error["input"]), **context)
    return f"got {_got(error['input'])}; allowed: {_KINDS.get(kind.partition('_')[0], 'another value')}"


def echoes(error: Error, errors: Sequence[Error]) -> bool:
    """Whether a missing key stands there under a misspelt name, which is one mistake and not two."""
    if error["type"] != "missing":
        return False
    entry, name = error["loc"][:-1], str(error["loc"][-1])
    beside = [other["loc"] for other in errors if other["type"] == "extra_forbidden"]
    return any(loc[:-1] == entry and nearest(str(loc[-1]), [name]) for loc in beside)


def _at(shape: Any, location: Sequence[str | int]) -> Any:
    """Return the kind of value at a place, or None where nothing is declared."""
    for part in location:
        shape = _plain(shape)
        if isinstance(shape, type) and issubclass(shape, BaseModel):
            field = shape.model_fields.get(str(part))
            shape = field.annotation if field is not None else None
        else:
            shape = next(reversed(get_args(shape)), None)
    return _plain(shape)


def _plain(shape: Any) -> Any:
    return get_args(shape)[0] if get_origin(shape) is Annotated else shape


def _keys(shape: Any) -> Iterator[str]:
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        yield from (name for name in shape.model_fields if name not in ("id", "declared_only"))


def _got(value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list | tuple):
        return f"a list of {len(value)}"
    if value is None:
        return "nothing"
    return repr(value) if len(repr(value)) <= 60 else f"{repr(value)[:57]}..."
