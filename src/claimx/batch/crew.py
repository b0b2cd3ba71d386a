"""Workers side by side: each has a shard in hand, gets the next when it is done, and is replaced when it dies.

What a crew is made of, processes of this machine or actors of a Ray cluster, is behind `Crew`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Protocol, TypeVar

from claimx.batch.job import Job
from claimx.batch.shards import Shard
from claimx.batch.state import State
from claimx.batch.tasks import Answer, Part, Result, Task, Written
from claimx.batch.work import place_noted
from claimx.errors import ClaimxError

H = TypeVar("H")
# So many deaths in a row, with nothing done or learnt between, are no article's fault; nor are so many in one shard.
MOST_DEATHS = 3
MOST_LOST = 8


class RunError(ClaimxError):
    """A run that stops before its end; what it did is kept."""


class Died(Exception):  # noqa: N818 - an event, not a fault of ours
    """A worker has died; the message says of what, `cure` what helps an article that killed it."""

    def __init__(self, how: str, cure: str = "give it more memory, or leave it out") -> None:
        super().__init__(how)
        self.cure = cure


class Crew(Protocol[H]):
    """How workers are started, given work, and heard."""

    def start(self) -> H:
        """A new worker."""

    def give(self, hand: H, task: Task) -> None:
        """Give an idle worker a shard, or a part of the output."""

    def wait(self, busy: list[H]) -> list[tuple[H, Answer | Exception]]:
        """Wait until one or more of them answer: what came of it, an error of the run, or `Died`."""
        ...

    def stop(self, hand: H) -> None:
        """End a worker, whatever it is doing."""


def work_together(
    shards: Iterator[Shard | Result],
    crew: Crew[H],
    *,
    workers: int,
    cause: Callable[[Shard], int | None],
    parts: deque[Part] | None = None,
) -> Iterator[Answer]:
    """The results of all shards, as they come. At most one shard a worker is in memory, and the next.

    Args:
        shards: what there is to do; what is done already passes through.
        parts: of the output, which are added as they become ready, between two results.
        crew: the workers.
        workers: how many of them.
        cause: the place of the article over which a careful worker died.

    Raises:
        RunError: where workers die whatever they are given.
    """
    idle: list[H] = []
    busy: dict[H, Task] = {}
    again: deque[Task] = deque()
    ready = deque[Part]() if parts is None else parts
    deaths = 0
    exhausted = False
    try:
        while True:
            while len(busy) < workers and (again or ready or not exhausted):
                task = again.popleft() if again else ready.popleft() if ready else next(shards, None)
                if task is None:
                    exhausted = True
                elif isinstance(task, Result):
                    yield task
                else:
                    hand = idle.pop() if idle else crew.start()
                    busy[hand] = task
                    crew.give(hand, task)
            if not busy:
                return
            for hand, answer in crew.wait(list(busy)):
                task = busy.pop(hand)
                if isinstance(answer, Result | Written):
                    idle.append(hand)
                    deaths = 0
                    yield answer
                elif isinstance(answer, Died):
                    crew.stop(hand)
                    again.append(after_death(task, answer, cause))
                    deaths = deaths + 1 if lost(again[-1]) == lost(task) else 0
                    if deaths > MOST_DEATHS * workers or lost(again[-1]) > MOST_LOST:
                        raise RunError(
                            f"worker processes keep dying ({answer}); try fewer --workers; what was done is kept"
                        )
                else:
                    raise answer
    finally:
        for hand in [*idle, *busy]:
            crew.stop(hand)


def lost(task: Task) -> int:
    """Articles of a shard that killed workers."""
    return len(task.lost) if isinstance(task, Shard) else 0


def after_death(shard: Task, died: Died, cause: Callable[[Shard], int | None]) -> Task:
    """The shard as the next worker gets it: article by article, without the one that killed a worker alone."""
    if isinstance(shard, Part):
        return shard
    if not shard.careful:
        return replace(shard, careful=True)
    place = cause(shard)
    if place is None or place in shard.lost:
        return shard
    message = f"the worker process that read it died, twice: {died}; {died.cure}"
    return replace(shard, lost={**shard.lost, place: message})


def cause_of_death(job: Job, state: State) -> Callable[[Shard], int | None]:
    """What tells which article a careful worker was reading."""
    return lambda shard: place_noted(shard, job, state)
