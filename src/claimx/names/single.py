"""Persons whom one word names, where the name finder did not see it: elsewhere, who acts, who speaks a turn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from claimx.lexicons.gazetteer import WELL_KNOWN, states_with
from claimx.names.evidence import looks_like_name, stands_alone
from claimx.names.maps import acts
from claimx.names.people import is_in_larger_name, may_be_surname
from claimx.names.words import Entity, Words, owners

FEWEST_TURNS = 3


def of_one_word(entities: list[Entity], at: Words) -> list[Entity]:
    """“Zoe left. Den called Zoe”, “Martha sings”: a person's name elsewhere, or a given name that acts."""
    taken, others = owners(entities), names_of_others(entities, at)
    known = names_of_people(entities, at)
    free = (i for i in at.capitalised if i not in taken and at.words[i] not in others)
    found = [(i, i + 1, "PERSON") for i in free if is_again(i, known, taken, at) or is_given_name(i, taken, at)]
    return sorted([*entities, *found]) if found else entities


def speakers(entities: list[Entity], at: Words) -> list[Entity]:
    """“Host Ana Bell: … Park: … Park: …”: who takes turns with a person, each behind a name at the line's start."""
    labels = [i for i in at.capitalised if at.word(i + 1) == ":" and begins_line(i, at)]
    if len(labels) < FEWEST_TURNS:
        return entities
    taken, counts = owners(entities), Counter(at.words[i] for i in labels)
    turns = [entity for entity in entities if entity[2] == "PERSON" and at.word(entity[1]) == ":"]
    free = [i for i in labels if i not in taken and counts[at.words[i]] > 1 and looks_like_name(i, at)]
    named = [i for i in free if at.tags[i] == "NNP" and at.lower(i) not in at.lexicon.noun_types]
    return sorted([*entities, *((i, i + 1, "PERSON") for i in named)]) if turns and named else entities


def begins_line(i: int, at: Words) -> bool:
    """Whether a token is the first of its line."""
    return at.starts[i] == 0 or at.text[at.starts[i] - 1] == "\n"


def names_of_others(entities: list[Entity], at: Words) -> set[str]:
    """The words of names that are nobody's: of bodies, places and things ("the ship Isabella")."""
    others = {word for start, end, label in entities if label != "PERSON" for word in at.words[start:end]}
    return others | {at.words[i] for i in at.capitalised if at.lower(i - 1) in at.lexicon.clues["things"]}


def names_of_people(entities: list[Entity], at: Words) -> set[str]:
    """The words that are a person's name by themselves, or somebody's given name."""
    people = {
        at.words[start]
        for start, end, label in entities
        if label == "PERSON" and (end - start == 1 or at.lower(start) in at.lexicon.first_names)
    }
    return {word for word in people if word.istitle() and word not in at.lexicon.not_names}


def is_again(i: int, known: set[str], taken: Mapping[int, int], at: Words) -> bool:
    """Whether a word is a name that the article has elsewhere, beside no other."""
    return at.words[i] in known and may_be_surname(i, at) and not is_in_larger_name(i, taken, at)


def is_given_name(i: int, taken: Mapping[int, int], at: Words) -> bool:
    """Whether a word is a given name, of no known place, and does what persons do."""
    word = at.words[i]
    if at.tags[i] != "NNP" or word.lower() not in at.lexicon.first_names or at.lexicon.form(word) is not None:
        return False
    if not (looks_like_name(i, at) and stands_alone(i, taken, at) and acts(i, i + 1, at)):
        return False
    return max(states_with(word).values(), default=0) < WELL_KNOWN
