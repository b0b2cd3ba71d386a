"""Rows on disk, so that a corpus of any size is compared in little memory: written as they come, read by topic and day.

SQLite rather than a database of an extra: it is always there, and sorting is all that is asked of it.
"""

from __future__ import annotations

import contextlib
import marshal
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

AT_ONCE = 5_000
UNDATED = -1
Row = tuple[bytes, int, bytes, bytes]
"""The block, the day and the place of what is kept, and its values."""
Blocks = Iterator[tuple[str, Iterator[tuple[Any, ...]]]]


def scratch(path: Path | None = None) -> sqlite3.Connection:
    """A database that is kept on disk where it grows, and is gone with its connection; at a path, for others, too."""
    file = sqlite3.connect(path or "", isolation_level=None, check_same_thread=False)
    for setting in ("journal_mode=OFF", "synchronous=OFF", "temp_store=FILE", "cache_size=-65536"):
        file.execute(f"PRAGMA {setting}")
    return file


def as_bytes(text: str) -> bytes:
    """A text as a database takes it, in the order of its characters."""
    return text.encode("utf-8", "replace")


def row_of(block: str, day: int | None, place: str, values: tuple[Any, ...]) -> Row:
    """A row; those of a day are read in the order of their places."""
    return as_bytes(block), UNDATED if day is None else day, as_bytes(place), marshal.dumps(values)


class Store:
    """Rows by a block and a day, each a tuple of plain values; read in that order, then by their place.

    Args:
        path: where other processes read them, too.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path, self._file = path, scratch(path)
        self._file.execute("CREATE TABLE rows (block BLOB, day INTEGER, place BLOB, number INTEGER, data BLOB)")
        self._waiting: list[tuple[bytes, int, bytes, int, bytes]] = []
        self.count = 0

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(sqlite3.Error):
            self._file.close()

    def add(self, rows: Iterable[Row]) -> None:
        """Keep rows."""
        for block, day, place, data in rows:
            self._waiting.append((block, day, place, self.count, data))
            self.count += 1
        if len(self._waiting) >= AT_ONCE:
            self._write()

    def blocks(self) -> Blocks:
        """The rows of each block, by day, those without one first."""
        self._write()
        return blocks_of(self._file)

    def sizes(self) -> list[tuple[bytes, int]]:
        """The blocks in order and how many rows each has; from here on their rows are found at once."""
        self._write()
        self._file.execute("CREATE INDEX in_order ON rows (block, day, place, number)")
        return self._file.execute("SELECT block, count(*) FROM rows GROUP BY block ORDER BY block").fetchall()

    def _write(self) -> None:
        self._file.execute("BEGIN")
        self._file.executemany("INSERT INTO rows VALUES (?, ?, ?, ?, ?)", self._waiting)
        self._file.execute("COMMIT")
        self._waiting.clear()


def blocks_of(file: sqlite3.Connection, some: tuple[bytes, bytes] | None = None) -> Blocks:
    """The rows of each block, by day; of all blocks, or from one to another."""
    where = "WHERE block BETWEEN ? AND ?" if some else ""
    rows = file.execute(f"SELECT block, data FROM rows {where} ORDER BY block, day, place, number", some or ())
    for block, group in groupby(rows, key=lambda row: row[0]):
        yield block.decode(), (marshal.loads(data) for _, data in group)
