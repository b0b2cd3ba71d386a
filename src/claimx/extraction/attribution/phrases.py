"""Attribution by fixed phrases: according to, in the view of."""

from __future__ import annotations

from collections.abc import Iterator

from claimx.extraction.attribution.building import build
from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.sources import is_party, outside_marks, source_span
from claimx.extraction.attribution.spans import complement_of
from claimx.extraction.findings import Attribution
from claimx.extraction.rule import rule
from claimx.records import CueClass
from claimx.syntax import (
    FINITE_OR_MODAL,
    FINITE_VERBS,
    Tokens,
    ancestors,
    descendants,
    is_relative_clause,
    possessor_of,
    predicate_of,
    preposition_token_of,
)

LONGEST_SOURCE = 30
SHORTEST_CLAUSE = 5
DEEPEST = 20
OPENS_CLAUSE = frozenset({"DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ"})


@rule("attribution.according-to", tier="frame")
def according_to(ctx: Context) -> Iterator[Attribution]:
    """According to the ministry, 12 ships left port. Prices, in the view of most traders, will fall.

    A fixed phrase before the source; the rest of its clause is the content.
    """
    parse = ctx.parse
    phrases = ctx.cues.phrases
    for i in [k for k, lower in enumerate(parse.lower) if lower in phrases]:
        for phrase in phrases[parse.lower[i]]:
            end = i + len(phrase.words)
            if tuple(parse.lower[i:end]) != phrase.words:
                continue
            found = _framed(ctx, (i, end), phrase.class_)
            if found:
                yield found
            break


def _framed(ctx: Context, cue: Tokens, class_: CueClass) -> Attribution | None:
    """The attribution of a phrase whose source follows it."""
    parse = ctx.parse
    sentence = ctx.sentence(cue[0])
    if cue[1] >= sentence[1]:
        return None
    head = _phrase_head(ctx, cue, sentence)
    cites = parse.tag[cue[0]] == "VBG" and cue[1] - cue[0] == 1
    if (
        head is None
        or _is_idiom(ctx, cue, head)
        or ctx.is_out_of_hand(head)
        or (cites and not is_party(ctx, head) and parse.lemma[head].lower() not in ctx.cues.times)
    ):
        return None  # "citing officials" reports what they said, "citing the costs" gives a reason
    source = source_span(ctx, head, cue=cue[1] - 1, asides=False)
    source = (cue[1], max(source[1], head + 1))
    source = _within_commas(ctx, cue, head, source, sentence)
    s, e = parse.trimmed(source)
    if s >= e:
        return None
    source = outside_marks(ctx, s, e)
    blocked = {*range(*cue), *range(*source)}
    told = next((c for a in ancestors(parse, cue[0]) if (c := _told(ctx, a)) is not None), None) if cites else None
    around = clause_around(ctx, cue, head, sentence) if told is None else descendants(parse, told)
    content = [k for k in around if k not in blocked]
    predicate = predicate_of(parse, head)
    if predicate in blocked:
        predicate = next((k for k in content if parse.tag[k] in FINITE_VERBS), content[0] if content else cue[0])
    return build(
        ctx,
        i=cue[0],
        lemma=" ".join(parse.lower[cue[0] : cue[1]]),
        class_=class_,
        cue=cue,
        source=head,
        source_tokens=source,
        content=content,
        predicate=predicate,
    )


def _is_idiom(ctx: Context, cue: Tokens, head: int) -> bool:
    """ "Went according to plan": a bare noun of what was planned says nothing."""
    return head == cue[1] and ctx.parse.lower[head] in ctx.cues.bare_nouns


def _told(ctx: Context, i: int) -> int | None:
    """The complement of a verb of saying, which a phrase such as "citing officials" vouches for."""
    return complement_of(ctx, i) if any("clause" in verb.frames for verb in ctx.verbs_at(i)) else None


def _within_commas(ctx: Context, cue: Tokens, head: int, source: Tokens, sentence: Tokens) -> Tokens:
    """The source of a phrase with what describes it, up to where the clause of the phrase goes on."""
    opens = all(_is_mark(ctx, k) for k in range(sentence[0], cue[0]))
    comma = next((k for k in range(head + 1, sentence[1]) if ctx.parse.words[k] == ","), None)
    if not opens:
        return source[0], _end_of_closing(ctx, source, comma, sentence[1])
    if comma is None or comma > cue[1] + LONGEST_SOURCE:
        return source
    if _holds_verb(ctx, source[1], comma):
        return source  # "according to the agency prices fell": no comma of its own
    closing = next((k for k in range(comma + 1, sentence[1]) if ctx.parse.words[k] == ","), None)
    return source[0], closing if closing is not None and _describes(ctx, comma, closing) else comma


def _end_of_closing(ctx: Context, source: Tokens, comma: int | None, end: int) -> int:
    """Where the source of a phrase at the end of its clause ends: with the sentence, unless a clause goes on."""
    parse = ctx.parse
    while end > source[1] and _is_mark(ctx, end - 1) and parse.words[end - 1] not in {"…", ")"}:
        end -= 1
    if comma is None or comma < source[1]:
        goes_on = any(parse.words[k] in {",", ";", "—", "–"} for k in range(source[1], end))
        named = not goes_on and not _holds_verb(ctx, source[1], end) and not _tells_when(ctx, source[1], end)
        return end if named and end - source[1] <= LONGEST_SOURCE else source[1]
    relative = comma + 1 < end and ctx.is_relative(comma + 1)
    described = relative and parse.pos[comma - 1] not in {"VERB", "AUX"} and not ctx.verbs_at(comma + 2)
    return end if described and end - comma <= LONGEST_SOURCE else source[1]


