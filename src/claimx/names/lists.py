"""Names in a list, where what one of them is tells what the others are."""

from __future__ import annotations

from collections.abc import Iterator

from claimx.lexicons.gazetteer import states_with
from claimx.lexicons.inflection import regular_forms
from claimx.names.clues import MISTAKEN
from claimx.names.maps import is_on_no_map
from claimx.names.words import PLACES, Entity, Words

JOINTS = frozenset({("and",), ("or",), (",",), (",", "and"), (",", "or"), ("&",)})
LONGEST_JOINT = 2
SHORTEST = 3


def in_lists(entities: list[Entity], at: Words) -> list[Entity]:
    """“The brands Korvo, Vantix and Huawei”: what a list's noun or a name that is known says, holds for all of it."""
    found: dict[Entity, str] = {}
    for names in lists(entities, at):
        kind = called(names[0], at) or known_as(names, at) or done_to(names[0], at) or of_people(names, at)
        if kind is not None:
            found.update({each: kind for each in names if may_be(kind, each, at)})
        found.update(dict.fromkeys(among_parties(names, at), "ORG"))
    return [(*entity[:2], found.get(entity, entity[2])) for entity in entities]


def lists(entities: list[Entity], at: Words) -> Iterator[list[Entity]]:
    """Names that only commas and "and" join, two or more."""
    names: list[Entity] = []
    for entity in entities:
        if names and not joined(names[-1], entity, at):
            if len(names) > 1:
                yield names
            names = []
        names.append(entity)
    if len(names) > 1:
        yield names


def joined(one: Entity, other: Entity, at: Words) -> bool:
    """Whether two names are of one list."""
    between = range(one[1], other[0])
    return 0 < len(between) <= LONGEST_JOINT and tuple(at.lower(i) for i in between) in JOINTS


def called(first: Entity, at: Words) -> str | None:
    """What the plural noun before a list calls its names: "the brands X, Y and Z", "banks such as X and Y"."""
    noun = first[0] - 1
    while at.lower(noun) in at.lexicon.clues["examples"]:
        noun -= 1
    return kind_of(at.lower(noun), at) if at.tag(noun) == "NNS" else None


def kind_of(plural: str, at: Words) -> str | None:
    """What a plural noun's things are."""
    for group, kind in (("bodies", "ORG"), ("place_nouns", "GPE")):
        if any(plural in regular_forms(noun) for noun in at.lexicon.clues[group]):
            return kind
    return None


def known_as(names: list[Entity], at: Words) -> str | None:
    """“Velmont, Tivra and Samsung”: organisations where the lexicon knows one of several to be a company's."""
    if len(names) < SHORTEST:
        return None
    kinds = {kind_known(each, at) for each in names} - {""}
    return "ORG" if kinds == {"company"} else None


def among_parties(names: list[Entity], at: Words) -> list[Entity]:
    """“the TDP, Jana Mitra and BJP”: a name among parties in letters, behind one article for all, is a party's."""
    listed = len(names) >= SHORTEST and at.lower(names[0][0] - 1) == "the"
    if not listed or "party" not in {kind_known(each, at) for each in names}:
        return []
    others = [each for each in names if not at.string(each[0], each[1]).isupper()]
    return others if len(others) == 1 and not kind_known(others[0], at) else []


def done_to(first: Entity, at: Words) -> str | None:
    """“accused Roe, Holm and Poe of theft”: persons, as the first is."""
    return "PERSON" if first[2] == "PERSON" and at.lower(first[0] - 1) in at.lexicon.clues["done_to_people"] else None


def of_people(names: list[Entity], at: Words) -> str | None:
    """“Fletes and Gómez”: a person beside a place that is on no map makes persons of both."""
    labels = {label for _, _, label in names}
    if "PERSON" not in labels or labels <= {"PERSON"} or not labels <= {"PERSON", *PLACES}:
        return None
    unknown = all(is_on_no_map(each, at) for each in names if each[2] in PLACES)
    return "PERSON" if unknown else None


def kind_known(name: Entity, at: Words) -> str:
    """What the lexicon says of a name: "company", another kind, or nothing."""
    form = at.lexicon.form(at.string(name[0], name[1]))
    if form is None:
        return "people" if name[2] == "NORP" else ""
    return at.lexicon.organisation_kind.get(form.key or "", form.kind)


def may_be(kind: str, name: Entity, at: Words) -> bool:
    """Whether a name of a list can be of that kind: not a known one, nor a person's full name or a place on maps."""
    start, end, label = name
    text = at.string(start, end)
    if label == kind or label not in MISTAKEN | {"ORG"} or at.lexicon.form(text) is not None:
        return False
    if kind == "PERSON":
        return label in PLACES and end - start == 1
    if kind == "GPE":
        return label == "PERSON" and bool(states_with(text))
    full_name = label == "PERSON" and end - start > 1 and at.lower(start) in at.lexicon.first_names
    return label in MISTAKEN and not full_name and not (label in PLACES and states_with(text))
