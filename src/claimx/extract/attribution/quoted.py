"""Attribution by position: beside a quotation, between commas, after a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimx.extract.attribution.context import MARKS, RELATIVE, Context
from claimx.extract.model import Attribution
from claimx.extract.rule import rule
from claimx.lexicons.cues import Verb
from claimx.syntax import Tokens, ancestors, clausal_complement_of, descendants, is_parenthetical, objects_of, parataxis_of

LONGEST_GAP = 14
LONGEST_SOURCE = 30
SET_OFF = frozenset({",", "—", "–"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
SAID = frozenset({"neutral", "assert", "believe", "ask", "document"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
TRANSCRIPT = re.compile(r"^[ \t]*([A-Z][A-Z.'’\-]+(?: [A-Z][A-Z.'’\-]+){0,3}|Q|A)(?: \([^)\n]{1,40}\))?:[ \t]+(?=\S)", re.MULTILINE)


def _cue_clause(ctx: Context, i: int, verb: Verb, *, beside: bool = False) -> tuple[int, int, int | None]:
    """First token, end and source of "X said", with what clings to it ("told reporters on Tuesday")."""
    source = ctx.source_of(i)
    lo, hi = ctx.cue_span(i, last=ctx.matches(i, verb))
    if source is None and beside:
        source = _nominal_beside(ctx, i)
    if source is not None:
        s, e = ctx.source_span(source, cue=i)
        lo, hi = min(lo, s), max(hi, e)
    return lo, hi, source


def _nominal_beside(ctx: Context, i: int) -> int | None:
    """The noun between a quotation's end and the verb, or at once after the verb, where the tree has no subject."""
    parse = ctx.parse
    for start in range(i - 1, max(parse.sentence(i)[0] - 1, i - LONGEST_GAP), -1):
        if start + 1 in ctx.ends or parse.words[start] in MARKS:
            return next((k for k in range(start + 1, i) if parse.pos[k] in NOMINAL and not start < parse.head[k] < k), None)
    following = i + 1
    if parse.words[i - 1] in MARKS | {","} and following < parse.n and parse.pos[following] in NOMINAL | {"DET"}:
        return next((k for k in range(following, min(following + 6, parse.n)) if parse.pos[k] in NOMINAL), None)
    return None


def _quotation_before(ctx: Context, lo: int, sentence: Tokens) -> int | None:
    """The quotation that ends just before token lo, and does not end with a full stop: "…," he said; "…?" she asked."""
    parse = ctx.parse
    j = lo
    while j > 0 and ((parse.is_space(j - 1) and "\n" not in parse.words[j - 1]) or parse.words[j - 1] in {",", "—", "–", "-"}):
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
        if any(not parse.is_space(k) and not parse.is_punctuation(k) for k in gap) or any("\n" in parse.words[k] for k in gap):
            break
        if quotation.scare:
            break
        after = quotation.tokens[1]
        # "A," he said. "B," she said: the second has a cue of its own.
        if after < parse.n and parse.sentence_of[min(after, parse.n - 1)] == parse.sentence_of[quotation.tokens[1] - 1] and _has_own_cue(ctx, after):
            break
        out.extend(_chain(ctx, number))
        at = quotation.tokens[1]
    return out


def _has_own_cue(ctx: Context, start: int) -> bool:
    parse = ctx.parse
    end = parse.sentence(start)[1]
    return any(ctx.verbs_at(j) and parse.pos[j] == "VERB" and ctx.speech_of[j] < 0 for j in range(start, min(end, start + LONGEST_GAP)))


