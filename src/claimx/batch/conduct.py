"""A batch from its checks to its output. It says nothing: whoever conducts it hears what there is to say."""

from __future__ import annotations

import collections
import contextlib
import os
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO, Literal

from claimx.batch.assemble import stamp, sweep, write_output
from claimx.batch.cluster import make_engine
from claimx.batch.errors_file import Origin, error_path, origin_of, refuse_shared, refuse_strange, seen, write_errors
from claimx.batch.job import make_job
from claimx.batch.lock import locked
from claimx.batch.order import Order, Target, refuse_article
from claimx.batch.run import Run, cores
from claimx.batch.shards import Shard, cut_shards
from claimx.batch.state import State
from claimx.batch.work import Result
from claimx.errors import ClaimxError, InputError
from claimx.export import check_output
from claimx.export.files import refuse_inputs, refuse_link
from claimx.readers import STDIN, Item, Refusal, open_items

Notice = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What an earlier run was made with that is another now: of all records, and by kind of input what reads it."""

    of_all: tuple[str, ...] = ()
    of_kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How a batch ended: its part of a job array is done, nothing could be read, nothing was left to do, or it is
    written, and so many `gone` shards of earlier runs no longer fitted.
    """

    how: Literal["part", "nothing", "complete", "written"]
    gone: int = 0


@dataclass(slots=True, kw_only=True)
class Batch:
    """One batch; `prepared` makes it, then come `begun`, `changes`, `results` and `finish`, or `rehearsed` alone."""

    inputs: Sequence[str]
    target: Target
    run: Run
    origin: Origin
    stdin: BinaryIO | None = None

    @classmethod
    def prepared(cls, inputs: Sequence[str], target: Target, order: Order, *, stdin: BinaryIO | None) -> Batch:
        """A batch whose output can be written, as far as can be told before the work.

        Raises:
            OutputError: where it can't.
        """
        output = target.output
        refuse_link(output)
        for written in (output, error_path(output)):
            refuse_inputs(written, inputs)
        refuse_article(inputs, output)
        state = State.beside(output)
        # The folder of a finished brat output is full, as it should be, as long as there is nothing left to do.
        is_left = seen(output) is not None and state.load("finished").get("files", [None])[0] == seen(output)
        if not is_left:
            check_output(output, target.format)
        origin = origin_of(inputs, order.options)
        refuse_strange(state, output)
        refuse_shared(state, output, origin)
        run = run_of(order, state)
        run.before_work = partial(check_output, output, target.format) if is_left else None
        whole = cls(inputs=inputs, target=target, run=run, origin=origin, stdin=stdin)
        if target.format.most is not None and whole.is_rereadable:  # the work may take hours, and reading a second
            collections.deque(whole.entries(lambda _: None), maxlen=0)
        return whole

    @contextlib.contextmanager
    def begun(self) -> Iterator[None]:
        """The block in which the work is done: no other run writes the same output meanwhile.

        Raises:
            OutputError: where another does.
        """
        self.run.state.prepare()
        with locked(self.run.state, self.run.part):
            if self.run.part is None:
                sweep(self.target.output)
            yield

    def changes(self) -> Changes:
        """What has changed since the earlier run; noted for the next."""
        state, job = self.run.state, self.run.job
        kept = state.load("job")
        earlier, readers = dict(kept.get("versions", [])), dict(kept.get("of_kind", []))
        state.save("job", {"versions": job.versions, "of_kind": job.of_kind})
        return Changes(
            of_all=tuple(name for name, now in job.versions if name in earlier and earlier[name] != now),
            of_kinds=tuple(kind for kind, now in job.of_kind if kind in readers and readers[kind] != now),
        )

    def entries(self, notice: Notice) -> Iterator[Item | Refusal]:
        """The inputs, without what the batch itself writes.

        Raises:
            OutputError: at the first that is too many for the output.
        """
        output = self.target.output
        without = (output, error_path(output), str(self.run.state.folder))
        entries = open_items(self.inputs, self.run.job.options, notice=notice, without=without, stdin=self.stdin)
        return self.target.format.up_to_its_most(entries)

    def results(self, notice: Notice) -> Generator[Result, None, None]:
        """The shards as they are done.

        Raises:
            InputError: where there is nothing to read.
            RunError: where the run stops before its end.
        """
        try:
            with contextlib.closing(self.run.results(self.entries(notice))) as results:
                yield from results
            if not self.run.found and self.run.part is None:
                raise self.nothing_to_read()
        except ClaimxError:
            if self.run.part is None and not self.run.state.has_shards():
                self.run.state.discard()  # nothing was done
            raise

    @property
    def is_rereadable(self) -> bool:
        """Whether the inputs may be read twice."""
        return all(map(is_rereadable, self.inputs))

    @property
    def count(self) -> Callable[[], int] | None:
        """What counts the inputs, by a second reading; None where that can't be, or would make no sense."""
        if self.run.part is not None or not self.is_rereadable:
            return None
        return lambda: sum(1 for _ in self.entries(lambda _: None))

    def rehearsed(self, notice: Notice) -> Iterator[tuple[Shard, Result | None]]:
        """What there is to do, with what an earlier run did of it; nothing is changed.

        Raises:
            InputError: where there is nothing to read.
        """
        shard = None
        for shard in cut_shards(self.entries(notice)):
            yield shard, self.run.kept(shard)
        if shard is None:
            raise self.nothing_to_read()

    def nothing_to_read(self) -> InputError:
        """The error of a batch without inputs."""
        return InputError(f"{', '.join(self.inputs)}: nothing that claimx reads is in it")

    def finish(self, notice: Notice, *, has_articles: bool) -> Ending:
        """Write the output and its errors.

        Raises:
            OutputError: where they can't be written.
        """
        state, target, output = self.run.state, self.target, self.target.output
        if self.run.part is not None:
            return Ending(how="part")
        refuse_shared(state, output, self.origin)  # another run may have written it meanwhile
        keys = self.run.ordered()
        if not has_articles:  # an older file stays
            write_errors(state, keys, output, self.origin)
            state.discard()
            return Ending(how="nothing")
        if stamp(keys, output, target.how).items() <= state.load("finished").items():
            return Ending(how="complete")
        write_output(
            state, keys, output, format_=target.format, rows=target.rows, bom=target.bom, select=target.select,
            notice=notice,
        )  # fmt: skip
        write_errors(state, keys, output, self.origin)
        state.save("finished", stamp(keys, output, target.how))
        return Ending(how="written", gone=state.keep_only(keys))


def run_of(order: Order, state: State) -> Run:
    """The run that does an order."""
    job = make_job(
        model=order.model,
        lexicon=order.lexicon,
        options=order.options,
        with_text=order.with_text,
        timeout=order.timeout,
    )
    engine = None
    if order.ray is not None:
        engine = make_engine(job, state, address=order.ray, workers=order.workers, fail_fast=order.fail_fast)
    return Run(
        job=job,
        state=state,
        workers=order.workers or cores(),
        resume=order.resume,
        part=order.part,
        fail_fast=order.fail_fast,
        engine=engine,
    )


def is_rereadable(path: str) -> bool:
    """Whether its articles may be counted by a second reading, which would take those of a pipe from the run itself."""
    return path != STDIN and (os.path.isfile(path) or os.path.isdir(path))  # noqa: PTH112, PTH113 - a NUL is no error


def is_missing(entry: Item | Refusal) -> bool:
    """Whether an input is a file that is not there."""
    return isinstance(entry, Item) and entry.payload is None and not Path(entry.path or "").exists()
