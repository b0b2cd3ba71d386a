"""Attribution without a verb: by a colon, a dash, or the end of a headline."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import pairwise

from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.match import Match, Words
from claimx.extraction.rule import rule
from claimx.extraction.stretches import DASHES
from claimx.syntax import (
    FINITE_OR_MODAL,
    PLURALS,
    Tokens,
    ancestors,
    is_relative_clause,
)

LONGEST_CLOSING_LABEL = 3
LONGEST_HEADLINE = 40
LONGEST_LABEL = 4
SHORTEST_STATEMENT = 3
STATING = FINITE_OR_MODAL | {"VB"}
LONGEST_SIGNATURE = 16
CLOSING_MARKS = frozenset("'’\"”")
FROM = "from"
ANY_DASH = DASHES | {"―", "-"}


@rule("attribution.colon")
def colon(ctx: Context) -> Iterator[Match]:
    """Police: Driver fled the scene; Five die in avalanche: officials

    A name or a reporting noun at the head of a paragraph, a colon and what it says: a headline, or a quotation.
    """
    parse = ctx.parse
    named = words_of_names(ctx)
    for s, following in ctx.paragraphs():
        line = following - 1  # the white space that ends it
        for j in range(s + 1, min(line - 1, s + LONGEST_HEADLINE)):
            if parse.words[j] != ":" or _is_in_brackets(ctx, s, j):
                continue
            end = ctx.sentence(j + 1)[1]
            closes = end >= line and parse.words[min(line, parse.n) - 1] != "."
            yield from _around_colon(ctx, s, j, end, named, closes=closes)
            break
    for head, letter in pairwise(ctx.paragraphs()):
        first, mark = ctx.trimmed(*head)
        if parse.lower[first] == FROM and parse.words[mark] == ":" and _names_a_source(ctx, (first + 1, mark), named):
            yield verbless_match((first + 1, mark), (mark, mark + 1), ctx.trimmed(*letter))  # "From the mayor:"
    for opening in ctx.quotation_starts:
        start = ctx.sentence(opening - 1)[0] if opening else 0
        label = range(start, opening - 1)
        if parse.words[opening - 1] == ":" and _is_label_within(ctx, label):
            yield from _around_colon(ctx, start, opening - 1, ctx.sentence(opening)[1], named)


def _is_label_within(ctx: Context, label: range) -> bool:
    """Whether a sentence opens with a name alone, or "from", before what is quoted: "He wants war. Roe: “Never.”"."""
    if ctx.parse.lower[label.start] == FROM:
        return True
    return 0 < len(label) <= LONGEST_LABEL and all(ctx.label_of(k) in {"PERSON", "ORG"} for k in label)


def _around_colon(
    ctx: Context, s: int, j: int, end: int, named: frozenset[str], *, closes: bool = False
) -> Iterator[Match]:
    """The attribution around the colon at token j of the paragraph that begins at s, if it is one.

    Only what `closes` a headline may be the source behind it: "One man could mend it: Roe." names him.
    """
    parse = ctx.parse
    # "Polls were wrong – Ana Roe: “…”": what stands before a dash is a title of its own.
    dash = next((k for k in range(j - 1, s, -1) if parse.words[k] in ANY_DASH), None)
    whole = ctx.trimmed(s if dash is None else dash + 1, j)
    source, cue = _label_before(ctx, whole, j)
    rest = ctx.trimmed(j + 1, end)
    stated = whole[1] - whole[0] >= SHORTEST_STATEMENT and _is_statement(ctx, whole)
    credited = parse.lower[j - 1] in ctx.cues.labels  # "A farm on fire. Image: Ada Roe"
    quoted = any(k in ctx.quotation_at_start for k in range(j + 1, rest[1]))
    if (
        closes and dash is None and stated and not credited and not quoted and _is_label(ctx, rest, named)
    ):  # "Five die in avalanche: officials"
        yield verbless_match(rest, (j, j + 1), whole)
    elif (
        not _is_statement(ctx, whole)
        and _names_a_source(ctx, source, named)
        and not _only_describes(ctx, rest)
        and (quoted or _is_statement(ctx, rest))
    ):
        yield replace(verbless_match(source, cue, rest), predicate=_told_without_verb(ctx, rest))


def _label_before(ctx: Context, whole: Tokens, colon: int) -> tuple[Tokens, Tokens]:
    """Whom the words before a colon name, and the cue: "Roe [on the strike:] It must end"."""
    s, e = whole
    if ctx.parse.lower[s] == FROM:
        return (s + 1, e), (colon, colon + 1)  # "From Chairwoman Roe: We will vote in May."
    about = next((k for k in range(s, e) if ctx.parse.pos[k] == "ADP" and not ctx.is_name(k)), None)
    return ((s, e), (colon, colon + 1)) if about is None else ((s, about), (about, colon + 1))


def _is_in_brackets(ctx: Context, s: int, j: int) -> bool:
    """ "Brantek (NYSE: BTK)": a colon of a ticker."""
    words = ctx.parse.words[s:j]
    return words.count("(") > words.count(")")


def is_outlet(ctx: Context, name: str) -> bool:
    """Whether a name is a news outlet's: "Storm nears — BBC" is the head of its page, "((WN))" only asks."""
    form = ctx.names.forms.get(name)
    return form is not None and form.kind == "outlet"


