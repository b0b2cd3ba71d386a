"""Paragraphs, and the quotation marks in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimx.records import Stretch

OPENING, CLOSING, STRAIGHT = "“„«", "”»", '"'
PAIRS = {"“": "”", "„": "“”", "«": "»", '"': '"'}
INCHES = re.compile(r'(?<=\d)"(?=[\s,.;)×x-])')


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """The quotation marks of a paragraph: stretches between two, and marks that stand alone."""

    closed: tuple[Stretch, ...]  # without their marks
    lone: tuple[int, ...]  # opening marks before which another opens
    open: int | None  # the last one, where nothing closes it
    stray: tuple[int, ...]  # closing marks that nothing opened


def paragraphs(text: str) -> Sequence[Stretch]:
    """The paragraphs of a text: what blank lines part, or each line where there is none."""
    parted = "\n\n" in text.strip().replace("\r\n", "\n")
    out, start = [], None
    place = end = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            start = place if start is None else start
            end = place + len(line.rstrip())
        if start is not None and (not line.strip() or not parted):
            out.append(Stretch(start=start, end=end))
            start = None
        place += len(line)
    if start is not None:
        out.append(Stretch(start=start, end=end))
    return out


def marks_of(text: str, part: Stretch) -> Marks:
    """The quotation marks of a paragraph. Inches are none; apostrophes and single marks are not looked at."""
    inches = {match.start() for match in INCHES.finditer(text, part.start, part.end)}
    marks = paired(text, part, inches)
    if not inches or not (marks.lone or marks.stray or marks.open is not None):
        return marks
    others = paired(text, part, set())  # 'the "Press Act 2019"' closes behind a digit
    return marks if others.lone or others.stray or others.open is not None else others


def paired(text: str, part: Stretch, inches: set[int]) -> Marks:
    """The marks of a paragraph but those of inches, each closing one with what it closes."""
    closed: list[Stretch] = []
    lone: list[int] = []
    stray: list[int] = []
    opened: list[int] = []
    for place in range(part.start, part.end):
        mark = text[place]
        if place in inches or mark not in OPENING + CLOSING + STRAIGHT:
            continue
        opens = mark in OPENING or (mark == STRAIGHT and stands_before(text, place, part))
        if opened and mark in PAIRS[text[opened[-1]]] and (not opens or text[opened[-1]] == "„"):
            start = opened.pop()
            if not opened:
                closed.append(Stretch(start=start + 1, end=place))
        elif opens:
            if opened and text[opened[-1]] == mark:  # nobody opens twice: the first was left open
                lone.append(opened.pop())
            opened.append(place)
        elif not opened:
            stray.append(place)
    last = opened[-1] if opened else None
    return Marks(closed=tuple(closed), lone=(*lone, *opened[:-1]), open=last, stray=tuple(stray))


def stands_before(text: str, place: int, part: Stretch) -> bool:
    """Whether a straight mark stands before a word, as opening ones do."""
    before = text[place - 1] if place > part.start else " "
    after = text[place + 1] if place + 1 < part.end else " "
    is_free = before.isspace() or before in "([—–-/"
    cut = text.startswith("...", place + 1)  # "... I will never forget it"
    return is_free and (cut or not (after.isspace() or after in ".,;:!?)"))
