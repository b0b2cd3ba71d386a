"""One run into an output at a time. The system lets go of a lock when its process ends, however it ends."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from filelock import FileLock, Timeout

from claimx.batch.state import State
from claimx.errors import OutputError

PATIENCE = 2.0  # seconds; a run of one part holds the door for an instant


@contextlib.contextmanager
def locked(state: State, part: tuple[int, int] | None = None) -> Iterator[None]:
    """Hold a state folder: whole, or for one part of a job array.

    Raises:
        OutputError: where another run holds it.
    """
    door = FileLock(state.folder / "run.lock")
    own = FileLock(state.folder / "part-{}-of-{}.lock".format(*part)) if part else None
    with contextlib.ExitStack() as stack:
        _take(door, stack, state, PATIENCE)
        if own is not None:
            _take(own, stack, state, 0)
            door.release()
        else:
            # Parts that are at work; their locks are let go of at once.
            for path in sorted(state.folder.glob("part-*.lock")):
                with contextlib.ExitStack() as brief:
                    _take(FileLock(path), brief, state, 0)
        yield


def _take(lock: FileLock, stack: contextlib.ExitStack, state: State, patience: float) -> None:
    try:
        stack.enter_context(lock.acquire(timeout=patience))
    except Timeout as error:
        raise OutputError(
            f"{state.shown.removesuffix('.state')}: another run is writing it; wait for its end, or give another output"
        ) from error
    except NotImplementedError:
        return  # a file system without locks; nothing can be said
    except OSError as error:
        raise OutputError(f"{state.shown}: can't be locked: {error.strerror or error}") from error
