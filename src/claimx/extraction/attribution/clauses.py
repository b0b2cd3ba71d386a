"""Attribution by verbs and the clauses they take."""

from __future__ import annotations

from claimx.extraction.attribution.building import build, cue_span
from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.infinitives import is_bare_passive
from claimx.extraction.attribution.sources import is_party, source_of
from claimx.extraction.attribution.spans import (
    NOMINAL,
    complement_of,
    is_participle,
    of_verb,
    own_conjuncts,
    rest_of,
    without_setting,
)
from claimx.extraction.findings import Attribution
from claimx.extraction.rule import rule
from claimx.extraction.stretches import MARKS
from claimx.lexicons.cues import Verb
from claimx.syntax import (
    FINITE_OR_MODAL,
    Tokens,
    adverbial_clauses,
    ancestors,
    auxiliaries_of,
    clausal_complement_of,
    complementizer_of,
    descendants,
    is_passive,
    is_relative_clause,
    link_of,
    objects_of,
    obliques_of,
    opens_with_that,
    passive_agent_of,
    role_of,
    subjects_of,
)

SAID = frozenset({"neutral", "assert", "believe"})
LONGEST_ISSUE = 6
LONGEST_BEGINNING = 20
# After a comma these set what is said against something else.
CONTRASTS = (["while"], ["whereas"])
CLOSES = frozenset({",", ";", ":", ".", "(", ")"})
OPENS_CLAUSE = frozenset({"PRON", "DET", "PROPN", "NOUN", "NUM"})


def _is_question(ctx: Context, head: int) -> bool:
    """Whether a complement clause is an indirect question."""
    first = ctx.parse.edges[head][0]
    return ctx.parse.lower[first] in ctx.cues.questions


@rule("attribution.clausal", frames={"clause", "question"}, tier="reporting")
def clausal(ctx: Context, i: int, verb: Verb) -> Attribution | None:
    """The minister said that the border would stay closed.

    A verb of saying, thinking or wanting with a complement clause, with or without "that"; the source is its subject.
    """
    head = _clause_of(ctx, i, verb)
    frame = None if head is None else _frame_of(ctx, verb, head)
    if head is None or frame is None or is_bare_passive(ctx, i, verb) or _introduces(ctx, i, head) is not None:
        return None
    class_ = verb.frames[frame]
    source = _who_says(ctx, i)
    if source is None and not _may_be_nobodys(ctx, i):
        return None
    document = next((o for o in objects_of(ctx.parse, ctx.parse.head[i]) if ctx.parse.edges[o][1] == i), source)
    issuer = _issuer(ctx, i, document) if ctx.parse.tag[i] == "VBG" and document is not None else None
    if issuer is not None and document is not None:
        return build(
            ctx,
            i=i,
            lemma=verb.lemma,
            class_=class_,
            cue=(cue_span(ctx, ctx.parse.head[document])[0], i + 1),
            source=issuer,
            content=descendants(ctx.parse, head),
            predicate=head,
        )
    if source is None and not is_passive(ctx.parse, i) and class_ not in {"neutral", "assert", "ask"}:
        return None  # "assuming that it holds": nobody's assumption
    return of_verb(ctx, i, verb, class_, source, _said(ctx, i, verb, head), head)


def _clause_of(ctx: Context, i: int, verb: Verb) -> int | None:
    """The head of the clause that a verb takes, or its particle ("made it clear that …")."""
    head, end = complement_of(ctx, i), ctx.matches(i, verb)
    if head is None and end is not None and end > i:
        head = complement_of(ctx, end)
    if head is None:  # the tree takes a that-clause for an adverbial one now and then
        head = next((c for c in adverbial_clauses(ctx.parse, i) if c > i and _is_that_clause(ctx, c)), None)
    return head if head is not None and _is_clause(ctx, head) else None


def _frame_of(ctx: Context, verb: Verb, head: int) -> str | None:
    """The frame in which a verb takes a clause: a question or a statement; None where it has it not."""
    asks = "question" in verb.frames or "clause" not in verb.frames
    frame = "question" if asks and _is_question(ctx, head) else "clause"
    return frame if frame in verb.frames else None


def _who_says(ctx: Context, i: int) -> int | None:
    """The source of a verb of saying: its agent where it is passive, else its subject, also one that the tree lost."""
    if is_passive(ctx.parse, i):
        return passive_agent_of(ctx.parse, i)
    source = source_of(ctx, i)
    return _lost_subject(ctx, i) if source is None and not _may_be_nobodys(ctx, i) else source


def _may_be_nobodys(ctx: Context, i: int) -> bool:
    """Whether a verb may stand without a source: a passive, a participle, "Asked if he would run, she …"."""
    asked = link_of(ctx.parse, i) == "adverbial" and not subjects_of(ctx.parse, i)
    return asked or is_participle(ctx, i) or is_passive(ctx.parse, i)


def _said(ctx: Context, i: int, verb: Verb, head: int) -> list[int]:
    """The words of what a verb says: its clause, with what the tree cut off before and behind it."""
    parse = ctx.parse
    blocked = [range(*parse.edges[k]) for k in (*objects_of(parse, i), *obliques_of(parse, i)) if k != head]
    clause = descendants(parse, head, without=(i, *own_conjuncts(ctx, i, head)))
    inside = [k for k in clause if not any(k in stretch for stretch in blocked)]
    inside += _lost_beginning(ctx, i, inside, verb)
    inside += _further_that(ctx, i, inside)
    if not is_passive(parse, i):
        inside += rest_of(ctx, i, inside)
    if not any(parse.pos[k] in {"VERB", "AUX"} for k in inside) and ctx.speech_of[head] < 0:
        # "demanded that ballots from … be counted": a that-clause goes on to its verb.
        inside = list(range(min(inside, default=i + 1), ctx.sentence(i)[1]))
    return without_setting(ctx, i, inside)


