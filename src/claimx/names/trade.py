"""Clues that a name is a company's or a club's: “Harlow cut its dividend”, “Harlow striker Tim Roe”, “Harlow have”."""

from __future__ import annotations

from claimx.lexicons.gazetteer import states_with
from claimx.names.words import OPENING, PLACES, POSSESSIVES, STRONG, Clue, Entity, Words
from claimx.syntax.tags import ARTICLES

# "": a word that no name finder took for a name.
TAKEN = frozenset({"PERSON", "", *PLACES})
FINITE = frozenset({"VBD", "VBZ"})
VERBS = FINITE | {"VBP", "MD"}
DASHES = frozenset({"-", "–"})
LONGEST_SCORE = 4
# How far behind its verb stands what a company cuts or posts.
LONGEST_OBJECT = 5


def company(entity: Entity, at: Words) -> Clue | None:
    """“Harlow cut its dividend”, “Harlow posted a quarterly loss”, “Harlow issued a profit warning”."""
    _, end, label = entity
    clues = at.lexicon.clues
    verb = end + (at.tag(end) == "RB")
    if label not in TAKEN or at.tag(verb) not in FINITE:
        return None
    behind = [at.lower(i) for i in range(verb + 1, verb + 1 + LONGEST_OBJECT)]
    if behind[0] == "its" and not clues["of_trade"].isdisjoint(behind):
        return "ORG", STRONG
    posts = at.lower(verb) in clues["posting"] and not clues["posted"].isdisjoint(until_stop(behind))
    return ("ORG", STRONG) if posts else None


def until_stop(words: list[str]) -> list[str]:
    """The words before the first that ends an object."""
    end = next((i for i, word in enumerate(words) if not word or (not word[0].isalnum() and word != "$")), len(words))
    return words[:end]


def employer(entity: Entity, at: Words) -> Clue | None:
    """“an analyst at Vesper”, “a partner at Harlow”: where somebody works is no person."""
    start, end, label = entity
    works = at.lower(start - 1) == "at" and at.lexicon.is_of_people(at.lower(start - 2))
    may_be = label in {"PERSON", "ORG"} or (label in PLACES and not states_with(at.string(start, end)))
    return ("ORG", STRONG) if works and may_be and end - start == 1 else None


def set_off(entity: Entity, at: Words) -> Clue | None:
    """“The airline, Zentro, denied it”: the noun before says what it is, where the verb comes next."""
    start, end, label = entity
    noun = start - 2
    is_aside = at.word(start - 1) == at.word(end) == "," and at.tag(end + 1) in VERBS
    if label not in TAKEN or end - start > 1 or not is_aside or at.tag(noun) != "NN":
        return None
    return ("ORG", STRONG) if at.lower(noun) in at.lexicon.clues["bodies"] else None


def merging(entity: Entity, at: Words) -> Clue | None:
    """“a merger of Velto and Harlow Foods”: who merges is a company, where no state is meant."""
    start, end, label = entity
    merges = at.lower(start - 1) in {"of", "between"} and at.lower(start - 2) in at.lexicon.clues["mergers"]
    joined = at.lower(end) in {"and", "with"} and at.is_capitalised(end + 1)
    return ("ORG", STRONG) if merges and joined and label in TAKEN else None


def polled(entity: Entity, at: Words) -> Clue | None:
    """“polls by Harlow”, “a Harlow poll”: who asked is no place, where the lexicon knows none."""
    start, end, label = entity
    polls = at.lexicon.clues["polls"]
    by = at.lower(start - 1) in {"by", "from"} and at.lower(start - 2) in polls
    asks = at.lower(end) in polls and not at.tag(end + 1).startswith("NN") and at.lower(start - 1) in ARTICLES
    return ("ORG", STRONG) if label in PLACES and end - start == 1 and (by or asks) else None


def club(entity: Entity, at: Words) -> Clue | None:
    """“Harlow's keeper”, “Harlow striker Tim Roe”, “his Harlow side”, “at home to Harlow”, “Harlow drew with Selby”.

    A town that others beat or lose to is its club, too.
    """
    start, end, label = entity
    clues = at.lexicon.clues
    if label not in TAKEN or end - start > 1:
        return None
    is_side = at.lower(start - 1) in clues["whose"] and at.lower(end) in clues["sides"]
    hosted = at.lower(start - 1) == "to" and at.lower(start - 2) in clues["hosting"] and at.lower(start - 3) == "at"
    played = label in PLACES and (is_played(start, at) or beats(end, at))
    plays = is_side or hosted or played or has_player(end, at) or drew(end, at) or acts_as_many(start, end, at)
    return ("ORG", STRONG) if plays else None


def is_played(start: int, at: Words) -> bool:
    """“lost to Harlow”, “beat Harlow”, “a win over Harlow”: no place; not “jobs were lost to Harlow”."""
    clues, link = at.lexicon.clues, at.lower(start - 1)
    if link in clues["beating"]:
        return True
    passive = at.tag(start - 2) == "VBN" and link == "to"
    return link in clues["of_results"] and at.lower(start - 2) in clues["results"] and not passive


def beats(end: int, at: Words) -> bool:
    """“Harlow beat Selby”, “Harlow lost to Selby”."""
    verb = at.lower(end)
    loses = verb in at.lexicon.clues["losing"] and at.lower(end + 1) == "to"
    return loses or (verb in at.lexicon.clues["beating"] and at.is_capital_word(end + 1))


def has_player(end: int, at: Words) -> bool:
    """“Harlow's keeper”, “Harlow striker Tim Roe”."""
    owns = at.word(end) in POSSESSIVES
    return at.lower(end + owns) in at.lexicon.clues["positions"] and (owns or at.is_capital_word(end + 1))


def drew(end: int, at: Words) -> bool:
    """“Harlow drew with”, “Harlow drew 1-1 with”."""
    if at.lower(end) not in at.lexicon.clues["drawing"]:
        return False
    after = end + 1
    while after - end < LONGEST_SCORE and (at.word(after)[:1].isdigit() or at.word(after) in DASHES):
        after += 1
    return at.lower(after) == "with"


def acts_as_many(start: int, end: int, at: Words) -> bool:
    """“Harlow have signed”, “but Harlow were late”: one name with the verb of many; not “Roe and Harlow have”."""
    if at.lower(end) not in at.lexicon.clues["of_many"] or at.tag(end + 1) not in BEHIND_MANY:
        return False
    return at.opens(start) or at.word(start - 1) in OPENING or at.lower(start - 1) in at.lexicon.clues["before_clauses"]


BEHIND_MANY = frozenset({"VBN", "VBG", "RB", "JJ", "IN"})
