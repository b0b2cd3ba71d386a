"""What numbers are made of: words and literals in order, and the gaps between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from claimx.extraction.number.literals import (
    AMBIGUOUS,
    LITERAL,
    SUFFIX,
    SUFFIXES,
    VULGAR_CLASS,
    literal_value,
)
from claimx.lexicons.numerals import NOT_A_WORD, Exact, NumberWord, Numerals

BLANK = re.compile(r"\s+|\s?[-\u2010\u2011]\s?")
AND = re.compile(r"\s+and\s+|-and-", re.IGNORECASE)
AND_A = re.compile(r"(?:\s+and|-and)(?:\s+|-)(?:an?|one)(?:\s+|-)", re.IGNORECASE)
OF_A = re.compile(r"\s+(?:of\s+)?an?\s+|\s+|-", re.IGNORECASE)
OF = re.compile(r"\s+of\s+", re.IGNORECASE)
ARTICLE = re.compile(r"\b(?:an?|another)\s+$", re.IGNORECASE)
ARTICLE_REACH = 10  # characters from an article to its number word

MARK = re.compile(rf"[\d{VULGAR_CLASS}]")
LITERALS = re.compile(LITERAL, re.VERBOSE)
POINT = re.compile(rf"(?=\.)(?:{LITERAL})", re.VERBOSE)  # ".50"


class Item(NamedTuple):
    """A word or a literal that can be part of a number.

    Attributes:
        word: in lower case; "" for a literal.
        part: what the word can be in a number.
        value: of a literal.
        fraction: a literal that is a part of one: "½", "3/4".
        plain: bare digits.
        suffix: a letter glued to the digits, a scale or a unit; with "*" before it where it is counted in the value.
    """

    start: int
    end: int
    word: str = ""
    part: NumberWord = NOT_A_WORD
    value: Exact = 0
    fraction: bool = False
    plain: bool = False
    suffix: str = ""
    suffix_end: int = 0


def read_items(text: str, numerals: Numerals) -> Iterator[Item]:
    """Every word and literal of the text that can be part of a number, in order."""
    lower = text.replace("İ", "I").lower()  # of all letters the one that grows in lower case
    words = _words(lower, numerals)
    word = next(words, None)
    done = 0
    for mark in MARK.finditer(text):
        start = mark.start()
        if start < done:
            continue
        while word is not None and word.start < start:
            yield word
            word = next(words, None)
        pointed = POINT.match(text, start - 1) if text[start - 1 : start] == "." else None
        literal = pointed or LITERALS.match(text, start)
        if literal is None:
            continue
        done = literal.end()
        item = _literal_item(text, literal)
        if item is not None:
            yield item
        glued = numerals.glued.match(lower, done)  # "5million"
        if glued:
            yield Item(glued.start(), glued.end(), glued.group(), numerals.words[glued.group()])
    if word is not None:
        yield word
    yield from words


def _words(lower: str, numerals: Numerals) -> Iterator[Item]:
    """The words of a text that can be part of a number; the pattern wants a character before each."""
    for match in numerals.pattern.finditer(f" {lower}"):
        yield Item(match.start(), match.end() - 1, match[1], numerals.words[match[1]])


def _literal_item(text: str, match: re.Match[str]) -> Item | None:
    read = literal_value(match)
    if read is None:
        return None
    start, end = match.span()
    value, fraction = read
    suffix = SUFFIX.match(text, end) if not match["power"] else None
    glued, suffix_end = "", 0
    if suffix:
        glued, suffix_end = suffix["glued"] or suffix["spaced"], suffix.end()
        if glued not in AMBIGUOUS:
            value, end, glued, suffix_end = value * SUFFIXES[glued], suffix_end, "*" + glued, 0
    plain = bool(match["int"]) and match["int"].isdecimal() and end == match.end("int") and not glued
    return Item(start, end, value=value, fraction=fraction, plain=plain, suffix=glued, suffix_end=suffix_end)
