"""CSV and TSV: a row a record, a header first, lines ended by a line feed.

A cell that a spreadsheet would run as a formula is made inert with an apostrophe before it, also where blanks of any
kind or invisible marks come first, or the sign is a full-width one. TSV has no quoting: tabs
and line ends in a cell become spaces.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Callable, Iterable, Iterator

from claimx.export.formats import Dialect, Layout, Record
from claimx.export.plain import with_keys
from claimx.export.rows import TABLES
from claimx.export.shape import Value
from claimx.records import Report

UNSEEN = ("Cc", "Cf", "Mn", "Zs", "Zl", "Zp")  # controls, marks without width, blanks
BOM = "\ufeff"
FORMULA = tuple("=+-@＝＋－＠")


def write_csv(records: Iterable[Report | Record], layout: Layout) -> Iterator[str]:
    dialect = layout.dialect
    table = TABLES[layout.rows].picked(dialect.columns)
    buffer = io.StringIO()
    writer = csv.writer(
        buffer, delimiter=dialect.delimiter
    )  # with its own line ends, "\r\n": before Python 3.13 no other quotes a cell with "\r"

    def line(cells: Iterable[str]) -> str:
        buffer.seek(0)
        buffer.truncate()
        writer.writerow(cells)
        return buffer.getvalue().removesuffix("\r\n") + "\n"

    as_cell = cell_of(dialect)
    yield BOM * dialect.bom + line(table.names)
    for record in with_keys(records, layout.notice):
        yield "".join([line(map(as_cell, row)) for row in table.of(record)])


def write_tsv(records: Iterable[Report | Record], layout: Layout) -> Iterator[str]:
    table = TABLES[layout.rows].picked(layout.dialect.columns)
    as_cell = cell_of(layout.dialect)
    yield BOM * layout.dialect.bom + "\t".join(table.names) + "\n"
    for record in with_keys(records, layout.notice):
        yield "".join(["\t".join([" ".join(as_cell(each).split()) for each in row]) + "\n" for row in table.of(record)])


def cell_of(dialect: Dialect) -> Callable[[Value], str]:
    """How a value becomes a cell."""
    if dialect.decimal == ".":
        return cell

    def with_decimal(value: Value) -> str:
        return str(value).replace(".", dialect.decimal) if isinstance(value, float) else cell(value)

    return with_decimal


def cell(value: Value) -> str:
    """A value as a cell: numbers plain, booleans `true` and `false`, nothing for null, text never a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    return f"'{value}" if value.startswith(("\t", "\r")) or begins(value).startswith(FORMULA) else value


def begins(text: str) -> str:
    """What is seen of the text first: what comes before it is blank or invisible to a spreadsheet."""
    for place, character in enumerate(text):
        if not character.isspace() and unicodedata.category(character) not in UNSEEN:
            return text[place : place + 1]
    return ""
