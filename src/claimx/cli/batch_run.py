"""What a batch says: its progress, what failed, its closing lines, and its exit code. `claimx.batch` does the work."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from claimx.batch.conduct import Batch, Changes, Ending, is_missing
from claimx.batch.crew import RunError
from claimx.batch.errors_file import error_path
from claimx.batch.order import Order, Target
from claimx.cli.console import DONE, FAILED, Console
from claimx.cli.progress import Count, Tally, shown
from claimx.cli.selection import Counted
from claimx.cli.terminal import standard_input
from claimx.export.formats import ALL_ROWS
from claimx.readers import Refusal
from claimx.visible import plural


def batch(inputs: Sequence[str], target: Target, order: Order, *, console: Console, dry_run: bool) -> int:
    """Do the batch; return the exit code."""
    stdin = standard_input()
    whole = Batch.prepared(inputs, target, order, stdin=stdin)
    if dry_run:
        return rehearse(whole, console)
    with whole.begun():
        console.kept = lambda: kept_now(whole, order)
        if target.in_parts and target.format.name == "parquet" and target.rows != ALL_ROWS:
            console.note(
                f"{target.output} will hold {target.rows} alone, which no command of claimx reads back; --rows all "
                "writes all that is found, and reads no article again"
            )
        tally = Tally(console)
        changes = whole.changes()
        if order.resume:
            say_changes(changes, console)
        try:
            count = Count(None if console.quiet else whole.count)
            with contextlib.closing(whole.results(console.note)) as results:
                for _ in shown(results, whole.run, tally, count):
                    pass
        except RunError as error:
            console.error(str(error))
            return FAILED
        is_there = Path(target.output).exists()
        ending = whole.finish(console.warn, has_articles=bool(tally.articles))
        for line in closing_lines(whole, ending, tally, same=changes == Changes(), is_there=is_there):
            console.note(line)
    return FAILED if tally.errors else DONE


def kept_now(whole: Batch, order: Order) -> str:
    """What there is of a batch that is interrupted now, and how to go on."""
    if not whole.run.kept.has_any:
        return "nothing was done yet; the same command begins anew"
    anew = "" if order.resume else ", without --no-resume,"
    return f"what is done is kept in {whole.run.state.shown}; the same command{anew} goes on where it was"


def rehearse(whole: Batch, console: Console) -> int:
    """Say what there is to do, and change nothing; return the exit code."""
    tally = Tally(console)
    done = 0
    for shard, earlier in whole.rehearsed(console.note):
        done += len(shard.entries) if earlier is not None else 0
        tally.inputs += len(shard.entries)
        for entry in shard.entries:
            if isinstance(entry, Refusal):
                tally.fail(entry.where, str(entry.error))
            elif is_missing(entry):
                tally.fail(entry.where, "no such file; check the path")
    console.note(
        f"{plural(tally.inputs, 'article')}, {done:,} of them done by an earlier run; "
        f"nothing was done, {whole.target.output} would be written"
    )
    return FAILED if tally.errors else DONE


def say_changes(changes: Changes, console: Console) -> None:
    """Say what an earlier run was made with, where it was something else."""
    if changes.of_all:
        verb = "has" if len(changes.of_all) == 1 and not changes.of_all[0].endswith("s") else "have"
        console.note(f"{' and '.join(changes.of_all)} {verb} changed since the earlier run: all is done again")
    elif changes.of_kinds:
        kinds = " and ".join(changes.of_kinds)
        console.note(f"what reads {kinds} has changed since the earlier run: such inputs are done again")


def closing_lines(whole: Batch, ending: Ending, tally: Tally, *, same: bool, is_there: bool) -> Iterator[str]:
    """How it ended; `is_there` where there was an output before, `same` where it was made with the same."""
    output, run = whole.target.output, whole.run
    if ending.how == "part" and run.part is not None:
        yield tally.summary(run.found, f"part {run.part[0]} of {run.part[1]} is done")
        done = "ends" if whole.target.in_parts else "writes"
        yield f"once all parts are, the same command without --shard {done} {output}"
        return
    if ending.how == "nothing":
        yield f"no article could be read; {output} {'stays as it was' if is_there else 'is not written'}"
    elif ending.how == "complete":
        yield tally.summary(run.found, f"{output} is complete, nothing was left to do")
    else:
        parts = len(run.parts.listed()) if run.parts is not None else 0
        where = f"{output}, in {plural(parts, 'part')}" if parts else output
        select = whole.target.select
        yield tally.summary(run.found, f"written to {where}{kept_of(select) if isinstance(select, Counted) else ''}")
        if tally.before:
            gone = "; some of what it did no longer fitted, since inputs changed"
            yield f"{tally.earlier} by an earlier run{gone if ending.gone and same else ''}"
    if tally.errors:
        yield f"{tally.errors:,} failed; see {error_path(output)}"


def kept_of(chosen: Counted) -> str:
    """How much of what was read is written, where a choice was made."""
    return f": {plural(chosen.articles, 'article')}, {plural(chosen.claims, 'claim')}"
