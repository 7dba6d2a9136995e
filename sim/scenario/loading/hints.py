"""Remedies: what was probably meant by a word, a key or a distribution that cannot stand where it stands."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from sim.documents.faults import nearest
from sim.documents.tree import Node
from sim.scenario.loading.shape import TAGS, Shape, file_keys

__all__ = ["endless", "meant", "shorthand", "whose"]

_WORDS = {"positions": ("coded",), "war_aims": ("ideals", "coded_ideals"), "halt": ("measured",)}
"""Words that may stand for a whole mapping, by its key."""


def shorthand(dotted: str) -> tuple[str, ...]:
    """Words that may stand where a mapping is wanted."""
    above, _, last = dotted.rpartition(".")
    return ("coded",) if above.rpartition(".")[2] == "positions" else _WORDS.get(last, ())


def whose(key: str, shape: Shape, siblings: Shape | None) -> str:
    """Say to which kinds of entry a key belongs, if not to this one but to others beside it: `role: mediator`."""
    models = siblings.models if siblings is not None else {}
    tag = next((tag for tag in TAGS if all(tag in model.model_fields for model in models.values())), None)
    owners = [name for name, model in models.items() if key in file_keys(model)]
    if tag is None or not owners:
        return ""
    mine = next((name for name, model in models.items() if model in shape.kinds), "this one")
    return f"a key of `{tag}: {' or '.join(owners)}`, not of `{tag}: {mine}`"


def endless(node: Node, limits: Mapping[str, Any]) -> str:
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


def meant(word: str, dotted: str) -> str:
    """` (did you mean coded?)` where a word stands for a mapping or a number and is misspelt."""
    words = shorthand(dotted) or ("coded",)
    return "" if word in words else nearest(word, words)
