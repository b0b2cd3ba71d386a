"""Percentages held against the numbers they come from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from claimx.check.amounts import Span, same_kind, span_of
from claimx.check.rule import Draft, Remark, check_rule, quoted
from claimx.records import Quantity

BEFORE_FROM = re.compile(r"\bfrom\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
BETWEEN_TO = re.compile(r"^[^.;:()\d]{0,60}\bto\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
BEFORE_TO = re.compile(r"\bto\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
BETWEEN_FROM = re.compile(r"^[^.;:()\d]{0,60}\bfrom\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
UP_FROM = re.compile(r"^[^.;:()\d]{0,30}\b(?:up|down)\s+from\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
BEHIND_CHANGE = re.compile(
    r"^\s+(?!of\b)(?:(?:[\w'’-]+\s+){0,4}(?:from|than)|(?:up\s+|down\s+)?on)\s+(?:[\w'’-]+\s+){0,3}$", re.IGNORECASE
)
BEFORE_WHOLE = re.compile(r"(?:^|[.;,“\n]\s*)of\s+(?:[\w'’-]+\s+){1,3}$", re.IGNORECASE)
THEN_PART = re.compile(r"^[^.;:()\d]{0,60},\s*(?:only\s+|just\s+)?$", re.IGNORECASE)
OUT_OF = re.compile(r"^[^.;:(),]{0,30}\b(?:out of|of)\b[^.;:(),\d]{0,30}$", re.IGNORECASE)
BRACKET = re.compile(r"[(,–—-]\s*$")
SET_OFF = re.compile(r"[(,–—-]")
WORD = re.compile(r"[^\W\d_]+")
NEAR = 70  # characters between the numbers and their percentage
LEVELS = {"count", "money", "measure", "rate", "percent"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """Two numbers of a sentence, the percentage that they make, rounding allowed for and as told, and in what way."""

    first: Quantity
    second: Quantity
    percent: Span
    as_told: float
    told: str


@check_rule("check.percent-mismatch", level="error")
def percent_mismatch(draft: Draft) -> Iterator[Remark]:
    """Complaints rose from 40 to 50, or 20%.

    A percentage that is not the change, or the share, of the two numbers beside it. Rounding is allowed for.
    """
    for sentence in draft.sentences:
        found = draft.quantities_in(sentence)
        for first, second in pairwise(found):
            for ratio in ratios(first, second, draft.text):
                percent = percent_of(ratio, found, draft)
                if percent is not None:
                    yield from misfits(ratio, percent, draft)
        for new, percent, old in zip(found, found[1:], found[2:], strict=False):
            if is_amid(new, percent, old, draft) and (one := span_of(old)) and (other := span_of(new)):
                for ratio in change(old, new, one, other):
                    yield from misfits(ratio, percent, draft)


def misfits(ratio: Ratio, percent: Quantity, draft: Draft) -> Iterator[Remark]:
    """What is said of a percentage that is not the one that two numbers make."""
    stated = span_of(percent)
    if stated is None or stated.meets(ratio.percent) or is_of_points(ratio, stated):
        return
    message = f"{quoted(percent.text)} does not fit: {ratio.told} is {shown(ratio)}%"
    claim = draft.claim_at(percent.start, percent.end)
    yield Remark(start=percent.start, end=percent.end, message=message, claim=claim)


def is_of_points(ratio: Ratio, stated: Span) -> bool:
    """Whether a change from one percentage to another is told in points: "from 12% to 15%, or 3%"."""
    one, other = span_of(ratio.first), span_of(ratio.second)
    if ratio.first.kind != "percent" or one is None or other is None:
        return False
    low, high = other.least - one.most, other.most - one.least
    return Span(low, high).meets(stated) or Span(-high, -low).meets(stated)


def ratios(first: Quantity, second: Quantity, text: str) -> Iterator[Ratio]:
    """The percentages that two neighbours make: a change from one to the other, or a part of a whole."""
    if first.kind not in LEVELS or not same_kind(first, second):
        return
    one, other = span_of(first), span_of(second)
    if one is None or other is None:
        return
    before, between = text[max(0, first.start - 40) : first.start], text[first.end : second.start]
    if BEFORE_FROM.search(before) and BETWEEN_TO.match(between):
        yield from change(first, second, one, other)
    elif (BEFORE_TO.search(before) and BETWEEN_FROM.match(between)) or UP_FROM.match(between):
        yield from change(second, first, other, one)
    elif OUT_OF.match(between) and one.least > 0 and one.most <= other.least:
        yield share(first, second, one, other)
    elif BEFORE_WHOLE.search(before) and THEN_PART.match(between) and other.least > 0 and other.most <= one.least:
        yield share(second, first, other, one)


def share(part: Quantity, whole: Quantity, one: Span, other: Span) -> Ratio:
    """The part that one amount is of another, in percent."""
    percent = Span(100 * one.least / other.most, 100 * one.most / other.least)
    as_told = 100 * middle(one) / middle(other)
    return Ratio(first=part, second=whole, percent=percent, as_told=as_told, told=f"{part.text} of {whole.text}")


def change(old: Quantity, new: Quantity, one: Span, other: Span) -> Iterator[Ratio]:
    """The change from one amount to another, in percent of the first."""
    if one.least <= 0:
        return
    values = [100 * (b - a) / a for a in (one.least, one.most) for b in (other.least, other.most)]
    low, high = min(values), max(values)
    percent = Span(low, high) if low >= 0 else Span(-high, -low) if high <= 0 else Span(0.0, max(-low, high))
    as_told = abs(100 * (middle(other) / middle(one) - 1))
    yield Ratio(first=old, second=new, percent=percent, as_told=as_told, told=f"from {old.text} to {new.text}")


def percent_of(ratio: Ratio, found: tuple[Quantity, ...], draft: Draft) -> Quantity | None:
    """The percentage of a sentence that belongs to two numbers: in apposition behind them, or just before "from"."""
    start = min(ratio.first.start, ratio.second.start)
    end = max(ratio.first.end, ratio.second.end)
    for percent in found:
        if percent.kind != "percent" or percent.unit is None:
            continue
        if is_behind(percent, end, draft) or is_ahead(percent, start, draft):
            return percent
    return None


def is_amid(new: Quantity, percent: Quantity, old: Quantity, draft: Draft) -> bool:
    """Whether a percentage stands between the two numbers that make it: "to 50, up 25% from the 40 of last year"."""
    if new.kind not in LEVELS or not same_kind(new, old) or percent.kind != "percent" or percent.unit is None:
        return False
    between = draft.text[percent.end : old.start]
    words = {word.lower() for word in WORD.findall(between)}
    is_other = not draft.words.other_thing.isdisjoint(words)
    is_other = is_other or (new.noun is not None and old.noun is not None and new.noun != old.noun)
    return is_behind(percent, new.end, draft) and not is_other and bool(BEHIND_CHANGE.match(between))


def is_behind(percent: Quantity, end: int, draft: Draft) -> bool:
    """Whether a percentage follows two numbers and says the same: ", or 20%", "(20%)", ", a drop of 20%"."""
    between = draft.text[end : percent.start]
    if not 0 < len(between) <= NEAR or re.search(r"[.;:\d]", between):
        return False
    words = [word.lower() for word in WORD.findall(between)]
    if draft.words.other_thing.intersection(words) or (words and words[-1] == "and"):
        return False
    # "voted for a cut of 25%" behind them is another amount; ", a cut of 25%" is theirs.
    said_again = SET_OFF.search(between) is not None and bool(words) and words[-1] in draft.words.same_amount
    return bool(BRACKET.search(between)) or said_again


def is_ahead(percent: Quantity, start: int, draft: Draft) -> bool:
    """Whether a percentage stands just before two numbers: "rose 20% from 40 to 50"."""
    between = draft.text[percent.end : start]
    words = [word.lower() for word in WORD.findall(between)]
    return 0 < len(between) <= 40 and len(words) <= 4 and words[-1:] in (["from"], ["to"]) and "," not in between[1:]


def middle(amount: Span) -> float:
    """The amount as it is told: what rounding takes and gives around it."""
    return (amount.least + amount.most) / 2


def shown(ratio: Ratio) -> str:
    """A percentage in a message, as exact as it is known."""
    exact = ratio.percent.most - ratio.percent.least <= 1
    return f"{ratio.as_told:.1f}".removesuffix(".0") if exact else f"about {ratio.as_told:.0f}"
