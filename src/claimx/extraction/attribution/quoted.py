"""Attribution beside a quotation."""

from __future__ import annotations

from dataclasses import dataclass

from claimx.extraction.attribution.building import build, cue_span
from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.sources import is_party, source_span
from claimx.extraction.attribution.spans import (
    LONGEST_GAP,
    NOMINAL,
    SET_OFF,
    complement_of,
    cue_clause,
    top_of,
)
from claimx.extraction.attribution.speech import chain_of, following
from claimx.extraction.findings import Attribution
from claimx.extraction.rule import rule
from claimx.lexicons.cues import Verb
from claimx.syntax import (
    Tokens,
    ancestors,
    descendants,
    objects_of,
    role_of,
)

SAID = frozenset({"neutral", "assert", "believe", "ask", "document"})
LONGEST_INTERRUPTION = 40
SPEECH_ENDS = frozenset({",", "?", "!", "—", "…"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What stands beside a cue.

    Attributes:
        before, after: numbers of the quotations; at least one is there.
        end: the end of the cue's clause ("the mayor told reporters").
        source: the head of the source; source_tokens: its stretch, where the tree does not give it.
        complement: the head of the clause that the verb takes.
    """

    before: int | None
    after: int | None
    end: int
    source: int | None
    source_tokens: Tokens | None
    complement: int | None


@rule("attribution.quotation", frames={"clause", "quotation"}, tier="reporting")
def beside_quotation(ctx: Context, i: int, verb: Verb) -> Attribution | None:
    """“We will not leave,” the mayor told reporters. “Not now.”

    A reporting verb with its source beside a quotation: before it, after it or between its parts. Quotations that
    follow without a word between go with it.
    """
    class_ = verb.frames.get("quotation") or verb.frames["clause"]
    if class_ not in SAID and "quotation" not in verb.frames:
        return None
    if ctx.speech_of[i] >= 0 or role_of(ctx.parse, i) == "modifier":  # "cheering supporters"
        return None
    beside = _beside(ctx, i, verb)
    if beside is None or (beside.source is None and "quotation" not in verb.frames):
        return None
    numbers = _spoken(ctx, i, beside)
    pieces = [piece for piece in _pieces(ctx, i, beside, numbers) if piece[0] < piece[1]]
    return build(
        ctx,
        i=i,
        lemma=verb.lemma,
        class_=class_,
        cue=cue_span(ctx, i, last=ctx.matches(i, verb)),
        source=beside.source,
        source_tokens=beside.source_tokens,
        content=tuple(sorted(pieces)),
        predicate=top_of(ctx, pieces[0] if pieces else (i, i)),
        pieces=False,
    )


def _beside(ctx: Context, i: int, verb: Verb) -> Beside | None:
    """The quotations beside a verb, with its source; None where there is none."""
    start, end, source = cue_clause(ctx, i, verb, beside=True)
    before, after = _quotation_before(ctx, start, ctx.sentence(i)), _quotation_after(ctx, i, end, verb)
    head, tokens = complement_of(ctx, i), None
    ahead = head is not None and head > i and ctx.speech_of[head] < 0
    if before is None and after is None and not ahead and (between := _source_between(ctx, i)) is not None:
        before, source, tokens = between
        head = None
    if before is not None and (_is_no_speech(ctx, before) or _reports_what_follows(ctx, i, head, before, after)):
        before = None
    if before is None and after is None:
        return None
    if before is not None and after is None:
        after = _rest_after(ctx, before, end)
    return Beside(before=before, after=after, end=end, source=source, source_tokens=tokens, complement=head)


def _is_no_speech(ctx: Context, number: int) -> bool:
    """A title or a nickname before the verb, without a comma."""
    quotation = ctx.quotations[number]
    return quotation.scare and ctx.parse.words[quotation.inner[1] - 1] not in {",", "?", "!"}


def _reports_what_follows(ctx: Context, i: int, head: int | None, before: int, after: int | None) -> bool:
    """ "…,” she said, adding that …": what the verb reports comes after it."""
    return head is not None and head > i and ctx.speech_of[head] != before and after is None


def _spoken(ctx: Context, i: int, beside: Beside) -> list[int]:
    """All quotations that belong to the cue, in order: those beside it, and what goes on from them."""
    numbers: list[int] = []
    for number in (beside.before, beside.after):
        if number is not None:
            numbers += [n for n in chain_of(ctx, number) if n not in numbers]
    end = max(ctx.sentence(i)[1], ctx.quotations[numbers[-1]].tokens[1])
    return numbers + [n for n in following(ctx, numbers[-1], end) if n not in numbers]


def _pieces(ctx: Context, i: int, beside: Beside, numbers: list[int]) -> list[Tokens]:
    """The pieces of the content: what stands between the marks, and the paraphrase that goes with it."""
    pieces = [ctx.trimmed(*ctx.quotations[n].inner) for n in numbers]
    spoken_until = ctx.quotations[_last_beside(ctx, beside)].tokens[1]
    head = beside.complement
    if head is not None and (ctx.speech_of[head] not in numbers or max(_complement(ctx, i, head)) >= spoken_until):
        quoted = {k for s, e in pieces for k in range(s, e)}
        opening = ctx.quotations[numbers[0]].tokens[0]
        around = _paraphrase(ctx, i, beside, opening=opening, spoken_until=spoken_until)
        pieces = list(ctx.pieces(quoted.union(around), cue=i))
    if beside.before is not None and _is_fragment(ctx, beside.before):
        opening = ctx.quotations[beside.before].tokens[0]
        lead = range(ctx.sentence(opening)[0], opening)
        pieces = list(ctx.pieces({*lead, *(k for s, e in pieces for k in range(s, e))}, cue=i))
    return pieces


def _last_beside(ctx: Context, beside: Beside) -> int:
    """The last of the quotations right beside the cue."""
    number = beside.before if beside.after is None else beside.after
    return chain_of(ctx, -1 if number is None else number)[-1]


def _paraphrase(ctx: Context, i: int, beside: Beside, *, opening: int, spoken_until: int) -> list[int]:
    """The words outside the marks that are said too; not when it was said, nor by whom."""
    head = -1 if beside.complement is None else beside.complement
    introduced = beside.before is not None and _is_introduced(ctx, opening)
    around = [k for k in _complement(ctx, i, head) if k > i or (not introduced and _runs_into(ctx, k, opening))]
    if beside.source is not None:
        source = beside.source_tokens or source_span(ctx, beside.source, cue=i)
        around = [k for k in around if k not in range(*source)]
    behind = [k for k in around if k >= spoken_until]
    if behind and ctx.tells_when(behind):  # "He said “we are late” on Monday"
        around = [k for k in around if k < behind[0]]
    return around


def _source_between(ctx: Context, i: int) -> tuple[int, int, Tokens] | None:
    """A quotation, and the words from its end to the verb as the source, where the tree tore them apart."""
    parse = ctx.parse
    first = cue_span(ctx, i)[0]
    for j in range(first, max(ctx.sentence(i)[0], first - LONGEST_GAP) - 1, -1):
        number = ctx.ends.get(j)
        if number is not None and j < first:
            if parse.words[ctx.quotations[number].inner[1] - 1] not in SPEECH_ENDS and parse.words[j] != ",":
                return None
            s, e = parse.trimmed((j, first))
            heads = [k for k in range(s, e) if parse.pos[k] in NOMINAL]
            predicate = any(parse.pos[k] in {"VERB", "AUX"} for k in range(s, e))
            if predicate or ctx.verbs_at(s) or not heads or not is_party(ctx, heads[-1]):
                return None
            outside = [k for k in heads if not s <= parse.head[k] < e]
            return number, (outside or heads)[0], (s, e)
        if j < first and (
            parse.words[j] in {".", ":", ";"} or parse.pos[j] in {"VERB", "AUX"} or ctx.speech_of[j] >= 0
        ):
            return None
    return None


def _quotation_before(ctx: Context, lo: int, sentence: Tokens) -> int | None:
    """The quotation that ends just before token lo, and does not end with a full stop: "…," he said; "…?" she asked."""
    parse = ctx.parse
    j = lo
    while j > 0 and (
        (parse.is_space(j - 1) and "\n" not in parse.words[j - 1]) or parse.words[j - 1] in {",", "—", "–", "-"}
    ):
        j -= 1
    number = ctx.ends.get(j)
    if number is None:
        return None
    last = parse.words[ctx.quotations[number].inner[1] - 1]
    stopped = last == "." and j == lo
    return None if stopped and (j <= sentence[0] or lo == sentence[0]) else number


def _quotation_after(ctx: Context, i: int, hi: int, verb: Verb) -> int | None:
    """The quotation that begins after the cue's clause: at once, or past "that", a comma or a colon."""
    parse = ctx.parse
    told = objects_of(parse, i)
    if told and "audience" not in verb.frames and parse.lemma[told[0]].lower() not in ctx.cues.audiences:
        told_end = parse.edges[told[0]][1]
        if told[0] > i and ctx.speech_of[told[0]] < 0 and parse.words[min(told_end, parse.n - 1)] != ":":
            return None
    for j in range(hi, min(hi + LONGEST_GAP, parse.n)):
        number = ctx.starts.get(j)
        if number is not None:
            before = j - 1
            while before > i and parse.is_space(before):
                before -= 1
            mark = parse.words[before]
            if ctx.quotations[number].scare and mark not in {",", ":"}:
                return None
            introduced = mark in {",", ":", "—", "–"} or parse.lower[before] == "that" or before < hi
            return number if introduced else None
        if (parse.is_space(j) and parse.words[j - 1] != ":") or ctx.speech_of[j] >= 0 or parse.words[j] in {".", ";"}:
            return None
        if ctx.verbs_at(j) and parse.pos[j] == "VERB":
            return None
    return None


def _rest_after(ctx: Context, before: int, hi: int) -> int | None:
    """The rest of a quotation that the cue interrupts: “A,” he said, raising a hand, “b”; “A,” he said, but “b”."""
    parse = ctx.parse
    if parse.words[ctx.quotations[before].inner[1] - 1] != ",":
        return None
    for k in range(hi, min(ctx.sentence(hi - 1)[1], hi + LONGEST_INTERRUPTION)):
        number = ctx.starts.get(k)
        if number is not None:
            joined = parse.words[k - 1] == "," or parse.pos[k - 1] == "CCONJ"
            return number if joined and parse.words[ctx.quotations[number].inner[0]][:1].islower() else None
    return None


def _is_introduced(ctx: Context, opening: int) -> bool:
    """Whether a colon stands before a quotation: what leads up to it is the article's own."""
    parse = ctx.parse
    while opening > 0 and parse.is_space(opening - 1):
        opening -= 1
    return opening > 0 and parse.words[opening - 1] == ":"


def _is_fragment(ctx: Context, number: int) -> bool:
    """Whether a quotation goes on with a sentence begun outside its marks: "The tax “is a mistake,” she said"."""
    parse, quotation = ctx.parse, ctx.quotations[number]
    opening = quotation.tokens[0]
    start = ctx.sentence(opening)[0]
    first = parse.words[quotation.inner[0]]
    return (
        first[:1].islower()
        and opening - start > 0
        and ctx.speech_of[opening - 1] < 0
        and not _is_introduced(ctx, opening)
        and not any(parse.words[k] == "," and k == opening - 1 for k in range(start, opening))
    )


def _runs_into(ctx: Context, k: int, quotation: int) -> bool:
    """Whether no comma parts a word from the quotation after it: "Speaking in Paris, “…”" was not said."""
    return k >= quotation or not any(ctx.parse.words[j] in SET_OFF for j in range(k, quotation))


def _complement(ctx: Context, i: int, head: int) -> list[int]:
    parse = ctx.parse
    return (
        [
            k
            for k in descendants(parse, head)
            if not (k == i or any(a == i for a in ancestors(parse, k) if a != parse.head[head]))
        ]
        if parse.head[head] != i
        else descendants(parse, head)
    )
