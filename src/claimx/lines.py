"""Texts whose lines end otherwise: read with each paragraph on a line, by records that point into the text as it is.

The same words give the same claims, whether their lines end in LF, CRLF or CR and wherever an editor wrapped them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Any, TypeVar

from claimx.markup import markup_changes

Records = TypeVar("Records")

MARK = "\ufeff"  # of the byte order, as some programs leave it
LEAST_LINES, SHORTEST, LONGEST = 4, 40, 120  # a wrapped text has some lines, the longest of them of a usual width
LINE = re.compile(r"([^\r\n]*+)(\r\n?|\n|\Z)")
FIRST_WORD = re.compile(r"\s*+(\S*+)")
HYPHENED = re.compile(r"\w(?:-|--|–|—)$")
# A line that ends within a sentence, before one that begins in small letters; a short one may be an item of a list.
GOES_ON = re.compile(r"[\w,’'][^\S\r\n]*(?:\r\n?|\n)[^\S\r\n]*[a-z][\w’']*[ ,.]")
LEAST_WORDS = 4
UNBROKEN = re.compile(r"(?<![\d\s])\u00a0(?!\s)|(?<!\s)\u00a0(?![\d\s])")
SUSPENDED = frozenset({"and", "or", "to"})  # "two- and three-year terms"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """A text as it is read.

    Attributes:
        text: what is parsed.
        places: offsets in it, in order, before each of which characters of the original were left out.
        missing: how many were left out up to there, in all.
    """

    text: str
    places: tuple[int, ...] = ()
    missing: tuple[int, ...] = ()

    def start_of(self, offset: int) -> int:
        """Where in the original the character at this offset stands."""
        number = bisect_right(self.places, offset)
        return offset + (self.missing[number - 1] if number else 0)

    def end_of(self, offset: int) -> int:
        """Where in the original a stretch ends that ends here."""
        number = bisect_left(self.places, offset)
        return offset + (self.missing[number - 1] if number else 0)

    def offset_of(self, place: int) -> int:
        """Where in this text a character of the original stands."""
        return bisect_left(range(len(self.text)), place, key=self.start_of)

    def pointing_into(self, original: str, records: Records, offset: int = 0) -> Records:
        """The records, of whatever kind, with offsets and words of the original.

        Args:
            original: the text as it is.
            records: what was found in a part of this text.
            offset: where that part begins.
        """
        words = None if self.text == original else original
        if words is None and not offset:
            return records
        moved: Records = self._moved(words, records, offset, {})
        return moved

    def _moved(self, words: str | None, value: Any, offset: int, known: dict[int, Any]) -> Any:
        """A value with its places moved, and its words taken from there where those differ.

        `known` are the records that were moved, by identity: claims share their quantities with the article.
        """
        if isinstance(value, tuple | list):
            return type(value)(self._moved(words, each, offset, known) for each in value)
        names = names_of_fields(value.__class__)
        if not names:
            return value
        if id(value) not in known:
            changed = {name: self._moved(words, getattr(value, name), offset, known) for name in names}
            if "start" in changed and "end" in changed:
                changed["start"] = self.start_of(changed["start"] + offset)
                changed["end"] = self.end_of(changed["end"] + offset)
                if words is not None and "text" in changed:
                    changed["text"] = words[changed["start"] : changed["end"]]
            known[id(value)] = replace(value, **changed)
        return known[id(value)]


@lru_cache
def names_of_fields(kind: type) -> tuple[str, ...]:
    """The fields of a kind of record; none for a number, a word, nothing."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def plain(text: str) -> Plain:
    """The text with plain line ends, and with a blank where a line was only wrapped."""
    pieces: list[str] = []
    places: list[int] = []
    missing: list[int] = []
    done = length = left_out = 0
    for start, end, instead in _changes(text):
        pieces += (text[done:start], instead)
        length += start - done + len(instead)
        if end - start > len(instead):
            left_out += end - start - len(instead)
            # What is left out stands before the blank or line end that stays, as it does in CRLF.
            places.append(length - len(instead))
            missing.append(left_out)
        done = end
    if not done:
        return Plain(text=text)
    return Plain(text="".join((*pieces, text[done:])), places=tuple(places), missing=tuple(missing))


def _changes(text: str) -> list[tuple[int, int, str]]:
    """The stretches that are read otherwise, and as what, in order; of two that overlap the first."""
    changes: list[tuple[int, int, str]] = []
    for change in sorted(
        (*_line_changes(text), *_blank_changes(text), *markup_changes(text)), key=lambda each: each[:2]
    ):
        if not changes or changes[-1][1] <= change[0]:
            changes.append(change)
    return changes


def _blank_changes(text: str) -> Iterator[tuple[int, int, str]]:
    """Blanks that do not break, read as others are: pages put them between any two words. Not within a number."""
    found = UNBROKEN.finditer(text) if "\u00a0" in text else ()
    return ((match.start(), match.end(), " ") for match in found)


def _line_changes(text: str) -> Iterator[tuple[int, int, str]]:
    if text.startswith(MARK):
        yield 0, len(MARK), ""
    width = line_width(text)
    if not width and "\r" not in text and not GOES_ON.search(text):
        return
    line = LINE.match(text)
    while line is not None and line[2]:
        following = LINE.match(text, line.end())
        if following is not None and _is_one_line(line[1], following[1], width):
            start = line.start() + len(line[1].rstrip())
            end = following.start() + len(following[1]) - len(following[1].lstrip())
            yield start, end, "" if is_one_word(line[1], following[1]) else " "
        elif line[2] != "\n":
            yield line.end(1), line.end(), "\n"
        line = following


def _is_one_line(line: str, following: str, width: int) -> bool:
    """Whether a line goes on in the following one: it was full, or the next begins in small letters."""
    if width and is_wrapped(line, following, width):
        return True
    return len(line.split()) >= LEAST_WORDS and GOES_ON.search(f"{line}\n{following[:99]}") is not None


def line_width(text: str) -> int:
    """The width at which a hard-wrapped text breaks its lines; 0 where lines are paragraphs."""
    lines = [line[1].rstrip() for line in LINE.finditer(text)]
    width = max(map(len, lines))
    if sum(map(bool, lines)) < LEAST_LINES or not SHORTEST <= width <= LONGEST:
        return 0
    breaks = [is_wrapped(line, following, width) for line, following in pairwise(lines) if line and following]
    return width if breaks and 2 * sum(breaks) >= len(breaks) else 0


def is_wrapped(line: str, following: str, width: int) -> bool:
    """Whether a line goes on in the following one: it had no room for the next word."""
    word = FIRST_WORD.match(following)
    if word is None or not word[1] or not line.strip():
        return False
    return len(line.rstrip()) + 1 + len(word[1]) > width - 1


def is_one_word(line: str, following: str) -> bool:
    """Whether a line was broken behind a hyphen or dash within a word: "well-" "known"."""
    word = FIRST_WORD.match(following)
    return HYPHENED.search(line[-4:]) is not None and word is not None and word[1] not in SUSPENDED
