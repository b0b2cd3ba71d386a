"""CSV and TSV. Nothing is mended in silence: a row whose fields do not fit the header is refused."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO

from claimx.errors import InputError
from claimx.readers.fields import choose_fields, listed
from claimx.readers.items import AUTO, Container, Found, Item, Notice, ReadOptions, Refusal
from claimx.readers.rows import Rows
from claimx.readers.streams import megabytes

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
SAMPLE = 1 << 16  # characters that show how a table is written
SEPARATOR = re.compile(r'"?sep=(.)"?\s*$', re.IGNORECASE)  # Excel's own first line
ESCAPED = re.compile("[\udc80-\udcff]")  # bytes that are not in the encoding
BYTES_AS_UTF16 = ("\udcff\udcfe", "\udcfe\udcff")


def open_csv(given: Container, options: ReadOptions, notice: Notice) -> Found:
    """The articles of a CSV file; semicolons, tabs or bars may part its fields too."""
    given, options = in_its_encoding(given, options, notice)
    with as_text(given.stream, options) as text:
        lines = lines_of(text, options)
        first = next(lines, "")
        check_head(first, options)
        csv.field_size_limit(max(csv.field_size_limit(), options.max_bytes))
        if marked := SEPARATOR.match(first):
            delimiter, first = marked[1], next(lines, "")
        else:
            delimiter = max(DELIMITERS, key=lambda each: len(next(csv.reader([first], delimiter=each), [])))
        if delimiter != ",":
            notice(f"{given.where}: the fields are parted by {DELIMITERS.get(delimiter, repr(delimiter))}")
        yield from open_table(given, chain([first], lines), options, notice, delimiter=delimiter)


def open_tsv(given: Container, options: ReadOptions, notice: Notice) -> Found:
    """The articles of a TSV file, whether it knows quotation marks around fields or takes them as they are."""
    given, options = in_its_encoding(given, options, notice)
    with as_text(given.stream, options) as text:
        lines = lines_of(text, options)
        sample, size = [], 0
        for line in lines:
            sample.append(line)
            size += len(line)
            if size >= SAMPLE:
                break
        check_head("".join(sample[:1]), options)
        csv.field_size_limit(max(csv.field_size_limit(), options.max_bytes))
        quoting = csv.QUOTE_MINIMAL if is_quoted(sample) else csv.QUOTE_NONE
        yield from open_table(given, chain(sample, lines), options, notice, delimiter="\t", quoting=quoting)


def in_its_encoding(given: Container, options: ReadOptions, notice: Notice) -> tuple[Container, ReadOptions]:
    """The table, and the options with the encoding that it looks like, where that is left to its bytes."""
    if options.encoding != AUTO:
        return given, options
    from claimx.readers.encodings import settled_stream, told  # noqa: PLC0415 - what weighs it, for those who ask

    stream, options = settled_stream(given.stream, options)
    if options.encoding is not None:
        notice(f"{given.where}: {told(options.encoding)}")
    return given.holding(stream), options


def is_quoted(sample: list[str]) -> bool:
    """Whether these lines are whole rows when quotation marks around a field are read as such."""
    try:
        rows = list(csv.reader(sample, delimiter="\t", strict=True))
    except csv.Error:
        plain = {line.count("\t") for line in sample}
        return len(plain) > 1  # lines that are no rows: a quoted field goes over several
    return len({len(row) for row in rows if row}) <= 1


class as_text(io.TextIOWrapper):  # noqa: N801 - used as a function is
    """The stream as text. Bytes in another encoding are kept, so that only their own row is refused."""

    def __init__(self, stream: BinaryIO, options: ReadOptions) -> None:
        super().__init__(stream, encoding=options.encoding or "utf-8-sig", errors="surrogateescape", newline="")

    def __exit__(self, *_: object) -> None:
        self.detach()  # the stream is the caller's to close


def lines_of(text: io.TextIOWrapper, options: ReadOptions) -> Iterator[str]:
    limit = options.max_bytes
    while line := text.readline(limit):
        if len(line) >= limit and not line.endswith("\n"):
            raise InputError(f"a line longer than {megabytes(limit)}; --max-bytes raises the limit", stage="decode")
        yield line


def check_head(line: str, options: ReadOptions) -> None:
    """Fail where the first line shows that this is no table in the encoding.

    Raises:
        InputError: with what to do.
    """
    if line.startswith(BYTES_AS_UTF16):
        raise InputError("this is UTF-16, not UTF-8; give --encoding utf-16", stage="decode")
    if "\0" in line:
        raise InputError("a binary file, not a table (a NUL in its first line)", stage="decode")
    if not line.strip():
        raise InputError("no header: the first line must name the fields")
    if undecoded(line):
        raise InputError(undecodable(line, options), stage="decode")


def open_table(
    given: Container,
    lines: Iterable[str],
    options: ReadOptions,
    notice: Notice,
    *,
    delimiter: str,
    quoting: int = csv.QUOTE_MINIMAL,
) -> Found:
    table = rows_of(csv.reader(lines, delimiter=delimiter, quoting=quoting, strict=True))  # type: ignore[arg-type]
    first = next(table, [])
    if isinstance(first, InputError):
        raise first
    header = [name.strip() for name in first]
    fields = choose_fields(header, options)
    if fields.text not in header:
        raise InputError(f"no field {fields.text!r} for --text-field; there are {listed(header)}")
    at = header.index(fields.text)
    with Rows(given, fields, options, notice) as rows:
        for number, row in enumerate(table, start=1):
            if isinstance(row, InputError):
                yield rows.refusal(number, row)
            else:
                yield row_of(row, header, at, number, rows, options)


def rows_of(table: Iterator[list[str]]) -> Iterator[list[str] | InputError]:
    """The rows that are not blank; an error for one that can't be read.

    Raises:
        InputError: where a quoted field has no end, so that nothing after it is a row.
    """
    number = 0
    while True:
        try:
            row = next(table)
            if not row:
                continue
            yield row
        except StopIteration:
            return
        except csv.Error as error:
            if "expected after" not in str(error):  # the file, or the limit, ends in a quoted field
                where = f"row {number}" if number else "the header"
                message = f"{where}: a quotation mark opens a field and none closes it; nothing after it is read"
                raise InputError(message, stage="decode") from error
            yield InputError("a quotation mark stands inside a quoted field; double it", stage="decode")
        number += 1


def row_of(row: list[str], header: list[str], at: int, number: int, rows: Rows, options: ReadOptions) -> Item | Refusal:
    if any(cell.strip() for cell in row[len(header) :]):
        message = f"{len(row)} fields, where the header has {len(header)}: put quotation marks around the text"
        return rows.refusal(number, InputError(message, stage="decode"))
    if len(row) <= at:
        message = f"{len(row)} fields, where the header has {len(header)}: the text is missing"
        return rows.refusal(number, InputError(message, stage="decode"))
    if undecoded(row[at]):
        return rows.refusal(number, InputError(undecodable(row[at], options), stage="decode"))
    return rows.item(dict(zip(header, row, strict=False)), number)


def undecoded(text: str) -> bool:
    """Whether bytes were left that are not in the encoding."""
    return not text.isascii() and ESCAPED.search(text) is not None


def undecodable(text: str, options: ReadOptions) -> str:
    found = ESCAPED.search(text)
    byte = ord(found[0]) - 0xDC00 if found else 0
    name = options.encoding or "UTF-8"
    return f"not {name}: byte 0x{byte:02x}; give the encoding it has, such as --encoding windows-1252, or auto"
