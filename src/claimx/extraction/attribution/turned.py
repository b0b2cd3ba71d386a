"""Cues that report nothing: who is contradicted, or has not spoken, is no source of the clause beside it."""

from __future__ import annotations

from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.source import source_of
from claimx.extraction.attribution.source_span import phrase_of
from claimx.syntax import complementizer_of, is_finite

# The longest phrase that sets something against what is said: "in stark contrast to".
LONGEST_CONTRAST = 4


def is_turned_round(ctx: Context, cue: int) -> bool:
    """Whether the verb at a token is one of a source that is set against the clause, or has not spoken.

    "Contrary to what the minister said, prices rose"; "whatever critics say"; "instead of saying that …"; "if the
    minister says so".
    """
    first = _first_of_clause(ctx, cue)
    if first is not None:
        return ctx.parse.lower[first] in ctx.cues.fused_any or _is_set_against(ctx, first)
    return _is_set_against(ctx, cue) if ctx.parse.tag[cue] == "VBG" else _is_condition(ctx, cue)


def _first_of_clause(ctx: Context, cue: int) -> int | None:
    """The "what" of "what the minister said", right before the source; None without one."""
    source = source_of(ctx, cue)
    if source is None or source > cue:
        return None
    start = phrase_of(ctx, source, cue=cue, asides=False)[0]
    # "whatever critics say": the tree may make one phrase of it.
    fused = ctx.cues.fused | ctx.cues.fused_any
    return next((k for k in (start, start - 1) if k >= 0 and ctx.parse.lower[k] in fused), None)


def _is_set_against(ctx: Context, token: int) -> bool:
    """Whether a phrase such as "contrary to" ends right before a token."""
    lower = ctx.parse.lower
    return any(
        tuple(lower[max(token - n, 0) : token]) in ctx.cues.contradicting for n in range(1, LONGEST_CONTRAST + 1)
    )


def _is_condition(ctx: Context, cue: int) -> bool:
    """Whether the verb's clause says under which condition: "if the minister says that it is safe, …"."""
    parse, mark = ctx.parse, complementizer_of(ctx.parse, cue)
    return mark is not None and mark < cue and parse.lower[mark] in ctx.cues.unreal and is_finite(parse, cue)
