"""Names of news outlets that the name finder cut or did not see: “Channel 9”, “newspaper Star of Roe”."""

from __future__ import annotations

import re

from claimx.names.unseen import first_of
from claimx.names.words import Entity, Words, owners

SITE = re.compile(r"[A-Z][\w-]+\.(?:com|org|net|info|news)", re.IGNORECASE)
LONGEST_NUMBER = 2  # digits in a station's number
LONGEST_PAPER = 7  # words in a paper's name


def stations(entities: list[Entity], at: Words) -> list[Entity]:
    """“Channel 9”, “Action News 5”: a word for a station and its number are one name."""
    named = [i for i in at.capitalised if at.words[i] in at.lexicon.clues["stations"] and is_number(i + 1, at)]
    if not named:
        return entities
    taken = owners(entities)
    found: list[Entity] = []
    for i in named:
        start = entities[taken[i]][0] if i in taken else first_of(i, taken, at)
        if start - 1 not in taken:  # "Nordia Radio 4" may be more than its last two words
            found.append((start, i + 2, "ORG"))
    inside = {token for start, end, _ in found for token in range(start, end)}
    return sorted([*(each for each in entities if inside.isdisjoint(range(*each[:2]))), *found])


def papers(entities: list[Entity], at: Words) -> list[Entity]:
    """“newspaper The Harbour”, “newspaper Star of Roe”: one name behind an outlet's noun, as "The" or "of" shows."""
    found = [
        (start, end, "ORG")
        for i in at.capitalised
        if at.word(i - 1) in at.lexicon.clues["outlets"]
        for start, end in [run_from(i, at)]
        if start > i or any(at.words[j] == "of" for j in range(start, end))
    ]
    inside = {token for start, end, _ in found for token in range(start, end)}
    whole = [each for each in found if each[0] < each[1]]
    return sorted([*(each for each in entities if inside.isdisjoint(range(*each[:2]))), *whole]) if whole else entities


def sites(entities: list[Entity], at: Words) -> list[Entity]:
    """“Tarqa.com reported”: a web address with a capital is the name of who runs it."""
    taken = owners(entities)
    found = [i for i in at.capitalised if i not in taken and SITE.fullmatch(at.words[i])]
    return sorted([*entities, *((i, i + 1, "ORG") for i in found)]) if found else entities


def run_from(i: int, at: Words) -> tuple[int, int]:
    """The words in capitals from a token on, with "of" between them, without the article before."""
    start = end = i + (at.words[i] == "The")
    while at.is_capital_word(end) and at.words[end] not in at.lexicon.time_words and end - start < LONGEST_PAPER:
        end += 1
        if at.word(end) == "of":
            behind = end + 1 + (at.word(end + 1) == "the")
            end = behind if at.is_capital_word(behind) else end
    return start, end


def is_adjective(i: int, at: Words) -> bool:
    """“Independent” before “candidates”, “presidential”: no outlet's name."""
    clues = at.lexicon.clues
    return at.words[i] in clues["adjectives"] and at.lower(i + 1) in clues["standing"]


def is_magazine(i: int, at: Words) -> bool:
    """“The Atlantic reported”, “told The Atlantic”: a water's name that a magazine bears."""
    if at.lower(i - 1) != "the":
        return False
    within = at.words[i - 1].istitle() and not at.opens(i - 1) and not at.tag(i + 1).startswith("NN")
    return within or at.lower(i + 1) in at.lexicon.clues["saying"] | at.lexicon.clues["reporting"]


def is_number(i: int, at: Words) -> bool:
    """Whether a token is a short number by itself: of no date, no sum, nothing counted."""
    word = at.word(i)
    alone = not at.tag(i + 1).startswith(("NN", "CD", "JJ")) and at.word(i + 1) not in {"-", "%", ":"}
    return word.isdecimal() and len(word) <= LONGEST_NUMBER and alone