def _introduces(ctx: Context, i: int, head: int) -> int | None:
    """Another verb of saying right before the quotation that the complement is: "shrugged, adding, “…”"."""
    parse, number = ctx.parse, ctx.speech_of[head]
    if number < 0 or number == ctx.speech_of[i] or ctx.quotations[number].tokens[0] <= i:
        return None
    k = ctx.quotations[number].tokens[0] - 1
    while k > i and (parse.words[k] in {",", ":"} or parse.is_space(k)):
        k -= 1
    return (
        k
        if k > i and parse.pos[k] in {"VERB", "AUX"} and any("quotation" in verb.frames for verb in ctx.verbs_at(k))
        else None
    )


def _lost_beginning(ctx: Context, i: int, inside: list[int], verb: Verb) -> list[int]:
    """What stands between "said" and its complement, where the tree took the beginning for an object."""
    parse, first = ctx.parse, min((k for k in inside if k > i), default=i)
    gap = range(i + 1, first)
    if "audience" in verb.frames or not gap or len(gap) > LONGEST_BEGINNING:
        return []
    if any(parse.words[k] in CLOSES for k in gap) or ctx.speech_of[i] != ctx.speech_of[i + 1]:
        return []
    objects = [o for o in objects_of(parse, i) if i < o < first]
    if not objects or parse.edges[objects[0]][0] != i + 1 or _is_audience(ctx, objects[0]):
        return []
    return list(gap)


def _is_audience(ctx: Context, k: int) -> bool:
    return ctx.parse.lemma[k].lower() in ctx.cues.audiences or ctx.parse.lower[k] in ctx.cues.times


def _further_that(ctx: Context, i: int, inside: list[int]) -> list[int]:
    """The rest of the sentence where "and that" or "but that" goes on with a complement that the tree cut short."""
    parse = ctx.parse
    last, end = max(inside, default=i), ctx.sentence(i)[1]
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
    issuer = source_of(ctx, verb)
    return issuer if issuer is not None and is_party(ctx, issuer) else None


def _lost_subject(ctx: Context, i: int) -> int | None:
    """The subject of a finite verb that the tree gave to another word: "On Monday, Ana Petrov, the mayor, said …"."""
    parse = ctx.parse
    start = i
    while start > ctx.sentence(i)[0] and parse.tag[start - 1] not in FINITE_OR_MODAL and ctx.speech_of[start - 1] < 0:
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
    return next((k for k in reversed(segment) if parse.pos[k] in NOMINAL and is_party(ctx, k)), None)


def _is_clause(ctx: Context, head: int) -> bool:
    """Whether a complement holds a verb or stands in quotation marks: "said the mayor" is none."""
    parse = ctx.parse
    return ctx.speech_of[head] >= 0 or any(parse.pos[k] in {"VERB", "AUX"} for k in range(*parse.edges[head]))


def _is_that_clause(ctx: Context, head: int) -> bool:
    """Whether a clause may be what was said: "so that" and "now that" open none."""
    mark = complementizer_of(ctx.parse, head) if opens_with_that(ctx.parse, head) else None
    return mark is not None and (not mark or ctx.parse.lower[mark - 1] not in {"so", "such", "now"})


@rule("attribution.loose", frames={"loose"}, tier="reporting")
def loose(ctx: Context, i: int, verb: Verb) -> Attribution | None:
    """Analysts said on Friday the deal, if signed, would cost jobs.

    A verb of saying with its source and a clause after it that the tree does not join to it.
    """
    parse = ctx.parse
    if "loose" not in verb.frames:
        return None
    if (
        clausal_complement_of(parse, i) is not None
        or not (parse.tag[i] in {"VBD", "VBZ", "VBP", "VBG"} or (parse.tag[i] == "VBN" and auxiliaries_of(parse, i)))
        or is_passive(parse, i)
    ):
        return None
    source = source_of(ctx, i)
    if source is None or source > i:
        return None
    e = ctx.sentence(i)[1]
    if parse.words[min(i + 1, e - 1)] in {",", ".", ":"} | MARKS or ctx.speech_of[i] >= 0:
        return None
    told = next((o for o in objects_of(parse, i) if "audience" in verb.frames and o > i), None)
    own: Tokens = (i + 1 if told is None else parse.edges[told][1], e)
    if told is not None and any(parse.tag[k] in FINITE_OR_MODAL for k in range(i + 1, own[1])):
        own = (told + 1, e)
    contrast = next(
        (k for k in range(*own) if parse.words[k] == "," and parse.lower[k + 1 : k + 2] in CONTRASTS), own[1]
    )
    own = (own[0], contrast)
    finite = next((k for k in range(*own) if parse.tag[k] in FINITE_OR_MODAL), None)
    plain = (
        parse.tag[i] != "VBG"
        and not is_relative_clause(parse, i)
        and finite is not None
        and parse.pos[i + 1] in OPENS_CLAUSE
        and not any(parse.pos[k] in {"PUNCT", "SCONJ"} or parse.tag[k] in {"WDT", "WP"} for k in range(i + 1, finite))
    )
    if finite is None or not (_reaches(ctx, finite, i) or parse.lower[i + 1] == "that" or plain):
        return None
    return of_verb(
        ctx,
        i,
        verb,
        verb.frames["loose"],
        source,
        without_setting(ctx, i, list(range(*own))),
        finite,
    )


def _reaches(ctx: Context, k: int, i: int) -> bool:
    return any(a == i for a in ancestors(ctx.parse, k))
