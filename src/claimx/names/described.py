"""Clues of the noun that says what a name is: “Zentro, a maker of pumps”, “the island Dorsø”, “her album, Veltra”."""

from __future__ import annotations

from claimx.names.maps import acts
from claimx.names.words import NO_PARTY, STRONG, Clue, Entity, Words
from claimx.syntax.tags import ARTICLES

# How many words describe a party after its name: "Zentro, a small Nordian maker of pumps".
LONGEST_DESCRIPTION = 7
LONGEST_BRACKET = 12  # tokens
DESCRIBING = ("NN", "JJ", "VBN", "VBG", "CD", "POS", "HYPH", "RB")
BEFORE_NOUNS = ("NN", "JJ", "VBN", "VBG", "CD")
# What follows a name that stands in commas behind its noun.
CLOSED = frozenset({",", ".", "(", "which", "and", "in", "on"})


def lying(entity: Entity, at: Words) -> Clue | None:
    """“the small island Dorsø”: a place's noun right before a name of one word that does nothing."""
    start, end, label = entity
    if label == "LOC" or end - start > 1 or not at.word(start - 1).islower() or not at.tag(start - 1).startswith("NN"):
        return None
    does_nothing = not acts(start, end, at) and not at.tag(end).startswith(("VB", "MD"))
    return ("GPE", STRONG) if at.lower(start - 1) in at.lexicon.clues["place_nouns"] and does_nothing else None


def titled(entity: Entity, at: Words) -> Clue | None:
    """“her fifth album, Veltra,”: whose thing of what kind a name is."""
    start, end, _ = entity
    noun = start - 2
    if at.word(start - 1) != "," or at.lower(noun) not in at.lexicon.clues["things"] or at.lower(end) not in CLOSED:
        return None
    first = noun
    while at.tag(first - 1).startswith(BEFORE_NOUNS):
        first -= 1
    return (NO_PARTY, STRONG) if at.tag(first - 1) in {"PRP$", "POS"} else None


def described(entity: Entity, at: Words) -> Clue | None:
    """“Zentro, a maker of pumps,”, “Roe, the minister,”, “Lower Dorp is a town of 900”: the noun after the name."""
    noun = _description(entity, at)
    clue = _by_noun(noun, at) if noun else None
    in_full = entity[2] == "PERSON" and entity[1] - entity[0] > 1
    # "Ana Roe, a publisher": also the noun for a person.
    return None if in_full and clue == ("ORG", STRONG) and noun in at.lexicon.clues["persons_too"] else clue


def _description(entity: Entity, at: Words) -> str:
    """The noun that closes what an article opens after a name and a comma or "is"; nothing where the phrase goes on."""
    end = past_brackets(entity[1], at)
    is_subject = at.lower(end) in {"is", "was"} and not _is_governed(entity[0], at)
    if at.lower(end + 1) not in ({"a", "an"} if is_subject else ARTICLES if at.word(end) == "," else ()):
        return ""
    i = end + 2
    while i < min(len(at.words), end + LONGEST_DESCRIPTION) and at.tags[i].startswith(DESCRIBING):
        i += 1
    after = at.lower(i)
    closed = not after or after in at.lexicon.clues["after_description"]
    return at.lower(i - 1) if closed and at.tags[i - 1] == "NN" else ""


def past_brackets(i: int, at: Words) -> int:
    """The token behind what stands in brackets: “Zentro (NYSE: ZTR) is”."""
    if at.word(i) != "(":
        return i
    return next((j + 1 for j in range(i + 1, min(i + LONGEST_BRACKET, len(at.words))) if at.words[j] == ")"), i)


def _is_governed(start: int, at: Words) -> bool:
    """Whether a preposition stands before a name: what follows "is" says nothing of it."""
    before = start - 1 - (at.lower(start - 1) in ARTICLES)
    return before >= 0 and at.tags[before] in {"IN", "TO"}


def _by_noun(noun: str, at: Words) -> Clue | None:
    clues, type_ = at.lexicon.clues, at.lexicon.noun_types.get(noun)
    if noun in clues["bodies"] or type_ in {"organisation", "media"}:
        return "ORG", STRONG
    if noun in clues["place_nouns"]:
        return "GPE", STRONG
    if noun in clues["things"]:
        return NO_PARTY, STRONG
    return ("PERSON", STRONG) if at.lexicon.is_of_people(noun) and noun not in at.lexicon.collective else None
