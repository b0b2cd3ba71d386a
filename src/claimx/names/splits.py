"""Entities that hold more than one name, parted."""

from __future__ import annotations

from collections.abc import Callable

from claimx.lexicons.gazetteer import folded, states_with
from claimx.names.words import LABEL_OF, PLACES, Entity, Words, is_legal_form, is_titled_surname, names_a_body

DASHES = frozenset({"-", "–", "/"})
STATES = frozenset({"name", "people"})
WHERE = frozenset({"name", "capital", "place"})
AT_BODY = frozenset({"of", "at", "for", "to", "from"})
FULL_NAMES = range(2, 4)  # words of a name behind a body's letters
OF_OFFICE = frozenset({"of", "for"})
JOINING = OF_OFFICE | {"and", "&"}
WITHIN_OFFICE = JOINING | {",", "the"}
LONGEST_OFFICE = 12  # words of "Minister of Trade, Roads and Ports"
FULL_NAME = 2  # words of a first name and a surname
ACRONYM = 2  # shorter words in capitals are seldom a body's letters


def split_pairs(entity: Entity, at: Words) -> list[Entity]:
    """“Nordia University and Center for Ice Studies” are two, as are “Nordia Bank and Eastgate Motors”."""
    return next((parts for step in PAIRS if (parts := step(entity, at))), [entity])


def split_titles(entity: Entity, at: Words) -> list[Entity]:
    """“National Assembly Speaker Ana Roe” is a body and a person; “Sultan of Oman” a place; “Ms Roe” a person."""
    if entity[2] == "NORP" or entity[1] - entity[0] == 1:
        return [entity]
    return next((parts for step in TITLES if (parts := step(entity, at))), [entity])


# --- Two parties ----------------------------------------------------------------------------------------------------


def after_legal_form(entity: Entity, at: Words) -> list[Entity]:
    """“Eastgate Plc Chairman Ana Roe”; in “Roe & Co Ltd” and “Eastgate Co of Kenya” the name goes on."""
    start, end, label = entity
    for i in range(start + 1, end - 1):
        goes_on = is_legal_form(i + 1, at) or at.words[i + 1] in at.lexicon.organisation_words
        if is_legal_form(i, at) and at.is_capitalised(i + 1) and not goes_on:
            return [(start, i + 1, "ORG"), (i + 1, end, label)]
    return []


def two_states(entity: Entity, at: Words) -> list[Entity]:
    """“US–Mexico”, as in “the US–Mexico border”."""
    start, end, _ = entity
    for i in range(start + 1, end - 1):
        if at.words[i] not in DASHES:
            continue
        first, second = at.lexicon.form(at.string(start, i)), at.lexicon.form(at.string(i + 1, end))
        if first is not None and second is not None and {first.kind, second.kind} <= STATES:
            return [(start, i, LABEL_OF[first.kind]), (i + 1, end, LABEL_OF[second.kind])]
    return []


def two_bodies(entity: Entity, at: Words) -> list[Entity]:
    """“Nordia Bank and Eastgate Motors”: each has a body's word of its own, or the first a legal form."""
    start, end, label = entity
    if label != "ORG":
        return []
    for i in range(start + 1, end - 1):
        if at.words[i] == "and" and (is_of_two(start, i, end, at) or is_company_before(i, at)):
            return [(start, i, label), (i + 1, end, label)]
    return []


def body_and_person(entity: Entity, at: Words) -> list[Entity]:
    """“the University of Dorp and Ana Roe”: a body's word before "and", a first name and a surname after."""
    start, end, label = entity
    joint = end - FULL_NAME - 1
    if label != "ORG" or joint <= start or at.words[joint] != "and" or not at.is_first_name(joint + 1):
        return []
    is_body = any(names_a_body(word, at) for word in at.words[start:joint])
    is_person = at.is_capital_word(end - 1) and not names_a_body(at.words[end - 1], at)
    return [(start, joint, label), (joint + 1, end, "PERSON")] if is_body and is_person else []


def is_of_two(start: int, joint: int, end: int, at: Words) -> bool:
    """Whether the names on both sides of "and" open or end with a body's word."""
    opens = names_a_body(at.words[joint + 1], at) and any(names_a_body(w, at) for w in at.words[start:joint])
    both_end = names_a_body(at.words[joint - 1], at) and names_a_body(at.words[end - 1], at)
    return opens or (both_end and joint - start > 1 and end - joint > 2)


def is_company_before(i: int, at: Words) -> bool:
    """Whether a company's legal form stands before a token; "Group" is a word of other names too."""
    return at.folded(i - 1) in at.lexicon.legal and at.words[i - 1] != "Group"


