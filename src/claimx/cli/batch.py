"""`claimx batch`: the claims of all articles of a folder."""

from __future__ import annotations

import contextlib
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli import options
from claimx.cli.console import DONE, FAILED, STDOUT, Console, check_writable, whole_file, write_chunk
from claimx.cli.extract import choose_format, peeked
from claimx.cli.selection import Selection
from claimx.errors import InputError, OutputError
from claimx.settings import Settings, load_settings

if TYPE_CHECKING:
    from claimx.batch.plan import Plan
    from claimx.batch.run import ErrorRecord, Outcome
    from claimx.export import Format
    from claimx.records import Report

MOST_SHOWN = 10
MOST_SOURCES = 3


def batch_cli(
    context: typer.Context,
    folder: Annotated[
        str, typer.Argument(metavar="FOLDER", help="A folder; its .txt and .md files are read, subfolders too.")
    ],
    output: Annotated[
        str,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Where to write: .jsonl, .json, .csv or .tsv.", show_default=False
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
    model: options.Model = None,
    lexicon: options.Lexicon = None,
    encoding: options.Encoding = None,
    quiet: options.Quiet = None,
    color: options.Color = None,
    debug: options.Debug = None,
) -> int:
    """Extract the claims of all articles of a folder.

    Errors go to OUT.errors.jsonl beside the output; the articles come in the order of their ids.
    """
    console: Console = context.obj
    settings = load_settings(
        {"model": model, "lexicon": lexicon, "encoding": encoding, "quiet": quiet, "color": color, "debug": debug}
    )
    console.configure(settings)
    if output == STDOUT:
        raise OutputError("-: batch writes a file, its errors beside it; give one, such as -o claims.jsonl")
    chosen = choose_format(format_, output, rows, settings)
    return batch(
        folder,
        output,
        console=console,
        settings=settings,
        format_=chosen,
        selection=Selection(only=tuple(str(each) for each in only or ()), actors=tuple(actor or ())),
        rows=str(rows or "claims"),
    )


def batch(
    folder: str,
    output: str,
    *,
    console: Console,
    settings: Settings,
    format_: Format,
    selection: Selection,
    rows: str = "claims",
) -> int:
    """Do the batch; return the exit code."""
    from claimx.batch.plan import make_plan  # noqa: PLC0415 - spaCy is imported below, after the cheap checks
    from claimx.batch.run import error_record, run  # noqa: PLC0415
    from claimx.export import Layout  # noqa: PLC0415

    check_writable(output)
    refuse_article(folder, output)
    plan = make_plan(folder, encoding=settings.encoding, without=(output, error_path(output)))
    tally = Tally(total=len(plan.inputs))
    for each in plan.unreadable:
        tally.add_error(error_record(each.id, each.path, each.error), console)
    if not plan.inputs and not plan.unreadable:
        raise InputError(f"{folder}: no .txt and no .md files in it{left_out(plan)}")

    from claimx.pipeline import Extractor  # noqa: PLC0415

    extractor = Extractor(settings.model, lexicon=settings.lexicon)
    outcomes = shown(run(plan.inputs, extractor), tally, console)
    reports = peeked(selection.of(counted(outcomes, tally, console), settings.lexicon))
    if reports is None:  # where every input failed, there is nothing to write, and an older file stays
        write_errors(error_path(output), tally.errors)
    else:
        with whole_file(output) as file:
            for chunk in format_.write(reports, Layout(rows=rows, several=True)):
                write_chunk(file, chunk, output)
            write_errors(error_path(output), tally.errors)
    for line in closing(tally, plan, output):
        console.note(line)
    return FAILED if tally.errors else DONE


def refuse_article(folder: str, output: str) -> None:
    """Fail where the next run would read this output as an article.

    Raises:
        OutputError: with what to do.
    """
    from claimx.readers import FOLDER_SUFFIXES  # noqa: PLC0415 - each command imports what it uses

    suffix = Path(output).suffix.lower()
    if suffix in FOLDER_SUFFIXES and Path(output).resolve().is_relative_to(Path(folder).resolve()):
        raise OutputError(f"{output}: batch reads the {suffix} files in {folder} as articles; write it elsewhere")


@dataclass(slots=True)
class Tally:
    """What the closing summary counts."""

    total: int
    started: float = field(default_factory=time.monotonic)
    done: int = 0
    articles: int = 0
    words: int = 0
    claims: int = 0
    attributed: int = 0
    hedged: int = 0
    sources: Counter[str] = field(default_factory=Counter)
    errors: list[ErrorRecord] = field(default_factory=list)

    def add(self, report: Report) -> None:
        """Count a report."""
        self.articles += 1
        self.words += report.article.words
        self.claims += len(report.claims)
        for claim in report.claims:
            self.attributed += claim.attributed
            self.hedged += bool(claim.hedges)
            if claim.source is not None and claim.source.named:
                self.sources[claim.source.name or claim.source.text] += 1

    def add_error(self, error: ErrorRecord, console: Console) -> None:
        """Keep an error; say it, unless there were many before."""
        self.errors.append(error)
        if len(self.errors) <= MOST_SHOWN:
            console.error(f"{error.path or error.id}: {error.message}")
        elif len(self.errors) == MOST_SHOWN + 1:
            console.error("more inputs failed; the rest is only in the errors file")

    @property
    def speed(self) -> str:
        """Words a second so far."""
        seconds = time.monotonic() - self.started
        return f"{self.words / seconds:,.0f} words/s" if self.words and seconds > 0 else ""


def shown(outcomes: Iterator[Outcome], tally: Tally, console: Console) -> Iterator[Outcome]:
    """The outcomes, with a progress bar where somebody looks."""
    progress = console.progress()
    with progress or contextlib.nullcontext():
        task = progress.add_task("articles", total=tally.total, speed="") if progress else None
        for outcome in outcomes:
            yield outcome
            tally.done += 1
            if progress is not None and task is not None:
                errors = f" · {len(tally.errors)} failed" if tally.errors else ""
                progress.update(task, completed=tally.done, speed=tally.speed + errors)


def counted(outcomes: Iterator[Outcome], tally: Tally, console: Console) -> Iterator[Report]:
    """Their reports; errors go to the tally."""
    for outcome in outcomes:
        for error in outcome.errors:
            tally.add_error(error, console)
        for report in outcome.reports:
            tally.add(report)
            for warning in report.warnings:
                console.warn(f"{report.article.path or report.article.id}: {warning.message}")
            yield report


def error_path(output: str) -> str:
    """Where the error records go: claims.errors.jsonl for claims.jsonl."""
    return str(Path(output).with_suffix("")) + ".errors.jsonl"


def write_errors(path: str, errors: list[ErrorRecord]) -> None:
    """Write the error records; without any, remove those of an earlier run."""
    if not errors:
        with contextlib.suppress(OSError):
            Path(path).unlink()
        return
    with whole_file(path) as file:
        for error in errors:
            write_chunk(file, error.to_line(), path)


def closing(tally: Tally, plan: Plan, output: str) -> Iterator[str]:
    """The closing lines: what was done, what was found, what failed and where it is."""
    if tally.articles:
        yield summary(tally, output)
    else:
        kept = "stays as it was" if Path(output).exists() else "is not written"
        yield f"no article could be read; {output} {kept}"
    if plan.others:
        yield f"left out{left_out(plan)}"
    if tally.errors:
        yield f"{len(tally.errors):,} failed; see {error_path(output)}"


def summary(tally: Tally, output: str) -> str:
    """What was done and what was found."""

    def share(part: int) -> str:
        return f"{100 * part / tally.claims:.0f}%" if tally.claims else "none"

    seconds = time.monotonic() - tally.started
    line = f"{tally.articles:,} of {tally.total:,} articles, {tally.words:,} words in {seconds:.1f} s; "
    line += f"{tally.claims:,} claims, {share(tally.attributed)} attributed, {share(tally.hedged)} hedged"
    if tally.sources:
        top = sorted(tally.sources.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_SOURCES]
        line += "; most quoted: " + ", ".join(f"{name} ({count})" for name, count in top)
    return f"{line}; written to {output}"


def left_out(plan: Plan) -> str:
    """Files of other kinds, by suffix: " 12 files of other kinds: 10 .pdf, 2 .html"."""
    if not plan.others:
        return ""
    total = sum(plan.others.values())
    kinds = ", ".join(f"{count} {suffix}" for suffix, count in plan.others.most_common(5))
    return f" {total:,} file{'s' * (total != 1)} of other kinds: {kinds}"
