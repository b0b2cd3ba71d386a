"""Clues beside a name that say what it is: “shares of Zentro”, “Roe, 52,”, “the drug Veltra”.

A clue is read beside one mention; `evidence.py` weighs those of all mentions.
"""

from __future__ import annotations

from claimx.lexicons.gazetteer import states_with
from claimx.names.described import described, lying, titled
from claimx.names.maps import acts
from claimx.names.trade import club, company, employer, merging, polled, set_off
from claimx.names.words import (
    NO_PARTY,
    PLACES,
    POSSESSIVES,
    STRONG,
    WEAK,
    Clue,
    Entity,
    Words,
    initials,
    inner_capital,
    is_acronym,
    is_in_camel_case,
    names_a_body,
)
from claimx.syntax.tags import ARTICLES

LENGTH_OF_AGE = 5  # tokens of "15-year-old"
AGES = range(5, 111)


def clue_of(entity: Entity, at: Words) -> Clue | None:
    """What the words beside a mention say of it; nothing of a nationality word."""
    if entity[2] == "NORP":
        return None
    for look in CLUES:
        clue = look(entity, at)
        if clue is not None:
            return clue
    return None


def _past_possessive(end: int, at: Words) -> int:
    return end + 1 if end < len(at.words) and at.words[end] in POSSESSIVES else end


def traded(entity: Entity, at: Words) -> Clue | None:
    """“shares of Zentro”, “Zentro (NYSE: ZTR)”."""
    start, end, _ = entity
    clues = at.lexicon.clues
    of_stock = at.lower(start - 1) in {"of", "in"} and at.lower(start - 2) in clues["stock"]
    return ("ORG", STRONG) if of_stock or (at.word(end) == "(" and at.word(end + 1) in clues["exchanges"]) else None


def owning(entity: Entity, at: Words) -> Clue | None:
    """“Zentro shares”, “Zentro's headquarters”."""
    end, clues = entity[1], at.lexicon.clues
    after = _past_possessive(end, at)
    if after >= len(at.words) or at.tags[after] not in {"NN", "NNS"}:
        return None
    owned = at.lower(after)
    is_owned = owned in clues["stock"] or (after > end and owned in clues["of_companies"])
    return ("ORG", STRONG) if is_owned else None


def ticker(entity: Entity, at: Words) -> Clue | None:
    """“(NYSE: ZTR)”: an exchange's short name for a share."""
    start = entity[0]
    listed = at.lower(start - 1) == ":" and start > 1 and at.words[start - 2] in at.lexicon.clues["exchanges"]
    return (NO_PARTY, STRONG) if listed else None


def initialled(entity: Entity, at: Words) -> Clue | None:
    """“Morgen Zeitung (MZ)”: its own initials in brackets make a body of what is no full name of a person."""
    start, end, label = entity
    letters = at.word(end + 1)
    if label not in MISTAKEN or at.word(end) != "(" or at.word(end + 2) != ")":
        return None
    own = initials(start, end, at)
    is_full_name = label == "PERSON" and at.lower(start) in at.lexicon.first_names
    return ("ORG", STRONG) if own == letters and len(own) > 1 and not is_full_name else None


def aged(entity: Entity, at: Words) -> Clue | None:
    """“Roe, 52,”, “Roe, aged nine”, “15-year-old Zoe”."""
    start, end, _ = entity
    if is_so_old(start, end, at):
        return "PERSON", STRONG
    if at.lower(end) != ",":
        return None
    number = at.lower(end + 1)
    if number == "aged":
        return "PERSON", STRONG
    followed = at.lower(end + 2) in {",", "who", "of", "from"}
    return ("PERSON", STRONG) if followed and number.isdecimal() and len(number) < 4 and int(number) in AGES else None


