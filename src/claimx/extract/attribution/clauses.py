"""Attribution by verbs and the clauses they take."""

from __future__ import annotations

from claimx.extract.attribution.context import MARKS, Context
from claimx.extract.attribution.infinitives import is_bare_passive
from claimx.extract.attribution.spans import (
    NOMINAL,
    is_participle,
    of_verb,
    without_setting,
)
from claimx.extract.model import Attribution
from claimx.extract.rule import rule
from claimx.lexicons.cues import Verb
from claimx.syntax import (
    Tokens,
    adverbial_clauses,
    ancestors,
    clausal_complement_of,
    complementizer_of,
    descendants,
    is_passive,
    objects_of,
    obliques_of,
    passive_agent_of,
    role_of,
)

LONGEST_ISSUE = 6
STOPS = frozenset({",", ";", ":", ".", "!", "?", "—", "–", "-", "--", "(", ")", "…"})
JOINTS = frozenset({"and", "but", "or", "as", "after", "while", "though", "although", "during", "on", "in", "at"})
QUESTION_WORDS = frozenset({"whether", "if", "why", "how", "what", "who", "whom", "which", "when", "where", "whose"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def _is_question(ctx: Context, head: int) -> bool:
    """Whether a complement clause is an indirect question."""
    first = ctx.parse.edges[head][0]
    return ctx.parse.lower[first] in QUESTION_WORDS


@rule("attribution.clausal")
def clausal(ctx: Context, i: int, verb: Verb) -> Attribution | None:
    """The minister said that the border would stay closed.

    A verb of saying, thinking or wanting with a complement clause, with or without "that"; the source is its subject.
    """
    parse = ctx.parse
    head = clausal_complement_of(parse, i)
    if head is None:  # the tree takes a that-clause for an adverbial one now and then
        head = next((c for c in adverbial_clauses(parse, i) if c > i and _opens_with_that(ctx, c)), None)
    if head is None or not _is_clause(ctx, head) or is_bare_passive(ctx, i, verb):
        return None
    frame = "question" if _is_question(ctx, head) and "clause" not in verb.frames else "clause"
    if frame not in verb.frames:
        return None
    passive = is_passive(parse, i)
    source = passive_agent_of(parse, i) if passive else ctx.source_of(i)
    if source is None and not passive and not is_participle(ctx, i):
        source = _lost_subject(ctx, i)
        if source is None:
            return None
    issuer = _issuer(ctx, i, source) if parse.tag[i] == "VBG" and source is not None else None
    if issuer is not None:
        return ctx.build(
            rule="attribution.clausal",
            i=i,
            lemma=verb.lemma,
            class_=verb.frames[frame],
            cue=(ctx.cue_span(parse.head[source or i])[0], i + 1),
            source=issuer,
            content=descendants(parse, head),
            predicate=head,
        )
    if source is None and not passive and verb.frames[frame] not in {"neutral", "assert"}:
        return None  # "assuming that it holds": nobody's assumption
    blocked = [k for k in (*objects_of(parse, i), *obliques_of(parse, i)) if k != head]
    inside = [
        k
        for k in descendants(parse, head, without=(i,))
        if not any(k in range(*parse.edges[b]) for b in blocked if parse.head[b] == i)
    ]
    inside += _further_that(ctx, i, inside)
    if not passive:
        inside += _rest_of(ctx, i, inside)
    if not any(parse.pos[k] in {"VERB", "AUX"} for k in inside) and ctx.speech_of[head] < 0:
        # "demanded that ballots from … be counted": a that-clause goes on to its verb.
        inside = list(range(min(inside, default=i + 1), parse.sentence(i)[1]))
    inside = without_setting(ctx, i, inside)
    return of_verb(ctx, "attribution.clausal", i, verb, verb.frames[frame], source, inside, head)


def _further_that(ctx: Context, i: int, inside: list[int]) -> list[int]:
    """The rest of the sentence where "and that" or "but that" goes on with a complement that the tree cut short."""
    parse = ctx.parse
    last, end = max(inside, default=i), parse.sentence(i)[1]
    for k in range(last + 1, min(last + 4, end - 2)):
        if parse.lower[k] in {"and", "but", "or"} and parse.lower[k + 1] == "that" and last > i:
            return list(range(k, end))
    return []


def _issuer(ctx: Context, i: int, document: int) -> int | None:
    """Whoever "issued a statement saying": the subject of the light verb whose object the document is."""
    parse = ctx.parse
    verb = parse.head[document]
    if ctx.names.noun_types.get(parse.lemma[document].lower()) != "document" or role_of(parse, document) != "object":
        return None
    if parse.lemma[verb].lower() not in ctx.cues.light_verbs or not 0 < i - verb <= LONGEST_ISSUE:
        return None
    issuer = ctx.source_of(verb)
    return issuer if issuer is not None and ctx.is_party(issuer) else None


def _lost_subject(ctx: Context, i: int) -> int | None:
    """The subject of a finite verb that the tree gave to another word: "On Monday, Ana Petrov, the mayor, said …"."""
    parse = ctx.parse
    start = i
    while start > parse.sentence(i)[0] and parse.tag[start - 1] not in FINITE and ctx.speech_of[start - 1] < 0:
        start -= 1
    segment = range(start, i)
    named = [
        k
        for k in segment
        if parse.entity_of[k] >= 0 and parse.entities[parse.entity_of[k]][2] in {"PERSON", "ORG", "GPE"}
    ]
    if parse.words[i - 1] == "," and named:
        number = parse.entity_of[named[0]]
        return next(
            (k for k in range(*parse.entities[number][:2]) if parse.entity_of[parse.head[k]] != number), named[0]
        )
    return next((k for k in reversed(segment) if parse.pos[k] in NOMINAL and ctx.is_party(k)), None)


def _rest_of(ctx: Context, i: int, inside: list[int]) -> list[int]:
    """What follows a complement without a mark or a conjunction: the tree cut it short."""
    parse = ctx.parse
    last, (_, end) = max(inside, default=i), parse.sentence(i)
    if last <= i:
        return []
    k = last + 1
    own = ctx.speech_of[i]
    while k < end and parse.words[k] not in STOPS and parse.lower[k] not in JOINTS:
        if own >= 0 and ctx.speech_of[k] != own:
            break
        k += 1
    return list(range(last + 1, k))


def _is_clause(ctx: Context, head: int) -> bool:
    """Whether a complement holds a verb or stands in quotation marks: "said the mayor" is none."""
    parse = ctx.parse
    return ctx.speech_of[head] >= 0 or any(parse.pos[k] in {"VERB", "AUX"} for k in range(*parse.edges[head]))


def _opens_with_that(ctx: Context, head: int) -> bool:
    mark = complementizer_of(ctx.parse, head)
    return (
        mark is not None and ctx.parse.lower[mark] == "that" and ctx.parse.lower[mark - 1] not in {"so", "such", "now"}
    )


@rule("attribution.as-clause")
def as_clause(ctx: Context, i: int, verb: Verb) -> Attribution | None:
    """As the governor noted, turnout was low.

    "As X said" beside the clause it reports.
    """
    parse = ctx.parse
    mark = complementizer_of(parse, i)
    if (
        mark is None
        or parse.lower[mark] != "as"
        or "loose" not in verb.frames
        or clausal_complement_of(parse, i) is not None
    ):
        return None
    source = ctx.source_of(i)
    if source is None or objects_of(parse, i):
        return None
    head = parse.head[i]
    if head == i:
        return None
    return of_verb(
        ctx,
        "attribution.as-clause",
        i,
        verb,
        verb.frames["loose"],
        source,
        descendants(parse, head, without=(i,)),
        head,
    )


@rule("attribution.loose")
def loose(ctx: Context, i: int, verb: Verb) -> Attribution | None:
    """Analysts said on Friday the deal, if signed, would cost jobs.

    A verb of saying with its source and a clause after it that the tree does not join to it.
    """
    parse = ctx.parse
    if "loose" not in verb.frames:
        return None
    if (
        clausal_complement_of(parse, i) is not None
        or parse.tag[i] not in {"VBD", "VBZ", "VBP", "VBG"}
        or is_passive(parse, i)
    ):
        return None
    source = ctx.source_of(i)
    if source is None or source > i:
        return None
    e = parse.sentence(i)[1]
    if parse.words[min(i + 1, e - 1)] in {",", ".", ":"} | MARKS or ctx.speech_of[i] >= 0:
        return None
    told = next((o for o in objects_of(parse, i) if "audience" in verb.frames and o > i), None)
    own: Tokens = (i + 1 if told is None else parse.edges[told][1], e)
    if told is not None and any(parse.tag[k] in FINITE for k in range(i + 1, own[1])):
        own = (told + 1, e)
    finite = next((k for k in range(*own) if parse.tag[k] in FINITE), None)
    if finite is None or not (_reaches(ctx, finite, i) or parse.lower[i + 1] == "that"):
        return None
    return of_verb(
        ctx,
        "attribution.loose",
        i,
        verb,
        verb.frames["loose"],
        source,
        without_setting(ctx, i, list(range(*own))),
        finite,
    )


def _reaches(ctx: Context, k: int, i: int) -> bool:
    return any(a == i for a in ancestors(ctx.parse, k))
