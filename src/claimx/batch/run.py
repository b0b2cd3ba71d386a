"""A run: inputs → shards → workers → shards kept → the output. What is kept already is not done again."""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field

from claimx.batch.cluster import make_engine
from claimx.batch.crew import RunError, cause_of_death, work_together
from claimx.batch.job import Job, make_job
from claimx.batch.kept import Kept
from claimx.batch.order import Order, Target
from claimx.batch.parts import Parts
from claimx.batch.processes import Processes
from claimx.batch.shards import Entry, Shard, cut_shards, key_of, seen_of
from claimx.batch.state import State
from claimx.batch.tasks import Answer, Part, Result, Written
from claimx.batch.work import Worker, work_alone
from claimx.environment import cores
from claimx.errors import ClaimxError
from claimx.readers import Refusal

# Text, in bytes, from which on worker processes pay: they take a second or two to start.
PAYS = 120_000
# What so little of can be read in this process: Python alone reads it, which a time limit can always interrupt. What
# libraries in other languages read is given to a process that may die over it.
PLAIN = {"text", "markdown", "row"}

PARTS_PAY = 4_000_000  # the same where the work is done, and only parts of the output are to be written
Engine = Callable[[Iterator[Shard | Result], deque[Part]], Iterator[Answer]]


@dataclass(slots=True, kw_only=True)
class Run:
    """One run over the inputs.

    Attributes:
        job: how articles become records.
        state: where shards are kept.
        kept: those that are.
        target: the output, where it is made of parts; `parts` are those.
        workers: processes at most.
        resume: whether to use what is kept.
        part: I of N, for job arrays; None for all of it.
        fail_fast: stop at the first error.
        engine: what does shards elsewhere than here; None for this machine.
        before_work: called before the first shard is done, where any is left to do.
        keys: by number, the shards so far.
        failed: the keys of those in which an input failed.
        found: inputs known to be there; all of them once `complete`.
        earlier: whether there are shards of earlier runs to be used; None before it was looked for.
        interrupted: whether an earlier run began and never ended. What killed it may be an article, which is then
            better read by a process of its own.
    """

    job: Job
    state: State
    kept: Kept = field(init=False)
    target: Target | None = None
    parts: Parts | None = None
    workers: int = 1
    resume: bool = True
    verify: bool = False
    part: tuple[int, int] | None = None
    fail_fast: bool = False
    engine: Engine | None = None
    before_work: Callable[[], object] | None = None
    keys: dict[int, str] = field(default_factory=dict)
    failed: set[str] = field(default_factory=set)
    found: int = 0
    complete: bool = False
    earlier: bool | None = None
    interrupted: bool = False

    def __post_init__(self) -> None:
        self.kept = Kept(self.state, verify=self.verify)

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
                if isinstance(result, Written):
                    self.parts.add_written(result)  # type: ignore[union-attr]
                    continue
                self.note(result)
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

    def note(self, result: Result) -> None:
        """A shard is done."""
        self.keys[result.number] = result.key
        if result.mark.failures:
            self.failed.add(result.key)
        if result.place is not None:
            self.kept.shards[result.key] = result.place
            if self.parts is not None:
                self.parts.add(result)

    def ordered(self) -> list[str]:
        """The keys of all shards, in order."""
        return [self.keys[number] for number in sorted(self.keys)]

    def todo(self, shards: Iterable[Shard]) -> Iterator[Shard | Result]:
        """The shards of this run, those that are kept as results."""
        for shard in shards:
            number = self.parts.number_of(shard) if self.parts is not None else None
            of = shard.number if number is None else number - 1  # whole parts of the output, where it has them
            if self.part is not None and of % self.part[1] != self.part[0] - 1:
                continue
            self.found += len(shard.entries)
            if self.parts is not None and number is not None:
                self.parts.expect(shard, number)
            kept = self.done_before(shard)
            if kept is not None:
                yield kept
                continue
            if self.before_work is not None:
                self.before_work()
                self.before_work = None
            self.state.forget("finished")  # the output is no longer what the shards say
            yield shard
        if self.parts is not None:
            self.parts.close()
        self.complete = True

    def done_before(self, shard: Shard, *, rehearsed: bool = False) -> Result | None:
        """The shard as an earlier run did it, where that may be used."""
        if self.earlier is None:
            if self.resume:
                self.kept.load()
            self.earlier = bool(self.kept.shards)
        if not self.earlier:
            return None
        seen = seen_of(shard.entries, self.job.fingerprint)
        known = self.kept.key_seen(seen)
        key = known or key_of(shard.entries, self.job.fingerprint)
        mark = self.kept.mark_of(key)
        if mark is None or not mark.is_final(self.job.timeout) or (self.fail_fast and mark.failures):
            return None
        if known is None and not rehearsed:
            self.kept.see(seen, key)
        return Result(number=shard.number, key=key, mark=mark, place=self.kept.shards[key], before=True)

    def chosen(self, shards: Iterator[Shard | Result]) -> Iterator[Answer]:
        """The results, by the engine that pays."""
        parts = self.parts.ready if self.parts is not None else deque[Part]()
        if self.engine is not None:
            yield from self.engine(shards, parts)
            return
        first: list[Shard | Result] = []
        size = 0.0
        for shard in shards:
            if isinstance(shard, Result):
                yield shard
                continue
            first.append(shard)
            size += shard.size
            if size >= PAYS or not is_plain(shard):
                size = max(size, PAYS)
                break
        everything = itertools.chain(first, shards)
        if size < PAYS and sum(part.size for part in parts) < PARTS_PAY and not self.interrupted:
            worker = Worker(self.job, self.state, fail_fast=self.fail_fast, target=self.target)
            yield from work_alone(everything, worker, parts)
            return
        crew = Processes(self.job, self.state, fail_fast=self.fail_fast, target=self.target)
        cause = cause_of_death(self.job, self.state)
        yield from work_together(everything, crew, workers=self.workers, cause=cause, parts=parts)


def is_plain(shard: Shard) -> bool:
    """Whether Python alone reads it."""
    return all(isinstance(entry, Refusal) or entry.kind in PLAIN for entry in shard.entries)


def run_of(order: Order, target: Target, state: State) -> Run:
    """The run that does an order."""
    job = make_job(
        model=order.model,
        lexicon=order.lexicon,
        options=order.options,
        with_text=order.with_text,
        timeout=order.timeout,
    )
    engine = None
    to_write = target if target.in_parts else None
    if order.ray is not None:
        engine = make_engine(
            job, state, address=order.ray, workers=order.workers, fail_fast=order.fail_fast, target=to_write
        )
    return Run(
        job=job,
        state=state,
        target=to_write,
        workers=order.workers or cores(),
        resume=order.resume,
        verify=order.verify,
        part=order.part,
        fail_fast=order.fail_fast,
        engine=engine,
    )
