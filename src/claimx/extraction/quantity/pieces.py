"""One amount in two pieces: "5 feet 2 inches", "a year and a half", "35€ 99"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from claimx.extraction.quantity.amount import Amount
from claimx.extraction.quantity.levels import Pair
from claimx.extraction.quantity.unit import WORD
from claimx.lexicons.numerals import Exact
from claimx.lexicons.quantities import Unit

BLANK = re.compile(r"\s+")
COMPOUND = re.compile(r",?\s*(?:and\s+)?")
INCHES = re.compile(r"\s?(?:ins?|\"|″)(?!\w)")
MASS = "pound mass"  # what "pounds" are where ounces follow
DIGITS_OF_CENTS = 2
LONGEST_CODE = 4  # characters of " TL", " EUR"
CLOSED = re.compile(r"\s*(?:[.,;)]|$)")


def of_two_units(pair: Pair) -> Sequence[Amount] | None:
    """5 feet 2 inches, 3 dollars 50 cents, 2 hours 5 minutes: one amount in two units."""
    a, b = pair.first, pair.second
    if a.unit is None or a.per or not (BLANK if a.unit.kind == "duration" else COMPOUND).fullmatch(pair.gap):
        return None
    inches = INCHES.match(pair.text, b.end) if a.unit.name == "foot" and b.unit is None else None
    if inches:
        twelfths = Fraction(b.low, 12)
        return [replace(a, end=inches.end(), number_end=b.end, low=a.low + twelfths, high=a.high + twelfths)]
    if b.unit is None or b.prefix:
        return None
    larger, share = _smaller_unit(pair, a.unit, b.unit)
    if not share:
        return None
    return [replace(a, unit=larger, end=b.end, low=a.low + b.low * share, high=a.high + b.high * share)]


def _smaller_unit(pair: Pair, of_first: Unit, of_second: Unit) -> tuple[Unit, Exact]:
    """The first unit, pounds as a mass, and what part of it the second is; 0 where they make no one amount."""
    a, b = pair.first, pair.second
    larger, smaller = (
        pair.lexicon.unit_names[MASS] if unit.group == "pound" else unit for unit in (of_first, of_second)
    )
    parts = pair.lexicon.compounds.get((larger.name, smaller.name), 0)
    if b.low >= 0 and b.high < parts:
        return larger, Fraction(1, parts)
    cents = smaller.group == "subunit" and of_first.name == smaller.name and b.high < 1 and not a.prefix
    return of_first, int(cents)


def cents_apart(pair: Pair) -> Sequence[Amount] | None:
    """35€ 99; $119. 95; 118, 99 TL: a blank parts the cents from their sum."""
    a, b = pair.first, pair.second
    if not (a.numeral.plain and b.numeral.plain and b.number_end - b.numeral.start == DIGITS_OF_CENTS):
        return None
    unit = _unit_after_sum(pair) if b.unit is None else _unit_after_cents(pair)
    if unit is None:
        return None
    cents = Fraction(b.low, 100)
    return [replace(a, unit=unit, end=b.end, number_end=b.number_end, low=a.low + cents, high=a.high + cents)]


def _unit_after_sum(pair: Pair) -> Unit | None:
    """The money of a sum with its sign, and two digits behind it that nothing else explains."""
    a, b = pair.first, pair.second
    if a.unit is None or a.unit.group != "currency":
        return None
    if pair.gap == ". ":
        word = WORD.match(pair.text, b.end)
        closed = CLOSED.match(pair.text, b.end) if word is None else word[1] in pair.lexicon.context["after_code"]
        return a.unit if closed else None
    return a.unit if pair.gap == " " else None


def _unit_after_cents(pair: Pair) -> Unit | None:
    """The money that stands behind the cents, where a comma and a blank are no list."""
    a, b, unit = pair.first, pair.second, pair.second.unit
    if a.unit is not None or pair.gap != ", " or unit is None or unit.group != "currency":
        return None
    return unit if b.end - b.number_end <= LONGEST_CODE else None


def and_a_part(pair: Pair) -> Sequence[Amount] | None:
    """a year and a half, two days and a half."""
    a, b = pair.first, pair.second
    if a.unit is None or not b.numeral.fraction or b.unit is not None or pair.gap.strip() != "and":
        return None
    return [replace(a, end=b.end, number_end=b.number_end, low=a.low + b.low, high=a.high + b.high)]
