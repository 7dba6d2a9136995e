"""Uncertain quantities as quantile functions: what a scenario file may say instead of a bare number."""

from sim.uncertainty.base import Distribution
from sim.uncertainty.coded import Coded
from sim.uncertainty.families import Fixed, Triangular
from sim.uncertainty.value import Value, Within, number_of
from sim.uncertainty.whole import HOWEVER_WRITTEN, Whole
from sim.uncertainty.written import written

__all__ = [
    "HOWEVER_WRITTEN",
    "Coded",
    "Distribution",
    "Fixed",
    "Triangular",
    "Value",
    "Whole",
    "Within",
    "number_of",
    "written",
]
