"""Cues that report nothing: who is contradicted, or has not spoken, is no source of the clause beside it."""

from __future__ import annotations

from itertools import islice

from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.parties import can_speak, is_addressed
from claimx.extraction.attribution.source import source_of
from claimx.extraction.attribution.source_span import phrase_of
from claimx.extraction.attribution.whose_infinitive import doing_next, leads_to
from claimx.extraction.findings import Attribution
from claimx.syntax import (
    NOMINAL,
    VERBAL,
    ancestors,
    auxiliaries_of,
    complementizer_of,
    is_infinitive,
    is_open_complement,
    is_passive,
    link_of,
    negations_of,
    objects_of,
)

# The longest phrase that sets something against what is said: "in stark contrast to".
LONGEST_CONTRAST = 4
# The most words of a saying: "as we all know".
LONGEST_SAYING = 4
# What stands around a saying, that it is set off or opens what is said.
AROUND_SAYINGS = frozenset({"PUNCT", "SPACE"})


def is_turned_round(ctx: Context, found: Attribution) -> bool:
    """Whether the source of an attribution is set against the clause, or has not spoken.

    "Contrary to what the minister said, prices rose"; "whatever critics say"; "instead of saying that …"; "if the
    minister says so", "is sure" or "makes a promise"; "birds as we know them"; "asked the court to rule that …";
    "what do you think?"; "all told"; "did not go so far as to say that …".
    """
    if _is_put_to(ctx, found) or _is_a_saying(ctx, found.cue_head) or _is_short_of_it(ctx, found.cue_head):
        return True
    predicate = _predicate_of(ctx, found)
    if predicate is None:
        return False
    if _says_how_taken(ctx, predicate) or _is_yet_to_be_said(ctx, found):
        return True
    first = _first_of_clause(ctx, predicate)
    if first is not None:
        return ctx.parse.lower[first] in ctx.cues.fused_any or _is_set_against(ctx, first)
    if ctx.parse.tag[predicate] == "VBG":
        return _is_set_against(ctx, predicate) or _goes_with_what_may_be(ctx, predicate)
    return _is_condition(ctx, predicate)


def _is_a_saying(ctx: Context, verb: int) -> bool:
    """Whether a verb only belongs to a saying, which has no source: "All [told], 40 people fled"."""
    parse, first = ctx.parse, ctx.sentence(verb)[0]
    for start in range(max(first, verb - LONGEST_SAYING + 1), verb + 1):
        for end in range(verb + 1, min(start + LONGEST_SAYING, parse.n) + 1):
            if " ".join(parse.lower[start:end]) in ctx.cues.sayings:
                opens = start == first or parse.pos[start - 1] in AROUND_SAYINGS | {"CCONJ"}
                return opens and (end == parse.n or parse.pos[end] in AROUND_SAYINGS | {"ADP"})
    return False


def _is_short_of_it(ctx: Context, verb: int) -> bool:
    """Whether somebody has not gone on to say it: "did not go so far as to [say] that it was safe"."""
    leading = leads_to(ctx, verb)
    return leading is not None and bool(negations_of(ctx.parse, leading))


def _goes_with_what_may_be(ctx: Context, participle: int) -> bool:
    """Whether a participle goes with what only may come about: "new parties may form, [calling] for a vote"."""
    parse, above = ctx.parse, ctx.parse.head[participle]
    beside = link_of(parse, participle) == "adverbial" and complementizer_of(parse, participle) is None
    own = beside and above < participle and not ctx.verbs_at(above)
    own = own and source_of(ctx, participle) == source_of(ctx, above)  # not "denied it could open, [calling] it unsafe"
    return own and any(parse.lower[k] in ctx.cues.possible for k in auxiliaries_of(parse, above))


def _predicate_of(ctx: Context, found: Attribution) -> int | None:
    """What heads the clause of a cue: its verb or adjective, or what governs it: "makes a promise", "seems to think".

    None where a noun is only named: "if the promise that it is safe holds" tells of a promise that was made.
    """
    parse, cue = ctx.parse, found.cue_head
    above = set(islice(ancestors(parse, cue), LONGEST_CONTRAST))
    governor = next((k for k in range(*found.cue) if k in above and parse.pos[k] in VERBAL), None)
    return cue if governor is None and parse.pos[cue] not in NOMINAL else governor


