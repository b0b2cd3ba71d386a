"""Numbers that nobody vouches for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from claimx.check.rule import VOUCHING, Draft, Remark, check_rule, quoted
from claimx.records import Quantity

SMALL, SMALL_OF_PEOPLE = 20, 10  # fewer can be counted by the reporter
OPENING, FIRST = 60, 4  # characters and words at the beginning of a sentence
WORD = re.compile(r"[^\W\d_]+")


@check_rule("check.number-without-source")
def number_without_source(draft: Draft) -> Iterator[Remark]:
    """More than 12,000 refugees have reached the town.

    A share, a sum of money or a large count that the article gives in its own voice, and that no source says here or
    elsewhere in it: a reader cannot tell who counted. Ages, times, distances and small everyday counts are not asked
    about, nor is a headline.
    """
    sourced = [quantity for claim in draft.reported() for quantity in claim.quantities]
    spoken = [claim.sentence for claim in draft.reported()]
    for quantity in draft.report.quantities:
        if quantity.start < draft.body_start or not is_weighty(quantity, draft):
            continue
        if any(s.start <= quantity.start and quantity.end <= s.end for s in spoken):
            continue
        if is_known(quantity, draft) or any(is_same(quantity, each) for each in sourced):
            continue
        claim = draft.claim_at(quantity.start, quantity.end)
        if (
            is_counted_by_somebody(quantity, draft)
            or goes_on(quantity, draft)
            or (claim and claim.cue and claim.cue.class_ in VOUCHING)
        ):
            continue
        message = f"No source is given for {quoted(quantity.text)}: who counted?"
        yield Remark(start=quantity.start, end=quantity.end, message=message, claim=claim)


def is_weighty(quantity: Quantity, draft: Draft) -> bool:
    """Whether a reader wants to know where a number comes from."""
    if quantity.modifier == "vague" or quantity.status == "planned":
        return False
    if quantity.kind in {"percent", "money"}:
        return quantity.unit is not None
    noun = (quantity.noun or "").lower()
    size = quantity.low if quantity.low is not None else quantity.high
    if quantity.kind != "count" or not noun:
        return False
    return (size or 0) >= (SMALL_OF_PEOPLE if noun in draft.words.people else SMALL) or noun in draft.words.grave


def is_known(quantity: Quantity, draft: Draft) -> bool:
    """Whether the number comes with what it counts: "the 120 members", "his 14 shops"."""
    before = WORD.findall(draft.text[max(0, quantity.start - 12) : quantity.start].lower())
    return quantity.kind == "count" and before[-1:] != [] and before[-1] in draft.words.known


def is_counted_by_somebody(quantity: Quantity, draft: Draft) -> bool:
    """Whether the sentence itself tells who counted: "The United Nations put the damage at $90 million"."""
    for sentence in draft.sentences:
        if sentence.start <= quantity.start < sentence.end:
            words = WORD.findall(draft.text[sentence.start : sentence.end].lower())
            return not draft.words.counting.isdisjoint(words)
    return False


def goes_on(quantity: Quantity, draft: Draft) -> bool:
    """Whether a sentence goes on with what the one before it credited: "…, the office said. In 2020 they rose …"."""
    number = bisect_right(draft.sentence_starts, quantity.start) - 1
    if number < 1:
        return False
    sentence, before = draft.sentences[number], draft.sentences[number - 1]
    opening = WORD.findall(draft.text[sentence.start : sentence.start + OPENING].lower())[:FIRST]
    is_told = any(before.start <= claim.start < before.end and claim.quantities for claim in draft.reported())
    return is_told and not draft.words.going_on.isdisjoint(opening)


def is_same(quantity: Quantity, other: Quantity) -> bool:
    """Whether two places of an article give the same amount."""
    if (quantity.kind, quantity.unit) != (other.kind, other.unit):
        return False
    return (quantity.low, quantity.high) == (other.low, other.high)