@rule("attribution.quotation")
def beside_quotation(ctx: Context, i: int, verb: Verb) -> Attribution | None:
    """“We will not leave,” the mayor told reporters. “Not now.”

    A reporting verb with its source beside a quotation: before it, after it or between its parts. Quotations that follow
    without a word between go with it.
    """
    class_ = verb.frames.get("quotation") or verb.frames.get("clause")
    if class_ is None or (class_ not in SAID and "quotation" not in verb.frames) or ctx.speech_of[i] >= 0:
        return None
    parse = ctx.parse
    sentence = parse.sentence(i)
    lo, hi, source = _cue_clause(ctx, i, verb, beside=True)
    before = _quotation_before(ctx, lo, sentence)
    after = _quotation_after(ctx, i, hi, verb)
    if before is not None and ctx.quotations[before].scare and parse.words[ctx.quotations[before].inner[1] - 1] not in {",", "?", "!"}:
        before = None
    head = clausal_complement_of(parse, i)
    if head is not None and head > i and before is not None and ctx.speech_of[head] != before and after is None:
        before = None  # "adding that …": what it reports comes after it
    if before is None and after is None:
        return None
    if source is None and "quotation" not in verb.frames:
        return None
    numbers = _chain(ctx, before) if before is not None else []
    last = numbers[-1] if numbers else -1
    if after is not None:
        numbers += [n for n in _chain(ctx, after) if n not in numbers]
        last = numbers[-1]
    end = max(sentence[1], ctx.quotations[last].tokens[1])
    numbers += [n for n in _following(ctx, last, end) if n not in numbers]
    pieces = [ctx.trimmed(*ctx.quotations[n].inner) for n in numbers]
    if head is not None and (ctx.speech_of[head] not in numbers or max(_complement(ctx, i, head)) >= ctx.quotations[last].tokens[1]):
        # Partly quoted: the paraphrase before or after the marks belongs to it.
        pieces = list(ctx.pieces({*(k for s, e in pieces for k in range(s, e)), *_complement(ctx, i, head)}, cue=i))
    pieces = [p for p in pieces if p[0] < p[1]]
    first = pieces[0] if pieces else (i, i)
    return ctx.build(
        rule="attribution.quotation",
        i=i,
        lemma=verb.lemma,
        class_=class_,
        cue=ctx.cue_span(i, last=ctx.matches(i, verb)),
        source=source,
        content=tuple(sorted(pieces)),
        predicate=_top(ctx, first),
        pieces=False,
    )


def _complement(ctx: Context, i: int, head: int) -> list[int]:
    parse = ctx.parse
    return [k for k in descendants(parse, head) if not (k == i or any(a == i for a in ancestors(parse, k) if a != parse.head[head]))] if parse.head[head] != i else descendants(parse, head)


def _top(ctx: Context, tokens: Tokens) -> int | None:
    """The head of a stretch: the first token whose own head stands outside it."""
    s, e = tokens
    best = None
    for k in range(s, e):
        head = ctx.parse.head[k]
        if (head == k or not s <= head < e) and not ctx.parse.is_punctuation(k) and not ctx.parse.is_space(k):
            if ctx.parse.pos[k] in {"VERB", "AUX", "ADJ", "NOUN", "PROPN"}:
                return k
            best = best if best is not None else k
    return best


@rule("attribution.parenthetical")
def parenthetical(ctx: Context, i: int, verb: Verb) -> Attribution | None:
    """The bridge, officials said on Monday, will open in May.

    A reporting verb with its own source set off by commas within or after what it reports.
    """
    class_ = verb.frames.get("clause") or verb.frames.get("quotation")
    if class_ not in SAID:
        return None
    parse = ctx.parse
    source = ctx.source_of(i)
    if source is None:
        return None
    sentence = parse.sentence(i)
    lo, hi, _ = _cue_clause(ctx, i, verb)
    before = parse.words[lo - 1] if lo > sentence[0] else ""
    after = parse.words[hi] if hi < sentence[1] else ""
    own = set(descendants(parse, i))
    if is_parenthetical(parse, i) and before not in {".", ";"}:
        head = parse.head[i]
        content = descendants(parse, head, without=(i,))
    else:
        beside = [j for j in parataxis_of(parse, i) if j < lo]
        if not beside or before not in SET_OFF | MARKS:
            return None
        head = beside[0]
        content = descendants(parse, head)
        own -= set(content)
    if before not in SET_OFF | MARKS | {"-", "("} and after not in SET_OFF | {")"}:
        return None
    if before in SET_OFF:  # set off within a sentence: the whole of it is reported
        content = list(range(*sentence))
    kept = [k for k in content if k not in own and sentence[0] <= k < sentence[1]]
    return ctx.build(
        rule="attribution.parenthetical",
        i=i,
        lemma=verb.lemma,
        class_=class_,
        cue=ctx.cue_span(i, last=ctx.matches(i, verb)),
        source=source,
        content=kept,
        predicate=head,
    )


