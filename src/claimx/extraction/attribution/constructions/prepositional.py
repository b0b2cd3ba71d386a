"""Attribution by verbs whose content is the phrase of their preposition."""

from __future__ import annotations

from typing import get_args

from claimx.extraction.attribution.complements import is_no_speech
from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.cues import is_negated
from claimx.extraction.attribution.issuing import issuer_of
from claimx.extraction.attribution.match import Cue, Match, Object, Whole, said
from claimx.extraction.attribution.noun_of_participle import quotes_somebody
from claimx.extraction.attribution.parties import is_party
from claimx.extraction.attribution.whose_infinitive import doing_next
from claimx.extraction.rule import rule
from claimx.lexicons.cues import Preposition
from claimx.syntax import (
    NOMINAL,
    adverbial_clauses,
    auxiliaries_of,
    complementizer_of,
    copula_of,
    is_conjunct,
    is_infinitive,
    is_passive,
    object_of,
    objects_of,
    obliques_of,
    open_complement_of,
    particle_of,
    preposition_of,
    preposition_token_of,
    subject_of,
    subjects_of,
)


@rule("attribution.prepositional", frames={*get_args(Preposition), "to", "as"}, wilful=True)
def prepositional(ctx: Context, cue: Cue) -> Match | None:
    """Aid groups warned of a famine and called for talks.

    A verb whose content is the phrase of its preposition.
    """
    parse, verb = ctx.parse, cue.token
    if is_another_verb(ctx, cue) or _reports_nothing(ctx, verb) or _talks(ctx, verb):
        return None
    if any(is_no_speech(ctx, cue, o) for o in objects_of(parse, verb)):
        return None  # "tells the story of a widow"
    for head in _phrases_of(ctx, cue):
        word, preposition = opener_of(ctx, head), preposition_token_of(parse, head)
        if preposition is None:
            preposition = _opener_of_clause(ctx, verb, head)
        if head < verb or preposition is None or word not in cue.verb.frames or tells_how_long(ctx, head):
            continue
        if _is_another_deed(ctx, cue, head):
            continue
        source, first = issuer_of(ctx, verb)
        if source is not None and _defines(ctx, cue, source, head):
            return None
        if source is None and (cue.verb.frames[word] == "want" or not _is_told(ctx, cue)):
            return None
        return _said_behind(ctx, cue, source, head, preposition, first=first)
    return None


def _said_behind(
    ctx: Context, cue: Cue, source: int | None, head: int, preposition: int, *, first: int | None
) -> Match:
    """What a verb says behind its preposition; of an answer not given with it: "did not respond [to a request]".

    With it, too, where it turns what is told behind who is told: "warned the chamber [against the plan]".
    """
    class_ = cue.verb.frames[opener_of(ctx, head)]
    if is_negated(ctx, cue.token) and class_ == "neutral":
        return said(cue, class_, source, (Whole(head),), head)
    if opener_of(ctx, head) == "against" and any(cue.last < o < preposition for o in objects_of(ctx.parse, cue.token)):
        return said(cue, class_, source, (Whole(head),), head, first=first)
    return said(cue, class_, source, (Object(head, preposition),), head, first=first, last=preposition)


def _phrases_of(ctx: Context, cue: Cue) -> tuple[int, ...]:
    """The heads of the phrases and clauses that a verb may take behind a preposition."""
    parse, verb = ctx.parse, cue.token
    wanted = open_complement_of(parse, verb)  # "called [for Clare to be charged]"
    clauses = (*adverbial_clauses(parse, verb), *(() if wanted is None else (wanted,)))
    beside = [
        *obliques_of(parse, verb),
        *((*obliques_of(parse, cue.last), *adverbial_clauses(parse, cue.last)) if cue.last > verb else ()),
    ]  # "pleaded guilty [to fraud]", "pleaded guilty [to stealing a car]"
    if "audience" in cue.verb.frames:
        return (*beside, *_phrases_behind_who_is_told(ctx, verb), *clauses)
    return (*(o for o in beside if not _is_done_to_somebody(ctx, cue, o)), *clauses)


def _is_done_to_somebody(ctx: Context, cue: Cue, phrase: int) -> bool:
    """Whether a verb with an object before its phrase is a deed: "referred patients to a clinic", "offered it to"."""
    parse, verb = ctx.parse, cue.token
    named = {"NOUN", "PROPN"}
    nouns = (o for o in objects_of(parse, verb) if parse.pos[o] in named or parse.lower[o] in ctx.cues.expletives)
    return cue.last == verb and parse.tag[phrase] != "VBG" and any(verb < o < phrase for o in nouns)


def _phrases_behind_who_is_told(ctx: Context, verb: int) -> list[int]:
    """The phrases that hang on whom a verb tells; none of a name itself: "asked the Union of Miners to wait"."""
    parse, told = ctx.parse, object_of(ctx.parse, verb)
    if told is None or not is_party(ctx, told):
        return []
    name = parse.entity_of[told]
    return [o for o in obliques_of(parse, told) if name < 0 or parse.entity_of[o] != name]


