"""`claimx extract`: the claims of articles."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claimx.cli import choices, options, row_options
from claimx.cli.articles import BATCH, Inputs, analysed, peeked
from claimx.cli.claim_order import Order, in_order, order_of
from claimx.cli.console import DONE, FAILED, STDOUT, Console, write_output
from claimx.cli.copies import deduped
from claimx.cli.format_choice import check_datapackage, choose_format, dialect_of, write_datapackage
from claimx.cli.inputs import all_inputs
from claimx.cli.rules import examples
from claimx.cli.selection import EVERYTHING, Selection, selection
from claimx.cli.terminal import is_terminal, terminal_width
from claimx.export.files import refuse_inputs
from claimx.export.formats import USUAL_DIALECT, Dialect
from claimx.settings import Settings, load_settings

if TYPE_CHECKING:
    from claimx.export import Format
    from claimx.readers import ReadOptions
    from claimx.records import Report

ORDERED = "try: find {} -type f | claimx extract --files-from - {}"


def extract_cli(
    context: typer.Context,
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE",
            help="Articles: text, HTML, PDF, Word, JSON Lines, CSV, Parquet, WARC, zip …; - or none: what is piped in.",
            show_default=False,
        ),
    ] = None,
    format_: options.Format = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write to a file; its suffix decides the format.",
            show_default=False,
        ),
    ] = None,
    only: options.Only = None,
    actor: options.Actor = None,
    source: options.Source = None,
    type_: options.SourceType = None,
    certainty: options.Certainty = None,
    match: options.Match = None,
    sort: options.Sort = choices.SortName.place,
    top: options.Top = None,
    rows: row_options.Rows = None,
    dedupe: options.Dedupe = None,
    bom: row_options.Bom = False,
    delimiter: row_options.Delimiter = None,
    decimal: row_options.Decimal = None,
    columns: row_options.Columns = None,
    datapackage: row_options.Datapackage = False,
    with_text: options.WithText = False,
    text_field: options.TextField = None,
    id_field: options.IdField = None,
    title_field: options.TitleField = None,
    date_field: options.DateField = None,
    site_field: options.SiteField = None,
    url_field: options.UrlField = None,
    date_order: options.DateOrder = None,
    from_: options.From = None,
    files_from: options.FilesFrom = None,
    max_bytes: options.MaxBytes = None,
    timeout: options.Timeout = None,
    model: options.Model = None,
    lexicon: options.Lexicon = None,
    encoding: options.Encoding = None,
    quiet: options.Quiet = None,
    color: options.Color = None,
    no_pager: options.NoPager = False,
    debug: options.Debug = None,
) -> int:
    """Extract the claims of one or more articles.

    A terminal gets a table, a pipe JSON Lines, an article a line.
    """
    console: Console = context.obj
    if files_from is None and not files and is_terminal(sys.stdin):
        typer.echo(context.get_help())
        return DONE
    flags = {"model": model, "lexicon": lexicon, "encoding": encoding, "quiet": quiet, "color": color, "debug": debug}
    settings = load_settings(flags | {"format": format_})
    console.configure(settings)
    console.writes(output, reads=True)
    console.paged = not no_pager
    chosen = choose_format(format_, output, rows, settings)
    check_datapackage(chosen.name, output, asked=datapackage)
    from claimx.readers.items import MAX_BYTES, ReadOptions  # noqa: PLC0415 - each command imports what it uses
    from claimx.time_limit import USUAL  # noqa: PLC0415

    kind = str(rows or settings.rows or "claims")
    order = order_of(sort, top, chosen=chosen, rows=kind)
    dialect = dialect_of(chosen, settings, rows=kind, bom=bom, delimiter=delimiter, decimal=decimal, columns=columns)
    code = extract(
        all_inputs(files, files_from) if files_from is not None else files or [STDOUT],
        console=console,
        settings=settings,
        format_=chosen,
        output=output,
        wanted=selection(
            only=only, actor=actor, source=source, type_=type_, certainty=certainty, match=match, rows=chosen.has_rows
        ),
        dedupe=str(dedupe) if dedupe else None,
        order=order,
        rows=kind,
        dialect=dialect,
        with_text=with_text or settings.with_text,
        timeout=timeout or USUAL,
        options_=ReadOptions(
            encoding=settings.encoding,
            text_field=text_field,
            id_field=id_field,
            title_field=title_field,
            date_field=date_field,
            site_field=site_field,
            url_field=url_field,
            date_order=str(date_order) if date_order else None,
            max_bytes=max_bytes or MAX_BYTES,
            kind=str(from_) if from_ else None,
        ),
    )
    write_datapackage(output, kind, dialect, asked=datapackage)
    return code


def extract(
    files: Sequence[str],
    *,
    console: Console,
    settings: Settings,
    format_: Format,
    output: str | None = None,
    wanted: Selection = EVERYTHING,
    dedupe: str | None = None,
    order: Order | None = None,
    rows: str = "claims",
    dialect: Dialect = USUAL_DIALECT,
    with_text: bool = False,
    timeout: int | None = None,
    options_: ReadOptions | None = None,
) -> int:
    """Read the files, write their reports with their claims in an order, or by place; return the exit code."""
    from claimx.export import Layout, check_output, write_stream  # noqa: PLC0415 - each command imports what it uses
    from claimx.readers import ReadOptions  # noqa: PLC0415

    to_file = output is not None and output != STDOUT
    if to_file and output is not None:
        check_output(output, format_)
        refuse_inputs(output, files)
    inputs = Inputs(
        files,
        options_ or ReadOptions(encoding=settings.encoding),
        console,
        timeout,
        instead=ORDERED.format("{}", order.arguments) if order is not None else BATCH,
    )
    articles = peeked(inputs.articles())
    layout = Layout(
        rows=rows,
        several=len(files) > 1 or inputs.several,
        width=terminal_width(),
        color=not to_file and console.colors(sys.stdout),
        notice=console.warn,
        examples=examples,
        dialect=dialect,
    )
    if articles and (with_text or format_.needs_text or dialect.needs_text):
        articles = (replace(article, extracted=True) for article in articles)
    reports: Iterator[Report | dict[str, Any]] | None = None
    if articles:
        unlike = deduped(analysed(articles, settings, console, timeout), dedupe, console.note)
        found = wanted.of(unlike, settings.lexicon, console.warn)
        reports = peeked(
            in_order(found, order, settings, format_=format_, layout=layout) if order is not None else found
        )
    if reports and to_file and output is not None and format_.kind != "text":
        write_stream(reports, output, format=format_, rows=rows, dialect=dialect, notice=console.warn)
    elif reports:  # where every input failed, there is nothing to write, and an older file stays
        # Of the formats the table alone has colours; what it shows of an article it has made visible before.
        write_output(format_.write(reports, layout), output, colored=format_.name == "table", paged=console.paged)
    console.list_failed(inputs.count)
    return FAILED if console.failed else DONE
