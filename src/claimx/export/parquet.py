"""Parquet: one table, typed, for pandas, Polars, DuckDB, Spark and R; the same bytes in every run."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from claimx.export.arrow import arrow_schema, arrow_table
from claimx.export.formats import Layout, Record
from claimx.export.rows import TABLES
from claimx.export.tables import Gathered

ERRORS = (pa.ArrowException,)


@contextlib.contextmanager
def open_parquet(path: Path, layout: Layout) -> Iterator[Callable[[Record], None]]:
    """A row group a piece."""
    table = TABLES[layout.rows].picked(layout.dialect.columns)
    schema = arrow_schema(table)
    with pq.ParquetWriter(path, schema, compression="zstd") as file:
        gathered = Gathered([table], lambda _, rows: file.write_table(arrow_table(rows, schema)))
        yield gathered.add
        gathered.flush()
