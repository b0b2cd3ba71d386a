"""Matrix products by NumPy's library, where that changes nothing of what a pipeline says.

Half of a pipeline's time goes into matrix products. spaCy has them done by BLIS, whose published builds know no modern
processor: NumPy's own library is three times as fast. But a sentence must be read the same whatever stands beside it,
so the product of one row must not depend, to the last bit, on the number and place of the others. BLIS keeps to that;
whether NumPy's library does depends on the processor, and is tried out here before it is used.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from thinc.api import NumpyOps, registry, use_ops

from claimx.environment import is_single

Floats = NDArray[np.float32]
# A product of fewer operations takes another way through NumPy's library, with other roundings.
LEAST = 1_200_000
STEP = 48  # a multiple of every processor's rows at a time


@registry.ops("claimx-products")
class Products(NumpyOps):  # type: ignore[misc]
    """thinc's operations on the processor, with NumPy's matrix products."""

    name = "claimx-products"

    def __init__(self, device_type: Any = "cpu", device_id: int = -1, **_: Any) -> None:
        super().__init__(device_type, device_id, use_blis=False)

    def gemm(self, x: Any, y: Any, *, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """The product, its rows filled up with zeros to a number at which all are computed alike."""
        if trans1 or not trans2 or x.dtype != np.float32:
            return super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
        return product(x, y, out=out)


def product(x: Floats, y: Floats, *, out: Floats | None = None) -> Floats:
    """x @ y.T, of shapes (rows, width) and (outputs, width)."""
    rows, least = len(x), LEAST // max(1, y.size)
    whole = rows - rows % STEP if rows >= least else 0
    found: Floats = np.empty((rows, len(y)), dtype=np.float32) if out is None else out
    np.matmul(x[:whole], y.T, out=found[:whole])
    if whole < rows:
        filled = max(rows - whole, least)
        rest = np.zeros((filled + -filled % STEP, x.shape[1]), dtype=np.float32)
        rest[: rows - whole] = x[whole:]
        found[whole:] = (rest @ y.T)[: rows - whole]
    return found


def times(x: Floats, y: Floats) -> Floats:
    """x @ y, of shapes (rows, width) and (width, outputs): what `product` gives of y.T, where few rows are safe."""
    found: Floats = x @ y if len(x) != 1 else (np.repeat(x, 2, axis=0) @ y)[:1]
    return found


def by(weights: Floats, ops: NumpyOps) -> Callable[[Floats], Floats]:
    """The product of rows, mostly few at a time, with these weights."""
    if isinstance(ops, Products) and is_alone(*weights.shape, filled=False):
        turned = np.ascontiguousarray(weights.T)
        return lambda x: times(x, turned)
    return lambda x: ops.gemm(x, weights, trans2=True)


@cache
def is_alone(outputs: int, width: int, *, filled: bool = True) -> bool:
    """Whether a row's product is the same to the last bit wherever it stands, in this process; filled up or not."""
    chance = np.random.default_rng(1)
    x = chance.standard_normal((250, width), dtype=np.float32)
    y = chance.standard_normal((outputs, width), dtype=np.float32)
    turned, whole = np.ascontiguousarray(y.T), product(x, y)
    for start, count in ((0, 1), (1, 1), (3, 2), (2, 3), (5, 9), (17, 50), (3, 133), (16, 200), (1, 249)):
        part = x[start : start + count]
        found = product(part, y) if filled else times(part, turned)
        if not np.array_equal(found, whole[start : start + count]):
            return False
    return True


def rows_are_alone() -> bool:
    """Whether they are in products of the shapes that a pipeline has."""
    shapes = ((288, 288), (288, 576), (96, 288), (100, 64), (288, 136), (120, 200), (192, 96))
    return all(is_alone(*shape) for shape in shapes)


def fast_products() -> AbstractContextManager[None]:
    """A block in which pipelines are loaded that multiply by NumPy, where that is safe.

    That is where the process is told to keep to one thread, as those of `claimx` are (see `claimx.environment`).
    """
    return use_ops(Products.name) if is_single() and rows_are_alone() else nullcontext()
