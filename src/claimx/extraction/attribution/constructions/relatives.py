"""Attribution within relative clauses: which officials say has failed."""

from __future__ import annotations

from claimx.extraction.attribution.constructions.set_off import longest_phrase_before
from claimx.extraction.attribution.content_edges import STOPS
from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.match import Cue, Match, Words, said
from claimx.extraction.attribution.source_span import phrase_of
from claimx.extraction.rule import rule
from claimx.syntax import (
    FINITE_OR_MODAL,
    NOMINAL,
    VERBAL,
    ancestors,
    is_passive,
    noun_phrase,
    relative_antecedent_of,
    subjects_of,
    verb_of,
)

OF_A_PHRASE = frozenset({"ADJ", "ADP", "CCONJ", "DET", "NOUN", "NUM", "PROPN"})
SAID = frozenset({"neutral", "assert", "believe"})


@rule("attribution.relative", frames={"clause"}, tier="reporting")
def relative(ctx: Context, cue: Cue) -> Match | None:
    """The strike, which the minister said was unlawful, goes on; it is a plan that critics say will fail.

    A verb of saying within a relative clause whose own verb follows at once: the antecedent with it is the content.
    """
    parse, verb = ctx.parse, cue.token
    first = verb + 1
    if parse.tag[first] not in FINITE_OR_MODAL or cue.verb.frames["clause"] not in SAID:
        return None
    source = next((s for s in reversed(subjects_of(parse, verb)) if s < verb), None)
    if source is None or is_passive(parse, verb):
        return None
    if parse.head[verb] in subjects_of(parse, first) and _takes_things(ctx, cue):
        return None  # "the elections the party held were close": what was held
    before = phrase_of(ctx, source, cue=verb, asides=False)[0] - 1
    if before <= ctx.sentence(verb)[0]:
        return None  # "What she said was": the sentence's own subject
    what, last = _what_is_told(ctx, verb, before, first), ctx.sentence(verb)[1]
    end = next((k for k in range(first + 1, last) if parse.words[k] in STOPS or _goes_on(ctx, first, k)), last)
    return None if what is None else said(cue, cue.verb.frames["clause"], source, (what, Words(first, end)), first)


def _goes_on(ctx: Context, first: int, k: int) -> bool:
    """Whether the clause around goes on: "the plan she said was wrong [was] dropped"."""
    parse = ctx.parse
    told = verb_of(parse, first)
    above = verb_of(parse, k)
    finite = parse.tag[k] in FINITE_OR_MODAL and parse.tag[k - 1] != "CC"
    return finite and told not in {above, *ancestors(parse, above)}


def _takes_things(ctx: Context, cue: Cue) -> bool:
    """Whether a verb takes a noun as well as a clause: "held a vote", "announced a sale"; "said" wants a clause."""
    return "object" in cue.verb.frames or cue.verb.lemma in ctx.cues.holding


def _what_is_told(ctx: Context, verb: int, before: int, first: int) -> Words | None:
    """What the clause tells of: the noun right before the source, or the antecedent of the pronoun there."""
    parse = ctx.parse
    if parse.lower[before] not in ctx.cues.relative and parse.lower[before] not in ctx.cues.named_by:
        return Words(*noun_phrase(parse, before, clauses=False)) if parse.pos[before] in NOMINAL else None
    antecedent = relative_antecedent_of(parse, verb)
    noun = before - 1 - (parse.words[before - 1] == ",")
    if antecedent is not None and parse.pos[antecedent] in VERBAL:
        antecedent = longest_phrase_before(ctx, noun)  # no verb is what "which" stands for
    if antecedent is None or parse.tag[antecedent] == "CD" or parse.words[antecedent] in ctx.names.time_words:
        return Words(before, before + 1)  # "not seen since 2014, which his wife says is due to": what was, or the year
    several = parse.tag[first] == "VBP" or parse.lower[first] in ctx.cues.plural_past
    one = parse.tag[first] == "VBZ" or parse.lower[first] in ctx.cues.singular_past
    counted = any(parse.pos[k] == "NUM" for k in range(parse.edges[antecedent][0], antecedent))  # "40 litres, which is"
    if one and parse.tag[antecedent] in {"NNS", "NNPS"} and not counted:
        return Words(before, before + 1)  # "they ran no ads, which they say was a fault"
    start, end = noun_phrase(parse, antecedent, clauses=False)
    if several and parse.tag[antecedent] in {"NN", "NNP"}:
        start = _start_of_several(ctx, start)
    return Words(start, end)


def _start_of_several(ctx: Context, start: int) -> int:
    """Where a phrase begins that is of several: "[fires] at a plant, which he said were out"."""
    parse, token = ctx.parse, start - 1
    while parse.pos[token] in OF_A_PHRASE and parse.tag[token] not in {"NNS", "NNPS"}:
        token -= 1
    several = parse.tag[token] in {"NNS", "NNPS"}
    return noun_phrase(parse, token, clauses=False)[0] if several else start