def _is_mark(ctx: Context, k: int) -> bool:
    return ctx.parse.is_punctuation(k) or ctx.parse.is_space(k)


def _holds_verb(ctx: Context, start: int, end: int) -> bool:
    return any(ctx.parse.tag[k] in FINITE_OR_MODAL for k in range(start, end))


def _tells_when(ctx: Context, start: int, end: int) -> bool:
    """ "According to the army on Friday": when it was said, and nothing more."""
    parse = ctx.parse
    return all(
        parse.lower[k] in ctx.cues.times | ctx.cues.settings or parse.pos[k] in {"NUM", "DET", "PUNCT", "SPACE"}
        for k in range(start, end)
    )


def _describes(ctx: Context, comma: int, closing: int) -> bool:
    """Whether what two commas enclose describes the source, so that the clause begins behind them."""
    parse = ctx.parse
    begins = next((k for k in range(closing + 1, parse.n) if not _is_mark(ctx, k)), None)
    if begins is None or parse.pos[begins] not in OPENS_CLAUSE or parse.tag[begins] in {"VBN", "VBG", "JJ"}:
        return False
    if ctx.is_relative(comma + 1):
        return True
    finite = next((k for k in range(comma + 1, closing) if parse.tag[k] in FINITE_OR_MODAL), None)
    relative = finite is not None and any(ctx.is_relative(k) for k in range(comma + 1, finite))
    return parse.pos[comma + 1] in OPENS_CLAUSE and (finite is None or relative) and not ctx.is_name(comma + 1)


def _phrase_head(ctx: Context, cue: Tokens, sentence: Tokens) -> int | None:
    """The noun after a fixed phrase: the one that its words hang on, else the first one that heads its phrase."""
    parse = ctx.parse
    for i in range(*cue):
        head = parse.head[i]
        if (
            cue[1] <= head < sentence[1]
            and head - cue[1] < LONGEST_SOURCE
            and parse.pos[head] in {"NOUN", "PROPN", "PRON", "NUM", "X"}
        ):
            # "According to the agency, the prosecutor …": past a comma another phrase has begun.
            marks = (k for k in range(cue[1] + 1, head) if parse.words[k] == ",")
            return next((k - 1 for k in marks if parse.pos[k - 1] in {"NOUN", "PROPN"}), head)
    for k in range(cue[1], min(sentence[1], cue[1] + LONGEST_SOURCE)):
        if parse.pos[k] in {"NOUN", "PROPN", "PRON"} and not cue[1] <= parse.head[k] < min(sentence[1], k + 6):
            return k
        if parse.words[k] in {",", "."}:
            return k - 1 if k > cue[1] else None
    return None


def clause_around(ctx: Context, cue: Tokens, head: int, sentence: Tokens) -> list[int]:
    """The tokens of the sentence, relative clause or quotation that the phrase stands in."""
    parse = ctx.parse
    own = ctx.speech_of[cue[0]]
    scope = range(_start_of_scope(ctx, cue, sentence), sentence[1])
    if own >= 0:
        inner = ctx.quotations[own].inner
        scope = range(max(scope.start, inner[0]), min(sentence[1], inner[1]))
    above = (a for _, a in zip(range(DEEPEST), ancestors(parse, head), strict=False))
    top = next((a for a in above if is_relative_clause(parse, a)), None)
    if top is not None and own < 0:
        inside = set(descendants(parse, top))
        if len(inside) >= SHORTEST_CLAUSE:
            return [k for k in scope if k in inside]
    return list(scope)


def _start_of_scope(ctx: Context, cue: Tokens, sentence: Tokens) -> int:
    """Where what the phrase vouches for begins: with the sentence, or after "said that" right before the phrase."""
    that = cue[0] - 1
    if that > sentence[0] and ctx.parse.lower[that] == "that" and ctx.verbs_at(that - 1):
        return cue[0]
    return sentence[0]


@rule("attribution.view")
def view(ctx: Context) -> Iterator[Attribution]:
    """In Smith's view, the talks have failed.

    "In" with a possessor and a noun of opinion.
    """
    parse = ctx.parse
    for i, _ in ctx.nouns:
        if parse.lower[i] not in ctx.cues.views:
            continue
        owner, preposition = possessor_of(parse, i), preposition_token_of(parse, i)
        if (
            owner is None
            or preposition is None
            or parse.lower[preposition] not in {"in", "by"}
            or not preposition < owner < i
        ):
            continue
        sentence = ctx.sentence(i)
        source = (preposition + 1, parse.edges[owner][1])
        if parse.words[source[1] - 1] in {"'s", "’s", "'", "’"}:
            source = (source[0], source[1] - 1)
        content = [k for k in clause_around(ctx, (preposition, i + 1), i, sentence) if not preposition <= k <= i]
        found = build(
            ctx,
            i=i,
            lemma=parse.lemma[i],
            class_="believe",
            cue=(i, i + 1),
            source=owner,
            source_tokens=source,
            content=content,
            predicate=predicate_of(parse, i),
        )
        if found:
            yield found
