"""Fractions and what may follow a whole number: a half, decimals in words, a denominator, "in five"."""

from __future__ import annotations

import re
from fractions import Fraction

from claimx.extraction.number.items import AND, AND_A, ARTICLE, BLANK, LOOK_BACK, OF_A, Item
from claimx.extraction.number.literals import SUFFIXES
from claimx.extraction.number.numeral import Numeral
from claimx.extraction.number.words import (
    DENOMINATORS,
    DOZEN,
    PLURAL_DENOMINATORS,
    SCALES,
    SMALL,
    TENS,
)

POINT = re.compile(r"\s+point\s+", re.IGNORECASE)

IN = re.compile(r"\s+(?:in|out\s+of)\s+(?:every\s+)?|-in-", re.IGNORECASE)

TIME = re.compile(r"\s+(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?)\b", re.IGNORECASE)


def read_part(text: str, items: list[Item], i: int) -> tuple[Numeral | None, int]:
    """half, a third, a quarter of a million."""
    item = items[i]
    if item.word in PLURAL_DENOMINATORS:
        return None, i + 1
    article = ARTICLE.search(text, max(0, item.start - LOOK_BACK), item.start)
    if not article and item.word not in {"half", "quarter"}:
        return None, i + 1
    value = Fraction(1, DENOMINATORS[item.word])
    start = article.start() if article else item.start
    if item.word == "quarter" and not article:  # "quarter million", but not "the first quarter"
        numeral, following = scaled_part(text, items, i + 1, start, item.end, Fraction(1, 4))
        return (numeral, following) if numeral and numeral.scale > 1 else (None, i + 1)
    return scaled_part(text, items, i + 1, start, item.end, value, ordinal=item.word != "half", article=bool(article))


def scaled_part(
    text: str,
    items: list[Item],
    j: int,
    start: int,
    end: int,
    value: Fraction,
    *,
    ordinal: bool = False,
    article: bool = False,
) -> tuple[Numeral | None, int]:
    """A fraction, with the "(of) a million" that may follow."""
    if j < len(items) and OF_A.fullmatch(text, end, items[j].start):
        factor = SCALES.get(items[j].word) or DOZEN.get(items[j].word)
        if factor:
            scaled = value * factor
            return Numeral(start=start, end=items[j].end, low=scaled, high=scaled, base=value, scale=factor), j + 1
    numeral = Numeral(
        start=start, end=end, low=value, high=value, base=value, fraction=True, ordinal=ordinal, article=article
    )
    return numeral, j


def read_ending(
    text: str,
    items: list[Item],
    i: int,
    j: int,
    start: int,
    end: int,
    value: Fraction,
    base: Fraction,
    scale: int,
    *,
    article: bool,
) -> tuple[Numeral | None, int]:
    """What may follow a whole number: a half, decimals in words, a denominator, "in five"."""
    first = items[i]
    single = j == i + 1
    literal = not first.word
    if j < len(items):
        item = items[j]
        word = item.word
        gap = text[end : item.start]
        if word in DENOMINATORS and AND_A.fullmatch(gap):
            part = Fraction(1, DENOMINATORS[word])
            smaller = _smaller_scale(text, items, j, scale)
            if smaller:  # one billion and a half million
                return _with_part(first, start, items[j + 1].end, value, part * smaller, literal), j + 2
            if scale > 1:  # a million and a half
                return _whole(first, start, item.end, value + part * scale, value / scale + part, scale, literal), j + 1
            value, end, j = value + part, item.end, j + 1
            return _rescaled(text, items, first, start, end, value, j)
        if (word in PLURAL_DENOMINATORS or (word in DENOMINATORS and value == 1)) and BLANK.fullmatch(gap):
            denominator = PLURAL_DENOMINATORS.get(word) or DENOMINATORS[word]
            whole, above = _mixed(text, items, i, j, value)
            if above is not None and above < 1000 and not (literal and not first.plain) and word != "half":
                part = above / denominator
                value = whole + (part * scale if whole and scale >= 1000 and whole % scale == 0 else part)
                if whole:
                    return _rescaled(text, items, first, start, item.end, value, j + 1, once=scale > 1)
                return scaled_part(text, items, j + 1, start, item.end, value)
        if j + 1 < len(items) and AND.fullmatch(gap):  # one and three quarters, six million and two thirds
            below = items[j + 1]
            above_value = SMALL.get(word)
            named = PLURAL_DENOMINATORS.get(below.word) or (above_value == 1 and DENOMINATORS.get(below.word))
            if above_value and named and BLANK.fullmatch(text, item.end, below.start):
                part = Fraction(above_value, named)
                smaller = _smaller_scale(text, items, j + 1, scale)
                if smaller:  # one billion and three quarters million
                    return _with_part(first, start, items[j + 2].end, value, part * smaller, literal), j + 3
                value += part * scale if scale >= 1000 and value % scale == 0 else part
                return _rescaled(text, items, first, start, below.end, value, j + 2, once=scale > 1)
        if POINT.fullmatch(gap) and (word in SMALL or word in TENS):
            digits, end, j = _after_point(text, items, j)
            return _rescaled(text, items, first, start, end, value + Fraction(int(digits), 10 ** len(digits)), j)
        if IN.fullmatch(gap) and (single or value < 100) and value.denominator == 1 and 0 < value <= 10:
            share = _share(text, items, j, value)
            if share:
                ratio, end, j = share
                numeral = Numeral(start=start, end=end, low=ratio, high=ratio, base=ratio, fraction=True)
                return numeral, j
    return _whole(first, start, end, value, base, scale, literal, article=article, single=single), j


