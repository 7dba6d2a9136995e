"""The table of parameters, made from the classes of the scenario: nothing in it is written by hand but the frame."""

from __future__ import annotations

import inspect
import math
from collections.abc import Iterable, Iterator
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from sim.documents.shape import TAGS, Shape
from sim.scenario.actors import Belligerent, Guarantor, Mediator
from sim.scenario.correlation import Correlation
from sim.scenario.entry import Entry
from sim.scenario.scenario import Scenario
from sim.scenario.situation import Event
from sim.uncertainty import Within
from tools.markdown import code, table
from tools.numbers import numbers
from tools.part import DOCS, Files, Part, text_file

__all__ = ["KEYS", "PARTS", "Row", "parameters", "rows", "sections"]

KEYS = {
    "issues": "ISSUE",
    "actors": "ACTOR",
    "positions": "ISSUE",
    "war_aims": "ISSUE",
    "aims_met": "ISSUE",
    "trust": "ACTOR",
    "leverage": "ACTOR",
    "pockets": "POCKET",
    "offers": "OFFER",
    "text": "ISSUE",
    "bounds": "ISSUE",
    "reference": "ISSUE",
    "status_quo": "ISSUE",
    "events": "EVENT",
    "correlations": "GROUP",
    "add": "QUANTITY",
    "shares": "OUTCOME",
    "columns": "COLUMN",
}
"""What stands for an id in the mapping of that name."""

HEADINGS = ("path", "meaning", "unit", "range", "default", "origin", "why")
HEAD = """\
# Parameters

Every field of a scenario file, from the schema itself: `python -m tools.rebuild --write parameters` writes this page
again, and a test says whether it is in step. Words in capitals stand for ids of your own; `truce show FILE` prints the
same list with the values of a case and where each comes from.

**Origin** is that of the default: `assumed` (a judgement) or `measured` (from the historical ceasefires; see
`docs/model.md` for what that does and does not mean). A value in a file has the origin that the
keys beside it give it (the first table), and only such a value can be `stated`. A field that is *required* has no
default and so no origin.
"""
OWN = tuple(Entry.model_fields)
"""Keys that any part of a file may carry."""

MORE: dict[str, type[BaseModel]] = {"Events": Event, "Correlations": Correlation}
"""Sections below which the class has more to say."""


class Row(tuple[str, ...]):
    """One line of the table: path, meaning, unit, range, default, origin, why."""


def parameters() -> str:
    """The whole page."""
    lines = [HEAD, "## Any part of a file", "", *table(("key", "meaning", "unit"), list(_anywhere())), ""]
    for title, found in sections():
        lines += [f"## {title}", "", *table(HEADINGS, found), ""]
        lines += [_more(MORE[title]), ""] if title in MORE else []
    return "\n".join([*lines, *numbers(OWN)])


def sections() -> Iterator[tuple[str, list[Row]]]:
    """Title and lines of each section, in the order of a file."""
    yield "The case", list(rows(Scenario, "", skip=("actors", "offers", *_parts(Scenario))))
    yield "Horizon", _named("horizon")
    yield "Issues", _named("issues")
    yield from _roles()
    yield "Front", _named("front")
    for scope, model in Shape(Scenario).child("offers").child("any").models.items():
        yield f"Offers: {scope}", list(rows(model, "offers.OFFER"))
    yield from ((_title(name), _named(name)) for name in _parts(Scenario) if name not in ("horizon", "issues", "front"))


def rows(model: type[BaseModel], path: str, skip: Iterable[str] = ()) -> Iterator[Row]:
    """Lines of the fields of a model, and of the models below it."""
    for name, field in sorted(model.model_fields.items(), key=lambda item: item[0] not in TAGS):
        if name not in (*OWN, *skip):
            yield from _field(field, _join(path, field.alias or name), name)


def _field(field: FieldInfo, path: str, name: str) -> Iterator[Row]:
    shape = Shape(field.annotation)
    mapping = next((kind for kind in shape.kinds if get_origin(kind) is dict), None)
    if mapping is not None:
        path, shape = _join(path, KEYS[name]), shape.child("any")
    if shape.models and not shape.is_number:
        for model in shape.models.values():
            yield from rows(model, path)
    else:
        yield _row(field, path, shape, mapping is not None)


def _row(field: FieldInfo, path: str, shape: Shape, mapping: bool) -> Row:
    notes: Any = field.json_schema_extra or {}
    required = field.is_required()
    unit = (
        notes.get("unit", "scale of the issue" if path.endswith(".ISSUE") else "share")
        if shape.is_number
        else _kind(shape)
    )
    origin = "" if required or not notes or field.default is None else notes["origin"]
    why = notes.get("why", "") if origin else ""
    default = "*required*" if required else "none" if mapping or field.default is None else _default(field.default)
    return Row(
        (f"`{path}`", field.description or "Which kind this is.", unit, _range(field, shape), default, origin, why)
    )


