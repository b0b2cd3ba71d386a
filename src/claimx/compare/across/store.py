"""Rows on disk, so that a corpus of any size is compared in little memory: written as they come, read by topic and day.

SQLite rather than a database of an extra: it is always there, and sorting is all that is asked of it.
"""

from __future__ import annotations

import contextlib
import marshal
import sqlite3
from collections.abc import Iterator
from itertools import groupby
from typing import Any

AT_ONCE = 5_000
UNDATED = -1


def scratch() -> sqlite3.Connection:
    """A database that is kept on disk where it grows, and is gone with its connection."""
    file = sqlite3.connect("", isolation_level=None, check_same_thread=False)
    for setting in ("journal_mode=OFF", "synchronous=OFF", "temp_store=FILE", "cache_size=-65536"):
        file.execute(f"PRAGMA {setting}")
    return file


def as_bytes(text: str) -> bytes:
    """A text as a database takes it, in the order of its characters."""
    return text.encode("utf-8", "replace")


class Store:
    """Rows by a block and a day, each a tuple of plain values; read in that order, then by their place."""

    def __init__(self) -> None:
        self._file = scratch()
        self._file.execute("CREATE TABLE rows (block BLOB, day INTEGER, place BLOB, number INTEGER, data BLOB)")
        self._waiting: list[tuple[bytes, int, bytes, int, bytes]] = []
        self.count = 0

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(sqlite3.Error):
            self._file.close()

    def add(self, block: str, day: int | None, place: str, values: tuple[Any, ...]) -> None:
        """Keep a row; those of a day are read in the order of their places."""
        when = UNDATED if day is None else day
        self._waiting.append((as_bytes(block), when, as_bytes(place), self.count, marshal.dumps(values)))
        self.count += 1
        if len(self._waiting) >= AT_ONCE:
            self._write()

    def blocks(self) -> Iterator[tuple[str, Iterator[tuple[Any, ...]]]]:
        """The rows of each block, by day, those without one first."""
        self._write()
        rows = self._file.execute("SELECT block, data FROM rows ORDER BY block, day, place, number")
        for block, group in groupby(rows, key=lambda row: row[0]):
            yield block.decode(), (marshal.loads(data) for _, data in group)

    def _write(self) -> None:
        self._file.execute("BEGIN")
        self._file.executemany("INSERT INTO rows VALUES (?, ?, ?, ?, ?)", self._waiting)
        self._file.execute("COMMIT")
        self._waiting.clear()