def known_body_and_place(entity: Entity, at: Words) -> list[Entity]:
    """“ANC Western Cape”: a party or an office that the lexicon knows, then a place; of a party, one on any map."""
    start, end, _ = entity
    for i in range(start + 1, end):
        body, place = at.lexicon.form(at.string(start, i)), at.lexicon.form(at.string(i, end))
        if body is None or body.kind != "organisation":
            continue
        kind = at.lexicon.organisation_kind.get(body.key or "")
        is_place = (
            place.kind in WHERE if place is not None else kind == "party" and bool(states_with(at.string(i, end)))
        )
        if is_place and kind != "company":  # a company's is one of its own
            return [(start, i, "ORG"), (i, end, "GPE")]
    return []


PAIRS: tuple[Callable[[Entity, Words], list[Entity]], ...] = (
    after_legal_form,
    two_states,
    two_bodies,
    body_and_person,
    known_body_and_place,
)


# --- A name with a title --------------------------------------------------------------------------------------------


def home_apart(entity: Entity, at: Words) -> list[Entity]:
    """“Ana Roe of Tennessee”, “Republican of Iowa”."""
    start, end, label = entity
    for i in range(start + 1, end - 1):
        form = at.lexicon.form(at.string(i + 1, end)) if at.words[i] == "of" else None
        if form is None or LABEL_OF[form.kind] != "GPE":
            continue
        party = at.lexicon.form(at.string(start, i))
        if label == "PERSON" or (party is not None and party.kind in {"region", "people"}):
            return [(start, i, "PERSON" if party is None else "NORP"), (i + 1, end, "GPE")]
    return []


def member_apart(entity: Entity, at: Words) -> list[Entity]:
    """“Texas Republican”: a place and one of a party's people."""
    start, end, _ = entity
    place, member = at.lexicon.form(at.string(start, end - 1)), at.lexicon.form(at.words[end - 1])
    if place is None or member is None or member.kind != "people" or LABEL_OF[place.kind] != "GPE":
        return []
    is_of_body = (member.key or "").startswith("org:")
    return [(start, end - 1, "GPE"), (end - 1, end, "NORP")] if is_of_body else []


def person_behind_body(entity: Entity, at: Words) -> list[Entity]:
    """“UNESCO Ana Roe”, “the Federation Ana Roe”: a body's word or letters before a full name."""
    start, end, label = entity
    first = start + 1
    is_full_name = end - first > 1 and at.lower(first) in at.lexicon.first_names and at.is_capital_word(end - 1)
    if label == "PERSON" or not is_full_name or names_a_body(at.words[end - 1], at):
        return []
    is_body = names_a_body(at.words[start], at) and at.lower(start - 1) == "the"
    is_acronym = is_letters(start, at)
    return [(start, first, "ORG"), (first, end, "PERSON")] if is_body or is_acronym else []


def is_letters(i: int, at: Words) -> bool:
    """Whether a token is a body's letters before a word that is none."""
    return at.words[i].isupper() and len(at.words[i]) > ACRONYM and not at.word(i + 1).isupper()


def holder_at_letters(entity: Entity, at: Words) -> list[Entity]:
    """“NAM Ali Poe” after “representative at”: letters between the noun for who speaks and a name of two words."""
    start, end, label = entity
    of_holder = at.lower(start - 1) in AT_BODY and at.lexicon.is_of_people(at.lower(start - 2))
    if label == "PERSON" or end - start - 1 not in FULL_NAMES or not of_holder or not is_letters(start, at):
        return []
    own = all(at.is_capital_word(i) and not names_a_body(at.words[i], at) for i in range(start + 1, end))
    return [(start, start + 1, "ORG"), (start + 1, end, "PERSON")] if own else []


def holder_apart(entity: Entity, at: Words) -> list[Entity]:
    """“Scotland Ana Roe” after “First Minister of”."""
    start, end, label = entity
    is_of_office = label in PLACES and at.word(start - 1) == "of" and at.is_title(start - 2)
    if not is_of_office or at.words[end - 1] in at.lexicon.place_words:
        return []
    place = next((i for i in range(start + 1, end - 1) if at.string(start, i) in at.lexicon.forms), None)
    return [] if place is None else [(start, place, label), (place, end, "PERSON")]


def holder_at_known(entity: Entity, at: Words) -> list[Entity]:
    """“United Nations Ana Roe”, “Institute of Water Ana Roe” after “head of the”: a body known by name or by word."""
    start, end, label = entity
    start += at.lower(start) == "the"
    of = start - 1 - (at.lower(start - 1) == "the")
    if label != "ORG" or at.lower(of) not in AT_BODY or not at.is_title(of - 1):
        return []
    ends = range(end - FULL_NAME, start, -1)
    known = next((i for i in ends if is_organ(at.string(start, i), at) or ends_body(start, i, at)), None)
    return [(start, known, label), (known, end, "PERSON")] if known is not None and is_person(known, end, at) else []


