"""Attribution by verbs that give something a name or a quality."""

from __future__ import annotations

from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.issuing import issuer_of
from claimx.extraction.attribution.match import Cue, Match, Phrase, Piece, Whole, Words, said
from claimx.extraction.attribution.noun_of_participle import quotes_somebody
from claimx.extraction.attribution.source import source_of
from claimx.extraction.attribution.source_span import phrase_of
from claimx.extraction.rule import rule
from claimx.extraction.stretches import DASHES
from claimx.syntax import (
    FINITE_OR_MODAL,
    NOMINAL,
    adverbial_clauses,
    complementizer_of,
    is_conjunct,
    is_passive,
    link_of,
    noun_phrase,
    object_of,
    objects_of,
    obliques_of,
    open_complement_of,
    passive_agent_of,
    preposition_of,
    relative_antecedent_of,
    subject_of,
)

LONGEST_NAMED = 20
LONGEST_LINK = 5
LONGEST_ASIDE = 14
LINKS = frozenset({"DET", "CCONJ", "ADJ", "ADV", "PRON", "AUX"})


@rule("attribution.predicative", frames={"predicate", "as"}, tier="reporting", wilful=True)
def predicative(ctx: Context, cue: Cue) -> Match | None:
    """He called the ban a joke and described it as unlawful.

    A verb that gives its object a name or a quality; both are the content.
    """
    parse, verb, frames = ctx.parse, cue.token, cue.verb.frames
    if is_passive(parse, verb):
        return _seen_as(ctx, cue) if "as" in frames else None
    source = source_of(ctx, verb)
    if source is None or quotes_somebody(ctx, verb):
        return None
    found = _quoted_name(ctx, cue)
    if found is None and "predicate" in frames:
        found = _named(ctx, verb)
    if found is None and "as" in frames:
        found = _likened(ctx, verb)
    if found is None:
        return None
    frame, content, predicate = found
    source, first = issuer_of(ctx, verb)
    return said(cue, frames[frame], source, content, predicate, first=first)


def _named(ctx: Context, verb: int) -> tuple[str, tuple[Piece, ...], int] | None:
    """An object with its name: "called the ruling a disgrace", "considers it unlawful"."""
    parse, target, head = ctx.parse, object_of(ctx.parse, verb), open_complement_of(ctx.parse, verb)
    if head is not None and target is not None:
        return "predicate", (Whole(target), Whole(head)), head
    if target is not None and (quoted := _quotation_behind(ctx, target)) is not None:
        start, end = ctx.quotations[quoted].tokens
        return "predicate", (Words(parse.edges[target][0], end),), start
    if target is not None and (apart := _behind_an_aside(ctx, target)) is not None:
        return "predicate", (Words(parse.edges[target][0], apart[1]),), apart[0]
    objects = objects_of(parse, verb)
    if len(objects) == 2 and parse.lemma[verb] not in ctx.cues.getting:  # not "found them a place to live"
        return "predicate", (Whole(objects[0]), Whole(objects[1])), objects[1]
    return None


def _quotation_behind(ctx: Context, noun: int) -> int | None:
    """The quotation right after a noun or its phrase: called the demand “out of touch”."""
    return ctx.quotation_at_start.get(ctx.parse.edges[noun][1], ctx.quotation_at_start.get(noun + 1))


def _likened(ctx: Context, verb: int) -> tuple[str, tuple[Piece, ...], int] | None:
    """An object and what it is seen as."""
    parse, target = ctx.parse, object_of(ctx.parse, verb)
    if target is None:
        return None
    quality = open_complement_of(parse, verb)  # "described the deal as probably dead"
    qualities = () if quality is None else (quality,)
    for head in (*obliques_of(parse, verb), *obliques_of(parse, target), *adverbial_clauses(parse, verb), *qualities):
        # "a figure as low as 11" likens nothing
        if opens_with_as(ctx, head) and parse.lower[max(0, parse.edges[head][0] - 2)] != "as":
            return "as", (Whole(target), Whole(head)), head
    return None


def opens_with_as(ctx: Context, head: int) -> bool:
    """Whether "as" opens a noun's phrase or a clause without a subject of its own: not "as she left home"."""
    mark = complementizer_of(ctx.parse, head)
    if mark is None:
        return preposition_of(ctx.parse, head) == "as"
    return ctx.parse.lower[mark] == "as" and subject_of(ctx.parse, head, shared=False) is None


def _seen_as(ctx: Context, cue: Cue) -> Match | None:
    """ "Scenes on the tram were described as “chaos”": the subject and what it is seen as."""
    parse, verb = ctx.parse, cue.token
    subject, agent = subject_of(parse, verb, shared=False), passive_agent_of(parse, verb)
    if subject is None and agent is not None and link_of(parse, verb) in {"noun clause", "relative"}:
        subject = parse.head[verb]  # "the fair, described as a mess by critics"
    if subject is None:
        return None
    for head in (*obliques_of(parse, verb), *adverbial_clauses(parse, verb)):
        quoted = any(k in ctx.quotation_at_start for k in range(*parse.edges[head]))
        somebodys = quoted or agent is not None or cue.verb.lemma in ctx.cues.describing
        if somebodys and opens_with_as(ctx, head):
            return said(cue, cue.verb.frames["as"], agent, (Phrase(subject), Whole(head)), head)
    return None


