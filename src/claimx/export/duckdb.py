"""DuckDB: all tables, typed, for analysis in SQL.

Without primary and foreign keys: DuckDB holds their indices in memory and checks every row, which rows that come from
one program don't need. The keys are those of the SQLite output.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb

from claimx.export.arrow import arrow_schema, arrow_table
from claimx.export.formats import Layout, Record
from claimx.export.rows import TABLES
from claimx.export.shape import Row, Table
from claimx.export.tables import Gathered

ERRORS = (duckdb.Error,)
TYPES = {"text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN"}
MEMORY = "512MB"


@contextlib.contextmanager
def open_duckdb(path: Path, layout: Layout) -> Iterator[Callable[[Record], None]]:  # noqa: ARG001 - the form of all
    """The pieces go in as Arrow tables, in order."""
    schemas = {table.name: arrow_schema(table) for table in TABLES.values()}
    # One thread keeps the order of the rows, and no more than this memory.
    with duckdb.connect(
        str(path), config={"threads": 1, "memory_limit": MEMORY, "temp_directory": f"{path}.spill"}
    ) as connection:

        def insert(table: Table, rows: list[Row]) -> None:
            connection.register("piece", arrow_table(rows, schemas[table.name]))
            connection.execute(f'INSERT INTO "{table.name}" SELECT * FROM piece')
            connection.unregister("piece")

        for table in TABLES.values():
            connection.execute(create_sql(table))
        gathered = Gathered(TABLES.values(), insert)
        yield gathered.add
        gathered.flush()
        connection.execute("CHECKPOINT")


def create_sql(table: Table) -> str:
    """The statement that makes the table."""
    columns = [f'"{each.name}" {TYPES[each.type]}{" NOT NULL" * each.required}' for each in table.columns]
    return f'CREATE TABLE "{table.name}" ({", ".join(columns)})'
