"""Quotation marks: which of them open and close, by their neighbours, and which belong together."""

from __future__ import annotations

import re
from dataclasses import dataclass

# A set of characters first: a search for a choice of patterns takes twice as long.
MARK = re.compile(r"[`'\"“”„«»‘’‚‹›](?:(?<=`)`|(?<=')'?|(?<![`']))")
OPENING = {"“": "”", "„": "“”", "«": "»", "‘": "’", "‚": "‘’", "‹": "›", "``": "''"}
CLOSING = frozenset("”»’›") | {"''"}
SINGLE = frozenset("‘’'‚‹›")
APOSTROPHES = frozenset({"'", "’"})
STRAIGHT = frozenset({'"', "''"})
OUTER_CLOSING = frozenset({"”", "»"}) | STRAIGHT
BEFORE_OPENING = frozenset(' \t\n\r\u00a0([{—–-/“"‘«:')
DASHES, BRACKETS = "—–-", ":([{/"
# The characters between two openings in a row after which the second is taken for the close of the first.
LONGEST_SINGLE = 1500
ELISION = re.compile(r"\d\ds\b|(?:em|til|cause|tis|twas|n)\b", re.IGNORECASE)  # '90s, 'em
WORD_AFTER = re.compile(r" [a-z]")

NOTHING = (False, False)
EITHER = (True, True)
Pair = tuple["Mark", "Mark | None", int]


@dataclass(slots=True)  # never changed; a frozen one takes three times as long to make
class Mark:
    """A quotation mark at [start, end) of the text, and whether it can open and close a quotation."""

    start: int
    end: int
    text: str
    opens: bool
    closes: bool


@dataclass(slots=True)  # never changed; a frozen one takes three times as long to make
class _Place:
    """A mark and the characters beside it; blanks stand beyond the paragraph."""

    mark: str
    before: str
    after: str
    is_first: bool
    elides: bool

    @property
    def free_before(self) -> bool:
        return self.before in BEFORE_OPENING

    @property
    def free_after(self) -> bool:
        return not self.after.isalnum()


def marks_in(text: str, start: int, end: int) -> list[Mark]:
    """The quotation marks of a paragraph, apostrophes left out, each with what it can be."""
    marks = []
    for match in MARK.finditer(text, start, end):
        mark, i, j = match.group(), match.start(), match.end()
        before, after = text[i - 1] if i > start else " ", text[j] if j < end else " "
        if mark in APOSTROPHES and before.isalnum() and after.isalnum():
            continue
        place = _Place(
            mark=mark, before=before, after=after, is_first=i == start, elides=ELISION.match(text, j) is not None
        )
        opens, closes = _can_be(place)
        if opens or closes:
            marks.append(Mark(i, j, mark, opens, closes))
    return marks


def _can_be(place: _Place) -> tuple[bool, bool]:
    """Whether a mark opens, and whether it closes; neither where it is no quotation mark."""
    if place.mark in APOSTROPHES:
        return _apostrophe(place)
    if place.mark in STRAIGHT:
        return _straight(place)
    if place.mark in "«»" and place.free_before != place.free_after and not (place.before + place.after).isspace():
        return place.free_before, place.free_after  # «French» and »German«
    if place.mark == "“" and (place.after in ".,;!?" or (place.before in ".,!?" and place.after.isspace())):
        return False, True  # “both ways“.
    return place.mark in OPENING, place.mark in CLOSING or place.mark == "“"  # „German“


def _apostrophe(place: _Place) -> tuple[bool, bool]:
    before_a_word = place.after.isalnum() or place.after in '"“'
    opens = place.mark == "'" and place.free_before and before_a_word and not place.elides
    return opens, place.free_after and not place.before.isspace() and not place.is_first


def _straight(place: _Place) -> tuple[bool, bool]:
    opens = place.free_before and not place.after.isspace()
    closes = not place.before.isspace() and not place.is_first
    if not (opens or closes):  # alone between spaces
        return EITHER
    if opens and closes and place.before in BRACKETS:
        return True, False
    if not opens and not place.free_after and place.before.isalnum():
        return NOTHING  # 6"x4"
    return opens, closes


def pairs_of(text: str, marks: list[Mark], end: int) -> list[Pair]:
    """Openings with their closings (None: none in the paragraph) and depths, in text order."""
    open_ = _Open(text)
    for mark, closing_follows, nests in zip(marks, _later_closings(marks), _nesting(marks), strict=True):
        open_.take(mark, closing_follows=closing_follows, nests=nests)
    return [
        (opening, closing, depth)
        for opening, closing, depth in open_.pairs
        if closing is not None or (opening.text not in SINGLE and end - opening.end > 1)
    ]


