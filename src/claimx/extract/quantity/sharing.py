"""What a quantity takes over from the one before it: "20 people were killed and 30 hurt", "100 km (60 miles)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimx.extract.quantity.kinds import OLDEST
from claimx.extract.quantity.reading import Reading
from claimx.records import Quantity

CONVERSION = re.compile(r"\s?[(\[]$|\s?[(\[]\s?(?:or|about|around|roughly|nearly|some|approximately)\s$")
RESTATED = re.compile(r",?\s+or\s+$")
UNIT_SHARING = frozenset({"to", "from", "than", "is", "was", "with", "and", "for"})
OF_THEM = re.compile(r"\s+of\s+(?:them|whom|these|those|which)\b(?!\s+\w+s\b)", re.IGNORECASE)
REACH = 8  # quantities to look back over
NEAR = 50  # two numbers of the same thing are seldom further apart than this many times


def shared(reading: Reading, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """The quantities, each completed by those before it in its sentence."""
    earlier: list[Quantity] = []
    number = -1
    for quantity in quantities:
        sentence = reading.parse.sentence_of[reading.parse.tokens_in(quantity.start, quantity.end)[0]]
        if sentence != number:
            earlier, number = [], sentence
        completed = quantity
        if earlier:
            completed = _restated(reading, earlier[-1], quantity)
            if (
                completed.rule == "quantity.bare"
                and earlier[-1].kind == "age"
                and _is_joined(reading, earlier[-1], quantity)
            ):
                completed = replace(completed, kind="age", unit=earlier[-1].unit, concept=None, rule=earlier[-1].rule)
            elif completed.kind in {"count", "percent"} and completed.noun is None and _is_of_them(reading, completed):
                noun = next((q.noun for q in reversed(earlier[-REACH:]) if q.kind == "count" and q.noun), None)
                completed = replace(completed, noun=noun, concept=None)
            elif completed.rule == "quantity.bare" and completed.unit is None and completed.per is None:
                completed = _of_the_same(reading, earlier, completed)
        earlier.append(completed)
        yield completed


def _is_joined(reading: Reading, before: Quantity, quantity: Quantity) -> bool:
    """aged 4 and 7."""
    return (
        reading.text[before.end : quantity.start].strip() in {"and", "or", ",", "to"} and (quantity.low or 0) <= OLDEST
    )


def _is_of_them(reading: Reading, quantity: Quantity) -> bool:
    """85 of them: of what was counted before."""
    return OF_THEM.match(reading.text, quantity.end) is not None


def _restated(reading: Reading, before: Quantity, quantity: Quantity) -> Quantity:
    """The bound and change of an amount said again in other units."""
    gap = reading.text[before.end : quantity.start]
    if quantity.kind == "age" or before.kind in {"age", "count"} or quantity.unit == before.unit:
        return quantity
    conversion = bool(CONVERSION.fullmatch(gap)) and quantity.kind == before.kind
    if (
        conversion
        and quantity.modifier == "exact"
        and before.modifier in {"more_than", "less_than", "at_least", "at_most"}
    ):
        low = None if before.low is None else quantity.low
        high = None if before.high is None else quantity.high
        quantity = replace(quantity, modifier=before.modifier, low=low, high=high)
    if (conversion or RESTATED.fullmatch(gap)) and quantity.change is None:
        quantity = replace(quantity, change=before.change)
    return quantity


def _of_the_same(reading: Reading, earlier: Sequence[Quantity], quantity: Quantity) -> Quantity:
    """The noun or unit that a bare number shares with one before it."""
    match = re.compile(r"([^\W\d_]+)[\s(]+$").search(reading.text, max(0, quantity.start - 20), quantity.start)
    word = match[1].lower() if match else ""
    if quantity.noun is not None:
        return quantity
    people = _is_of_people(reading, quantity)
    if word not in reading.lexicon.nouns["sharing"] and not people:
        return quantity
    for other in reversed(earlier[-REACH:]):
        if other.unit == "point" and word in {"to", "at", "from"}:
            return replace(quantity, kind="measure", unit="point", concept=other.concept)
        if word == "by" and other.kind == "percent" and other.change and quantity.change:
            return replace(quantity, kind="percent", unit=other.unit)
        if reading.text[other.start - 1 : other.start] == "(" or not _alike(other, quantity):
            continue
        if people and word not in reading.lexicon.nouns["sharing"]:
            if other.noun and other.noun.lower() in reading.lexicon.nouns["people"]:
                return replace(quantity, noun=other.noun, concept=None)
            continue
        if other.kind == "count" and other.noun and other.noun.lower() != "others":
            return replace(quantity, noun=other.noun, concept=None)
        if other.kind in {"measure", "money"} and word in UNIT_SHARING and other.unit:
            return replace(quantity, kind=other.kind, unit=other.unit, concept=other.concept)
    return quantity


def _is_of_people(reading: Reading, quantity: Quantity) -> bool:
    """injuring 150; kills at least 10; 20 injured; 26 more were hurt: what verbs do to people."""
    parse = reading.parse
    first, last = parse.tokens_in(quantity.start, quantity.end)
    sentence = parse.sentence(first)
    before = parse.tag[first - 1] if first > sentence[0] else ""
    if last < sentence[1] and parse.lower[last] in {"from", "each", "of", "in"} and before != "VBG":
        return False
    after = [parse.tag[i] for i in range(last, min(last + 2, sentence[1]))]
    return before in {"VBG", "VBZ", "VBD", "VBN", "VB", "VBP"} or bool({"VBN", "VBD", "VBP", "JJR"} & set(after))


def _alike(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers are of one order of magnitude."""
    x, y = a.low if a.low is not None else a.high, b.low if b.low is not None else b.high
    if x is None or y is None or x <= 0 or y <= 0:
        return False
    return 1 / NEAR <= x / y <= NEAR
