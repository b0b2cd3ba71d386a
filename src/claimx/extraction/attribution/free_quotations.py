"""Quotations without a cue of their own: they go on with what the source before them said."""

from __future__ import annotations

from dataclasses import replace

from claimx.extraction.attribution.content_pieces import mode_of
from claimx.extraction.attribution.context import Context
from claimx.extraction.findings import Attribution
from claimx.syntax import Tokens

GOES_ON = frozenset({"neutral", "assert", "deny", "doubt", "believe", "evaluate", "want", "ask"})


def with_free_quotations(ctx: Context, found: list[Attribution]) -> list[Attribution]:
    """The attributions, with the quotations that stand free right after them added to their content.

    "Prices will fall, Ana Roe said. “We see it every day.”"
    """
    claimed = bytearray(ctx.parse.n)
    for a in found:
        for s, e in a.content:
            claimed[s:e] = b"\1" * (e - s)
    outermost: dict[int, int] = {}  # by the end of its sentences, the attribution that goes on
    for k, a in sorted(enumerate(found), key=lambda pair: (claimed[pair[1].cue_head], pair[1].cue)):
        if _can_go_on(ctx, a):
            outermost.setdefault(_end_of(ctx, a), k)
    added: dict[int, list[Tokens]] = {}
    for number, quotation in enumerate(ctx.quotations):
        if claimed[quotation.inner[0]] or not _stands_free(ctx, number):
            continue
        owner = outermost.get(_sentence_start(ctx, quotation.tokens[0]))
        if owner is None:
            owner = _introduced_by(ctx, found, quotation.tokens[0])
        piece = ctx.trimmed(*quotation.inner)
        if owner is not None:
            added.setdefault(owner, []).append(piece)
            outermost[ctx.sentence(quotation.tokens[1] - 1)[1]] = owner
    out = list(found)
    for k, pieces in added.items():
        content = tuple(sorted((*out[k].content, *pieces)))
        out[k] = replace(out[k], content=content, mode=mode_of(ctx, content, out[k].cue_head))
    return out


def _introduced_by(ctx: Context, found: list[Attribution], opening: int) -> int | None:
    """The attribution whose content a mark before a quotation closes: "ruled that he must pay: “…”"."""
    colon = opening - 1
    while ctx.parse.is_space(colon):
        colon -= 1
    sentence = ctx.parse.words[opening + 1 : opening + 2]
    if ctx.parse.words[colon] != ":" and not (ctx.parse.words[colon] == "," and sentence and sentence[0][:1].isupper()):
        return None
    closed = (k for k, a in enumerate(found) if a.content[-1][1] in {colon, opening})
    return next((k for k in closed if found[k].source is not None and ctx.speech_of[found[k].cue_head] < 0), None)


def _can_go_on(ctx: Context, a: Attribution) -> bool:
    return a.source is not None and a.cue_class in GOES_ON and ctx.speech_of[a.cue_head] < 0


def _end_of(ctx: Context, a: Attribution) -> int:
    """Where the sentences of an attribution end."""
    return ctx.sentence(max(a.cue[1], a.content[-1][1]) - 1)[1]


def _sentence_start(ctx: Context, start: int) -> int:
    """Where the sentence that a quotation begins starts; -1 where it begins none."""
    begin = ctx.sentence(start)[0]
    return begin if ctx.parse.marks.issuperset(range(begin, start)) else -1


def _stands_free(ctx: Context, number: int) -> bool:
    """Whether a quotation is whole sentences, with no word after it in its last one."""
    parse, quotation = ctx.parse, ctx.quotations[number]
    e = quotation.inner[1]
    if parse.words[e - 1] not in {".", "!", "?", "…", "..."}:
        return False
    end = ctx.sentence(e - 1)[1]
    return parse.marks.issuperset(range(quotation.tokens[1], end))
