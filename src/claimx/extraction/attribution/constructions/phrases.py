"""Attribution by fixed phrases: according to, in the view of."""

from __future__ import annotations

from collections.abc import Iterator

from claimx.extraction.attribution.complements import complement_of
from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.match import Match, Whole, Words
from claimx.extraction.attribution.noun_of_participle import quotes_somebody
from claimx.extraction.attribution.parties import is_party
from claimx.extraction.attribution.phrase_scope import clause_around
from claimx.extraction.attribution.source_behind import head_behind, stretch_behind
from claimx.extraction.attribution.source_span import end_of_relative, without_date
from claimx.extraction.rule import rule
from claimx.records import CueClass
from claimx.syntax import (
    FINITE_VERBS,
    POSSESSIVES,
    Tokens,
    ancestors,
    copula_of,
    obliques_of,
    possessor_of,
    predicate_of,
    preposition_of,
    preposition_token_of,
)


@rule("attribution.according-to", tier="frame")
def according_to(ctx: Context) -> Iterator[Match]:
    """According to the ministry, 12 ships left port. Prices, in the view of most traders, will fall.

    A fixed phrase before the source; the rest of its clause is the content.
    """
    for first in ctx.triggers:
        phrase = ctx.phrase_at(first)
        found = None if phrase is None else _framed(ctx, (first, first + len(phrase.words)), phrase.class_)
        if found is not None:
            yield found


def _framed(ctx: Context, cue: Tokens, class_: CueClass) -> Match | None:
    """The attribution of a phrase whose source follows it."""
    parse = ctx.parse
    head = head_behind(ctx, cue)
    cites = parse.tag[cue[0]] == "VBG" and cue[1] - cue[0] == 1
    if head is None or _is_idiom(ctx, cue, head) or (cites and not _is_cited(ctx, head)):
        return None
    told = _told(ctx, cue[0]) if cites else None
    if told is None and parse.lower[cue[0]] in ctx.cues.only_beside_reports:
        return None
    dated = _before_report(ctx, stretch_behind(ctx, cue, head), told)
    label = without_date(ctx, *dated)
    content = told or clause_around(ctx, cue[0], head)
    return Match(
        cue=cue[0],
        lemma=" ".join(parse.lower[cue[0] : cue[1]]),
        class_=class_,
        last=cue[1] - 1,
        source=head,
        label=label,
        aside=(label[1], end_of_relative(ctx, dated[1])),
        content=(content,),
        predicate=_predicate(ctx, head, (*range(*cue), *range(*label)), content),
    )


def _before_report(ctx: Context, label: Tokens, told: Whole | None) -> Tokens:
    """A source up to what it told: "said, citing [two aides], that it fell"."""
    begins = label[1] if told is None else ctx.parse.edges[told.head][0]
    return ctx.parse.trimmed((label[0], begins)) if label[0] < begins < label[1] else label


def _is_idiom(ctx: Context, cue: Tokens, head: int) -> bool:
    """ "Went according to plan", "paid according to age", "counted according to the rules": how, not who says it."""
    parse, cues = ctx.parse, ctx.cues
    if parse.lemma[cue[0] - 1] in cues.gazing:
        return True  # "looked in the eyes of the parents"
    if parse.lower[cue[1] - 2] in cues.studies and not is_party(ctx, head):
        return True  # "in the analysis of the samples"
    if copula_of(parse, head) == cue[0] - 1 and parse.is_mark(head + 1):
        return True  # "It is according to age."
    if parse.lower[head] in cues.scales or (head == cue[1] and parse.lower[head] in cues.bare_nouns):
        return True
    return parse.lower[head] in cues.norms and parse.tag[cue[0] - 1] in {"VBN", "VBD"}


def _is_cited(ctx: Context, head: int) -> bool:
    """ "Citing officials" reports what they said, "citing the costs" or "citing Roe as its source" gives a reason."""
    named_as = (o for o in obliques_of(ctx.parse, ctx.parse.head[head]) if o > head)
    if any(preposition_of(ctx.parse, o) == "as" for o in named_as):
        return False
    if ctx.parse.lemma[head].lower() in ctx.cues.reasons or quotes_somebody(ctx, ctx.parse.head[head]):
        return False
    return is_party(ctx, head) or ctx.parse.lemma[head].lower() in ctx.cues.times


def _told(ctx: Context, phrase: int) -> Whole | None:
    """The complement of a verb of saying, which a phrase such as "citing officials" vouches for."""
    for above in ancestors(ctx.parse, phrase):
        if head := complement_of(ctx, above):
            return Whole(head)
    return None


def _predicate(ctx: Context, head: int, blocked: tuple[int, ...], content: Words | Whole) -> int | None:
    predicate = predicate_of(ctx.parse, head)
    if predicate not in blocked:
        return predicate
    stretch = (content.start, content.end) if isinstance(content, Words) else ctx.parse.edges[content.head]
    words = [k for k in range(*stretch) if k not in blocked]
    return next((k for k in words if ctx.parse.tag[k] in FINITE_VERBS), min(words, default=blocked[0]))


@rule("attribution.view")
def view(ctx: Context) -> Iterator[Match]:
    """In Smith's view, the talks have failed.

    "In" with a possessor and a noun of opinion.
    """
    parse = ctx.parse
    for noun in [k for k in ctx.triggers if parse.lower[k] in ctx.cues.views]:
        owner, preposition = possessor_of(parse, noun), preposition_token_of(parse, noun)
        if owner is None or preposition is None:
            continue
        when = parse.lower[owner] in ctx.cues.times  # "by today's judgment"
        if not when and parse.lower[preposition] in {"in", "by"} and _stands_apart(ctx, preposition):
            start, end = preposition + 1, parse.edges[owner][1]
            yield Match(
                cue=noun,
                lemma=parse.lemma[noun],
                class_="believe",
                source=owner,
                label=(start, end - 1 if parse.words[end - 1] in POSSESSIVES else end),
                aside=(preposition, noun + 1),
                content=(clause_around(ctx, preposition, noun),),
                predicate=predicate_of(parse, noun),
            )


def _stands_apart(ctx: Context, preposition: int) -> bool:
    """Whether a phrase belongs to its clause and to no word before it: not "tears in their eyes"."""
    parse, before = ctx.parse, preposition - 1
    return preposition == ctx.sentence(preposition)[0] or parse.pos[before] in {
        "PUNCT",
        "AUX",
        "CCONJ",
        "SCONJ",
        "SPACE",
    }
