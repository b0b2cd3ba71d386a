"""Attribution to those to whom something is what the clause says: people, polls."""

from __future__ import annotations

from collections.abc import Iterator

from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.match import Match, Words
from claimx.extraction.rule import rule
from claimx.records import CueClass
from claimx.syntax import copula_of, predicate_of

LONGEST_SOURCE = 30
LONGEST_PEOPLE = 10


@rule("attribution.to-source")
def to_source(ctx: Context) -> Iterator[Match]:
    """To her critics, the ruling was a farce. For many residents, the dam is a danger.

    "To" or "for" with people before a clause that says what something is to them.
    """
    parse = ctx.parse
    for word in [k for k in ctx.triggers if parse.lower[k] in ctx.cues.experiencers]:
        comma = _comma_behind(ctx, word, LONGEST_PEOPLE)
        if comma is None:
            continue
        people = parse.head[word] if word < parse.head[word] < comma else comma - 1
        if not _are_people(ctx, people, parse.lower[word]):
            continue
        top = predicate_of(parse, people)
        if word == ctx.first_word(word) and top > comma and copula_of(parse, top) is not None:
            yield _match(ctx, word, people, comma, "believe", top)


def _comma_behind(ctx: Context, word: int, reach: int) -> int | None:
    end = min(word + reach, ctx.sentence(word)[1])
    return next((k for k in range(word + 2, end) if ctx.parse.words[k] == ","), None)


def _match(ctx: Context, word: int, source: int, comma: int, class_: CueClass, predicate: int) -> Match:
    """The source between a preposition and a comma, and what follows it."""
    return Match(
        cue=word,
        lemma=ctx.parse.lower[word],
        class_=class_,
        source=source,
        label=(word + 1, comma),
        content=(Words(comma + 1, ctx.sentence(word)[1]),),
        predicate=predicate,
    )


def _are_people(ctx: Context, head: int, word: str) -> bool:
    """Whether a noun names people who can see things in some way: a pronoun, a person, a group."""
    lemma = ctx.parse.lemma[head].lower()
    if word == "to" and ctx.parse.pos[head] == "PRON":
        return lemma not in ctx.cues.impersonal
    return (word == "to" and ctx.label_of(head) == "PERSON") or ctx.names.noun_types.get(lemma) == "group"


@rule("attribution.poll")
def poll(ctx: Context) -> Iterator[Match]:
    """In a poll released on Monday, Roe led by five points.

    "In" with a poll or survey before what it shows.
    """
    parse = ctx.parse
    for word in [k for k in ctx.triggers if parse.lower[k] == "in"]:
        comma = _comma_behind(ctx, word, LONGEST_SOURCE) if word == ctx.first_word(word) else None
        if comma is None:
            continue
        end = parse.sentence(word)[1]
        shown = next((k for k in range(word + 1, comma) if _is_poll(ctx, k)), None)
        top = next((k for k in range(comma + 1, end) if parse.pos[k] in {"VERB", "AUX"}), None)
        if shown is not None and top is not None and not ctx.verbs_at(top):
            yield _match(ctx, word, shown, comma, "document", top)


def _is_poll(ctx: Context, k: int) -> bool:
    return ctx.parse.lemma[k].lower() in ctx.cues.polls
