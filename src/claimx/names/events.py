"""Names within those of events, laws and prizes, which are no party: “Lima Film Awards”, “Geneva Convention”."""

from __future__ import annotations

from collections.abc import Mapping

from claimx.names.words import PLACES, Entity, Words, owners

LONGEST = 5


def outside_events(entities: list[Entity], at: Words) -> list[Entity]:
    """“The Lima Film Awards were put off”: where they are held takes no part."""
    taken = owners(entities)
    return [entity for entity in entities if entity[2] not in HELD or not opens_event(entity, taken, at)]


def opens_event(entity: Entity, taken: Mapping[int, int], at: Words) -> bool:
    """Whether words with capitals follow a name up to one such as "Awards", which closes them."""
    end = last = entity[1]
    while last - end < LONGEST and at.is_capital_word(last) and last not in taken:
        last += 1
    return last > end and is_event(last - 1, at) and not at.is_capitalised(last)


def is_event(i: int, at: Words) -> bool:
    """Whether a word closes the names of events, and is no first name, such as "Bill"."""
    return at.words[i] in at.lexicon.event_words and not at.is_first_name(i)


HELD = PLACES | {"ORG"}
