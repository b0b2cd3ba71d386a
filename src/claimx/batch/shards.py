"""A run is cut into shards, the unit of work, of resuming and of loss.

A shard ends where a hash of an article's id says so, not at a fixed count: an article more or less changes a shard or
two and leaves all others as they are. What a shard is called depends on nothing but its inputs and the job.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from claimx.batch.job import Fingerprint
from claimx.errors import InputError
from claimx.readers import Item, Refusal

Entry = Item | Refusal

USUAL = 32  # articles of a shard, on average
MOST = 64
LARGEST = 56_000  # bytes, about 9,000 words: what is parsed at a time, and seconds of work
LEAST = 16_000  # bytes; less is parsed more slowly, unless the articles are many
# How much of a file is the article's text, in kinds that hold more than that.
SHARE = {"html": 0.1, "pdf": 0.05, "docx": 0.1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """Consecutive inputs, in order.

    Attributes:
        number: its place in the run.
        careful: read one article at a time, each noted before: a worker died over it.
        lost: by place in the shard, the articles that killed a worker when read alone, and how.
    """

    number: int
    entries: tuple[Entry, ...]
    careful: bool = False
    lost: dict[int, str] = field(default_factory=dict)


def cut_shards(entries: Iterable[Entry]) -> Iterator[Shard]:
    """The inputs in shards, in order."""
    number = 0
    pending: list[Entry] = []
    size = 0.0
    for entry in entries:
        pending.append(entry)
        size += size_of(entry)
        by_name = zlib.crc32(entry.id.encode("utf-8", "surrogatepass")) % USUAL == 0
        enough = size >= LEAST or len(pending) >= USUAL // 2
        if (by_name and enough) or len(pending) >= MOST or size >= LARGEST:
            yield Shard(number=number, entries=tuple(pending))
            number, pending, size = number + 1, [], 0.0
    if pending:
        yield Shard(number=number, entries=tuple(pending))


def size_of(entry: Entry) -> float:
    """About how many bytes of text an input has."""
    if isinstance(entry, Refusal):
        return 0.0
    if entry.payload is not None:
        size = len(entry.payload)
    else:
        try:
            size = Path(entry.path or "").stat().st_size
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
