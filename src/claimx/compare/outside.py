"""Numbers that stand in no claim of their version: in the words that name a source, in lines without a verb."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from claimx.compare.aspects import amount, left_over
from claimx.records import Claim, Quantity, Report

Pair = tuple[Quantity | None, Quantity | None]


def numbers(old: Report, new: Report, told: set[str | None], told_new: set[str | None]) -> Iterator[Pair]:
    """The numbers outside of claims that were changed, dropped or added, in the order of the text.

    A number that only went from a claim to the words beside it, or came from there, is none of them.

    Args:
        old: the old version.
        new: the new one.
        told: claims of the old version whose source is said to be another; that tells of a number in it, too.
        told_new: the same of the new one.
    """
    gone, come = left_over(old.quantities, new.quantities, amount)
    outside = [
        [each for each in some if is_outside(each, report.claims, ids)]
        for some, report, ids in ((gone, old, told), (come, new, told_new))
    ]
    by_kind: dict[tuple[str, str | None], tuple[list[Quantity], list[Quantity]]] = {}
    for place, some in enumerate(outside):
        for each in some:
            by_kind.setdefault((each.kind, each.unit), ([], []))[place].append(each)
    yield from (pair for some in by_kind.values() for pair in zip_longest(*some))


def is_outside(number: Quantity, claims: tuple[Claim, ...], told: set[str | None]) -> bool:
    """Whether a number stands in no claim, nor in a source that is told to be another."""
    for claim in claims:
        if any(each.id == number.id for each in claim.quantities):
            return False
        source = claim.source
        if claim.id in told and source is not None and source.start <= number.start < source.end:
            return False
    return True
