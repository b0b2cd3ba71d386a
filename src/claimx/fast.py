"""What makes a pipeline faster and changes nothing of what it says.

Half of a pipeline's time goes into matrix products. spaCy has them done by BLIS, whose published builds know no modern
processor: NumPy's own library is three times as fast. But a sentence must be read the same whatever stands beside it,
so the product of one row must not depend, to the last bit, on the number and place of the others. BLIS keeps to that;
whether NumPy's library does depends on the processor, and is tried out here before it is used.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
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
        if out is not None or trans1 or not trans2 or x.dtype != np.float32:
            return super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
        return product(x, y)


def product(x: Floats, y: Floats) -> Floats:
    """x @ y.T, of shapes (rows, width) and (outputs, width)."""
    rows, width = x.shape
    filled: int = max(rows, LEAST // max(1, y.size))
    filled += -filled % STEP
    if filled == rows:
        return x @ y.T
    whole: Floats = np.zeros((filled, width), dtype=np.float32)
    whole[:rows] = x
    return (whole @ y.T)[:rows]


@cache
def rows_are_alone() -> bool:
    """Whether a row's product is the same to the last bit wherever it stands, in this process."""
    chance = np.random.default_rng(1)
    for outputs, width in ((288, 288), (288, 576), (96, 288), (100, 64), (288, 136), (120, 200), (192, 96)):
        x = chance.standard_normal((700, width), dtype=np.float32)
        y = chance.standard_normal((outputs, width), dtype=np.float32)
        whole = product(x, y)
        for start, count in ((0, 1), (1, 1), (5, 9), (17, 50), (3, 333), (16, 500), (1, 699)):
            if not np.array_equal(product(x[start : start + count], y), whole[start : start + count]):
                return False
    return True


def fast_products() -> AbstractContextManager[None]:
    """A block in which pipelines are loaded that multiply by NumPy, where that is safe.

    That is where the process is told to keep to one thread, as those of `claimx` are (see `claimx.environment`).
    """
    return use_ops(Products.name) if is_single() and rows_are_alone() else nullcontext()


def index_lemmas(nlp: Language) -> None:
    """Let the rule lemmatizer find its words: spaCy's tables hold them in lists, and it looks through all of them."""
    lemmatizer = nlp.get_pipe("lemmatizer") if nlp.has_pipe("lemmatizer") else None
    lookups = getattr(lemmatizer, "lookups", None)
    if lookups is None or not lookups.has_table("lemma_index"):
        return
    table = lookups.get_table("lemma_index")
    for part_of_speech, words in table.items():
        if isinstance(words, list):
            table[part_of_speech] = dict.fromkeys(words, True)
