"""Whole numbers in words and digits: twenty-five, 4.5 million, three hundred and six."""

from __future__ import annotations

from dataclasses import dataclass

from claimx.extraction.number.endings import Whole, read_ending
from claimx.extraction.number.fractions import scaled_fraction
from claimx.extraction.number.items import AND, ARTICLE, ARTICLE_REACH, BLANK, Item
from claimx.extraction.number.numeral import Numeral
from claimx.lexicons.numerals import Exact, Numerals

PLUS = "+ "  # "144+ billion"


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

    current: Exact
    literal: bool
    article: bool = False
    total: Exact = 0
    base: Exact = 0
    last: int = 0
    scale: int = 1

    def add_digit(self, value: int) -> bool:
        """twenty + five, hundred + six; not five + six."""
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
        elif factor >= 1000 and self.current and self._may_take(factor):
            self.total, self.current = self.total + self.current * factor, 0
        else:
            return False
        self.last = self.scale = factor
        return True

    def _may_take(self, factor: int) -> bool:
        return not self.last or factor < self.last or self.last == 100

    def add_dozens(self) -> bool:
        """two + dozen."""
        if not (self.current or self.total):
            return False
        self.total, self.current, self.last, self.scale = (self.total + self.current) * 12, 0, 12, 12
        return True

    @property
    def value(self) -> Exact:
        return self.total + self.current


def read_exact(text: str, items: list[Item], first: int, numerals: Numerals) -> tuple[Numeral | None, int]:
    """The number that starts with an item, with the fraction that may end it; and the item after it.

    twenty-five, 4.5 million, three hundred and six, two and a half, two-thirds, one in five.
    """
    item = items[first]
    start, end, following = item.start, item.end, first + 1
    if item.fraction:
        return scaled_fraction(text, items, following, start, end, item.value)
    if not item.word:
        number = _Sum(item.value, literal=True)
    elif item.part.digit >= 0:
        number = _Sum(item.part.digit, literal=False)
    elif item.part.scale or item.part.dozen:
        opening = ARTICLE.search(text, max(0, start - ARTICLE_REACH), start)
        if opening is None and not (_is_scale_next(text, items, first) or _is_digit_joined(text, items, first)):
            return None, following  # "a baker's dozen"
        number = _Sum(1, literal=False, article=opening is not None)
        if opening and opening.group().strip().lower() in {"a", "an"}:
            start = opening.start()
        following, end = first, item.start  # the scale itself comes next
    else:
        return None, following
    number.base = number.current
    if not item.suffix:
        while following < len(items) and _is_added(text, items, following, end, number, opens=following == first):
            end, following = items[following].end, following + 1
    whole = Whole(
        text=text,
        items=items,
        first=first,
        following=following,
        start=start,
        end=end,
        value=number.value,
        base=number.base,
        scale=number.scale,
        article=number.article,
        times=numerals.times,
    )
    return read_ending(whole)


def _is_added(text: str, items: list[Item], at: int, end: int, number: _Sum, *, opens: bool) -> bool:
    """Adds an item to the number if it goes on it; whether it does."""
    item = items[at]
    part = item.part
    glued = number.literal and part.scale > 0 and text[end : item.start] in {"", PLUS}  # "£5million", "$5+ billion"
    blank = opens or glued or bool(BLANK.fullmatch(text, end, item.start)) or _is_after_comma(text, items, at, number)
    joined = not blank and bool(AND.fullmatch(text, end, item.start))
    if not (blank or joined) or number.last == 12:
        return False
    if part.digit >= 0:
        return _is_digit_added(text, items, at, number, blank=blank)
    if part.scale:
        return blank and number.add_scale(part.scale)
    if part.dozens:
        return blank and number.add_dozens()
    return _is_literal_added(text, items, at, number, joined=joined)


def _is_digit_added(text: str, items: list[Item], at: int, number: _Sum, *, blank: bool) -> bool:
    """twenty five, hundred and six; not "$600 million three-year loan"."""
    if blank:
        return not number.literal and number.add_digit(items[at].part.digit)
    if number.last >= 1000 and _opens_another(text, items, at, number):
        return False
    return number.last >= 100 and number.add_digit(items[at].part.digit)


def _is_after_comma(text: str, items: list[Item], at: int, number: _Sum) -> bool:
    """three million, two hundred and forty."""
    if (
        number.literal
        or number.last < 1000
        or items[at].part.digit <= 0
        or text[items[at - 1].end : items[at].start] != ", "
    ):
        return False
    return _is_scale_next(text, items, at) and items[at + 1].part.scale < number.last


def _is_literal_added(text: str, items: list[Item], at: int, number: _Sum, *, joined: bool) -> bool:
    """3 hundred and 21; 4 thousand 3 hundred; 7 crore 12 lakh."""
    item, scaled = items[at], _is_scale_next(text, items, at)
    if item.word or not item.plain or not 0 < item.value < number.last or joined == scaled:
        return False
    if number.last > 1000 and not (scaled and items[at + 1].part.scale < number.last):
        return False
    number.current += item.value
    return True


def _opens_another(text: str, items: list[Item], at: int, number: _Sum) -> bool:
    """two million and one half; three thousand and ten thousand."""
    if _is_denominator_next(text, items, at):
        return True
    return _is_scale_next(text, items, at) and items[at + 1].part.scale >= number.last


def _is_denominator_next(text: str, items: list[Item], at: int) -> bool:
    if at + 1 >= len(items) or not BLANK.fullmatch(text, items[at].end, items[at + 1].start):
        return False
    part = items[at + 1].part
    return bool(part.denominator or part.denominators)


def _is_digit_joined(text: str, items: list[Item], at: int) -> bool:
    """a bare "hundred and twenty"."""
    following = items[at + 1] if at + 1 < len(items) else None
    return (
        following is not None
        and following.part.digit > 0
        and AND.fullmatch(text, items[at].end, following.start) is not None
    )


def _is_scale_next(text: str, items: list[Item], at: int) -> bool:
    following = items[at + 1] if at + 1 < len(items) else None
    return following is not None and following.part.scale > 0 and text[items[at].end : following.start].isspace()
