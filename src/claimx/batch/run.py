"""A run: inputs → shards → workers → shards kept → the output. What is kept already is not done again."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field

from claimx.batch.crew import RunError, cause_of_death, work_together
from claimx.batch.job import Job
from claimx.batch.processes import Processes
from claimx.batch.shards import Entry, Shard, cut_shards, key_of, size_of
from claimx.batch.state import State
from claimx.batch.work import Result, Worker, work_alone
from claimx.errors import ClaimxError
from claimx.readers import Refusal

# Text, in bytes, from which on worker processes pay: they take a second or two to start.
PAYS = 120_000
# What so little of can be read in this process: Python alone reads it, which a time limit can always interrupt. What
# libraries in other languages read is given to a process that may die over it.
PLAIN = {"text", "markdown", "row"}

Engine = Callable[[Iterator[Shard | Result]], Iterator[Result]]


@dataclass(slots=True, kw_only=True)
class Run:
    """One run over the inputs.

    Attributes:
        job: how articles become records.
        state: where shards are kept.
        workers: processes at most.
        resume: whether to use what is kept.
        part: I of N, for job arrays; None for all of it.
        fail_fast: stop at the first error.
        engine: what does shards elsewhere than here; None for this machine.
        before_work: called before the first shard is done, where any is left to do.
        keys: by number, the shards so far.
        found: inputs known to be there; all of them once `complete`.
        earlier: whether there are shards of earlier runs to be used; None before it was looked for.
        interrupted: whether an earlier run began and never ended. What killed it may be an article, which is then
            better read by a process of its own.
    """

    job: Job
    state: State
    workers: int = 1
    resume: bool = True
    part: tuple[int, int] | None = None
    fail_fast: bool = False
    engine: Engine | None = None
    before_work: Callable[[], object] | None = None
    keys: dict[int, str] = field(default_factory=dict)
    found: int = 0
    complete: bool = False
    earlier: bool | None = None
    interrupted: bool = False

    def results(self, entries: Iterable[Entry]) -> Generator[Result, None, None]:
        """The shards as they are done, in whatever order.

        Raises:
            RunError: at the first error, where that was asked; where workers keep dying.
        """
        self.interrupted = self.state.has("begun")
        self.state.save("begun", {})
        failed = False
        try:
            for result in self.chosen(self.todo(cut_shards(entries))):
                self.keys[result.number] = result.key
                yield result
                failed = self.fail_fast and bool(result.mark.failures)
                if failed:
                    break
        except RunError:  # it may be an article's fault
            raise
        except ClaimxError:
            self.state.forget("begun")
            raise
        self.state.forget("begun")
        if failed:
            raise RunError("stopped at the first error, as --fail-fast asks; what was done before is kept")

    def ordered(self) -> list[str]:
        """The keys of all shards, in order."""
        return [self.keys[number] for number in sorted(self.keys)]

    def todo(self, shards: Iterable[Shard]) -> Iterator[Shard | Result]:
        """The shards of this run, those that are kept as results."""
        for shard in shards:
            if self.part is not None and shard.number % self.part[1] != self.part[0] - 1:
                continue
            self.found += len(shard.entries)
            kept = self.kept(shard)
            if kept is not None:
                yield kept
                continue
            if self.before_work is not None:
                self.before_work()
                self.before_work = None
            self.state.forget("finished")  # the output is no longer what the shards say
            yield shard
        self.complete = True

    def kept(self, shard: Shard) -> Result | None:
        """The shard as an earlier run did it, where that may be used."""
        if self.earlier is None:
            self.earlier = self.resume and self.state.has_shards()
        if not self.earlier:
            return None
        key = key_of(shard.entries, self.job.fingerprint)
        mark = self.state.mark_of(key)
        if mark is None or not mark.is_final(self.job.timeout) or (self.fail_fast and mark.failures):
            return None
        return Result(number=shard.number, key=key, mark=mark, before=True)

    def chosen(self, shards: Iterator[Shard | Result]) -> Iterator[Result]:
        """The results, by the engine that pays."""
        if self.engine is not None:
            yield from self.engine(shards)
            return
        first: list[Shard | Result] = []
        size = 0.0
        for shard in shards:
            if isinstance(shard, Result):
                yield shard
                continue
            first.append(shard)
            size += sum(map(size_of, shard.entries))
            if size >= PAYS or not is_plain(shard):
                size = max(size, PAYS)
                break
        everything = itertools.chain(first, shards)
        if size < PAYS and not self.interrupted:
            yield from work_alone(everything, Worker(self.job, self.state, fail_fast=self.fail_fast))
            return
        crew = Processes(self.job, self.state, fail_fast=self.fail_fast)
        cause = cause_of_death(self.job, self.state)
        yield from work_together(everything, crew, workers=self.workers, cause=cause)


def is_plain(shard: Shard) -> bool:
    """Whether Python alone reads it."""
    return all(isinstance(entry, Refusal) or entry.kind in PLAIN for entry in shard.entries)


def cores() -> int:
    """The processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
