"""Attribution by verbs and the clauses they take."""

from __future__ import annotations

from claimx.extraction.attribution.complements import clause_of, is_participle
from claimx.extraction.attribution.constructions.infinitives import is_bare_passive
from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.match import Clause, Cue, Match, Words, said
from claimx.extraction.attribution.source import is_party, source_of
from claimx.extraction.rule import rule
from claimx.extraction.stretches import MARKS
from claimx.syntax import (
    FINITE_OR_MODAL,
    Tokens,
    ancestors,
    auxiliaries_of,
    clausal_complement_of,
    is_passive,
    is_relative_clause,
    link_of,
    objects_of,
    obliques_of,
    passive_agent_of,
    preposition_of,
    preposition_token_of,
    role_of,
    subjects_of,
)

LONGEST_ISSUE = 6
# After a comma these set what is said against something else.
CONTRASTS = (["while"], ["whereas"])
OPENS_CLAUSE = frozenset({"PRON", "DET", "PROPN", "NOUN", "NUM"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


@rule("attribution.clausal", frames={"clause", "question"}, tier="reporting")
def clausal(ctx: Context, cue: Cue) -> Match | None:
    """The minister said that the border would stay closed.

    A verb of saying, thinking or wanting with a complement clause, with or without "that"; the source is its subject.
    """
    head = clause_of(ctx, cue)
    frame = None if head is None else _frame_of(ctx, cue, head)
    if head is None or frame is None or is_bare_passive(ctx, cue) or _introduces_another(ctx, cue.token, head):
        return None
    class_, content = cue.verb.frames[frame], (Clause(head),)
    issuing = _issuing_verb(ctx, cue.token)
    if issuing is not None:
        return said(cue, class_, source_of(ctx, issuing), content, head, first=issuing)
    source, nobodys = _who_says(ctx, cue.token), _may_be_nobodys(ctx, cue.token)
    if source is None and not nobodys:
        return None
    if source is None and not is_passive(ctx.parse, cue.token) and class_ not in {"neutral", "assert", "ask"}:
        return None  # "assuming that it holds": nobody's assumption
    return said(cue, class_, source, content, head)


def _frame_of(ctx: Context, cue: Cue, head: int) -> str | None:
    """The frame in which a verb takes a clause: a question or a statement; None where it has it not."""
    frames = cue.verb.frames
    asks = "question" in frames or "clause" not in frames
    frame = "question" if asks and _is_question(ctx, head) else "clause"
    return frame if frame in frames else None


def _is_question(ctx: Context, head: int) -> bool:
    """Whether a complement clause is an indirect question."""
    first = ctx.parse.edges[head][0]
    return ctx.parse.lower[first] in ctx.cues.questions


def _who_says(ctx: Context, verb: int) -> int | None:
    """The source of a verb of saying: its agent where it is passive, else its subject, also one that the tree lost."""
    if is_passive(ctx.parse, verb):
        return passive_agent_of(ctx.parse, verb)
    source = source_of(ctx, verb)
    return _lost_subject(ctx, verb) if source is None and not _may_be_nobodys(ctx, verb) else source


def _may_be_nobodys(ctx: Context, verb: int) -> bool:
    """Whether a verb may stand without a source: a passive, a participle, "Asked if he would run, she …"."""
    asked = link_of(ctx.parse, verb) == "adverbial" and not subjects_of(ctx.parse, verb)
    return asked or is_participle(ctx, verb)


def _introduces_another(ctx: Context, verb: int, head: int) -> bool:
    """Whether another verb of saying introduces the quotation that the complement is: "shrugged, adding, “…”"."""
    parse, number = ctx.parse, ctx.speech_of[head]
    if number < 0:
        return False
    k = ctx.quotations[number].tokens[0] - 1
    while k > verb and parse.words[k] in {",", ":"}:
        k -= 1
    return k > verb and parse.pos[k] in {"VERB", "AUX"} and any("quotation" in v.frames for v in ctx.verbs_at(k))


def _issuing_verb(ctx: Context, saying: int) -> int | None:
    """The light verb of "issued a statement saying": its subject says it, and the cue begins with it."""
    parse = ctx.parse
    if parse.tag[saying] != "VBG":
        return None
    document = next((o for o in objects_of(parse, parse.head[saying]) if parse.edges[o][1] == saying), None)
    if document is None:
        document = source_of(ctx, saying)
    if document is None or role_of(parse, document) != "object":
        return None
    verb = parse.head[document]
    issues = (
        ctx.names.noun_types.get(parse.lemma[document].lower()) == "document" and 0 < saying - verb <= LONGEST_ISSUE
    )
    if not issues or parse.lemma[verb].lower() not in ctx.cues.light_verbs:
        return None
    issuer = source_of(ctx, verb)
    return verb if issuer is not None and is_party(ctx, issuer) else None


def _lost_subject(ctx: Context, verb: int) -> int | None:
    """The subject of a finite verb that the tree gave to another word: "On Monday, Ana Petrov, the mayor, said …"."""
    parse = ctx.parse
    start = verb
    while (
        start > ctx.sentence(verb)[0] and parse.tag[start - 1] not in FINITE_OR_MODAL and ctx.speech_of[start - 1] < 0
    ):
        start -= 1
    segment = range(start, verb)
    if parse.words[verb - 1] == ",":
        named = next((k for k in segment if ctx.label_of(k) in {"PERSON", "ORG", "GPE"}), None)
        if named is not None:
            number = parse.entity_of[named]
            name = range(*parse.entities[number][:2])
            return next((k for k in name if parse.entity_of[parse.head[k]] != number), named)
    return next((k for k in reversed(segment) if parse.pos[k] in NOMINAL and is_party(ctx, k)), None)


@rule("attribution.heard-from", frames={"clause-from"}, tier="reporting", wilful=True)
def heard_from(ctx: Context, cue: Cue) -> Match | None:
    """Ministers heard from the auditor that the bridge was unsafe.

    A verb of receiving word whose source stands behind "from"; its subject is told.
    """
    parse, head = ctx.parse, clause_of(ctx, cue)
    source = next((o for o in obliques_of(parse, cue.token) if preposition_of(parse, o) == "from"), None)
    if head is None or source is None or not cue.token < source < head:
        return None
    last = preposition_token_of(parse, source)
    return said(cue, cue.verb.frames["clause-from"], source, (Clause(head),), head, last=last)


@rule("attribution.loose", frames={"loose"}, tier="reporting")
def loose(ctx: Context, cue: Cue) -> Match | None:
    """Analysts said on Friday the deal, if signed, would cost jobs.

    A verb of saying with its source and a clause after it that the tree does not join to it.
    """
    parse, verb = ctx.parse, cue.token
    if clausal_complement_of(parse, verb) is not None or not _is_active(ctx, verb):
        return None
    source = source_of(ctx, verb)
    if source is None or source > verb or ctx.speech_of[verb] >= 0:
        return None
    if parse.words[verb + 1 : verb + 2] == [] or parse.words[verb + 1] in {",", ".", ":"} | MARKS:
        return None
    start, end = _behind_addressee(ctx, cue)
    finite = next((k for k in range(start, end) if parse.tag[k] in FINITE_OR_MODAL), None)
    if finite is None or not _belongs(ctx, verb, finite):
        return None
    return said(cue, cue.verb.frames["loose"], source, (Words(start, end),), finite)


def _is_active(ctx: Context, verb: int) -> bool:
    parse = ctx.parse
    active = parse.tag[verb] in {"VBD", "VBZ", "VBP", "VBG"} or (
        parse.tag[verb] == "VBN" and auxiliaries_of(parse, verb)
    )
    return bool(active) and not is_passive(parse, verb)


def _behind_addressee(ctx: Context, cue: Cue) -> Tokens:
    """What follows a verb and whom it tells, up to what is set against it."""
    parse, verb, end = ctx.parse, cue.token, ctx.sentence(cue.token)[1]
    start = verb + 1
    told = next((o for o in objects_of(parse, verb) if "audience" in cue.verb.frames and o > verb), None)
    if told is not None:
        start = parse.edges[told][1]
        if any(parse.tag[k] in FINITE_OR_MODAL for k in range(verb + 1, start)):
            start = told + 1
    contrasts = (k for k in range(start, end) if parse.words[k] == "," and parse.lower[k + 1 : k + 2] in CONTRASTS)
    return start, next(contrasts, end)


def _belongs(ctx: Context, verb: int, finite: int) -> bool:
    """Whether a finite verb is of what is said: below the verb of saying, behind "that", or in a plain clause."""
    parse = ctx.parse
    if parse.lower[verb + 1] == "that" or any(a == verb for a in ancestors(parse, finite)):
        return True
    if parse.tag[verb] == "VBG" or is_relative_clause(parse, verb) or parse.pos[verb + 1] not in OPENS_CLAUSE:
        return False
    between = range(verb + 1, finite)
    return not any(parse.pos[k] in {"PUNCT", "SCONJ"} or parse.tag[k] in {"WDT", "WP"} for k in between)
