"""Records out of the databases that claimx wrote, in the order in which they were written."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from claimx.errors import InputError
from claimx.recorded.shape import Record
from claimx.recorded.tables import TABLES, Row, Rows, in_turn, record_of


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
    with said(duckdb.Error), duckdb.connect(name, read_only=True) as connection:

        def query(sql: str) -> Iterator[Row]:
            cursor = connection.cursor().execute(sql)
            names = [column[0] for column in cursor.description or ()]
            while rows := cursor.fetchmany(10_000):
                yield from (dict(zip(names, row, strict=True)) for row in rows)

        def rows(table: str) -> Rows:
            return in_turn(
                query(
                    f'SELECT rows.* FROM "{table}" AS rows JOIN articles ON rows.article_id = articles.article_id '
                    "ORDER BY articles.rowid, rows.rowid"
                )
            )

        yield query('SELECT * FROM "articles" ORDER BY rowid'), rows


@contextlib.contextmanager
def said(kind: type[Exception]) -> Iterator[None]:
    try:
        yield
    except kind as error:
        raise InputError(f"no database that claimx wrote: {' '.join(str(error).split())}", stage="decode") from error
