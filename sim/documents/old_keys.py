"""Old keys: what a key was called in the last edition is still read for one more, with a note that names the new one.

Each kind of document has a table, `Kind.old_keys`, from old paths to new ones: `"talks.stride": "talks.step"`. Parts of
a path are keys; `*` stands for any characters within one key, and what it stood for goes to the `*` of the new path, as
in `"actors.*.zeal": "actors.*.resolve"` or `"expect.columns.day0_resolve_*": "expect.columns.day0_shock_*"`. A whole
branch moves with its path. The tables apply to files, to overrides, and wherever a file names a number by its path
(`Kind.paths`: what a sweep varies, what is correlated).

The random numbers of a renamed number stay those of its old path, so that no result changes. That is no matter of these
tables, which are emptied with the next edition: the record keeps the address for good (`address` of
:func:`sim.scenario.entry.number`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from sim.documents.faults import Faults, Place
from sim.documents.kind import SCENARIO, Kind
from sim.documents.tree import Node

__all__ = ["new_path", "with_new_keys"]

Keys = tuple[str, ...]


def new_path(path: str, old_keys: Mapping[str, str]) -> str:
    """Return a dotted path with old keys replaced by new ones; the path itself if it holds none."""
    keys = tuple(path.split("."))
    for old, new in old_keys.items():
        pattern = tuple(old.split("."))
        found = _match(keys[: len(pattern)], pattern) if len(keys) >= len(pattern) else None
        if found is not None:
            keys = (*_filled(new, found), *keys[len(pattern) :])
    return ".".join(keys)


def with_new_keys(root: Node, kind: Kind, faults: Faults) -> Node:
    """Return a document with old keys replaced by new ones, each with a note; both at once are a fault."""
    for old, new in kind.old_keys.items():
        for keys, found in list(_matches(root, tuple(old.split(".")))):
            root = _moved(root, keys, _filled(new, found), faults)
    for where in kind.paths if SCENARIO.old_keys else ():
        for keys, _ in list(_matches(root, tuple(where.split(".")))):
            root = _put(root, keys, _renamed(root.deepest(*keys), faults))
    return root


def _match(keys: Keys, pattern: Keys) -> Keys | None:
    """Return what each `*` of a pattern stands for; None if the keys do not fit."""
    found = [_expression(part).fullmatch(key) for key, part in zip(keys, pattern, strict=True)]
    return None if None in found else tuple(word for each in found if each is not None for word in each.groups())


@lru_cache(maxsize=1_000)
def _expression(part: str) -> re.Pattern[str]:
    return re.compile("(.+)".join(map(re.escape, part.split("*"))))


def _filled(new: str, found: Keys) -> Keys:
    """Return the keys of a new path, its `*` replaced in order."""
    words = iter(found)
    return tuple(re.sub(r"\*", lambda _: next(words), part) for part in new.split("."))


def _matches(node: Node, pattern: Keys) -> Iterator[tuple[Keys, Keys]]:
    """Yield the paths of a tree that fit a pattern, each with what its `*` stand for."""
    if not pattern:
        yield (), ()
        return
    for key, child in node.items.items():
        found = _match((key,), pattern[:1])
        for keys, more in _matches(child, pattern[1:]) if found is not None else ():
            yield (key, *keys), (*(found or ()), *more)


def _moved(root: Node, old: Keys, new: Keys, faults: Faults) -> Node:
    """Return the tree with the value at an old path under its new one."""
    child = root.deepest(*old)
    if root.get(*new) is not None:
        what = f"the old name of `{'.'.join(new)}`, which is given too; delete this one"
        faults.add(child.named_at, ".".join(old), what)
        return _put(root, old, None)
    _note(child.named_at, ".".join(old), ".".join(new), faults)
    return _put(_put(root, new, child), old, None)


def _put(node: Node, keys: Keys, child: Node | None) -> Node:
    """Return a tree with a child at a path, or without what stands there.

    Mappings that are missing on the way are made, and one that has nothing left in it goes too.
    """
    key, *below = keys
    if below:
        above = child or node
        inner = _put(node.items.get(key) or Node({}, above.place, above.key), tuple(below), child)
        child = inner if inner.items else None
    if child is not None:
        return node.having(key, child)
    return replace(node, value={name: item for name, item in node.items.items() if name != key})


def _renamed(node: Node, faults: Faults) -> Node:
    """Return a mapping by path, or a list of paths, with the paths as they are called now."""
    if isinstance(node.value, tuple):
        return replace(node, value=tuple(_word(item, faults) for item in node.value))
    children: dict[str, Node] = {}
    for path, child in node.items.items():
        now = new_path(path, SCENARIO.old_keys)
        if now != path:
            _note(child.named_at, path, now, faults)
        children.setdefault(now, child)
    return replace(node, value=children) if children else node


def _word(node: Node, faults: Faults) -> Node:
    if not isinstance(node.value, str):
        return node
    now = new_path(node.value, SCENARIO.old_keys)
    if now != node.value:
        _note(node.place, node.value, now, faults)
    return replace(node, value=now)


def _note(place: Place, old: str, new: str, faults: Faults) -> None:
    where = "" if place.source.is_setting else f"{place.where}: "
    faults.note(f"{where}`{old}` is now `{new}`; the old name goes in the next edition")