def _quoted_name(ctx: Context, cue: Cue) -> tuple[str, tuple[Piece, ...], int] | None:
    """What stands between the verb and the quotation that names it: called it a “disgrace”, hailed it as “…”."""
    parse, verb, frames = ctx.parse, cue.token, cue.verb.frames
    named, said_as, resumes = False, False, verb
    for k in range(verb + 1, min(verb + LONGEST_NAMED, ctx.sentence(verb)[1])):
        if k < resumes:
            continue
        if k in ctx.quotation_at_start:
            frame = "as" if said_as else "predicate"
            if not named or frame not in frames or _hangs_on_a_preposition(ctx, k):
                return None
            return frame, (Words(verb + 1, _past_unquoted(ctx, verb, k)),), k + 1
        if k == verb + 1 and k + 1 in ctx.quotation_at_start and parse.lower[k] in ctx.cues.impersonal:
            named = True  # "called that “beyond belief.”": no conjunction
            continue
        if parse.words[k] in DASHES or _closes_before_a_name(ctx, k):
            resumes = _behind_aside(ctx, k)
        elif _parts(ctx, k) and not (named and k < _end_of_described(ctx, verb)):
            return None
        said_as = said_as or parse.lower[k] == "as"
        named = named or parse.pos[k] in {"NOUN", "PROPN", "PRON"}
    return None


def _past_unquoted(ctx: Context, verb: int, opening: int) -> int:
    """Where a name ends that goes on without marks: "called it “dull”, [overlong and badly lit]"."""
    parse, end = ctx.parse, last_of_series(ctx, ctx.quotation_at_start[opening])
    for token in range(end, ctx.sentence(verb)[1]):
        above = parse.head[token]
        of_name = opening < above < end and parse.tag[token] in {"JJ", "VBN", "VBG"}
        if is_conjunct(parse, token) and of_name and parse.edges[token][0] in {end, end + 1}:
            end = parse.edges[token][1]
    return end


def _hangs_on_a_preposition(ctx: Context, mark: int) -> bool:
    """Whether a quotation names nothing: "called the mayor about a “bank”"."""
    before = mark - 1 - (ctx.parse.pos[mark - 1] == "DET")
    return ctx.parse.pos[before] == "ADP" and ctx.parse.lower[before] != "as"


def _behind_aside(ctx: Context, dash: int) -> int:
    """The token behind what two dashes or commas enclose: "called the strikes – the first in years – a “crime”"."""
    words = ctx.parse.words
    closing = (k for k in range(dash + 1, min(dash + LONGEST_ASIDE, ctx.sentence(dash)[1])) if words[k] == words[dash])
    return next(closing, dash) + 1


def _closes_before_a_name(ctx: Context, comma: int) -> bool:
    """Whether what two commas enclose ends before a name in marks: "called Holm, the mayor, a “coward”"."""
    if ctx.parse.words[comma] != "," or comma + 1 in ctx.quotation_at_start:
        return False
    name = _behind_aside(ctx, comma)
    inside = range(comma + 1, name)
    if not inside or (not ctx.is_relative(comma + 1) and any(ctx.parse.tag[k] in FINITE_OR_MODAL for k in inside)):
        return False  # "believed in the dam, he said, “and …”"
    name += ctx.parse.lower[name] in ctx.cues.indefinite
    return name in ctx.quotation_at_start


def _behind_an_aside(ctx: Context, target: int) -> tuple[int, int] | None:
    """Head and end of a name without marks behind an aside: "called Holm, his rival in May, [a coward]"."""
    parse, article = ctx.parse, _article_behind_an_aside(ctx, target)
    if article is None or parse.pos[target] not in NOMINAL:
        return None
    reach = range(article + 1, min(article + LONGEST_LINK, ctx.sentence(target)[1]))
    name = next((k for k in reach if parse.pos[k] == "NOUN" and parse.edges[k][0] in {article - 1, article}), None)
    return None if name is None or not ctx.ends_sentence(parse.edges[name][1] - 1) else (name, parse.edges[name][1])


def _article_behind_an_aside(ctx: Context, target: int) -> int | None:
    """The article right behind what two commas enclose; not "considers selling arms, a step it has shunned"."""
    parse, end = ctx.parse, ctx.sentence(target)[1]
    comma = next((k for k in range(target + 1, min(target + LONGEST_LINK, end)) if parse.words[k] == ","), None)
    article = end if comma is None else _behind_aside(ctx, comma)
    closed = comma is not None and comma + 1 < article < end
    return article if closed and parse.lower[article] in ctx.cues.indefinite else None