def is_so_old(start: int, end: int, at: Words) -> bool:
    """Whether an age stands before a name, without an article, and no noun behind: “[15-year-old] Zoe ran”."""
    opens = start - LENGTH_OF_AGE
    is_age = at.lower(start - 1) == "old" and at.is_joint(start - 2) and at.is_joint(start - 4)
    return is_age and at.lower(opens - 1) not in ARTICLES and not at.tag(end).startswith("NN")


def related(entity: Entity, at: Words) -> Clue | None:
    """“Roe's wife”, “Roe and his brother”, “Roe herself”."""
    _, end, _ = entity
    clues = at.lexicon.clues
    if at.lower(end) in clues["selves"]:
        return "PERSON", STRONG
    if _past_possessive(end, at) > end and at.lower(end + 1) in clues["kin"]:
        return "PERSON", STRONG
    joined = at.lower(end) in {"and", ","} and at.lower(end + 1) in {"his", "her"}
    return ("PERSON", STRONG) if joined and at.lower(end + 2) in clues["kin"] else None


def called(entity: Entity, at: Words) -> Clue | None:
    """“the carmaker Zentro”, “the drug Veltra”: the noun before says what it is."""
    start, end, label = entity
    clues, noun = at.lexicon.clues, at.word(start - 1)
    if not noun.islower() or not at.tags[start - 1].startswith("NN"):
        return None
    if noun in clues["things"]:
        return NO_PARTY, STRONG
    if noun in clues["makers"] and label != "PERSON":
        return "ORG", STRONG
    # "broadcaster Ana Roe", "carmaker Henry Roe": a full name is a person's where noun or first name may be.
    is_full = label == "PERSON" and end - start > 1 and not is_acronym(start, at)
    may_be_person = is_full and (noun in clues["persons_too"] or at.lower(start) in at.lexicon.first_names)
    return ("ORG", STRONG) if noun in clues["surely"] or (noun in clues["bodies"] and not may_be_person) else None


def of_kind(entity: Entity, at: Words) -> Clue | None:
    """“the town of Lower Dorp”."""
    start, _, label = entity
    is_of = at.lower(start - 1) == "of" and at.lower(start - 2) in at.lexicon.clues["place_nouns"]
    return ("GPE", STRONG) if is_of and label != "LOC" else None


def typed(entity: Entity, at: Words) -> Clue | None:
    """“the Zentro union”, “Roe syndrome”, “the Roe presidency”: the noun after says what it is."""
    start, end, label = entity
    if end - start > 1 or end >= len(at.words) or not at.tags[end].startswith("NN"):
        return None
    clues, noun = at.lexicon.clues, at.lower(end)
    if label == "ORG" and noun in clues["reigns"] and at.words[start].istitle():
        return "PERSON", STRONG
    if label in PLACES and noun in clues["outlets"] and not states_with(at.string(start, end)):
        return "ORG", STRONG
    if noun in clues["households"] and label in {"ORG", *PLACES} and not states_with(at.string(start, end)):
        return "PERSON", STRONG
    if noun in clues["members"] or (label == "PERSON" and noun in clues["bodies"] and at.lower(start - 1) == "the"):
        return "ORG", STRONG
    return None


def ailing(entity: Entity, at: Words) -> Clue | None:
    """“Roe syndrome”, “Roe's disease”, “has Parkinson's.”: an illness that bears a name."""
    _, end, label = entity
    behind = _past_possessive(end, at)
    if label not in {"PERSON", "ORG"}:
        return None
    if at.lower(behind) in at.lexicon.clues["illnesses" if behind == end else "owned_illnesses"]:
        return NO_PARTY, STRONG
    if behind == end or at.words[end - 1] not in at.lexicon.eponyms:
        return None
    alone = not at.tag(behind).startswith(("NN", "JJ"))
    return (NO_PARTY, STRONG) if alone or at.lower(behind) in at.lexicon.clues["of_illnesses"] else None


