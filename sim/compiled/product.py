"""The upper half of a product of two words of 64 bits, which neither Python nor Numba has for words."""

from __future__ import annotations

from typing import Any

import numpy as np
from llvmlite import ir
from numba import uint64
from numba.extending import intrinsic, overload

__all__ = ["product_high"]


def product_high(first: np.uint64, second: np.uint64) -> np.uint64:
    """Give the upper 64 of the 128 bits of a product."""
    return np.uint64(int(first) * int(second) >> 64)


@intrinsic
def _machine_product_high(_: Any, first: Any, second: Any) -> Any:
    """One instruction of the machine, where products of halves would take four."""

    def code(_: Any, builder: Any, __: Any, words: Any) -> Any:
        wide, narrow = ir.IntType(128), ir.IntType(64)
        product = builder.mul(*(builder.zext(word, wide) for word in words))
        return builder.trunc(builder.lshr(product, ir.Constant(wide, 64)), narrow)

    return uint64(uint64, uint64), code


@overload(product_high)
def _overloaded(first: Any, second: Any) -> Any:
    def product(first: Any, second: Any) -> Any:
        return _machine_product_high(first, second)

    return product
