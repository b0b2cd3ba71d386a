"""Objects of verbs of judgement and report that say nothing a reader could check."""

from __future__ import annotations

from claimx.extraction.attribution.complements import is_no_speech
from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.match import Cue
from claimx.extraction.attribution.noun_of_participle import quotes_somebody
from claimx.extraction.attribution.parties import can_speak
from claimx.lexicons.names import OF_ANYBODY
from claimx.syntax import (
    adverbial_clauses,
    auxiliaries_of,
    clause_of_noun,
    determiner_of,
    link_of,
    obliques_of,
    possessor_of,
    preposition_of,
    subject_of,
    subjects_of,
)


def says_nothing(ctx: Context, cue: Cue, target: int) -> bool:
    """Whether an object is nothing that a reader could check, or what it says is the content."""
    parse = ctx.parse
    if parse.lower[target] in ctx.cues.fused:
        return False  # "criticised [what she called a farce]"
    if parse.lower[target] in ctx.cues.empty_objects:
        return True  # "denied that"
    if parse.pos[target] == "PRON":  # "supports him", but not "quoted him"
        return cue.verb.frames["object"] != "evaluate" or cue.verb.lemma in ctx.cues.greetings
    if is_no_speech(ctx, cue, target) or quotes_somebody(ctx, cue.token) or _is_given(ctx, cue, target):
        return True  # "defends her title"; "cited Roe as saying …"
    if ":" in parse.words[cue.token : target] or _is_handed(ctx, cue, target) or _is_appointed(ctx, cue, target):
        return True
    if cue.verb.lemma in ctx.cues.greetings and _is_somebody(ctx, target):
        return True
    return _is_told_inside(ctx, cue, target)


def _is_handed(ctx: Context, cue: Cue, target: int) -> bool:
    """Whether somebody gets something: "presented the nurse with a medal"."""
    phrases = (k for k in _phrases_behind(ctx, cue.token, target) if preposition_of(ctx.parse, k) == "with")
    return cue.verb.lemma in ctx.cues.handing and any(phrases)


def _is_appointed(ctx: Context, cue: Cue, target: int) -> bool:
    """Whether somebody named gets an office: "named Ida Holm as its chairman"; not "named Ivo Diaz as a suspect"."""
    parse = ctx.parse
    if cue.verb.lemma not in ctx.cues.appointing or ctx.label_of(target) != "PERSON":
        return False
    offices = ctx.names.titles | ctx.cues.honours
    posts = (k for k in _phrases_behind(ctx, cue.token, target) if preposition_of(parse, k) == "as")
    return any(parse.lemma[k].lower() in offices or possessor_of(parse, k) is not None for k in posts)


def _phrases_behind(ctx: Context, verb: int, target: int) -> list[int]:
    """The phrases behind an object, hung on it or on its verb."""
    return [k for k in (*obliques_of(ctx.parse, verb), *obliques_of(ctx.parse, target)) if k > target]


def _is_given(ctx: Context, cue: Cue, target: int) -> bool:
    """Whether a person in a headline is given an office or a prize: "Ida Holm named [head of the bank]".

    A bare noun for one person, behind the past tense of a verb of naming, is what its subject became.
    """
    parse, verb = ctx.parse, cue.token
    if cue.verb.lemma not in ctx.cues.naming or parse.tag[verb] not in {"VBD", "VBN"} or auxiliaries_of(parse, verb):
        return False
    subject, lemma = subject_of(parse, verb, shared=False), parse.lemma[target].lower()
    bare = determiner_of(parse, target) is None and possessor_of(parse, target) is None
    kind = ctx.names.noun_types.get(lemma)
    one = kind in OF_ANYBODY or lemma in ctx.names.titles or lemma in ctx.cues.honours
    person = subject is not None and parse.pos[subject] == "PROPN" and ctx.label_of(subject) != "ORG"
    return person and bare and one and parse.tag[target] != "NNS"


def _is_told_inside(ctx: Context, cue: Cue, target: int) -> bool:
    """Whether the object says itself what is told: "issued a statement saying …", "a note that said …"."""
    parse = ctx.parse
    clause = clause_of_noun(parse, target)
    judged = cue.verb.frames["object"] == "evaluate" and can_speak(ctx, target)  # "praised Ada Roe saying …"
    if clause is None and not judged:  # the tree may hang it on the verb, as where it was issued
        clause = next((c for c in adverbial_clauses(parse, cue.token) if _is_right_behind(ctx, cue, target, c)), None)
    if clause is None and _is_document(ctx, target):
        relative = (c for c in parse.children[target] if link_of(parse, c) == "relative")
        clause = next((c for c in relative if any(ctx.is_relative(s) for s in subjects_of(parse, c))), None)
    elif clause is not None and parse.tag[clause] != "VBG":
        return False
    return clause is not None and ctx.takes(clause, "clause")


def _is_right_behind(ctx: Context, cue: Cue, target: int, clause: int) -> bool:
    """Whether a clause begins where an object ends, or where the place ends in which a document was issued."""
    parse = ctx.parse
    if clause == parse.edges[target][1]:
        return True
    quotes = _is_document(ctx, target) and ctx.takes(clause, "quotation")
    return quotes and any(parse.edges[k][1] == clause for k in obliques_of(parse, cue.token) if k > target)


def _is_document(ctx: Context, noun: int) -> bool:
    """Whether a noun is one of what is written: "statement", "letter"."""
    return ctx.names.noun_types.get(ctx.parse.lemma[noun]) == "document"


def _is_somebody(ctx: Context, noun: int) -> bool:
    """Whether a noun is a person or people: "welcomed [Mr Hale]", "thanked [the crowd]"."""
    kind = ctx.names.noun_types.get(ctx.parse.lemma[noun].lower())
    return ctx.label_of(noun) == "PERSON" or kind in {"person", "official", "group"}
