"""The rest of a content that the tree cut short: clauses left over that hang in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimx.extraction.attribution.content_edges import opens_gloss
from claimx.extraction.attribution.content_pieces import mode_of, pieces_of
from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.next_statement import Telling, before_next_statement
from claimx.extraction.findings import Attribution
from claimx.extraction.leftover import Leftover, Part, leftovers, parts_of
from claimx.extraction.stretches import with_amount_behind
from claimx.syntax import (
    FINITE_OR_MODAL,
    complementizer_of,
    descendants,
    is_conjunct,
    is_finite,
    link_of,
    subjects_of,
)


def with_remainders(ctx: Context, found: list[Attribution]) -> list[Attribution]:
    """The attributions with the finite clauses and the amounts in brackets left over that are part of their content."""
    parts = parts_of(ctx.parse, found)
    out = [_with_amount_behind(ctx, attribution) for attribution in found]
    participles = {a.cue_head for a in found if ctx.parse.tag[a.cue_head] == "VBG"}
    for left in leftovers(ctx.reading, parts):
        for number in _owners(ctx, out, left, parts):
            inside = participles.intersection(range(*ctx.parse.edges[left.clause])) - {out[number].cue_head}
            out[number] = _extended(ctx, out[number], left.clause, tuple(sorted(inside)))
    return out


def _with_amount_behind(ctx: Context, attribution: Attribution) -> Attribution:
    """ "The team puts its speed at 18 mph [(29 km/h)]": said again in another unit."""
    *pieces, last = attribution.content
    return replace(attribution, content=(*pieces, with_amount_behind(ctx.parse, *last)))


def _owners(ctx: Context, found: list[Attribution], left: Leftover, parts: Sequence[Part | None]) -> list[int]:
    """The attributions in whose content a clause left over belongs: all that hold what it hangs on."""
    above = left.above
    if above is None:
        return []
    if _is_set_against(ctx, left.clause) or _is_parted(ctx, left, parts):
        return []
    if parts[above] == "content":  # what was said whole between marks ends with them
        return [k for k, a in enumerate(found) if a.holds(above) and a.mode != "direct"]
    own = next((k for k, a in enumerate(found) if a.cue_head == above), None)
    if own is None or not (
        _is_complement(ctx, found[own], left.clause)
        or _is_condition(ctx, found[own], left.clause)
        or _is_reason(ctx, found[own], left.clause)
        or _is_listed(ctx, found[own], left.clause)
        or _is_quoted_conjunct(ctx, left.clause)
    ):
        return []
    return [own, *(k for k, a in enumerate(found) if a.holds(above))]


def _is_complement(ctx: Context, attribution: Attribution, clause: int) -> bool:
    """Whether a clause is what a cue takes."""
    return attribution.cue_head < clause and link_of(ctx.parse, clause) in {"complement", "open complement"}


def _is_condition(ctx: Context, attribution: Attribution, clause: int) -> bool:
    """Whether what is said holds under this clause: "unless it rains, the report says"; or like it: "as were two".

    A reason or a concession before the source is the article's: "Although it had rained, the report says that …".
    """
    parse, mark, predicate = ctx.parse, complementizer_of(ctx.parse, clause), attribution.predicate
    if mark is None or attribution.mode == "direct" or predicate is None or not is_finite(parse, predicate):
        return False
    opening = ctx.cues.unreal if mark < attribution.cue_head else ctx.cues.conditions
    return parse.lower[mark] in opening or parse.pos[mark + 1] == "AUX"


def _is_reason(ctx: Context, attribution: Attribution, clause: int) -> bool:
    """Whether a clause gives a reason or a result of what was said, in a tense that only what was said can have.

    "Stated the loan was paid, so it is no burden"; "called it a farce, as the hall is empty". In the past tense the
    article may go on: "said it was late, so he left".
    """
    parse, cue = ctx.parse, attribution.cue_head
    first = parse.edges[clause][0]
    first += parse.words[first] == ","
    if not cue < first or parse.lower[first] not in ctx.cues.reasoning or parse.words[first - 1] != ",":
        return False
    finite = next((k for k in range(first, clause + 1) if parse.tag[k] in FINITE_OR_MODAL), clause)
    said_once = parse.tag[cue] == "VBD" and attribution.mode != "direct" and attribution.content[-1][1] == first - 1
    return said_once and parse.tag[finite] in {"VBZ", "VBP"}


def _is_listed(ctx: Context, attribution: Attribution, clause: int) -> bool:
    """One more of the same: "reported that prices rose; [that wages fell]", "tells how he won, [why he left]"."""
    start = attribution.content[0][0]
    if start > clause:
        return False
    if ctx.parse.lower[start] == "that":
        return _opens_with_that(ctx, clause)
    return ctx.parse.lower[start] in ctx.cues.questions and _opens_with_question(ctx, clause)


def _opens_with_question(ctx: Context, clause: int) -> bool:
    """Whether a clause opens as a question does behind a comma or "and", in a sentence that asks none."""
    parse, first = ctx.parse, ctx.parse.edges[clause][0]
    first = next((k for k in range(first, clause + 1) if parse.pos[k] not in {"PUNCT", "CCONJ"}), clause)
    joined = parse.words[first - 1] == "," or parse.pos[first - 1] == "CCONJ"
    asked = parse.words[parse.sentence(clause)[1] - 1] == "?"
    return joined and not asked and parse.lower[first] in ctx.cues.questions


def _opens_with_that(ctx: Context, clause: int) -> bool:
    """Whether a clause opens with "that" behind a semicolon."""
    parse, first = ctx.parse, ctx.parse.edges[clause][0]
    opening = first + (parse.words[first] == ";")
    return parse.lower[opening] == "that" and parse.words[opening - 1] == ";"


def _is_quoted_conjunct(ctx: Context, clause: int) -> bool:
    """ "The firm said it had helped [and was “confident”]": partly quoted, and without a subject of its own."""
    quoted = any(ctx.speech_of[k] >= 0 for k in range(*ctx.parse.edges[clause]))
    return quoted and is_conjunct(ctx.parse, clause) and not subjects_of(ctx.parse, clause)


def _is_set_against(ctx: Context, clause: int) -> bool:
    """ "…, while the number of ships fell": set beside what is said, with a subject of its own."""
    mark = complementizer_of(ctx.parse, clause)
    return mark is not None and ctx.parse.lower[mark] in ctx.cues.contrasting


def _is_parted(ctx: Context, left: Leftover, parts: Sequence[Part | None]) -> bool:
    """Whether a semicolon or what was left out on purpose stands between a clause and the content above it."""
    first = ctx.parse.edges[left.clause][0]
    comment = link_of(ctx.parse, left.clause) == "relative" and (
        ctx.parse.words[first] == "," or ctx.is_behind_comma(first)
    )  # "praised Hale[, who had won]": the article's own
    comment = comment or opens_gloss(ctx, first + (ctx.parse.words[first] == ","))
    return comment or _is_behind_semicolon(ctx, left) or _is_behind_what_was_cut(ctx, left, parts)


def _is_behind_semicolon(ctx: Context, left: Leftover) -> bool:
    """ "It rose, according to the bank[; two mills closed]": the article goes on."""
    parse, first = ctx.parse, ctx.parse.edges[left.clause][0]
    if _opens_with_that(ctx, left.clause):
        return False  # "reported that it rose; [that prices fell]"
    return left.above is not None and any(parse.words[k] == ";" for k in range(left.above, first + 1))


def _is_behind_what_was_cut(ctx: Context, left: Leftover, parts: Sequence[Part | None]) -> bool:
    """ "Called him a “liar,” linking to a report that …": what the participle takes is no content without it."""
    parse, token = ctx.parse, left.clause
    while (above := parse.head[token]) not in {token, left.above}:
        first = parse.edges[above][0]
        set_off = parse.words[first] == "," or ctx.is_behind_comma(first)
        if parse.tag[above] in {"VBG", "VBN"} and set_off:
            return True
        token = above
    return False


def _extended(ctx: Context, attribution: Attribution, clause: int, others: tuple[int, ...]) -> Attribution:
    """An attribution with the words of a clause; not those by which its source goes on: "…, [while noting that …]"."""
    cue = attribution.cue_head
    blocked = {*range(*attribution.cue), *range(*(attribution.source or (0, 0)))}
    tokens = {k for s, e in attribution.content for k in range(s, e)}
    tokens.update(k for k in descendants(ctx.parse, clause, without=others) if k not in blocked)
    told = before_next_statement(ctx, Telling(cue, attribution.source_head, attribution.predicate), sorted(tokens))
    content = pieces_of(ctx, told, cue=cue) or attribution.content
    return replace(attribution, content=content, mode=mode_of(ctx, content, cue))
