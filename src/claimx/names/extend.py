"""Names that go on beyond what the name finder saw."""

from __future__ import annotations

from collections.abc import Callable

from claimx.names.repairs import PLACES, Entity, Words, is_legal_form


def extend(entity: Entity, free: Callable[[int], bool], at: Words) -> Entity:
    """“Savannah” before “Region”, “Jean” before “-Luc”, “Roe” before “Jr.” belong with what follows."""
    start, end, label = entity
    n = len(at.words)
    if label in PLACES and end < n and at.words[end] in at.lexicon.place_heads and free(end):
        return start, end + 1, label
    if label != "NORP":
        # “U.S.” before “Route 9”, “U.S. Route” before “9”.
        last = end + (end < n and at.words[end] in at.lexicon.road_words and free(end))
        if at.words[last - 1] in at.lexicon.road_words and last < n and at.words[last][0].isdigit() and free(last):
            return start, last + 1, "LOC"
    if label != "NORP" and end < n and free(end) and is_legal_form(end, at):
        # “Northwind Shipping” before “Ltd”.
        return start, end + 1, "ORG"
    if (
        label == "ORG"
        and start > 1
        and at.words[start - 1] == "-"
        and at.touches(start)
        and at.touches(start - 1)
        and free(start - 2)
        and at.words[start - 2].isupper()
        and at.words[start].isupper()
        and at.lexicon.form(at.words[start - 2]) is None
    ):
        return start - 2, end, label  # “ABC” before “-XYZ”
    if label == "PERSON":
        if (
            end + 1 < n
            and at.words[end] == "-"
            and at.touches(end)
            and at.touches(end + 1)
            and free(end + 1)
            and at.words[end + 1].isalpha()
        ):
            end += 2
        if (
            end < n
            and at.words[end].lower().rstrip(".") in at.lexicon.generation
            and free(end)
            and at.is_capitalised(end)
        ):
            end += 1
        if (
            start > 1
            and at.words[start - 1] == "-"
            and at.touches(start)
            and at.touches(start - 1)
            and free(start - 2)
            and at.is_capitalised(start - 2)
        ):
            start -= 2
    if label in {"NORP", "GPE"} and end < n and at.words[end] in at.lexicon.national_words:
        last = end
        while (
            last < n
            and last - end < 6
            and (
                (at.is_capitalised(last) and at.words[last].isalpha())
                or (at.words[last] in {"of", "and", "for"} and last + 1 < n and at.is_capitalised(last + 1))
            )
        ):
            last += 1
        tail = at.words[last - 1]
        if (
            last > end
            and (
                tail in at.lexicon.government_words
                or tail in at.lexicon.organisation_words
                or tail in at.lexicon.media_words
                or at.words[end] in at.lexicon.organisation_words
            )
            and tail not in at.lexicon.event_words
        ):
            return start, last, "ORG"
    return start, end, label
