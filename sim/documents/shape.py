"""What the records of a document allow at a path: found by walking their classes, not a list kept by hand."""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from typing_extensions import TypeAliasType

from sim.uncertainty import Value

__all__ = ["TAGS", "Shape", "file_keys"]

TAGS = ("role", "scope", "dist")
"""Keys that say which kind an entry is."""


class Shape:
    """The kinds of value that may stand at a path."""

    def __init__(self, annotation: Any) -> None:
        self.kinds = tuple(_kinds(annotation))

    @classmethod
    def number(cls) -> Shape:
        """Return the shape of a number: every named distribution."""
        return cls(Value)

    @property
    def models(self) -> dict[str, type[BaseModel]]:
        """Models among the kinds, by tag where they have one."""
        return {_tag(kind) or kind.__name__: kind for kind in self.kinds if _is_model(kind)}

    @property
    def is_number(self) -> bool:
        """Whether a number or a distribution is meant."""
        return "fixed" in self.models

    def child(self, key: str) -> Shape:
        """Return the shape below a key (of any kind that has it); below a tag, that kind."""
        found = [field for kind in self.kinds for field in _below(kind, key)]
        return Shape(Union[tuple(found)] if found else None)  # noqa: UP007

    def is_tag(self, part: str | int) -> bool:
        """Whether a part of an error's location names a kind rather than a key."""
        return len(self.models) > 1 and part in self.models

    def of(self, tag: str) -> Shape:
        """Return the shape of one kind."""
        return Shape(self.models[tag])

    def keys(self) -> tuple[str, ...]:
        """Keys that may stand here, as a file writes them; empty for a mapping by id."""
        return tuple(dict.fromkeys(key for kind in self.kinds if _is_model(kind) for key in file_keys(kind)))


def file_keys(model: type[BaseModel]) -> tuple[str, ...]:
    """Keys of a model as a file writes them."""
    return tuple(field.alias or name for name, field in model.model_fields.items())


def _kinds(annotation: Any) -> Iterator[Any]:
    origin = get_origin(annotation)
    if isinstance(annotation, TypeAliasType):
        yield from _kinds(annotation.__value__)
    elif origin is Annotated:
        yield from _kinds(get_args(annotation)[0])
    elif origin in (Union, types.UnionType):
        for member in get_args(annotation):
            yield from _kinds(member)
    elif annotation is not None and annotation is not type(None):
        yield annotation


def _below(kind: Any, key: str) -> Iterable[Any]:
    if _is_model(kind):
        for name, field in kind.model_fields.items():
            if (field.alias or name) == key:
                yield field.annotation
    elif get_origin(kind) is dict:
        yield get_args(kind)[1]
    elif get_origin(kind) is tuple:
        yield from (member for member in get_args(kind) if member is not Ellipsis)


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _tag(model: type[BaseModel]) -> str | None:
    for name in TAGS:
        field = model.model_fields.get(name)
        if field is not None and get_origin(field.annotation) is Literal:
            return str(get_args(field.annotation)[0])
    return None
