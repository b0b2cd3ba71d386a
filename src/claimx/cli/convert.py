"""`claimx convert`: records that were made before, in another format; nothing is read again."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claimx.cli import choices, options, row_options
from claimx.cli.articles import peeked
from claimx.cli.claim_order import Order, in_order, order_of
from claimx.cli.console import DONE, FAILED, STDOUT, Console, write_output
from claimx.cli.format_choice import (
    check_all_rows,
    check_datapackage,
    choose_format,
    choose_part_format,
    dialect_of,
    in_parts,
    write_datapackage,
)
from claimx.cli.rules import examples
from claimx.cli.selection import Counted, selection
from claimx.cli.terminal import terminal_width
from claimx.cli.view import with_its_text
from claimx.errors import InputError
from claimx.export.files import check_writable, refuse_inputs
from claimx.export.formats import ALL_ROWS
from claimx.settings import Settings, load_settings
from claimx.visible import plural

if TYPE_CHECKING:
    from claimx.export import Dialect, Format

Record = dict[str, Any]
SAID_EVERY = 10_000  # articles


def convert_cli(
    context: typer.Context,
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE",
            help="Records: .jsonl, .json, .sqlite, .duckdb, a folder of them or of Parquet tables; - stdin.",
            show_default=False,
        ),
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write to a file, or to parts in a folder: OUT/.  [default: standard output]",
            show_default=False,
        ),
    ] = None,
    format_: options.Format = None,
    only: options.Only = None,
    actor: options.Actor = None,
    source: options.Source = None,
    type_: options.SourceType = None,
    certainty: options.Certainty = None,
    match: options.Match = None,
    sort: options.Sort = choices.SortName.place,
    top: options.Top = None,
    rows: row_options.PartRows = None,
    dedupe: options.Dedupe = None,
    bom: row_options.Bom = False,
    delimiter: row_options.Delimiter = None,
    decimal: row_options.Decimal = None,
    columns: row_options.Columns = None,
    datapackage: row_options.Datapackage = False,
    texts: Annotated[
        Path | None,
        typer.Option(
            "--texts",
            metavar="FOLDER",
            help="Where the articles are, for records without text; rows then have their sentence, too.",
            show_default=False,
        ),
    ] = None,
    lexicon: options.Lexicon = None,
    quiet: options.Quiet = None,
    color: options.Color = None,
    no_pager: options.NoPager = False,
    debug: options.Debug = None,
) -> int:
    """Convert records to another format: no article is read again, and no pipeline is loaded.

    Records come one by one, so that a corpus takes no more memory than an article; claims of many articles in one
    order are kept on disk meanwhile.
    """
    console: Console = context.obj
    settings = load_settings({"format": format_, "lexicon": lexicon, "quiet": quiet, "color": color, "debug": debug})
    console.configure(settings)
    console.writes(output)
    console.paged = not no_pager
    is_parted = output is not None and in_parts(output, None, format_)
    if is_parted and output is not None:
        output = output.rstrip("/" + os.sep) or output
        chosen = choose_part_format(format_, output, rows, settings)
    else:
        chosen = choose_format(format_, output, rows, settings)
    check_all_rows(rows, parts=is_parted)
    check_datapackage(chosen.name, output, asked=datapackage, parts=is_parted)
    wanted = selection(
        only=only, actor=actor, source=source, type_=type_, certainty=certainty, match=match, rows=chosen.has_rows
    )
    how, kind = str(dedupe) if dedupe else None, str(rows or settings.rows or "claims")
    dialect = dialect_of(chosen, settings, rows=kind, bom=bom, delimiter=delimiter, decimal=decimal, columns=columns)
    order = order_of(sort, top, chosen=chosen, rows=kind)
    needs_text = chosen.needs_text or dialect.needs_text or texts is not None
    given = Given(files, console, texts=texts, format_=chosen, needs_text=needs_text)
    code = convert(
        given,
        Counted(wanted=wanted, dedupe=how, lexicon=settings.lexicon, note=console.note),
        format_=chosen,
        output=output,
        rows=kind,
        dialect=dialect,
        is_parted=is_parted,
        order=order,
        settings=settings,
    )
    write_datapackage(output, kind, dialect, asked=datapackage)
    return code


class Given:
    """The records of all files, counted as they pass, with their text where that is needed.

    Attributes:
        count: records so far.
        unheld: what the format, one that holds whole records, can't hold of them.
    """

    def __init__(
        self, files: list[str], console: Console, *, texts: Path | None, format_: Format, needs_text: bool
    ) -> None:
        self.files, self.console = files, console
        self.texts, self.format, self.needs_text = texts, format_, needs_text
        self.count = 0
        self.unheld: dict[str, None] = {}

    def __iter__(self) -> Iterator[Record]:
        from claimx.export.tables import unheld  # noqa: PLC0415 - each command imports what it uses
        from claimx.recorded import read_records  # noqa: PLC0415 - the same

        for file in self.files:
            try:
                for record in read_records(file, self.console.input_failed):
                    self.count += 1
                    if self.count % SAID_EVERY == 0:
                        self.console.note(f"{self.count:,} articles")
                    if self.format.is_whole and not self.format.is_json:
                        self.unheld.update(dict.fromkeys(unheld(record)))
                    yield with_its_text(record, self.texts, self.console) if self.needs_text else record
            except InputError as error:
                self.console.input_failed(file, error)

    def lost(self) -> str | None:
        """What is not in the output, in a line; None where it holds the records as they were."""
        if not self.format.is_whole:
            what = "rows are" if self.format.has_rows else f"{self.format.name} is"
            return f"{what} not read back, so keep the records"
        return f"it does not hold {', '.join(self.unheld)}; JSON Lines do" if self.unheld else None


def convert(
    given: Given,
    chosen: Counted,
    *,
    format_: Format,
    output: str | None,
    rows: str,
    dialect: Dialect,
    is_parted: bool = False,
    order: Order | None = None,
    settings: Settings | None = None,
) -> int:
    """Write the records, their claims in an order or as they stand; return the exit code.

    Where there is no record, an older file stays.
    """
    from claimx.export import Layout, check_output, write_stream  # noqa: PLC0415 - each command imports what it uses

    console, to_file = given.console, output is not None and output != STDOUT
    if is_parted and output is not None:
        check_writable(output, folder=True)
    elif to_file and output is not None:
        check_output(output, format_)
        refuse_inputs(output, given.files)
    layout = Layout(
        rows=rows, several=True, width=terminal_width(), color=console.colors(sys.stdout), notice=console.warn,
        examples=examples, dialect=dialect,
    )  # fmt: skip
    records: Iterator[Record] = chosen(given, console.warn)
    if order is not None:
        records = in_order(records, order, settings or Settings(), format_=format_, layout=layout, in_parts=is_parted)
    found = peeked(records)
    if found is None:
        if not console.failed:
            console.input_failed(given.files[0], InputError("there is no record in it"))
        return FAILED
    if to_file and output is not None:
        where = output
        if is_parted:
            from claimx.export.parts import write_parts  # noqa: PLC0415 - of those who write parts

            parts = write_parts(found, output, format=format_, rows=rows, dialect=dialect, notice=console.warn)
            where = f"{output}, in {plural(parts, 'part')}"
        else:
            write_stream(found, output, format=format_, rows=rows, dialect=dialect, notice=console.warn)
        some_of = f"{chosen.articles:,} of " if chosen.given != chosen.articles else ""
        lost = given.lost() if rows != ALL_ROWS else None
        console.note(f"{some_of}{plural(chosen.given, 'article')}; written to {where}" + (f"; {lost}" if lost else ""))
    else:
        write_output(format_.write(found, layout), output, colored=format_.name == "table", paged=console.paged)
    return FAILED if console.failed else DONE
