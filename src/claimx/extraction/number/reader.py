"""Numbers in words and digits, found in one pass over the characters."""

from __future__ import annotations

import re
from dataclasses import replace

from claimx.extraction.number.exact import read_exact
from claimx.extraction.number.fractions import read_fraction
from claimx.extraction.number.items import ARTICLE_REACH, OF, Item, read_items
from claimx.extraction.number.numeral import Numeral
from claimx.lexicons.numerals import Numerals

MINUS = re.compile(r"(?:(?<!\bor\s)\b(?:minus|negative)[\s-]+|(?<![\w.,)\]%/+])[-−])$", re.IGNORECASE)
SIGNS = frozenset("-−")
ENDS_OF_SIGNS = frozenset("sSeE- \n\t\u00a0−")


def find_numerals(text: str, numerals: Numerals) -> list[Numeral]:
    """All numbers of a text, left to right, none overlapping."""
    items = list(read_items(text, numerals))
    found, position = [], 0
    while position < len(items):
        numeral, position = _read(text, items, position, numerals)
        if numeral is not None:
            found.append(_with_sign(text, numeral))
    return found


def _read(text: str, items: list[Item], position: int, numerals: Numerals) -> tuple[Numeral | None, int]:
    part = items[position].part
    if part.vague is not None:
        return _read_vague(text, items, position, numerals)
    if part.denominator or part.denominators:
        return read_fraction(text, items, position)
    return read_exact(text, items, position, numerals)


def _read_vague(text: str, items: list[Item], position: int, numerals: Numerals) -> tuple[Numeral | None, int]:
    """several, a few hundred, tens of thousands."""
    item = items[position]
    start, article = item.start, item.word in numerals.after_article
    if article:
        opening = numerals.articles.search(text, max(0, start - ARTICLE_REACH), start)
        if not opening:
            return None, position + 1
        start = opening.start() if opening.group().strip().lower() == "a" else start
    scale, end, following = _scales_after(text, items, position)
    if item.word in numerals.before_of and scale == 1 and not OF.match(text, end):
        return None, position + 1
    low, high = item.part.vague or (0, 0)
    numeral = Numeral(
        start=start, end=end, low=low * scale, high=high * scale, base=low, scale=scale, vague=True, article=article
    )
    return numeral, following


def _scales_after(text: str, items: list[Item], position: int) -> tuple[int, int, int]:
    """The scale of "hundred", "of thousands" after a vague word, where it ends, and the item after it."""
    scale, end, following = 1, items[position].end, position + 1
    while following < len(items) and (part := items[following].part):
        of = OF.fullmatch(text, end, items[following].start)
        blank = text[end : items[following].start].isspace()
        factor = (part.scale or part.dozen) if blank or of else 0
        factor = factor or (part.plural_scale if of else 0)
        if not factor:
            break
        scale, end, following = scale * factor, items[following].end, following + 1
    return scale, end, following


def _with_sign(text: str, numeral: Numeral) -> Numeral:
    """The numeral with a minus before it."""
    if numeral.vague or not _may_have_sign(text, numeral.start):
        return numeral
    sign = MINUS.search(text, max(0, numeral.start - ARTICLE_REACH), numeral.start)
    if not sign:
        return numeral
    return replace(
        numeral,
        start=sign.start(),
        low=-numeral.low,
        high=-numeral.high,
        base=-numeral.base,
        plain=False,
        ordinal=False,
        article=False,
    )


def _may_have_sign(text: str, start: int) -> bool:
    """Whether a sign or the end of "minus", "negative" stands before a number: most have neither, seen at a glance."""
    last = text[start - 1 : start]
    return last in SIGNS or (last.isspace() and text[start - 2 : start - 1] in ENDS_OF_SIGNS)
