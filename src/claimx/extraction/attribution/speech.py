"""Which quotations are one speech: over paragraphs, and those that follow without a word between."""

from __future__ import annotations

from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.cues import LONGEST_GAP


def chain_of(ctx: Context, number: int) -> list[int]:
    """A quotation with the paragraphs that it goes on from and that go on from it."""
    chain = [number]
    while (earlier := ctx.quotations[chain[0]].continues) is not None:
        chain.insert(0, earlier)
    for later in range(chain[-1] + 1, len(ctx.quotations)):
        if ctx.quotations[later].continues == chain[-1]:
            chain.append(later)
        elif ctx.quotations[later].depth == 0:
            break
    return chain


def following(ctx: Context, last: int, sentence_end: int) -> list[int]:
    """Quotations after the cue's sentence that no words part from it, in the same paragraph."""
    parse, out = ctx.parse, []
    at = sentence_end
    for number in range(last + 1, len(ctx.quotations)):
        quotation = ctx.quotations[number]
        if quotation.inner[0] < at:  # its mark may stand in the sentence before
            continue
        gap = range(at, quotation.tokens[0])
        if any(not parse.is_mark(k) for k in gap):
            break
        if any("\n" in parse.words[k] for k in range(max(at - 1, 0), quotation.tokens[0])):
            break
        chain = chain_of(ctx, number)
        # "A," he said. "B," she said: the second has a cue of its own.
        after = ctx.quotations[chain[-1]].tokens[1]
        if after < parse.n and _has_own_cue(ctx, after):
            break
        out.extend(chain)
        at = after
    return out


def _has_own_cue(ctx: Context, start: int) -> bool:
    """Whether who says a quotation stands behind it; not in what "which" tells of it, nor in how it was said."""
    parse = ctx.parse
    end = ctx.sentence(start)[1]
    if ctx.is_relative(start):  # "“We may go,” which few believe"
        return False
    return any(
        ctx.verbs_at(j) and parse.pos[j] == "VERB" and parse.tag[j] != "VBG" and ctx.speech_of[j] < 0
        for j in range(start, min(end, start + LONGEST_GAP))
    )
