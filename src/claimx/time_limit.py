"""A time limit: what takes longer is given up, and the rest goes on."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator

from claimx.errors import InputError, Stage

USUAL = 300  # seconds an article
AGAIN = 1.0  # seconds, after which a library that passed over the first call is called again


class TimeLimitError(InputError):
    """An article that took too long."""

    def __init__(self, seconds: int, *, stage: Stage = "extract") -> None:
        super().__init__(
            f"it took longer than {seconds:,} s; give it more time with --timeout, or leave it out", stage=stage
        )
        self.seconds = seconds


@contextlib.contextmanager
def time_limit(seconds: int | None, stage: Stage = "extract", *, or_die: bool = False) -> Iterator[None]:
    """A block that may take so many seconds; None for any number, as in threads and on systems without such alarms.

    Args:
        seconds: of the clock.
        stage: what the block does.
        or_die: whether a block that never comes back to Python is ended with its process, by SIGPROF, after twice as
            many seconds of work.

    Raises:
        TimeLimitError: where it takes longer.
    """
    if seconds is None or not can_limit():
        yield
        return

    def over(*_: object) -> None:
        raise TimeLimitError(seconds, stage=stage)

    before = signal.signal(signal.SIGALRM, over)
    try:
        if or_die:
            signal.setitimer(signal.ITIMER_PROF, 2 * seconds + AGAIN)
        signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        if or_die:
            signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGALRM, before if before is not None else signal.SIG_DFL)


def can_limit() -> bool:
    """Whether this thread can be called away from what it does."""
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
