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
from claimx.batch.errors_file import Origin, error_path, origin_of, refuse_shared, refuse_strange, seen, write_errors
from claimx.batch.lock import locked
from claimx.batch.order import Order, Target, refuse_article
from claimx.batch.parts import Parts
from claimx.batch.parts_folder import (
    NOTE,
    begin_list,
    check_folder,
    has_list,
    refuse_strange_files,
    remove_others,
    sweep_folder,
    write_list,
)
from claimx.batch.planned import planned_size
from claimx.batch.run import Run, run_of
from claimx.batch.shards import Shard, cut_shards
from claimx.batch.state import State
from claimx.batch.tasks import Result
from claimx.errors import ClaimxError, InputError, OutputError
from claimx.export import check_output
from claimx.export.files import refuse_inputs, refuse_link
from claimx.export.packing import check_packing
from claimx.parted import USUAL
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
        refuse_article(inputs, target)
        state = State.beside(output)
        if target.in_parts:
            return cls._in_parts(inputs, target, order, state, stdin)
        # The folder of a finished brat output is full, as it should be, as long as there is nothing left to do.
        is_left = seen(output) is not None and state.load("finished").get("files", [None])[0] == seen(output)
        if not is_left:
            check_output(output, target.format)
        origin = origin_of(inputs, order.options)
        refuse_strange(state, output)
        refuse_shared(state, output, origin)
        run = run_of(order, target, state)
        run.before_work = partial(check_output, output, target.format) if is_left else None
        whole = cls(inputs=inputs, target=target, run=run, origin=origin, stdin=stdin)
        if target.format.most is not None and whole.is_rereadable:  # the work may take hours, and reading a second
            collections.deque(whole.entries(lambda _: None), maxlen=0)
        return whole

    @classmethod
    def _in_parts(
        cls, inputs: Sequence[str], target: Target, order: Order, state: State, stdin: BinaryIO | None
    ) -> Batch:
        target.format.check_libraries(load=False)  # the workers import them
        check_packing(target.packing)
        check_folder(target.output, state, inputs)
        origin = origin_of(inputs, order.options)
        refuse_strange(state, target.output)
        refuse_shared(state, target.output, origin)
        whole = cls(inputs=inputs, target=target, run=run_of(order, target, state), origin=origin, stdin=stdin)
        if target.parts is not None and not whole.is_rereadable:
            raise OutputError(
                f"--parts {target.parts}: the inputs are read twice for that, and a pipe can't be; give files, or "
                "leave it out for parts of the usual size"
            )
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
                if self.target.in_parts:
                    sweep_folder(self.target.output)
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
        if self.target.in_parts:
            self.run.parts = Parts(self.target, self.run.kept, self.part_size(), self.begin_part)
        try:
            with self.run.kept.held(), contextlib.closing(self.run.results(self.entries(notice))) as results:
                yield from results
            if not self.run.found and self.run.part is None:
                raise self.nothing_to_read()
        except ClaimxError:
            if self.run.part is None:
                self.run.kept.discard()  # where nothing was done
            raise

    def part_size(self) -> float:
        """Bytes of text in a part: those of all inputs by the number of parts, or as many as are usual."""
        if self.target.parts is None:
            return USUAL
        run = self.run

        def count() -> float:
            return sum(shard.size for shard in cut_shards(self.entries(lambda _: None)))

        believe = run.part is not None and not run.verify
        return planned_size(self.inputs, run.job.options, run.state, count, believe=believe) / self.target.parts

    def begin_part(self) -> None:
        """Before the first part is written: the folder says that the others are to come.

        Raises:
            OutputError: where it can't be written, or holds something else by now.
        """
        check_folder(self.target.output, self.run.state)
        begin_list(self.target, self.run.state)

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
            yield shard, self.run.done_before(shard, rehearsed=True)
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
        kept, keys = self.run.kept, self.run.ordered()
        failed = [key for key in keys if key in self.run.failed]
        if not has_articles:  # an older output stays
            write_errors(kept, failed, output, self.origin)
            kept.discard()
            return Ending(how="nothing")
        if self.is_complete(keys):
            kept.note_packs()
            return Ending(how="complete")
        if self.run.parts is None:
            with kept.held():
                write_output(kept, [(key, None) for key in keys], target, path=output, notice=notice)
        else:
            self.finish_parts(self.run.parts, notice)
        write_errors(kept, failed, output, self.origin)
        state.save("finished", stamp(keys, output, target.how))
        stamps = self.run.parts.stamps if self.run.parts is not None else ()
        return Ending(how="written", gone=kept.keep_only(set(keys), stamps))

    def is_complete(self, keys: Sequence[str]) -> bool:
        """Whether the output is there, made of these shards, as an earlier run left it."""
        parts, target = self.run.parts, self.target
        if parts is not None and (parts.wrote or not has_list(target, parts.listed())):
            return False
        return stamp(keys, target.output, target.how).items() <= self.run.state.load("finished").items()

    def finish_parts(self, parts: Parts, notice: Notice) -> None:
        """All parts are written: say so in their list, and remove those of earlier runs."""
        for line in parts.notes():
            notice(line)
        listed = parts.listed()
        refuse_strange_files(self.target.output, self.run.state)
        remove_others(self.target.output, {name for part in listed for name in part["files"]})
        self.run.state.save(NOTE, {})
        write_list(self.target, listed)


def is_rereadable(path: str) -> bool:
    """Whether its articles may be counted by a second reading, which would take those of a pipe from the run itself."""
    return path != STDIN and (os.path.isfile(path) or os.path.isdir(path))  # noqa: PTH112, PTH113 - a NUL is no error


def is_missing(entry: Item | Refusal) -> bool:
    """Whether an input is a file that is not there."""
    return isinstance(entry, Item) and entry.payload is None and not Path(entry.path or "").exists()
