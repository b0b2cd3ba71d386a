"""Names that are none: those that a headline in Title Case makes of common words, and parts of events' names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from claimx.names.words import PLACES, Entity, Words, owners

# The share of longer words with a capital that makes a line a headline in Title Case.
CAPITALS = 0.85
# A headline's length in tokens; longer words in it, from which its capitals are told, and how long they are.
LENGTHS = range(5, 40)
LEAST_WORDS = 5
LONGER = 4
HELD = PLACES | {"ORG"}
LONGEST_EVENT = 5  # words behind where it is held


def outside_headlines(entities: list[Entity], at: Words) -> list[Entity]:
    """A headline in Title Case makes names of common words: there, only names that the lexicon or the body knows."""
    inside = {token for start, end in headlines(at) for token in range(start, end)}
    if not inside:
        return entities
    body = {at.words[i].lower() for start, end, _ in entities for i in range(start, end) if i not in inside}
    return [entity for entity in entities if entity[0] not in inside or is_known(entity, body, at)]


def is_known(entity: Entity, body: set[str], at: Words) -> bool:
    """Whether a name in a headline is one elsewhere too; people's words and full names are surely."""
    start, end, label = entity
    if label == "NORP" or (label == "PERSON" and end - start > 1) or at.lexicon.form(at.string(start, end)) is not None:
        return True
    return all(w.lower() in body or not w[0].isalpha() or w.islower() for w in at.words[start:end])


def headlines(at: Words) -> list[tuple[int, int]]:
    """Stretches between line breaks or wider gaps in which nearly every longer word has a capital."""
    breaks = [-1, *(i for i, word in enumerate(at.words) if word.isspace()), len(at.words)]
    lines = ((before + 1, after) for before, after in pairwise(breaks))
    return [(start, end) for start, end in lines if end - start in LENGTHS and is_title_case(at.words[start:end])]


def is_title_case(words: Sequence[str]) -> bool:
    """Whether nearly every longer word has a capital."""
    longer = [word for word in words if word[0].isalpha() and len(word) >= LONGER]
    return len(longer) >= LEAST_WORDS and sum(word[0].isupper() for word in longer) >= CAPITALS * len(longer)


def outside_events(entities: list[Entity], at: Words) -> list[Entity]:
    """“The Lima Film Awards were put off”: where they are held takes no part."""
    taken = owners(entities)
    return [entity for entity in entities if entity[2] not in HELD or not opens_event(entity, taken, at)]


def opens_event(entity: Entity, taken: Mapping[int, int], at: Words) -> bool:
    """Whether words with capitals follow a name up to one such as "Awards", which closes them."""
    end = last = entity[1]
    while last - end < LONGEST_EVENT and at.is_capital_word(last) and last not in taken:
        last += 1
    return last > end and is_event(last - 1, at) and not at.is_capitalised(last)


def is_event(i: int, at: Words) -> bool:
    """Whether a word closes the names of events, and is no first name, such as "Bill"."""
    return at.words[i] in at.lexicon.event_words and not at.is_first_name(i)
