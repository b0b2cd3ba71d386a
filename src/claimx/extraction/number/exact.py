"""Whole numbers in words and digits: twenty-five, 4.5 million, three hundred and six."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from claimx.extraction.number.items import AND, ARTICLE, BLANK, LOOK_BACK, Item
from claimx.extraction.number.numeral import Numeral
from claimx.extraction.number.parts import read_ending, scaled_part, suffixed
from claimx.extraction.number.words import DENOMINATORS, DOZEN, DOZENS, PLURAL_DENOMINATORS, SCALES, SMALL, TENS


@dataclass(slots=True)
class _Sum:
    """A number while its words are read, left to right.

    Attributes:
        total: what is settled by a scale of a thousand or more.
        current: what is not: the "three hundred and six" of "two million three hundred and six".
        base: the number before its last scale.
        last, scale: the last scale read (0 without one) and the number's scale (1 without one).
        literal: whether it opens with digits; no small words are added to those.
    """

    current: Fraction
    literal: bool
    article: bool = False
    total: Fraction = Fraction(0)
    base: Fraction = Fraction(0)
    last: int = 0
    scale: int = 1

    def add_small(self, value: int) -> bool:
        """twenty + five, hundred + six; not five + six."""
        if self.literal and not self.last:
            return False
        if value < 10:
            current = self.current
            fits = value > 0 and current % 10 == 0 and current % 100 != 10 and (bool(current) or self.last >= 100)
        else:
            fits = self.current % 100 == 0 and self.last >= 100
        if fits:
            self.current += value
            self.base = self.current
        return fits

    def add_scale(self, factor: int) -> bool:
        """five + hundred, five hundred + thousand, three lakh + crore; not thousand + million."""
        if factor == 100 and 0 < self.current < 1000:
            self.current *= 100
        elif self.total and factor > self.last and not self.current:
            self.total *= factor
        elif factor >= 1000 and self.current and (not self.last or factor < self.last or self.last == 100):
            self.total, self.current = self.total + self.current * factor, Fraction(0)
        else:
            return False
        self.last = self.scale = factor
        return True

    def add_dozens(self) -> bool:
        """two + dozen."""
        if not (self.current or self.total):
            return False
        self.total, self.current, self.last = (self.total + self.current) * 12, Fraction(0), 12
        return True

    @property
    def value(self) -> Fraction:
        return self.total + self.current


def read_exact(text: str, items: list[Item], i: int) -> tuple[Numeral | None, int]:
    """The number that starts with item i, with the fraction that may end it; and the item after it.

    twenty-five, 4.5 million, three hundred and six, two and a half, two-thirds, one in five.
    """
    first = items[i]
    start, end, j = first.start, first.end, i + 1
    if not first.word:
        number = _Sum(first.value, literal=True)
        if first.fraction:
            return scaled_part(text, items, j, start, end, first.value)
        if first.suffix:
            return suffixed(first, start, end, first.value, 1, digits=True), j
    elif first.word in SMALL or first.word in TENS:
        number = _Sum(Fraction(SMALL.get(first.word, TENS.get(first.word, 0))), literal=False)
    elif first.word in SCALES or first.word in DOZEN:
        opening = ARTICLE.search(text, max(0, start - LOOK_BACK), start)
        if opening is None and not _is_scale_next(text, items, i):
            return None, j  # "a baker's dozen"
        number = _Sum(Fraction(1), literal=False, article=opening is not None)
        if opening and opening.group().strip().lower() in {"a", "an"}:
            start = opening.start()
        j, end = i, first.start  # the scale itself comes next
    else:
        return None, i + 1
    number.base = number.current
    while j < len(items) and _is_added(text, items, j, end, number, opens=j == i):
        end, j = items[j].end, j + 1
    return read_ending(text, items, i, j, start, end, number.value, number.base, number.scale, article=number.article)


def _is_added(text: str, items: list[Item], j: int, end: int, number: _Sum, *, opens: bool) -> bool:
    """Adds item j to the number if it goes on it; whether it does."""
    item = items[j]
    glued = number.literal and end == item.start and item.word in SCALES  # "£5million"
    blank = opens or glued or bool(BLANK.fullmatch(text, end, item.start))
    joined = not blank and bool(AND.fullmatch(text, end, item.start))
    word = item.word
    if not (blank or joined) or number.last == 12:
        return False
    if word in SMALL or word in TENS:
        if joined and number.last >= 1000 and _is_denominator_next(text, items, j):
            return False  # "two million and one half"
        return (blank or number.last >= 100) and number.add_small(SMALL.get(word, TENS.get(word, 0)))
    if word in SCALES:
        return blank and number.add_scale(SCALES[word])
    if word in DOZENS:
        return blank and number.add_dozens()
    # "3 hundred and 21"; "4 thousand 3 hundred"
    fits = not word and number.last in {100, 1000} and item.plain and 0 < item.value < number.last
    if fits and joined != _is_scale_next(text, items, j):
        number.current += item.value
        return True
    return False


def _is_denominator_next(text: str, items: list[Item], j: int) -> bool:
    if j + 1 >= len(items) or not BLANK.fullmatch(text, items[j].end, items[j + 1].start):
        return False
    return items[j + 1].word in DENOMINATORS or items[j + 1].word in PLURAL_DENOMINATORS


def _is_scale_next(text: str, items: list[Item], j: int) -> bool:
    return j + 1 < len(items) and items[j + 1].word in SCALES and text[items[j].end : items[j + 1].start].isspace()
