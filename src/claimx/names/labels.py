"""What a name is a name of: a person's, a body's, a place's, or no party's at all."""

from __future__ import annotations

from collections.abc import Callable

from claimx.lexicons.gazetteer import states_with
from claimx.names.outlets import is_adjective, is_magazine
from claimx.names.words import (
    LABEL_OF,
    NO_PARTY,
    PLACES,
    Entity,
    Words,
    is_acronym,
    is_legal_form,
    is_meeting_of_holders,
    names_a_body,
)
from claimx.syntax.tags import ARTICLES

# Tags of single words that are no name, whatever the name finder says.
NOT_OF_NAMES = frozenset({"NNS", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "RB", "IN", "UH"})
OF_EVENTS = frozenset({"of", "for", "in", "No", "No."})
LAST_LATIN = "ɏ"
LONGEST_NAME, PET_LENGTH, CALL_SIGN_LENGTH = 3, 2, 4
CALL_SIGNS = frozenset({"K", "W"})


def relabel(entity: Entity, at: Words) -> Entity | None:
    """“Example Trust Ltd” is no person, “Lake Roe” a place, “Roe Prize” no party, “Mr Roe” a person."""
    start, end, label = entity
    if label == "NORP" and not is_water(entity, at):
        return entity if is_people(entity, at) else None
    if end - start == 1 and (at.is_rank(start) or is_adjective(start, at)):
        return None
    if is_settled(entity, at):
        return entity
    verdicts = SINGLE_WORD if end - start == 1 else SEVERAL_WORDS
    new = next((new for verdict in verdicts if (new := verdict(entity, at)) is not None), label)
    return (start, end, new) if new != NO_PARTY else None


def is_water(entity: Entity, at: Words) -> bool:
    """“Atlantic”: whether a name is the word for a water that the lexicon knows."""
    return entity[1] - entity[0] == 1 and at.words[entity[0]] in at.lexicon.waters and is_known(entity, at)


def of_water(entity: Entity, at: Words) -> str | None:
    """“The Atlantic reported” is a magazine, “the Atlantic warmed” a place, whatever the name finder took it for."""
    if not is_water(entity, at):
        return None
    return "ORG" if is_magazine(entity[0], at) else "LOC"


def is_people(entity: Entity, at: Words) -> bool:
    """Whether a nationality word names people: not in “300 Indian rupees”."""
    start, end, _ = entity
    if at.words[start].islower() and at.string(start, end) not in at.lexicon.forms:
        return False
    return at.word(end) not in at.lexicon.currency_words


def is_settled(entity: Entity, at: Words) -> bool:
    """Whether what the lexicon knows of a name stands: for a body, and for a name of several words ("West Bank")."""
    start, end, label = entity
    form = at.lexicon.forms.get(at.string(start, end))
    if form is None:
        return False
    if form.kind in {"organisation", "outlet", "person"}:
        return True
    known = LABEL_OF[form.kind]
    return end - start > 1 and (known == label or {known, label} <= PLACES)


def is_known(entity: Entity, at: Words) -> bool:
    """Whether the lexicon holds a name as written."""
    return at.string(entity[0], entity[1]) in at.lexicon.forms


def of_event(entity: Entity, at: Words) -> str | None:
    """“Olympics”."""
    return NO_PARTY if at.words[entity[0]] in at.lexicon.event_words else None


def of_thing(entity: Entity, at: Words) -> str | None:
    """“Humvee”, “the Richter scale”: taken for a place or a person although it is a thing."""
    start, _, label = entity
    word = at.words[start]
    if word in at.lexicon.substances:
        return NO_PARTY  # "Caffeine", whatever it was taken for
    if word not in at.lexicon.things:
        return None
    is_thing = label in PLACES or (label == "PERSON" and (at.word(start + 1) == "scale" or word in at.lexicon.creeds))
    return NO_PARTY if is_thing else None


def of_opening_noun(entity: Entity, at: Words) -> str | None:
    """“Prosecutors said”, “Shares rose”: a noun for who speaks or what is traded, whose capital opens the sentence."""
    start, types = entity[0], at.lexicon.noun_types
    if is_known(entity, at) or not at.opens(start):
        return None
    word, clues = at.lower(start), at.lexicon.clues
    traded = word in clues["traded"] and at.lower(start + 1) not in clues["saying"]
    return NO_PARTY if traded or word in types or (word.endswith("s") and word[:-1] in types) else None


def of_place_word(entity: Entity, at: Words) -> str | None:
    """“the Hall”."""
    start, _, label = entity
    is_word = not is_known(entity, at) and label != "PERSON" and at.words[start] in at.lexicon.place_words
    return NO_PARTY if is_word else None


