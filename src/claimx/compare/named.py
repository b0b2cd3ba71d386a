"""Names that stand beside the claims of a sentence: whom it was told, "told Interfax on Wednesday"."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from claimx.compare.wording import words_of
from claimx.records import Claim, Report

PLACE, NAME = "place", "name"


@dataclass(frozen=True, slots=True)
class Names:
    """The names of persons and organisations in a sentence: all of them, and those in no claim or source of it."""

    every: set[tuple[str, ...]] = field(default_factory=set)
    beside: dict[tuple[str, ...], str] = field(default_factory=dict)


def names_beside(report: Report) -> Mapping[int, Names]:
    """The names of each sentence that has claims, by where it starts."""
    found: dict[int, Names] = defaultdict(Names)
    told: dict[int, list[tuple[int, int]]] = defaultdict(list)
    ends: dict[int, int] = {}
    for claim in report.claims:
        start = claim.sentence.start
        ends[start] = max(claim.sentence.end, ends.get(start, 0))
        told[start] += spans_of(claim)
    starts = sorted(ends)
    for actor in report.actors:
        key = words_of(actor.name)
        for mention in actor.mentions if actor.type != PLACE else ():
            place = bisect_right(starts, mention.start) - 1
            if mention.kind != NAME or place < 0 or mention.end > ends[starts[place]]:
                continue
            names = found[starts[place]]
            names.every.add(key)
            if all(mention.end <= begin or end <= mention.start for begin, end in told[starts[place]]):
                names.beside[key] = mention.text
    return found


def spans_of(claim: Claim) -> Iterator[tuple[int, int]]:
    """The content of a claim and its source."""
    yield from ((piece.start, piece.end) for piece in claim.content)
    if claim.source is not None:
        yield claim.source.start, claim.source.end


def swapped(
    names: tuple[Mapping[int, Names], Mapping[int, Names]], old: Claim, new: Claim
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names beside two versions of a claim of which the other's sentence has none."""
    was, is_ = (of.get(claim.sentence.start, Names()) for of, claim in zip(names, (old, new), strict=True))
    gone = tuple(text for key, text in was.beside.items() if key not in is_.every)
    come = tuple(text for key, text in is_.beside.items() if key not in was.every)
    return gone, come
