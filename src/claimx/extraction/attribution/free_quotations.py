"""Quotations without a cue of their own, participles without a source: who spoke beside them goes on."""

from __future__ import annotations

from dataclasses import replace

from claimx.extraction.attribution.content_pieces import mode_of
from claimx.extraction.attribution.context import Context
from claimx.extraction.findings import Attribution
from claimx.syntax import VERBAL, Tokens, is_finite, link_of

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
    going_on = _who_goes_on(ctx, found)
    added: dict[int, list[Tokens]] = {}
    for number, quotation in enumerate(ctx.quotations):
        if claimed[quotation.inner[0]] or not _stands_free(ctx, number):
            continue
        owner = outermost.get(_sentence_start(ctx, quotation.tokens[0]))
        if owner is None:
            owner = _introduced_by(ctx, found, quotation.tokens[0])
        if owner is None:
            owner = going_on.get(ctx.sentence(quotation.tokens[1] - 1)[1])
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
    sentence, mark = ctx.parse.words[opening + 1 : opening + 2], ctx.parse.words[colon]
    if mark != ":" and not (mark == "," and sentence and sentence[0][:1].isupper()):
        return None
    closed = (k for k, a in enumerate(found) if a.content[-1][1] in {colon, opening})
    spoken = (k for k in closed if found[k].source is not None and ctx.speech_of[found[k].cue_head] < 0)
    # "was asked by Marr, who supports him, “…”": who is told of there does not speak by that
    return next((k for k in spoken if mark == ":" or not _describes(ctx, found[k].cue_head)), None)


def _describes(ctx: Context, verb: int) -> bool:
    """Whether a verb tells of a noun before it: "who [supports] him", "employees [explaining] the deal"."""
    return link_of(ctx.parse, verb) in {"relative", "noun clause"}


def _who_goes_on(ctx: Context, found: list[Attribution]) -> dict[int, int]:
    """By the start of a sentence in a paragraph, the attribution there of quoted words to "he", "she" or "they".

    “I am no thief.” After all, [he said], “I paid.”: who is not named is who spoke just before.
    """
    parse = ctx.parse
    out: dict[int, int] = {}
    for k, a in enumerate(found):
        start = ctx.sentence(a.cue_head)[0]
        if a.mode != "indirect" and _can_go_on(ctx, a) and start not in ctx.paragraph_starts:
            is_pronoun = a.source_head is not None and parse.tag[a.source_head] == "PRP"
            if is_pronoun and start not in ctx.quotation_at_start:
                out.setdefault(start, k)
    return out


def with_sources_before(ctx: Context, found: list[Attribution]) -> list[Attribution]:
    """The attributions, with participles that are a sentence of their own credited to who spoke in the one before.

    "The plan is dead, Ana Roe said. [Adding]: “We tried.”"
    """
    ended = {_end_of(ctx, a): a for a in found if _can_go_on(ctx, a)}
    out = []
    for a in found:
        start = ctx.sentence(a.cue_head)[0]
        before = ended.get(start)
        alone = a.source is None and ctx.parse.tag[a.cue_head] == "VBG" and a.cue_head == start
        if alone and before is not None and start not in ctx.paragraph_starts:
            a = replace(a, source=before.source, source_head=before.source_head)  # noqa: PLW2901 - the same, credited
        out.append(a)
    return out


def _can_go_on(ctx: Context, a: Attribution) -> bool:
    """Whether who is credited may speak on: a promise that something is so does, "offered new talks" does not."""
    promises = a.cue_class == "intend" and a.predicate is not None and is_finite(ctx.parse, a.predicate)
    return a.source is not None and (a.cue_class in GOES_ON or promises) and ctx.speech_of[a.cue_head] < 0


def _end_of(ctx: Context, a: Attribution) -> int:
    """Where the sentences of an attribution end."""
    return ctx.sentence(max(a.cue[1], a.content[-1][1]) - 1)[1]


def _sentence_start(ctx: Context, start: int) -> int:
    """Where the sentence that a quotation begins starts, perhaps behind when or where; -1 where it begins none."""
    begin = ctx.sentence(start)[0]
    return begin if ctx.parse.marks.issuperset(range(begin, start)) or _is_setting(ctx, begin, start) else -1


def _is_setting(ctx: Context, begin: int, start: int) -> bool:
    """Whether all that stands before a quotation is a phrase with a comma: "During the opening, “I felt …”"."""
    parse = ctx.parse
    phrase = parse.pos[begin] == "ADP" and parse.words[start - 1] == "," and VERBAL.isdisjoint(parse.pos[begin:start])
    return phrase and parse.words[start + 1][:1].isupper()


def _stands_free(ctx: Context, number: int) -> bool:
    """Whether a quotation is whole sentences, with no word after it in its last one."""
    parse, quotation = ctx.parse, ctx.quotations[number]
    e = quotation.inner[1]
    if parse.words[e - 1] not in {".", "!", "?", "…", "..."}:
        return False
    end = ctx.sentence(e - 1)[1]
    return parse.marks.issuperset(range(quotation.tokens[1], end))
