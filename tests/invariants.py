"""What holds of every attribution, whatever the text: each rule of it as a function that names what breaks it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimx.extraction.findings import Attribution
from claimx.extraction.reading import Reading
from claimx.syntax import FINITE_VERBS, Tokens, link_of, subject_of

HYPHENS = "-‐‑"


def broken(reading: Reading, attributions: Sequence[Attribution]) -> Iterator[str]:
    """What no attribution may be, with its words."""
    for attribution in attributions:
        for words in (
            *_overlaps(attribution),
            *_cut_words(reading, attribution),
            *_odd_sources(reading, attribution),
            *_lost_subjects(reading, attribution),
            *_cues_in_brackets(reading, attribution),
        ):
            yield f"{words}: {shown(reading, attribution)}"


def shown(reading: Reading, attribution: Attribution) -> str:
    string = reading.parse.string
    source = string(attribution.source) if attribution.source else "-"
    return f"{source} | {string(attribution.cue)} | {' … '.join(map(string, attribution.content))}"


def _tokens(*stretches: Tokens) -> set[int]:
    return {token for stretch in stretches for token in range(*stretch)}


def _overlaps(attribution: Attribution) -> Iterator[str]:
    content, cue = _tokens(*attribution.content), _tokens(attribution.cue)
    source = _tokens(attribution.source) if attribution.source else set()
    if content & (cue | source) or cue & source:
        yield "overlap"


def _cut_words(reading: Reading, attribution: Attribution) -> Iterator[str]:
    text = reading.parse.text
    for piece in attribution.content:
        for place in reading.parse.chars(piece):
            before, after = text[max(place - 2, 0) : place], text[place : place + 2]
            if not before or not after:
                continue
            if before[-1].isalnum() and after[0].isalnum():
                yield "cut within a word"
            compound = before[-1] in HYPHENS and before[:-1].isalnum() and after[0].isalnum()
            if compound or (before[-1].isalnum() and after[0] in HYPHENS and after[1:].isalnum()):
                yield "cut within a compound"


def _odd_sources(reading: Reading, attribution: Attribution) -> Iterator[str]:
    if attribution.source is None:
        return
    first = attribution.source[0]
    if reading.parse.tag[first] in FINITE_VERBS | {"VB", "MD"} and reading.parse.words[first].islower():
        yield "source begins with a verb"


def _lost_subjects(reading: Reading, attribution: Attribution) -> Iterator[str]:
    """A finite verb as the content's predicate stands there with its own subject."""
    parse, predicate = reading.parse, attribution.predicate
    content = _tokens(*attribution.content)
    if predicate is None or predicate not in content or parse.tag[predicate] not in FINITE_VERBS:
        return
    subject = subject_of(parse, predicate, shared=False)
    if subject is not None and link_of(parse, predicate) == "complement" and subject not in content:
        yield "without its subject"


def _cues_in_brackets(reading: Reading, attribution: Attribution) -> Iterator[str]:
    words, cue = reading.parse.words, attribution.cue_head
    start, end = reading.parse.sentence(cue)
    if words[cue] == ":" and "(" in words[start:cue] and ")" in words[cue:end]:
        opened, closed = words[start:cue].count("("), words[start:cue].count(")")
        if opened > closed:
            yield "cue within brackets"
