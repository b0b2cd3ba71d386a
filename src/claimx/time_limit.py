"""A time limit: what takes longer is given up, and the rest goes on."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator

from claimx.errors import InputError, Stage

USUAL = 300  # seconds an article
LONG = 300_000  # characters for which that is given; a longer text has as much for each so many begun
AGAIN = 1.0  # seconds, after which a library that passed over the first call is called again


class TimeLimitError(InputError):
    """An article that took too long."""

    def __init__(self, seconds: int, *, stage: Stage = "extract", times: int = 1) -> None:
        each = f" ({seconds:,} s for every {LONG:,} characters)" if times > 1 else ""
        super().__init__(
            f"it took longer than {seconds * times:,} s{each}; give it more time with --timeout, or leave it out",
            stage=stage,
        )
        self.seconds = seconds


@contextlib.contextmanager
def time_limit(
    seconds: int | None, stage: Stage = "extract", *, characters: int = 0, or_die: bool = False
) -> Iterator[None]:
    """A block that may take so many seconds; None for any number, as in threads and on systems without such alarms.

    Args:
        seconds: of the clock, for every `LONG` characters begun: what a text takes grows with it.
        stage: what the block does.
        characters: that it reads.
        or_die: whether a block that never comes back to Python is ended with its process, by SIGPROF, after twice as
            many seconds of work.

    Raises:
        TimeLimitError: where it takes longer.
    """
    if seconds is None or not can_limit():
        yield
        return

    times = max(1, -(-characters // LONG))

    def over(*_: object) -> None:
        raise TimeLimitError(seconds, stage=stage, times=times)

    before = signal.signal(signal.SIGALRM, over)
    try:
        if or_die:
            signal.setitimer(signal.ITIMER_PROF, 2 * seconds * times + AGAIN)
        signal.setitimer(signal.ITIMER_REAL, seconds * times, AGAIN)
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        if or_die:
            signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGALRM, before if before is not None else signal.SIG_DFL)


def can_limit() -> bool:
    """Whether this thread can be called away from what it does."""
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