@rule("attribution.trailing")
def trailing(ctx: Context, i: int, verb: Verb) -> Attribution | None:
    """The road will stay shut until Friday, police said.

    A reporting verb and its source, set off by commas or the end of the sentence, that the tree does not join to the rest.
    """
    if "loose" not in verb.frames:
        return None
    parse = ctx.parse
    source = ctx.source_of(i)
    sentence = parse.sentence(i)
    if source is None or parse.lower[source] in RELATIVE or clausal_complement_of(parse, i) is not None or objects_of(parse, i) or parse.tag[i] not in FINITE:
        return None
    lo, hi, _ = _cue_clause(ctx, i, verb)
    if lo - sentence[0] < 2 or parse.words[lo - 1] not in SET_OFF or hi - lo > LONGEST_SOURCE:
        return None
    tail = _tail(ctx, hi, sentence)
    if tail is None:
        return None
    content = [*range(sentence[0], lo), *range(tail, sentence[1])]
    return ctx.build(
        rule="attribution.trailing",
        i=i,
        lemma=verb.lemma,
        class_=verb.frames["loose"],
        cue=ctx.cue_span(i, last=ctx.matches(i, verb)),
        source=source,
        content=content,
        predicate=_top(ctx, (sentence[0], lo)),
    )


def _tail(ctx: Context, hi: int, sentence: Tokens) -> int | None:
    """Where the content goes on after "X said on Monday", the sentence's end if it does not; None where the cue's clause runs on."""
    parse = ctx.parse
    for k in range(hi, min(sentence[1], hi + LONGEST_GAP)):
        if parse.words[k] in SET_OFF:
            return k + 1
        if parse.tag[k] in FINITE:
            return None
    return sentence[1] if sentence[1] - hi <= LONGEST_GAP else None


@rule("attribution.transcript")
def transcript(ctx: Context) -> Iterator[Attribution]:
    """SMITH: We have the votes. JONES: You do not.

    A name in capitals (or Q, A) and a colon at the head of a line: all up to the next such line is its content.
    """
    parse = ctx.parse
    matches = list(TRANSCRIPT.finditer(parse.text))
    if len(matches) < 2:
        return
    for number, match in enumerate(matches):
        source = parse.tokens_in(*match.span(1))
        colon = parse.tokens_in(match.end(0) - len(match.group(0)) + match.group(0).rindex(":"), match.start() + match.group(0).rindex(":") + 1)
        limit = matches[number + 1].start() if number + 1 < len(matches) else len(parse.text)
        blank = re.compile(r"\n[^\S\n]*\n").search(parse.text, match.end(), limit)
        if blank and number + 1 == len(matches):
            limit = blank.start()
        s, e = ctx.trimmed(*parse.tokens_in(match.end(), limit))
        if s < e and source[0] < source[1] and colon[0] < colon[1]:
            yield _verbless(ctx, "attribution.transcript", source, colon, (s, e))


@rule("attribution.colon")
def colon(ctx: Context) -> Iterator[Attribution]:
    """Mayor: City Will Not Sell the Harbour

    A name, a colon and what it says: a headline, or a quotation after a colon.
    """
    parse = ctx.parse
    for s, e in parse.sentences:
        for j in range(s + 1, min(e - 2, s + 9)):
            if parse.words[j] != ":":
                continue
            source = ctx.trimmed(s, j)
            rest = ctx.trimmed(j + 1, e)
            quoted = j + 1 in ctx.starts
            if source[0] < source[1] and rest[1] - rest[0] >= 3 and _names_a_source(ctx, source) and (quoted or _is_statement(ctx, rest)):
                yield _verbless(ctx, "attribution.colon", source, (j, j + 1), rest)
            break


def _names_a_source(ctx: Context, tokens: Tokens) -> bool:
    """A stretch that is a person or organisation, perhaps with a title, and nothing more."""
    parse = ctx.parse
    s, e = tokens
    covered = [k for k in range(s, e) if parse.entity_of[k] >= 0 and parse.entities[parse.entity_of[k]][2] in {"PERSON", "ORG"}]
    return bool(covered) and covered[-1] == e - 1 and all(parse.pos[k] not in {"VERB", "AUX", "ADP"} for k in range(s, e))


def _is_statement(ctx: Context, tokens: Tokens) -> bool:
    return any(ctx.parse.pos[k] in {"VERB", "AUX"} for k in range(*tokens))


def _verbless(ctx: Context, id_: str, source: Tokens, cue: Tokens, content: Tokens) -> Attribution:
    return Attribution(
        rule=id_,
        source=source,
        source_head=source[1] - 1,
        cue=cue,
        cue_head=cue[0],
        cue_lemma=":",
        cue_class="neutral",
        content=(content,),
        predicate=_top(ctx, content),
        mode=ctx.mode_of((content,), cue[0]),
    )
