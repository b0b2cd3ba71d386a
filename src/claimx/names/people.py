"""Names that are people's: by their titles, and by the full names that show whose a surname is."""

from __future__ import annotations

from collections.abc import Mapping

from claimx.names.edges import trim
from claimx.names.words import POSSESSIVES, Entity, Words, is_titled_surname, names_a_body, owners

# Before a word that may be a person's surname or a place's name, these make it a place.
WHERE = frozenset(
    {"in", "to", "from", "near", "at", "into", "across", "between", "outside", "of", "for", "around", "through", "via"}
)
# Before a month these make a date.
DATED = frozenset(
    {"last", "next", "since", "until", "by", "on", "early", "late", "mid", "this", "during", "before", "after", "and"}
)
# Labels that a person's name gets by mistake.
MISTAKEN = frozenset({"ORG", "GPE", "LOC", "FAC"})
ACTING = frozenset({"VBD", "VBZ", "MD"})
# Between an office and the body that it is at.
AT_BODY = frozenset({"of", "at", "for"})
LONGEST_NAME = 5  # words after a title
FAMILY_NAME_FIRST = 4  # tokens of a name such as "Choe Son-il"
# Before a nationality word these make it one: "a Cuban", "the Texas Republican".
NOT_BEFORE_NAMES = frozenset({"DT", "JJ", "CD", "PRP$", "NNP", "NNPS"})


def after_titles(entities: list[Entity], at: Words) -> list[Entity]:
    """“Mr Doe”, “Queen Ana”: what follows a courtesy title is a person's name, even where the name finder saw none."""
    taken = owners(entities)
    found: list[Entity] = []
    reached = 0
    for i in at.capitalised:
        if i < reached or i in taken or not is_personal_title(i, at):
            continue
        end = i + 1
        while end - i <= LONGEST_NAME and end not in taken and at.is_capitalised(end) and at.tags[end] == "NNP":
            end += 1
        person = person_after(i, end, at)
        if person is not None:
            found.append(person)
            reached = end
    return sorted(entities + found)


def holders(entities: list[Entity], at: Words) -> list[Entity]:
    """“Director of the Holm Trust Man-kei Tam said”: the holder's name behind the body that an office is at."""
    taken = owners(entities)
    found = [
        (end, stop, "PERSON")
        for start, end, label in entities
        if label == "ORG" and is_of_office(start, at) and (stop := end_of_holder(end, taken, at)) > end
    ]
    return sorted([*entities, *found]) if found else entities


def is_of_office(start: int, at: Words) -> bool:
    """Whether an office and a small word stand before a body's name: "director of the"."""
    of = start - 1 - (at.lower(start - 1) == "the")
    return at.lower(of) in AT_BODY and at.is_held(of - 1)


def end_of_holder(start: int, taken: Mapping[int, int], at: Words) -> int:
    """Where a name of two words or more ends that a verb of saying or a comma closes; its start where none does."""
    end, words = start, 0
    while is_of_holder(end, taken, at):
        words += 1
        end += 1
        end += 2 * at.is_joint(end)
    closes = at.lower(end) in at.lexicon.clues["saying"] or at.word(end) == ","
    return end if closes and 1 < words <= LONGEST_NAME else start


def is_of_holder(i: int, taken: Mapping[int, int], at: Words) -> bool:
    """Whether a word is one of a person's name that is in no other; none of a region, as the body's may be."""
    if i in taken or at.tag(i) != "NNP" or not at.is_capital_word(i) or is_of_no_person(at.words[i], at):
        return False
    return at.words[i] not in at.lexicon.general_words and at.lexicon.form(at.words[i]) is None


def person_after(title: int, end: int, at: Words) -> Entity | None:
    """The person's name between a title and the end of the words with capitals; "Mrs May" is one."""
    start = title + 1
    if end - start == 1 and (is_titled_month(start, at) or is_titled_surname(start, at)):
        return start, end, "PERSON"
    if start == end or any(is_of_no_person(word, at) for word in at.words[start:end]):
        return None
    return trim((start, end, "PERSON"), at)


def is_titled_month(i: int, at: Words) -> bool:
    """Whether "May" or "March" stands behind a courtesy title."""
    return at.words[i] in at.lexicon.name_months and at.folded(i - 1) in at.lexicon.courtesy


def is_personal_title(i: int, at: Words) -> bool:
    """Whether a token is a courtesy title or tells a gender: "Mr", "Queen"; or an office whose holder acts."""
    title = at.folded(i)
    is_of_persons = title in at.lexicon.courtesy or title in at.lexicon.gender_of or at.is_rank(i)
    return is_of_persons or is_office_of_one(i, at)


