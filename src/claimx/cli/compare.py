"""`claimx compare`: numbers and statements of many articles that speak of one thing, and which disagree."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from claimx.cli import choices, options, row_options
from claimx.cli.compare_explain import explained
from claimx.cli.compare_given import Given
from claimx.cli.compare_run import SHEET, CompareOnly, Wanted, check_sheet, compare
from claimx.cli.console import STDOUT, Console, check_writable
from claimx.cli.format_choice import check_datapackage, dialect_of_comparison, of_few
from claimx.cli.selection import selection
from claimx.environment import cores
from claimx.settings import load_settings

DAYS = re.compile(r"(\d{1,4})\s*(d|days?|w|weeks?)?")
SUFFIXES = {
    ".json": "json", ".csv": "csv", ".html": "html", ".htm": "html", ".md": "markdown", ".xlsx": SHEET,
    ".txt": "table",
}  # fmt: skip


def days(value: str) -> int:
    """A number of days: 7, 7d, 2w.

    Raises:
        typer.BadParameter: where it is none.
    """
    found = DAYS.fullmatch(str(value).strip().lower())
    if found is None:
        raise typer.BadParameter(f"{value!r}: give days or weeks, as 7d or 2w")
    return int(found[1]) * (7 if (found[2] or "d").startswith("w") else 1)


def compare_cli(
    context: typer.Context,
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT",
            help="Articles, folders of them, or claims that were written before: .jsonl, .sqlite, .duckdb, a folder of "
            "Parquet tables; - reads claims from standard input.",
            show_default=False,
        ),
    ],
    format_: Annotated[
        choices.CompareName | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help=f"Output format: {choices.listed(choices.CompareName)}.  [default: table at a terminal, else json]",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write to a file; .html is a page, .csv a table, .xlsx one of Excel, .md to read.",
            show_default=False,
        ),
    ] = None,
    window: Annotated[
        int,
        typer.Option("--window", metavar="TIME", parser=days, help="How far apart reports of one thing are: 7d, 2w."),
    ] = 7,
    only: Annotated[
        list[CompareOnly] | None,
        typer.Option(
            "--only",
            metavar=choices.either(CompareOnly),
            help="Keep only such groups; given twice, those that are both.",
            show_default=False,
        ),
    ] = None,
    about: Annotated[
        list[str] | None,
        typer.Option(
            "--about",
            metavar="WORD",
            help="Keep only groups of what happens or is counted: dead, injured, homes; given twice, those of either.",
            show_default=False,
        ),
    ] = None,
    alone: Annotated[
        bool,
        typer.Option("--alone", help="Tell of numbers of which nothing else tells, too, each by itself: all tolls."),
    ] = False,
    actor: options.Actor = None,
    source: options.Source = None,
    type_: options.SourceType = None,
    certainty: options.Certainty = None,
    match: options.Match = None,
    explain: Annotated[
        list[str] | None,
        typer.Option(
            "--explain",
            metavar="ID",
            help="Why a group is one (n1) or a number in none (a.txt#q1); given twice, why two are together or apart.",
            show_default=False,
        ),
    ] = None,
    workers: options.Workers = None,
    bom: row_options.Bom = False,
    delimiter: row_options.Delimiter = None,
    decimal: row_options.Decimal = None,
    datapackage: row_options.Datapackage = False,
    exit_code: Annotated[
        bool,
        typer.Option("--exit-code", help="Exit with 1 where anything conflicts, 2 where an input can't be read."),
    ] = False,
    text_field: options.TextField = None,
    id_field: options.IdField = None,
    title_field: options.TitleField = None,
    date_field: options.DateField = None,
    site_field: options.SiteField = None,
    url_field: options.UrlField = None,
    date_order: options.DateOrder = None,
    model: options.Model = None,
    lexicon: options.Lexicon = None,
    encoding: options.Encoding = None,
    quiet: options.Quiet = None,
    color: options.Color = None,
    no_pager: options.NoPager = False,
    debug: options.Debug = None,
) -> int:
    """Compare what many articles say of one thing: which numbers disagree, who said which, how sure they were.

    "More than 8,000" does not contradict 10,000. Dead and injured, confirmed and suspected, part and whole, other days
    and places are kept apart. Statements, too: a source that denies what it said, or says it surer. And the days that
    accounts of one event name.
    """
    console: Console = context.obj
    settings = load_settings({
        "model": model, "lexicon": lexicon, "encoding": encoding, "quiet": quiet, "color": color, "debug": debug,
    })  # fmt: skip
    console.configure(settings)
    console.writes(output, reads=True)
    console.paged = not no_pager
    if explain is not None and len(explain) > 2:
        raise typer.BadParameter("give one group (n1), or two values (a.txt#q1)", param_hint="'--explain'")
    if output is not None and output != STDOUT:
        check_writable(output)
    shown_as = of_few(format_, output, SUFFIXES, settings.format)
    check_sheet(shown_as, output)
    check_datapackage(shown_as, output, asked=datapackage)
    dialect = dialect_of_comparison(shown_as, settings, bom=bom, delimiter=delimiter, decimal=decimal)
    claims = selection(actor=actor, source=source, type_=type_, certainty=certainty, match=match)
    several = workers or settings.workers or cores()
    from claimx.readers import ReadOptions  # noqa: PLC0415 - each command imports what it uses

    fields = ReadOptions(
        encoding=settings.encoding, text_field=text_field, id_field=id_field, title_field=title_field,
        date_field=date_field, site_field=site_field, url_field=url_field,
        date_order=str(date_order) if date_order else None,
    )  # fmt: skip
    given = Given(inputs, console=console, settings=settings, claims=claims, workers=several, options_=fields)
    if explain:
        return explained(given, explain, window=window)
    wanted = Wanted(tuple(only or ()), tuple(about or ()))
    code = compare(
        given, window=window, wanted=wanted, format_=shown_as, output=output, dialect=dialect, exit_code=exit_code,
        alone=alone,
    )  # fmt: skip
    if datapackage and output is not None and Path(output).is_file():
        from claimx.cli.compare_table import COLUMNS  # noqa: PLC0415 - brings Rich
        from claimx.export import datapackage as package  # noqa: PLC0415 - where it is asked for

        package.describe(output, "comparison", COLUMNS, ("group", "value"), dialect=dialect)
    return code
