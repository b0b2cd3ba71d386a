"""Parts of one: half, a third, a quarter of a million, one in five."""

from __future__ import annotations

from fractions import Fraction

from claimx.extraction.number.items import ARTICLE, ARTICLE_REACH, BLANK, OF_A, Item
from claimx.extraction.number.numeral import Numeral
from claimx.lexicons.numerals import Exact

MOST_IN_SHARE = 10**6  # "one in a million"
YEARS = range(1001, 2200)


def read_fraction(text: str, items: list[Item], at: int) -> tuple[Numeral | None, int]:
    """half, a third, a quarter of a million."""
    item = items[at]
    denominator = item.part.denominator
    if not denominator:
        return None, at + 1  # "thirds" without a number
    article = ARTICLE.search(text, max(0, item.start - ARTICLE_REACH), item.start)
    start = article.start() if article else item.start
    if article is None and not item.part.bare:
        return None, at + 1
    if article is None and denominator != 2:  # "quarter million", but not "the first quarter"
        numeral, following = scaled_fraction(text, items, at + 1, start, item.end, Fraction(1, 4))
        return (numeral, following) if numeral.scale > 1 else (None, at + 1)
    value = Fraction(1, denominator)
    ordinal = denominator != 2
    return scaled_fraction(text, items, at + 1, start, item.end, value, ordinal=ordinal, article=bool(article))


def scaled_fraction(
    text: str,
    items: list[Item],
    following: int,
    start: int,
    end: int,
    value: Exact,
    *,
    ordinal: bool = False,
    article: bool = False,
) -> tuple[Numeral, int]:
    """A fraction, with the "(of) a million" that may follow."""
    if following < len(items) and OF_A.fullmatch(text, end, items[following].start):
        item = items[following]
        factor = item.part.scale or item.part.dozen
        if factor:
            scaled = value * factor
            return Numeral(start=start, end=item.end, low=scaled, high=scaled, base=value, scale=factor), following + 1
    numeral = Numeral(
        start=start, end=end, low=value, high=value, base=value, fraction=True, ordinal=ordinal, article=article
    )
    return numeral, following


def whole_below(text: str, items: list[Item], at: int) -> tuple[Exact, int, bool, int] | None:
    """A whole number of a share: its value, end, whether it is bare digits, and the item after it."""
    item = items[at]
    if not item.word:
        usable = not item.fraction and not item.suffix and item.value.denominator == 1
        return (item.value, item.end, item.plain, at + 1) if usable else None
    value = item.part.digit
    if value <= 0:
        return None
    end, following = item.end, at + 1
    if value >= 20 and (unit := _next_part(text, items, end, following)) and 0 < unit.part.digit < 10:
        value, end, following = value + unit.part.digit, unit.end, following + 1
    while (scale := _next_part(text, items, end, following)) and scale.part.scale:
        value, end, following = value * scale.part.scale, scale.end, following + 1
    return value, end, False, following


def _next_part(text: str, items: list[Item], end: int, following: int) -> Item | None:
    """The item that only a blank or hyphen divides from what was read."""
    if following >= len(items) or not BLANK.fullmatch(text, end, items[following].start):
        return None
    return items[following]


def is_share(value: Exact, below: Exact, *, plain: bool, closed: bool) -> bool:
    """Whether so many "in" so many is a share: not "one in 2019", "three in 17 towns"; `closed`: nothing follows."""
    if not value < below <= MOST_IN_SHARE:
        return False
    if not plain:
        return True
    return int(below) not in YEARS and (closed or below <= 10 or below % 5 == 0 or below in {12, 16, 24})
