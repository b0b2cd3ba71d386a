"""A batch: the checks before the work, the work with its progress, and the output with its closing lines."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from claimx.batch.assemble import stamp, sweep, write_output
from claimx.batch.cluster import make_engine
from claimx.batch.crew import RunError
from claimx.batch.errors_file import Origin, error_path, origin_of, refuse_shared, refuse_strange, seen, write_errors
from claimx.batch.job import Job, make_job
from claimx.batch.lock import locked
from claimx.batch.run import Engine, Run, cores
from claimx.batch.shards import cut_shards
from claimx.batch.state import State
from claimx.cli.batch_order import Order, Target, refuse_article
from claimx.cli.console import DONE, FAILED, STDOUT, Console
from claimx.cli.extract import refuse_inputs
from claimx.cli.progress import Count, Tally, shown
from claimx.errors import ClaimxError, InputError
from claimx.export import check_output
from claimx.export.files import refuse_link
from claimx.readers import Item, Refusal, open_items
from claimx.settings import Settings


def batch(inputs: Sequence[str], target: Target, order: Order, *, console: Console, settings: Settings) -> int:
    """Do the batch; return the exit code."""
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
    job = make_job(
        model=settings.model,
        lexicon=settings.lexicon,
        options=order.options,
        with_text=order.with_text,
        timeout=order.timeout,
    )
    run = Run(
        job=job,
        state=state,
        workers=order.workers or cores(),
        resume=order.resume,
        part=order.part,
        fail_fast=order.fail_fast,
        engine=ray_engine(order, job, state),
        before_work=partial(check_output, output, target.format) if is_left else None,
    )
    if order.dry_run:
        return rehearse(run, inputs, target, console)
    state.prepare()
    with locked(state, order.part):
        if order.part is None:
            sweep(output)
        tally = Tally(console)
        same = say_versions(run, console)
        try:
            do(run, inputs, target, tally)
        except ClaimxError as error:
            if order.part is None and not state.has_shards():
                state.discard()  # nothing was done
            if not isinstance(error, RunError):
                raise
            console.error(str(error))
            return FAILED
        except KeyboardInterrupt:
            anew = "" if order.resume else ", without --no-resume,"
            console.note(f"what is done is kept; the same command{anew} goes on where it was")
            raise
        for line in finish(run, origin, target, tally, settings, same=same):
            console.note(line)
    return FAILED if tally.errors else DONE


def rehearse(run: Run, inputs: Sequence[str], target: Target, console: Console) -> int:
    """Say what there is to do, and change nothing; return the exit code."""
    without = (target.output, error_path(target.output), str(run.state.folder))
    stdin = sys.stdin.buffer if sys.stdin is not None else None
    tally = Tally(console)
    done = 0
    for shard in cut_shards(open_items(inputs, run.job.options, notice=console.note, without=without, stdin=stdin)):
        mark = run.kept(shard)
        done += len(shard.entries) if mark is not None else 0
        tally.inputs += len(shard.entries)
        for entry in shard.entries:
            if isinstance(entry, Refusal):
                tally.fail(entry.where, str(entry.error))
            elif entry.payload is None and not Path(entry.path or "").exists():
                tally.fail(entry.where, "no such file; check the path")
    if not tally.inputs:
        raise InputError(f"{', '.join(inputs)}: nothing that claimx reads is in it")
    console.note(
        f"{tally.inputs:,} article{'s' * (tally.inputs != 1)}, {done:,} of them done by an earlier run; "
        f"nothing was done, {target.output} would be written"
    )
    return FAILED if tally.errors else DONE


def ray_engine(order: Order, job: Job, state: State) -> Engine | None:
    """What does shards on a Ray cluster, where that is wanted."""
    if order.ray is None:
        return None
    return make_engine(job, state, address=order.ray, workers=order.workers, fail_fast=order.fail_fast)


def say_versions(run: Run, console: Console) -> bool:
    """Say what an earlier run was made with, where it was something else; whether it was the same, or none."""
    earlier = dict(run.state.load("job").get("versions", []))
    changed = [name for name, version in run.job.versions if name in earlier and earlier[name] != version]
    if changed and run.resume:
        verb = "has" if len(changed) == 1 and not changed[0].endswith("s") else "have"
        console.note(f"{' and '.join(changed)} {verb} changed since the earlier run: all is done again")
    readers = dict(run.state.load("job").get("of_kind", []))
    others = [kind for kind, libraries in run.job.of_kind if kind in readers and readers[kind] != libraries]
    if others and not changed and run.resume:
        console.note(f"what reads {' and '.join(others)} has changed since the earlier run: such inputs are done again")
    run.state.save("job", {"versions": run.job.versions, "of_kind": run.job.of_kind})
    return not changed and not others


def do(run: Run, inputs: Sequence[str], target: Target, tally: Tally) -> None:
    """All shards, with progress.

    Raises:
        InputError: where there was nothing to read.
    """
    without = (target.output, error_path(target.output), str(run.state.folder))

    def entries(notice: Callable[[str], None]) -> Iterator[Item | Refusal]:
        stdin = sys.stdin.buffer if sys.stdin is not None else None
        return open_items(inputs, run.job.options, notice=notice, without=without, stdin=stdin)

    def silent(line: str) -> None:
        """Nothing: what is counted is read again."""

    countable = run.part is None and not tally.console.quiet and all(map(is_rereadable, inputs))
    count = Count((lambda: sum(1 for _ in entries(silent))) if countable else None)
    with contextlib.closing(run.results(entries(tally.console.note))) as results:
        for _ in shown(results, run, tally, count):
            pass
    if not run.found and run.part is None:
        raise InputError(f"{', '.join(inputs)}: nothing that claimx reads is in it")


def is_rereadable(path: str) -> bool:
    """Whether its articles may be counted by a second reading, which would take those of a pipe from the run itself."""
    return path != STDOUT and (os.path.isfile(path) or os.path.isdir(path))  # noqa: PTH112, PTH113 - a NUL is no error


def finish(run: Run, origin: Origin, target: Target, tally: Tally, settings: Settings, *, same: bool) -> Iterator[str]:
    """Write the output; the closing lines.

    Raises:
        OutputError: where it can't be written.
    """
    state, output = run.state, target.output
    if run.part is not None:
        yield tally.summary(run.found, f"part {run.part[0]} of {run.part[1]} is done")
        yield f"once all parts are, the same command without --shard writes {output}"
        return
    refuse_shared(state, output, origin)  # another run may have written it meanwhile
    keys = run.ordered()
    made = stamp(keys, output, target.how)
    done = state.load("finished")
    if not tally.articles:  # nothing to write, and an older file stays
        write_errors(state, keys, output, origin)
        kept = "stays as it was" if Path(output).exists() else "is not written"
        yield f"no article could be read; {output} {kept}"
        state.discard()
    elif made.items() <= done.items():
        yield tally.summary(run.found, f"{output} is complete, nothing was left to do")
    else:
        notice = tally.console.warn
        select = target.select(settings, notice)
        write_output(state, keys, output, format_=target.format, rows=target.rows, select=select, notice=notice)
        write_errors(state, keys, output, origin)
        state.save("finished", stamp(keys, output, target.how))
        gone = state.keep_only(keys)
        yield tally.summary(run.found, f"written to {output}")
        if tally.before:
            yield f"{tally.earlier} by an earlier run" + (
                f"; {gone:,} of its shards no longer fitted, since inputs changed" if gone and same else ""
            )
    if tally.errors:
        yield f"{tally.errors:,} failed; see {error_path(output)}"
