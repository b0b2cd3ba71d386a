"""JSON Lines, an object a line: one that is none is refused, the rest goes on. JSON: an object or a list of them."""

from __future__ import annotations

import codecs
import contextlib
import json
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any, BinaryIO

from claimx.errors import InputError
from claimx.readers.fields import choose_fields, union
from claimx.readers.items import Container, Found, Notice, OwnOutputError, ReadOptions
from claimx.readers.own import is_own, is_record
from claimx.readers.rows import Rows, refused_row
from claimx.readers.streams import megabytes, read_up_to

FIRST = 20  # rows that show the fields

# About what values take in memory, by the marks that part them: five bytes of JSON may be an object of 240.
SIZES = {b"{": 240, b"[": 72, b",": 40}
LARGE, MOST_MEMORY = 1_000_000, 400_000_000

Line = tuple[int, "dict[str, Any] | InputError"]


def open_jsonl(given: Container, options: ReadOptions, notice: Notice) -> Found:
    """The articles of a file of JSON Lines."""
    lines = parsed(given.stream, options)
    rows = None
    broken: EOFError | None = None
    with contextlib.ExitStack() as stack:
        while broken is None:
            first, broken = first_of(lines)
            if not first:
                break
            known = [row for _, row in first if isinstance(row, dict)]
            if rows is None and known:
                if any(is_own(row, options) for row in known):
                    raise OwnOutputError(is_whole=any(map(is_record, known)))
                fields = choose_fields(union(iter(known)), options)
                rows = stack.enter_context(Rows(given, fields, options, notice, word="line"))
            for number, row in first if rows is None else chain(first, lines):
                if isinstance(row, InputError):
                    yield refused_row(given, "line", number, row)
                elif rows is not None:
                    yield rows.item(row, number)
        if broken is not None:
            raise broken


def first_of(lines: Iterator[Line]) -> tuple[list[Line], EOFError | None]:
    """The next lines; where a truncated file breaks off among them, those before that, and its error."""
    first: list[Line] = []
    try:
        for line in islice(lines, FIRST):
            first.append(line)  # noqa: PERF402 - those before an error are kept
    except EOFError as error:
        return first, error
    return first, None


def parsed(stream: BinaryIO, options: ReadOptions) -> Iterator[Line]:
    """Each line that is not blank, numbered from 1: its object, or why it has none."""
    for number, line in enumerate(lines_of(stream, options.max_json), start=1):
        try:
            if isinstance(line, InputError):
                raise line
            if line.strip():
                yield number, parse(line, options.named_encoding, first=number == 1)
        except WholeFileError:
            raise
        except InputError as error:
            yield number, error


class WholeFileError(InputError):
    """A line that shows the whole file to be something else."""


def lines_of(stream: BinaryIO, limit: int) -> Iterator[bytes | InputError]:
    """The lines; of one that is too long, no more than the limit is ever held."""
    while line := stream.readline(limit):
        if len(line) < limit or line.endswith(b"\n"):
            yield line
            continue
        while (line := stream.readline(limit)) and not line.endswith(b"\n"):
            pass
        yield InputError(f"a line longer than {megabytes(limit)}; --max-bytes raises the limit")


def parse(line: bytes, encoding: str | None, *, first: bool) -> dict[str, Any]:
    """The object of a line.

    Raises:
        InputError: where there is none; `WholeFileError` where the first line shows that this is no JSON Lines.
    """
    try:
        row = parsed_json(line.rstrip(), encoding, "of the line")
    except InputError as error:
        if first and (line.strip() in {b"[", b"{"} or is_utf16(line)):
            message = "JSON over several lines, not an object a line; name it .json, or give --from json"
            raise WholeFileError(str(error) if is_utf16(line) else message, stage="decode") from error
        raise
    if isinstance(row, list) and first:
        raise WholeFileError("a JSON list, not an object a line; name it .json, or give --from json", stage="decode")
    if not isinstance(row, dict):
        raise InputError("not a JSON object; each line must be one, with the text in a field", stage="decode")
    return row


def parsed_json(data: bytes, encoding: str | None, where: str = "of the file") -> Any:
    """The value of these bytes.

    Raises:
        InputError: where they are no JSON.
    """
    if encoding is None and is_utf16(data):
        raise InputError("this is UTF-16, not UTF-8; give --encoding utf-16", stage="decode")
    if len(data) > LARGE and sum(data.count(mark) * size for mark, size in SIZES.items()) > MOST_MEMORY:
        raise InputError(f"JSON of too many values {where}: they would fill the memory", stage="decode")
    try:
        return json.loads(data.decode(encoding or "utf-8").removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        message = f"not {encoding or 'UTF-8'}: byte 0x{data[error.start]:02x} at offset {error.start} {where}"
        raise InputError(message, stage="decode") from error
    except json.JSONDecodeError as error:
        reason = error.msg.removesuffix(" at")  # as some reasons of Python's end
        raise InputError(f"not JSON: {reason} at character {error.pos + 1} {where}", stage="decode") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"JSON that can't be read: {error}", stage="decode") from error


def is_utf16(data: bytes) -> bool:
    return data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))


def open_json(given: Container, options: ReadOptions, notice: Notice) -> Found:
    """The article of a JSON object, or those of a list; the list may be the only one among an object's fields."""
    cure = "make it JSON Lines, which are read line by line: jq -c '.[]'"
    value = parsed_json(read_up_to(given.stream, options.max_json, cure), options.named_encoding)
    alone = isinstance(value, dict) and (is_own(value, options) or has_text(value, options))
    if isinstance(value, dict):
        lists = [each for each in value.values() if isinstance(each, list) and each and isinstance(each[0], dict)]
        value = [value] if alone or len(lists) != 1 else lists[0]
    known = [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
    if not known:
        raise InputError("there is no object in it, with an article's text in a field", stage="decode")
    if any(is_own(row, options) for row in known):
        raise OwnOutputError(is_whole=any(map(is_record, known)))
    with Rows(given, choose_fields(union(iter(known[:FIRST])), options), options, notice, word="item") as rows:
        for number, row in enumerate(value, start=1):
            if not isinstance(row, dict):
                yield rows.refusal(number, InputError("not a JSON object", stage="decode"))
            else:
                yield rows.item(row, None if alone else number)


def has_text(row: dict[str, Any], options: ReadOptions) -> bool:
    try:
        choose_fields(list(row), options)
    except InputError:
        return False
    return True
