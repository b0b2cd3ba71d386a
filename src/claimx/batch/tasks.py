"""What workers are given to do, and what they answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from claimx.batch.marks import Mark
from claimx.batch.packs import Place
from claimx.batch.shards import Shard


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A shard that is done.

    Attributes:
        key: its name; what its inputs were when they were read.
        place: where it is kept; None where it was not to be, and where that is known.
        before: whether an earlier run did it.
    """

    number: int
    key: str
    mark: Mark
    place: Place | None = None
    before: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the output, to be written of shards that are done.

    Attributes:
        stamp: what tells it from every other.
        articles: how many it holds.
        shards: their keys, and where they are.
        size: about how many bytes of text are in it.
    """

    number: int
    stamp: str
    articles: int
    shards: tuple[tuple[str, Place], ...]
    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A part that is whole; `values` is what was noted of it."""

    number: int
    stamp: str
    place: Place
    values: dict[str, Any]


Task = Shard | Part
Answer = Result | Written