def of_other_word(entity: Entity, at: Words) -> str | None:
    """A verb or a plural in capitals."""
    start, _, label = entity
    return NO_PARTY if label != "ORG" and at.tags[start] in NOT_OF_NAMES and not is_known(entity, at) else None


def of_acronym(entity: Entity, at: Words) -> str | None:
    """“the NRA”: letters that the name finder took for a person or a place; not “in LAX”."""
    start, _, label = entity
    if is_known(entity, at) or not is_acronym(start, at):
        return None
    located = label == "GPE" and at.folded(start - 1) in at.lexicon.clues["where"]
    return "ORG" if label in {"PERSON", "GPE"} and not located else None


def of_station(entity: Entity, at: Words) -> str | None:
    """“WQRT”, “KZNB”: the call sign of a station in America has four letters and opens with one of two."""
    sign = at.words[entity[0]]
    is_sign = sign[0] in CALL_SIGNS and len(sign) == CALL_SIGN_LENGTH and is_acronym(entity[0], at)
    return "ORG" if is_sign and not is_known(entity, at) else None


def of_who_speaks(entity: Entity, at: Words) -> str | None:
    """“Roe said”: no town that nobody knows."""
    is_place = entity[2] == "GPE" and at.word(entity[1]) in at.lexicon.clues["saying"]
    return "PERSON" if is_place and not is_known(entity, at) else None


# --- Several words --------------------------------------------------------------------------------------------------


def of_company(entity: Entity, at: Words) -> str | None:
    """“Example Trust Ltd”."""
    return "ORG" if is_legal_form(entity[1] - 1, at) else None


def of_branch(entity: Entity, at: Words) -> str | None:
    """“Northwind UK”: a company's part in a state, where no town there has the name before."""
    start, end, label = entity
    state = at.lexicon.forms.get(at.words[end - 1])
    if label not in {"PERSON", *PLACES} or state is None or state.kind != "name" or not at.words[end - 1].isupper():
        return None
    return None if state.country in states_with(at.string(start, end - 1)) else "ORG"


def of_first_name(entity: Entity, at: Words) -> str | None:
    """“over Ana Roe”: a first name and a surname that are no place on maps, nor where something is."""
    start, end, label = entity
    if label not in PLACES or not at.is_first_name(start) or end - start > LONGEST_NAME or is_known(entity, at):
        return None
    is_where = at.lower(start - 1) in at.lexicon.clues["where"] or at.lower(start - 1) in ARTICLES
    return "PERSON" if not is_where and is_of_person(entity, at) else None


def of_pet_name(entity: Entity, at: Words) -> str | None:
    """“Big Mike”: taken for a body."""
    start, end, label = entity
    pet = at.words[start] in at.lexicon.clues["pet_words"] and at.is_first_name(start + 1)
    return "PERSON" if label == "ORG" and pet and end - start == PET_LENGTH else None


def is_of_person(entity: Entity, at: Words) -> bool:
    """Whether each word has a capital or is a particle, the last is no place's, and no map has the name."""
    start, end, _ = entity
    own = all(at.is_capital_word(i) or at.words[i] in at.lexicon.particles for i in range(start, end))
    is_of_place = at.words[end - 1] in at.lexicon.place_words or at.words[end - 1] in at.lexicon.forms
    return own and not is_of_place and not states_with(at.string(start, end))


def of_road(entity: Entity, at: Words) -> str | None:
    """“U.S. Route”, “Interstate 5”."""
    end, words = entity[1], at.lexicon.road_words
    numbered = at.words[end - 2] in words and at.words[end - 1][0].isdigit()
    return "LOC" if at.words[end - 1] in words or numbered else None


def of_happening(entity: Entity, at: Words) -> str | None:
    """“Roe Prize”, “Medal of Merit”, “Hurricane Hugo”, “the Roe Fire”; not “Institute of War”."""
    start, end, _ = entity
    lexicon = at.lexicon
    if at.words[end - 1] in lexicon.clues["blazes"] and at.lower(start - 1) == "the":
        return NO_PARTY
    if names_a_body(at.words[start], at):
        return None
    if at.words[end - 1] in lexicon.event_words:
        return "ORG" if is_meeting_of_holders(end - 1, at) else NO_PARTY
    if not lexicon.storm_words.isdisjoint(at.words[start : end - 1][:2]):  # "Tropical Storm Grace"
        return None if names_a_body(at.words[end - 1], at) else NO_PARTY
    return NO_PARTY if any(is_event_within(i, at) for i in range(start, end - 1)) else None


