"""Names of bodies that the name finder did not see: by their last word, or as the only one of their kind."""

from __future__ import annotations

from collections.abc import Mapping

from claimx.names.bodies import end_of_last
from claimx.names.words import Entity, Words, names_a_body, owners

LONGEST = 7  # words before the last, and behind it
OF_NAMES = frozenset({"NNP", "NNPS"})
# Between the words of one name, where a word in capitals stands before them.
JOINING = frozenset({"and", "of", "&", "for"})
OF_FIELDS = frozenset({"of", "for"})
STATES = frozenset({"GPE", "NORP"})


def bodies(entities: list[Entity], at: Words) -> list[Entity]:
    """“the Eastgate Rowing Society”, “Parliament”: in capitals, within a sentence."""
    closing = [i for i in at.capitalised if i and closes_a_name(i, at)]
    if not closing:
        return entities
    taken = owners(entities)
    found: list[Entity] = []
    for last in closing:
        reached = found[-1][1] if found else 0
        if last >= reached and last not in taken:
            body = chamber(last, at) or body_at(last, entities, taken, at)
            found.extend([body] if body is not None else [])
    if not found:
        return entities
    inside = {token for start, end, _ in found for token in range(start, end)}
    return sorted([*(each for each in entities if each[0] not in inside), *found])


def closes_a_name(last: int, at: Words) -> bool:
    """Whether a word in capitals is one that bodies' names end with, and nothing with a capital follows."""
    closes = names_a_body(at.words[last], at) or is_group(last, at)
    return closes and at.tags[last] in OF_NAMES and not at.is_capitalised(last + 1)


def is_group(last: int, at: Words) -> bool:
    """“the Harwell Six”: people who are known together by how many they are."""
    return at.words[last] in at.lexicon.clues["group_numbers"] and at.lower(last - 2) == "the"


def chamber(i: int, at: Words) -> Entity | None:
    """“Parliament”, “the House”: by itself the name of what a state has one of."""
    is_one = at.words[i] in at.lexicon.institutions or (at.words[i] in at.lexicon.chambers and at.lower(i - 1) == "the")
    return (i, i + 1, "ORG") if is_one and not at.is_capitalised(i - 1) else None


def body_at(last: int, entities: list[Entity], taken: Mapping[int, int], at: Words) -> Entity | None:
    """The body whose name a token ends, with a state's before it."""
    if at.words[last] in at.lexicon.also_things:
        return None
    start = first_of(last, taken, at)
    if start - 1 in taken:
        before = entities[taken[start - 1]]
        return (before[0], end_of(last, taken, at), "ORG") if before[2] in STATES else None
    while start < last and at.is_title(start):
        start += 1
    end = end_of(last, taken, at)
    # "the Board of Elections", "the Nordia Board"; no "Board" alone.
    is_whole = start < last or (end > last + 1 and at.lower(start - 1) == "the")
    # "Nordia Bank and Eastgate Motors": of two, the first is seen.
    goes_on = at.lower(start - 1) in JOINING and not (at.lower(start - 1) == "and" and start - 2 in taken)
    return (start, end, "ORG") if is_whole and not goes_on else None


def first_of(last: int, taken: Mapping[int, int], at: Words) -> int:
    """The first word of a name in capitals, which opens no sentence."""
    start = last
    while last - start < LONGEST:
        if is_part(start - 1, taken, at):
            start -= 1
        elif at.lower(start - 1) in JOINING and start < last and is_part(start - 2, taken, at):
            start -= 2
        else:
            break
    return start


def end_of(last: int, taken: Mapping[int, int], at: Words) -> int:
    """Where a name ends that may go on behind its body's word: “Board of Elections”."""
    end = last + 1
    if at.lower(end) in opening_fields(last, at) and is_part(end + 1, taken, at):
        end += 1
        while end - last < LONGEST and is_part(end, taken, at):
            end += 1
        end = end_of_last(end, at)
    return end if at.words[end - 1] not in at.lexicon.place_words else last + 1


def opening_fields(last: int, at: Words) -> frozenset[str]:
    """What leads to what a body is for; its "on" is no chamber's: "the Committee on Ports", "the Senate on Ports"."""
    is_chamber = at.words[last] in at.lexicon.chambers or at.words[last] in at.lexicon.institutions
    return OF_FIELDS if is_chamber else OF_FIELDS | {"on"}


def is_part(i: int, taken: Mapping[int, int], at: Words) -> bool:
    """Whether a word in capitals that opens no sentence can be of a body's name."""
    if i <= 0 or i in taken or not at.is_capital_word(i) or at.opens(i):
        return False
    return at.words[i] not in at.lexicon.time_words and (at.tags[i] in OF_NAMES or at.tags[i] in {"JJ", "NN", "NNS"})
