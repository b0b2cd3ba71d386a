"""Who can say, judge or want something: parties."""

from __future__ import annotations

import re

from claimx.extraction.attribution.context import Context
from claimx.extraction.attribution.match import Match
from claimx.extraction.findings import Attribution
from claimx.lexicons.names import OF_ANYBODY
from claimx.names.words import NAMES
from claimx.syntax import conjuncts_of, determiner_of, relative_antecedent_of

# How far into the content the words on anonymity may begin: "that she not be named".
LONGEST_LINK = 4
LONGEST_STORM = 3  # words beside one of a storm's name
# What goes on in somebody's mind, and so says nothing of anybody's.
INNER = frozenset({"believe", "perceive", "want", "intend", "doubt"})
YEAR = re.compile("(?:1[5-9]|20)[0-9]{2}")


def can_speak(ctx: Context, noun: int) -> bool:
    """Whether a noun is a party but no document, poll or trial: "said the trial was unfair, saying …"."""
    kind = ctx.names.noun_types.get(ctx.parse.lemma[noun].lower())
    return is_party(ctx, noun) and kind not in {"document", "poll"}


def is_party(ctx: Context, head: int) -> bool:
    """Whether a noun is a party: who can want, judge or plan, as a person, a body or a group can.

    That is a name of any kind ("Leeds wants a tram"), a person's pronoun, a number of people, or a noun that the
    lexicons know as a source, an amount of people or a title. A rule says `wilful` where only a party can do it.
    """
    parse = ctx.parse
    if is_time(ctx, head) or _is_storm(ctx, head):
        return False
    if parse.entity_of[head] >= 0:
        return True
    if parse.pos[head] in {"PRON", "DET"}:
        antecedent = relative_antecedent_of(parse, parse.head[head]) if ctx.is_relative(head) else None
        if antecedent is not None:
            return is_party(ctx, antecedent)
        return parse.lower[head] not in ctx.cues.impersonal
    lemma = parse.lemma[head].lower()
    if lemma in ctx.names.noun_types or lemma in ctx.names.amounts or lemma in ctx.names.titles:
        return True
    if parse.lower[head] in ctx.names.noun_types:  # "Accused denies": spelt like a verb
        return True
    if f"{parse.lower[head - 1]} {parse.lower[head]}" in ctx.names.state_bodies:
        return True  # "the upper house"
    return (
        parse.pos[head] == "NUM"
        or (parse.tag[head] == "NNS" and lemma.endswith(ctx.cues.agent_endings))
        or parse.tag[head] in {"NNP", "NNPS"}
    )


def is_time(ctx: Context, token: int) -> bool:
    """Whether a word is a weekday, a month or a year, and of no name: "a hearing on [Tuesday]", "the Act, [1972]"."""
    word = ctx.parse.words[token]
    if word not in ctx.names.time_words and YEAR.fullmatch(word) is None:
        return False
    return ctx.label_of(token) not in NAMES and word not in ctx.names.name_months


def _is_storm(ctx: Context, token: int) -> bool:
    """Whether a word is of a storm's name: "Tropical Storm Grace", but not "the Storm Grace Fund"."""
    words = ctx.parse.words
    last = token
    while last - token < LONGEST_STORM and words[last + 1][:1].isupper():
        last += 1
    return words[last][:1].isupper() and words[last - 1] in ctx.names.storm_words


def may_stand_for(ctx: Context, pronoun: int, noun: int) -> bool:
    """Whether a pronoun fits a noun: he or she a person, it a body, they several."""
    parse, word = ctx.parse, ctx.parse.lower[pronoun]
    if parse.tag[noun] == "PRP":
        return parse.lower[noun] == word
    if parse.tag[noun] in {"NNS", "NNPS"} or conjuncts_of(parse, noun):
        return word in ctx.cues.of_several
    label, kind = ctx.label_of(noun), ctx.names.noun_types.get(parse.lemma[noun].lower())
    fitting = ctx.cues.of_a_person if label == "PERSON" or kind in OF_ANYBODY else ctx.cues.of_a_body
    return word in fitting or (label is None and kind is None)


def is_addressed(ctx: Context, source: int | None) -> bool:
    """Whether a source is whoever is spoken to."""
    return source is not None and ctx.parse.lower[source] in ctx.cues.addressed


def is_somebodys(ctx: Context, match: Match, *, wilful: bool) -> bool:
    """Whether the source can be one: "I think" within a quotation is a hedge; backdrops do not plan, judge or want.

    Nor does nobody: "no group claimed responsibility". What nobody believes is somebody's all the same.
    """
    head = match.source
    if head is None:
        return True
    if match.class_ != "believe" and _is_nobody(ctx, head):
        return False
    if ctx.speech_of[match.cue] >= 0 and ctx.parse.lower[head] in ctx.cues.first_person:
        return False
    if is_addressed(ctx, head) and match.class_ in INNER:
        return False  # "you know times have changed when": anybody
    wants = match.class_ == "want" and ctx.names.noun_types.get(ctx.parse.lemma[head].lower()) == "poll"
    return not wilful or (is_party(ctx, head) and not wants)  # "held a vote seeking to …": who held it


def _is_nobody(ctx: Context, head: int) -> bool:
    """Whether a source is none: "no group", "none of them", "nobody"."""
    if ctx.parse.lower[head] in ctx.cues.denying:
        return True
    determiner = determiner_of(ctx.parse, head)
    return determiner is not None and ctx.parse.lower[determiner] in ctx.cues.denying


def asks_for_anonymity(ctx: Context, attribution: Attribution) -> bool:
    """ "asked not to be named": that is about the source, and nothing it reports."""
    parse, words = ctx.parse, ctx.names.anonymity
    asked = (parse.lemma[attribution.cue_head],)
    if asked not in words["leads"] and asked not in words["refusals"]:
        return False
    start, end = attribution.content[0]
    for k in range(start, min(start + LONGEST_LINK, end)):
        if any(tuple(parse.lower[k : k + len(p)]) == p for p in words["cues"] + words["namings"] + words["states"]):
            return True
        if parse.pos[k] not in {"PART", "ADP", "SCONJ", "PRON", "AUX", "VERB"}:
            return False
    return False