def _smaller_scale(text: str, items: list[Item], j: int, scale: int) -> int:
    """The scale right after a fraction, where it is smaller than that of the number before it; else 0."""
    if scale < 1000 or j + 1 >= len(items) or not BLANK.fullmatch(text, items[j].end, items[j + 1].start):
        return 0
    factor = SCALES.get(items[j + 1].word, 0)
    return factor if 1000 <= factor < scale else 0


def _with_part(first: Item, start: int, end: int, value: Fraction, part: Fraction, literal: bool) -> Numeral:
    return _whole(first, start, end, value + part, value + part, 1, literal)


def _mixed(text: str, items: list[Item], i: int, j: int, value: Fraction) -> tuple[Fraction, Fraction | None]:
    """Whole part and numerator: "three" of "three fifths"; (100, 3) of "one hundred and three quarters"."""
    last = items[j - 1]
    numerator = SMALL.get(last.word)
    if j - 1 > i and numerator and AND.fullmatch(text, items[j - 2].end, last.start):
        return value - numerator, Fraction(numerator)
    return Fraction(0), value


def _rescaled(
    text: str, items: list[Item], first: Item, start: int, end: int, value: Fraction, j: int, *, once: bool = False
) -> tuple[Numeral, int]:
    """A value with decimals, with the scale that may follow: two and a half million."""
    if j < len(items) and not once and BLANK.fullmatch(text, end, items[j].start):
        factor = SCALES.get(items[j].word) or DOZEN.get(items[j].word)
        if factor:
            scaled = value * factor
            return Numeral(start=start, end=items[j].end, low=scaled, high=scaled, base=value, scale=factor), j + 1
    return Numeral(start=start, end=end, low=value, high=value, base=value, digits=not first.word), j


def _after_point(text: str, items: list[Item], j: int) -> tuple[str, int, int]:
    digits, end = "", items[j].start
    while (
        j < len(items)
        and (items[j].word in SMALL or items[j].word in TENS)
        and (not digits or BLANK.fullmatch(text, end, items[j].start))
    ):
        word = items[j].word
        value = SMALL.get(word, TENS.get(word, 0))
        if digits and digits[-1] == "0" and digits[-2:-1] and value < 10 and items[j - 1].word in TENS:
            digits = digits[:-1] + str(value)
        else:
            digits += str(value)
        end, j = items[j].end, j + 1
    return digits, end, j


def _share(text: str, items: list[Item], j: int, value: Fraction) -> tuple[Fraction, int, int] | None:
    """The "five" of "one in five"."""
    numeral, following = _whole_below(text, items, j)
    if numeral is None or numeral[0] <= value or numeral[0] > 10**6:
        return None
    below, end, plain = numeral
    if (
        (plain and 1000 < below < 2200)
        or TIME.match(text, end)
        or (text[end : end + 1] in {"%", "-", ":", "."} and text[end + 1 : end + 2].isalnum())
    ):
        return None
    if plain and not _is_round(below) and below > 10:
        return None
    return value / below, end, following


def _whole_below(text: str, items: list[Item], j: int) -> tuple[tuple[Fraction, int, bool] | None, int]:
    """A whole number of a share: its value, end and whether it is bare digits; and the item after it."""
    item = items[j]
    if not item.word:
        usable = not item.fraction and not item.suffix and item.value.denominator == 1
        return ((item.value, item.end, item.plain) if usable else None), j + 1
    value = SMALL.get(item.word, TENS.get(item.word, 0))
    if not value:
        return None, j + 1
    end, j = item.end, j + 1
    if (
        value >= 20
        and j < len(items)
        and 0 < SMALL.get(items[j].word, 0) < 10
        and BLANK.fullmatch(text, end, items[j].start)
    ):
        value, end, j = value + SMALL[items[j].word], items[j].end, j + 1
    while j < len(items) and items[j].word in SCALES and BLANK.fullmatch(text, end, items[j].start):
        value, end, j = value * SCALES[items[j].word], items[j].end, j + 1
    return (Fraction(value), end, False), j


def _is_round(value: Fraction) -> bool:
    return value % 5 == 0 or value in {12, 16, 24}


def _whole(
    first: Item,
    start: int,
    end: int,
    value: Fraction,
    base: Fraction,
    scale: int,
    literal: bool,
    *,
    article: bool = False,
    single: bool = False,
) -> Numeral:
    if single and first.suffix:
        return suffixed(first, start, end, value, scale, digits=True)
    return Numeral(
        start=start,
        end=end,
        low=value,
        high=value,
        base=base if scale > 1 else value,
        scale=scale,
        digits=literal,
        plain=literal and single and first.plain,
        article=article,
    )


def suffixed(item: Item, start: int, end: int, value: Fraction, scale: int, *, digits: bool) -> Numeral:
    suffix = item.suffix
    if suffix.startswith("*"):
        scale, suffix = SUFFIXES[suffix[1:]], ""
        return Numeral(start=start, end=end, low=value, high=value, base=value / scale, scale=scale, digits=digits)
    return Numeral(
        start=start,
        end=end,
        low=value,
        high=value,
        base=value,
        scale=scale,
        suffix=suffix,
        suffix_end=item.suffix_end,
        digits=digits,
    )
