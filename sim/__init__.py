"""Truce asks: will this ceasefire proposal be accepted, and would it hold?

Everything that `truce` does has a call here: see :mod:`sim.api`. The calls are loaded when one is first asked for, so
that the command line stays quick.
"""

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sim.api import (
        Comparison,
        Kept,
        Run,
        Story,
        Sweep,
        compare,
        init,
        list,
        load,
        plot,
        read,
        review,
        run,
        schema,
        show,
        sweep,
        trace,
        validate,
    )

__version__ = "0.1.0"

__all__ = [
    "Comparison",
    "Kept",
    "Run",
    "Story",
    "Sweep",
    "__version__",
    "compare",
    "init",
    "list",
    "load",
    "plot",
    "read",
    "review",
    "run",
    "schema",
    "show",
    "sweep",
    "trace",
    "validate",
]


def __getattr__(name: str) -> Any:
    if name in __all__:
        return getattr(import_module("sim.api"), name)
    raise AttributeError(f"module 'sim' has no attribute {name!r}")


def __dir__() -> Iterable[str]:
    return sorted(__all__)
