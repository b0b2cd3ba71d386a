"""Stretches of words as an editor would cut them: without marks, commas and white space at their ends."""

from __future__ import annotations

import re
from collections.abc import Collection

from claimx.extraction.reading import Reading
from claimx.syntax import Parse, Tokens

MARKS = frozenset("\"“”„«»‘’‚‹›'") | {"``", "''"}
EDGES = frozenset(",;:.–—-…()[]") | {"--", "..."}
DASHES = frozenset({"—", "–", "--"})
# What sets a clause or an aside off.
SET_OFF = DASHES | {","}
HYPHENS = frozenset({"-", "‐", "‑"})
# Before or behind a hyphen between letters, and between two letters; around the dash of a range of numbers.
WITHIN_WORD = re.compile(r"(?<=[^\W_])(?=[-‐‑]?[^\W_])|(?<=[^\W_][-‐‑])(?=[^\W_])|(?<=\d)(?=–\d)|(?<=\d–)(?=\d)")
LONGEST_AMOUNT = 8  # in tokens, its brackets counted
# Brackets belong to what they open or close.
OPENS, CLOSES = frozenset({"(", "["}), frozenset({")", "]"})
CUT_BEFORE, CUT_BEHIND = EDGES - OPENS, EDGES - CLOSES


def runs(parse: Parse, tokens: Collection[int]) -> list[Tokens]:
    """The stretches that tokens make, each given once; white space and marks between two of them part nothing."""
    ordered, out = sorted(tokens), list[Tokens]()
    if ordered and ordered[-1] - ordered[0] == len(ordered) - 1:
        return [(ordered[0], ordered[-1] + 1)]
    for token in ordered:
        if out and (token == out[-1][1] or all(_is_gap(parse, between) for between in range(out[-1][1], token))):
            out[-1] = out[-1][0], token + 1
        else:
            out.append((token, token + 1))
    return out


def whole_words(parse: Parse, s: int, e: int) -> Tokens:
    """The stretch with the words that it cuts made whole: "nine strike[-related]"."""
    while 0 < s < e and is_joined(parse, s):
        s -= 1
    while s < e < parse.n and is_joined(parse, e):
        e += 1
    return s, e


def with_amount_behind(parse: Parse, s: int, e: int) -> Tokens:
    """The stretch with the bracket at its end that says an amount again: "18 mph [(29 km/h)]"."""
    last = parse.sentence(e - 1)[1]
    if parse.words[e] != "(":
        return s, e
    closing = next((k for k in range(e + 1, min(e + LONGEST_AMOUNT, last)) if parse.words[k] == ")"), None)
    if closing is None or not any(parse.pos[k] == "NUM" for k in range(e, closing)):
        return s, e
    return s, closing + 1


def is_joined(parse: Parse, token: int) -> bool:
    """Whether a word goes on from one token to the next: letters, or a hyphen between letters."""
    return WITHIN_WORD.match(parse.text, parse.start[token]) is not None


def _is_gap(parse: Parse, token: int) -> bool:
    return parse.is_space(token) or (parse.is_mark(token) and parse.words[token] not in MARKS)


def trimmed(reading: Reading, s: int, e: int) -> Tokens:
    """Without white space, commas and final stops at the ends, nor the marks that stand around the whole."""
    words, spaces = reading.parse.words, reading.parse.spaces
    while True:
        before = (s, e)
        while s < e and (words[s] in CUT_BEFORE or s in spaces):
            s += 1
        while e > s and (words[e - 1] in CUT_BEHIND or e - 1 in spaces):
            e -= 1
        if s < e:
            s, e = _without_marks(reading, s, e)
        if (s, e) == before:
            return s, e


def _without_marks(reading: Reading, s: int, e: int) -> Tokens:
    """The stretch without the quotation marks around it, or a lone one at either end."""
    words, outer = reading.parse.words, reading.outer_quotation_of
    opened, closed = reading.quotation_at_start.get(s), reading.quotation_at_end.get(e)
    if opened is not None and opened == closed:
        inner = reading.quotations[opened].inner
        return inner if inner[0] < inner[1] else (s, e)
    if words[s] in MARKS and opened is None and outer[s] < 0:
        return s + 1, e
    if words[e - 1] in MARKS and closed is None and outer[e - 1] < 0:
        return s, e - 1
    return s, e
