"""Options of outputs that have rows: which rows and columns, and how CSV writes them."""

from __future__ import annotations

from typing import Annotated

import typer

from claimx.cli.choices import DecimalName, PartRowsName, RowsName, listed
from claimx.export.formats import DELIMITERS, ROWS

Rows = Annotated[
    RowsName | None,
    typer.Option(
        "--rows",
        metavar="KIND",
        help=f"What a row is in a table, CSV, TSV, Markdown or Parquet, and Excel's first sheet: {listed(ROWS)}.  "
        "[default: claims]",
        show_default=False,
    ),
]
PartRows = Annotated[
    PartRowsName | None,
    typer.Option(
        "--rows",
        metavar="KIND",
        help=f"What a row is in a table, CSV, TSV, Markdown or Parquet, and Excel's first sheet: {listed(ROWS)}; "
        "all: of Parquet in parts.  [default: claims]",
        show_default=False,
    ),
]
Bom = Annotated[
    bool, typer.Option("--bom", help="Open CSV and TSV with a byte order mark, by which Excel knows UTF-8.")
]


def delimiter(value: str) -> str:
    """What parts the cells of CSV: a sign that claimx's own reader knows.

    Raises:
        typer.BadParameter: where it is none.
    """
    if value not in DELIMITERS:
        raise typer.BadParameter(f"{value!r}: give ',', ';', '|' or tab")
    return DELIMITERS[value]


Delimiter = Annotated[
    str | None,
    typer.Option(
        "--delimiter",
        metavar="SIGN",
        parser=delimiter,
        help="What parts the cells of CSV: ';' for Excel where numbers have a decimal comma, '|' or tab.  [default: ,]",
        show_default=False,
    ),
]
Decimal = Annotated[
    DecimalName | None,
    typer.Option(
        "--decimal",
        metavar="SIGN",
        help="What stands before the decimals of a number in CSV and TSV: . or a comma.  [default: .]",
        show_default=False,
    ),
]
Columns = Annotated[
    str | None,
    typer.Option(
        "--columns",
        metavar="NAME,NAME",
        help="Which columns rows have, in this order.  [default: all]",
        show_default=False,
    ),
]
Datapackage = Annotated[
    bool,
    typer.Option(
        "--datapackage",
        help="Write datapackage.json beside a CSV or TSV: its fields, their types and what they mean.",
    ),
]
