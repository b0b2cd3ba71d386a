"""One stream of records as a folder of parts, which appears whole or not at all."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from claimx.export.files import encoded, whole_path, write_chunk
from claimx.export.formats import ALL_ROWS, USUAL_DIALECT, Dialect, Format, Record
from claimx.export.plain import PIECE, with_keys
from claimx.export.stream import write_stream, write_tables
from claimx.parted import LIST, USUAL, list_of


def write_parts(
    records: Iterable[Record],
    output: str,
    *,
    format: Format,  # noqa: A002 - the word of the command line
    rows: str = "claims",
    dialect: Dialect = USUAL_DIALECT,
    notice: Callable[[str], None] | None = None,
    most: int = USUAL,
) -> int:
    """Write records to a folder of parts in one pass; return how many parts.

    Args:
        records: plain JSON values; taken one by one.
        output: the folder, which is not there yet, or empty.
        format: one that is written in parts.
        rows: what a row is; `all` are the rows of every kind, each in a folder of its own.
        dialect: how rows are written.
        notice: is told in one line what a person should know of the output.
        most: characters of the articles of a part.

    Raises:
        OutputError: where it can't be written. What `records` raises passes through, and nothing is written.
    """
    format.check_libraries()
    said: dict[str, None] = {}

    def note(line: str) -> None:
        said[line] = None

    parts: list[dict[str, Any]] = []
    with whole_path(output, folder=True) as folder:
        folder.mkdir()
        cut = Cut(with_keys(records, notice), most)
        for number, some in enumerate(cut, start=1):
            name = f"part-{number:05}{format.suffixes[0]}"
            if rows == ALL_ROWS:
                paths = write_tables(some, folder, "{}/" + name, format=format, notice=note)
            else:
                paths = [folder / name]
                write_stream(some, paths[0], format=format, rows=rows, dialect=dialect, notice=note)
            files = {path.relative_to(folder).as_posix(): path.stat().st_size for path in paths}
            parts.append({"articles": cut.articles, "files": files})
        with (folder / LIST).open("wb") as file:
            write_chunk(file, encoded(list_of(format.name, rows, parts)), output)
    for line in said:
        if notice is not None:
            notice(line)
    return len(parts)


class Cut:
    """Records cut into parts, each an iterator that is read to its end before the next; `articles` of the last one."""

    def __init__(self, records: Iterator[Record], most: int) -> None:
        self._records, self._most = records, most
        self._next: Record | None = next(records, None)
        self.articles = 0

    def __iter__(self) -> Iterator[Iterator[Record]]:
        while self._next is not None:
            yield self._part()

    def _part(self) -> Iterator[Record]:
        self.articles = size = 0
        for record in itertools.chain([self._next], self._records):
            assert record is not None
            if size >= self._most and PIECE not in record:
                self._next = record
                return
            self.articles += 1
            size += record["article"]["characters"]
            yield record
        self._next = None
