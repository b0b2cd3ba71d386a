"""Attribution beside a quotation."""

from __future__ import annotations

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


@rule("attribution.quotation", frames={"clause", "quotation"}, tier="reporting")
def beside_quotation(ctx: Context, i: int, verb: Verb) -> Attribution | None:
    """“We will not leave,” the mayor told reporters. “Not now.”

    A reporting verb with its source beside a quotation: before it, after it or between its parts. Quotations that
    follow without a word between go with it.
    """
    class_ = verb.frames.get("quotation") or verb.frames.get("clause")
    if class_ is None or (class_ not in SAID and "quotation" not in verb.frames) or ctx.speech_of[i] >= 0:
        return None
    parse = ctx.parse
    if role_of(parse, i) == "modifier":  # "cheering supporters"
        return None
    sentence = ctx.sentence(i)
    lo, hi, source = cue_clause(ctx, i, verb, beside=True)
    before = _quotation_before(ctx, lo, sentence)
    after = _quotation_after(ctx, i, hi, verb)
    head = complement_of(ctx, i)
    source_tokens = None
    ahead = head is not None and head > i and ctx.speech_of[head] < 0
    if before is None and after is None and not ahead and (between := _source_between(ctx, i)) is not None:
        before, source, source_tokens = between
        head = None
    if (
        before is not None
        and ctx.quotations[before].scare
        and parse.words[ctx.quotations[before].inner[1] - 1] not in {",", "?", "!"}
    ):
        before = None
    if head is not None and head > i and before is not None and ctx.speech_of[head] != before and after is None:
        before = None  # "adding that …": what it reports comes after it
    if before is None and after is None:
        return None
    if source is None and "quotation" not in verb.frames:
        return None
    if before is not None and after is None:
        after = _rest_after(ctx, before, hi)
    numbers = _chain(ctx, before) if before is not None else []
    last = numbers[-1] if numbers else -1
    if after is not None:
        numbers += [n for n in _chain(ctx, after) if n not in numbers]
        last = numbers[-1]
    end = max(sentence[1], ctx.quotations[last].tokens[1])
    numbers += [n for n in _following(ctx, last, end) if n not in numbers]
    pieces = [ctx.trimmed(*ctx.quotations[n].inner) for n in numbers]
    if head is not None and (
        ctx.speech_of[head] not in numbers or max(_complement(ctx, i, head)) >= ctx.quotations[last].tokens[1]
    ):
        # Partly quoted: the paraphrase before or after the marks belongs to it.
        quoted = {k for s, e in pieces for k in range(s, e)}
        opening = ctx.quotations[numbers[0]].tokens[0]
        around = [k for k in _complement(ctx, i, head) if k > i or _runs_into(ctx, k, opening)]
        if before is not None and _is_introduced(ctx, opening):
            around = [k for k in around if k > i]
        if source is not None:
            around = [k for k in around if k not in range(*(source_tokens or source_span(ctx, source, cue=i)))]
        after_marks = [k for k in around if k >= ctx.quotations[last].tokens[1]]
        if after_marks and ctx.tells_when(after_marks):  # "He said “we are late” on Monday"
            around = [k for k in around if k < after_marks[0]]
        pieces = list(ctx.pieces(quoted.union(around), cue=i))
    if before is not None and _is_fragment(ctx, before):
        lead = range(ctx.sentence(ctx.quotations[before].tokens[0])[0], ctx.quotations[before].tokens[0])
        pieces = list(ctx.pieces({*lead, *(k for s, e in pieces for k in range(s, e))}, cue=i))
    pieces = [p for p in pieces if p[0] < p[1]]
    first = pieces[0] if pieces else (i, i)
    return build(
        ctx,
        i=i,
        lemma=verb.lemma,
        class_=class_,
        cue=cue_span(ctx, i, last=ctx.matches(i, verb)),
        source=source,
        source_tokens=source_tokens,
        content=tuple(sorted(pieces)),
        predicate=top_of(ctx, first),
        pieces=False,
    )


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


def _chain(ctx: Context, number: int) -> list[int]:
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


def _following(ctx: Context, last: int, sentence_end: int) -> list[int]:
    """Quotations after the cue's sentence that no words part from it, in the same paragraph."""
    parse, out = ctx.parse, []
    at = sentence_end
    for number in range(last + 1, len(ctx.quotations)):
        quotation = ctx.quotations[number]
        if quotation.depth or quotation.tokens[0] < at:
            continue
        gap = range(at, quotation.tokens[0])
        if any(not parse.is_space(k) and not parse.is_punctuation(k) for k in gap) or quotation.scare:
            break
        if any("\n" in parse.words[k] for k in range(max(at - 1, 0), quotation.tokens[0])):
            break
        chain = _chain(ctx, number)
        # "A," he said. "B," she said: the second has a cue of its own.
        after = ctx.quotations[chain[-1]].tokens[1]
        if after < parse.n and parse.sentence_of[after] == parse.sentence_of[after - 1] and _has_own_cue(ctx, after):
            break
        out.extend(chain)
        at = after
    return out


def _has_own_cue(ctx: Context, start: int) -> bool:
    parse = ctx.parse
    end = ctx.sentence(start)[1]
    return any(
        ctx.verbs_at(j) and parse.pos[j] == "VERB" and ctx.speech_of[j] < 0
        for j in range(start, min(end, start + LONGEST_GAP))
    )


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
