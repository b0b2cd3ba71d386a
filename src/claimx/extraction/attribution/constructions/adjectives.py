"""Attribution by adjectives."""

from __future__ import annotations

from collections.abc import Iterator

from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.match import Match, Whole
from claimx.extraction.attribution.source import source_of
from claimx.extraction.rule import rule
from claimx.syntax import (
    clausal_complement_of,
    copula_of,
    is_passive,
    obliques_of,
    open_complement_of,
)


@rule("attribution.adjectival", wilful=True)
def adjectival(ctx: Context) -> Iterator[Match]:
    """Officials are confident that the dam will hold; residents remained angry about the delay.

    A predicate adjective of belief, feeling or intent with a clause, an infinitive or its preposition.
    """
    parse = ctx.parse
    for adjective in [k for k in ctx.triggers if parse.lower[k] in ctx.cues.adjectives]:
        state = _state_of(ctx, adjective)
        if state is None and not _is_predicate(ctx, adjective):
            continue
        source, found = source_of(ctx, adjective if state is None else state), _content(ctx, adjective)
        if source is None or found is None:
            continue
        head, last = found
        yield Match(
            cue=adjective,
            lemma=parse.lower[adjective],
            class_=ctx.cues.adjectives[parse.lower[adjective]],
            first=adjective if state is None else state,
            last=last,
            source=source,
            content=(Whole(head),),
            predicate=head,
        )


def _state_of(ctx: Context, adjective: int) -> int | None:
    """The verb by which somebody is, seems or becomes what an adjective says: "[remained] confident that"."""
    verb = ctx.parse.head[adjective]
    return verb if ctx.parse.lemma[verb].lower() in ctx.cues.states else None


def _is_predicate(ctx: Context, adjective: int) -> bool:
    """Whether an adjective is one: "was determined to be his" is a finding, whoever found it."""
    parse = ctx.parse
    found = parse.tag[adjective] == "VBN" and parse.lemma[adjective + 1 : adjective + 3] in (
        ["to", "be"],
        ["to", "have"],
    )
    named = found and ctx.takes(adjective, "passive")
    predicate = parse.tag[adjective] == "VBN" or copula_of(parse, adjective) is not None or is_passive(parse, adjective)
    return predicate and not named


def _content(ctx: Context, adjective: int) -> tuple[int, int] | None:
    """The head of what an adjective is about, and where the cue ends: with its preposition, if it takes one."""
    parse = ctx.parse
    head = clausal_complement_of(parse, adjective)
    if head is None:
        head = open_complement_of(parse, adjective)
    if head is not None:
        return (head, adjective) if head > adjective else None
    if parse.lower[adjective + 1] not in ctx.cues.adjective_prepositions:
        return None
    if parse.lower[adjective + 1] == "of" and parse.lower[adjective] in ctx.cues.taken_of:
        return None
    noun = next((noun for noun in obliques_of(parse, adjective) if noun > adjective), None)
    return None if noun is None else (noun, adjective + 1)