def _end_of_described(ctx: Context, verb: int) -> int:
    """Where the clause ends that tells what is named: "called the claim [that he lied] a “farce”"; else the verb."""
    parse, named = ctx.parse, object_of(ctx.parse, verb)
    if named is None or parse.lower[named + 1] != "that":
        return verb
    inside = range(named + 2, parse.edges[named][1])
    some, marks = ctx.cues.indefinite, ctx.quotation_at_start
    before = (k for k in inside if parse.lower[k] in some and k + 1 in marks)
    within = (k for k in inside if k in marks and parse.lower[k + 1] in some)  # "that killed two “an attack”"
    article = next(before, next(within, verb))
    return verb if parse.pos[article - 1] in {"VERB", "AUX", "ADP"} else article


def _parts(ctx: Context, token: int) -> bool:
    """Whether a word between a verb and a quotation parts them: another verb, a conjunction, a mark."""
    parse = ctx.parse
    if parse.pos[token] in {"VERB", "AUX", "SCONJ", "CCONJ"}:
        return parse.lower[token] != "as"
    if parse.words[token] == "," and token + 1 in ctx.quotation_at_start:  # "calls the plan, “bad policy.”"
        return not ctx.ends_sentence(ctx.quotations[ctx.quotation_at_start[token + 1]].tokens[1] - 1)
    return parse.is_mark(token) and parse.words[token] not in {"'", "’"}  # "the deputies' inquiry a “farce”"


def last_of_series(ctx: Context, number: int) -> int:
    """Where a series of short quotations ends: called him a “liar,” a “bully” and a “crook”."""
    parse = ctx.parse
    end = ctx.quotations[number].tokens[1]
    while True:
        for k in range(end, min(end + LONGEST_LINK, ctx.sentence(end - 1)[1])):
            if k in ctx.quotation_at_start:
                end = ctx.quotations[ctx.quotation_at_start[k]].tokens[1]
                break
            if parse.pos[k] not in LINKS and parse.words[k] != ",":
                return end
        else:
            return end


@rule("attribution.naming", frames={"predicate"}, tier="reporting")
def naming(ctx: Context, cue: Cue) -> Match | None:
    """The mayor resigned after what critics called a “farce”; the ruling, which he called a disgrace, stands.

    A verb that names, with "what" or "which" before its subject: that and the name are the content.
    """
    parse, verb = ctx.parse, cue.token
    if is_passive(parse, verb):
        return _called_by_nobody(ctx, cue)
    source = source_of(ctx, verb)
    if source is None:
        return None
    what = phrase_of(ctx, source, cue=verb, asides=False)[0] - 1
    if not _may_be_named(ctx, what):
        return None
    name = next(
        (o for o in (open_complement_of(parse, verb), *objects_of(parse, verb)) if o is not None and o > verb), None
    )
    end = _end_of_name(ctx, verb, name)
    if end is None:
        return None
    antecedent = relative_antecedent_of(parse, verb)
    named = (what, what + 1) if antecedent is None else noun_phrase(parse, antecedent, clauses=False)
    return said(cue, cue.verb.frames["predicate"], source, (Words(*named), Words(verb + 1, end)), name)


def _may_be_named(ctx: Context, what: int) -> bool:
    """Whether a word stands for what is named: "what", "which"; not "a speech in which he called it a farce"."""
    word = ctx.parse.lower[what]
    return word in ctx.cues.named_by and (word in ctx.cues.fused or preposition_of(ctx.parse, what) is None)


def _called_by_nobody(ctx: Context, cue: Cue) -> Match | None:
    """ "They cut what had been called the “Golden Week”": what, and the name between marks."""
    parse, verb = ctx.parse, cue.token
    subject, end = subject_of(parse, verb, shared=False), _end_of_name(ctx, verb, None)
    if subject is None and relative_antecedent_of(parse, verb) == parse.edges[verb][0] - 1:
        subject = relative_antecedent_of(parse, verb)  # "what", with what it was called hung on it
    if subject is None or end is None or parse.lower[subject] not in ctx.cues.fused or passive_agent_of(parse, verb):
        return None
    return said(cue, cue.verb.frames["predicate"], None, (Words(subject, subject + 1), Words(verb + 1, end)), verb + 1)


def _end_of_name(ctx: Context, verb: int, name: int | None) -> int | None:
    """Where the name ends that a verb gives: with its quotations, or with its phrase."""
    parse = ctx.parse
    end = noun_phrase(parse, name)[1] if name is not None else None
    opening = next((k for k in range(verb + 1, min(verb + LONGEST_LINK, parse.n)) if k in ctx.quotation_at_start), None)
    if opening is None:
        return end
    return max(last_of_series(ctx, ctx.quotation_at_start[opening]), end or 0)
