"""What stands where in the tables of a block before the first day."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

__all__ = ["Entry"]

Entry = tuple[np.ndarray, npt.NDArray[np.generic] | float]
"""A field of a table over some trials of a block; what is drawn for it in all of them, or is the same in each."""
