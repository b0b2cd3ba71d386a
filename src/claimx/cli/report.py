"""`claimx report`: a corpus at a glance."""

from __future__ import annotations

import json
import shlex
from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from claimx.cli import choices, options
from claimx.cli.console import DONE, FAILED, STDOUT, Console, check_writable, write_output
from claimx.cli.format_choice import PAGE, by_suffix, refuse_page_at_terminal
from claimx.cli.selection import EVERYTHING, Selection, selection
from claimx.errors import InputError
from claimx.settings import load_settings
from claimx.visible import plural

Record = dict[str, Any]
SAID_EVERY = 10_000  # articles


class ByName(StrEnum):
    """What is set side by side; `claimx.report.BY` are the same."""

    outlet = "outlet"
    date = "date"
    source = "source"


def report_cli(
    context: typer.Context,
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE", help="Records: .jsonl, .json, .sqlite, .duckdb, a folder of them; - stdin."),
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write to a file.  [default: standard output]", show_default=False
        ),
    ] = None,
    title: Annotated[
        str | None,
        typer.Option(
            "--title", metavar="WORDS", help="What stands at its top.  [default: by the files]", show_default=False
        ),
    ] = None,
    by: Annotated[
        ByName | None,
        typer.Option(
            "--by",
            metavar=choices.either(ByName),
            help="What is set side by side.  [default: outlet]",
            show_default=False,
        ),
    ] = None,
    top: Annotated[
        int | None,
        typer.Option(
            "--top",
            metavar="N",
            parser=options.counting_number,
            help="How many rows a chart has.  [default: 20]",
            show_default=False,
        ),
    ] = None,
    only: options.Only = None,
    actor: options.Actor = None,
    source: options.Source = None,
    type_: options.SourceType = None,
    certainty: options.Certainty = None,
    match: options.Match = None,
    quiet: options.Quiet = None,
    color: options.Color = None,
    debug: options.Debug = None,
) -> int:
    """Report on a corpus: who is quoted, how, and how sure they are.

    The report is one HTML file that needs no server: sentences, charts, and a table of the claims behind them.
    """
    console: Console = context.obj
    settings = load_settings({
        "quiet": quiet, "color": color, "debug": debug, "report_title": title, "report_by": by and str(by),
        "report_top": top,
    })  # fmt: skip
    console.configure(settings)
    console.writes(output)
    refuse_page_at_terminal("html", output, "report")
    if output is not None and output != STDOUT:
        by_suffix(output, PAGE)
        check_writable(output)
    wanted = selection(only=only, actor=actor, source=source, type_=type_, certainty=certainty, match=match)
    return report(
        files, console=console, output=output, title=settings.report_title, by=settings.report_by,
        top=settings.report_top, claims=wanted,
    )  # fmt: skip


def report(
    files: list[str],
    *,
    console: Console,
    output: str | None,
    title: str | None,
    by: str = "outlet",
    top: int = 20,
    claims: Selection = EVERYTHING,
) -> int:
    """Write the report on the records of these files; return the exit code."""
    from claimx.report import Run, report_of  # noqa: PLC0415

    run = Run(failures=failures_beside(files), command=command_of(files, output, by, top, claims))
    given = Counted(claims.of_records(records_of(files, console), notice=console.warn), console)
    page = report_of(given, title=title or title_of(files), by=by, top=top, run=run)
    if given.count == 0:
        if not console.failed:
            console.input_failed(files[0], InputError("there is no record in it"))
        return FAILED
    write_output([page], output)
    if output is not None and output != STDOUT:
        console.note(f"{plural(given.count, 'article')}, {plural(given.claims, 'claim')}; written to {output}")
    return FAILED if console.failed else DONE


class Counted:
    """The records, counted as they pass; long work says how far it is."""

    def __init__(self, records: Iterable[Record], console: Console) -> None:
        self.records, self.console = records, console
        self.count = self.claims = 0

    def __iter__(self) -> Iterator[Record]:
        for record in self.records:
            self.count += 1
            self.claims += len(record["claims"])
            if self.count % SAID_EVERY == 0:
                self.console.note(f"{self.count:,} articles, {self.claims:,} claims read")
            yield record


def records_of(files: Iterable[str], console: Console) -> Iterator[Record]:
    """The records of all files; a file that can't be read never stops the others."""
    from claimx.recorded import read_records  # noqa: PLC0415 - each command imports what it uses

    for file in files:
        try:
            yield from read_records(file, console.input_failed)
        except InputError as error:
            console.input_failed(file, error)


def title_of(files: list[str]) -> str:
    names = [Path(file).stem if file != STDOUT else "standard input" for file in files]
    return f"Claims in {names[0]}" + (f" and {len(names) - 1} more" if len(names) > 1 else "")


def command_of(files: list[str], output: str | None, by: str, top: int, claims: Selection) -> str:
    """The line that makes the report again."""
    options_ = ["--by", by, "--top", str(top), *claims.arguments, *(["-o", output] if output else [])]
    words = ["claimx", "report", *files, *options_]
    return shlex.join(words)


def failures_beside(files: Iterable[str]) -> dict[str, int]:
    """What failed in the runs that made these files, by its message, from the errors files beside them."""
    found: Counter[str] = Counter()
    for file in files:
        errors = Path(file).with_suffix("").with_suffix("") if file.endswith(".gz") else Path(file).with_suffix("")
        try:
            lines = Path(f"{errors}.errors.jsonl").read_text(encoding="utf-8").splitlines()
        except (OSError, ValueError):
            continue
        for line in lines:
            try:
                found[str(json.loads(line)["message"])] += 1
            except (ValueError, KeyError, TypeError):
                continue
    return dict(found)
