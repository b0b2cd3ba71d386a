"""A run is cut into shards, the unit of work, of resuming and of loss.

A shard ends where a hash of an article's id says so, not at a fixed count: an article more or less changes a shard or
two and leaves all others as they are. What a shard is called depends on nothing but its inputs and the job.
"""

from __future__ import annotations

import hashlib
import os
import stat
import time
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from claimx.batch.job import Fingerprint
from claimx.batch.packs import NOTHING
from claimx.errors import InputError
from claimx.readers import Item, Refusal

Entry = Item | Refusal

USUAL = 32  # articles of a shard, on average
MOST = 64
MOST_SHORT = 512  # where they are short, and a run large
LARGEST = 56_000  # bytes, about 9,000 words: what is parsed at a time, and seconds of work
LEAST = 16_000  # bytes; less is parsed more slowly, unless the articles are many
EARLY = 40_000  # bytes; before that a run cuts small shards, so that one that is broken off early loses next to nothing
LARGEST_EARLY, LEAST_EARLY = 8_000, 3_000
LARGE = 120_000  # bytes; from here on a run has shards enough for its workers, and short articles make larger ones
RECENT = 2_000_000_000  # nanoseconds: a file changed so lately may change again and look the same
# How much of a file is the article's text, in kinds that hold more than that.
SHARE = {"html": 0.1, "fragment": 0.8, "pdf": 0.05, "docx": 0.1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """Consecutive inputs, in order.

    Attributes:
        number: its place in the run.
        size: about how many bytes of text it has.
        careful: read one article at a time, each noted before: a worker died over it.
        lost: by place in the shard, the articles that killed a worker when read alone, and how.
    """

    number: int
    entries: tuple[Entry, ...]
    size: float = 0.0
    careful: bool = False
    lost: dict[int, str] = field(default_factory=dict)


def cut_shards(entries: Iterable[Entry]) -> Iterator[Shard]:
    """The inputs in shards, in order."""
    number = 0
    pending: list[Entry] = []
    size = before = 0.0
    for entry in entries:
        pending.append(entry)
        size += size_of(entry)
        if is_full(pending, size, before):
            yield Shard(number=number, entries=tuple(pending), size=size)
            before += size
            number, pending, size = number + 1, [], 0.0
    if pending:
        yield Shard(number=number, entries=tuple(pending), size=size)


def is_full(entries: Sequence[Entry], size: float, before: float) -> bool:
    """Whether a shard ends with the last of these inputs; `before`: bytes of the run that come before it."""
    if before < EARLY and size >= LEAST_EARLY:
        return size >= LARGEST_EARLY or zlib.crc32(entries[-1].id.encode("utf-8", "surrogatepass")) % 2 == 0
    is_large = before >= LARGE
    most, enough = (MOST_SHORT, size >= LEAST) if is_large else (MOST, size >= LEAST or len(entries) >= USUAL // 2)
    if len(entries) >= most or size >= LARGEST:
        return True
    return enough and zlib.crc32(entries[-1].id.encode("utf-8", "surrogatepass")) % USUAL == 0


def size_of(entry: Entry) -> float:
    """About how many bytes of text an input has."""
    if isinstance(entry, Refusal):
        return 0.0
    if entry.payload is not None:
        size = len(entry.payload)
    else:
        try:
            size = os.stat(entry.path or "").st_size  # noqa: PTH116 - for each of millions
        except (OSError, ValueError):
            size = 0
    return size * SHARE.get(entry.kind, 1.0)


def key_of(entries: Collection[Entry], fingerprint: Fingerprint) -> str:
    """The name of a shard: a hash of what its records are made of."""
    kinds = {entry.kind for entry in entries if isinstance(entry, Item)}
    whole = hashlib.sha256(fingerprint.of(kinds).encode())
    for entry in entries:
        whole.update(digest_of(entry).encode("utf-8", "surrogatepass"))
    return whole.hexdigest()[:40]


def digest_of(entry: Entry) -> str:
    """What tells an input from every other; one that can't be read counts by the reason."""
    if isinstance(entry, Refusal):
        return repr(("refused", entry.id, entry.path, entry.member, str(entry.error)))
    try:
        return entry.digest()
    except InputError as error:
        return repr(("unreadable", entry.id, entry.path, entry.member, str(error)))


def seen_of(entries: Collection[Entry], fingerprint: Fingerprint) -> str:
    """How a shard looks without its files being read, by their sizes and times of change.

    NOTHING where it has no files of their own, or where that says nothing: one was changed a moment ago.
    """
    kinds = {entry.kind for entry in entries if isinstance(entry, Item)}
    whole = hashlib.sha256(fingerprint.of(kinds).encode())
    latest = time.time_ns() - RECENT
    has_files = False
    for entry in entries:
        if isinstance(entry, Refusal) or entry.payload is not None:
            whole.update(digest_of(entry).encode("utf-8", "surrogatepass"))
            continue
        try:
            status = os.stat(entry.path or "")  # noqa: PTH116 - for each of millions
        except (OSError, ValueError):
            return NOTHING
        if status.st_mtime_ns > latest or not stat.S_ISREG(status.st_mode):
            return NOTHING
        has_files = True
        looks = (*entry.known, status.st_size, status.st_mtime_ns)
        whole.update(repr(looks).encode("utf-8", "surrogatepass"))
    return whole.hexdigest()[:40] if has_files else NOTHING
