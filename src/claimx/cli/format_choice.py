"""Which format a command writes, by its options, the output's suffix and the settings."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from claimx.cli.choices import DecimalName
from claimx.cli.console import STDOUT, refuse_folder
from claimx.cli.terminal import is_terminal
from claimx.errors import OutputError
from claimx.export.files import is_special
from claimx.export.formats import ALL_ROWS, FORMATS, Dialect, format_of, promised_other
from claimx.parted import LIST, is_list
from claimx.settings import Settings

if TYPE_CHECKING:
    from claimx.export import Format


PAGE = {".html": "html", ".htm": "html"}  # of commands that write nothing but a page
ANY_TEXT = ".txt"


def choose_format(format_: str | None, output: str | None, rows: str | None, settings: Settings) -> Format:
    """The format: a flag, the output's suffix, a setting, else a table at a terminal and JSON Lines in a pipe.

    Raises:
        OutputError: where the output is a folder, a suffix says nothing or another format, rows are asked of a format
            that has none, or standard output of one that needs a file.
    """
    from claimx.export import named_format  # noqa: PLC0415

    to_file = output is not None and output != STDOUT
    if format_ is not None:
        chosen = FORMATS[str(format_)]
        refuse_other(output, chosen)
    elif to_file and output is not None:
        refuse_folder(output)
        chosen = format_of(output) or named_format(output, settings.format)
    else:
        chosen = FORMATS[settings.format or ("table" if is_terminal(sys.stdout) else "jsonl")]
    refuse_page_at_terminal(chosen.name, output, "article")
    if chosen.kind != "text" and not to_file:
        raise OutputError(f"{chosen.name} is no text for standard output; give -o and the name of a {chosen.kind}")
    if rows is not None and not chosen.has_rows:
        kinds = ", ".join(name for name, each in FORMATS.items() if each.has_rows)
        raise OutputError(f"--rows {rows}: {chosen.name} holds whole articles; give --format with one of {kinds}")
    return chosen


def by_suffix(output: str | None, suffixes: Mapping[str, str], format_: str | None = None) -> str | None:
    """The format of a command that has few: that asked for, else by the output's suffix; None for standard output.

    Args:
        output: the file, if any.
        suffixes: what the command writes, by the suffixes that ask for it.
        format_: what was asked for.

    Raises:
        OutputError: where the suffix is of none of them, or of another than was asked for.
    """
    if output is None or output == STDOUT or is_special(Path(output)):
        return format_
    refuse_folder(output)
    suffix = Path(output).suffix.lower()
    said = suffixes.get(suffix)
    known = ", ".join(dict.fromkeys(suffixes))
    if said is None and format_ is None:
        what = f"nothing that is written here has the suffix {suffix!r}" if suffix else "the name has no suffix"
        raise OutputError(
            f"{output}: {what}; use {known}{' or give --format' if len(set(suffixes.values())) > 1 else ''}"
        )
    promised = said or (other.name if (other := format_of(output)) is not None else None)
    if format_ is not None and promised not in {None, format_} and suffix != ANY_TEXT:
        raise OutputError(f"{output}: its suffix says {promised}, --format says {format_}; give it another name")
    return format_ or said


def refuse_page_at_terminal(format_: str, output: str | None, name: str) -> None:
    """Fail where a page, which is for a browser, would be printed at a terminal; `-o -` does that all the same.

    Raises:
        OutputError: with a name to give.
    """
    if format_ == "html" and output is None and is_terminal(sys.stdout):
        raise OutputError(f"a page is for a browser, not for a terminal; give a name: -o {name}.html")


def of_few(
    format_: str | None,
    output: str | None,
    suffixes: Mapping[str, str],
    setting: str | None = None,
    *,
    piped: str = "json",
) -> str:
    """The format of a command that has few, a table and JSON among them.

    It is as `by_suffix`, else the setting where the command has it, else what suits standard output: a table at a
    terminal, `piped` elsewhere.

    Raises:
        OutputError: as `by_suffix`.
    """
    asked = by_suffix(output, suffixes, str(format_) if format_ is not None else None)
    preferred = setting if setting in {"table", *suffixes.values()} else None
    chosen = asked or preferred or ("table" if output is None and is_terminal(sys.stdout) else piped)
    refuse_page_at_terminal(chosen, output, "page")
    return chosen


def in_parts(output: str, parts: int | None, format_: str | None) -> bool:
    """Whether an output is a folder of parts: its name ends in a slash, a number of parts is given, or it is one."""
    if format_ is not None and FORMATS[str(format_)].kind == "folder" and parts is None:
        return False
    return parts is not None or output.endswith(("/", os.sep)) or is_list(Path(output, LIST))


def choose_part_format(format_: str | None, output: str, rows: str | None, settings: Settings) -> Format:
    """The format of parts: a flag, the suffix of the folder, a setting, else JSON Lines.

    Raises:
        OutputError: where it makes no sense in parts, or has not the rows that are asked for.
    """
    chosen = FORMATS[str(format_)] if format_ is not None else format_of(output) or FORMATS[settings.format or "jsonl"]
    if format_ is not None:
        refuse_other(output, chosen)
    if not chosen.in_parts:
        kinds = ", ".join(name for name, each in FORMATS.items() if each.in_parts)
        raise OutputError(f"{output}: {chosen.name} is not written in parts; give --format with one of {kinds}")
    if rows == ALL_ROWS and chosen.name != "parquet":
        raise OutputError(
            f"--rows all: of {chosen.name} a part holds one kind of row; give --format parquet, or sqlite with all"
        )
    if rows is not None and not chosen.has_rows:
        raise OutputError(f"--rows {rows}: {chosen.name} holds whole articles; give --format csv, tsv or parquet")
    return chosen


def check_all_rows(rows: str | None, *, parts: bool) -> None:
    """Fail where rows of every kind are asked of one file.

    Raises:
        OutputError: with what to do.
    """
    if rows == ALL_ROWS and not parts:
        raise OutputError("--rows all: a folder holds them, each in a folder of its own; give -o OUT/ --format parquet")


def check_packing(packing: str | None, chosen: Format, *, parts: bool) -> None:
    """Fail where an output is not to be packed.

    Raises:
        OutputError: with what can be.
    """
    if packing is not None and not (parts and chosen.kind == "text"):
        what = f"{chosen.name} is no text" if parts else "it is of outputs in parts; give -o OUT/"
        raise OutputError(f"--compress {packing}: {what}")


def refuse_other(output: str | None, chosen: Format) -> None:
    """Fail where the output's suffix promises another format than the one asked for.

    Raises:
        OutputError: with what to do.
    """
    other = promised_other(output, chosen) if output is not None else None
    if other is not None:
        own = f"a name in {chosen.suffixes[0]}" if chosen.suffixes else "another name"
        raise OutputError(f"{output}: its suffix says {other.name}, --format says {chosen.name}; give it {own}")


def check_datapackage(format_: str, output: str | None, *, asked: bool, parts: bool = False) -> None:
    """Fail before the work where a data package is asked for and can't be written beside the output.

    Raises:
        OutputError: with what to do.
    """
    if not asked:
        return
    if format_ not in {"csv", "tsv"} or output is None or output == STDOUT or parts:
        raise OutputError("--datapackage is written beside one CSV or TSV; give -o and a name in .csv or .tsv")
    from claimx.export import datapackage  # noqa: PLC0415 - where it is asked for

    datapackage.check(output)


def write_datapackage(output: str | None, rows: str, dialect: Dialect, *, asked: bool) -> None:
    """Say beside a table of records, where that was asked for and there is one, what its columns are.

    Raises:
        OutputError: where it can't be written.
    """
    if asked and output is not None and Path(output).is_file():
        from claimx.export import datapackage  # noqa: PLC0415 - where it is asked for
        from claimx.export.rows import TABLES  # noqa: PLC0415 - the same

        table = TABLES[rows].picked(dialect.columns)
        datapackage.describe(output, rows, table.columns, table.key, dialect=dialect)


def dialect_of_comparison(
    format_: str, settings: Settings, *, bom: bool, delimiter: str | None, decimal: DecimalName | None
) -> Dialect:
    """How the rows of a comparison are written.

    Raises:
        OutputError: where it is asked of another format than CSV.
    """
    if (bom or delimiter is not None or decimal is not None) and format_ != "csv":
        raise OutputError(f"--bom, --delimiter and --decimal are of csv; give --format csv, not {format_}")
    return Dialect(
        bom=bom or settings.bom, delimiter=delimiter or settings.delimiter, decimal=str(decimal or settings.decimal)
    )


def dialect_of(
    chosen: Format,
    settings: Settings,
    *,
    rows: str,
    bom: bool,
    delimiter: str | None,
    decimal: DecimalName | None,
    columns: str | None,
) -> Dialect:
    """How rows are written: as asked for; what settings say is followed where the format has it.

    Raises:
        OutputError: where it is asked of a format that can't, or of columns that there are not.
    """  # fmt: skip
    is_text, is_csv = chosen.module == "delimited", chosen.name == "csv"
    if bom and not is_text:
        raise OutputError(f"--bom is of csv and tsv; {chosen.name} has no byte order mark")
    if delimiter is not None and not is_csv:
        raise OutputError(f"--delimiter is of csv; give --format csv, not {chosen.name}")
    if decimal is not None and not is_text:
        raise OutputError(f"--decimal is of csv and tsv; give --format with one of them, not {chosen.name}")
    return Dialect(
        columns=columns_of(chosen, rows, columns),
        bom=is_text and (bom or settings.bom),
        delimiter=(delimiter or settings.delimiter) if is_csv else ",",
        decimal=str(decimal or settings.decimal) if is_text else ".",
    )


def columns_of(chosen: Format, rows: str, columns: str | None) -> tuple[str, ...]:
    """The columns asked for, in order; none where all are wanted.

    Raises:
        OutputError: where there are no such columns, or the format has none.
    """
    if columns is None:
        return ()
    if not chosen.has_rows or rows == ALL_ROWS:
        what = "--rows all is of several kinds" if chosen.has_rows else f"{chosen.name} holds whole articles"
        kinds = ", ".join(name for name, each in FORMATS.items() if each.has_rows)
        raise OutputError(f"--columns {columns}: {what}; give one kind of row, and --format with one of {kinds}")
    from claimx.export.rows import TABLES  # noqa: PLC0415 - where it is asked for

    names = tuple(filter(None, (name.strip() for name in columns.split(","))))
    if not names:
        raise OutputError(
            f"--columns {columns!r}: no column is named; there are {', '.join(TABLES[rows].picked(()).names)}"
        )
    TABLES[rows].picked(names)
    return names
