"""The clause "X said on Monday" that stands beside what it reports, also where the tree gives it no subject."""

from __future__ import annotations

from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.cues import verb_span
from claimx.extraction.attribution.match import Cue
from claimx.extraction.attribution.source_span import phrase_of
from claimx.syntax import is_passive

LONGEST_GAP = 14
SET_OFF = frozenset({",", "—", "–"})


def cue_clause(ctx: Context, cue: Cue, source: int | None) -> tuple[int, int]:
    """First token and end of "X said"."""
    start, end = verb_span(ctx, cue.token)[0], cue.last + 1
    if source is None:
        return start, end
    s, e = phrase_of(ctx, source, cue=cue.token)
    return min(start, s), max(end, e)


def is_nobody(ctx: Context, verb: int, source: int | None) -> bool:
    """Whether a subject only points to what is reported: "…, it was said"."""
    return source is not None and ctx.parse.lower[source] in ctx.cues.expletive and is_passive(ctx.parse, verb)
