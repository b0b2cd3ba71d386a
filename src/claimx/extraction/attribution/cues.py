"""Which verbs may attribute, and the stretch of a cue."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.match import Cue, Match
from claimx.extraction.attribution.source_span import phrase_of
from claimx.extraction.attribution.whose_infinitive import leads_to, next_act
from claimx.syntax import (
    Parse,
    Tokens,
    adverbs_of,
    auxiliaries_of,
    complementizer_of,
    copula_of,
    is_denied_with_another,
    is_infinitive,
    is_open_complement,
    negations_of,
    objects_of,
    verbs_of_one_object,
)

LONGEST_CUE = 2
# What two verbs that stand beside each other may attribute together.
SHARED_FRAMES = frozenset({"object", "clause"})
# How far from "X said on Monday" the quotation stands, or the mark that sets it off.
LONGEST_GAP = 14
# How far before its verb an auxiliary may stand: "has, as of last Monday, denied".
LONGEST_PARTED = 9


def candidates(ctx: Context, taken: Collection[int]) -> Iterator[int]:
    """The verbs that may attribute, in text order; those of other cues left out."""
    parse = ctx.parse
    for token in ctx.verbs:
        # Beside a quotation a reporting verb is one, whatever the tagger says.
        verbal = parse.pos[token] in {"VERB", "AUX"} or token in ctx.quotation_at_end
        if token in taken or not (verbal or _introduces(ctx, token)):
            continue
        if not (_is_in_compound(parse, token) or ctx.is_runaway_subtree(token) or goes_on_to(ctx, token + 3) == token):
            yield token


def is_only_named(parse: Parse, token: int, openers: Collection[str]) -> bool:
    """Whether a preposition makes a noun of a form in -ing: "was fined for backing the plan"."""
    mark = complementizer_of(parse, token) if parse.tag[token] == "VBG" else None
    return mark is not None and parse.lower[mark] in openers


def _is_in_compound(parse: Parse, token: int) -> bool:
    """ "Ill-informed" is no report, "re-affirmed" is one."""
    hyphen = token - 1
    joined = hyphen > 0 and parse.words[hyphen] == "-" and parse.end[hyphen] == parse.start[token]
    return joined and parse.lower[hyphen - 1] != "re"


def _introduces(ctx: Context, token: int) -> bool:
    """ "…, tweeting, “…”", "and jokes that “…”": a verb before the quotation it introduces."""
    return token + 2 in ctx.quotation_at_start


def cue_span(ctx: Context, match: Match) -> Tokens:
    """The cue from its first to its last word; a verb with its group."""
    token, last = match.cue, match.cue if match.last is None else match.last
    if match.verb is None:
        return token if match.first is None else verb_span(ctx, match.first)[0], last + 1
    own = ctx.particle_end(token, match.verb) or token
    if last - own > LONGEST_CUE:  # a person told stands between: the verb alone
        last = own
    start, end = verb_span(ctx, token if match.first is None else match.first)
    return start, max(last + 1, end)


def clause_span(ctx: Context, cue: Cue, source: int | None) -> Tokens:
    """The clause "X said" of a cue that stands beside what it reports, also where the tree gives it no subject."""
    start, end = verb_span(ctx, cue.token)[0], cue.last + 1
    if source is None:
        return start, end
    s, e = phrase_of(ctx, source, cue=cue.token)
    return min(start, s), max(end, e)


def verb_span(ctx: Context, token: int) -> Tokens:
    """The verb with auxiliaries, negation and the adverbs among them: "has also said"."""
    if token not in ctx.verb_spans:  # several rules ask
        ctx.verb_spans[token] = _verb_span(ctx, token)
    return ctx.verb_spans[token]


def _verb_span(ctx: Context, token: int) -> Tokens:
    parse, pair = ctx.parse, _coordinated(ctx, token)
    if pair is not None:
        return _group_start(ctx, pair[0]), pair[1]
    start, governor = _group_start(ctx, token), parse.head[token]
    # "seemed to think", "wanted to know": the verb that governs the cue is part of it.
    taken = is_open_complement(parse, token) and 0 < start - governor <= LONGEST_CUE and not objects_of(parse, governor)
    if taken or goes_on_to(ctx, token) == governor:
        start = _group_start(ctx, governor)
    leading = leads_to(ctx, token)
    if leading is not None and next_act(ctx, leading, token) in ctx.cues.doing_next:
        start = _group_start(ctx, leading)
    if is_yet_to(ctx, token):
        start = _group_start(ctx, token - 3)
    copula = copula_of(parse, token) if is_infinitive(parse, token) else None
    if copula is not None and copula < start:
        start = _group_start(ctx, copula)  # "is to announce": it will
    if _is_turn(ctx, start - 2, token):
        start = _group_start(ctx, start - 2)
    return start, token + 1


def _is_turn(ctx: Context, verb: int, token: int) -> bool:
    """Whether a verb only tells at what point somebody says it: "[ended by] saying", "[responded by] calling"."""
    parse = ctx.parse
    by = parse.tag[token] == "VBG" and parse.head[token] == verb and parse.lower[verb + 1] == "by"
    return by and parse.lemma[verb] in ctx.cues.turns and not objects_of(parse, verb)


def is_yet_to(ctx: Context, token: int) -> bool:
    """Whether the verb at a token is still to come: "has yet to confirm"."""
    parse = ctx.parse
    return token >= 3 and parse.lower[token - 2 : token] == ["yet", "to"]


def goes_on_to(ctx: Context, token: int) -> int | None:
    """The verb with its particle that a token goes on from: "went" of "went on to say"."""
    governor = token - 3
    if token >= ctx.parse.n or ctx.parse.tag[token] == "VBG" or not is_infinitive(ctx.parse, token):
        return None  # "pleaded guilty to stealing"
    ends = (ctx.particle_end(governor, verb) for verb in ctx.verbs_at(governor) if verb.particle)
    return governor if token - 2 in ends else None


def _coordinated(ctx: Context, token: int) -> Tokens | None:
    """The stretch of two verbs that attribute one thing, of which this is one: "criticised and mocked it"."""
    pair = verbs_of_one_object(ctx.parse, token)
    if pair is None:
        return None
    first, second = ({frame for verb in ctx.verbs_at(k) for frame in verb.frames} for k in (pair[0], pair[1] - 1))
    return pair if first & second & SHARED_FRAMES else None


def _group_start(ctx: Context, token: int) -> int:
    parse = ctx.parse
    parts = {*auxiliaries_of(parse, token), *negations_of(parse, token)}
    parts.update(k for k in parse.children[token] if parse.lower[k] in ctx.cues.none_of_both)
    for adverb in adverbs_of(parse, token):  # "has so far refused": an adverb with its own; not "when asked"
        parts.update(
            k for k in range(*parse.edges[adverb]) if parse.pos[k] in {"ADV", "PART"} and parse.tag[k] != "WRB"
        )
    while token - 1 in parts:
        token -= 1
    token = _start_of_parted(ctx, token, parts)
    if parse.lower[token - 2 : token] == ["re", "-"]:  # "re-affirmed"
        token -= 2
    return token


def _start_of_parted(ctx: Context, token: int, parts: set[int]) -> int:
    """Where a group begins that words between commas part: "[has not], however, said"."""
    parse, first = ctx.parse, min(parts, default=token)
    gap = range(max(first, token - LONGEST_PARTED), token)
    parted = first in gap and parse.pos[first] == "AUX" and parse.words[token - 1] == ","
    return first if parted and all(parse.pos[k] != "VERB" for k in gap) else token


def is_negated(ctx: Context, token: int) -> bool:
    """Whether the cue itself is negated: "did not say", "has yet to say"."""
    if is_yet_to(ctx, token) or is_denied_with_another(ctx.parse, token):
        return True
    return bool(negations_of(ctx.parse, token))
