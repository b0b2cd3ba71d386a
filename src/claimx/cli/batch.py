"""`claimx batch`: the claims of folders, archives and tables, in parallel; an interrupted run is taken up again."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claimx.cli import options
from claimx.cli.console import DONE, FAILED, STDOUT, Console
from claimx.cli.extract import choose_format, refuse_inputs
from claimx.cli.progress import Count, Tally, shown
from claimx.cli.selection import EVERYTHING, Selection
from claimx.errors import InputError, OutputError
from claimx.export.files import is_special
from claimx.settings import Settings, load_settings

if TYPE_CHECKING:
    from claimx.batch.job import Job
    from claimx.batch.run import Engine, Run
    from claimx.batch.state import State
    from claimx.export import Format, Record
    from claimx.readers import Item, ReadOptions, Refusal

PART = re.compile(r"([0-9]+)/([0-9]+)")
ARTICLES = (".txt", ".md", ".markdown")  # outputs of these kinds would be taken for articles


class EngineName(StrEnum):
    """Where the work is done."""

    local = "local"
    ray = "ray"


def batch_cli(
    context: typer.Context,
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT", help="Folders, archives, tables and articles; see claimx extract --help."),
    ],
    output: Annotated[
        str,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Where to write; its suffix decides the format.", show_default=False
        ),
    ],
    format_: Annotated[
        options.FormatName | None,
        typer.Option(
            "--format", "-f", help="Output format.  [default: by the suffix of the output]", show_default=False
        ),
    ] = None,
    only: options.Only = None,
    actor: options.Actor = None,
    rows: options.Rows = None,
    with_text: options.WithText = False,
    text_field: options.TextField = None,
    id_field: options.IdField = None,
    from_: options.From = None,
    max_bytes: options.MaxBytes = None,
    workers: Annotated[
        int | None,
        typer.Option(
            "--workers", "-w", metavar="N", min=1, help="Processes at work.  [default: one a core]", show_default=False
        ),
    ] = None,
    resume: Annotated[
        bool,
        typer.Option("--resume/--no-resume", help="Keep what an earlier run did and still fits; or do all of it anew."),
    ] = True,
    shard: Annotated[
        str | None,
        typer.Option(
            "--shard",
            metavar="I/N",
            help="Do one part of N, as in a job array; a run without puts them together.",
            show_default=False,
        ),
    ] = None,
    fail_fast: Annotated[bool, typer.Option("--fail-fast", help="Stop at the first error.")] = False,
    engine: Annotated[
        EngineName, typer.Option("--engine", help="Processes of this machine, or actors of a Ray cluster.")
    ] = EngineName.local,
    address: Annotated[
        str | None,
        typer.Option(
            "--address",
            metavar="ADDRESS",
            help="The Ray cluster's.  [default: a cluster on this machine]",
            show_default=False,
        ),
    ] = None,
    model: options.Model = None,
    lexicon: options.Lexicon = None,
    encoding: options.Encoding = None,
    quiet: options.Quiet = None,
    color: options.Color = None,
    debug: options.Debug = None,
) -> int:
    """Extract the claims of many articles: folders, archives, tables.

    Errors go to OUT.errors.jsonl beside the output; the articles come in the order of the inputs. What is done is kept
    in OUT.state, so that an interrupted run goes on where it was, and a finished one does only what is new.
    """
    console: Console = context.obj
    settings = load_settings(
        {"model": model, "lexicon": lexicon, "encoding": encoding, "quiet": quiet, "color": color, "debug": debug}
    )
    console.configure(settings)
    if output == STDOUT or is_special(Path(output)):
        raise OutputError(f"{output}: batch writes a file, its errors beside it; give one, such as -o claims.jsonl")
    chosen = choose_format(format_, output, rows, settings)
    part = read_part(shard)
    if address is not None and engine != EngineName.ray:
        raise typer.BadParameter("--address is of --engine ray")
    from claimx.readers.items import MAX_BYTES, ReadOptions  # noqa: PLC0415 - each command imports what it uses

    return batch(
        inputs,
        Target(
            output=output,
            format=chosen,
            rows=str(rows or "claims"),
            selection=Selection(only=tuple(str(each) for each in only or ()), actors=tuple(actor or ())),
        ),
        Order(
            options=ReadOptions(
                encoding=settings.encoding,
                text_field=text_field,
                id_field=id_field,
                kind=str(from_) if from_ else None,
                max_bytes=max_bytes or MAX_BYTES,
            ),
            with_text=with_text or chosen.needs_text,
            workers=workers,
            resume=resume,
            part=part,
            fail_fast=fail_fast,
            ray=(address or "") if engine == EngineName.ray else None,
        ),
        console=console,
        settings=settings,
    )


def read_part(value: str | None) -> tuple[int, int] | None:
    """I and N of `--shard I/N`.

    Raises:
        typer.BadParameter: where it is none.
    """
    if value is None:
        return None
    found = PART.fullmatch(value)
    if found is None or not 1 <= int(found[1]) <= int(found[2]):
        raise typer.BadParameter(f"--shard {value}: give I/N with I from 1 to N, such as 1/10")
    return int(found[1]), int(found[2])


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The output: where, in what form, and which claims."""

    output: str
    format: Format
    rows: str
    selection: Selection

    @property
    def how(self) -> dict[str, Any]:
        """What the output depends on besides the records."""
        only, actors = list(self.selection.only), list(self.selection.actors)
        return {"format": self.format.name, "rows": self.rows, "only": only, "actors": actors}

    def select(self, settings: Settings) -> Callable[[Iterable[Record]], Iterator[Record]] | None:
        """What keeps the claims that are wanted; None for all."""
        if self.selection == EVERYTHING:
            return None
        from claimx.records import from_dict, to_dict  # noqa: PLC0415

        return lambda records: map(to_dict, self.selection.of(map(from_dict, records), settings.lexicon))


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """How the work is done; `ray` is a cluster's address, "" for one of this machine, None for no Ray."""

    options: ReadOptions
    with_text: bool = False
    workers: int | None = None
    resume: bool = True
    part: tuple[int, int] | None = None
    fail_fast: bool = False
    ray: str | None = None


