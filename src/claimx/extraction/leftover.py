"""The finite clauses that attributions leave over: no verb of an article may be in no claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from claimx.extraction.findings import Attribution
from claimx.extraction.reading import Reading
from claimx.syntax import (
    FINITE_OR_MODAL,
    Parse,
    auxiliaries_of,
    complementizer_of,
    copula_of,
    is_conjunct,
    is_finite,
    link_of,
)

Part: TypeAlias = Literal["content", "cue", "source"]
TELLING = FINITE_OR_MODAL | {"VBN"}
# Nobody nests deeper; a chain without end is an error of the tree.
MOST_HEADS = 60


@dataclass(slots=True, kw_only=True)  # never changed; a frozen one takes three times as long to make
class Leftover:
    """A clause with a finite verb that stands in no attribution.

    Attributes:
        clause: its head.
        verb: the verb that shows it.
        above: the token of an attribution that it hangs on; None where it hangs on none.
    """

    clause: int
    verb: int
    above: int | None


def parts_of(parse: Parse, attributions: Sequence[Attribution]) -> list[Part | None]:
    """By token, what it is in an attribution; content before cue before source."""
    parts: list[Part | None] = [None] * parse.n
    for attribution in attributions:
        if attribution.source is not None:
            start, end = attribution.source
            parts[start:end] = ["source"] * (end - start)
    for attribution in attributions:
        start, end = attribution.cue
        parts[start:end] = ["cue"] * (end - start)
    for attribution in attributions:
        for start, end in attribution.content:
            parts[start:end] = ["content"] * (end - start)
    return parts


def leftovers(reading: Reading, parts: Sequence[Part | None]) -> Iterator[Leftover]:
    """The clauses left over, in the order of their verbs; of sentences in which nothing is attributed none."""
    parse = reading.parse
    for start, end in parse.sentences:
        if not any(parts[start:end]):
            continue
        left = [k for k, tag in enumerate(parse.tag[start:end], start) if tag in TELLING and parts[k] is None]
        for verb in left:
            if parse.tag[verb] == "VBN" and not shared_auxiliaries(parse, verb):
                continue
            if verb not in reading.dateline_tokens and not _leads_to_content(parse, parts, verb):
                yield _leftover(parse, parts, verb)


def shared_auxiliaries(parse: Parse, verb: int) -> Sequence[int]:
    """The auxiliaries that a participle shares with the one before it: "[was] convicted of fraud and jailed"."""
    if parse.tag[verb] != "VBN" or not is_conjunct(parse, verb) or auxiliaries_of(parse, verb):
        return ()
    first = parse.head[verb]
    return auxiliaries_of(parse, first) if parse.tag[first] == "VBN" and is_finite(parse, first) else []


def _leads_to_content(parse: Parse, parts: Sequence[Part | None], verb: int) -> bool:
    """Whether a copula only joins a noun of saying to what was said: "the message from the union [was] that …"."""
    clause = parse.head[verb]
    mark = complementizer_of(parse, clause)
    return copula_of(parse, clause) == verb and parts[clause] == "content" and mark is not None and verb < mark


def _leftover(parse: Parse, parts: Sequence[Part | None], verb: int) -> Leftover:
    """The highest finite clause above a verb that no part of an attribution interrupts."""
    token = parse.head[verb] if link_of(parse, verb) == "auxiliary" else verb
    clause = token
    for _ in range(MOST_HEADS):
        above = parse.head[token]
        if above == token:
            return Leftover(clause=token, verb=verb, above=None)
        if parts[above] is not None:
            return Leftover(clause=clause, verb=verb, above=above)
        token = above
        if is_finite(parse, token):
            clause = token
    return Leftover(clause=clause, verb=verb, above=None)
