"""Names that the article has elsewhere in full, or that mean something else there."""

from __future__ import annotations

from collections.abc import Container
from itertools import pairwise

from claimx.lexicons.names import Form
from claimx.names.words import PLACES, Entity, Words, is_legal_form, owners

TELLING = frozenset({"name", "capital", "people"})
# Words of a name that is looked for elsewhere.
LENGTHS = range(2, 8)
Written = tuple[tuple[str, ...], str]  # a name's words, its label


def repeated(entities: list[Entity], at: Words) -> list[Entity]:
    """“Kestrel Foods grew. … Kestrel Foods said”: a name of several words once is one wherever it stands."""
    by_first = written_names(entities, at)
    if not by_first:
        return entities
    owner = owners(entities)
    dropped: set[Entity] = set()
    found: list[Entity] = []
    reached = 0
    for i, word in enumerate(at.words):
        if i < reached or word not in by_first:
            continue
        name = name_at(i, by_first[word], at)
        touching = {entities[owner[j]] for j in range(i, name[1]) if j in owner} if name is not None else set()
        if name is not None and takes_in(name, touching):
            dropped |= touching
            found.append(name)
            reached = name[1]
    return sorted([*(entity for entity in entities if entity not in dropped), *found])


def takes_in(name: Entity, touching: set[Entity]) -> bool:
    """Whether a name holds all entities that touch it, and none of them is as long."""
    return all(name[0] <= start and end <= name[1] and (start, end) != name[:2] for start, end, _ in touching)


def written_names(entities: list[Entity], at: Words) -> dict[str, list[Written]]:
    """The names of several words by their first, the longest first; a company's also without its legal form."""
    seen: dict[tuple[str, ...], str] = {}
    for start, end, label in entities:
        if label not in {"PERSON", "ORG"} or end - start not in LENGTHS:
            continue
        words = tuple(at.words[start:end])
        seen.setdefault(words, label)
        if label == "ORG" and len(words) > LENGTHS.start and is_legal_form(end - 1, at):
            seen.setdefault(words[:-1], label)  # “Roe Quarries” after “Roe Quarries Ltd”
    by_first: dict[str, list[Written]] = {}
    for words in sorted(seen, key=lambda words: (-len(words), words)):
        by_first.setdefault(words[0], []).append((words, seen[words]))
    return by_first


def name_at(i: int, names: list[Written], at: Words) -> Entity | None:
    """The longest of the names that stands at a token."""
    standing = ((words, label) for words, label in names if tuple(at.words[i : i + len(words)]) == words)
    return next(((i, i + len(words), label) for words, label in standing), None)


def of_places(entities: list[Entity], at: Words) -> list[Entity]:
    """“Harlow Port opened. Harlow will compete”: what opens a place's name, or stands before a state's, is the place.

    Where it is in no person's name: "Snow fell in Harlow, Ohio. Harlow has closed its schools."
    """
    kinds = at.lexicon.place_heads | at.lexicon.clues["harbours"]
    opening = {at.words[each[0]] for each in entities if is_of_kind(each, kinds, at)}
    opening |= {at.words[first[0]] for first, second in pairwise(entities) if is_town_of(first, second, at)}
    opening -= words_of_people(entities, at) if opening else set()
    return [(*each[:2], "GPE") if opening and is_of(opening, each, at) else each for each in entities]


def is_of_kind(entity: Entity, kinds: Container[str], at: Words) -> bool:
    """“Harlow Port”: a place's name whose last word says what it is."""
    start, end, label = entity
    return label in PLACES and end - start > 1 and at.words[end - 1] in kinds


def is_town_of(town: Entity, state: Entity, at: Words) -> bool:
    """“Harlow, Ohio”: a place of one word before a comma and a state or region that the lexicon has."""
    beside = town[1] - town[0] == 1 and at.word(town[1]) == "," and state[0] == town[1] + 1
    return beside and {town[2], state[2]} <= PLACES and at.lexicon.form(at.string(*state[:2])) is not None


def is_of(opening: Container[str], entity: Entity, at: Words) -> bool:
    """Whether a single word that was taken for a party is one of these, and says nothing, nor has a title."""
    start, end, label = entity
    if label not in {"PERSON", "ORG"} or end - start > 1 or at.words[start] not in opening or at.is_first_name(start):
        return False
    return at.lower(end) not in at.lexicon.clues["saying"] and not at.is_title(start - 1)


def words_of_people(entities: list[Entity], at: Words) -> set[str]:
    """The words of persons' names of several."""
    return {word for s, e, label in entities if label == "PERSON" and e - s > 1 for word in at.words[s:e]}


def of_states(entities: list[Entity], at: Words) -> list[Entity]:
    """“Amman agreed. Jordan was among the first”: a name of a state beside its capital or people is no person's."""
    doubtful = {each: form for each in entities if each[2] == "PERSON" and (form := state_at(each, at)) is not None}
    if not doubtful:
        return entities
    surer = {form.country for each in entities if (form := sure_form(each, at)) is not None}
    people = words_of_people(entities, at)
    states = {each for each, form in doubtful.items() if form.country in surer and at.words[each[0]] not in people}
    return [(*each[:2], "GPE") if each in states else each for each in entities]


def state_at(entity: Entity, at: Words) -> Form | None:
    """The state that bears a name."""
    form = at.lexicon.form(at.string(*entity[:2]))
    return form if form is not None and form.kind == "name" else None


def sure_form(entity: Entity, at: Words) -> Form | None:
    """What the lexicon says of a name that tells a state by itself."""
    text = at.string(*entity[:2])
    form = at.lexicon.form(text)
    return form if form is not None and form.kind in TELLING and text not in at.lexicon.ambiguous else None


def without_storms(entities: list[Entity], at: Words) -> list[Entity]:
    """“Hurricane Hugo grew. Hugo turned north.”: a storm's name is no person's."""
    storms = {
        after
        for i, word in enumerate(at.words)
        if word in at.lexicon.storm_words and (after := at.word(i + 1)) and after[0].isupper()
    } - (at.lexicon.storm_words | at.lexicon.organisation_words)
    return [e for e in entities if e[1] - e[0] > 1 or at.words[e[0]] not in storms or e[2] not in {"PERSON", "ORG"}]


def halves(entities: list[Entity], at: Words) -> list[Entity]:
    """“South Korea objected. The South said it would respond.”: "the South" beside the full name is a name."""
    known = {form.country for s, e, _ in entities if (form := at.lexicon.form(at.string(s, e))) is not None}
    wanted = {text for text, codes in at.lexicon.halves.items() if len(known & set(codes)) == 1}
    taken = owners(entities)
    found = [
        (i, i + 1, "GPE")
        for i, word in enumerate(at.words)
        if word in wanted and i not in taken and at.lower(i - 1) == "the" and stands_for_itself(i, at)
    ]
    return sorted(entities + found)


def stands_for_itself(i: int, at: Words) -> bool:
    """Whether a noun goes before no other: "the South", not "the South coast"."""
    if not at.tags[i].startswith("NN"):
        return False
    return i + 1 == len(at.words) or not (at.tags[i + 1].startswith(("NN", "JJ")) or at.is_capitalised(i + 1))
