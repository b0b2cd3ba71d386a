"""From a match to an attribution: the only place where stretches are made."""

from __future__ import annotations

from claimx.extraction.attribution.content_pieces import mode_of
from claimx.extraction.attribution.content_span import content_span
from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.cues import cue_span, is_negated
from claimx.extraction.attribution.match import Match
from claimx.extraction.attribution.source_span import is_not_all, source_span
from claimx.extraction.findings import Attribution
from claimx.extraction.rule import AnyRule
from claimx.syntax import FINITE_OR_MODAL, Tokens, determiner_of

# The head of words that may be a subject, or an answer.
NAMES = frozenset({"INTJ", "NOUN", "NUM", "PRON", "PROPN"})
# What opens a clause that only defines a noun before it: “A mess,” he said, “that nobody wants.”
DEFINING = frozenset({"IN", "WDT", "WP", "WRB"})


def make_attribution(ctx: Context, match: Match, rule: AnyRule) -> Attribution | None:
    """The attribution that a rule's match stands for; None where no content is left."""
    cue = cue_span(ctx, match)
    source = source_span(ctx, match, cue)
    if source is not None and cue[0] <= source[0] < source[1] <= match.cue:
        cue = source[1], cue[1]  # "…, reports say": a noun that the tagger took for a verb
    content = content_span(ctx, match, cue, source)
    if not content or _is_empty(ctx, content):
        return None
    return Attribution(
        rule=rule.id,
        tier=rule.tier,
        source=source,
        source_head=match.source,
        cue=cue,
        cue_head=match.cue,
        cue_lemma=match.lemma,
        cue_class=match.class_,
        content=content,
        predicate=_predicate_of(ctx, content) if match.predicate is None else match.predicate,
        mode="direct" if match.verbatim else mode_of(ctx, content, match.cue),
        negated=is_negated(ctx, match.cue) or _is_denied_of(ctx, source) or _names_none(ctx, content[0]),
    )


def _predicate_of(ctx: Context, content: tuple[Tokens, ...]) -> int | None:
    """The head of a content; of a clause that its narrator parts, its verb: “The plan,” he said, “will not [work].”"""
    parse, (start, end) = ctx.parse, content[0]
    top = top_of(ctx, content[0])
    if len(content) == 1 or top is None or parse.pos[top] not in NAMES or parse.words[end] != ",":
        return top
    s, e = content[1]
    opens = next((parse.tag[k] for k in range(s, e) if not parse.is_mark(k)), "")
    goes_on = opens not in DEFINING and not FINITE_OR_MODAL.isdisjoint(parse.tag[s:e])
    return top_of(ctx, content[1]) if goes_on and FINITE_OR_MODAL.isdisjoint(parse.tag[start:end]) else top


def _is_empty(ctx: Context, content: tuple[Tokens, ...]) -> bool:
    """Whether a content is only the word that stands for it: "that is not [what] the report says"."""
    return len(content) == 1 and content[0][1] - content[0][0] == 1 and ctx.parse.lower[content[0][0]] in ctx.cues.fused


def _is_denied_of(ctx: Context, source: Tokens | None) -> bool:
    """ "Neither the bank nor the ministry said": none of them did; nor do all where "not everyone said"."""
    return source is not None and (_is_none(ctx, source) or is_not_all(ctx, source[0]))


def _is_none(ctx: Context, named: Tokens) -> bool:
    return ctx.parse.lower[named[0]] in ctx.cues.none_of_both


def _names_none(ctx: Context, content: Tokens) -> bool:
    """ "Confirmed neither the loss nor the date"; "said neither bank would pay" denies what is told.

    So does "praised neither side": there the noun denies by its own word.
    """
    if not _is_none(ctx, content):
        return False
    top = top_of(ctx, content)
    if top is not None and determiner_of(ctx.parse, top) == content[0]:
        return False
    return not any(ctx.parse.tag[k] in FINITE_OR_MODAL for k in range(*content))


def top_of(ctx: Context, tokens: Tokens) -> int | None:
    """The head of a stretch: the first word whose own head stands outside it, a verb or a noun before others."""
    (s, e), parse = tokens, ctx.parse
    tops = [k for k in range(s, e) if parse.head[k] == k or not s <= parse.head[k] < e]
    words = [k for k in tops if k not in parse.marks]
    return next((k for k in words if parse.pos[k] in {"VERB", "AUX", "ADJ", "NOUN", "PROPN"}), next(iter(words), None))
