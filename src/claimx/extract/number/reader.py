"""Numbers in words and digits, found in one pass over the characters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from claimx.extract.number.literals import AMBIGUOUS, LITERAL, SUFFIX, SUFFIXES, literal_value
from claimx.extract.number.numeral import Numeral
from claimx.extract.number.words import (
    DENOMINATORS,
    DOZEN,
    PLURAL_DENOMINATORS,
    PLURAL_SCALES,
    SCALES,
    SMALL,
    TENS,
)

Interval = tuple[int, int]
BLANK = re.compile(r"\s+|\s?[-\u2010\u2011]\s?")
AND = re.compile(r"\s+and\s+|-and-", re.IGNORECASE)
AND_A = re.compile(r"(?:\s+and|-and)(?:\s+|-)(?:an?|one)(?:\s+|-)", re.IGNORECASE)
OF_A = re.compile(r"\s+(?:of\s+)?an?\s+|\s+|-", re.IGNORECASE)
OF = re.compile(r"\s+of\s+", re.IGNORECASE)
POINT = re.compile(r"\s+point\s+", re.IGNORECASE)
IN = re.compile(r"\s+(?:in|out\s+of)\s+(?:every\s+)?|-in-", re.IGNORECASE)
ARTICLE = re.compile(r"\b(?:an?|another)\s+$", re.IGNORECASE)
QUANTIFIED = re.compile(r"\b(?:a|another|past|last|next|first|every)\s+$", re.IGNORECASE)
MINUS = re.compile(r"(?:\b(?:minus|negative)[\s-]+|(?<![\w.,)\]%])[-−])$", re.IGNORECASE)
TIME = re.compile(r"\s+(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?)\b", re.IGNORECASE)
LOOK_BACK = 10


@dataclass(frozen=True, slots=True)
class _Item:
    """A word or a literal that can be part of a number."""

    start: int
    end: int
    word: str  # lower case; "" for a literal
    value: Fraction
    fraction: bool = False
    plain: bool = False
    suffix: str = ""
    suffix_end: int = 0


class NumberReader:
    """Finds numbers.

    Args:
        vague: interval by vague word: "several", "few" (after "a"), "couple", "dozens", "hundreds" …
    """

    def __init__(self, vague: Mapping[str, Interval]) -> None:
        self.vague = dict(vague)
        words = {*SMALL, *TENS, *SCALES, *DOZEN, *DENOMINATORS, *PLURAL_DENOMINATORS, *PLURAL_SCALES, *self.vague}
        alternatives = "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w)))
        self._item = re.compile(rf"\b(?P<word>{alternatives})(?!\w)|{LITERAL}", re.IGNORECASE | re.VERBOSE)

    def find(self, text: str) -> list[Numeral]:
        """All numbers of a text, left to right, none overlapping."""
        items = [item for match in self._item.finditer(text) if (item := self._make(text, match))]
        out, i = [], 0
        while i < len(items):
            numeral, following = self._read(text, items, i)
            if numeral is not None:
                out.append(_with_sign(text, numeral))
            i = following
        return out

    def _make(self, text: str, match: re.Match[str]) -> _Item | None:
        start, end = match.span()
        word = match["word"]
        if word:
            return _Item(start, end, word.lower(), Fraction(0))
        read = literal_value(match)
        if read is None:
            return None
        value, fraction = read
        suffix = SUFFIX.match(text, end) if not match["part"] and not match["power"] else None
        glued = ""
        suffix_end = 0
        if suffix:
            glued = suffix["glued"] or suffix["spaced"]
            suffix_end = suffix.end()
            if glued not in AMBIGUOUS:
                value, end, glued, suffix_end = value * SUFFIXES[glued], suffix_end, "*" + glued, 0
        plain = bool(match["int"]) and match["int"].isdecimal() and end == match.end("int") and not glued
        return _Item(start, end, "", value, fraction, plain, glued, suffix_end)

    def _read(self, text: str, items: list[_Item], i: int) -> tuple[Numeral | None, int]:
        word = items[i].word
        if word in self.vague:
            return self._read_vague(text, items, i)
        if word in DENOMINATORS or word in PLURAL_DENOMINATORS:
            return _read_part(text, items, i)
        return _read_exact(text, items, i)

    def _read_vague(self, text: str, items: list[_Item], i: int) -> tuple[Numeral | None, int]:
        """several, a few hundred, tens of thousands."""
        item = items[i]
        low, high = map(Fraction, self.vague[item.word])
        start, article = item.start, False
        if item.word in {"few", "couple", "handful"}:
            opening = QUANTIFIED.search(text, max(0, start - LOOK_BACK), start)
            if not opening:
                return None, i + 1
            start = opening.start() if opening.group().strip().lower() == "a" else start
            article = True
        end, scale, j = item.end, 1, i + 1
        while j < len(items) and items[j].word:
            following = items[j].word
            factor = SCALES.get(following) or DOZEN.get(following) or (PLURAL_SCALES.get(following))
            gap = text[end : items[j].start]
            if not factor or not (gap.isspace() or OF.fullmatch(gap)):
                break
            if following in PLURAL_SCALES and not OF.fullmatch(gap):
                break
            scale, end, j = scale * factor, items[j].end, j + 1
        if item.word in {"scores", "tens", "handful"} and not OF.match(text, end) and scale == 1:
            return None, i + 1
        numeral = Numeral(
            start=start, end=end, low=low * scale, high=high * scale, base=low, scale=scale, vague=True, article=article
        )
        return numeral, j


def _read_part(text: str, items: list[_Item], i: int) -> tuple[Numeral | None, int]:
    """half, a third, a quarter of a million."""
    item = items[i]
    if item.word in PLURAL_DENOMINATORS:
        return None, i + 1
    article = ARTICLE.search(text, max(0, item.start - LOOK_BACK), item.start)
    if not article and item.word not in {"half", "quarter"}:
        return None, i + 1
    value = Fraction(1, DENOMINATORS[item.word])
    start = article.start() if article else item.start
    return _scaled_part(text, items, i + 1, start, item.end, value, ordinal=item.word != "half", article=bool(article))


def _scaled_part(
    text: str, items: list[_Item], j: int, start: int, end: int, value: Fraction, *, ordinal: bool = False, article: bool = False
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


def _read_exact(text: str, items: list[_Item], i: int) -> tuple[Numeral | None, int]:  # noqa: C901 - one grammar
    """twenty-five, 4.5 million, three hundred and six, two and a half, two-thirds, one in five."""
    first = items[i]
    start, end, j = first.start, first.end, i + 1
    total, current, last, scale = Fraction(0), Fraction(0), 0, 1
    article = False
    literal = not first.word
    if literal:
        current = first.value
        if first.fraction:
            return _scaled_part(text, items, j, start, end, current)
        if first.suffix:
            return _finish(first, start, end, current, 1, digits=True), j
    elif first.word in SMALL or first.word in TENS:
        current = Fraction(SMALL.get(first.word, TENS.get(first.word, 0)))
    elif first.word in SCALES or first.word in DOZEN:
        opening = ARTICLE.search(text, max(0, start - LOOK_BACK), start)
        if opening:
            start, article = (opening.start() if opening.group()[0] in "aA" and len(opening.group().split()[0]) < 3 else start), True
        elif not (j < len(items) and items[j].word in SCALES and text[end : items[j].start].isspace()):
            return None, j  # "a baker's dozen"
        current = Fraction(1)
        j = i  # the scale itself comes next
        end = start
    else:
        return None, i + 1
    base = current
    while j < len(items):
        item, gap_start = items[j], end
        blank = j == i or bool(BLANK.fullmatch(text, gap_start, item.start))
        joined = not blank and bool(AND.fullmatch(text, gap_start, item.start))
        word = item.word
        if (blank or (joined and last >= 100)) and (word in SMALL or word in TENS):
            value = SMALL.get(word, TENS.get(word, 0))
            if not _fits(current, value, last, literal=literal and not last):
                break
            current += value
            base = current
        elif blank and word in SCALES and (j == i or not article or current):
            factor = SCALES[word]
            if not current and not total:
                break
            if factor == 100 and 0 < current < 1000:
                current *= 100
            elif total and factor > last and not current:
                total *= factor
            elif factor >= 1000 and current and (not last or factor < last or last == 100):
                total, current = total + current * factor, Fraction(0)
            else:
                break
            last = scale = factor
        elif blank and word in DOZEN and (current or total):
            total, current = (total + current) * 12, Fraction(0)
            end, j, last = item.end, j + 1, 12
            break
        elif (joined or blank) and not word and last in {100, 1000} and item.plain and 0 < item.value < last and _goes_on(
            text, items, j, joined=joined
        ):
            current += item.value
        elif not literal and (blank or AND_A.fullmatch(text, gap_start, item.start)) and (word in DENOMINATORS or word in PLURAL_DENOMINATORS):
            break
        else:
            break
        end, j = item.end, j + 1
    value = total + current
    return _ending(text, items, i, j, start, end, value, base, scale, article=article)


def _fits(current: Fraction, value: int, last: int, *, literal: bool) -> bool:
    """Whether a small number word goes on a number: twenty + five, hundred + six; not five + six."""
    if literal:
        return False
    if value < 10:
        return value > 0 and current % 10 == 0 and current % 100 != 10 and (bool(current) or last >= 100)
    return current % 100 == 0 and last >= 100


def _goes_on(text: str, items: list[_Item], j: int, *, joined: bool) -> bool:
    """3 hundred and 21; 4 thousand 3 hundred."""
    if joined:
        return True
    return j + 1 < len(items) and items[j + 1].word in SCALES and text[items[j].end : items[j + 1].start].isspace()


def _finish(item: _Item, start: int, end: int, value: Fraction, scale: int, *, digits: bool) -> Numeral:
    suffix = item.suffix
    if suffix.startswith("*"):
        scale, suffix = SUFFIXES[suffix[1:]], ""
        return Numeral(start=start, end=end, low=value, high=value, base=value / scale, scale=scale, digits=digits)
    return Numeral(
        start=start, end=end, low=value, high=value, base=value, scale=scale, suffix=suffix, suffix_end=item.suffix_end, digits=digits
    )


def _ending(  # noqa: C901
    text: str, items: list[_Item], i: int, j: int, start: int, end: int, value: Fraction, base: Fraction, scale: int, *, article: bool
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
            if scale > 1:  # a million and a half
                return _whole(first, start, item.end, value + part * scale, value / scale + part, scale, literal), j + 1
            value, end, j = value + part, item.end, j + 1
            return _rescaled(text, items, first, start, end, value, j)
        if (word in PLURAL_DENOMINATORS or (word in DENOMINATORS and value == 1)) and BLANK.fullmatch(gap):
            denominator = PLURAL_DENOMINATORS.get(word) or DENOMINATORS[word]
            whole, above = _mixed(text, items, i, j, value)
            if above is not None and above < 1000 and not (literal and not first.plain) and word != "half":
                value = whole + above / denominator
                if whole:
                    return _rescaled(text, items, first, start, item.end, value, j + 1)
                return _scaled_part(text, items, j + 1, start, item.end, value)
        if j + 1 < len(items) and AND.fullmatch(gap) and scale == 1:  # one and three quarters
            below = items[j + 1]
            above_value = SMALL.get(word)
            if above_value and below.word in PLURAL_DENOMINATORS and BLANK.fullmatch(text, item.end, below.start):
                value += Fraction(above_value, PLURAL_DENOMINATORS[below.word])
                return _rescaled(text, items, first, start, below.end, value, j + 2)
        if POINT.fullmatch(gap) and (word in SMALL or word in TENS):
            digits, end, j = _after_point(text, items, j)
            return _rescaled(text, items, first, start, end, value + Fraction(int(digits), 10 ** len(digits)), j)
        if IN.fullmatch(gap) and (single or value < 100) and value.denominator == 1 and 0 < value < 1000:
            share = _share(text, items, j, value)
            if share:
                ratio, end, j = share
                numeral = Numeral(start=start, end=end, low=ratio, high=ratio, base=ratio, fraction=True)
                return numeral, j
    return _whole(first, start, end, value, base, scale, literal, article=article, single=single), j


def _whole(
    first: _Item, start: int, end: int, value: Fraction, base: Fraction, scale: int, literal: bool, *, article: bool = False, single: bool = False
) -> Numeral:
    if single and first.suffix:
        return _finish(first, start, end, value, scale, digits=True)
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


def _mixed(text: str, items: list[_Item], i: int, j: int, value: Fraction) -> tuple[Fraction, Fraction | None]:
    """Whole part and numerator: "three" of "three fifths"; (100, 3) of "one hundred and three quarters"."""
    last = items[j - 1]
    numerator = SMALL.get(last.word)
    if j - 1 > i and numerator and AND.fullmatch(text, items[j - 2].end, last.start):
        return value - numerator, Fraction(numerator)
    return Fraction(0), value


def _rescaled(text: str, items: list[_Item], first: _Item, start: int, end: int, value: Fraction, j: int) -> tuple[Numeral, int]:
    """A value with decimals, with the scale that may follow: two and a half million."""
    if j < len(items) and BLANK.fullmatch(text, end, items[j].start):
        factor = SCALES.get(items[j].word) or DOZEN.get(items[j].word)
        if factor:
            scaled = value * factor
            return Numeral(start=start, end=items[j].end, low=scaled, high=scaled, base=value, scale=factor), j + 1
    return Numeral(start=start, end=end, low=value, high=value, base=value, digits=not first.word), j


def _after_point(text: str, items: list[_Item], j: int) -> tuple[str, int, int]:
    digits, end = "", items[j].start
    while j < len(items) and (items[j].word in SMALL or items[j].word in TENS) and (not digits or BLANK.fullmatch(text, end, items[j].start)):
        word = items[j].word
        value = SMALL.get(word, TENS.get(word, 0))
        if digits and digits[-1] == "0" and digits[-2:-1] and value < 10 and items[j - 1].word in TENS:
            digits = digits[:-1] + str(value)
        else:
            digits += str(value)
        end, j = items[j].end, j + 1
    return digits, end, j


def _share(text: str, items: list[_Item], j: int, value: Fraction) -> tuple[Fraction, int, int] | None:
    """The "five" of "one in five"."""
    numeral, following = _read_exact_simple(text, items, j)
    if numeral is None or numeral[0] <= value or numeral[0] > 10**6:
        return None
    below, end, plain = numeral
    if (plain and 1000 < below < 2200) or TIME.match(text, end) or text[end : end + 1] in {"%", "-", ":", "."} and text[end + 1 : end + 2].isalnum():
        return None
    if not _is_round(below) and below > 10:
        return None
    return value / below, end, following


def _read_exact_simple(text: str, items: list[_Item], j: int) -> tuple[tuple[Fraction, int, bool] | None, int]:
    item = items[j]
    if not item.word:
        return ((item.value, item.end, item.plain) if not item.fraction and not item.suffix and item.value.denominator == 1 else None), j + 1
    if item.word in SMALL or item.word in TENS:
        numeral, following = _read_exact(text, items[: j + 4], j)
        return ((numeral.low, numeral.end, False) if numeral and not numeral.fraction else None), following
    return None, j + 1


def _is_round(value: Fraction) -> bool:
    return value % 5 == 0 or value in {12, 16, 24}


def _with_sign(text: str, numeral: Numeral) -> Numeral:
    """The numeral with a minus before it."""
    sign = MINUS.search(text, max(0, numeral.start - LOOK_BACK), numeral.start)
    if not sign or numeral.vague:
        return numeral
    return Numeral(
        start=sign.start(),
        end=numeral.end,
        low=-numeral.low,
        high=-numeral.high,
        base=-numeral.base,
        scale=numeral.scale,
        suffix=numeral.suffix,
        suffix_end=numeral.suffix_end,
        digits=numeral.digits,
        fraction=numeral.fraction,
    )
