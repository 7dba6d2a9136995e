"""Truce asks: will this ceasefire proposal be accepted, and would it hold?

Everything that `truce` does has a call here: see :mod:`sim.api`. The calls are loaded when one is first asked for, so
that the command line stays quick.
"""

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sim.api.calls import (
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
        upgrade,
        validate,
    )
    from sim.api.kept import Comparison, Kept, Run, Sweep
    from sim.history.traced import Story

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
    "upgrade",
    "validate",
]


_ROOMS = dict.fromkeys(("Comparison", "Kept", "Run", "Sweep"), "api.kept") | {"Story": "history.traced"}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'sim' has no attribute {name!r}")
    return getattr(import_module(f"sim.{_ROOMS.get(name, 'api.calls')}"), name)


def __dir__() -> Iterable[str]:
    return sorted(__all__)