def is_office_of_one(i: int, at: Words) -> bool:
    """“Special Envoy Harrow met”, “Special Envoy Harrow's visit”: an office in capitals before one word that acts."""
    if at.folded(i) not in at.lexicon.offices or at.tag(i + 1) != "NNP" or not at.is_capital_word(i + 1):
        return False
    acts = at.tag(i + 2) in ACTING or at.word(i + 2) in POSSESSIVES
    return acts and at.words[i + 1] not in at.lexicon.general_words


def is_of_no_person(word: str, at: Words) -> bool:
    """Whether a word is none of a person's name."""
    return word in at.lexicon.not_names or word in at.lexicon.place_words or names_a_body(word, at)


def by_full_names(entities: list[Entity], at: Words) -> list[Entity]:
    """“Ana Roe left. Roe, 52, gave no reason.”: a surname is a person's wherever the full name shows whose it is."""
    surnames = {
        at.words[end - 1]
        for start, end, label in entities
        if at.is_capitalised(end - 1) and tells_surname((start, end, label), at)
    }
    surnames |= {
        at.words[start] for start, end, label in entities if label == "PERSON" and is_of_family(start, end, at)
    }
    owner = owners(entities)
    out = list(entities)
    for i, word in enumerate(at.words):
        if word not in surnames or (word in at.lexicon.not_names and not is_surname_month(i, at)):
            continue
        number = owner.get(i)
        if number is None:
            if may_be_surname(i, at) and not is_in_larger_name(i, owner, at):
                out.append((i, i + 1, "PERSON"))
        elif is_mistaken(out[number], at):
            out[number] = (i, i + 1, "PERSON")
    return sorted(out)


def tells_surname(entity: Entity, at: Words) -> bool:
    """Whether a name shows that its last word is a surname: “Ana Roe”, “Mrs May”, “Cuban said”."""
    start, end, label = entity
    if label == "PERSON":
        return end - start > 1 or is_titled_month(start, at)
    speaks = label == "NORP" and end - start == 1 and at.lower(end) in at.lexicon.clues["saying"]
    return speaks and not at.words[start].endswith("s") and stands_for_one(start, at)


def is_of_family(start: int, end: int, at: Words) -> bool:
    """“Choe Son-il”: one word before a given name in two parts."""
    return end - start == FAMILY_NAME_FIRST and at.is_joint(end - 2)


def is_mistaken(entity: Entity, at: Words) -> bool:
    """Whether a surname was taken for something else; one that the lexicon knows stays so behind "in"."""
    start, end, label = entity
    if label == "NORP":
        return end - start == 1 and stands_for_one(start, at)
    if end - start > 1 or label not in MISTAKEN or is_before_state(end, at):
        return False  # "in Holm, Ohio"
    return at.words[start] not in at.lexicon.forms or (start > 0 and at.lower(start - 1) not in WHERE)


def is_before_state(end: int, at: Words) -> bool:
    """“Holm, Ohio”; not “Holm, Germany's envoy”."""
    named = at.word(end) == "," and at.lexicon.form(at.word(end + 1)) is not None
    return named and at.word(end + 2) not in POSSESSIVES


def stands_for_one(i: int, at: Words) -> bool:
    """“Mark Cuban left. Cuban said”: a nationality word as a name is, without an article, before no noun."""
    goes_with_noun = at.tag(i + 1).startswith(("NN", "JJ", "CD")) or at.is_joint(i + 1)
    return at.tags[i] == "NNP" and at.tag(i - 1) not in NOT_BEFORE_NAMES and not goes_with_noun


def may_be_surname(i: int, at: Words) -> bool:
    """Whether a capitalised word can be the person's it is known for; a plural or a verb only where one follows it."""
    if at.tags[i] in {"NNP", "NNPS", "NN"}:
        return True
    acts = i + 1 < len(at.words) and at.tags[i + 1] in {"VBD", "VBZ", "MD"}
    return acts or (not at.opens(i) and at.tags[i] in {"NNS", "JJ"})


def is_surname_month(i: int, at: Words) -> bool:
    """Whether "May", "March" can be the person's here: no date stands around it."""
    if at.words[i] not in at.lexicon.name_months or at.lower(i - 1) in WHERE | DATED:
        return False
    return not at.word(i + 1)[:1].isdigit() and not at.word(i - 1)[:1].isdigit()


def is_in_larger_name(i: int, owner: Mapping[int, int], at: Words) -> bool:
    """Whether a name stands right beside a token, or a word with a capital follows it: "Roe Street"."""
    return i - 1 in owner or i + 1 in owner or (at.is_capital_word(i + 1) and not at.is_title(i + 1))
