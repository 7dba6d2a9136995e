"""The one walk over the values of a validated record: every part with its dotted path, one level down or all the way.

Paths are spelled as a file spells them. A number, whatever distribution it has, is one value and is not walked into.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from sim.documents.tree import join
from sim.uncertainty import Distribution

__all__ = ["Part", "find", "part", "parts", "top", "walk"]


@dataclass(frozen=True, slots=True)
class Part:
    """A value of a record.

    Attributes
    ----------
    path
        Dotted path from the top of the record.
    address
        The same, with every key that was renamed as it was called first: what random numbers are drawn by.
    key
        Its last key, as a file spells it.
    value
        The value: a record, a mapping, a number, or anything else.
    field
        The declaration of the value, or of the mapping that it is an entry of; None at the top.
    required
        Whether a file must say it.
    """

    path: str
    address: str
    key: str
    value: Any
    field: FieldInfo | None = None
    required: bool = False

    def noted(self, what: str) -> Any:
        """What the declaration says beside the default (`unit`, `origin`, `why`); None if it says nothing of it."""
        return _noted(self.field, what)


def _noted(field: FieldInfo | None, what: str) -> Any:
    extra = field.json_schema_extra if field is not None else None
    return extra.get(what) if isinstance(extra, dict) else None


def top(record: Any) -> Part:
    """Return a whole record as a part of itself."""
    return Part("", "", "", record)


def parts(above: Part) -> Iterator[Part]:
    """Yield the parts of a part, one level down."""
    value = above.value
    if isinstance(value, Distribution):
        return
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            key = field.alias or name
            address = join(above.address, _noted(field, "address") or key)
            yield Part(join(above.path, key), address, key, getattr(value, name), field, field.is_required())
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield Part(join(above.path, key), join(above.address, key), key, item, above.field)


def part(above: Part, key: str) -> Part | None:
    """Return the part below a key; None if there is none."""
    return next((below for below in parts(above) if below.key == key), None)


def find(record: Any, path: str | Sequence[str]) -> Part | None:
    """Return the part at a path, dotted or key by key; None if it leads nowhere."""
    here: Part | None = top(record)
    for key in path.split(".") if isinstance(path, str) else path:
        here = part(here, key) if here is not None else None
    return here


def walk(record: Any) -> Iterator[Part]:
    """Yield every part of a record, each before what is below it."""
    waiting = list(parts(top(record)))[::-1]
    while waiting:
        here = waiting.pop()
        yield here
        waiting += list(parts(here))[::-1]
