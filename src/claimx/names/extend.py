"""Names that go on beyond what the name finder saw."""

from __future__ import annotations

from collections.abc import Callable, Container

from claimx.lexicons.gazetteer import states_with
from claimx.names.words import PLACES, Entity, Words, is_legal_form, is_meeting_of_holders, names_a_body

LONGEST_BODY = 6  # words after a state's name
JOINING = frozenset({"of", "and", "for", "on"})
WITHIN = frozenset({"in", "on", "without"})
OPENING_MARKS = frozenset({'"', "“", "‘", "'"})
CLOSING = frozenset({'"', "”", "’", "'"})


def extend(entity: Entity, taken: Container[int], at: Words) -> Entity:
    """The entity with what belongs to it beside it, as far as no other has taken that."""
    wider = next((wider for step in STEPS if (wider := step(entity, taken, at)) is not None), None)
    return wider or to_body_of_state(entity, at)


def is_free(i: int, taken: Container[int], at: Words) -> bool:
    """Whether a token exists that no entity holds."""
    return 0 <= i < len(at.words) and i not in taken


def to_place_head(entity: Entity, taken: Container[int], at: Words) -> Entity | None:
    """“Savannah” before “Region”."""
    start, end, label = entity
    goes_on = label in PLACES and is_free(end, taken, at) and at.words[end] in at.lexicon.place_heads
    return (start, end + 1, label) if goes_on else None


def to_harbour(entity: Entity, taken: Container[int], at: Words) -> Entity | None:
    """“Antwerp” behind “the Port of” or “the City of”: who runs it, or where it is something happens."""
    start, end, label = entity
    harbours = at.lexicon.clues["harbours"] | at.lexicon.clues["councils"]
    is_whole = at.words[start] in harbours and at.lower(start + 1) == "of"
    first = start if is_whole else start - 2
    of = at.lower(first + 1) == "of" and at.word(first) in harbours
    if label not in PLACES or not of or not (is_whole or is_free(first, taken, at)):
        return None
    before = first - 1 - (at.lower(first - 1) == "the")
    acting = "ORG" if at.words[first] in at.lexicon.clues["harbours"] else "GPE"
    return first, end, "LOC" if at.lower(before) in at.lexicon.clues["where"] else acting


def to_road(entity: Entity, taken: Container[int], at: Words) -> Entity | None:
    """“U.S.” before “Route 9”, “U.S. Route” before “9”."""
    start, end, label = entity
    if label == "NORP":
        return None
    roads = at.lexicon.road_words
    last = end + (is_free(end, taken, at) and at.words[end] in roads)
    numbered = at.words[last - 1] in roads and is_free(last, taken, at) and at.words[last][0].isdigit()
    return (start, last + 1, "LOC") if numbered else None


def to_legal_form(entity: Entity, taken: Container[int], at: Words) -> Entity | None:
    """“Northwind Shipping” before “Ltd”."""
    start, end, label = entity
    if label == "NORP" or not is_free(end, taken, at):
        return None
    goes_on = is_legal_form(end, at) or (
        label == "ORG" and at.is_capitalised(end) and at.folded(end) in at.lexicon.legal
    )
    return (start, end + 1, "ORG") if goes_on else None


def to_whole_person(entity: Entity, taken: Container[int], at: Words) -> Entity | None:
    """“Jean” before “-Luc”, “Roe” before “Jr.”, “Luc” after “Jean-”, “Maria Roe” after “Ana”."""
    start, end, label = entity
    if label != "PERSON":
        return None
    if at.is_joint(end) and is_free(end + 1, taken, at) and at.words[end + 1].isalpha() and is_of_name(end + 1, at):
        end += 2
    if is_free(end, taken, at) and at.is_capitalised(end) and at.folded(end) in at.lexicon.generation:
        end += 1
    if at.is_joint(start - 1) and is_free(start - 2, taken, at) and at.is_capitalised(start - 2):
        start -= 2
    first = start - 1
    if end - start > 1 and is_free(first, taken, at) and at.tags[first] == "NNP" and is_forename(first, at):
        start = first
    return start, end, label


def to_pet_word(entity: Entity, taken: Container[int], at: Words) -> Entity | None:
    """“Tony” behind “Big”: what a person is called among friends."""
    start, end, label = entity
    pet = label == "PERSON" and at.word(start - 1) in at.lexicon.clues["pet_words"] and is_free(start - 1, taken, at)
    return (start - 1, end, label) if pet and at.is_first_name(start) else None


def is_forename(i: int, at: Words) -> bool:
    """“Ana” before “Maria Roe”; not “King” before “Carl Roe”."""
    return at.is_first_name(i) and not at.is_title(i)