def located(entity: Entity, at: Words) -> Clue | None:
    """“in Songkhla”: no person, where a place has that name; “a blast in Telmo”: where something happens is a place."""
    start, end, label = entity
    if at.lower(start - 1) not in {"in", "near"} or _past_possessive(end, at) > end:
        return None
    happens = label == "ORG" and end - start == 1 and at.lower(start - 2) in at.lexicon.clues["happenings"]
    is_place = happens or (label == "PERSON" and states_with(at.string(start, end)))
    return ("GPE", STRONG) if is_place and not is_acronym(start, at) else None


def portfolio(entity: Entity, at: Words) -> Clue | None:
    """“Minister of Tourism and Culture”: what somebody is minister for is no body."""
    start, end, label = entity
    office = at.lower(start - 2)
    held = label == "ORG" and at.lower(start - 1) in {"of", "for"} and office in at.lexicon.clues["portfolios"]
    return (NO_PARTY, STRONG) if held and not any(names_a_body(word, at) for word in at.words[start:end]) else None


def resumed(entity: Entity, at: Words) -> Clue | None:
    """“Zentro, which makes pumps”, “Roe said he”, “Zentro said it would cut”: the pronoun after tells."""
    _, end, label = entity
    clues = at.lexicon.clues
    if at.word(end) == "," and at.lower(end + 1) == "which" and at.lower(end + 2) in clues["company_verbs"]:
        return ("ORG", STRONG) if label != "LOC" else None
    if at.lower(end) not in clues["saying"]:
        return None
    pronoun = end + 1 + (at.lower(end + 1) == "that")
    if at.lower(pronoun) in {"he", "she"}:
        return "PERSON", STRONG
    return _of_it(pronoun, at) if label == "PERSON" else None


def reports(entity: Entity, at: Words) -> bool:
    """“Two men were freed, Tarqa reported.”: a news outlet, unless a person bears the name."""
    start, end, label = entity
    if label not in MISTAKEN or end - start > 1 or at.lower(end) not in at.lexicon.clues["reporting"]:
        return False
    name = at.words[start]
    is_name = name[:1].isupper() and not name.isupper() and at.folded(start - 1) not in at.lexicon.titles
    return is_name and at.lower(end + 1) in REPORTED


def in_camel_case(entity: Entity, at: Words) -> Clue | None:
    """“TheBlaze”, “PolitiFact”: a capital within a word makes it a body's; “DeSantis”, “MacArthur” are persons.

    One that the name finder did not see is one where it acts.
    """
    start, end, label = entity
    if end - start > 1 or label not in {*MISTAKEN, NO_PARTY} or not is_in_camel_case(at.word(start)):
        return None
    if at.word(start)[: inner_capital(at.word(start))].lower() in at.lexicon.clues["prefixes"]:
        return None
    return ("ORG", STRONG) if label != NO_PARTY or acts(start, end, at) else None


def charged(entity: Entity, at: Words) -> Clue | None:
    """“accused Roe and Holm of theft”: whom a verb of the courts has for its object; no known state."""
    start, end, label = entity
    if label not in PLACES or end - start > 1 or at.lower(start - 1) not in at.lexicon.clues["done_to_people"]:
        return None
    return None if at.tag(start - 1) == "VBN" else ("PERSON", STRONG)


def _of_it(i: int, at: Words) -> Clue | None:
    """What “its”, “it would cut” say of the name before: a body's, surely where it decides as bodies do."""
    if at.lower(i) == "its":
        return "ORG", STRONG
    if at.lower(i) != "it" or at.lower(i + 1) not in at.lexicon.clues["deciding_it"]:
        return None
    return "ORG", STRONG if at.lower(i + 2) in at.lexicon.clues["deciding"] else WEAK


# What follows "reported" where news is: no object such as a loss.
REPORTED = frozenset({".", ",", "that", "on"})
MISTAKEN = frozenset({"PERSON", *PLACES})
CLUES = (
    ticker, portfolio, traded, owning, company, employer, merging, club, initialled, in_camel_case, aged, related,
    of_kind, lying, titled, called, set_off, polled, ailing, typed, described, resumed, charged, located,
)  # fmt: skip
