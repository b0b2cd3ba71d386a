"""Attribution by position: set off by commas, after a colon, at the head of a transcript's line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimx.extract.attribution.context import MARKS, RELATIVE, Context
from claimx.extract.attribution.quoted import SAID
from claimx.extract.attribution.spans import (
    LONGEST_GAP,
    NOMINAL,
    SET_OFF,
    cue_clause,
    inverted_source,
    top_of,
)
from claimx.extract.model import Attribution
from claimx.extract.rule import rule
from claimx.lexicons.cues import Verb
from claimx.syntax import (
    Tokens,
    clausal_complement_of,
    descendants,
    is_parenthetical,
    objects_of,
    parataxis_of,
)

LONGEST_SOURCE = 30
LONGEST_LABEL = 9
LONGEST_CLOSING_LABEL = 3
LONGEST_HEADLINE = 40
SHORTEST_STATEMENT = 3
FINITE = frozenset({"VBD", "VBZ", "VBP"})
TRANSCRIPT = re.compile(
    r"^[ \t]*([A-Z][A-Z.'’\-]+(?: [A-Z][A-Z.'’\-]+){0,3}|Q|A)(?: \([^)\n]{1,40}\))?:[ \t]+(?=\S)", re.MULTILINE
)


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
    lo, hi, _ = cue_clause(ctx, i, verb)
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

    A reporting verb and its source, set off by commas or the end of the sentence, that the tree does not join to it.
    """
    if "loose" not in verb.frames:
        return None
    parse = ctx.parse
    sentence = parse.sentence(i)
    inverted = inverted_source(ctx, i)
    source = inverted if inverted is not None else ctx.source_of(i)
    last = ctx.ends_sentence(i)
    if last and (source is None or source > i):
        source = i - 1 if parse.pos[i - 1] in NOMINAL and ctx.is_party(i - 1) else None
    if source is None or parse.lower[source] in RELATIVE or (parse.tag[i] not in FINITE and not last):
        return None
    if clausal_complement_of(parse, i) is not None or (objects_of(parse, i) and inverted is None):
        return None
    lo, hi = ctx.cue_span(i, last=ctx.matches(i, verb))
    s, e = ctx.source_span(source, cue=i)
    lo, hi = min(lo, s), max(hi, e)
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
        predicate=top_of(ctx, (sentence[0], lo)),
    )


def _tail(ctx: Context, hi: int, sentence: Tokens) -> int | None:
    """Where the content goes on after "X said on Monday", or the sentence's end; None where the clause runs on."""
    parse = ctx.parse
    for k in range(hi, min(sentence[1], hi + LONGEST_GAP)):
        if parse.words[k] in SET_OFF:
            # "…, two officials said, speaking on condition of anonymity": that is about the source.
            about_source = k + 1 < sentence[1] and parse.tag[k + 1] in {"VBG", "WP", "WDT"}
            return sentence[1] if about_source else k + 1
        if parse.tag[k] in FINITE:
            return None
    return sentence[1] if sentence[1] - hi <= LONGEST_GAP else None


@rule("attribution.transcript")
def transcript(ctx: Context) -> Iterator[Attribution]:
    """SMITH: We have the votes. / JONES: You do not.

    A name in capitals (or Q, A) and a colon at the head of a line: all up to the next such line is its content.
    """
    parse = ctx.parse
    matches = list(TRANSCRIPT.finditer(parse.text))
    if len(matches) < 2:
        return
    for number, match in enumerate(matches):
        source = parse.tokens_in(*match.span(1))
        colon = parse.tokens_in(
            match.end(0) - len(match.group(0)) + match.group(0).rindex(":"),
            match.start() + match.group(0).rindex(":") + 1,
        )
        limit = matches[number + 1].start() if number + 1 < len(matches) else len(parse.text)
        blank = re.compile(r"\n[^\S\n]*\n").search(parse.text, match.end(), limit)
        if blank and number + 1 == len(matches):
            limit = blank.start()
        s, e = ctx.trimmed(*parse.tokens_in(match.end(), limit))
        if s < e and source[0] < source[1] and colon[0] < colon[1]:
            yield _verbless(ctx, "attribution.transcript", source, colon, (s, e))


@rule("attribution.colon")
def colon(ctx: Context) -> Iterator[Attribution]:
    """Police: Driver fled the scene; Five die in avalanche: officials

    A name or a reporting noun at the head of a paragraph, a colon and what it says: a headline, or a quotation.
    """
    parse = ctx.parse
    named = _words_of_names(ctx)
    for s in sorted({0, *parse.paragraph_breaks()}):
        line = next((k for k in range(s, parse.n) if parse.is_space(k) and "\n" in parse.words[k]), parse.n)
        for j in range(s + 1, min(line - 1, s + LONGEST_HEADLINE)):
            if parse.words[j] != ":":
                continue
            source = ctx.trimmed(s, j)
            end = line if line - j <= LONGEST_HEADLINE else parse.sentence(j + 1)[1]
            rest = ctx.trimmed(j + 1, end)
            quoted = j + 1 in ctx.starts
            if _is_label(ctx, rest, named) and _is_statement(ctx, source):
                yield _verbless(
                    ctx, "attribution.colon", rest, (j, j + 1), source
                )  # "Five die in avalanche: officials"
            elif (
                source[0] < source[1]
                and j - s < LONGEST_LABEL
                and rest[1] - rest[0] >= SHORTEST_STATEMENT
                and _names_a_source(ctx, source, named)
                and (quoted or _is_statement(ctx, rest))
            ):
                yield _verbless(ctx, "attribution.colon", source, (j, j + 1), rest)
            break


def _words_of_names(ctx: Context) -> frozenset[str]:
    """The words of the persons and organisations that the text names."""
    parse = ctx.parse
    return frozenset(
        parse.words[k] for s, e, label in parse.entities if label in {"PERSON", "ORG"} for k in range(s, e)
    )


def _names_a_source(ctx: Context, tokens: Tokens, named: frozenset[str]) -> bool:
    """A person or organisation, perhaps with a title, and nothing more; or one noun that reports: "Police:"."""
    parse = ctx.parse
    s, e = tokens
    if e - s == 1 and parse.lemma[s].lower() in ctx.names.noun_types:
        return True
    if parse.words[e - 1] not in named or any(parse.pos[k] in {"VERB", "AUX", "ADP", "PRON"} for k in range(s, e)):
        return False
    return all(parse.words[k][:1].isupper() or parse.is_punctuation(k) for k in range(s, e))


def _is_label(ctx: Context, tokens: Tokens, named: frozenset[str]) -> bool:
    """Whether what follows a colon is the source: one or two words that name one."""
    s, e = tokens
    return 0 < e - s <= LONGEST_CLOSING_LABEL and _names_a_source(ctx, (e - 1, e), named)


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
        predicate=top_of(ctx, content),
        mode=ctx.mode_of((content,), cue[0]),
    )
