"""Hedges before an infinitive, and verbs of nearing: is set to, is to, plans to, threatens to, nears."""

from __future__ import annotations

from claimx.extraction.hedge.attributed_text import AttributedText
from claimx.extraction.hedge.hedge_rule import HedgeMatch, hedge_rule
from claimx.extraction.hedge.scope import phrase_of
from claimx.lexicons.hedges import HedgeEntry
from claimx.syntax import (
    auxiliaries_of,
    first_auxiliary_of,
    infinitive_after,
    is_passive,
    is_predicate,
    link_of,
    object_of,
    open_complement_of,
    predicate_of,
    subject_of,
)

# How far before its subject "if" may stand: "if they were to leave".
IF_BEFORE = 6
# The shortest stem before an ending that makes an event of it.
SHORTEST_STEM = 4
# Words in "on the verge of" and the like; those with fewer have their noun right behind the preposition.
WITH_ARTICLE = 4


@hedge_rule("hedge.infinitive-adjective", frames=["adjective_infinitive"], bears_on=["itself"])
def adjective_infinitive(text: AttributedText, token: int, entry: HedgeEntry) -> HedgeMatch | None:
    """Talks are set to resume on Monday.

    Set, poised, due, bound, about before an infinitive.
    """
    parse, senses = text.parse, text.lexicon.senses
    if infinitive_after(parse, token) != token + 1:
        return None  # "delegates are not to be bound to vote"
    start, before = first_auxiliary_of(parse, token), text.word(token - 1)
    if start == token and before in senses["be"]:
        start = token - 1
    elif start == token and before not in senses["set_after"]:
        return None
    start = text.behind_hedges(start, token)
    if start == token and link_of(parse, token) == "noun clause":
        return HedgeMatch((start, token + 2), phrase_of(parse, parse.head[token]))
    itself = is_predicate(parse, token) or open_complement_of(parse, token) is not None
    return HedgeMatch((start, token + 2), text.clause(token if itself else predicate_of(parse, token)))


@hedge_rule("hedge.be-to", frames=["be_infinitive"], bears_on=["auxiliary"])
def be_infinitive(text: AttributedText, be: int, entry: HedgeEntry) -> HedgeMatch | None:
    """The summit is to open on Friday.

    Be with an infinitive: what is arranged. "The goal is to win" and "is to blame" are none, nor is a condition.
    """
    parse, senses = text.parse, text.lexicon.senses
    end = be + len(entry.words)
    if text.tag(end) != "VB" or text.word(end) in senses["be_to_verbs"]:
        return None
    verb = parse.head[end - 1] if parse.head[end - 1] >= end else end
    subject = subject_of(parse, verb, shared=False)
    if subject is None and parse.head[verb] == be:
        subject = subject_of(parse, be, shared=False)
    if subject is None or subject > be:
        return None
    if _is_aim(text, subject, end):
        return None
    start = max(parse.sentence(be)[0], subject - IF_BEFORE)
    if not senses["whether_words"].isdisjoint(parse.lower[start:subject]):
        return None  # "if they were to leave"
    return HedgeMatch((be, end), text.clause(verb))


def _is_aim(text: AttributedText, subject: int, infinitive: int) -> bool:
    """The goal is to win; it is to be hoped."""
    parse, senses = text.parse, text.lexicon.senses
    if parse.lower[subject] in senses["expletives"]:
        return text.word(infinitive) in senses["be"]
    if parse.pos[subject] == "ADJ":
        return True  # "the hardest was to wait"
    return parse.lemma[subject] in senses["be_to_pseudo"]


@hedge_rule("hedge.set-for", frames=["set_for"], bears_on=["itself"])
def set_for(text: AttributedText, token: int, entry: HedgeEntry) -> HedgeMatch | None:
    """The vote is slated for March.

    Slated, scheduled, set, due with a time; a table set for four is none.
    """
    parse, senses = text.parse, text.lexicon.senses
    if not senses["with_time"].isdisjoint(entry.words) and not _opens_time(text, token + 2):
        return None
    start = token - 1 if text.word(token - 1) in senses["be"] else first_auxiliary_of(parse, token)
    if start < token:
        anchor = token if is_predicate(parse, token) else predicate_of(parse, token)
        return HedgeMatch((start, token + 2), text.clause(anchor))
    if entry.words[0] in senses["after_be"] or link_of(parse, token) != "noun clause":
        return None
    return HedgeMatch((token, token + 2), phrase_of(parse, parse.head[token]))


