"""Nouns of saying behind a verb that says little: made a claim, gave a warning, the fear is that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claimx.extraction.attribution.constructions.nominal import is_to_come, of_noun, owner_of, whose
from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.match import Match, Whole, Words
from claimx.extraction.attribution.parties import is_party
from claimx.extraction.attribution.settle import STATING
from claimx.extraction.attribution.source import source_of
from claimx.extraction.rule import rule
from claimx.records import CueClass
from claimx.syntax import (
    clausal_complement_of,
    clause_of_noun,
    complementizer_of,
    copula_of,
    obliques_of,
    preposition_token_of,
)

LONGEST_LIGHT = 8  # words from a light verb to its noun
LONGEST_CUE = 6


@rule("attribution.light-verb")
def light_verb(ctx: Context) -> Iterator[Match]:
    """Aid agencies have raised concerns about the camps; the mayor voiced support for the strike.

    A verb without a sense of its own, a noun of saying or thinking as its object, and the noun's preposition.
    """
    parse = ctx.parse
    for noun, _, class_ in ctx.nouns:
        verb = parse.head[noun]
        beside = sorted((*obliques_of(parse, noun), *obliques_of(parse, verb)))
        other = next((o for o in beside if preposition_token_of(parse, o) == noun + 1), None)
        asked = _question_about(ctx, noun)
        source = source_of(ctx, verb)
        if source is None or is_to_come(ctx, verb):
            continue
        if asked is not None:
            if is_party(ctx, source):
                match = of_noun(ctx, noun, class_, source, asked, first=verb, last=noun + 1)
                yield replace(match, content=(Whole(asked, without=(noun + 1,)),))
            continue
        if other is None or noun - verb > LONGEST_LIGHT:
            continue  # "gave no details, sending its wishes for all": of another verb
        giver, head = _giver_and_gift(ctx, noun, source, other)
        if giver is not None and is_party(ctx, giver) and not _is_told(ctx, noun, class_, head):
            yield of_noun(ctx, noun, class_, giver, head, first=verb, last=noun + 1)


def _is_told(ctx: Context, noun: int, class_: CueClass, person: int) -> bool:
    """Whether a noun's preposition names whom it is said to: "had a message for [her critics]"."""
    return ctx.parse.lower[noun + 1] == "for" and class_ in STATING and is_party(ctx, person)


def _question_about(ctx: Context, noun: int) -> int | None:
    """The question that a noun's preposition opens: "raised doubts about [whether it would hold]"."""
    parse, clause = ctx.parse, clause_of_noun(ctx.parse, noun)
    light = parse.lemma[parse.head[noun]].lower() in ctx.cues.light_verbs
    opened = parse.lower[noun + 1 : noun + 2] and parse.lower[noun + 1] in ctx.cues.noun_prepositions
    asks = clause is not None and opened and parse.lower[noun + 2] in ctx.cues.questions
    return clause if asks and light else None


def _giver_and_gift(ctx: Context, noun: int, source: int, other: int) -> tuple[int | None, int]:
    """Who says it and what: of "drew criticism from Y" Y, about the subject; else the subject, about Y.

    Who "received a letter from Y" was only told something.
    """
    parse, cues = ctx.parse, ctx.cues
    word, verb = parse.lower[noun + 1], parse.lemma[parse.head[noun]].lower()
    if verb in cues.drawing_verbs:
        message = verb in cues.receiving_verbs and parse.lemma[noun].lower() not in cues.attitudes
        return (other if word == "from" and not message else None), source
    return (source if verb in cues.light_verbs and word in cues.noun_prepositions else None), other


@rule("attribution.copular-noun")
def copular_noun(ctx: Context) -> Iterator[Match]:
    """Her hope is that the school will reopen; the message from the union was that the strike would go on.

    A noun of saying or thinking as the subject of "be" or "remain" with a clause; its source is the possessor, or the
    party behind "from" or "of" ("the finding of the panel is that").
    """
    parse = ctx.parse
    for noun, _, class_ in ctx.nouns:
        verb, owner = parse.head[noun], holder_of(ctx, noun)
        head = clausal_complement_of(parse, verb) if parse.lemma[verb] in ctx.cues.copulas else None
        start = _behind_copula(ctx, noun, verb) if head is None else None
        if head is not None:
            yield of_noun(ctx, noun, class_, owner, head, last=_near(noun, verb, owner))
        elif start is not None and "," not in parse.words[noun:start]:  # "by earlier plans, many were to come"
            match = of_noun(ctx, noun, class_, owner, verb, last=_near(noun, start - 1, owner))
            yield replace(match, content=(Words(start, parse.edges[verb][1]),))


def holder_of(ctx: Context, noun: int) -> int | None:
    """Who holds what a noun says: "[their] hope", "the finding of [the panel]"."""
    owner, _ = owner_of(ctx, noun)
    return whose(ctx, noun) if owner is None else owner


def _near(noun: int, copula: int, owner: int | None) -> int:
    """The copula, which belongs to the cue where it stands near: "answer was"; else the noun, as before its owner."""
    near = noun < copula <= noun + LONGEST_CUE
    return copula if near and (owner is None or not noun < owner < copula) else noun


def _behind_copula(ctx: Context, noun: int, verb: int) -> int | None:
    """Where the clause begins of which "be" is only the copula: "their fear is [that …]", "its goal is [to …]"."""
    parse = ctx.parse
    copula, mark = copula_of(parse, verb), complementizer_of(parse, verb)
    if copula is not None and mark is not None and noun < copula < mark:
        return mark
    to = (k for k in range(noun + 2, verb) if parse.tag[k] == "TO" and parse.lemma[k - 1] == "be")
    return next(to, None)