def is_of_name(i: int, at: Words) -> bool:
    """Whether a word behind a hyphen goes on with a name: "Won-soon"; not "Sanders-backed"."""
    return at.is_capitalised(i) or not at.tags[i].startswith(("VB", "JJ"))


def to_full_name(entity: Entity, taken: Container[int], at: Words) -> Entity | None:
    """“Bill" Roe” after “William "”, or behind it: a pet name in quotation marks within a person's own."""
    start, end, label = entity
    opens_behind = at.word(end) in OPENING_MARKS and at.is_capital_word(end + 1) and at.word(end + 2) in CLOSING
    pet_name = label == "PERSON" and opens_behind and at.is_capital_word(end + 3) and at.is_first_name(start)
    if pet_name and not any(i in taken for i in range(end, end + 4)):
        return start, end + 4, label
    closing = next((i for i in range(start, end) if at.words[i] in CLOSING), 0)
    opens_before = at.word(start - 1) in OPENING_MARKS and closing == start + 1
    whole = opens_before and is_free(start - 2, taken, at) and at.is_capital_word(start - 2)
    return (start - 2, end, label) if label == "PERSON" and whole else None


def to_first_word(entity: Entity, taken: Container[int], at: Words) -> Entity | None:
    """“Heron Trust” behind “the Project”: a word in capitals between the article and a body's name is of the name."""
    start, end, label = entity
    first = start - 1
    if label != "ORG" or at.lower(first - 1) != "the" or not is_free(first, taken, at) or at.is_title(first):
        return None
    return (first, end, label) if at.tag(first) == "NNP" and at.is_capital_word(first) else None


def to_phrase_within(entity: Entity, taken: Container[int], at: Words) -> Entity | None:
    """“the phone maker Circle” before “in Motion”: a common noun with a capital goes on with a company's name."""
    start, end, label = entity
    noun = at.word(start - 1)
    if label != "ORG" or not noun.islower() or noun not in at.lexicon.clues["bodies"] | at.lexicon.clues["makers"]:
        return None
    goes_on = at.word(end) in WITHIN and at.is_capital_word(end + 1) and is_common(end + 1, at)
    return (start, end + 2, label) if goes_on and is_free(end, taken, at) and is_free(end + 1, taken, at) else None


def is_common(i: int, at: Words) -> bool:
    """Whether a word with a capital can be a common noun: no place on maps, no month, no name that the lexicon has."""
    word = at.words[i]
    known = bool(states_with(word)) or word in at.lexicon.time_words or at.lexicon.form(word) is not None
    return at.tag(i) == "NN" or (at.tag(i) == "NNP" and not known and not at.is_first_name(i))


def to_paper_of_place(entity: Entity, taken: Container[int], at: Words) -> Entity | None:
    """“Times” before “of Velmont”, where no other name is seen there."""
    start, end, label = entity
    if label != "ORG" or at.words[end - 1] not in at.lexicon.media_words or at.lower(end) != "of":
        return None
    place = end + 1
    goes_on = is_free(place, taken, at) and at.is_capital_word(place) and at.words[place] not in at.lexicon.time_words
    return (start, place + 1, label) if goes_on else None


def to_body_of_state(entity: Entity, at: Words) -> Entity:
    """“Kenyan” before “Ministry of Health”, “Kenya” before “Airways”."""
    start, end, label = entity
    opens = at.word(end) in at.lexicon.national_words or is_meeting_of_holders(end, at)
    last = end_of_capitals(end, at) if label in {"NORP", "GPE"} and opens else end
    return (start, last, "ORG") if last > end and is_body(end, last, at) else entity


def end_of_capitals(start: int, at: Words) -> int:
    """Where words in capitals end that only small words join."""
    last = start
    while last - start < LONGEST_BODY and (
        at.is_capital_word(last) or (at.word(last) in JOINING and at.is_capitalised(last + 1))
    ):
        last += 1
    return last


def is_body(start: int, end: int, at: Words) -> bool:
    """Whether the words after a state's name make a body's with it; no post and its holder's name do."""
    if any(at.folded(i) in at.lexicon.titles for i in range(start, end)):
        return False  # "UK Energy Minister Roe"
    first, last, lexicon = at.words[start], at.words[end - 1], at.lexicon
    ends_so = names_a_body(last, at) or last in lexicon.media_words
    known = ends_so or first in lexicon.organisation_words or is_meeting_of_holders(start, at)
    return known and last not in lexicon.event_words


STEPS: tuple[Callable[[Entity, Container[int], Words], Entity | None], ...] = (
    to_place_head,
    to_harbour,
    to_paper_of_place,
    to_road,
    to_legal_form,
    to_first_word,
    to_phrase_within,
    to_full_name,
    to_pet_word,
    to_whole_person,
)
