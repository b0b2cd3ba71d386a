"""What happens where attributions meet: each word of an article is credited once, to whom an editor would credit it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from claimx.extraction.attribution.content_pieces import mode_of
from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.cues import is_negated
from claimx.extraction.attribution.free_quotations import with_free_quotations, with_sources_before
from claimx.extraction.attribution.parties import is_addressed, is_party
from claimx.extraction.attribution.remainder import with_remainders
from claimx.extraction.findings import Attribution
from claimx.syntax import FINITE_VERBS, VERBAL, Tokens, ancestors, is_relative_clause, link_of

STATING = frozenset({"neutral", "assert", "deny", "document"})
DISCREDITING = frozenset({"deny", "doubt"})  # what stands in the content of such a cue nobody has said
BEFORE_MORE = frozenset({"while", "before"})  # "said it was late, [while] noting that …"
MOST_HEADS_TO_CUE = 12
QUESTION_WORDS = frozenset({"WDT", "WP", "WP$", "WRB"})


def settle(ctx: Context, found: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """The attributions without doubles and echoes, with what the tree left over, in the order of their content."""
    found = list(found)
    kept = _without_tellers(ctx, _without_sequels(ctx, _without_outer_phrases(ctx, _behind_labels(ctx, found))))
    kept = without_echoes(ctx, once_each(ctx, kept))
    kept = with_remainders(ctx, with_free_quotations(ctx, with_sources_before(ctx, kept)))
    return tuple(sorted(kept, key=lambda a: (a.content[0][0], -a.content[-1][1], a.cue[0])))


def _behind_labels(ctx: Context, found: list[Attribution]) -> list[Attribution]:
    """Contents that begin behind the label of the turn they stand in: "HOLM: [It was, I believe, too late]"."""
    labels = {k: a for a in found if _is_turn(ctx, a) and a.source is not None for k in range(a.source[0], a.cue[1])}
    out = []
    for a in found:
        turn, end = labels.get(a.content[0][0]), a.content[0][1]
        if turn is None:
            out.append(a)
        elif (start := turn.content[0][0]) < end:
            out.append(replace(a, content=((start, end), *a.content[1:])))
    return out


def _is_turn(ctx: Context, attribution: Attribution) -> bool:
    """Whether an attribution is a turn of a transcript: word for word, without quotation marks."""
    return attribution.mode == "direct" and ctx.speech_of[attribution.content[0][0]] < 0


def _without_outer_phrases(ctx: Context, found: list[Attribution]) -> list[Attribution]:
    """Contents that end before a phrase such as "according to court documents", which vouches for the whole.

    One that vouches for a part of a content only ("said that according to the plan …") is a part of it, too.
    """
    phrases = sorted((a.cue[0], a.content) for a in found if a.tier == "frame")
    out = []
    for a in found:
        s, e = a.content[-1]
        at = bisect_left(phrases, (s + 1, ()))
        phrase, whole = phrases[at] if at < len(phrases) else (e, ())
        if a.tier != "frame" and phrase < e and not _is_quoted(ctx, phrase, a) and _vouches_for(whole, phrase, a, s):
            s, e = ctx.trimmed(s, phrase)
            if s < e:
                a = replace(a, content=(*a.content[:-1], (s, e)))  # noqa: PLW2901 - the same attribution, shorter
        out.append(a)
    return out


def _is_quoted(ctx: Context, phrase: int, attribution: Attribution) -> bool:
    """Whether a phrase stands between the marks of what is reported: "“It sank, [according to] divers,” he said"."""
    return ctx.speech_of[phrase] not in {-1, ctx.speech_of[attribution.cue_head]}


def _vouches_for(whole: tuple[Tokens, ...], phrase: int, attribution: Attribution, start: int) -> bool:
    """Whether what a phrase vouches for holds an attribution, or ends behind all of its content from `start` on."""
    cued = any(s <= attribution.cue_head < e for s, e in whole)
    return cued or (whole[0][0] <= start and whole[-1][1] <= phrase)


def _without_sequels(ctx: Context, found: list[Attribution]) -> list[Attribution]:
    """Contents that end where their source goes on: "he said it was late[, adding that he was tired]"."""
    sequels: dict[int | None, list[Attribution]] = {}
    for a in found:
        if _goes_on(ctx, a):
            sequels.setdefault(a.source_head, []).append(a)
    return [_cut_before(ctx, a, sequels.get(a.source_head, ())) for a in found] if sequels else found


def _without_tellers(ctx: Context, found: list[Attribution]) -> list[Attribution]:
    """Contents that end before who tells of them: "Hale said it would go on[, sources said]"."""
    tellers = sorted((min(a.source[0], a.cue[0]), n) for n, a in enumerate(found) if a.source is not None)
    out = []
    for a in found:
        s, e = a.content[-1]
        within = tellers[bisect_left(tellers, (s + 1, 0)) : bisect_left(tellers, (e, 0))]
        cut = next((at for at, n in within if _ends_behind(found[n], e) and found[n].holds(a.cue_head)), e)
        out.append(a if cut == e else replace(a, content=(*a.content[:-1], ctx.trimmed(s, cut))))
    return out


def _ends_behind(teller: Attribution, end: int) -> bool:
    """Whether "sources said" ends the sentence behind what it tells of; no "according to sources"."""
    return teller.source is not None and teller.tier != "frame" and max(teller.cue[1], teller.source[1]) >= end


def _goes_on(ctx: Context, a: Attribution) -> bool:
    """Whether a cue may be a second one of its source: a participle behind a comma or "before", a verb behind "and"."""
    if ctx.parse.tag[a.cue_head] == "VBG":
        return ctx.is_behind_comma(a.cue[0]) or ctx.parse.lower[a.cue[0] - 1] in BEFORE_MORE
    joined = ctx.parse.pos[a.cue[0] - 1] == "CCONJ" and a.source_head is not None
    return joined and ctx.parse.tag[a.cue_head] in FINITE_VERBS


def _cut_before(ctx: Context, attribution: Attribution, sequels: Iterable[Attribution]) -> Attribution:
    """An attribution whose content ends before the first of these that stands in it and goes on to its end."""
    s, e = attribution.content[-1]
    at = min((b.cue[0] for b in sequels if s < b.cue[0] < e and _ends_with(ctx, e, b)), default=e)
    if at == e:
        return attribution
    at -= ctx.parse.pos[at - 1] == "CCONJ" or ctx.parse.lower[at - 1] in BEFORE_MORE
    content = (*attribution.content[:-1], ctx.trimmed(s, at))
    return replace(attribution, content=content, mode=mode_of(ctx, content, attribution.cue_head))


def _ends_with(ctx: Context, end: int, sequel: Attribution) -> bool:
    """Whether a content goes no further than that of its sequel, but for marks and what that says by the way.

    "It was late, adding: “No.”"; "said it was late, and hopes to leave in May, when the rain ends".
    """
    parse, first = ctx.parse, sequel.cue_head
    rest = (k for k in range(sequel.content[-1][1], end) if k not in parse.marks)
    return all(first in islice(ancestors(parse, k), MOST_HEADS_TO_CUE) for k in rest)


def once_each(ctx: Context, found: list[Attribution]) -> list[Attribution]:
    """Without a second cue for the very same content of the same source; a finite verb wins."""
    best: dict[tuple[object, ...], Attribution] = {}
    for attribution in sorted(found, key=lambda a: (ctx.parse.tag[a.cue_head] not in FINITE_VERBS, a.cue)):
        best.setdefault((attribution.content, attribution.source), attribution)
    sourced = {a.content for a in best.values() if a.source is not None}
    return [a for a in best.values() if a.source is not None or a.content not in sourced]


def without_echoes(ctx: Context, found: list[Attribution]) -> list[Attribution]:
    """Without what is only part of another's content: its wishes, plans and judgements are the outer source's to tell.

    Statements and beliefs of a third party stay: "X said that Y believes Z" is two attributions. So do the wishes and
    plans of who has been told of: "X said he wants Z". Within a quotation only statements do.
    """
    # "seemed to think that …": the inner cue has taken the outer one in.
    taken = {token for a in found for token in range(*a.cue) if token != a.cue_head}
    found = [a for a in found if a.cue_head not in taken]
    around: list[Attribution | None] = [None] * ctx.parse.n  # by token, the innermost that has it in its content
    for attribution in sorted(found, key=lambda a: sum(s - e for s, e in a.content)):
        for s, e in attribution.content:
            around[s:e] = [attribution] * (e - s)
    return [a for a in found if (outer := around[a.cue_head]) is None or _tells_more(ctx, a, outer)]


def _tells_more(ctx: Context, inner: Attribution, outer: Attribution) -> bool:
    """Whether an attribution inside the content of another tells what that alone does not.

    In a turn of a transcript "you" is anybody: "and that, you know, helps", "you could say it failed". What is neither
    a party nor a document says nothing by another's word: "critics argue that the move shows how weak he is".
    """
    is_stance = inner.tier == "stance"
    if _is_turn(ctx, outer) and is_addressed(ctx, inner.source_head):
        return False
    if inner.source_head is not None and not is_party(ctx, inner.source_head):
        return False
    if ctx.speech_of[inner.cue_head] >= 0:
        return not is_stance and _is_statement_of_another(ctx, inner)
    if outer.source is not None and (outer.cue_class in DISCREDITING or is_negated(ctx, outer.cue_head)):
        return False
    return not is_stance or _is_stance_of_another(ctx, inner, outer)


def _is_question(ctx: Context, outer: Attribution) -> bool:
    """Whether what is told leaves open what is so: "would not say who he plans to meet", "asked if they want war".

    Not where it opens with when something was: "heard that when he asked for a light, they left".
    """
    parse, first = ctx.parse, outer.content[0][0]
    asks = parse.tag[first] in QUESTION_WORDS and link_of(parse, parse.head[first]) != "adverbial"
    return asks or parse.lower[first] in ctx.cues.whether_words


def _is_stance_of_another(ctx: Context, inner: Attribution, outer: Attribution) -> bool:
    """Whether what a person wants or plans is told: "said he wants Z"; not by the way: "a song he wants to sing"."""
    head = inner.source_head
    told = ctx.parse.pos[outer.cue_head] in VERBAL  # not "the accusation is that he wants Z"
    if head is None or not told or is_relative_clause(ctx.parse, inner.cue_head) or _is_question(ctx, outer):
        return False
    # "It" is as often a thing.
    return ctx.parse.lower[head] in ctx.cues.of_a_person or ctx.parse.lower[head] in ctx.cues.of_several


def _is_statement_of_another(ctx: Context, attribution: Attribution) -> bool:
    head = attribution.source_head
    return head is not None and attribution.cue_class in STATING and ctx.parse.pos[head] != "PRON"
