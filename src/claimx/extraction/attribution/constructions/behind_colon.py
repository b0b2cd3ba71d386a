"""Attribution of a quotation behind a colon to whom the clause before it tells of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claimx.extraction.attribution.constructions.light_verbs import holder_of
from claimx.extraction.attribution.constructions.nominal import of_noun
from claimx.extraction.attribution.constructions.verbless import verbless_match
from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.making import top_of
from claimx.extraction.attribution.match import Match, Words
from claimx.extraction.attribution.parties import can_speak
from claimx.extraction.attribution.source_span import phrase_of
from claimx.extraction.rule import rule
from claimx.records import CueClass
from claimx.syntax import (
    FINITE_OR_MODAL,
    copula_of,
    is_passive,
    objects_of,
    role_of,
    subject_of,
)

LONGEST_ANSWER = 6  # words from the noun that names an answer to the colon: "answer to the union was blunt"
STATING = FINITE_OR_MODAL | {"VB"}
CLOSING_MARKS = frozenset("'’\"”")


@rule("attribution.colon-behind-clause")
def colon_behind_clause(ctx: Context) -> Iterator[Match]:
    """The mayor had a message for her critics: “The dam is safe.”

    A clause about somebody, without a verb that reports the quotation, and a colon before it.
    """
    parse = ctx.parse
    for number, quotation in enumerate(ctx.quotations):
        colon = quotation.tokens[0] - 1
        while parse.is_space(colon):
            colon -= 1
        if parse.words[colon] != ":":
            continue
        start = ctx.sentence(colon)[0]
        source = _who_acts(ctx, start, colon) if _is_sentence(ctx, number) else None
        if source is not None:
            whole = phrase_of(ctx, source, cue=colon)
            yield replace(verbless_match(whole, (colon, colon + 1), ctx.trimmed(*quotation.inner)), source=source)


def _is_sentence(ctx: Context, number: int) -> bool:
    """Whether a quotation is a sentence and closes the one it stands in."""
    parse, (start, end) = ctx.parse, ctx.quotations[number].inner
    stated = any(parse.tag[k] in STATING for k in range(start, end))
    nested = parse.words[end - 1] in CLOSING_MARKS  # "so they enjoy no ‘liberty.’"
    opens = parse.words[start][:1].isupper() or parse.words[start] == "["  # "[w]e", once "We"
    return stated and opens and parse.words[end - 1 - nested] in {".", "!", "?"}


def _who_acts(ctx: Context, start: int, colon: int) -> int | None:
    """The party that a clause without a verb that reports the quotation tells of; None where there is none."""
    parse = ctx.parse
    verbs = [k for k in range(start, colon) if parse.pos[k] == "VERB"]
    reports = ((k, verb) for k in verbs for verb in ctx.verbs_at(k) if "quotation" in verb.frames)
    frames = [
        verb.frames for k, verb in reports if ctx.particle_end(k, verb) is not None
    ]  # not "made" of "made it clear"
    if frames and frames[-1]["quotation"] != "deny":  # "denied any deal: “…”" says why not
        return None
    root = next((k for k in range(start, colon) if parse.head[k] == k), None)
    if root is None or is_passive(parse, root):
        return None
    if root not in verbs and not (parse.pos[root] == "ADJ" and copula_of(parse, root) is not None):
        return None
    subject = subject_of(parse, root, shared=False)
    if subject is None or not start <= subject < root or parse.lower[subject] in ctx.cues.first_person:
        return None
    return subject if can_speak(ctx, subject) or _gives_words(ctx, root) else None


def _gives_words(ctx: Context, verb: int) -> bool:
    """Whether a verb says little, and its object is words: "an account made the following announcement"."""
    light = ctx.parse.lemma[verb].lower() in ctx.cues.light_verbs
    objects = objects_of(ctx.parse, verb) if light else ()
    return any(noun in objects for noun, _, class_ in ctx.nouns if class_ == "neutral")


@rule("attribution.copular-quotation")
def copular_quotation(ctx: Context) -> Iterator[Match]:
    """Her answer was: “The dam is safe.” His verdict was blunt: “It is a ruin.”

    A noun of saying with whose it is, a copula, and a quotation behind a colon.
    """
    for quotation in ctx.quotations:
        colon, (start, end) = quotation.tokens[0] - 1, quotation.inner
        if ctx.parse.words[colon] != ":":
            continue
        said = _answer_before(ctx, colon)
        top = top_of(ctx, (start, end))
        if said is not None and top is not None:
            noun, class_, copula = said
            match = of_noun(ctx, noun, class_, holder_of(ctx, noun), top, last=copula)
            yield replace(match, content=(Words(*ctx.trimmed(start, end)),))


def _answer_before(ctx: Context, colon: int) -> tuple[int, CueClass, int] | None:
    """The noun that names words of somebody's, its class, and the copula behind it that tells what they are."""
    parse = ctx.parse
    first = max(ctx.sentence(colon)[0], colon - LONGEST_ANSWER)
    copula = next((k for k in range(colon - 1, first, -1) if parse.lemma[k] == "be"), None)
    if copula is None:
        return None
    for noun, _, class_ in ctx.nouns:
        told = first <= noun < copula and holder_of(ctx, noun) is not None
        if told and role_of(parse, noun) == "subject":
            return noun, class_, copula
    return None
