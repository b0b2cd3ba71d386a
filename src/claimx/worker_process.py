"""A worker process of this machine: what it is told before it starts, and what it does first."""

from __future__ import annotations

import multiprocessing
import os
import signal
from threading import Thread

from claimx.environment import ONE_THREAD, SAFE_PATH, say

# glibc gives the room of each product back to the system and asks for it anew, page by page: a twentieth of a worker's
# time. So it keeps what it has, up to these bytes.
KEPT_MEMORY = {"MALLOC_TRIM_THRESHOLD_": str(256 * 2**20), "MALLOC_MMAP_THRESHOLD_": str(32 * 2**20)}


def prepare_workers() -> None:
    """Tell the processes that are started from here on to keep to one thread, and the memory they once had."""
    say(ONE_THREAD | KEPT_MEMORY)
    os.environ.update(SAFE_PATH)


def follow_the_run() -> None:
    """Let this process end when its run does, however that is.

    What interrupts the run, or takes its terminal away, is not for a worker: the run hears it, and stops its workers.
    """
    for name in ("SIGINT", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    Thread(target=_end_with_the_run, daemon=True).start()


def _end_with_the_run() -> None:
    """End this process when the run has ended: at work it would notice only after its task."""
    run = multiprocessing.parent_process()
    if run is not None:
        run.join()
        os._exit(1)
