"""The pieces of a content as an editor would cut them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from claimx.extraction.attribution.context import Context
from claimx.extraction.stretches import runs, whole_words
from claimx.records import Mode
from claimx.syntax import Tokens


def pieces_of(ctx: Context, tokens: Collection[int], *, cue: int) -> tuple[Tokens, ...]:
    """Content from a set of tokens: runs without a gap, cut or extended so that quotation marks win."""
    parse, own = ctx.parse, ctx.speech_of[cue]
    out: list[Tokens] = []
    if own >= 0:
        first, last = ctx.quotations[own].inner
        tokens = [t for t in tokens if first <= t < last]
    if not ctx.datelines.isdisjoint(tokens):
        tokens = [t for t in tokens if t not in ctx.datelines]
    for start, end in runs(parse, tokens):
        s, e = _with_quotation(ctx, start, end, own)
        if out and s <= out[-1][1]:
            out[-1] = out[-1][0], max(out[-1][1], e)
        else:
            out.append((s, e))
    cut = [whole_words(parse, *ctx.trimmed(s, e)) for s, e in out]
    if len(cut) > 1 and tells_when(ctx, range(*cut[-1])):
        cut.pop()  # "…, according to officials on Tuesday": when it was said
    return tuple((s, e) for s, e in cut if not parse.marks.issuperset(range(s, e)))


def _with_quotation(ctx: Context, s: int, e: int, own: int) -> Tokens:
    """A stretch that begins or ends within a quotation takes the whole of it; never the cue's own."""
    first, last = ctx.speech_of[s], ctx.speech_of[e - 1]
    if first not in {-1, own}:
        s = min(s, ctx.quotations[first].tokens[0])
    if last not in {-1, own}:
        e = max(e, ctx.quotations[last].tokens[1])
    return s, e


def tells_when(ctx: Context, tokens: Iterable[int]) -> bool:
    """Whether words say when or where something was said, and nothing more: "on Monday"."""
    parse, cues = ctx.parse, ctx.cues
    return all(
        parse.pos[k] in {"ADP", "PUNCT", "DET", "SPACE"}
        or parse.lower[k] in cues.times
        or parse.lower[k] in cues.circumstance_openers
        for k in tokens
    )


def mode_of(ctx: Context, content: tuple[Tokens, ...], cue: int) -> Mode:
    """Quoted, paraphrased or partly quoted."""
    speech_of = ctx.reading.outer_quotation_of
    unquoted = {-1, speech_of[cue]}
    if unquoted.issuperset(speech for start, end in content for speech in set(speech_of[start:end])):
        return "indirect"
    marks = ctx.parse.marks
    found = {speech_of[k] in unquoted for stretch in content for k in range(*stretch) if k not in marks}
    if len(found) > 1:
        return "mixed"
    return "direct" if found == {False} else "indirect"