def is_event_within(i: int, at: Words) -> bool:
    """“Treaty” before “of Leeds”, “Convention” before “against Piracy”; no “Conference” before “of Mayors”."""
    after, clues = at.words[i + 1], at.lexicon.clues
    concerns = at.words[i] in clues["treaties"] and after in clues["concerning"]
    leads = concerns or (at.words[i] in at.lexicon.event_words and after in OF_EVENTS)
    return leads and not is_meeting_of_holders(i, at)


def of_body(entity: Entity, at: Words) -> str | None:
    """“Roe Institute”, “Ministry of Health”, “Nordia Times”, “Banco Andino”."""
    start, end, label = entity
    last = at.words[end - 1]
    opens = at.words[start] in at.lexicon.clues["opening_bodies"]
    if (
        opens
        or names_a_body(last.rstrip("."), at)
        or (names_a_body(at.words[start], at) and at.words[start + 1] == "of")
    ):
        return "ORG"
    return "ORG" if label in PLACES and last in at.lexicon.media_words else None


def of_place(entity: Entity, at: Words) -> str | None:
    """“Roe Airport”; in “Sergeant Amy Forest” the surname only reads like one."""
    _, end, label = entity
    if at.words[end - 1] not in at.lexicon.place_words:
        return None
    if bears_surname(entity, at):
        return "PERSON"
    return "LOC" if label not in PLACES else None


def bears_surname(entity: Entity, at: Words) -> bool:
    """“Chief Martin Hall”, “Jane Lake told”: a first name before a place's word, beside what only persons have."""
    start, end, _ = entity
    lexicon, clues = at.lexicon, at.lexicon.clues
    if at.words[end - 1] not in clues["surnames"] or at.lower(start) not in lexicon.first_names:
        return False
    before = at.folded(start - 1)
    is_held = before in lexicon.titles or lexicon.is_of_people(before)
    speaks = at.lower(end) in clues["saying"] and before not in clues["where"] and before not in ARTICLES
    aged = at.word(end) == "," and at.word(end + 1).isdecimal() and at.word(end + 2) == ","
    return end - start <= LONGEST_NAME and (is_held or speaks or aged)


# --- Any name -------------------------------------------------------------------------------------------------------


def of_prize(entity: Entity, at: Words) -> str | None:
    """“the Ana Roe | Prize”: a person after whom a prize is called."""
    named = entity[2] == "PERSON" and at.word(entity[1]) in at.lexicon.clues["prizes"]
    return NO_PARTY if named else None


def of_office(entity: Entity, at: Words) -> str | None:
    """“National Security” before “Adviser”, “Regional Communications” before “Officer”: a part of the title."""
    start, end, label = entity
    if label != "ORG" or at.lower(end) not in at.lexicon.titles:
        return None
    if at.lexicon.form(at.string(start, end)) is not None or at.words[end - 1] in at.lexicon.government_words:
        return None
    known = at.lexicon.general_folded | at.lexicon.clues["office_words"]
    common = all(at.lower(i) in known or at.is_title(i) for i in range(start, end))
    return NO_PARTY if common else None


def of_courtesy(entity: Entity, at: Words) -> str | None:
    """“Mr Roe”."""
    start, end, _ = entity
    titled = at.folded(start - 1) in at.lexicon.courtesy and not is_known(entity, at)
    return "PERSON" if titled and at.words[end - 1] not in at.lexicon.media_words else None


def of_money(entity: Entity, at: Words) -> str | None:
    """“US$5”, “US dollars”."""
    return NO_PARTY if entity[2] == "GPE" and at.word(entity[1]) in {"$", "dollars"} else None


def of_other_script(entity: Entity, at: Words) -> str | None:
    """“Kyiv (Київ)”, “Слава”: the same name in its own script, or words that the name finder cannot read."""
    start, end, _ = entity
    if at.text.isascii():
        return None
    return None if any("a" <= c <= LAST_LATIN for c in at.string(start, end).lower()) else NO_PARTY


Verdict = Callable[[Entity, Words], str | None]
SINGLE_WORD: tuple[Verdict, ...] = (
    of_water, of_prize, of_office, of_event, of_thing, of_opening_noun, of_place_word, of_other_word, of_courtesy,
    of_money, of_station, of_acronym, of_who_speaks, of_other_script,
)  # fmt: skip
SEVERAL_WORDS: tuple[Verdict, ...] = (
    of_prize, of_office, of_company, of_branch, of_road, of_happening, of_body, of_place, of_courtesy, of_money,
    of_other_script, of_first_name, of_pet_name,
)  # fmt: skip