def _kind(shape: Shape) -> str:
    """What a field that is no number holds."""
    kind = shape.kinds[0]
    if get_origin(kind) is Literal:
        return code(*map(str, get_args(kind)))
    if get_origin(kind) is tuple:
        return _listed(get_args(kind))
    return {str: "text", bool: "yes or no", int: "whole number", float: "number"}.get(kind, "date")


def _listed(members: tuple[Any, ...]) -> str:
    """What a list holds."""
    if Ellipsis not in members:
        return "two numbers"
    return "list of words" if members[0] is str else "list of rows of numbers"


def _range(field: FieldInfo, shape: Shape) -> str:
    marks = [*field.metadata, *_marks(field.annotation)]
    for mark in marks:
        if isinstance(mark, Within):
            return _between(*mark.bounds)
    low = next((getattr(mark, word) for mark in marks for word in ("ge", "gt") if hasattr(mark, word)), -math.inf)
    high = next((mark.le for mark in marks if hasattr(mark, "le")), math.inf)
    if any(hasattr(mark, "gt") for mark in marks):
        return f"above {low:g}"
    return _between(low, high) if shape.is_number or low > -math.inf or high < math.inf else ""


def _between(low: float, high: float) -> str:
    if math.isinf(low) and math.isinf(high):
        return "any"
    return f"{low:,g} or more" if math.isinf(high) else f"{low:g} to {high:.0f}"


def _marks(annotation: Any) -> list[Any]:
    """Everything that annotations say, at any depth."""
    inner = [mark for kind in get_args(annotation) for mark in _marks(kind)]
    own = [part for mark in getattr(annotation, "__metadata__", ()) for part in (mark, *getattr(mark, "metadata", ()))]
    return [*own, *inner]


def _default(value: Any) -> str:
    if isinstance(value, dict) and "dist" in value:
        return f"{value['dist']} " + ", ".join(f"{key} {item:g}" for key, item in value.items() if key != "dist")
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{value:.4g}"
    return f"`{value}`" if isinstance(value, str) else "none"


def _roles() -> Iterator[tuple[str, list[Row]]]:
    """What any actor has, and then what each role adds or says differently."""
    models: dict[str, type[BaseModel]] = {"belligerent": Belligerent, "mediator": Mediator, "guarantor": Guarantor}
    by_role = {role: list(rows(model, "actors.ACTOR")) for role, model in models.items()}
    for row in (shared := [row for row in by_role["mediator"] if all(row in found for found in by_role.values())]):
        for found in by_role.values():
            found.remove(row)
    yield "Actors: any role", shared
    both = [row for row in by_role["mediator"] if row in by_role["guarantor"]]
    yield "Actors: belligerents", by_role["belligerent"]
    yield "Actors: mediators and guarantors", both
    yield "Actors: mediators", [row for row in by_role["mediator"] if row not in both]
    yield "Actors: guarantors", [row for row in by_role["guarantor"] if row not in both]


def _title(name: str) -> str:
    return (Scenario.model_fields[name].alias or name).replace("_", " ").capitalize()


def _named(name: str) -> list[Row]:
    field = Scenario.model_fields[name]
    return list(_field(field, field.alias or name, name))


def _parts(model: type[BaseModel]) -> list[str]:
    """Fields of a model that hold other entries and get a section of their own."""
    holds = {name: Shape(field.annotation) for name, field in model.model_fields.items()}
    return [
        name
        for name, shape in holds.items()
        if name not in ("actors", "offers") and (_entries(shape) or _entries(shape.child("any")))
    ]


def _entries(shape: Shape) -> bool:
    return any(issubclass(each, Entry) for each in shape.models.values())


def _anywhere() -> Iterator[tuple[str, str, str]]:
    """Keys that any part of a file may carry, with what they hold."""
    for name, field in Entry.model_fields.items():
        yield f"`{name}`", field.description or "", _kind(Shape(field.annotation))


def _more(model: type[BaseModel]) -> str:
    """What the docstring of a class says after its first line."""
    return (inspect.getdoc(model) or "").split("\n\n", 1)[1].replace("\n", " ")


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _page() -> Files:
    return text_file(DOCS / "parameters.md", parameters())


PARTS = (Part("parameters", "docs/parameters.md, from the classes of the scenario", _page),)
