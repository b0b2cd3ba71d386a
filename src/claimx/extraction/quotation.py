"""Quotations: stretches between quotation marks, over sentences and paragraphs, whatever marks the newsroom uses.

Marks are read from the characters, not from the parse: opening or closing is told by the neighbours of a mark, an
apostrophe by the letters around it. Nothing is ever lost to an odd mark: an unclosed quotation ends with its paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from claimx.extraction.findings import Quotation
from claimx.syntax import Parse, Tokens

MARK = re.compile(r"``|''|[\"“”„«»‘’‚‹›']")
OPENING = {"“": "”", "„": "“”", "«": "»", "‘": "’", "‚": "‘’", "‹": "›", "``": "''"}
CLOSING = frozenset("”»’›") | {"''"}
SINGLE = frozenset("‘’'‚‹›")
PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*|\n")
BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
# The last character of each line that another line follows at once.
LINE_END = re.compile(r"(\S)[^\S\n]*\n(?=[^\S\n]*\S)")
SENTENCE_ENDS = frozenset(".!?…:”’\"')")
# Lines are paragraphs where this share of them ends with a sentence; wrapped lines break anywhere.
WHOLE_LINES = 0.6
BEFORE_OPENING = frozenset(' \t\n\u00a0([{—–-/“"‘«:')
# A mark with more words than this to its close, and no sentence end before it, is taken for a stray one.
LONGEST_SINGLE = 1500
SCARE_WORDS = 4


@dataclass(slots=True)
class _Mark:
    start: int
    end: int
    text: str
    opens: bool
    closes: bool


def find_quotations(parse: Parse) -> tuple[Quotation, ...]:
    """All quotations of a text, by start; those inside another come after it, with a higher depth."""
    text = parse.text
    if not MARK.search(text):
        return ()
    found: list[Quotation] = []
    pending: int | None = None  # the quotation still open when its paragraph ended
    for start, end in _paragraphs(text):
        marks = _marks(text, start, end)
        pairs = _pairs(text, marks, end)
        reopened = False
        for number, (opening, closing, depth) in enumerate(pairs):
            first = parse.tokens_in(opening.start, opening.end)
            last = parse.tokens_in(closing.start, closing.end) if closing else _last_token(parse, end)
            inner = parse.tokens_in(opening.end, closing.start if closing else end)
            if inner[0] >= inner[1]:
                continue
            tokens = (first[0], max(last[1], inner[1]))
            continues = None
            if number == 0 and depth == 0 and pending is not None and not text[start : opening.start].strip():
                continues = pending
            closed = closing is not None
            quotation = Quotation(tokens=tokens, inner=inner, depth=depth, closed=closed, continues=continues)
            if depth == 0 and closed and continues is None:
                quotation = replace(quotation, scare=_is_scare(parse, inner))
            found.append(quotation)
            if depth == 0 and not closed:
                pending, reopened = len(found) - 1, True
        if not reopened and text[start:end].strip():
            pending = None
    return tuple(found)


def _last_token(parse: Parse, end: int) -> Tokens:
    last = bisect_right(parse.end, end)
    while last > 0 and parse.is_space(last - 1):
        last -= 1
    return last - 1, last


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Paragraphs by blank lines, and by lines where these end with their sentences rather than where they are full."""
    lines = LINE_END.findall(text)
    ended = sum(1 for last in lines if last in SENTENCE_ENDS)
    by_line = "\n\n" not in text.replace("\r", "") or ended >= WHOLE_LINES * len(lines) > 0
    breaks = PARAGRAPH if by_line else BLANK_LINE
    out, start = [], 0
    for gap in breaks.finditer(text):
        out.append((start, gap.start()))
        start = gap.end()
    out.append((start, len(text)))
    return out


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    """The quotation marks of a paragraph, apostrophes left out, each with what it can be."""
    marks = []
    for match in MARK.finditer(text, start, end):
        mark, i, j = match.group(), match.start(), match.end()
        before = text[i - 1] if i > start else " "
        after = text[j] if j < end else " "
        free_before = before in BEFORE_OPENING or before == "\r"
        free_after = not after.isalnum()
        if mark in {"'", "’"}:
            if before.isalnum() and after.isalnum():
                continue
            opens = mark == "'" and free_before and (after.isalnum() or after in '"“') and not _is_elision(text, j)
            closes = free_after and not before.isspace() and i > start
            if not (opens or closes):
                continue
        elif mark in {'"', "''"}:
            opens = free_before and not after.isspace()
            closes = not before.isspace() and i > start
            if opens and closes and before in "—–-:([{/":
                closes = before in "—–-"
            if not (opens or closes):  # a mark alone between spaces
                opens = closes = True
            elif not opens and not free_after and closes and before.isalnum():
                closes = not after.isalnum()  # 6"x4"
                if not closes:
                    continue
        elif mark in "«»" and (free_before != free_after) and not (before + after).isspace():
            opens, closes = free_before, free_after  # «French» and »German«
        else:
            opens, closes = mark in OPENING, mark in CLOSING or mark == "“"  # „German“
        marks.append(_Mark(i, j, mark, opens, closes))
    return marks


