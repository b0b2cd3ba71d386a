"""Parquet, a few rows in memory at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from claimx.errors import InputError
from claimx.readers.fields import Fields, choose_fields
from claimx.readers.items import Container, Found, Notice, ReadOptions, missing_extra
from claimx.readers.rows import Rows
from claimx.readers.streams import too_long

BATCH, IN_BATCH = 100, 50_000_000  # rows that are read at once, and bytes of them
BUFFER = 1 << 16  # bytes of a column that are read at once


def open_parquet(given: Container, options: ReadOptions, notice: Notice) -> Found:
    """The articles of a Parquet file; only the columns that are used are read."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - imported on use
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError as error:
        raise missing_extra("Parquet", "parquet", "pyarrow") from error
    try:
        # With pre-buffering whole columns would be read.
        file = parquet.ParquetFile(given.stream, buffer_size=BUFFER, pre_buffer=False)
        names = file.schema_arrow.names
        fields = choose_fields(names, options)
        check_text(file.schema_arrow, fields.text)
        # A text that many rows share is kept once, as in the file.
        given.stream.seek(0)
        file = parquet.ParquetFile(
            given.stream, buffer_size=BUFFER, pre_buffer=False, read_dictionary=texts(file.schema_arrow, fields)
        )
        columns = [name if name in names else name.partition(".")[0] for name in fields.all]
        number = 0
        size = batch_size(file.metadata, options.max_raw)
        with Rows(given, fields, options, notice) as rows:
            for batch in file.iter_batches(batch_size=size, columns=columns, use_threads=False):
                for row in plain_rows(batch, options.max_bytes):
                    number += 1
                    yield rows.item(row, number) if isinstance(row, dict) else rows.refusal(number, row)
    except (pa.ArrowException, OSError) as error:
        line = " ".join(str(error).split())[:200]
        raise InputError(f"damaged Parquet: {line}; write or get it again", stage="decode") from error


def check_text(schema: Any, name: str) -> None:
    import pyarrow as pa  # noqa: PLC0415

    if name not in schema.names:  # a field inside a field, seen row by row
        return
    kind = schema.field(name).type
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    types = pa.types
    readable = [types.is_unicode, types.is_large_unicode, types.is_string_view, types.is_null]
    readable += [types.is_binary, types.is_large_binary, types.is_binary_view]
    if not any(is_kind(kind) for is_kind in readable):
        raise InputError(f"the field {name!r} holds {kind}, not text; give --text-field")


def texts(schema: Any, fields: Fields) -> list[str]:
    """The columns that are read and hold text."""
    import pyarrow as pa  # noqa: PLC0415

    kinds = {name: schema.field(name).type for name in fields.all if name in schema.names}
    return [name for name, kind in kinds.items() if pa.types.is_unicode(kind) or pa.types.is_binary(kind)]


def batch_size(metadata: Any, most: int) -> int:
    """How many rows are read at once.

    Raises:
        InputError: where the rows of a group are longer than anything that is held in memory.
    """
    groups = [metadata.row_group(number) for number in range(metadata.num_row_groups)]
    longest = max((group.total_byte_size // max(1, group.num_rows) for group in groups), default=1)
    if longest > most:
        raise too_long(most, "rows of a Parquet file must be articles")
    return max(1, min(BATCH, IN_BATCH // max(1, longest)))


def plain_rows(batch: Any, longest: int) -> Iterator[dict[str, Any] | InputError]:
    """The rows as plain values, one at a time; times become text, since not all of them fit Python's."""
    import pyarrow as pa  # noqa: PLC0415

    columns = [column.cast(pa.string()) if pa.types.is_temporal(column.type) else column for column in batch.columns]
    for number in range(batch.num_rows):
        values = [column[number] for column in columns]
        if any(length_of(value) > longest for value in values):
            yield too_long(longest)
        else:
            yield dict(zip(batch.schema.names, (value.as_py() for value in values), strict=True))


def length_of(value: Any) -> int:
    """The bytes of a text; 0 of another value."""
    import pyarrow as pa  # noqa: PLC0415

    value = value.value if isinstance(value, pa.DictionaryScalar) else value
    buffer = value.as_buffer() if isinstance(value, pa.StringScalar | pa.BinaryScalar) else None
    return buffer.size if buffer is not None else 0
