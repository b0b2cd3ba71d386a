"""Two amounts made one interval: "8,000 to 10,000", "between 5 and 10", "$89 to $93 billion", "three or four"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from claimx.extraction.quantity.amount import Amount
from claimx.extraction.quantity.levels import Pair, is_compatible, two_levels
from claimx.extraction.quantity.pieces import and_a_part, cents_apart, of_two_units
from claimx.extraction.quantity.rejected.calendar import LAST_DAY
from claimx.lexicons.numerals import Exact
from claimx.lexicons.quantities import QuantityLexicon

DASH = re.compile(r"\s?[-–—‑‐]\s?|[~〜～]")
TO = re.compile(
    r"\s+(?:up\s+)?to\s+(?:(?:about|around|some|as\s+(?:much|many)\s+as|up\s+to|nearly|almost|over|more\s+than)\s+)?(?:an?\s+)?|-to-|\s+to-|\s+through\s+",
    re.IGNORECASE,
)
AND = re.compile(r"\s+and\s+(?:(?:about|around|some|up\s+to|nearly|almost)\s+)?(?:an?\s+)?", re.IGNORECASE)
OR = re.compile(r"\s+or\s+(?:(?:even|maybe|perhaps|possibly)\s+)?", re.IGNORECASE)
DANGLING = re.compile(r"-,?\s+(?:(?:or|and|to)\s+)?", re.IGNORECASE)
DAYS_BETWEEN = re.compile(r"\s*-?(?:to|through)-?\s*", re.IGNORECASE)
BETWEEN = re.compile(
    r"\bbetween\s+(?:(?:the\s+)?ages?\s+(?:of\s+)?)?(?:about\s+|around\s+|some\s+|an\s+estimated\s+)?$", re.IGNORECASE
)
FROM = re.compile(
    r"\b(?:(?:starting\s+)?from|rang(?:e|es|ed|ing)\s+(?:from\s+|between\s+)?)\s*(?:about\s+|around\s+|up\s+to\s+|between\s+|some\s+|as\s+(?:little|few|low)\s+as\s+)?$",
    re.IGNORECASE,
)
LAST_WORD = re.compile(r"([^\W\d_]+)\s+(?:by\s+)?$")
GAP = 40  # characters between the ends of a range
YEARS = range(1800, 2100)

Join = Callable[[Pair], Sequence[Amount] | None]


def merge_ranges(text: str, amounts: list[Amount], lexicon: QuantityLexicon) -> list[Amount]:
    """The amounts with ranges joined; dashes bind closer than "to"."""
    for joins in (CLOSE, FAR):
        merged: list[Amount] = []
        for amount in amounts:
            both = _merged(text, merged[-1], amount, lexicon, joins) if merged else None
            merged[len(merged) - (both is not None) :] = [amount] if both is None else both
        amounts = merged
    return amounts


def _merged(
    text: str, first: Amount, second: Amount, lexicon: QuantityLexicon, joins: Sequence[Join]
) -> Sequence[Amount] | None:
    if second.start - first.end > GAP or second.numeral.vague:
        return None
    pair = Pair(text, first, second, lexicon)
    for join in joins:
        both = join(pair)
        if both is not None:
            return both
    return None


# -- Joined by a dash, or by nothing -----------------------------------------------------------------------------------


def dangling(pair: Pair) -> Sequence[Amount] | None:
    """7- or 8-inch; 5- to 7-year: the first has its unit from the second."""
    a, b = pair.first, pair.second
    if not (a.dangling and DANGLING.fullmatch(pair.gap) and (b.unit or b.dangling)):
        return None
    if pair.gap.strip().endswith("to"):
        return [_interval(pair, a.start)]
    return [replace(a.times(b.factor), unit=b.unit, hyphen=b.hyphen), b]


def dashed(pair: Pair) -> Sequence[Amount] | None:
    """5-10, $89–$93 billion."""
    a, b, gap = pair.first, pair.second, pair.gap
    if not DASH.fullmatch(gap) or (b.numeral.start != b.start and not b.prefix):
        return None
    if a.numeral.digits and pair.text[b.start].isupper() and not b.prefix:
        return None  # "7-Eleven"
    blanks = (gap[0].isspace(), gap[-1].isspace())
    if any(blanks) and not all(blanks):
        return None
    start = _start(BETWEEN, pair)
    fits = is_compatible(a, b) and _is_ascending(a, b)
    return [_interval(pair, a.start if start is None else start)] if fits else None


# -- Joined by words ---------------------------------------------------------------------------------------------------


def between_and(pair: Pair) -> Sequence[Amount] | None:
    """between 5 and 10."""
    start = _start(BETWEEN, pair) if AND.fullmatch(pair.gap) else None
    if start is None or not is_compatible(pair.first, pair.second):
        return None
    return [_interval(pair, start)]


def to(pair: Pair) -> Sequence[Amount] | None:
    """8,000 to 10,000; from 5 to 8; not the two levels of a change, nor "in 2018 to 3.9 million"."""
    if not TO.fullmatch(pair.gap):
        return None
    pair = _in_one_unit(pair)
    a, b = pair.first, pair.second
    if not is_compatible(a, b):
        return None
    if len(a.numerals) > 1 or _is_dated(pair) or _is_since_year(a, b):
        return None
    levels = two_levels(pair)
    if levels:
        return levels
    if not FROM.search(pair.before) and (not _is_open_range(a, b) or (a.unit and _is_after_change(pair))):
        return None
    return [_interval(pair, a.start)]


def _in_one_unit(pair: Pair) -> Pair:
    """30 minutes to an hour, a week to 10 days: both ends in the smaller unit."""
    a, b = pair.first, pair.second
    if a.unit is None or b.unit is None or b.per:
        return pair
    spans = pair.lexicon.spans
    larger_first, larger_second = spans.get((a.unit.name, b.unit.name)), spans.get((b.unit.name, a.unit.name))
    if larger_first:
        a = replace(a.times(larger_first), unit=b.unit)
    elif larger_second:
        b = replace(b.times(larger_second), unit=a.unit)
    else:
        return pair
    return Pair(pair.text, a, b, pair.lexicon)


def _is_dated(pair: Pair) -> bool:
    """since Dec. 23 to more than 62 inches, from 12 on Jan. 5 to 340: a day, and something that is none."""
    words = pair.before.split()
    named = bool(words) and words[-1][:1].isupper() and words[-1].lower() in pair.lexicon.context["months"]
    counts = pair.second.unit is not None or pair.second.high > LAST_DAY or not DAYS_BETWEEN.fullmatch(pair.gap)
    return named and pair.first.unit is None and counts


def _is_since_year(a: Amount, b: Amount) -> bool:
    """in 2018 to 3.9 million; in 1980 to more than 300,000."""
    return a.numeral.plain and int(a.low) in YEARS and not b.numeral.plain


def _is_open_range(a: Amount, b: Amount) -> bool:
    """Whether two amounts with a bare "to" between them are the ends of a range: "5 to 8 tonnes"."""
    return _is_ascending(a, b) and (a.unit is None or b.unit is not None)


def alternatives(pair: Pair) -> Sequence[Amount] | None:
    """three or four; 8 or $9."""
    a, b = pair.first, pair.second
    if a.unit or not OR.fullmatch(pair.gap) or not is_compatible(a, b):
        return None
    if b.prefix:
        return [replace(a, unit=b.unit), b]
    return [_interval(pair, a.start)] if _is_ascending(a, b) and _is_near(a, b) else None


CLOSE: tuple[Join, ...] = (of_two_units, cents_apart, and_a_part, dangling, dashed)
FAR: tuple[Join, ...] = (between_and, to, alternatives)


# -- The interval ------------------------------------------------------------------------------------------------------


def _start(opening: re.Pattern[str], pair: Pair) -> int | None:
    match = opening.search(pair.before)
    return pair.first.start - len(pair.before) + match.start() if match else None


def _lifted(a: Amount, b: Amount) -> Exact:
    """The low end with the scale and unit that the high end lends it: "four to five thousand", "24 to 35 billion"."""
    factor: Exact = 1
    low, high = a.numeral, b.numerals[-1]
    if low.scale == 1 and high.scale > 1 and a.low < 1000 and low.low < high.base:
        factor = high.scale
    if a.unit is None:
        factor *= b.factor
    return a.low * factor


def _is_ascending(a: Amount, b: Amount) -> bool:
    return _lifted(a, b) < b.high


def _is_near(a: Amount, b: Amount) -> bool:
    low = _lifted(a, b)
    return low > 0 and (b.high <= 10 or 2 * b.high <= 3 * low)


def _interval(pair: Pair, start: int) -> Amount:
    a, b = pair.first, pair.second
    low, high = _lifted(a, b), b.high * (a.factor if b.unit is None else 1)
    return Amount(
        numerals=(*a.numerals, *b.numerals),
        start=start,
        end=b.end,
        number_end=b.number_end,
        low=min(low, high),
        high=max(low, high),
        unit=b.unit or a.unit,
        per=b.per or a.per,
        modifier="between",
        hyphen=b.hyphen,
        prefix=a.prefix,
        dangling=b.dangling,
    )


def _is_after_change(pair: Pair) -> bool:
    """rose 5% to 20%: two amounts."""
    match = LAST_WORD.search(pair.before)
    word = match[1].lower() if match else ""
    return word in pair.lexicon.change["up"] or word in pair.lexicon.change["down"]
