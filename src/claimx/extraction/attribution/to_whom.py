"""Attribution to those to whom something is what the clause says: people, polls."""

from __future__ import annotations

from collections.abc import Iterator

from claimx.extraction.attribution.building import build
from claimx.extraction.attribution.context import Context
from claimx.extraction.findings import Attribution
from claimx.extraction.rule import rule
from claimx.syntax import (
    FINITE_OR_MODAL,
    copula_of,
    predicate_of,
)

LONGEST_SOURCE = 30
LONGEST_PEOPLE = 10


@rule("attribution.to-source")
def to_source(ctx: Context) -> Iterator[Attribution]:
    """To her critics, the ruling was a farce. For many residents, the dam is a danger.

    "To" or "for" with people before a clause that says what something is to them.
    """
    parse = ctx.parse
    for i in [k for k, lower in enumerate(parse.lower) if lower in ctx.cues.experiencers and parse.pos[k] == "ADP"]:
        sentence = ctx.sentence(i)
        comma = next((k for k in range(i + 2, min(i + LONGEST_PEOPLE, sentence[1])) if parse.words[k] == ","), None)
        if comma is None or any(parse.pos[k] == "VERB" for k in range(i + 1, comma)):
            continue
        people = next((k for k in range(i + 1, comma) if parse.head[i] == k), comma - 1)
        if not _are_people(ctx, people, parse.lower[i]):
            continue
        top = predicate_of(parse, people)
        # "To the mayor, …" opens the sentence or a quotation follows.
        opens = all(parse.is_punctuation(k) or parse.is_space(k) for k in range(sentence[0], i))
        quoted = comma + 1 in ctx.starts
        if not quoted and not (opens and top > comma and copula_of(parse, top) is not None):
            continue
        found = build(
            ctx,
            i=i,
            lemma=parse.lower[i],
            class_="believe",
            cue=(i, i + 1),
            source=people,
            source_tokens=(i + 1, comma),
            content=range(comma + 1, sentence[1]),
            predicate=top,
        )
        if found:
            yield found


def _are_people(ctx: Context, head: int, word: str) -> bool:
    """Whether a noun names people who can see things in some way: a pronoun, a person, a group."""
    parse = ctx.parse
    lemma = parse.lemma[head].lower()
    if parse.pos[head] == "PRON":
        return lemma not in ctx.cues.impersonal and word == "to"
    number = parse.entity_of[head]
    person = number >= 0 and parse.entities[number][2] == "PERSON"
    return (person and word == "to") or ctx.names.noun_types.get(lemma) == "group"


@rule("attribution.poll")
def poll(ctx: Context) -> Iterator[Attribution]:
    """In a poll released on Monday, Roe led by five points.

    "In" with a poll or survey before what it shows.
    """
    parse = ctx.parse
    for start, end in parse.sentences:
        i = next((k for k in range(start, end) if parse.pos[k] not in {"PUNCT", "SPACE"}), start)
        if parse.lower[i] != "in":
            continue
        sentence = ctx.sentence(i)
        comma = next((k for k in range(i + 2, min(i + LONGEST_SOURCE, sentence[1])) if parse.words[k] == ","), None)
        if comma is None:
            continue
        shown = next((k for k in range(i + 1, comma) if _is_poll(ctx, k)), None)
        if shown is None or any(parse.tag[k] in FINITE_OR_MODAL for k in range(i + 1, comma)):
            continue
        top = next((k for k in range(comma + 1, sentence[1]) if parse.pos[k] in {"VERB", "AUX"}), None)
        if top is None or ctx.verbs_at(top):
            continue
        found = build(
            ctx,
            i=i,
            lemma="in",
            class_="document",
            cue=(i, i + 1),
            source=shown,
            source_tokens=(i + 1, comma),
            content=range(comma + 1, sentence[1]),
            predicate=top,
        )
        if found:
            yield found


def _is_poll(ctx: Context, k: int) -> bool:
    return ctx.parse.pos[k] == "NOUN" and ctx.parse.lemma[k].lower() in ctx.cues.polls
