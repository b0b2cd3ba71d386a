"""Attribution by fixed phrases: according to, in the view of."""

from __future__ import annotations

from collections.abc import Iterator

from claimx.extract.attribution.context import Context
from claimx.extract.model import Attribution
from claimx.extract.rule import rule
from claimx.records import CueClass
from claimx.syntax import (
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
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


@rule("attribution.according-to")
def according_to(ctx: Context) -> Iterator[Attribution]:
    """According to the ministry, 12 ships left port. Prices, in the view of most traders, will fall.

    A fixed phrase before the source; the rest of its clause is the content.
    """
    parse = ctx.parse
    phrases = ctx.cues.phrases
    for i in range(parse.n):
        for phrase in phrases.get(parse.lower[i], ()):
            end = i + len(phrase.words)
            if tuple(parse.lower[i:end]) != phrase.words:
                continue
            found = _framed(ctx, (i, end), phrase.class_, "attribution.according-to")
            if found:
                yield found
            break


def _framed(ctx: Context, cue: Tokens, class_: CueClass, id_: str) -> Attribution | None:
    """The attribution of a phrase whose source follows it."""
    parse = ctx.parse
    sentence = parse.sentence(cue[0])
    if cue[1] >= sentence[1]:
        return None
    head = _phrase_head(ctx, cue, sentence)
    if head is None:
        return None
    source = ctx.source_span(head, cue=cue[1] - 1)
    source = (cue[1], max(source[1], head + 1))
    opening = cue[0] == sentence[0] or all(
        parse.is_punctuation(k) or parse.is_space(k) for k in range(sentence[0], cue[0])
    )
    if opening:
        comma = next((k for k in range(cue[1], sentence[1]) if parse.words[k] == ","), None)
        if comma is not None and comma < source[1] and head < comma:
            after = next((k for k in range(source[1], sentence[1]) if parse.words[k] == ","), None)
            if after is None or after > comma + LONGEST_SOURCE:
                source = (source[0], comma)
        elif (
            comma is not None
            and source[1] < comma <= cue[1] + LONGEST_SOURCE
            and not any(parse.tag[k] in FINITE for k in range(source[1], comma))
        ):
            # "According to a memo posted online by the mayor, …": all up to the comma describes the source.
            source = (source[0], comma)
    s, e = parse.trimmed(source)
    if s >= e:
        return None
    source = ctx.outside_marks(s, e)
    blocked = {*range(*cue), *range(*source)}
    content = [k for k in clause_around(ctx, cue, head, sentence) if k not in blocked]
    predicate = predicate_of(parse, head)
    if predicate in blocked:
        predicate = next(
            (k for k in content if parse.tag[k] in {"VBD", "VBZ", "VBP"}), content[0] if content else cue[0]
        )
    return ctx.build(
        rule=id_,
        i=cue[0],
        lemma=" ".join(parse.lower[cue[0] : cue[1]]),
        class_=class_,
        cue=cue,
        source=head,
        source_tokens=source,
        content=content,
        predicate=predicate,
    )


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
            return head
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
    scope = range(*sentence)
    if own >= 0:
        inner = ctx.quotations[own].inner
        scope = range(max(sentence[0], inner[0]), min(sentence[1], inner[1]))
    if any(is_relative_clause(parse, a) for a in ancestors(parse, head)) and own < 0:
        top = next(a for a in ancestors(parse, head) if is_relative_clause(parse, a))
        inside = set(descendants(parse, top))
        if len(inside) >= SHORTEST_CLAUSE:
            return [k for k in scope if k in inside]
    return list(scope)


@rule("attribution.view")
def view(ctx: Context) -> Iterator[Attribution]:
    """In Smith's view, the talks have failed.

    "In" with a possessor and a noun of opinion.
    """
    parse = ctx.parse
    for i in range(parse.n):
        if parse.lower[i] not in ctx.cues.views or parse.pos[i] != "NOUN":
            continue
        owner, preposition = possessor_of(parse, i), preposition_token_of(parse, i)
        if (
            owner is None
            or preposition is None
            or parse.lower[preposition] not in {"in", "by"}
            or not preposition < owner < i
        ):
            continue
        sentence = parse.sentence(i)
        source = (preposition + 1, parse.edges[owner][1])
        if parse.words[source[1] - 1] in {"'s", "’s", "'", "’"}:
            source = (source[0], source[1] - 1)
        content = [k for k in clause_around(ctx, (preposition, i + 1), i, sentence) if not preposition <= k <= i]
        found = ctx.build(
            rule="attribution.view",
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
