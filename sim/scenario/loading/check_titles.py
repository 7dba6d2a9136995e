"""What actors and issues are called: no two alike, since tables, figures and stories tell them apart by name."""

from __future__ import annotations

import unicodedata

from sim.documents.tree import Node
from sim.scenario.loading.view import View

__all__ = ["check_titles"]


def check_titles(view: View) -> None:
    """Check that no two actors and no two issues would be shown under one name."""
    for kind in ("actors", "issues"):
        seen: dict[str, str] = {}
        for key, entry in view.entries(kind):
            title = entry.get("title")
            first = seen.setdefault(_alike(key, title), key)
            if first != key:
                named = title if title is not None and isinstance(title.value, str) else None
                got = f"got {str(named.value)[:60]}" if named is not None else f"{key} has no title"
                what = f"{got}, and {kind}.{first} is shown under the same name; give each a title of its own"
                at = entry.named_at if named is None else named.at
                view.faults.add(at, f"{kind}.{key}" + ("" if named is None else ".title"), what)


def _alike(key: str, title: Node | None) -> str:
    """Return a name as the eye compares it: case, width and spaces aside."""
    told = title.value if title is not None and isinstance(title.value, str) else key.replace("_", " ")
    return " ".join(unicodedata.normalize("NFKC", told).casefold().split())
