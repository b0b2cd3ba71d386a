"""Worker processes of this machine: what they are given is done side by side, and comes back in order."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from threading import Thread
from typing import TypeVar

from claimx.compare.across.lexicon import CompareLexicon, use
from claimx.environment import prepare_workers
from claimx.errors import ClaimxError

T = TypeVar("T")
R = TypeVar("R")
AHEAD = 2  # tasks a worker that are handed out before the first is done


class Crew:
    """Processes that are started with the first task, and end with the crew.

    Args:
        workers: how many of them.
        lexicon: the words by which they compare.
    """

    def __init__(self, workers: int, lexicon: CompareLexicon) -> None:
        self.workers, self._lexicon = workers, lexicon
        self._before = set(multiprocessing.active_children())
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._pool is not None:
            if kind is not None:  # whatever they are doing
                for each in set(multiprocessing.active_children()) - self._before:
                    each.kill()
            self._pool.shutdown(cancel_futures=True)

    def done(self, work: Callable[[T], R], tasks: Iterable[T], *, ahead: int | None = None) -> Iterator[R]:
        """What comes of each task, in their order; but so many are handed out, and kept, as are ahead.

        Raises:
            ClaimxError: where a worker dies.
        """
        tasks, waiting = iter(tasks), deque[Future[R]]()
        try:
            for task in islice(tasks, ahead or AHEAD * self.workers):
                waiting.append(self._started().submit(work, task))
            while waiting:
                answer = waiting.popleft().result()
                waiting.extend(self._started().submit(work, task) for task in islice(tasks, 1))
                yield answer
        except BrokenProcessPool:
            raise ClaimxError("a worker process died, as when memory runs out; try fewer --workers") from None

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            prepare_workers()
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self.workers, context, begin, (self._lexicon,))
        return self._pool


def begin(lexicon: CompareLexicon) -> None:
    """What a worker does first: it ends with the run, and not by what the terminal sends to all."""
    for name in ("SIGINT", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    Thread(target=end_with_the_run, daemon=True).start()
    use(lexicon)


def end_with_the_run() -> None:
    """End this process when the run has ended, however that was."""
    run = multiprocessing.parent_process()
    if run is not None:
        with contextlib.suppress(KeyboardInterrupt):
            run.join()
        os._exit(1)
