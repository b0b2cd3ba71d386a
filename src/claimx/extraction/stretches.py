"""Stretches of words as an editor would cut them: without marks, commas and white space at their ends."""

from __future__ import annotations

from collections.abc import Iterable

from claimx.extraction.reading import Reading
from claimx.syntax import Parse, Tokens

MARKS = frozenset("\"“”„«»‘’‚‹›'") | {"``", "''"}
EDGES = frozenset(",;:.–—-…()[]") | {"--", "..."}
# Brackets belong to what they open or close.
OPENS, CLOSES = frozenset({"(", "["}), frozenset({")", "]"})


def runs(parse: Parse, tokens: Iterable[int]) -> list[Tokens]:
    """The stretches that a set of tokens makes; white space and marks between two of them part nothing."""
    out: list[Tokens] = []
    for token in sorted(tokens):
        if out and all(_is_gap(parse, between) for between in range(out[-1][1], token)):
            out[-1] = out[-1][0], token + 1
        else:
            out.append((token, token + 1))
    return out


def _is_gap(parse: Parse, token: int) -> bool:
    return parse.is_space(token) or (parse.is_punctuation(token) and parse.words[token] not in MARKS)


def trimmed(reading: Reading, s: int, e: int) -> Tokens:
    """Without white space, commas and final stops at the ends, nor the marks that stand around the whole."""
    parse = reading.parse
    while True:
        before = (s, e)
        while s < e and (parse.is_space(s) or parse.words[s] in EDGES - OPENS):
            s += 1
        while e > s and (parse.is_space(e - 1) or parse.words[e - 1] in EDGES - CLOSES):
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