def batch(inputs: Sequence[str], target: Target, order: Order, *, console: Console, settings: Settings) -> int:
    """Do the batch; return the exit code."""
    from claimx.batch.assemble import error_path, seen, sweep  # noqa: PLC0415 - after the cheap checks
    from claimx.batch.crew import RunError  # noqa: PLC0415
    from claimx.batch.job import make_job  # noqa: PLC0415
    from claimx.batch.lock import locked  # noqa: PLC0415
    from claimx.batch.run import Run, cores  # noqa: PLC0415
    from claimx.batch.state import State  # noqa: PLC0415
    from claimx.export import check_output  # noqa: PLC0415

    output = target.output
    for written in (output, error_path(output)):
        refuse_inputs(written, inputs)
    refuse_article(inputs, output)
    state = State.beside(output)
    if seen(output) is None or state.load("finished").get("files", [None])[0] != seen(output):
        check_output(output, target.format)  # else the folder of brat is full, as it should be
    job = make_job(model=settings.model, lexicon=settings.lexicon, options=order.options, with_text=order.with_text)
    run = Run(
        job=job,
        state=state,
        workers=order.workers or cores(),
        resume=order.resume,
        part=order.part,
        fail_fast=order.fail_fast,
        engine=ray_engine(order, job, state),
    )
    state.prepare()
    with locked(state, order.part):
        if order.part is None:
            sweep(output)
        tally = Tally(console)
        same = say_versions(run, console)
        try:
            do(run, inputs, target, tally)
        except RunError as error:
            console.error(str(error))
            return FAILED
        except KeyboardInterrupt:
            anew = "" if order.resume else ", without --no-resume,"
            console.note(f"what is done is kept; the same command{anew} goes on where it was")
            raise
        for line in finish(run, inputs, target, tally, settings, same=same):
            console.note(line)
    return FAILED if tally.errors else DONE


