"""Quotations: stretches between quotation marks, over sentences and paragraphs, whatever marks the newsroom uses.

Marks are read from the characters, not from the parse: opening or closing is told by the neighbours of a mark, an
apostrophe by the letters around it. Nothing is ever lost to an odd mark: an unclosed quotation ends with its paragraph,
unless one of the next closes it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from claimx.extraction.findings import Quotation
from claimx.extraction.quotation_marks import SINGLE, Mark, marks_in, pairs_of
from claimx.syntax import Parse, Tokens

PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*|\n")
BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
# The break between two lines that words stand on, or between a blank line and one.
LINE_BREAK = re.compile(r"\n(?=[^\S\n]*\S)")
SENTENCE_ENDS = frozenset(".!?…:”’\"')")
SPEECH_ENDS = frozenset(".!?…,’')")
# Lines are paragraphs where this share of them ends with a sentence; wrapped lines break anywhere.
WHOLE_LINES = 0.6
TITLE_WORDS = 8
SMALL_IN_TITLES = frozenset({"ADP", "DET", "CCONJ", "PART"})
SCARE_WORDS = 4
MOST_CARRIED = 4  # paragraphs


def find_quotations(parse: Parse) -> tuple[Quotation, ...]:
    """All quotations of a text, by start; those inside another come after it, with a higher depth."""
    text = parse.text
    found: list[Quotation] = []
    pending: int | None = None  # the quotation still open when its paragraph ended
    paragraphs = [(start, end, marks_in(text, start, end)) for start, end in _paragraphs(text)]
    for number, (start, end, marks) in enumerate(paragraphs):
        carried = None if pending is None else _close_of_carried(text, paragraphs[number:])
        begin, reopened = start, False
        if carried is not None:
            begin = min(carried.end, end)
            reopened, stretch = carried.end > end, parse.tokens_in(start, min(carried.start, end))
            found.append(Quotation(tokens=stretch, inner=stretch, closed=not reopened, continues=pending))
            pending = len(found) - 1
        for opening, closing, depth in pairs_of(text, [mark for mark in marks if mark.start >= begin], end):
            quotation = _between(parse, opening, closing, depth, end)
            if quotation is None:
                continue
            if depth == 0 and pending is not None and not text[begin : opening.start].strip() and begin == start:
                quotation = replace(quotation, continues=pending, scare=False)
            found.append(quotation)
            if depth == 0 and not quotation.closed:
                pending, reopened = len(found) - 1, True
        if not reopened and text[start:end].strip():
            pending = None
    return tuple(found)


def _between(parse: Parse, opening: Mark, closing: Mark | None, depth: int, end: int) -> Quotation | None:
    """What stands between two marks, or one and the end of its paragraph; None where nothing does."""
    first = parse.tokens_in(opening.start, opening.end)
    last = parse.tokens_in(closing.start, closing.end) if closing else _last_token(parse, end)
    inner = parse.tokens_in(opening.end, closing.start if closing else end)
    if inner[0] >= inner[1]:
        return None
    scare = depth == 0 and closing is not None and _is_scare(parse, inner)
    tokens = (first[0], max(last[1], inner[1]))
    return Quotation(tokens=tokens, inner=inner, depth=depth, closed=closing is not None, scare=scare)


def _close_of_carried(text: str, paragraphs: Sequence[tuple[int, int, list[Mark]]]) -> Mark | None:
    """The mark that closes, a few paragraphs on, what no mark opens again there: "“A.", "B.", "C.”"."""
    for start, _, marks in paragraphs[:MOST_CARRIED]:
        outer = next((mark for mark in marks if mark.text not in SINGLE), None)
        if outer is not None:
            closes = outer.closes and not outer.opens
            return outer if closes and text[start : outer.start][-1:] in SPEECH_ENDS else None
    return None


def _last_token(parse: Parse, end: int) -> Tokens:
    last = bisect_right(parse.end, end)
    while last > 0 and parse.is_space(last - 1):
        last -= 1
    return last - 1, last


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Paragraphs by blank lines, and by lines where these end with their sentences rather than where they are full."""
    starts = [found.start() for found in LINE_BREAK.finditer(text)]
    written = [text[text.rfind("\n", 0, end) + 1 : end].rstrip() for end in starts]
    lines = [line[-1] for line in written if line]  # the last character of each that another follows at once
    ended = sum(last in SENTENCE_ENDS for last in lines)
    by_line = "\n\n" not in text.replace("\r", "") or ended >= WHOLE_LINES * len(lines) > 0
    breaks = PARAGRAPH if by_line else BLANK_LINE
    out, start = [], 0
    for gap in breaks.finditer(text):
        out.append((start, gap.start()))
        start = gap.end()
    out.append((start, len(text)))
    return out


def _is_scare(parse: Parse, inner: Tokens) -> bool:
    """A few words without a verb and without an end of sentence: a title, a nickname, a term."""
    s, e = inner
    if _is_title(parse, inner):
        return True
    if e - s > SCARE_WORDS or parse.words[e - 1] in {".", "!", "?", ",", "…"}:
        return False
    return not any(parse.pos[i] in {"VERB", "AUX"} for i in range(s, e))


def _is_title(parse: Parse, inner: Tokens) -> bool:
    """What is spelt as a title behind a preposition or a possessive: "the author of “Wired World,” said"."""
    s, e = inner
    before = s - 2
    if e - s > TITLE_WORDS or before < 0 or not (parse.pos[before] == "ADP" or parse.tag[before] == "POS"):
        return False
    words = [i for i in range(s, e) if i not in parse.marks]
    capitals = [i for i in words if parse.words[i][:1].isupper()]
    small = all(i in capitals or parse.pos[i] in SMALL_IN_TITLES for i in words)
    return small and len(capitals) > 1 and capitals[0] == words[0]
