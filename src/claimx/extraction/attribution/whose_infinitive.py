"""Whose infinitive it is, where it has no subject and hangs on no verb of wanting."""

from __future__ import annotations

from itertools import islice

from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.parties import is_party
from claimx.syntax import (
    FINITE_OR_PARTICIPLE,
    FINITE_VERBS,
    ancestors,
    copula_of,
    is_infinitive,
    objects_of,
    obliques_of,
    preposition_of,
    subject_of,
)

NAMED = frozenset({"ADJ", "NOUN", "NUM", "PROPN"})
# How far before its infinitive the verb of "went so far as to say" stands.
LONGEST_LEAD = 5
SUPERLATIVE = frozenset({"JJS", "RBS"})


def whose_turn(ctx: Context, infinitive: int) -> int | None:
    """Whom a deed falls to: "it fell to the minister [to announce that …]"; None elsewhere."""
    parse = ctx.parse
    for above in islice(ancestors(parse, infinitive), 2):
        if parse.lemma[above].lower() in ctx.cues.falling_to:
            beside = (o for o in obliques_of(parse, above) if above < o < infinitive)
            return next((o for o in beside if preposition_of(parse, o) == "to"), None)
    return None


def made_to(ctx: Context, infinitive: int) -> int | None:
    """Who is made to do something: "forced [the firm], which is in debt, to admit that …"; None elsewhere."""
    parse, above = ctx.parse, ctx.parse.head[infinitive]
    if not is_infinitive(parse, infinitive) or parse.lemma[above].lower() not in ctx.cues.bringing_about:
        return None
    if parse.lower[above + 1] == "to":
        return None  # "took to Twitter to criticise it"
    return next((o for o in objects_of(parse, above) if is_party(ctx, o)), None)


def first_to(ctx: Context, infinitive: int) -> int | None:
    """Who was the first to do something, and so has done it: "[Holm] became the first mayor to call for a ban".

    None elsewhere, also where it has not come about yet: "hopes to be the first to call for it".
    """
    parse, above = ctx.parse, ctx.parse.head[infinitive]
    if above > infinitive or not is_infinitive(parse, infinitive):
        return None
    noun = above
    if parse.lemma[parse.head[above]].lower() in ctx.cues.states:
        above = parse.head[above]
    became = parse.lemma[above].lower() in ctx.cues.states
    verb = above if became else copula_of(parse, above)
    if noun == above and became:
        beside = (c for c in parse.children[above] if above < c < infinitive and parse.pos[c] in NAMED)
        noun = next(beside, above)
    if verb is None or noun is None or parse.tag[verb] not in (FINITE_OR_PARTICIPLE if became else FINITE_VERBS):
        return None
    last = infinitive if parse.lower[noun + 1] == "of" else noun + 1  # "is one of the first mayors to"
    first = any(parse.lower[k] in ctx.cues.firsts or parse.tag[k] in SUPERLATIVE for k in range(verb + 1, last))
    return subject_of(parse, above) if first and (is_party(ctx, noun) or parse.lower[noun] in ctx.cues.firsts) else None


def doing_next(ctx: Context, infinitive: int) -> int | None:
    """Who goes on to do something, and does: "[She] went on to praise it", "[he] used the visit to call for talks".

    None elsewhere, also where it has not come about: "will go on to praise it"; "would go so far as to say it" has.
    """
    parse, above = ctx.parse, ctx.parse.head[infinitive]
    leading = leads_to(ctx, infinitive)
    if leading is not None:
        done = parse.tag[leading] in FINITE_OR_PARTICIPLE or leading == infinitive - LONGEST_LEAD
        return subject_of(parse, leading) if done else None
    if above > infinitive or not is_infinitive(parse, infinitive) or parse.tag[above] not in FINITE_OR_PARTICIPLE:
        return None
    speaks = any(parse.lemma[o].lower() in ctx.cues.used_to_speak for o in objects_of(parse, above))
    return subject_of(parse, above) if speaks and parse.lemma[above].lower() == "use" else None


def leads_to(ctx: Context, infinitive: int) -> int | None:
    """The verb from which somebody goes on to do something: "[went] on to praise it", "[went] so far as to say so"."""
    parse = ctx.parse
    if not is_infinitive(parse, infinitive):
        return None
    for above in islice(ancestors(parse, infinitive), 2):  # the tree may hang it on the "far" of "so far as to"
        ends = (min(above + words, infinitive) for words in (2, 3, LONGEST_LEAD))
        if any(next_act(ctx, above, end) in ctx.cues.doing_next for end in ends):
            return above
    return None


def next_act(ctx: Context, verb: int, end: int) -> str:
    """The words from a verb up to a token, as `doing_next` has them: "go on to"."""
    return " ".join([ctx.parse.lemma[verb].lower(), *ctx.parse.lower[verb + 1 : end]])