def ends_body(start: int, end: int, at: Words) -> bool:
    """Whether the words before a first name make a body's name: “Institute of Water | Ana”."""
    is_whole = at.lower(end - 1) not in JOINING and at.is_first_name(end) and not at.is_first_name(end - 1)
    return is_whole and any(names_a_body(word, at) for word in at.words[start:end])


def is_person(start: int, end: int, at: Words) -> bool:
    """Whether words behind a body's name open with a first name or go on with a hyphen, and none is a body's."""
    opens = at.is_first_name(start) or any(at.is_joint(i) for i in range(start, end + 1))
    return opens and not any(names_a_body(word, at) for word in at.words[start:end])


def is_organ(text: str, at: Words) -> bool:
    """Whether a lexicon knows a name as a body's."""
    form = at.lexicon.forms.get(text)
    return form is not None and form.kind == "organisation"


def holder_behind_fields(entity: Entity, at: Words) -> list[Entity]:
    """“Tourism Ana Roe” after “Minister of Trade and”, “Velmont Ana Roe” after “Bishop of Leeds and”."""
    start, end, _ = entity
    name = next((i for i in range(start + 1, end - 1) if folded(at.words[i]) in at.lexicon.first_names), None)
    if name is None or folded(at.words[start]) in at.lexicon.first_names or not is_field_of_office(start, at):
        return []
    if not all(at.is_capital_word(i) or at.words[i] in at.lexicon.particles for i in range(start, end)):
        return []
    seat = [(start, name, "GPE")] if states_with(at.string(start, name)) else []
    return [*seat, (name, end, "PERSON")]


def is_field_of_office(i: int, at: Words) -> bool:
    """Whether a word stands among what an office is of: “Minister of Trade, Roads and [Ports]”."""
    first = i - 1
    if at.word(first) not in JOINING:
        return False
    while i - first <= LONGEST_OFFICE and (at.is_capital_word(first) or at.word(first) in WITHIN_OFFICE):
        if at.folded(first) in at.lexicon.offices and at.word(first + 1) in OF_OFFICE:
            return True
        first -= 1
    return False


def place_of_office(entity: Entity, at: Words) -> list[Entity]:
    """“Sultan of Oman”."""
    start, end, label = entity
    held = at.lower(start) in at.lexicon.offices and at.words[start + 1] == "of" and end - start > 2
    if label == "PERSON" or not held:
        return []
    form = at.lexicon.form(at.string(start + 2, end))
    unknown = "ORG" if names_a_body(at.words[end - 1], at) else "GPE"
    return [(start + 2, end, LABEL_OF[form.kind] if form is not None else unknown)]


def whole(entity: Entity, at: Words) -> list[Entity]:
    """“Ana Roe” has no title to lose here, “Governor Roe Bridge” is a place's name, “Ms Hall” none."""
    last, lexicon = at.words[entity[1] - 1], at.lexicon
    is_place = last in lexicon.place_words and not is_titled_surname(entity[1] - 1, at)
    is_thing = names_a_body(last, at) or is_place or last in lexicon.event_words
    return [entity] if is_thing or entity[2] == "PERSON" else []


def without_last_title(entity: Entity, at: Words) -> list[Entity]:
    """“Nordia Bank Chairman”."""
    start, end, label = entity
    if at.folded(end - 1) not in at.lexicon.offices:
        return []
    body = (start, end - 1, label)
    is_name = at.lexicon.form(at.string(start, end - 1)) is not None or not at.is_title(start)
    return split_titles(body, at) if is_name else [entity]


def holder_after_title(entity: Entity, at: Words) -> list[Entity]:
    """“National Assembly Speaker Ana Roe”, “Ms Roe”."""
    start, end, label = entity
    title = next(filter(at.is_held, reversed(range(start, end - 1))), None)
    if title is None or not all(
        at.is_capital_word(j) or at.words[j] in at.lexicon.particles for j in range(title + 1, end)
    ):
        return []
    first = title
    while first > start and at.is_title(first - 1):
        first -= 1
    return [*([(start, first, label)] if first > start else []), (title + 1, end, "PERSON")]


TITLES: tuple[Callable[[Entity, Words], list[Entity]], ...] = (
    home_apart,
    member_apart,
    person_behind_body,
    holder_at_letters,
    holder_at_known,
    holder_apart,
    holder_behind_fields,
    place_of_office,
    whole,
    without_last_title,
    holder_after_title,
)
