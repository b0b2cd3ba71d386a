"""What every rule builds: the cue's own stretch, and the attribution of source, cue and content."""

from __future__ import annotations

from collections.abc import Iterable

from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.sources import source_span
from claimx.extraction.findings import Attribution
from claimx.records import CueClass
from claimx.syntax import (
    Parse,
    Tokens,
    adverbs_of,
    auxiliaries_of,
    copula_of,
    is_infinitive,
    is_open_complement,
    negations_of,
    objects_of,
)


def cue_span(ctx: Context, i: int, *, last: int | None = None) -> Tokens:
    """The verb with auxiliaries, negation and the adverbs among them ("has also said"), up to token `last`."""
    parse = ctx.parse
    start = _group_start(ctx, i)
    governor = parse.head[i]
    # "seemed to think", "wanted to know": the verb that governs the cue is part of it.
    taken = (
        is_open_complement(parse, i) and governor < start and start - governor <= 2 and not objects_of(parse, governor)
    )
    if taken or goes_on_to(ctx, i) == governor:
        start = _group_start(ctx, governor)
    if is_yet_to(ctx, i):
        start = _group_start(ctx, i - 3)
    end = (last if last is not None and last >= i else i) + 1
    return start, end


def is_yet_to(ctx: Context, i: int) -> bool:
    """Whether the verb at token i is still to come: "has yet to confirm"."""
    return i >= 3 and ctx.parse.lower[i - 2 : i] == ["yet", "to"] and ctx.parse.lemma[i - 3] in {"have", "be"}


def goes_on_to(ctx: Context, i: int) -> int | None:
    """The verb with its particle that token i goes on from: "went" of "went on to say"."""
    governor = i - 3
    if governor < 0 or i >= ctx.parse.n or ctx.parse.head[i] != governor or not is_infinitive(ctx.parse, i):
        return None
    ends = (ctx.matches(governor, verb) for verb in ctx.verbs_at(governor) if verb.particle)
    return governor if i - 2 in ends and ctx.verbs_at(i) else None


def _group_start(ctx: Context, i: int) -> int:
    if i not in ctx.group_starts:  # several rules ask
        ctx.group_starts[i] = _find_group_start(ctx.parse, i)
    return ctx.group_starts[i]


def _find_group_start(parse: Parse, i: int) -> int:
    parts = {*auxiliaries_of(parse, i), *negations_of(parse, i)}
    for adverb in adverbs_of(parse, i):  # "has so far refused": an adverb with its own
        parts.update(k for k in range(*parse.edges[adverb]) if parse.pos[k] in {"ADV", "PART"})
    copula = copula_of(parse, i)
    if copula is not None:
        parts.add(copula)
    while i - 1 in parts:
        i -= 1
    if i > 1 and parse.words[i - 1] == "-" and parse.lower[i - 2] == "re":  # "re-affirmed"
        i -= 2
    return i


def is_negated(ctx: Context, i: int) -> bool:
    """Whether the cue itself is negated: "did not say", "has yet to say"."""
    return bool(negations_of(ctx.parse, i)) or is_yet_to(ctx, i)


def _is_of_none(ctx: Context, source: Tokens | None) -> bool:
    """ "Neither the bank nor the ministry said": none of them did."""
    return source is not None and ctx.parse.lower[source[0]] in ctx.cues.none_of_both


def build(
    ctx: Context,
    *,
    i: int,
    lemma: str,
    class_: CueClass,
    cue: Tokens,
    source: int | None,
    content: Iterable[int] | tuple[Tokens, ...],
    predicate: int | None,
    source_tokens: Tokens | None = None,
    pieces: bool = True,
) -> Attribution | None:
    """An attribution of these parts, whose rule is named where it is tried; None where no content is left."""
    if source is not None and source_tokens is None:
        source_tokens = source_span(ctx, source, cue=i)
    if source_tokens is not None and cue[0] <= source_tokens[0] < source_tokens[1] <= i:
        cue = source_tokens[1], cue[1]  # "…, reports say": a noun that the tagger took for a verb
    stretches: tuple[Tokens, ...]
    if pieces:
        blocked = set(range(*cue))
        if source_tokens:
            blocked.update(range(*source_tokens))
        stretches = ctx.pieces((k for k in content if isinstance(k, int) and k not in blocked), cue=i)
    else:
        stretches = tuple(t for t in content if isinstance(t, tuple))
    if not stretches:
        return None
    return Attribution(
        rule="",
        source=source_tokens,
        source_head=source,
        cue=cue,
        cue_head=i,
        cue_lemma=lemma,
        cue_class=class_,
        content=stretches,
        predicate=predicate,
        mode=ctx.mode_of(stretches, i),
        negated=is_negated(ctx, i) or _is_of_none(ctx, source_tokens),
    )
