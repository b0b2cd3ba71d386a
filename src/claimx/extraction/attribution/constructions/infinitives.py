"""Attribution by verbs with an infinitive: vowed to, urged them to, is believed to, seems to."""

from __future__ import annotations

from claimx.extraction.attribution.complements import is_no_speech
from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.match import Cue, Match, Phrase, Piece, Whole, Words, said
from claimx.extraction.attribution.parties import is_party
from claimx.extraction.attribution.source import source_of
from claimx.extraction.rule import rule
from claimx.syntax import (
    adverbial_clauses,
    clausal_complement_of,
    is_infinitive,
    is_passive,
    noun_phrase,
    object_of,
    objects_of,
    oblique_of,
    obliques_of,
    open_complement_of,
    passive_agent_of,
    relative_antecedent_of,
    subject_of,
)


def is_bare_passive(ctx: Context, cue: Cue) -> bool:
    """ "The troops, believed to be trained": a past form before "to" of a verb that takes no infinitive of its own."""
    parse, verb = ctx.parse, cue.token
    past = parse.tag[verb] in {"VBN", "VBD"} and parse.tag[verb + 1 : verb + 2] == ["TO"]
    return past and "to" not in cue.verb.frames


def told_of(ctx: Context, subject: int | None) -> tuple[Piece, ...]:
    """The subject of a passive as a part of what is said of it; none where it only points."""
    parse = ctx.parse
    if subject is None or parse.lower[subject] in ctx.cues.expletives:
        return ()
    if ctx.is_relative(subject):  # "their own notes, which are known to be unreliable": of what it describes
        antecedent = relative_antecedent_of(parse, parse.head[subject])
        return () if antecedent is None else (Words(*noun_phrase(parse, antecedent, clauses=False)),)
    return (Phrase(subject),)


@rule("attribution.raising", frames={"raising"})
def raising(ctx: Context, cue: Cue) -> Match | None:
    """It seemed to him that the witness had lied.

    "Seem" and "appear" with somebody to whom it does; without, they are hedges and attribute nothing.
    """
    parse, verb = ctx.parse, cue.token
    experiencer = oblique_of(parse, verb, "to")
    if experiencer is None:
        return None
    head = clausal_complement_of(parse, verb)
    if head is None:
        head = open_complement_of(parse, verb)
    if head is None:
        return None
    content = (*told_of(ctx, subject_of(parse, verb, shared=False)), Whole(head))
    return said(cue, cue.verb.frames["raising"], experiencer, content, head)


@rule("attribution.passive", frames={"passive", "object-to", "predicate"})
def passive(ctx: Context, cue: Cue) -> Match | None:
    """The troops are believed to be near the border.

    A passive verb of saying or thinking with an infinitive: the content is the subject with the infinitive; the source
    is named by "by" or not at all.
    """
    parse, verb, frames = ctx.parse, cue.token, cue.verb.frames
    head = _infinitive_or_predicate(ctx, verb)
    if head is None or not (is_passive(parse, verb) or is_bare_passive(ctx, cue)) or is_no_speech(ctx, cue, head):
        return None
    agent = passive_agent_of(parse, verb)
    if agent is not None and not is_party(ctx, agent):
        agent = None  # "feared dead by two landslides": what did it
    class_ = frames.get("passive") or frames.get("object-to")
    if class_ is None and agent is not None:
        class_ = frames.get("predicate")  # "was called a liar by rivals"; without "by" it only names
    if class_ is None:
        return None
    named = next((o for o in objects_of(parse, verb) if ctx.is_relative(o)), None)
    if named is not None:  # "an act which the court ruled to be void"
        return said(cue, class_, source_of(ctx, verb), (Phrase(named), Whole(head)), head)
    content = (*_fronted(ctx, verb), *told_of(ctx, _passive_subject(ctx, verb)), Whole(head))
    return said(cue, class_, agent, content, head)


def _fronted(ctx: Context, verb: int) -> tuple[Piece, ...]:
    """What opens a sentence and tells neither when nor where: "[Like all ships,] she is required to call in"."""
    parse, first = ctx.parse, ctx.first_word(verb)
    if parse.lower[first] in ctx.cues.circumstance_openers:
        return ()
    return tuple(Whole(o) for o in obliques_of(parse, verb) if parse.edges[o][0] == first)


def _infinitive_or_predicate(ctx: Context, verb: int) -> int | None:
    """The infinitive behind a passive, or what it is said to be: "is believed [to be near]"."""
    parse = ctx.parse
    head = open_complement_of(parse, verb)
    if head is not None:
        return head if is_infinitive(parse, head) or parse.pos[head] != "VERB" else None
    # "is reported [to have fled]", "was asked by the council [to resign]": no purpose, though the tree may think so
    agent = passive_agent_of(parse, verb)
    begins = {verb + 1, parse.edges[verb if agent is None else agent][1]}
    clauses = adverbial_clauses(parse, verb)
    return next((c for c in clauses if parse.edges[c][0] in begins and is_infinitive(parse, c)), None)


def _passive_subject(ctx: Context, verb: int) -> int | None:
    """The subject of a passive, also one it shares, or the noun it describes: "a man suspected to have fled"."""
    parse, subject = ctx.parse, subject_of(ctx.parse, verb)
    described = parse.head[verb]
    return described if subject is None and parse.pos[described] in {"NOUN", "PROPN", "PRON"} else subject


@rule("attribution.infinitive", frames={"to"}, wilful=True)
def infinitive(ctx: Context, cue: Cue) -> Match | None:
    """The union vowed to fight the cuts.

    A verb of intention, wish or refusal with an infinitive; the source is its subject.
    """
    parse, verb = ctx.parse, cue.token
    head = open_complement_of(parse, verb)
    if head is None or not is_infinitive(parse, head) or objects_of(parse, verb):
        return None
    source = source_of(ctx, verb)
    return None if source is None else said(cue, cue.verb.frames["to"], source, (Whole(head),), head)


@rule("attribution.object-infinitive", frames={"object-to"}, wilful=True)
def object_infinitive(ctx: Context, cue: Cue) -> Match | None:
    """She urged the council to reopen the clinic. The president called on rebels to lay down arms.

    A verb of asking or ordering with a person and an infinitive.
    """
    parse, verb = ctx.parse, cue.token
    head = open_complement_of(parse, verb)
    if head is None:
        head = next((c for c in adverbial_clauses(parse, verb) if c > verb), None)
    if head is None or not is_infinitive(parse, head):
        return None
    asked = object_of(parse, verb)
    if asked is None:
        asked = next((o for o in obliques_of(parse, verb) if verb < o < head), None)
    source = source_of(ctx, verb)
    if asked is None or source is None:
        return None
    if parse.lower[source] in ctx.cues.expletives and is_passive(parse, verb):
        source = None  # "It is required for drivers to wear a badge"
    return said(cue, cue.verb.frames["object-to"], source, (Whole(asked), Whole(head)), head)
