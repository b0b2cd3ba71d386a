"""Excel: a workbook with a sheet for each kind of row, written as a stream; no cell of it is a formula.

Excel takes a limited number of rows, characters and digits: further rows go to a further sheet, longer text is cut with
a mark, numbers that it would round are text. The same records give the same bytes.
"""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException

from claimx.export.formats import ROWS, Layout, Record
from claimx.export.plain import PIECE
from claimx.export.rows import TABLES
from claimx.export.shape import Column, Row, Table, Value
from claimx.export.tables import stored

ERRORS = (XlsxWriterException,)
MOST_ROWS = 1_048_576  # of a sheet, the header among them
MOST_CHARACTERS = 32_767  # of a cell
CUT = " …"
EXACT = 10**15  # Excel keeps fifteen digits
WIDTHS = {"text": 24, "integer": 10, "number": 12, "boolean": 10}
WIDE = {"text": 60, "content": 60, "claim": 60, "sentence": 60, "scope": 50, "said": 60, "title": 40, "article_id": 30}
# Of some tables: an article would fill the screen, and a comparison names a claim by its id.
UNWRAPPED = {"articles": frozenset({"text"}), "numbers": frozenset({"text", "claim"})}
TOP = {"valign": "top"}  # of a row in which another cell has several lines
NARROW = {"claim_id": 9, "quantity_id": 11, "hedge_id": 9, "actor_id": 9, "date": 12}
MADE = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)  # files say when they were made; the same bytes say nothing
OPTIONS = {
    "constant_memory": True,  # a row is on the disk once the next begins
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "use_zip64": True,
    "default_date_format": "yyyy-mm-dd",
}


@contextlib.contextmanager
def open_xlsx(path: Path, layout: Layout) -> Iterator[Callable[[Record], None]]:
    """A workbook that opens at the sheet of the rows asked for."""
    others = () if layout.dialect.columns else ("claims", *ROWS)  # who names columns wants the sheet that has them
    tables = [
        TABLES[layout.rows].picked(layout.dialect.columns),
        *(beside(each) for each in others if each != layout.rows),
    ]
    with open_sheets(path, list(dict.fromkeys(tables)), layout.notice) as sheets:

        def add(record: Record) -> None:
            of = record.get(PIECE, TABLES)
            for each in (sheet for sheet in sheets if sheet.table.name in of):
                for row in stored(each.table, each.table.of(record)):
                    each.add(row)

        yield add


def beside(rows: str) -> Table:
    """A sheet that nobody asked for by name: of articles without their text, which a cell seldom takes."""
    table, whole = TABLES[rows], UNWRAPPED.get(rows)
    return table.picked(tuple(name for name in table.names if name not in whole)) if whole else table


@contextlib.contextmanager
def open_sheets(
    path: Path, tables: Sequence[Table], notice: Callable[[str], None] | None = None
) -> Iterator[list[Sheets]]:
    """A workbook with a sheet a table, in their order; what Excel could not take as it was is told at the end."""
    # Its temporary files lie where the output does, and go with it.
    book = xlsxwriter.Workbook(str(path), OPTIONS | {"tmpdir": str(path.parent)})
    book.set_properties({"created": MADE, "comments": "Written by claimx."})
    sheets = [Sheets(book, table) for table in tables]
    try:
        yield sheets
        book.close()
    except BaseException:
        book.fileclosed = True  # what was written so far is thrown away, never finished
        for sheet in book.worksheets():
            sheet.row_data_fh.close()
        raise
    if notice is not None:
        for line in told(sheets):
            notice(line)


def told(sheets: list[Sheets]) -> Iterator[str]:
    """What a person should know of what Excel could not take as it was."""
    others = "csv, parquet and sqlite"
    for each in sheets:
        if each.count > 1:
            last = f"{each.table.name} 2" + (f" to {each.table.name} {each.count}" if each.count > 2 else "")
            yield (
                f"{each.rows:,} rows of {each.table.name}, of which a sheet of Excel takes {MOST_ROWS - 1:,}: "
                f"they go on in {last}; {others} keep them together"
            )
    if cut := sum(each.cut for each in sheets):
        cells = "1 cell" if cut == 1 else f"{cut:,} cells"
        yield (
            f"{cells} held more than the {MOST_CHARACTERS:,} characters that Excel takes, and what was over was cut; "
            f"{others} hold all of it"
        )


class Sheets:
    """The rows of a table, on as many sheets as they need.

    Attributes:
        count, rows: sheets so far, and rows on them.
        cut: cells whose text was cut.
    """

    def __init__(self, book: xlsxwriter.Workbook, table: Table) -> None:
        self.book, self.table = book, table
        self.bold, self.day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd", **TOP})
        self.wrapped, self.top = book.add_format({"text_wrap": True, **TOP}), book.add_format(TOP)
        wide = WIDE.keys() - UNWRAPPED.get(table.name, frozenset())
        self.wide = frozenset(i for i, column in enumerate(table.columns) if column.name in wide)
        self.dates = frozenset(i for i, column in enumerate(table.columns) if column.name == "date")
        self.count = self.rows = self.cut = 0
        self.begin()

    def begin(self) -> None:
        """A new sheet with its header."""
        self.count += 1
        name = self.table.name
        self.sheet: Any = self.book.add_worksheet(name if self.count == 1 else f"{name} {self.count}")
        self.sheet.freeze_panes(1, 0)
        self.sheet.autofilter(0, 0, MOST_ROWS - 1, len(self.table.columns) - 1)
        for place, column in enumerate(self.table.columns):
            self.sheet.set_column(place, place, width_of(column), self.wrapped if place in self.wide else self.top)
        for place, name in enumerate(self.table.names):
            self.sheet.write_string(0, place, name, self.bold)
        self.at = 1

    def add(self, row: Row) -> None:
        """Write a row."""
        if self.at == MOST_ROWS:
            self.begin()
        for place, value in enumerate(row):
            if value is not None:
                self.write(place, value)
        self.at += 1
        self.rows += 1

    def write(self, place: int, value: Value) -> None:
        """Write a cell."""
        if isinstance(value, bool):
            self.sheet.write_boolean(self.at, place, value, self.top)
        elif isinstance(value, int | float):
            if abs(value) < EXACT:
                self.sheet.write_number(self.at, place, value, self.top)
            else:
                self.sheet.write_string(self.at, place, str(value), self.top)
        elif place in self.dates and (day := as_day(str(value))) is not None:
            self.sheet.write_datetime(self.at, place, day, self.day)
        else:
            style = self.wrapped if place in self.wide else self.top
            self.sheet.write_string(self.at, place, self.fitting(str(value)), style)

    def fitting(self, text: str) -> str:
        """The text, or as much of it as a cell takes, counted in UTF-16 as Excel does."""
        if len(text) <= MOST_CHARACTERS // 2 or len(text.encode("utf-16-le", "replace")) // 2 <= MOST_CHARACTERS:
            return text
        self.cut += 1
        room = 2 * (MOST_CHARACTERS - len(CUT))
        return text.encode("utf-16-le", "replace")[:room].decode("utf-16-le", "ignore") + CUT


def width_of(column: Column) -> int:
    """How wide a column is, in characters."""
    return WIDE.get(column.name) or NARROW.get(column.name) or WIDTHS[column.type]


def as_day(text: str) -> datetime.date | None:
    """The day that a text is, if Excel knows it: its days begin in 1900."""
    with contextlib.suppress(ValueError):
        day = datetime.date.fromisoformat(text)
        return day if day.year > 1900 else None
    return None
