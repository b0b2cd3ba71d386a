"""What the libraries beneath claimx read from the environment of a process, when it starts or when they are loaded."""

from __future__ import annotations

import os

# One thread a process: more would wait for each other; claimx works in processes.
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")
# glibc gives the room of each product back to the system and asks for it anew, page by page: a twentieth of a worker's
# time. So it keeps what it has, up to these bytes.
KEPT_MEMORY = {"MALLOC_TRIM_THRESHOLD_": str(256 * 2**20), "MALLOC_MMAP_THRESHOLD_": str(32 * 2**20)}


def use_one_thread() -> None:
    """Tell the libraries of this process and of those it starts, unless the environment says otherwise."""
    _say(ONE_THREAD)


def prepare_workers() -> None:
    """Tell the processes that are started from here on to keep to one thread, and the memory they once had."""
    _say(ONE_THREAD | KEPT_MEMORY)


def is_single() -> bool:
    """Whether NumPy's products keep to one thread, whichever library does them."""
    return all(os.environ.get(name) == "1" for name in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"))


def _say(variables: dict[str, str]) -> None:
    for name, value in variables.items():
        os.environ.setdefault(name, value)
