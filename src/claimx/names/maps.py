"""Names that the name finder took for places although no map has them and they act as persons do."""

from __future__ import annotations

from collections import Counter
from itertools import takewhile

from claimx.lexicons.gazetteer import states_with
from claimx.names.labels import is_of_person
from claimx.names.words import PLACES, POSSESSIVES, Entity, Words

# Tags of a verb that a name is the subject of, and of words that stand before one.
VERBS = frozenset({"VBD", "VBZ", "VBP", "MD"})
ADVERBS = frozenset({"RB"})
# Tags before a name that is governed by another word: "in X", "the X", "oil giant X".
GOVERNING = frozenset({"IN", "TO", "DT", "JJ", "NN", "NNS", "NNP", "NNPS", "CD", "POS", "PRP$", "HYPH"})
BEING = frozenset({"is", "was", "are", "were"})
LOCATING = frozenset({"in", "near", "at"})
PARTIES = frozenset({"PERSON", "ORG"})
SHORTEST = 3
FULL_NAME = 2
OPENING_MARKS = frozenset({'"', "“", "‘", "'"})


def off_the_map(entities: list[Entity], at: Words) -> list[Entity]:
    """“Marak denied it”: a name of one word on no map that acts is no place, wherever the article has it."""
    entities = [(*each[:2], "PERSON") if is_quoted(each, at) else each for each in entities]
    doubtful = [entity for entity in entities if entity[2] in PLACES and is_on_no_map(entity, at)]
    if not doubtful:
        return entities
    kinds = {at.words[start]: "PERSON" for start, end, _ in doubtful if acts(start, end, at)}
    kinds.update(known_elsewhere({at.words[start] for start, _, _ in doubtful}, entities, at))
    for start, end, _ in doubtful:
        if is_located(start, end, at):
            kinds.pop(at.words[start], None)
    told = {each: (*each[:2], kinds[at.words[each[0]]]) for each in doubtful if at.words[each[0]] in kinds}
    return [told.get(entity, entity) for entity in entities]


def is_quoted(entity: Entity, at: Words) -> bool:
    """“Ole Berg: City ‘not ready’”: two words that no map has, at a line's start, before a colon and what was said."""
    start, end, label = entity
    opens = start == 0 or at.words[start - 1].isspace()
    if label not in PLACES or end - start != FULL_NAME or at.word(end) != ":" or not opens:
        return False
    line = takewhile(lambda word: not word.isspace(), at.words[end:])
    return is_of_person(entity, at) and not OPENING_MARKS.isdisjoint(line)


def is_on_no_map(entity: Entity, at: Words) -> bool:
    """Whether a name is one word that neither a lexicon nor the gazetteer has."""
    start, end, _ = entity
    word = at.words[start]
    looks_so = end - start == 1 and len(word) >= SHORTEST and word.istitle() and at.tags[start] == "NNP"
    return looks_so and at.lexicon.form(word) is None and not states_with(word)


def known_elsewhere(words: set[str], entities: list[Entity], at: Words) -> dict[str, str]:
    """What the article's other mentions of these words are, person or organisation, by the most of them."""
    counts: dict[str, Counter[str]] = {}
    for start, end, label in entities:
        if label in PARTIES and end - start == 1 and at.words[start] in words:
            counts.setdefault(at.words[start], Counter())[label] += 1
    return {word: max(labels, key=lambda label: (labels[label], label)) for word, labels in counts.items()}


def is_located(start: int, end: int, at: Words) -> bool:
    """Whether a name is said to be a place: “in Holm”, “the town of Holm”; not “in Holm's view”."""
    is_of_kind = at.lower(start - 1) == "of" and at.lower(start - 2) in at.lexicon.clues["place_nouns"]
    return is_of_kind or (at.lower(start - 1) in LOCATING and at.word(end) not in POSSESSIVES)


def acts(start: int, end: int, at: Words) -> bool:
    """Whether a name does what persons do: “Marak denied”, “said Marak”, “Marak's lawyer”, “Marak, who”."""
    if at.lower(start - 1) in at.lexicon.clues["saying"]:
        return at.word(end) not in POSSESSIVES
    if start and at.tags[start - 1] in GOVERNING and not at.opens(start):
        return False
    return owns(end, at) or goes_on(end, at) or is_subject(end, at)


def owns(end: int, at: Words) -> bool:
    """Whether a possessive and a noun follow a name."""
    return at.word(end) in POSSESSIVES and at.tag(end + 1).startswith(("NN", "JJ"))


def goes_on(end: int, at: Words) -> bool:
    """Whether what follows a name speaks of a person: ", who", "and his"."""
    after = at.lower(end + 1)
    return (at.word(end) == "," and after == "who") or (at.lower(end) == "and" and after in {"his", "her"})


def is_subject(end: int, at: Words) -> bool:
    """Whether a name is the subject of a verb: “Marak denied”, “Marak never denied”; not “Holm is a town”."""
    verb = end + (at.tag(end) in ADVERBS)
    if at.tag(verb) not in VERBS:
        return False
    return at.lower(verb) not in BEING or at.lower(verb + 1) not in at.lexicon.clues["of_places"]
