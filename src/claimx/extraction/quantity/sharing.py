"""What a quantity takes over from the one before it: "20 people were killed and 30 hurt", "100 km (60 miles)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from claimx.extraction.number import plain_number
from claimx.extraction.quantity.amount import Amount
from claimx.extraction.quantity.counted import NEVER_NOUNS, NOUNS, is_people
from claimx.extraction.quantity.draft import Found
from claimx.extraction.quantity.kinds import OLDEST
from claimx.extraction.quantity.reading import Reading
from claimx.records import Change, Quantity

CONVERSION = re.compile(r"\s?[(\[]$|\s?[(\[]\s?(?:or|about|around|roughly|nearly|some|approximately)\s$")
AND = re.compile(r"\s+(?:and|or)\s+")
OR = re.compile(r"\s+or\s+(?:(?:even|perhaps|maybe|possibly)\s+)?")
LAST_WORD = re.compile(r"([^\W\d_]+)[\s(]+$")
RESTATED = re.compile(r",?\s+or\s+$")
UNIT_SHARING = frozenset({"to", "from", "than", "is", "was", "with", "and", "for"})
OF_THEM = re.compile(r"\s+of\s+(?:them|whom|these|those|which)\b(?!\s+\w+s\b)", re.IGNORECASE)
REACH = 8  # quantities to look back over
VERBAL = frozenset({"VB", "VBD", "VBP", "VBZ", "VBN", "VBG", "MD", "WDT", "WP", "TO"})
CLOSED = frozenset(";:()[]-–—")
NEAR = 50  # two numbers of the same thing are seldom further apart than this many times


def shared(reading: Reading, found: Sequence[Found]) -> list[Quantity]:
    """The quantities, each completed by those before it in its sentence, and by the one that it leads to."""
    out: list[Quantity] = []
    earlier: list[Found] = []
    number = -1
    for each in found:
        sentence = reading.parse.sentence_of[reading.tokens(each.amount)[0]]
        if sentence != number:
            earlier, number = [], sentence
        completed = _completed(reading, earlier, each) if earlier else each.quantity
        earlier.append(Found(completed, each.amount))
        out.append(completed)
    for i in range(len(out) - 2, -1, -1):
        if out[i].rule == "quantity.bare" and out[i].noun is None and out[i].unit is None:
            out[i] = _leading(reading, found[i].amount, out[i], out[i + 1])
    return out


def _completed(reading: Reading, earlier: Sequence[Found], each: Found) -> Quantity:
    before = earlier[-1].quantity
    quantity = _restated(reading, before, each.quantity)
    if quantity.kind == before.kind == "percent" and before.change and not quantity.change:
        quantity = replace(quantity, change=_change_of_the_same(reading, before, quantity))
    bare = quantity.rule == "quantity.bare"
    if bare and before.kind == "age" and _is_joined(reading, before, quantity):
        return replace(quantity, kind="age", unit=before.unit, concept=None, rule=before.rule)
    if quantity.kind in {"count", "percent"} and quantity.noun is None and _is_of_them(reading, quantity):
        counted = (e.quantity.noun for e in reversed(earlier[-REACH:]) if e.quantity.kind == "count")
        return replace(quantity, noun=next((noun for noun in counted if noun), None), concept=None)
    return _of_the_same(reading, earlier, quantity) if bare and quantity.unit is None else quantity


def _change_of_the_same(reading: Reading, before: Quantity, quantity: Quantity) -> Change | None:
    """Exports rose 5% and imports 3%: the verb is said once."""
    parse = reading.parse
    first, last = parse.tokens_in(before.end, before.end + 1)[0], parse.tokens_in(quantity.start, quantity.end)[0]
    between = range(first, last)
    elided = any(parse.lower[i] in {"and", ","} for i in between) and len(between) <= REACH
    word = parse.lower[last - 1]
    noun = parse.tag[last - 1] in NOUNS or (parse.tag[last - 1] == "VBZ" and word not in NEVER_NOUNS)  # "imports"
    stated = any(parse.tag[i] in VERBAL or parse.words[i] in CLOSED for i in between[: -1 if noun else None])
    apposed = word == "," and reading.text[quantity.end : quantity.end + 1] == ","
    if not elided or stated or apposed or not (noun or word in {"and", "by", ","}):
        return None
    after = parse.tokens_in(quantity.start, quantity.end)[1]
    counts = quantity.noun is not None or (after < parse.n and parse.tag[after] in NOUNS | {"JJ"})
    return None if counts else before.change


def _leading(reading: Reading, amount: Amount, quantity: Quantity, following: Quantity) -> Quantity:
    """four- and six-member panels; several hundred or even 1,000 megawatts: the noun or unit comes with the next."""
    if following.kind == "age" and AND.fullmatch(reading.text, quantity.end, following.start):
        return replace(
            quantity, kind="age", unit=following.unit, concept=None, rule=following.rule
        )  # 27 and 29 years old
    if amount.dangling:
        return replace(quantity, noun=following.noun, of=following.of)
    if following.unit and following.kind != "age" and OR.fullmatch(reading.text, quantity.end, following.start):
        return replace(quantity, kind=following.kind, unit=following.unit, per=following.per, concept=following.concept)
    return quantity


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
    if conversion or RESTATED.fullmatch(gap):
        change, concept = quantity.change or before.change, quantity.concept or before.concept
        quantity = replace(quantity, change=change, concept=concept)
    return quantity


def _of_the_same(reading: Reading, earlier: Sequence[Found], quantity: Quantity) -> Quantity:
    """The noun or unit that a bare number shares with one before it."""
    match = LAST_WORD.search(reading.text, max(0, quantity.start - 20), quantity.start)
    word = match[1].lower() if match else ""
    if quantity.noun is not None:
        return quantity
    people = _is_of_people(reading, quantity)
    if word not in reading.lexicon.nouns["sharing"] and not people:
        return quantity
    for each in reversed(earlier[-REACH:]):
        other = each.quantity
        if other.unit == "point" and word in {"to", "at", "from"}:
            return replace(quantity, kind="measure", unit="point", concept=other.concept)
        if word == "by" and other.kind == "percent" and other.change and quantity.change:
            return replace(quantity, kind="percent", unit=other.unit)
        factor = each.amount.unit.factor if each.amount.unit and other.kind == "money" else Fraction(1)
        if reading.text[other.start - 1 : other.start] == "(" or not _alike(other, quantity, factor):
            continue
        if people and word not in reading.lexicon.nouns["sharing"]:
            if other.noun and is_people(other.noun.lower(), reading.lexicon):
                return replace(quantity, noun=other.noun, concept=None)
            continue
        if other.kind == "count" and other.noun and other.noun.lower() != "others":
            return replace(quantity, noun=other.noun, concept=None)
        if other.kind in {"measure", "money"} and word in UNIT_SHARING and other.unit and quantity.per is None:
            return _in_unit_of(quantity, other, factor)
    return quantity


def _in_unit_of(quantity: Quantity, other: Quantity, factor: Fraction) -> Quantity:
    """The quantity in the unit of another; a number after cents is cents."""
    low, high = (
        None if bound is None else plain_number(Fraction(str(bound)) * factor)
        for bound in (quantity.low, quantity.high)
    )
    if low is None and high is None:
        return quantity
    concept = quantity.concept or other.concept
    return replace(quantity, kind=other.kind, unit=other.unit, low=low, high=high, concept=concept)


def _is_of_people(reading: Reading, quantity: Quantity) -> bool:
    """injuring 150; kills at least 10; 20 injured; 26 more were hurt: what verbs do to people."""
    parse = reading.parse
    first, last = parse.tokens_in(quantity.start, quantity.end)
    sentence = parse.sentence(first)
    before = parse.tag[first - 1] if first > sentence[0] else ""
    if first > sentence[0] and parse.lower[first - 1] in reading.lexicon.nouns["harming"]:
        return True  # "hurts 50", whatever its tag
    if last < sentence[1] and parse.lower[last] in {"from", "each", "of", "in"} and before != "VBG":
        return False
    after = [parse.tag[i] for i in range(last, min(last + 2, sentence[1]))]
    return before in {"VBG", "VBZ", "VBD", "VBN", "VB", "VBP"} or bool({"VBN", "VBD", "VBP", "JJR"} & set(after))


def _alike(a: Quantity, b: Quantity, factor: Fraction = Fraction(1)) -> bool:
    """Whether two numbers are of one order of magnitude, the second `factor` times as written."""
    x, y = a.low if a.low is not None else a.high, b.low if b.low is not None else b.high
    if not x or not y:
        return False
    return Fraction(1, NEAR) <= abs(Fraction(x) / (Fraction(y) * factor)) <= NEAR
