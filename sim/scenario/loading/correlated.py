"""Correlated inputs: every path is that of an uncertain number with luck of its own, and stands in one block only."""

from __future__ import annotations

from pydantic.fields import FieldInfo

from sim.documents.faults import nearest
from sim.documents.shape import Shape
from sim.documents.tree import Node, View
from sim.scenario.scenario import Scenario
from sim.uncertainty import Coded, Distribution, number_of

__all__ = ["check_correlations"]

MOST_INPUTS = 64


def check_correlations(view: View) -> None:
    """Check the inputs that each block of correlations names."""
    seen: dict[str, str] = {}
    for name in view.ids("correlations"):
        for place, item in enumerate(_listed(view.root.get("correlations", name, "inputs"))):
            path = item.value
            if not isinstance(path, str):
                continue
            before = seen.setdefault(path, name)
            problem = f"{path} is in {before} already; keep one" if before != name else _problem(view, path, item)
            if problem:
                view.faults.add(item.place, f"correlations.{name}.inputs.{place}", problem)


def _listed(node: Node | None) -> tuple[Node, ...]:
    """Return the entries of a list, as many as the schema allows."""
    return node.value[:MOST_INPUTS] if node is not None and isinstance(node.value, tuple) else ()


def _problem(view: View, path: str, item: Node) -> str:
    """Say why a path cannot be correlated; empty if it can, or if the number itself is at fault."""
    found, problem = _number(view.root, path)
    if problem:
        return f"got {path[:100]}: {problem}"
    parts = path.split(".")
    if path == "halt.depth":
        return f"{path} is drawn once for each side, so it has no random numbers of its own to share"
    if parts[0] == "reference":
        return f"{path} shares the random numbers of the opening text; name offers.ID.text.{parts[-1]} instead"
    if issue := _of_ideal(parts):
        return f"{path} shares the random numbers of the ideal; name actors.{parts[1]}.positions.{issue}.ideal instead"
    if found is None or not _settled(found) or _fixed_later(view, path):
        return ""
    return f"{path} leaves nothing to chance: {_why(found)}; give it a distribution, or take it out of the list"


def _of_ideal(parts: list[str]) -> str:
    """Return the issue of a war aim or a wish, which are drawn with the ideal; empty for any other number."""
    if parts[0] != "actors":
        return ""
    wished = parts[2] == "positions" and parts[-1] in ("wish", "wish_from")
    return parts[3] if wished or parts[2] == "war_aims" else ""


def _settled(number: Distribution) -> bool:
    """Whether luck plays no part: one value only, or one value per coder."""
    if isinstance(number, Coded):
        return all(low == high for low, _, high in number.coders.values())
    return number.certain


def _why(number: Distribution) -> str:
    return "each coder gives one value" if isinstance(number, Coded) else "a fixed number"


def _fixed_later(view: View, path: str) -> bool:
    """Whether the command line fixed the number: then the others of the block stay as they are."""
    node, resolved = view.root.find(path), view.root.get("resolved")
    written_out = resolved is not None and resolved.value is True
    return written_out or (node is not None and node.place.source.is_setting)


def _number(root: Node, path: str) -> tuple[Distribution | None, str]:
    """Return the number at a path, given or default, and what keeps the path from leading to one."""
    here: Node | None = root
    shape, field = Shape(Scenario), None
    for key in path.split("."):
        if shape.is_number:
            return None, "lies inside a number; name the number whole"
        shape = _kind(shape, here)
        known = shape.keys() or (tuple(here.items) if here is not None else ())
        if key not in known or not shape.child(key).kinds:
            return None, f"no such number in this scenario{nearest(key, known)}"
        field = _field(shape, key)
        here, shape = here.get(key) if here is not None else None, shape.child(key)
        if here is None and field is not None and field.default is None:
            return None, "has no value in this scenario"
    if not shape.is_number:
        return None, "no number that may be uncertain"
    return _read(here, field), ""


def _kind(shape: Shape, node: Node | None) -> Shape:
    """Return the shape of the kind that an entry says it is."""
    words = [node.word(tag) for tag in ("role", "scope")] if node is not None else []
    return next((shape.of(word) for word in words if word is not None and shape.is_tag(word)), shape)


def _field(shape: Shape, key: str) -> FieldInfo | None:
    """Return the declaration of a key, if the shape is that of an entry."""
    fields = [model.model_fields.get(key) for model in shape.models.values()]
    return next((field for field in fields if field is not None), None)


def _read(node: Node | None, field: FieldInfo | None) -> Distribution | None:
    if node is None and (field is None or field.is_required()):
        return None
    plain = node.plain() if node is not None else field.default if field is not None else None
    return number_of(plain)