def _opens_time(text: AttributedText, token: int) -> bool:
    """March, next week, early autumn."""
    return text.tag(token) == "NNP" or text.word(token) in text.lexicon.senses["time_openers"]


@hedge_rule("hedge.plan-on", frames=["plan_on"], bears_on=["itself", "wish"])
def plan_on(text: AttributedText, verb: int, _entry: HedgeEntry) -> HedgeMatch | None:
    """The council plans on closing two schools.

    To plan on something that has not come about.
    """
    parse = text.parse
    if parse.pos[verb] != "VERB" or text.word(verb + 1) != "on":
        return None
    if text.tag(verb + 2) == "VBG":
        return HedgeMatch((verb, verb + 2), text.clause(verb + 2))
    noun = parse.head[verb + 1]
    if text.tag(verb + 2) not in {"DT", "PRP$"}:
        return None
    return HedgeMatch((verb, verb + 2), phrase_of(parse, noun))


@hedge_rule("hedge.on-track", frames=["phrase_infinitive"])
def phrase_infinitive(text: AttributedText, token: int, entry: HedgeEntry) -> HedgeMatch | None:
    """The firm is on track to open two plants this year.

    Fixed phrases for what is about to come about.
    """
    parse = text.parse
    end = token + len(entry.words)
    if entry.words[-1] == "to" and infinitive_after(parse, end - 2) != end - 1:
        return None
    noun = end - 2 if len(entry.words) >= WITH_ARTICLE else token + 1
    return HedgeMatch((token, end), text.clause(noun if is_predicate(parse, noun) else predicate_of(parse, noun)))


@hedge_rule("hedge.intention", frames=["infinitive_verb"], bears_on=["itself", "wish"])
def infinitive_verb(text: AttributedText, verb: int, _entry: HedgeEntry) -> HedgeMatch | None:
    """The council planned to close four schools.

    Verbs of planning and hoping before an infinitive: what they take has not come about.
    """
    parse, senses = text.parse, text.lexicon.senses
    if parse.pos[verb] != "VERB" or is_passive(parse, verb) or infinitive_after(parse, verb) != verb + 1:
        return None
    if parse.tag[verb] == "VBN" or (parse.tag[verb] == "VBD" and link_of(parse, verb) == "noun clause"):
        before = (verb - 1, verb - 2, *auxiliaries_of(parse, verb))
        if senses["have"].isdisjoint(text.word(token) for token in before):
            return None  # "is the party expected to win": a passive out of order
    complement = open_complement_of(parse, verb)
    scope = text.clause(complement if complement is not None else verb)
    return HedgeMatch((verb, verb + 2), scope)


@hedge_rule("hedge.threat", frames=["thing_infinitive"])
def thing_infinitive(text: AttributedText, verb: int, entry: HedgeEntry) -> HedgeMatch | None:
    """The strike threatens to halt exports.

    Things that threaten or risk: what they may bring about.
    """
    parse, senses = text.parse, text.lexicon.senses
    if parse.pos[verb] != "VERB":
        return None
    gerund = entry.words[0] in senses["with_gerund"] and text.tag(verb + 1) == "VBG"
    if not gerund and infinitive_after(parse, verb) != verb + 1:
        return None
    subject = subject_of(parse, verb)
    if subject is None or parse.lemma[subject] not in senses["threats"]:
        return None
    return HedgeMatch((verb, verb + 1), text.clause(verb))


@hedge_rule("hedge.nearing", frames=["nearing"])
def nearing(text: AttributedText, verb: int, entry: HedgeEntry) -> HedgeMatch | None:
    """The two sides are nearing agreement on a truce.

    To near an event is to expect it; to near a town is not.
    """
    parse = text.parse
    if parse.pos[verb] != "VERB":
        return None
    if entry.words[0] in text.lexicon.senses["only_progressive"] and parse.tag[verb] != "VBG":
        return None
    thing = object_of(parse, verb)
    if thing is None and verb + 1 < parse.n:
        thing = verb + 1
    if thing is None or parse.pos[thing] != "NOUN" or not _is_event(text, parse.lemma[thing]):
        return None
    return HedgeMatch((verb, verb + 1), (parse.edges[thing][0], max(text.clause(verb)[1], thing + 1)))


def _is_event(text: AttributedText, lemma: str) -> bool:
    senses = text.lexicon.senses
    if lemma in senses["events"]:
        return True
    return any(lemma.endswith(end) and len(lemma) >= len(end) + SHORTEST_STEM for end in senses["event_suffixes"])