def is_another_verb(ctx: Context, cue: Cue) -> bool:
    """Whether a particle makes another verb of one: "touched down on the Moon", "knocked them down"."""
    return cue.last == cue.token and particle_of(ctx.parse, cue.token) is not None


def _reports_nothing(ctx: Context, verb: int) -> bool:
    """Whether a verb is yet to be done, or done to its subject.

    "Persuaded a spokesman to comment on it"; "was elected and admitted to the guild".
    """
    parse, above = ctx.parse, ctx.parse.head[verb]
    if is_infinitive(parse, verb) and objects_of(parse, above) and doing_next(ctx, verb) is None:
        return True
    return parse.tag[verb] == "VBN" and is_conjunct(parse, verb) and is_passive(parse, above)


def _is_another_deed(ctx: Context, cue: Cue, head: int) -> bool:
    """Whether nothing is said of what stands behind the preposition: it is done, quoted, or joined."""
    return is_no_speech(ctx, cue, head) or quotes_somebody(ctx, cue.token) or _lets_in(ctx, cue, head)


def _lets_in(ctx: Context, cue: Cue, head: int) -> bool:
    """Whether a verb of owning up has a body that somebody joins, no deed: "was elected and admitted to the Guild"."""
    frames = cue.verb.frames
    owns_up = frames.get("to") == "neutral" and frames.keys() >= {"clause", "gerund"}
    return owns_up and opener_of(ctx, head) == "to" and ctx.parse.pos[head] == "PROPN"


def _talks(ctx: Context, verb: int) -> bool:
    """Whether somebody only talks with another, who may say as much: "spoke with Roe about the deal"."""
    parse = ctx.parse
    return parse.lower[verb + 1 : verb + 2] == ["with"] and parse.lemma[verb] in ctx.cues.talking


def opener_of(ctx: Context, head: int) -> str:
    """The preposition of a noun, or what opens a clause; "" for none."""
    mark = complementizer_of(ctx.parse, head)
    if mark is not None and copula_of(ctx.parse, head) is not None:
        return ctx.parse.lower[mark]  # "accused him [of] being behind the raid"
    return preposition_of(ctx.parse, head) or (ctx.parse.lower[mark] if mark is not None else "")


def _opener_of_clause(ctx: Context, verb: int, clause: int) -> int | None:
    """What opens a clause that a verb takes like a phrase: "accused of [lying]", "called [for the bill to be dropped]".

    No infinitive behind an object: "recommended her [to be his successor]".
    """
    parse, mark = ctx.parse, complementizer_of(ctx.parse, clause)
    if mark is None or parse.tag[clause] == "VBG":
        return mark
    if parse.lower[mark + 1] in ctx.cues.questions:  # "spoke [about] how it began", "[about] whether it will close"
        return mark
    if clause == open_complement_of(parse, verb):
        return None if is_infinitive(parse, clause) and _is_between(ctx, verb, mark) else mark
    return mark if mark == verb + 1 and is_infinitive(parse, clause) and subjects_of(parse, clause) else None


def _is_between(ctx: Context, verb: int, mark: int) -> bool:
    """Whether an object stands between a verb and what opens its clause."""
    return any(verb < o < mark and ctx.parse.pos[o] in NOMINAL for o in objects_of(ctx.parse, verb))


def _defines(ctx: Context, cue: Cue, source: int, head: int) -> bool:
    """Whether a clause tells what a name stands for: "The Yard refers to the city's police"."""
    parse, verb = ctx.parse, cue.token
    named = parse.pos[source] == "PROPN" and ctx.label_of(source) != "PERSON"
    means = cue.verb.lemma in ctx.cues.explaining and parse.tag[verb] == "VBZ" and not auxiliaries_of(parse, verb)
    alone = all(k <= head for k in obliques_of(parse, verb)) and parse.edges[head][1] == parse.edges[verb][1] - 1
    return named and means and alone and not obliques_of(parse, head)


def _is_told(ctx: Context, cue: Cue) -> bool:
    """Whether somebody is asked or told by nobody named: "was asked about the loan"; not "Asked about it, he left"."""
    parse, verb = ctx.parse, cue.token
    if "audience" not in cue.verb.frames or not is_passive(parse, verb):
        return False
    told = subject_of(parse, verb, shared=is_conjunct(parse, verb))
    return told is not None and is_party(ctx, told)


def tells_how_long(ctx: Context, noun: int) -> bool:
    """ "Called for hours" tells how long, "called for two days of mourning" what for."""
    parse = ctx.parse
    return parse.lemma[noun] in ctx.cues.durations and parse.edges[noun][1] == noun + 1
