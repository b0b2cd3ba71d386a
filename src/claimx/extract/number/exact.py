"""Whole numbers in words and digits: twenty-five, 4.5 million, three hundred and six."""

from __future__ import annotations

from fractions import Fraction

from claimx.extract.number.items import AND, AND_A, ARTICLE, BLANK, LOOK_BACK, Item
from claimx.extract.number.numeral import Numeral
from claimx.extract.number.parts import read_ending, scaled_part, suffixed
from claimx.extract.number.words import (
    DENOMINATORS,
    DOZEN,
    DOZENS,
    PLURAL_DENOMINATORS,
    SCALES,
    SMALL,
    TENS,
)


def read_exact(text: str, items: list[Item], i: int) -> tuple[Numeral | None, int]:
    """twenty-five, 4.5 million, three hundred and six, two and a half, two-thirds, one in five."""
    first = items[i]
    start, end, j = first.start, first.end, i + 1
    total, current, last, scale = Fraction(0), Fraction(0), 0, 1
    article = False
    literal = not first.word
    if literal:
        current = first.value
        if first.fraction:
            return scaled_part(text, items, j, start, end, current)
        if first.suffix:
            return suffixed(first, start, end, current, 1, digits=True), j
    elif first.word in SMALL or first.word in TENS:
        current = Fraction(SMALL.get(first.word, TENS.get(first.word, 0)))
    elif first.word in SCALES or first.word in DOZEN:
        opening = ARTICLE.search(text, max(0, start - LOOK_BACK), start)
        if opening:
            start, article = (
                (opening.start() if opening.group()[0] in "aA" and len(opening.group().split()[0]) < 3 else start),
                True,
            )
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
        elif blank and word in DOZENS and (current or total):
            total, current = (total + current) * 12, Fraction(0)
            end, j, last = item.end, j + 1, 12
            break
        elif (
            (joined or blank)
            and not word
            and last in {100, 1000}
            and item.plain
            and 0 < item.value < last
            and _goes_on(text, items, j, joined=joined)
        ):
            current += item.value
        elif (
            not literal
            and (blank or AND_A.fullmatch(text, gap_start, item.start))
            and (word in DENOMINATORS or word in PLURAL_DENOMINATORS)
        ):
            break
        else:
            break
        end, j = item.end, j + 1
    value = total + current
    return read_ending(text, items, i, j, start, end, value, base, scale, article=article)


def _fits(current: Fraction, value: int, last: int, *, literal: bool) -> bool:
    """Whether a small number word goes on a number: twenty + five, hundred + six; not five + six."""
    if literal:
        return False
    if value < 10:
        return value > 0 and current % 10 == 0 and current % 100 != 10 and (bool(current) or last >= 100)
    return current % 100 == 0 and last >= 100


def _goes_on(text: str, items: list[Item], j: int, *, joined: bool) -> bool:
    """3 hundred and 21; 4 thousand 3 hundred."""
    if joined:
        return not (
            j + 1 < len(items) and items[j + 1].word in SCALES and text[items[j].end : items[j + 1].start].isspace()
        )
    return j + 1 < len(items) and items[j + 1].word in SCALES and text[items[j].end : items[j + 1].start].isspace()
