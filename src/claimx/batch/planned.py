"""How much text the inputs hold, which a number of parts is cut by: counted once, and kept for the jobs of an array.

What is kept is believed where files are as large and as old as they were, and folders as old. A file that was changed
in a folder does not show so: the run that ends an array counts anew.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict

from claimx.batch.shards import RECENT
from claimx.batch.state import State
from claimx.readers import ReadOptions

NOTE = "plan"


def planned_size(
    inputs: Sequence[str], options: ReadOptions, state: State, count: Callable[[], float], *, believe: bool
) -> float:
    """Bytes of text in the inputs.

    Args:
        inputs: files and folders.
        options: how they are read.
        state: where the number is kept.
        count: what counts them.
        believe: whether what is kept of folders is believed.

    Raises:
        OutputError: where it can't be kept.
    """
    looks = looks_of(inputs, options)
    kept = state.load(NOTE)
    if looks is not None and kept.get("looks") == looks and (believe or not any(map(os.path.isdir, inputs))):
        return float(kept["size"])
    size = count()
    if looks is not None:
        state.save(NOTE, {"looks": looks, "size": size})
    return size


def looks_of(inputs: Sequence[str], options: ReadOptions) -> str | None:
    """A hash of how the inputs look; None where something was changed a moment ago, or can't be looked at."""
    whole = hashlib.sha256(repr(sorted(asdict(options).items())).encode())
    latest = time.time_ns() - RECENT
    for given in inputs:
        try:
            for path in [given, *(folder for folder, _, _ in os.walk(given))]:
                status = os.stat(path)  # noqa: PTH116 - of each of many folders
                if status.st_mtime_ns > latest:
                    return None
                whole.update(repr((path, status.st_size, status.st_mtime_ns)).encode("utf-8", "surrogatepass"))
        except (OSError, ValueError):
            return None
    return whole.hexdigest()
