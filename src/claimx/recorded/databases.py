"""Records out of the databases that claimx wrote, in the order in which they were written."""

from __future__ import annotations

import contextlib
import re
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimx.errors import InputError
from claimx.recorded.shape import Record
from claimx.recorded.tables import TABLES, Row, Rows, in_turn, record_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from pyarrow import RecordBatch


def of_database(name: str, kind: str) -> Iterator[Record]:
    """The records of a SQLite or DuckDB file, in the order in which they were written.

    Raises:
        InputError: where it is none that claimx wrote.
    """
    if not Path(name).is_file():
        raise InputError("no such file; check the path")
    with (open_sqlite if kind == "sqlite" else open_duckdb)(name) as (articles, rows):
        tables = {table: rows(table) for table in TABLES}
        for article in articles:
            yield record_of(article, tables)


# Rows are written in the order of their articles: only where that is no longer so are they sorted, which takes memory.
# The article of each run of rows, found in one pass that holds none of them.
RUNS = """
    SELECT article_id FROM (SELECT article_id, lag(article_id) OVER () AS before FROM "{}")
    WHERE before IS DISTINCT FROM article_id
"""
SORTED = """
    SELECT rows.* FROM "{}" AS rows JOIN articles ON rows.article_id = articles.article_id
    ORDER BY articles.rowid, rows.rowid
"""
AT_ONCE = 2_000  # rows
MEMORY = "512MB"  # of DuckDB's own, which else keeps what it read as long as the machine has room
LOCKED = re.compile(r"\block(?:ed)?\b")  # what both say of a file that another program has
Opened = tuple[Iterator[Row], Callable[[str], Rows]]
"""The articles, and what gives the rows of a table."""


@contextlib.contextmanager
def open_sqlite(name: str) -> Iterator[Opened]:
    with contextlib.closing(sqlite3.connect(f"{Path(name).resolve().as_uri()}?mode=ro", uri=True)) as connection:
        connection.row_factory = as_dict
        with said(sqlite3.Error):

            def rows(table: str) -> Rows:
                sql = f'SELECT * FROM "{table}" WHERE article_id = ? ORDER BY rowid'
                return lambda id_: connection.execute(sql, (id_,)).fetchall()

            yield connection.execute('SELECT * FROM "articles" ORDER BY rowid'), rows


def as_dict(cursor: sqlite3.Cursor, row: tuple[Any, ...]) -> Row:
    return {column[0]: value for column, value in zip(cursor.description, row, strict=True)}


@contextlib.contextmanager
def open_duckdb(name: str) -> Iterator[Opened]:
    """Each table is read once, side by side with the others: a query an article would go through all of it."""
    try:
        import duckdb  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise InputError("to read DuckDB, install it: python -m pip install 'claimx[duckdb]'") from error
    with (
        said(duckdb.Error),
        tempfile.TemporaryDirectory(prefix="claimx-") as spill,
        duckdb.connect(
            name, read_only=True, config={"threads": 1, "memory_limit": MEMORY, "temp_directory": spill}
        ) as connection,
    ):

        def query(sql: str) -> Iterator[Row]:
            return chain.from_iterable(batch.to_pylist() for batch in batches(connection, sql))

        def ids(sql: str) -> Iterator[str]:
            return chain.from_iterable(batch.column(0).to_pylist() for batch in batches(connection, sql))

        def rows(table: str) -> Rows:
            articles = ids('SELECT article_id FROM "articles"')
            is_in_order = all(
                each in articles for each in ids(RUNS.format(table))
            )  # each is looked for behind the last
            return in_turn(query(('SELECT * FROM "{}"' if is_in_order else SORTED).format(table)))

        yield query('SELECT * FROM "articles"'), rows


def batches(connection: DuckDBPyConnection, sql: str) -> Iterator[RecordBatch]:
    """What a query gives, as a stream: what the database's own cursor gives would all be in memory."""
    found = connection.cursor().sql(sql)
    reader = getattr(found, "to_arrow_reader", None) or found.fetch_arrow_reader  # its name before DuckDB 1.5
    yield from reader(AT_ONCE)


@contextlib.contextmanager
def said(kind: type[Exception]) -> Iterator[None]:
    try:
        yield
    except kind as error:
        told = " ".join(str(error).split()).partition("! ")[0]  # what follows are guesses at other tables
        if LOCKED.search(told):
            raise InputError("another program has it open to write; close it there, or give a copy") from error
        raise InputError(f"no database that claimx wrote: {told}", stage="decode") from error
