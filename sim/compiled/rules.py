"""Rules: plain functions that compiled work may call."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from numba.extending import register_jitable

__all__ = ["OPTIONS", "Record", "Records", "rule"]

Record = Any
"""One record of a table: its fields are attributes, to be read and written."""

Records = Any
"""A table of records or numbers, or a part of one."""

OPTIONS = {"error_model": "numpy", "fastmath": False}
"""A division by zero gives an infinity, as everywhere in NumPy; no sum is reordered, no product fused with a sum."""

_Function = TypeVar("_Function", bound=Callable[..., Any])


def rule(function: _Function) -> _Function:
    """Mark a plain function that compiled work may call; in Python it stays what it is."""
    return register_jitable(no_cpython_wrapper=True, no_cfunc_wrapper=True, **OPTIONS)(function)  # type: ignore[no-any-return]