@rule("attribution.dash")
def dash(ctx: Context) -> Iterator[Match]:
    """“The road is our life.” — Ana Roe, farmer; Thousands flee homes as storm nears — officials

    A quotation at whose end a dash and a name close the paragraph; a headline that a dash and who says it close.
    """
    parse = ctx.parse
    yield from _headlines(ctx)
    for quotation in ctx.quotations:
        k = quotation.tokens[1]
        if k + 1 >= parse.n or parse.words[k] not in ANY_DASH:
            continue
        end = min(parse.n, k + 2 + LONGEST_SIGNATURE)
        line = next((n for n in range(k + 1, end) if "\n" in parse.words[n]), end)
        source = ctx.trimmed(k + 1, line)
        comma = next((n for n in range(*source) if parse.words[n] == ","), source[1])
        name = (source[0], comma)
        capitals = all(parse.words[n][:1].isupper() or parse.is_mark(n) for n in range(*name))
        content = ctx.trimmed(*quotation.inner)
        if capitals:
            yield replace(verbless_match(source, (k, k + 1), content), source=name[1] - 1)


def _headlines(ctx: Context) -> Iterator[Match]:
    """Headlines behind which a dash and one word say who says so: a noun that reports, capitals of no outlet."""
    parse = ctx.parse
    for start, following in ctx.paragraphs():
        source = ctx.trimmed(max(following - 2, start), min(following - 1, parse.n))
        dash = source[0] - 1
        reports = parse.lemma[source[0]].lower() in ctx.names.noun_types
        body = (
            parse.words[source[0]].isupper()
            and ctx.label_of(source[0]) == "ORG"
            and not is_outlet(ctx, parse.words[source[0]])
        )
        stated = any(parse.tag[k] in FINITE_OR_MODAL for k in range(start, dash))
        if parse.words[dash] in DASHES and stated and (reports or body):
            yield verbless_match(source, (dash, dash + 1), ctx.trimmed(start, dash))


@rule("attribution.headline")
def headline(ctx: Context) -> Iterator[Match]:
    """Bridge unsafe for years, says engineer

    A line whose end says who says it: a comma, a verb of saying and a noun or a name without an article.
    """
    parse = ctx.parse
    for start, following in ctx.paragraphs():
        line = ctx.trimmed(start, min(following - 1, parse.n))
        comma = next((k for k in range(line[1] - 1, line[0], -1) if parse.words[k] == ","), line[0])
        verb, source = comma + 1, (comma + 2, line[1])
        entry = next((v for v in ctx.verbs_at(verb) if "quotation" in v.frames or "clause" in v.frames), None)
        if entry is None or parse.tag[verb] not in {"VB", "VBZ", "VBP"}:
            continue
        if comma - line[0] < SHORTEST_STATEMENT:
            continue
        alone = ctx.sentence(line[0])[1] >= line[1]
        if _is_spoken_of(ctx, entry.frames, verb, source[1] - 1):
            continue
        if alone and _is_bare_source(ctx, source):
            content, class_ = ctx.trimmed(line[0], comma), entry.frames.get("clause") or entry.frames["quotation"]
            found = verbless_match(source, (verb, verb + 1), content)
            yield replace(found, lemma=entry.lemma, class_=class_, predicate=_told_without_verb(ctx, content))