class _Open:
    """The quotations that are open where the marks of a paragraph have been read so far, outermost first.

    Attributes:
        pairs: what was opened, with its close where that was met.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.pairs: list[Pair] = []
        self._stack: list[tuple[Mark, int]] = []  # with its place among the pairs

    def take(self, mark: Mark, *, closing_follows: bool, nests: bool) -> None:
        """Read the next mark.

        Args:
            mark: a quotation mark.
            closing_follows: of a single one, whether another can close later in the paragraph.
            nests: of a straight one, whether it opens a quotation within one of the same marks.

        """
        top = self._stack[-1][0] if self._stack else None
        same = top is not None and top.text == mark.text
        if top is not None and self._ends(top, mark):
            if not (mark.text in APOSTROPHES and closing_follows and _is_possessive(self.text, mark)):
                self._close(mark)
        elif mark.opens and not (same and ((mark.text in STRAIGHT and not nests) or _begins_anew(self.text, mark))):
            if mark.text not in SINGLE or closing_follows:  # else a lone apostrophe at a word's start
                self._begin(mark)
        elif self._ends_an_outer(mark):
            while not self._close_or_drop(mark):
                pass
        elif same and mark.opens:  # two openings in a row: the first was never closed
            opening, place = self._stack.pop()
            if mark.start - opening.end < LONGEST_SINGLE:
                self.pairs[place] = (opening, mark, len(self._stack))
            self._begin(mark)

    def _ends(self, top: Mark, mark: Mark) -> bool:
        """Whether a mark closes the innermost; a straight one that could be either is rather a new opening."""
        if top.text == mark.text == "“" and not mark.opens:  # “both ways“.
            return True
        if not (mark.closes and closes(top.text, mark.text)):
            return False
        spaced = self.text[mark.start - 1 : mark.start].isspace()
        return not (mark.opens and mark.text == '"' and spaced and top.text != '"')

    def _ends_an_outer(self, mark: Mark) -> bool:
        return mark.closes and mark.text in OUTER_CLOSING and any(closes(o.text, mark.text) for o, _ in self._stack)

    def _begin(self, mark: Mark) -> None:
        self._stack.append((mark, len(self.pairs)))
        self.pairs.append((mark, None, len(self._stack) - 1))

    def _close(self, mark: Mark) -> None:
        opening, place = self._stack.pop()
        self.pairs[place] = (opening, mark, len(self._stack))

    def _close_or_drop(self, mark: Mark) -> bool:
        """Close the innermost and say whether the mark is its own; a single mark that is open before it is dropped."""
        opening, _ = self._stack[-1]
        if opening.text in SINGLE and not closes(opening.text, mark.text):
            self._stack.pop()
            return False
        self._close(mark)
        return closes(opening.text, mark.text)


def closes(opening: str, closing: str) -> bool:
    """Whether a mark is one that closes what another opens."""
    if opening in {'"', "“", "``", "„", "''"}:
        return closing in {'"', "”", "''"} or (opening == "„" and closing == "“")
    if opening in {"'", "‘", "‚"}:
        return closing in APOSTROPHES
    if opening == "»":
        return closing == "«"
    return closing in OPENING.get(opening, "")


def _later_closings(marks: list[Mark]) -> list[bool]:
    """For each mark, whether a single mark that can close follows in the paragraph."""
    out, seen = [False] * len(marks), False
    for number in range(len(marks) - 1, -1, -1):
        out[number] = seen
        if marks[number].text in APOSTROPHES and marks[number].closes:
            seen = True
    return out


def _nesting(marks: list[Mark]) -> list[bool]:
    """For each straight mark that only opens, whether two that only close come next: "The "inner" word and all."."""
    straight = [number for number, mark in enumerate(marks) if mark.text in STRAIGHT]
    out = [False] * len(marks)
    for number, *later in zip(straight, straight[1:], straight[2:], strict=False):
        opens = marks[number].opens and not marks[number].closes
        out[number] = opens and all(marks[k].closes and not marks[k].opens for k in later)
    return out


def _begins_anew(text: str, mark: Mark) -> bool:
    """Whether a curly mark opens a sentence behind one that ended: paragraphs of one speech run together."""
    sentence_ended = re.search(r"[.!?]\s+$", text[max(mark.start - 4, 0) : mark.start]) is not None
    return mark.text == "“" and sentence_ended and text[mark.end : mark.end + 1].isupper()


def _is_possessive(text: str, mark: Mark) -> bool:
    """workers' demands: an apostrophe after s, a word after it."""
    return text[mark.start - 1 : mark.start].lower() == "s" and WORD_AFTER.match(text, mark.end) is not None
