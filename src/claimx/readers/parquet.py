"""Parquet, a few rows in memory at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from claimx.errors import InputError
from claimx.readers.items import Container, Found, Notice, ReadOptions, missing_extra
from claimx.readers.rows import Rows, choose_fields

BATCH = 100  # rows
BUFFER = 1 << 16  # bytes of a column that are read at once


def open_parquet(given: Container, options: ReadOptions, notice: Notice) -> Found:
    """The articles of a Parquet file; only the columns that are used are read."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - imported on use
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError as error:
        raise missing_extra("Parquet", "parquet", "pyarrow") from error
    try:
        file = parquet.ParquetFile(given.stream, buffer_size=BUFFER, pre_buffer=False)  # else whole columns
        names = file.schema_arrow.names
        fields = choose_fields(names, options)
        check_text(file.schema_arrow, fields.text)
        rows = Rows(given, fields, options, notice)
        columns = [name if name in names else name.partition(".")[0] for name in fields.all]
        number = 0
        for batch in file.iter_batches(batch_size=BATCH, columns=columns, use_threads=False):
            for row in plain_rows(batch):
                number += 1
                yield rows.item(row, number)
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


def plain_rows(batch: Any) -> Iterator[dict[str, Any]]:
    """The rows as plain values; times become text, since not all of them fit Python's."""
    import pyarrow as pa  # noqa: PLC0415

    columns = [
        (column.cast(pa.string()) if pa.types.is_temporal(column.type) else column).to_pylist()
        for column in batch.columns
    ]
    for values in zip(*columns, strict=True):
        yield dict(zip(batch.schema.names, values, strict=True))
