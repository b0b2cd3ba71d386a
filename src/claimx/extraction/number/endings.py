"""What may follow a whole number: a half, decimals in words, a denominator, "in five"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from claimx.extraction.number.fractions import is_share, scaled_fraction, whole_below
from claimx.extraction.number.items import AND, AND_A, BLANK, OF, Item
from claimx.extraction.number.literals import SUFFIXES
from claimx.extraction.number.numeral import Numeral
from claimx.lexicons.numerals import Exact

POINT = re.compile(r"\s+point\s+", re.IGNORECASE)
IN = re.compile(r"\s+(?:in|out\s+of)\s+(?:every\s+)?|\s+of\s+every\s+|-in-", re.IGNORECASE)
PERIOD = re.compile(r"\b(?:past|last|next|first|previous|coming|those|consecutive|straight)\s+$", re.IGNORECASE)
PERIOD_REACH = 14
CLOSING = frozenset(",;)")
GLUED = frozenset("%-:.")

Read = tuple[Numeral, int]  # a number and the item after it


@dataclass(slots=True, kw_only=True)  # never changed; a frozen one takes three times as long to make
class Whole:
    """A whole number that was read, before its ending.

    Attributes:
        first, following: its first item and the item after it.
        value, base, scale: as in `Numeral`.
        times: units of time, in which nothing is a share.
    """

    text: str
    items: list[Item]
    first: int
    following: int
    start: int
    end: int
    value: Exact
    base: Exact
    scale: int
    article: bool
    times: re.Pattern[str]

    @property
    def literal(self) -> bool:
        """Whether it opens with digits."""
        return not self.items[self.first].word

    @property
    def is_single(self) -> bool:
        """Whether it is one word or literal."""
        return self.following == self.first + 1

    def item(self, steps: int = 0) -> Item | None:
        """The item so many after the number."""
        at = self.following + steps
        return self.items[at] if at < len(self.items) else None

    def numeral(self, end: int, value: Exact, base: Exact, scale: int) -> Numeral:
        """The number with another end and value."""
        return Numeral(start=self.start, end=end, low=value, high=value, base=base, scale=scale, digits=self.literal)

    def rescaled(self, end: int, value: Exact, following: int, *, once: bool = False) -> Read:
        """A value with decimals, with the scale that may follow: two and a half million."""
        if following < len(self.items) and not once and BLANK.fullmatch(self.text, end, self.items[following].start):
            item = self.items[following]
            factor = item.part.scale or item.part.dozen
            if factor:
                scaled = value * factor
                read = Numeral(start=self.start, end=item.end, low=scaled, high=scaled, base=value, scale=factor)
                return read, following + 1
        return self.numeral(end, value, value, 1), following


def read_ending(whole: Whole) -> Read:
    """The number with what ends it."""
    item = whole.item()
    if item is not None and not whole.items[whole.first].suffix:
        gap = whole.text[whole.end : item.start]
        for read in ENDINGS:
            found = read(whole, item, gap)
            if found is not None:
                return found
    return _plain(whole), whole.following


def _plain(whole: Whole) -> Numeral:
    """The number with nothing after it."""
    item = whole.items[whole.first]
    value, scale, suffix = whole.value, whole.scale, item.suffix if whole.is_single else ""
    if suffix.startswith("*"):  # counted in the value
        scale, suffix = SUFFIXES[suffix[1:]], ""
    return Numeral(
        start=whole.start,
        end=whole.end,
        low=value,
        high=value,
        base=whole.base if whole.scale > 1 else value if scale == 1 else Fraction(value, scale),
        scale=scale,
        suffix=suffix,
        suffix_end=item.suffix_end if suffix else 0,
        digits=whole.literal,
        plain=whole.literal and whole.is_single and item.plain,
        article=whole.article,
    )


def and_a_half(whole: Whole, item: Item, gap: str) -> Read | None:
    """two and a half (million); a million and a half; one billion and a half million."""
    denominator = item.part.denominator
    if not denominator or not AND_A.fullmatch(gap):
        return None
    part, following = Fraction(1, denominator), whole.following + 1
    smaller = _smaller_scale(whole, 1)
    if smaller is not None:
        value = whole.value + part * smaller.part.scale
        return whole.numeral(smaller.end, value, value, 1), following + 1
    if whole.scale > 1:
        value = whole.value + part * whole.scale
        return whole.numeral(item.end, value, Fraction(whole.value, whole.scale) + part, whole.scale), following
    return whole.rescaled(item.end, whole.value + part, following)


def over_denominator(whole: Whole, item: Item, gap: str) -> Read | None:
    """two-thirds, 3 fifths, one hundred and three quarters."""
    part = item.part
    denominator = part.denominators or (part.denominator if whole.value == 1 else 0)
    if not denominator or part.denominator == 2 or not BLANK.fullmatch(gap):
        return None
    if whole.literal and not whole.items[whole.first].plain:
        return None
    rest, above = _mixed(whole)
    if above >= 1000 or (not rest and part.denominators == 4 and _is_of_the_year(whole, item, gap)):
        return None
    following = whole.following + 1
    value = Fraction(above, denominator)
    if not rest:
        return scaled_fraction(whole.text, whole.items, following, whole.start, item.end, value)
    whole_scales = whole.scale >= 1000 and rest % whole.scale == 0
    total = rest + (value * whole.scale if whole_scales else value)
    return whole.rescaled(item.end, total, following, once=whole.scale > 1)


def _is_of_the_year(whole: Whole, item: Item, gap: str) -> bool:
    """two quarters, the past three quarters: of a year; not "three quarters of the town", "three-quarters"."""
    if "-" in gap or OF.match(whole.text, item.end):
        return False
    return whole.value != 3 or PERIOD.search(whole.text, max(0, whole.start - PERIOD_REACH), whole.start) is not None


def _mixed(whole: Whole) -> tuple[Exact, Exact]:
    """Whole part and numerator: (0, 3) of "three fifths"; (100, 3) of "one hundred and three quarters"."""
    items, last = whole.items, whole.following - 1
    numerator = items[last].part.digit
    joined = last > whole.first and AND.fullmatch(whole.text, items[last - 1].end, items[last].start)
    if joined and 0 < numerator < 20:
        return whole.value - numerator, numerator
    return 0, whole.value


def and_parts(whole: Whole, item: Item, gap: str) -> Read | None:
    """one and three quarters, six million and two thirds, one billion and three quarters million."""
    below = whole.item(1)
    above = item.part.digit
    if below is None or not 0 < above < 20 or not AND.fullmatch(gap):
        return None
    denominator = below.part.denominators or (below.part.denominator if above == 1 else 0)
    if not denominator or not BLANK.fullmatch(whole.text, item.end, below.start):
        return None
    part, following = Fraction(above, denominator), whole.following + 2
    smaller = _smaller_scale(whole, 2)
    if smaller is not None:
        value = whole.value + part * smaller.part.scale
        return whole.numeral(smaller.end, value, value, 1), following + 1
    whole_scales = whole.scale >= 1000 and whole.value % whole.scale == 0
    value = whole.value + (part * whole.scale if whole_scales else part)
    return whole.rescaled(below.end, value, following, once=whole.scale > 1)


def _smaller_scale(whole: Whole, steps: int) -> Item | None:
    """The scale right after a fraction, where it is smaller than that of the number before it."""
    before, item = whole.item(steps - 1), whole.item(steps)
    if item is None or before is None or not BLANK.fullmatch(whole.text, before.end, item.start):
        return None
    return item if 1000 <= item.part.scale < whole.scale else None


def decimals(whole: Whole, item: Item, gap: str) -> Read | None:
    """two point five (million)."""
    if item.part.digit < 0 or not POINT.fullmatch(gap):
        return None
    digits, end, following = "", item.start, whole.following
    items = whole.items
    while following < len(items) and items[following].part.digit >= 0:
        if digits and not BLANK.fullmatch(whole.text, end, items[following].start):
            break
        value = items[following].part.digit
        ends_ten = len(digits) > 1 and digits[-1] == "0" and items[following - 1].part.digit >= 20
        digits = digits[:-1] + str(value) if ends_ten and value < 10 else digits + str(value)
        end, following = items[following].end, following + 1
    return whole.rescaled(end, whole.value + Fraction(int(digits), 10 ** len(digits)), following)


def in_so_many(whole: Whole, item: Item, gap: str) -> Read | None:
    """one in five, nine out of ten."""
    value = whole.value
    if value.denominator != 1 or not 0 < value <= 10 or not IN.fullmatch(gap):
        return None
    found = whole_below(whole.text, whole.items, whole.following)
    if found is None:
        return None
    below, end, plain, following = found
    text = whole.text
    glued = text[end : end + 1] in GLUED and text[end + 1 : end + 2].isalnum()
    if (
        glued
        or whole.times.match(text, end)
        or not is_share(value, below, plain=plain, closed=value == 1 and text[end : end + 1] in CLOSING)
    ):
        return None
    share = Fraction(value, below)
    return Numeral(start=whole.start, end=end, low=share, high=share, base=share, fraction=True), following


ENDINGS: tuple[Callable[[Whole, Item, str], Read | None], ...] = (
    and_a_half,
    over_denominator,
    and_parts,
    decimals,
    in_so_many,
)
