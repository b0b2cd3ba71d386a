"""Numbers in words and digits, found in one pass over the characters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from claimx.extraction.number.exact import read_exact
from claimx.extraction.number.items import LOOK_BACK, OF, Item
from claimx.extraction.number.literals import AMBIGUOUS, LITERAL, SUFFIX, SUFFIXES, VULGAR_CLASS, literal_value
from claimx.extraction.number.numeral import Numeral
from claimx.extraction.number.parts import read_part
from claimx.extraction.number.words import (
    DENOMINATORS,
    DOZEN,
    PLURAL_DENOMINATORS,
    PLURAL_SCALES,
    SCALES,
    SMALL,
    TENS,
)

Interval = tuple[int, int]

QUANTIFIED = re.compile(r"\b(?:a|another|past|last|next|first|every)\s+$", re.IGNORECASE)

MINUS = re.compile(r"(?:(?<!\bor\s)\b(?:minus|negative)[\s-]+|(?<![\w.,)\]%/+])[-−])$", re.IGNORECASE)

SIGNS = frozenset("-−")
ENDS_OF_SIGNS = frozenset("sSeE- \n\t\u00a0−")

NOTHING = Fraction(0)

MARK = re.compile(rf"[\d{VULGAR_CLASS}]")
LITERALS = re.compile(LITERAL, re.VERBOSE)
POINT = re.compile(rf"(?=\.)(?:{LITERAL})", re.VERBOSE)  # ".50"


class NumberReader:
    """Finds numbers.

    Args:
        vague: interval by vague word: "several", "few" (after "a"), "couple", "dozens", "hundreds" …
    """

    def __init__(self, vague: Mapping[str, Interval]) -> None:
        self.vague = dict(vague)
        words = (SMALL, TENS, SCALES, DOZEN, DENOMINATORS, PLURAL_DENOMINATORS, PLURAL_SCALES, self.vague)
        any_word = _any_of({word for group in words for word in group})
        self._words = re.compile(rf"\b{any_word}\b")
        self._glued = re.compile(rf"{any_word}\b")

    def find(self, text: str) -> list[Numeral]:
        """All numbers of a text, left to right, none overlapping."""
        items = list(self._items(text))
        out, i = [], 0
        while i < len(items):
            numeral, following = self._read(text, items, i)
            if numeral is not None:
                out.append(_with_sign(text, numeral))
            i = following
        return out

    def _items(self, text: str) -> Iterator[Item]:
        """Every word and literal of the text that can be part of a number, in order."""
        lower = text.replace("İ", "I").lower()  # of all letters the one that grows in lower case
        words = self._words.finditer(lower)
        word = next(words, None)
        done = 0
        for mark in MARK.finditer(text):
            start = mark.start()
            if start < done:
                continue
            while word is not None and word.start() < start:
                yield Item(word.start(), word.end(), word.group(), NOTHING)
                word = next(words, None)
            literal = (POINT.match(text, start - 1) if start else None) or LITERALS.match(text, start)
            if literal is None:
                continue
            done = literal.end()
            item = self._make(text, literal)
            if item is not None:
                yield item
            glued = self._glued.match(lower, done)  # "5million"
            if glued:
                yield Item(done, glued.end(), glued.group(), NOTHING)
        while word is not None:
            yield Item(word.start(), word.end(), word.group(), NOTHING)
            word = next(words, None)

    def _make(self, text: str, match: re.Match[str]) -> Item | None:
        start, end = match.span()
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
        return Item(start, end, "", value, fraction, plain, glued, suffix_end)

    def _read(self, text: str, items: list[Item], i: int) -> tuple[Numeral | None, int]:
        word = items[i].word
        if word in self.vague:
            return self._read_vague(text, items, i)
        if word in DENOMINATORS or word in PLURAL_DENOMINATORS:
            return read_part(text, items, i)
        return read_exact(text, items, i)

    def _read_vague(self, text: str, items: list[Item], i: int) -> tuple[Numeral | None, int]:
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


def _any_of(words: Iterable[str]) -> str:
    """A pattern of the words that shares their beginnings: it runs over every character of every text."""
    tree: dict[str, Any] = {}
    for word in words:
        branch = tree
        for letter in word:
            branch = branch.setdefault(letter, {})
        branch[""] = {}
    return _branches(tree)


def _branches(tree: dict[str, Any]) -> str:
    parts = [re.escape(letter) + _branches(rest) for letter, rest in sorted(tree.items()) if letter]
    if len(parts) == 1 and "" not in tree:
        return parts[0]
    return f"(?:{'|'.join(parts)}){'?' if '' in tree else ''}" if parts else ""


def _may_have_sign(text: str, start: int) -> bool:
    """Whether a sign or the end of "minus", "negative" stands before a number: most have neither, seen at a glance."""
    last = text[start - 1 : start]
    return last in SIGNS or (last.isspace() and text[start - 2 : start - 1] in ENDS_OF_SIGNS)


def _with_sign(text: str, numeral: Numeral) -> Numeral:
    """The numeral with a minus before it."""
    if not _may_have_sign(text, numeral.start):
        return numeral
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
