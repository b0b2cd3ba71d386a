"""Worker processes of this machine: what they are given is done side by side, and comes back in order."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TypeVar

from claimx.compare.across.lexicon import CompareLexicon, use
from claimx.errors import ClaimxError
from claimx.worker_process import follow_the_run, prepare_workers

T = TypeVar("T")
R = TypeVar("R")
AHEAD = 2  # tasks a worker that are handed out before the first is done


class Workers:
    """Processes that are started with the first task, and end together.

    Args:
        count: how many of them.
        lexicon: the words by which they compare.
    """

    def __init__(self, count: int, lexicon: CompareLexicon) -> None:
        self.count, self._lexicon = count, lexicon
        self._before = set(multiprocessing.active_children())
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Workers:
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
            for task in islice(tasks, ahead or AHEAD * self.count):
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
            self._pool = ProcessPoolExecutor(self.count, context, begin, (self._lexicon,))
        return self._pool


def begin(lexicon: CompareLexicon) -> None:
    """What a worker does first."""
    follow_the_run()
    use(lexicon)
