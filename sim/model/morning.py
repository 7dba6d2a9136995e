"""The morning: a frozen snapshot of what every party reads before it weighs, answers, presses and fires."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from sim.model.events import Events
from sim.model.inputs import Array
from sim.model.today import Today

__all__ = ["Flags", "Morning", "Places"]

Flags = npt.NDArray[np.bool_]
Places = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Morning:
    """The state of the day, shape (trials,) throughout.

    `open` marks trials whose talks go on; `living` those that have not ended. `left` maps pockets to the share left,
    `pledge` belligerents to what their guarantors pledge, `monitors` pools all pledges. `chances` and `public_chances`
    are the chances of winning the war, one array per belligerent in id order, as they are and as outsiders reckon them.
    """

    today: Today
    events: Events
    open: Flags
    living: Flags
    momentum: Array
    left: dict[str, Array]
    pledge: dict[str, Array]
    monitors: Array
    chances: tuple[Array, ...]
    public_chances: tuple[Array, ...]

    @cached_property
    def talks_anywhere(self) -> bool:
        """Whether talks go on in any trial; only work may hang on it, never a draw."""
        return bool(self.open.any())
