"""An output of many files, OUT/: which shards make which part, and what tells that a part is whole.

Parts follow one another as the shards do. Where one ends depends on the inputs alone: once so many bytes of text are in
it, or at the share of the whole that a number of parts asks for. So the same inputs give the same parts, whoever does
the work, and in whatever order.
"""

from __future__ import annotations

import hashlib
import json
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claimx.batch.errors_file import seen
from claimx.batch.kept import Kept
from claimx.batch.order import Target
from claimx.batch.packs import Place
from claimx.batch.shards import Shard
from claimx.batch.tasks import Part, Result, Written
from claimx.parted import USUAL


@dataclass(slots=True)
class Open:
    """A part of which something is still to be done.

    Attributes:
        shards: by number, its shards that are done.
        expected: how many there are so far.
        closed: whether that is all of them.
    """

    number: int
    shards: dict[int, tuple[str, Place]] = field(default_factory=dict)
    expected: int = 0
    articles: int = 0
    size: float = 0.0
    closed: bool = False


class Parts:
    """The parts of a run: shards come in as they are cut, and again as they are done; parts go out as they are ready.

    Args:
        target: the output.
        kept: what was finished before.
        most: bytes of text in a part.
        begin: called before the first part is written.

    Attributes:
        ready: parts to be written.
        done: by number, what was noted of those that are whole; None where one holds no article, and has no file.
        wrote: how many were written by this run.
    """

    def __init__(
        self, target: Target, kept: Kept, most: float = USUAL, begin: Callable[[], object] = lambda: None
    ) -> None:
        self.target = target
        self.kept = kept
        self.most = most
        self.begin = begin
        self.ready: deque[Part] = deque()
        self.done: dict[int, dict[str, Any] | None] = {}
        self.stamps: set[str] = set()
        self.wrote = 0
        self._begun = False
        self._number = 1
        self._size = 0.0  # of the shards so far
        self._of: dict[int, int] = {}  # by shard, its part
        self._open: dict[int, Open] = {}

    def number_of(self, shard: Shard) -> int:
        """The part of the next shard; all are asked for, in order."""
        number, self._size = self._number, self._size + shard.size
        self._close_before(number)
        if self._size >= number * self.most and number != self.target.parts:
            self._number += 1  # of the next shard, so that no part is empty
            while 0 < self._number * self.most <= self._size:  # a shard as large as several parts
                self._size -= self.most
        return number

    def expect(self, shard: Shard, number: int) -> None:
        """A shard of a part will be done."""
        part = self._open.setdefault(number, Open(number))
        part.expected += 1
        part.size += shard.size
        self._of[shard.number] = number

    def add(self, result: Result) -> None:
        """A shard is done."""
        number = self._of.pop(result.number)
        part = self._open[number]
        place = result.place or self.kept.shards[result.key]
        part.shards[result.number] = (result.key, place)
        part.articles += result.mark.articles
        self._settle(part)

    def close(self) -> None:
        """There are no more shards."""
        self._close_before(self._number + 1)

    def _close_before(self, number: int) -> None:
        for part in [each for each in self._open.values() if each.number < number and not each.closed]:
            part.closed = True
            self._settle(part)

    def _settle(self, part: Open) -> None:
        """Where all shards of a part are done: it is written, unless it is whole already."""
        if not part.closed or len(part.shards) < part.expected:
            return
        del self._open[part.number]
        if not part.articles:
            self.done[part.number] = None
            return
        shards = tuple(part.shards[number] for number in sorted(part.shards))
        stamp = stamp_of(part.number, [key for key, _ in shards], self.target)
        self.stamps.add(stamp)
        values = self.kept.part_of(stamp) if not self.kept.verify else None
        if values is not None and is_whole(values, self.target.output):
            self.done[part.number] = values
            return
        if not self._begun:
            self.begin()
            self._begun = True
        self.ready.append(Part(number=part.number, stamp=stamp, articles=part.articles, shards=shards, size=part.size))

    def add_written(self, written: Written) -> None:
        """A part is written."""
        self.kept.parts[written.stamp] = written.place
        self.done[written.number] = written.values
        self.wrote += 1

    def listed(self) -> list[dict[str, Any]]:
        """The parts that have files, in order, as the list of them holds them."""
        found = [self.done[number] for number in sorted(self.done)]
        return [
            {"articles": part["articles"], "files": {name: size for name, size, _ in part["files"]}}
            for part in found
            if part is not None
        ]

    def notes(self) -> Iterator[str]:
        """What is to be said of all parts: what each of them says."""
        found = [set(part["notes"]) for part in self.done.values() if part is not None]
        yield from sorted(set.intersection(*found) if found else ())


def stamp_of(number: int, keys: list[str], target: Target) -> str:
    """What tells a part from every other: its number, what is in it, and how it is written."""
    how = json.dumps(target.how, sort_keys=True)
    return hashlib.sha256("\n".join([str(number), how, *keys]).encode()).hexdigest()[:40]


def is_whole(values: dict[str, Any], output: str) -> bool:
    """Whether the files of a part are as they were left."""
    return all(seen(str(Path(output, name))) == [size, time] for name, size, time in values["files"])