def _is_elision(text: str, after: int) -> bool:
    """'90s, 'em, 'til: an apostrophe for letters left out."""
    return bool(re.compile(r"\d\ds\b|(?:em|til|cause|tis|twas|n)\b", re.IGNORECASE).match(text, after))


def _pairs(text: str, marks: list[_Mark], end: int) -> list[tuple[_Mark, _Mark | None, int]]:
    """Openings with their closings (None: none in the paragraph) and depths, in text order."""
    stack: list[tuple[_Mark, int]] = []
    out: list[tuple[_Mark, _Mark | None, int]] = []
    later_close = _later_closings(marks)
    for number, mark in enumerate(marks):
        top = stack[-1][0] if stack else None
        if top and mark.closes and _closes(top.text, mark.text) and not (mark.opens and _reopens(text, top, mark)):
            if mark.text in {"'", "’"} and _is_possessive(text, mark, later_close[number]):
                continue
            opening, place = stack.pop()
            out[place] = (opening, mark, len(stack))
        elif mark.opens and not (top and top.text == mark.text and mark.text in {'"', "''"}):
            if mark.text in SINGLE and not later_close[number]:
                continue  # a lone apostrophe at a word's start
            stack.append((mark, len(out)))
            out.append((mark, None, len(stack) - 1))
        elif mark.closes and mark.text in {"”", "»", '"', "''"} and any(_closes(o.text, mark.text) for o, _ in stack):
            while stack:  # an inner quotation was never closed
                opening, place = stack.pop()
                if _closes(opening.text, mark.text):
                    out[place] = (opening, mark, len(stack))
                    break
                out[place] = (opening, mark, len(stack)) if opening.text not in SINGLE else out[place]
        elif top and top.text == mark.text and mark.opens:
            # two openings in a row: the first was never closed
            opening, place = stack.pop()
            out[place] = (opening, mark, len(stack)) if _near(opening, mark) else out[place]
            stack.append((mark, len(out)))
            out.append((mark, None, len(stack) - 1))
    return [
        (opening, closing, depth)
        for opening, closing, depth in out
        if closing is not None or (opening.text not in SINGLE and end - opening.end > 1)
    ]


def _near(opening: _Mark, closing: _Mark) -> bool:
    return closing.start - opening.end < LONGEST_SINGLE


def _closes(opening: str, closing: str) -> bool:
    if opening in {'"', "“", "``", "„", "''"}:
        return closing in {'"', "”", "''"} or (opening == "„" and closing == "“")
    if opening in {"'", "‘", "‚"}:
        return closing in {"'", "’"}
    if opening == "»":
        return closing == "«"
    return closing in OPENING.get(opening, "")


def _reopens(text: str, top: _Mark, mark: _Mark) -> bool:
    """Whether a straight mark that could be either is rather a new opening."""
    return mark.text == '"' and text[mark.start - 1 : mark.start].isspace() and top.text != '"'


def _later_closings(marks: list[_Mark]) -> list[bool]:
    """For each mark, whether a single mark that can close follows in the paragraph."""
    out, seen = [False] * len(marks), False
    for number in range(len(marks) - 1, -1, -1):
        out[number] = seen
        if marks[number].text in {"'", "’"} and marks[number].closes:
            seen = True
    return out


def _is_possessive(text: str, mark: _Mark, closing_follows: bool) -> bool:
    """workers' demands: an apostrophe after s, a word after it, and a better closing mark further on."""
    return (
        closing_follows
        and text[mark.start - 1 : mark.start].lower() == "s"
        and bool(re.compile(r" [a-z]").match(text, mark.end))
    )


def _is_scare(parse: Parse, inner: Tokens) -> bool:
    """A few words without a verb and without an end of sentence: a title, a nickname, a term."""
    s, e = inner
    if e - s > SCARE_WORDS or parse.words[e - 1] in {".", "!", "?", ",", "…"}:
        return False
    return not any(parse.pos[i] in {"VERB", "AUX"} for i in range(s, e))
