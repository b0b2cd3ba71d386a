"""What a hedge governs: a clause or a noun phrase, cut where it would cross the edge of a quotation."""

from __future__ import annotations

from claimx.extraction.reading import Reading
from claimx.syntax import Parse, Tokens, link_of, noun_phrase, stands_alone

# In a "sentence" longer than any writer's, a scope reaches this far from its cue, so that the record stays linear.
LONGEST_SIDE = 200
EDGE_WORDS = frozenset({"conjunction", "mark", "mark of punctuation"})
PAUSES = ",;:.-–—"
MARKS = ",;:.-–—!?()[]\"“”'‘’"


def clause_span(parse: Parse, predicate: int) -> Tokens:
    """The clause of a predicate, without its opening conjunction and what only stands beside it."""
    start, end = parse.edges[predicate]
    for child in parse.children[predicate]:
        link = link_of(parse, child)
        left, right = parse.edges[child]
        if link in EDGE_WORDS and left <= start:
            start = right
        elif link == "parataxis" and child < predicate:
            start = max(start, min(right, predicate))
        elif link == "parataxis" or (link == "conjunct" and stands_alone(parse, child)):
            end = min(end, max(left, predicate + 1))
    start, end = max(start, predicate - LONGEST_SIDE), min(end, predicate + LONGEST_SIDE)
    while start < predicate and (_opens_nothing(parse, start) or _governs_gerund(parse, start, predicate)):
        start += 1
    while end > predicate + 1 and _is_mark(parse, end - 1):
        end -= 1
    return start, end


def _is_mark(parse: Parse, token: int) -> bool:
    return parse.is_space(token) or parse.words[token] in MARKS


def _opens_nothing(parse: Parse, token: int) -> bool:
    """A mark, a conjunction or "that" before a clause."""
    if _is_mark(parse, token) or link_of(parse, token) in {"conjunction", "mark of punctuation"}:
        return True
    return parse.tag[token] == "IN" and parse.lower[token] == "that"


def _governs_gerund(parse: Parse, token: int, predicate: int) -> bool:
    """Counts [on] opening in May."""
    return parse.head[token] == predicate and parse.pos[token] == "ADP" and parse.tag[predicate] == "VBG"


def phrase_after(parse: Parse, cue: Tokens, noun: int) -> Tokens:
    """The noun phrase that a cue opens, without the cue."""
    start, end = noun_phrase(parse, noun)
    if start < cue[1] <= noun:
        start = cue[1]
    return (start, end) if start < end else (noun, noun + 1)


def phrase_of(parse: Parse, noun: int) -> Tokens:
    """A noun phrase with all that describes its noun, without a preposition before it."""
    start, end = parse.trimmed((noun_phrase(parse, noun)[0], parse.edges[noun][1]), PAUSES)
    return (start, end) if start < end else (noun, noun + 1)


def within_quotation(reading: Reading, cue: Tokens, scope: Tokens) -> Tokens:
    """A scope cut where it would cross the edge of a quotation."""
    if not reading.quotations:
        return scope
    home = _home(reading, cue)
    start, end = scope
    if home >= 0:
        inner = reading.quotations[home].inner
        start, end = max(start, inner[0]), min(end, inner[1])
    for number in (reading.inner_quotation_of[start], reading.inner_quotation_of[end - 1]):
        if number >= 0 and number != home:
            start, end = _around(reading, number, cue, (start, end))
    if (start, end) == scope or start >= end:
        return scope
    start, end = reading.parse.trimmed((start, end), ",;")
    return (start, end) if start < end else scope


def _home(reading: Reading, cue: Tokens) -> int:
    """The number of the quotation that holds a cue whole, -1 where none does or only marks of distance."""
    first, last = reading.inner_quotation_of[cue[0]], reading.inner_quotation_of[cue[1] - 1]
    return first if first == last and first >= 0 and not reading.quotations[first].scare else -1


def _around(reading: Reading, number: int, cue: Tokens, scope: Tokens) -> Tokens:
    """A scope that takes a quotation in whole, or ends before it."""
    tokens, inner = reading.quotations[number].tokens, reading.quotations[number].inner
    start, end = scope
    if start <= tokens[0] and end == inner[1]:
        end = tokens[1]  # only the closing mark was missing
    elif start == inner[0] and tokens[1] <= end:
        start = tokens[0]
    if tokens[0] < start < tokens[1] <= end:
        start = tokens[1]
    if start <= tokens[0] < end < tokens[1]:
        end = tokens[0]
    return start, end