def _is_yet_to_be_said(ctx: Context, found: Attribution) -> bool:
    """Whether somebody is only asked or allowed to say it, or is about to: "asked the court to rule that …".

    What brings it about has made them say it: "forced the firm to admit that …"; not "let the firm know that …".
    """
    parse, verb, source = ctx.parse, found.cue_head, found.source_head
    to = complementizer_of(parse, verb)
    if source is None:
        return False
    if _is_a_duty(ctx, verb, to) and parse.lower[source] not in ctx.cues.first_person:
        return True
    if to is not None and not is_infinitive(parse, verb):
        return False
    if to is None:
        is_let = is_open_complement(parse, verb) and source in objects_of(parse, parse.head[verb])
        return is_let and parse.lemma[parse.head[verb]] not in ctx.cues.bringing_about
    governor, doer = parse.head[verb], _noun_before(ctx, to)
    if to == governor + 1:  # "is due to rule", "was asked to confirm"
        impends = parse.lower[governor] in ctx.cues.impending
        impends = impends and (found.cue[0] > governor or found.cue_class == "intend")
        return impends or (is_passive(parse, governor) and _demands(ctx, governor))
    if doer is None or doing_next(ctx, verb) is not None:
        return False
    first = parse.edges[doer][0]
    if "for" in parse.lower[max(first - 1, 0) : first + 1]:
        return True
    if doer not in objects_of(parse, governor):
        return False
    return parse.lemma[governor] not in ctx.cues.bringing_about if doer == source else can_speak(ctx, doer)


def _is_a_duty(ctx: Context, verb: int, to: int | None) -> bool:
    """Whether somebody is told what they owe: "the minister should admit that the dam is old", "needs to say"."""
    helping = {*auxiliaries_of(ctx.parse, verb), *(() if to is None else (to - 1,))}
    return any(ctx.parse.lower[k] in ctx.cues.duties for k in helping)


def _is_put_to(ctx: Context, found: Attribution) -> bool:
    """Whether a question puts it to somebody ("What do you think must be done?"), or asks whether it was said."""
    head, end = found.source_head, ctx.parse.sentence(found.cue_head)[1]
    if head is None or "?" not in ctx.parse.words[head:end]:
        return False
    return is_addressed(ctx, head) or _asks_whether(ctx, found.cue_head, head)


def _asks_whether(ctx: Context, verb: int, source: int) -> bool:
    """Whether an auxiliary opens the question before who would have said it: "[Did] Roe say that it was safe?"."""
    parse = ctx.parse
    auxiliary = min(auxiliaries_of(parse, verb), default=verb)
    opens = ctx.first_word(verb)
    opens += parse.pos[opens] == "CCONJ"
    return opens == auxiliary < source


def _demands(ctx: Context, verb: int) -> bool:
    """Whether a verb asks somebody for something: "was asked to", "were ordered to"."""
    return any(entry.frames.get("object-to") in {"ask", "want"} for entry in ctx.verbs_at(verb))


def _noun_before(ctx: Context, to: int) -> int | None:
    """The head of the noun phrase that ends right before a token; None where none does."""
    parse, noun = ctx.parse, to - 1
    while parse.pos[noun] in NOMINAL and noun != parse.head[noun] < to and parse.pos[parse.head[noun]] in NOMINAL:
        noun = parse.head[noun]
    return noun if parse.pos[noun] in NOMINAL else None


def _says_how_taken(ctx: Context, verb: int) -> bool:
    """Whether a clause only tells in which sense a noun is meant: "the law as [we understand] it"."""
    parse, source = ctx.parse, verb - 1
    if parse.lower[source] not in ctx.cues.first_person or parse.lower[source - 1] != "as":
        return False
    return parse.lower[verb + 1] in ctx.cues.empty_objects or parse.lower[verb + 1] in ctx.cues.of_several


def _first_of_clause(ctx: Context, predicate: int) -> int | None:
    """The "what" of "what the minister said", right before the source; None without one."""
    lower, fused = ctx.parse.lower, ctx.cues.fused | ctx.cues.fused_any
    source = source_of(ctx, predicate)
    if source is None or source > predicate:
        return None
    start = phrase_of(ctx, source, cue=predicate, asides=False)[0]
    # "whatever critics say": the tree may make one phrase of it.
    return next((k for k in (start, start - 1) if lower[k] in fused), None)


def _is_set_against(ctx: Context, token: int) -> bool:
    """Whether a phrase such as "contrary to" ends right before a token."""
    lower = ctx.parse.lower
    return any(
        tuple(lower[max(token - n, 0) : token]) in ctx.cues.contradicting for n in range(1, LONGEST_CONTRAST + 1)
    )


def sets_against(ctx: Context, first: int) -> bool:
    """Whether a phrase such as "contrary to" begins at a token: what it opens is nothing that anybody said."""
    lower = ctx.parse.lower
    return any(tuple(lower[first : first + n]) in ctx.cues.contradicting for n in range(1, LONGEST_CONTRAST + 1))


def _is_condition(ctx: Context, predicate: int) -> bool:
    """Whether a clause says under which condition, or is a question: "if the minister says that it is safe, …"."""
    parse, mark = ctx.parse, complementizer_of(ctx.parse, predicate)
    return mark is not None and mark < predicate and parse.lower[mark] in ctx.cues.unreal | ctx.cues.whether_words
