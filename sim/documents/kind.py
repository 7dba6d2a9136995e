"""The kinds of documents, and how much any of them may hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["EVIDENCE", "MAX_BYTES", "MAX_DEPTH", "MAX_FAULTS", "MAX_KEY", "MAX_LINES", "SCENARIO", "SWEEP", "Kind"]

MAX_BYTES = 1_000_000
"""A larger file is refused before it is parsed."""

MAX_LINES = 20_000
"""A file of more lines is refused before it is parsed."""

MAX_DEPTH = 24
"""Deepest nesting of a document."""

MAX_KEY = 300
"""Longest key: a path to a number has up to five ids of 64 characters, and most have three."""

MAX_FAULTS = 200
"""Faults after which a document is not read any further."""


@dataclass(frozen=True)
class Kind:
    """A kind of document: everything in which reading one differs from reading another.

    Attributes
    ----------
    name
        What messages call it.
    empty
        What to do about a file with nothing in it.
    max_values
        Most values that a file may hold, aliases expanded.
    file_keys
        Keys at the top of a file that are no part of the record it describes.
    shorthand
        Words that may stand for a whole mapping, by the key of the mapping; `KEY.*` for each entry below it.
    number_words
        Words that may stand for a number where something explains them, each with what to say where nothing does.
    needless
        Keys that a person may think of and that no file needs, each with the reason.
    old_keys
        Paths as the last edition called them, each with its new one; see :mod:`sim.documents.old_keys`.
    paths
        Where a file names numbers of a scenario by their paths: as keys of a mapping, or as words of a list.
    """

    name: str
    empty: str = "allowed: a mapping of keys to values"
    max_values: int = 10_000
    file_keys: tuple[str, ...] = ()
    shorthand: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    number_words: Mapping[str, str] = field(default_factory=dict)
    needless: Mapping[str, str] = field(default_factory=dict)
    old_keys: Mapping[str, str] = field(default_factory=dict)
    paths: tuple[str, ...] = ()

    def words(self, dotted: str) -> tuple[str, ...]:
        """Words that may stand where a mapping is wanted."""
        above, _, last = dotted.rpartition(".")
        return self.shorthand.get(f"{above.rpartition('.')[2]}.*") or self.shorthand.get(last, ())


_OLD_COLUMNS = {
    "day0_resolve_*": "day0_shock_*",
    "end_resolve_*": "end_shock_*",
    "left_day_*": "departure_day_*",
    "level_*": "mean_fire_*",
    "momentum_end": "end_momentum",
    "no_overlap": "no_bargaining_range",
    "pocket_left_*": "pocket_share_*",
    "smoothed_level": "smoothed_fire",
    "text_at_rest": "text_rests",
}

SCENARIO = Kind(
    "scenario",
    empty="`truce init` writes a starter",
    file_keys=("extends", "resolved", "origins"),
    shorthand={
        "positions": ("coded",),
        "positions.*": ("coded",),
        "war_aims": ("ideals", "coded_ideals"),
        "halt": ("measured",),
        "limit": ("coded", "none"),
        "aims_met": ("coded",),
        "status_quo": ("coded",),
    },
    number_words={"coded": "no evidence stands behind this number, so it cannot be `coded`"},
    old_keys={f"expect.columns.{old}": f"expect.columns.{new}" for old, new in _OLD_COLUMNS.items()},
    paths=("origins", "correlations.*.inputs"),
)

SWEEP = Kind("sweep", empty="a sweep begins with `schema: 1`, `kind: sweep`", paths=("vary", "labels"))

_ITS_KEY, _ITS_FILE = "follows from the key of the statement", "follows from the file of the statement"

EVIDENCE = Kind("file of evidence", max_values=40_000, needless={"id": _ITS_KEY, "declared_only": _ITS_FILE})
