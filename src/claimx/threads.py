"""One thread a process for the libraries beneath: more would wait for each other; claimx works in processes."""

from __future__ import annotations

import os

VARIABLES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


def use_one_thread() -> None:
    """Tell the libraries, which read it when they are loaded, unless the environment says otherwise."""
    for name in VARIABLES:
        os.environ.setdefault(name, "1")


def is_single() -> bool:
    """Whether NumPy's products keep to one thread, whichever library does them."""
    return all(os.environ.get(name) == "1" for name in VARIABLES[1:3])
