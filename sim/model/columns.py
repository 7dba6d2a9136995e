"""The columns that a block fills. Which there are follows from the case alone, so they are described beside it."""

from sim.scenario.columns import Column, columns

__all__ = ["Column", "columns"]
