"""Persons named together: “Tom Bell and Ruth Park” are two, although a park may be called so."""

from __future__ import annotations

from collections.abc import Container, Iterator

from claimx.names.words import PLACES, Entity, Words, names_a_body, owners

JOINING = frozenset({"and", "&"})
FULL = 2  # words of a name
MISTAKEN = frozenset({"ORG", *PLACES})


def pairs(entities: list[Entity], at: Words) -> list[Entity]:
    """A first name and a word in capitals that "and" joins to somebody's full name are a person's name."""
    people = [each for each in entities if each[2] == "PERSON" and each[1] - each[0] == FULL and is_full(each[0], at)]
    if not people:
        return entities
    taken = owners(entities)
    beside = {start for first, end, _ in people for start in joined_to(first, end, at)}
    names = {(start, start + FULL, "PERSON") for start in beside if is_other(start, entities, taken, at)}
    places = {name[:2] for name in names}
    return sorted([*(each for each in entities if each[:2] not in places), *names]) if names else entities


def joined_to(first: int, end: int, at: Words) -> Iterator[int]:
    """Where a full name would start that "and" joins to another, before or behind it."""
    if at.lower(end) in JOINING:
        yield end + 1
    if at.lower(first - 1) in JOINING:
        yield first - 1 - FULL


def is_full(start: int, at: Words) -> bool:
    """Whether a first name and a word in capitals stand from a token on, no place's such as "Lincoln Avenue"."""
    last = start + 1
    if start < 0 or at.lower(start) not in at.lexicon.first_names or not at.is_capital_word(start):
        return False
    word = at.word(last)
    may_be = word not in at.lexicon.place_words or word in at.lexicon.clues["surnames"]
    return may_be and at.is_capital_word(last) and word.istitle() and not names_a_body(word, at)


def is_other(start: int, entities: list[Entity], taken: Container[int], at: Words) -> bool:
    """Whether a full name stands there that is of no other name, or was taken for a body's or a place's."""
    end = start + FULL
    if not is_full(start, at) or at.is_capital_word(end) or at.is_capital_word(start - 1):
        return False
    if at.lexicon.form(at.string(start, end)) is not None or at.lexicon.form(at.words[start]) is not None:
        return False
    mistaken = any(each[:2] == (start, end) and each[2] in MISTAKEN for each in entities)
    return mistaken or (start not in taken and start + 1 not in taken)
