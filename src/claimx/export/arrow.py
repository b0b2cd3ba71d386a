"""Rows as Arrow tables, the way into Parquet and DuckDB."""

from __future__ import annotations

import pyarrow as pa

from claimx.export.shape import Row, Table


def arrow_schema(table: Table) -> pa.Schema:
    """The Arrow schema of a table."""
    types = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
    return pa.schema([pa.field(each.name, types[each.type], nullable=not each.required) for each in table.columns])


def arrow_table(rows: list[Row], schema: pa.Schema) -> pa.Table:
    """The rows as an Arrow table."""
    arrays = [pa.array(values, field.type) for values, field in zip(zip(*rows, strict=True), schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)