def ray_engine(order: Order, job: Job, state: State) -> Engine | None:
    """What does shards on a Ray cluster, where that is wanted."""
    if order.ray is None:
        return None
    from claimx.batch.cluster import make_engine  # noqa: PLC0415 - an extra

    return make_engine(job, state, address=order.ray, workers=order.workers, fail_fast=order.fail_fast)


def refuse_article(inputs: Sequence[str], output: str) -> None:
    """Fail where the next run would read this output as an article.

    Raises:
        OutputError: with what to do.
    """
    suffix = Path(output).suffix.lower()
    for folder in inputs:
        if (
            suffix in ARTICLES
            and Path(folder).is_dir()
            and Path(output).resolve().is_relative_to(Path(folder).resolve())
        ):
            raise OutputError(f"{output}: batch reads the {suffix} files in {folder} as articles; write it elsewhere")


def say_versions(run: Run, console: Console) -> bool:
    """Say what an earlier run was made with, where it was something else; whether it was the same, or none."""
    earlier = dict(run.state.load("job").get("versions", []))
    changed = [name for name, version in run.job.versions if name in earlier and earlier[name] != version]
    if changed and run.resume:
        verb = "has" if len(changed) == 1 and not changed[0].endswith("s") else "have"
        console.note(f"{' and '.join(changed)} {verb} changed since the earlier run: all is done again")
    run.state.save("job", {"versions": run.job.versions})
    return not changed


def do(run: Run, inputs: Sequence[str], target: Target, tally: Tally) -> None:
    """All shards, with progress."""
    from claimx.batch.assemble import error_path  # noqa: PLC0415
    from claimx.readers import open_items  # noqa: PLC0415

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


def is_rereadable(path: str) -> bool:
    """Whether its articles may be counted by a second reading, which would take those of a pipe from the run itself."""
    return path != STDOUT and (os.path.isfile(path) or os.path.isdir(path))  # noqa: PTH112, PTH113 - a NUL is no error


def finish(
    run: Run, inputs: Sequence[str], target: Target, tally: Tally, settings: Settings, *, same: bool
) -> Iterator[str]:
    """Write the output; the closing lines.

    Raises:
        InputError: where there was nothing to read.
        OutputError: where it can't be written.
    """
    from claimx.batch.assemble import error_path, stamp, write_errors, write_output  # noqa: PLC0415

    state, output = run.state, target.output
    if not run.found and run.part is None:
        state.discard()
        raise InputError(f"{', '.join(inputs)}: nothing that claimx reads is in it")
    if run.part is not None:
        yield tally.summary(run.found, f"part {run.part[0]} of {run.part[1]} is done")
        yield f"once all parts are, the same command without --shard writes {output}"
        return
    keys = run.ordered()
    made = stamp(keys, output, target.how)
    done = state.load("finished")
    if not tally.articles:  # nothing to write, and an older file stays
        write_errors(state, keys, error_path(output))
        kept = "stays as it was" if Path(output).exists() else "is not written"
        yield f"no article could be read; {output} {kept}"
        state.discard()
    elif made.items() <= done.items():
        yield tally.summary(run.found, f"{output} is complete, nothing was left to do")
    else:
        select = target.select(settings)
        notice = tally.console.warn
        write_output(state, keys, output, format_=target.format, rows=target.rows, select=select, notice=notice)
        write_errors(state, keys, error_path(output))
        state.save("finished", stamp(keys, output, target.how))
        gone = state.keep_only(keys)
        yield tally.summary(run.found, f"written to {output}")
        if tally.before:
            yield f"{tally.before:,} of {tally.shards:,} shards were done by an earlier run" + (
                f"; {gone:,} of its shards no longer fitted, since inputs changed" if gone and same else ""
            )
    if tally.errors:
        yield f"{tally.errors:,} failed; see {error_path(output)}"
