"""Claims of many articles on disk, to be read again in one order: a corpus takes no more memory than a few articles."""

from __future__ import annotations

import contextlib
import marshal
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from claimx.compare.across.store import as_bytes, scratch

Record = dict[str, Any]
LISTS = ("quantities", "hedges", "actors")
IN_ORDER = "ORDER BY place, who, worth DESC, number"


class KeptClaims:
    """Records, and their claims apart.

    Attributes:
        articles: how many records there are.
    """

    def __init__(self) -> None:
        self._file = scratch()
        self._file.execute("CREATE TABLE records (number INTEGER PRIMARY KEY, frame BLOB, lists BLOB)")
        self._file.execute(
            "CREATE TABLE claims (number INTEGER PRIMARY KEY, article INTEGER, place INTEGER, who BLOB, worth REAL, "
            "data BLOB)"
        )
        self._file.execute("BEGIN")  # never ended: a commit for each claim would take longer than all else
        self.articles = 0

    def __enter__(self) -> KeptClaims:
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(sqlite3.Error):
            self._file.close()

    def add(self, record: Record, keys: Iterable[tuple[int, str, float]]) -> None:
        """Keep a record; of each claim `keys` says by what it is sorted: two values, then the heaviest worth first."""
        names = [{"id": actor["id"], "name": actor["name"]} for actor in record["actors"]]
        empty: Record = {each: [] for each in ("claims", *LISTS)}
        frame = marshal.dumps(record | empty | {"actors": names})  # what the row of a claim tells of its article
        self._file.execute(
            "INSERT INTO records VALUES (?, ?, ?)",
            (self.articles, frame, marshal.dumps({each: record[each] for each in LISTS})),
        )
        self._file.executemany(
            "INSERT INTO claims (article, place, who, worth, data) VALUES (?, ?, ?, ?, ?)",
            (
                (self.articles, place, as_bytes(who), worth, marshal.dumps(claim))
                for claim, (place, who, worth) in zip(record["claims"], keys, strict=True)
            ),
        )
        self.articles += 1

    def keep_best(self, most: int) -> None:
        """Forget all claims but those with most worth."""
        best = "SELECT number FROM claims ORDER BY worth DESC, number LIMIT ?"
        self._file.execute(f"DELETE FROM claims WHERE number NOT IN ({best})", (most,))

    def pieces(self) -> Iterator[tuple[int, Record]]:
        """The claims in order: the number of each one's article, and its record with this claim alone and no lists."""
        one = "SELECT article, frame, data FROM claims JOIN records ON records.number = article WHERE claims.number = ?"
        for number in self._file.execute(f"SELECT number FROM claims {IN_ORDER}"):  # sorted without what they hold
            article, frame, claim = self._file.execute(one, number).fetchone()
            yield article, marshal.loads(frame) | {"claims": [marshal.loads(claim)]}

    def frames(self) -> Iterator[Record]:
        """The records without claims and lists."""
        for (frame,) in self._file.execute("SELECT frame FROM records ORDER BY number"):
            yield marshal.loads(frame)

    def records(self) -> Iterator[Record]:
        """The records whole, each with those of its claims that are kept, in order."""
        self._file.execute("CREATE INDEX IF NOT EXISTS by_article ON claims (article)")
        for number, frame, lists in self._file.execute("SELECT number, frame, lists FROM records ORDER BY number"):
            claims = self._file.execute(f"SELECT data FROM claims WHERE article = ? {IN_ORDER}", (number,))
            yield marshal.loads(frame) | marshal.loads(lists) | {"claims": [marshal.loads(data) for (data,) in claims]}
