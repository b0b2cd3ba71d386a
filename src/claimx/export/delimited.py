"""CSV and TSV: a row a record, a header first, lines ended by a line feed.

A cell that a spreadsheet would run as a formula is made inert with an apostrophe before it. TSV has no quoting: tabs
and line ends in a cell become spaces.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from claimx.export import Layout
from claimx.export.rows import KINDS, Value
from claimx.records import Report

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(reports: Iterable[Report], layout: Layout) -> Iterator[str]:
    kind = KINDS[layout.rows]
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")

    def line(cells: Iterable[str]) -> str:
        buffer.seek(0)
        buffer.truncate()
        writer.writerow(cells)
        return buffer.getvalue()

    yield line(kind.columns)
    for report in reports:
        yield "".join([line(map(cell, row)) for row in kind.of(report)])


def write_tsv(reports: Iterable[Report], layout: Layout) -> Iterator[str]:
    kind = KINDS[layout.rows]
    yield "\t".join(kind.columns) + "\n"
    for report in reports:
        yield "".join(["\t".join([" ".join(cell(value).split()) for value in row]) + "\n" for row in kind.of(report)])


def cell(value: Value) -> str:
    """A value as a cell: numbers plain, booleans `true` and `false`, nothing for null, text never a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    return f"'{value}" if value.lstrip(" ").startswith(FORMULA) else value
