"""How much is still fired when a full ceasefire has held its term: held does not mean quiet."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from sim.analysis.outcomes import Table
from sim.statistics import Proportion
from sim.vocabulary import ENDINGS

__all__ = ["FIRES", "HOT_ABOVE", "QUIET_BELOW", "Fire"]

QUIET_BELOW: Final = 0.2
"""Below this share of the fire before the ceasefire, the end of a held one counts as quiet. Assumed: a judgement."""

HOT_ABOVE: Final = 0.5
"""Above this share it counts as hot; between the two it smoulders. Assumed: a judgement."""

FIRES: Final = {
    "quiet": f"below {QUIET_BELOW:g} of war as usual",
    "smouldering": f"from {QUIET_BELOW:g} to {HOT_ABOVE:g} of it",
    "hot": f"above {HOT_ABOVE:g} of it",
}
"""Fire at the end of a full ceasefire that held, from the least to the most: name and what it means."""

_MEANING = "smoothed level of fire, as a share of the fire before, at the end of full ceasefires that held their term"

_HELD: Final = ENDINGS.codes(lambda ending: ending.held and ending.scope == "full")


class Fire:
    """Counts of held full ceasefires by their fire at the end."""

    def __init__(self) -> None:
        self.counts = dict.fromkeys(FIRES, 0)

    def add(self, rows: Table) -> None:
        """Take in the next rows."""
        held = np.isin(rows["ending"], _HELD)
        levels = np.asarray(rows["smoothed_fire"][held], dtype=np.float64)
        quiet, hot = int((levels < QUIET_BELOW).sum()), int((levels > HOT_ABOVE).sum())
        for name, count in zip(FIRES, (quiet, len(levels) - quiet - hot, hot), strict=True):
            self.counts[name] += count

    @property
    def held(self) -> int:
        """Full ceasefires that held their term."""
        return sum(self.counts.values())

    def __getitem__(self, name: str) -> Proportion:
        """Share of the held full ceasefires that ended so."""
        return Proportion(self.counts[name], self.held)

    def as_json(self) -> dict[str, Any]:
        """Each kind of fire as a share of the full ceasefires that held, with what the kinds mean."""
        kinds = {name: self[name].as_json() | {"means": means} for name, means in FIRES.items()}
        return {"meaning": _MEANING, "of": self.held} | kinds
