"""Where a name begins and ends: what the name finder took in beside it leaves it."""

from __future__ import annotations

from collections.abc import Callable

from claimx.names.words import POSSESSIVES, Entity, Words, names_a_body
from claimx.syntax.tags import ARTICLES

EDGES = frozenset(
    {",", ";", ":", "-", "–", "—", "(", ")", '"', "“", "”", "‘", "/", "[", "]", "!", "?", "…", "|", "&", "."}
)
ARTICLES_AS_PRINTED = ARTICLES | {"t]he", "[t]he"}
LONGEST_DAY = 2  # digits in the day of a month
OWNING = "PRP$"  # the tag of "his", "her"
NOUNS = frozenset({"NN", "NNS"})


def trim(entity: Entity, at: Words) -> Entity | None:
    """“the Moscow-based Nordia Group's” is Nordia Group; “Tuesday”, “Mr” and “Prime Minister” are no names."""
    for step in STEPS:
        entity = step(entity, at)
        if entity[0] >= entity[1]:
            return None
    return None if any(refuses(entity, at) for refuses in REFUSALS) else entity


def without_opening(entity: Entity, at: Words) -> Entity:
    """“the Roe Group”, “Tuesday Ana Roe”, “union Roe”: marks, articles, days and a noun before the name."""
    start, end, label = entity
    while start < end and (
        is_edge(start, at) or at.lower(start) in ARTICLES_AS_PRINTED or is_time(start, start + 1, entity, at)
    ):
        start += 1
    while end - start > 1 and label != "NORP" and is_noun(start, at):
        start += 1
    return start, end, label


def without_trade(entity: Entity, at: Words) -> Entity:
    """“Carmaker Nordia Motors”, at the head of a sentence: what the body is, before its name."""
    start, end, label = entity
    is_trade = end - start > 1 and label in {"ORG", "PERSON"} and at.lower(start) in at.lexicon.clues["trades"]
    if not (is_trade and at.opens(start) and at.is_capitalised(start + 1)) or at.lexicon.form(at.string(start, end)):
        return entity
    return start + 1, end, "ORG"


def without_closing(entity: Entity, at: Words) -> Entity:
    """“Roe Group's”, “Ana Roe on”, “Aug 1”: marks, small words and days after the name."""
    start, end, label = entity
    while end > start and (
        is_edge(end - 1, at)
        or at.words[end - 1] in POSSESSIVES
        or at.words[end - 1] in at.lexicon.small_words
        or is_time(end - 1, end - 2, entity, at)
        or is_day(start, end, at)
    ):
        end -= 1
    return start, end, label


def without_office(entity: Entity, at: Words) -> Entity:
    """“Senate Minority” before “Leader”: the word that goes with the title."""
    start, end, label = entity
    goes_on = label == "ORG" and end - start > 1 and end < len(at.words) and at.is_title(end)
    return (start, end - 1, label) if goes_on and at.lower(end - 1) in at.lexicon.title_modifiers else entity


def without_common_words(entity: Entity, at: Words) -> Entity:
    """“Nordia Group shares”: words in small letters after the name."""
    start, end, label = entity
    while end - start > 1 and label != "NORP" and is_common(at.words[end - 1]):
        end -= 1
    while end - start > 1 and (at.words[end - 1] in at.lexicon.small_words or at.words[end - 1] in EDGES):
        end -= 1
    return start, end, label


def without_titles(entity: Entity, at: Words) -> Entity:
    """“President Ana Roe”, “His Highness Ali Poe”, and at the head of a sentence “Ecologist Ana Roe”."""
    start, end, label = entity
    if label != "PERSON":
        return entity
    while end - start > 1 and (at.is_title(start) or at.tags[start] == OWNING):
        start += 1
    if end - start > 2 and at.lexicon.is_of_people(at.lower(start)):
        start += 1
    return start, end, label


def without_part(entity: Entity, at: Words) -> Entity:
    """“Labour's Shadow”, “Nordia Institute of Physics in Lund”: where the party's own name ends."""
    start, end, label = entity
    for i in range(start + 1, end - 1):
        owns = at.words[i] in POSSESSIVES and label != "PERSON"
        if owns and at.lexicon.form(at.string(start, i)) is not None:
            return start, i, label
        if at.words[i] == "in" and label == "ORG" and any(names_a_body(word, at) for word in at.words[start:i]):
            return start, i, label
    return entity


STEPS: tuple[Callable[[Entity, Words], Entity], ...] = (
    without_opening,
    without_trade,
    without_closing,
    without_office,
    without_common_words,
    without_titles,
    without_part,
)


def is_of_titles(entity: Entity, at: Words) -> bool:
    """“Prime Minister”, “His Highness”."""
    return all(at.is_title(i) or at.tags[i] == OWNING for i in range(*entity[:2]))


def is_of_common_words(entity: Entity, at: Words) -> bool:
    """“Arabic and Mandarin”, “Internet”, a single letter."""
    words, lexicon = at.words[entity[0] : entity[1]], at.lexicon
    name = " ".join(words)
    if len(name) == 1 or name in lexicon.not_names:
        return True
    return all(word in lexicon.not_names or word in lexicon.small_words for word in words)


def lacks_capitals(entity: Entity, at: Words) -> bool:
    """“al-something”: no word with a capital, where the script has any; the lexicon's own names may."""
    start, end, label = entity
    if label == "NORP" or any(word[0].isupper() or is_without_case(word) for word in at.words[start:end]):
        return False
    return " ".join(at.words[start:end]) not in at.lexicon.forms


REFUSALS: tuple[Callable[[Entity, Words], bool], ...] = (is_of_titles, is_of_common_words, lacks_capitals)


def is_edge(i: int, at: Words) -> bool:
    """Whether a token is a mark or white space."""
    return at.words[i] in EDGES or at.words[i].isspace()


def is_common(word: str) -> bool:
    """Whether a word is in small letters; those of other scripts and with marks may be names."""
    return word.islower() and word.isascii() and word.isalpha()


def is_noun(i: int, at: Words) -> bool:
    """Whether a common noun stands before a word with a capital: “union Roe”; no particle, as in “al Roe”."""
    word = at.words[i]
    return is_common(word) and at.tags[i] in NOUNS and word not in at.lexicon.particles and at.is_capitalised(i + 1)


def is_without_case(word: str) -> bool:
    """Whether a word is of a script that has no capitals."""
    return word[0].isalpha() and word[0].lower() == word[0].upper()


def is_time(i: int, neighbour: int, entity: Entity, at: Words) -> bool:
    """Whether a word at an end of an entity is a weekday or month; "May" beside a person's other name is none."""
    word = at.words[i]
    if word not in at.lexicon.time_words:
        return False
    beside = entity[0] <= neighbour < entity[1] and at.is_capitalised(neighbour)
    return not (entity[2] == "PERSON" and word in at.lexicon.name_months and beside)


def is_day(start: int, end: int, at: Words) -> bool:
    """Whether the last word is the day of a month: "Aug 1"."""
    return end - start > 1 and at.words[end - 1].isdigit() and len(at.words[end - 1]) <= LONGEST_DAY
