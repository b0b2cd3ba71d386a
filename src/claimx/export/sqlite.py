"""SQLite: all tables with keys, indices and a full-text index of the claims; opens in Datasette as it is."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlite_utils import Database

from claimx.export.formats import Layout, Record
from claimx.export.rows import TABLES
from claimx.export.shape import Table
from claimx.export.tables import stored

ERRORS = (sqlite3.Error,)
TYPES: dict[str, type] = {"text": str, "integer": int, "number": float, "boolean": bool}
SEARCHED = ("text", "source", "source_name")
TOKENIZER = "porter unicode61 remove_diacritics 2"  # "moved" finds "moves", "Cordoba" finds "Córdoba"
# Beyond the keys, which begin with the article: what people look up, and the joins from their other end.
INDICES = {
    "articles": (("date",),),
    "claims": (("source_name",), ("source_type",), ("certainty",)),
    "actors": (("name",), ("key",)),
    "claim_quantities": (("article_id", "quantity_id"),),
    "claim_hedges": (("article_id", "hedge_id"),),
    "claim_actors": (("article_id", "actor_id"),),
}
# `user_version` is that of the tables: it goes up when a column changes its meaning.
SETTINGS = ("user_version=1", "journal_mode=OFF", "synchronous=OFF", "locking_mode=EXCLUSIVE", "cache_size=-32768")


@contextlib.contextmanager
def open_sqlite(path: Path, layout: Layout) -> Iterator[Callable[[Record], None]]:  # noqa: ARG001 - the form of all
    """One transaction without a journal: the file is thrown away where it fails."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for setting in SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        database = Database(connection)
        for table in TABLES.values():
            make_table(database, table)
        inserts = [(table, insert_sql(table)) for table in TABLES.values()]
        connection.execute("BEGIN")

        def add(record: Record) -> None:
            for table, sql in inserts:
                connection.executemany(sql, stored(table, table.of(record)))

        yield add
        connection.execute("COMMIT")
        for name, indices in INDICES.items():
            for columns in indices:
                database.table(name).create_index(columns)
        database.table("claims").enable_fts(SEARCHED, tokenize=TOKENIZER, create_triggers=True)
        connection.execute("INSERT INTO claims_fts(claims_fts) VALUES ('optimize')")
        connection.execute("ANALYZE")


def make_table(database: Database, table: Table) -> None:
    """Create a table, its key and what it refers to."""
    database.table(table.name).create(
        {column.name: TYPES[column.type] for column in table.columns},
        pk=table.key if len(table.key) > 1 else table.key[0],
        foreign_keys=[
            (columns if len(columns) > 1 else columns[0], other, columns if len(columns) > 1 else columns[0])
            for columns, other in table.references
        ],
        not_null=[column.name for column in table.columns if column.required],
    )


def insert_sql(table: Table) -> str:
    """The statement that adds a row."""
    names = ", ".join(f'"{name}"' for name in table.names)
    return f'INSERT INTO "{table.name}" ({names}) VALUES ({", ".join("?" * len(table.columns))})'
