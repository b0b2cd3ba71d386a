"""Clauses with a verb of judgement or report in which nobody judges or reports anything."""

from __future__ import annotations

from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.match import Cue
from claimx.extraction.attribution.parties import PEOPLE
from claimx.syntax import auxiliaries_of, determiner_of, obliques_of, possessor_of, subject_of


def is_given(ctx: Context, cue: Cue, target: int) -> bool:
    """Whether a person in a headline is given an office or a prize: "Ida Holm named [head of the bank]".

    A bare noun for one person, behind the past tense of a verb of naming, is what its subject became.
    """
    parse, verb = ctx.parse, cue.token
    if cue.verb.lemma not in ctx.cues.naming or parse.tag[verb] not in {"VBD", "VBN"} or auxiliaries_of(parse, verb):
        return False
    subject, lemma = subject_of(parse, verb, shared=False), parse.lemma[target].lower()
    bare = determiner_of(parse, target) is None and possessor_of(parse, target) is None
    kind = ctx.names.noun_types.get(lemma)
    one = kind in PEOPLE or lemma in ctx.names.titles or lemma in ctx.cues.honours
    person = subject is not None and parse.pos[subject] == "PROPN" and ctx.label_of(subject) != "ORG"
    return person and bare and one and parse.tag[target] != "NNS"


def defines(ctx: Context, cue: Cue, source: int, head: int) -> bool:
    """Whether a clause tells what a name stands for: "The Yard refers to the city's police"."""
    parse, verb = ctx.parse, cue.token
    named = parse.pos[source] == "PROPN" and ctx.label_of(source) != "PERSON"
    means = cue.verb.lemma in ctx.cues.explaining and parse.tag[verb] == "VBZ" and not auxiliaries_of(parse, verb)
    alone = all(k <= head for k in obliques_of(parse, verb)) and parse.edges[head][1] == parse.edges[verb][1] - 1
    return named and means and alone and not obliques_of(parse, head)
