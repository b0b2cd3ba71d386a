"""One pass over a stream of records, into an output that appears whole or not at all."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING

from claimx.errors import OutputError
from claimx.export.files import (
    check_writable,
    refuse_link,
    refuse_side_files,
    unwritable,
    whole_file,
    whole_path,
    write_chunk,
)
from claimx.export.formats import FORMATS, USUAL_DIALECT, Dialect, Format, Layout, Record, named_format
from claimx.export.packing import Packing, packed

if TYPE_CHECKING:
    from claimx.export.shape import Row, Table
    from claimx.records import Report


def check_output(path: str | PathLike[str], format: str | Format | None = None) -> Format:  # noqa: A002 - as the flag
    """Fail before the work where the output could not be written after it; return its format.

    Raises:
        OutputError: where the place can't be written, no format is known by the suffix, or its library is missing.
    """
    name = fspath(path)
    chosen = format if isinstance(format, Format) else named_format(name, format)
    chosen.check_libraries()
    check_writable(name, folder=chosen.kind == "folder")
    refuse_side_files(name, chosen.side_files)
    return chosen


def write_stream(
    records: Iterable[Report | Record],
    path: str | PathLike[str],
    *,
    format: str | Format | None = None,  # noqa: A002 - the word of the command line
    rows: str = "claims",
    several: bool = True,
    dialect: Dialect = USUAL_DIALECT,
    notice: Callable[[str], None] | None = None,
    packing: Packing | None = None,
) -> None:
    """Write records to a file (or folder) in one pass, with bounded memory.

    Args:
        records: reports, or the plain JSON values of reports; taken one by one.
        path: where to; what was there stays until all is written.
        format: one of `FORMATS` or its name; None for what the suffix asks for.
        rows: what a row is, where the format has rows.
        several: whether JSON is an array even for one article.
        dialect: how rows are written: which columns, what parts them.
        notice: is told in one line what a person should know of the output.
        packing: how a text is packed.

    Raises:
        OutputError: where it can't be written. What `records` raises passes through, and nothing is written.
    """
    name = fspath(path)
    chosen = check_output(name, format)
    layout = Layout(rows=rows, several=several, notice=notice, dialect=dialect)
    if chosen.kind == "text":
        with whole_file(name) as file, packed(file, packing, name) as whole:
            for chunk in chosen.write(records, layout):
                write_chunk(whole, chunk, name)
        return
    _add_all(records, {name: layout}, chosen, notice)


def write_tables(
    records: Iterable[Report | Record],
    folder: Path,
    name: str,
    *,
    format: Format,  # noqa: A002 - the word of the command line
    notice: Callable[[str], None] | None = None,
) -> list[Path]:
    """Write the rows of every kind, each to a file of its own, in one pass; return the files.

    Args:
        records: reports, or their plain JSON values.
        folder: where to; made where it is not there, as are those of the files.
        name: a file's name in it, with {} for the kind: "{}/part-00001.parquet".
        format: one of rows that a library writes.
        notice: as in `write_stream`.

    Raises:
        OutputError: as in `write_stream`.
    """
    from claimx.export.rows import TABLES  # noqa: PLC0415 - of those who write rows

    paths = {kind: folder / name.format(kind) for kind in TABLES}
    for path in paths.values():
        refuse_link(str(path.parent))
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise unwritable(str(path.parent), error) from error
    _add_all(records, {str(path): Layout(rows=kind, notice=notice) for kind, path in paths.items()}, format, notice)
    return list(paths.values())


def write_sheet(rows: Iterable[Row], path: str, table: Table, *, notice: Callable[[str], None] | None = None) -> None:
    """Write rows that are of no record to a workbook of Excel, a sheet of the table's name.

    Raises:
        OutputError: where it can't be written, or what writes it is missing. What `rows` raises passes through.
    """
    FORMATS["xlsx"].check_libraries()
    from claimx.export.tables import stored  # noqa: PLC0415 - of those who write rows
    from claimx.export.xlsx import ERRORS, open_sheets  # noqa: PLC0415 - its library, on use

    with whole_path(path) as temporary, _said(path, ERRORS), open_sheets(temporary, [table], notice) as (sheet,):
        for row in stored(table, rows):
            sheet.add(row)


def _add_all(
    records: Iterable[Report | Record],
    layouts: Mapping[str, Layout],
    chosen: Format,
    notice: Callable[[str], None] | None,
) -> None:
    """Records into all of these files, or the folder."""
    from claimx.export.plain import with_keys  # noqa: PLC0415 - the records' own libraries, on use

    with ExitStack() as stack:
        adds = []
        for name, layout in layouts.items():
            temporary = stack.enter_context(whole_path(name, folder=chosen.kind == "folder"))
            stack.enter_context(_said(name, chosen.errors))
            adds.append(stack.enter_context(chosen.open(temporary, layout)))
        for record in _own(with_keys(records, notice)):
            for add in adds:
                add(record)


class _OwnError(Exception):
    """Carries an error of the records past `_said`, as its cause."""


def _own(records: Iterable[Record]) -> Iterator[Record]:
    try:
        yield from records
    except Exception as error:
        raise _OwnError from error


@contextlib.contextmanager
def _said(path: str, errors: tuple[type[Exception], ...]) -> Iterator[None]:
    """Errors of the disk and of a library as ours; those of the records as they were."""
    try:
        yield
    except _OwnError as error:
        raise (error.__cause__ or error) from None
    except OSError as error:
        raise unwritable(path, error) from error
    except errors as error:
        raise OutputError(f"{path}: can't be written: {' '.join(str(error).split())}") from error