def _is_spoken_of(ctx: Context, frames: Collection[str], verb: int, last: int) -> bool:
    """Whether a noun of another number than the verb is whom it blames or warns: "Minister quits, blames rivals"."""
    several = ctx.parse.tag[last] in PLURALS and ctx.parse.tag[verb] == "VBZ"
    return several and not {"object", "audience"}.isdisjoint(frames)


def _told_without_verb(ctx: Context, tokens: Tokens) -> int | None:
    """What a headline without a verb tells of its noun: "Power crisis not [manageable]"; None where it has one."""
    parse = ctx.parse
    if _is_statement(ctx, tokens):
        return None
    return next((k for k in range(*tokens) if parse.tag[k] == "JJ" and tokens[0] <= parse.head[k] < k), None)


def _is_bare_source(ctx: Context, tokens: Tokens) -> bool:
    """Whether a few words without an article name who speaks."""
    start, end = tokens
    parse = ctx.parse
    bare = all(parse.pos[k] in {"NOUN", "PROPN", "ADJ"} for k in range(start, end))
    last = parse.lemma[end - 1].lower()
    speaks = last in ctx.names.noun_types or last in ctx.names.titles or ctx.is_name(end - 1)
    return 0 < end - start <= LONGEST_CLOSING_LABEL and bare and speaks


def words_of_names(ctx: Context) -> frozenset[str]:
    """The words of the persons and organisations that the text names."""
    parse = ctx.parse
    return frozenset(
        parse.words[k] for s, e, label in parse.entities if label in {"PERSON", "ORG"} for k in range(s, e)
    )


def _names_a_source(ctx: Context, tokens: Tokens, named: frozenset[str]) -> bool:
    """A person or organisation, perhaps with a title, and nothing more; or one noun that reports: "Police:"."""
    parse = ctx.parse
    s, e = tokens
    if parse.lower[s] in ctx.cues.labels:
        return False
    if e - s == 1 and parse.lemma[s].lower() in ctx.names.noun_types:
        return True
    if parse.lower[s - 1] == FROM and ctx.names.noun_types.get(parse.lemma[e - 1].lower()) == "document":
        return True  # "From Roe’s letter: The dam is weak."
    return parse.words[e - 1] in named and all(parse.words[k][:1].isupper() or parse.is_mark(k) for k in range(s, e))


def _is_label(ctx: Context, tokens: Tokens, named: frozenset[str]) -> bool:
    """Whether what follows a colon is the source: one or two words that name one."""
    s, e = tokens
    return 0 < e - s <= LONGEST_CLOSING_LABEL and _names_a_source(ctx, (e - 1, e), named)


def _is_statement(ctx: Context, tokens: Tokens) -> bool:
    return any(ctx.parse.pos[k] in {"VERB", "AUX"} for k in range(*tokens))


def _only_describes(ctx: Context, tokens: Tokens) -> bool:
    """Whether a stretch says only who somebody is: "Ada Holm: The woman who ‘saved’ the port"."""
    parse = ctx.parse
    verbs = [k for k in range(*tokens) if parse.pos[k] == "VERB"]
    return bool(verbs) and all(any(is_relative_clause(parse, a) for a in (k, *ancestors(parse, k))) for k in verbs)


def verbless_match(source: Tokens, cue: Tokens, content: Tokens) -> Match:
    """Who tells what, by a mark alone."""
    return Match(
        cue=cue[0],
        lemma=":",
        class_="neutral",
        last=cue[1] - 1,
        source=source[1] - 1,
        label=source,
        content=(Words(*content),),
    )
