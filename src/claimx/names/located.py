"""Names that the article puts somewhere: “Roads in Songo flooded”, “the siege of el-Fasher”."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from claimx.lexicons.gazetteer import states_with
from claimx.names.maps import acts
from claimx.names.unseen import is_part
from claimx.names.words import PLACES, POSSESSIVES, Entity, Words, owners

# What the name finder takes a town for that it does not know.
MISTAKEN = frozenset({"PERSON", "ORG"})
WITHIN = frozenset({"in", "near"})
LONGEST = 4  # words before a place's word
# Tokens of "al-Bab", and of "Al Bab".
WITH_ARTICLE = frozenset({2, 3})


def located(entities: list[Entity], at: Words) -> list[Entity]:
    """A name that stands behind "in" and never does what persons do is a place's wherever the article has it."""
    doubtful = [entity for entity in entities if entity[2] in MISTAKEN and may_be_town(entity, at)]
    with_article = [entity for entity in entities if entity[2] != "NORP" and opens_with_article(entity, at)]
    if not doubtful and not with_article:
        return entities
    people = words_of_people(entities, at)
    acting = {key(entity, at) for entity in doubtful if acts_as_person(entity, at)}
    kinds = dict.fromkeys(put_somewhere(entities, people, at) - acting, "GPE")
    for entity in with_article:
        kind = "PERSON" if at.words[entity[1] - 1] in people else kind_with_article(entity, at)
        if kind is not None:
            kinds.setdefault(key(entity, at), kind)
    mine = {*doubtful, *with_article}
    return [told(entity, kinds.get(key(entity, at))) if entity in mine else entity for entity in entities]


def put_somewhere(entities: Iterable[Entity], people: Container[str], at: Words) -> set[str]:
    """The names that something is in, of which none is a surname."""
    names = (entity for entity in entities if entity[2] != "NORP" and is_within(entity, at))
    return {key(entity, at) for entity in names if at.words[entity[1] - 1] not in people}


def grounds(entities: list[Entity], at: Words) -> list[Entity]:
    """“Trees fell in Grant Park”: words in capitals before a place's word, where something is, seen or not."""
    closing = [i for i in at.capitalised if at.words[i] in at.lexicon.place_words and at.tags[i] in {"NNP", "NNPS"}]
    if not closing:
        return entities
    taken = owners(entities)
    found = [(start, last + 1, "LOC") for last in closing if (start := start_of_ground(last, taken, at)) < last]
    return sorted([*entities, *found]) if found else entities


def start_of_ground(last: int, taken: Mapping[int, int], at: Words) -> int:
    """The first word of a place's name that a token ends, the token itself where nothing is said to be there."""
    start = last
    while last - start < LONGEST and is_part(start - 1, taken, at):
        start -= 1
    is_whole = last not in taken and start - 1 not in taken and not at.is_capitalised(last + 1)
    where = start - 1 - (at.lower(start - 1) == "the")
    return start if is_whole and at.lower(where) in at.lexicon.clues["where"] else last


def told(entity: Entity, kind: str | None) -> Entity:
    """A name as the article shows it; one of a place stays what place it is."""
    stays = kind is None or (kind == "GPE" and entity[2] in PLACES)
    return entity if stays or kind is None else (entity[0], entity[1], kind)


def key(entity: Entity, at: Words) -> str:
    """What the mentions of a name share: "Al-Bab" and "al-Bab"."""
    return at.string(entity[0], entity[1]).casefold()


def may_be_town(entity: Entity, at: Words) -> bool:
    """Whether a name is one word, of no known party and no first name."""
    start, end, label = entity
    word = at.words[start]
    if end - start > 1 or label != "PERSON" or not word.istitle() or at.tags[start] != "NNP":
        return False
    return at.lexicon.form(word) is None and word.lower() not in at.lexicon.first_names


def opens_with_article(entity: Entity, at: Words) -> bool:
    """Whether a name is an Arabic article and one word: "al-Bab", "El Geneina"; no known one, nor "Al Gore"."""
    start, end, label = entity
    article = at.lower(start)
    if end - start not in WITH_ARTICLE or article not in at.lexicon.articles:
        return False
    if end - start == max(WITH_ARTICLE):
        is_whole = at.is_joint(start + 1)
    else:
        is_whole = label in PLACES and article in at.lexicon.particles and at.is_capitalised(start + 1)
    return is_whole and at.lexicon.form(at.string(start, end)) is None


def words_of_people(entities: Iterable[Entity], at: Words) -> set[str]:
    """The words of the full names of people."""
    full = [e for e in entities if e[2] == "PERSON" and e[1] - e[0] > 1 and not opens_with_article(e, at)]
    return {word for start, end, _ in full for word in at.words[start:end]}


def is_within(entity: Entity, at: Words) -> bool:
    """“in Songo”, “the port at Debre”, “the town of Holm”; not “faith in Holm”, “a partner at Holm”."""
    start, end, _ = entity
    before, further = at.lower(start - 1), at.lower(start - 2)
    if at.word(end) in POSSESSIVES:
        return False
    if before == "of":
        return further in at.lexicon.clues["place_nouns"] or further in at.lexicon.clues["happening_in"]
    stands = at.tag(start - 2).startswith(("NN", "CD")) and further not in at.lexicon.noun_types
    is_there = before in WITHIN or (before == "at" and stands and not at.is_title(start - 2))
    return is_there and further not in at.lexicon.clues["trust"]


def acts_as_person(entity: Entity, at: Words) -> bool:
    """Whether a name does what persons do; a town has what is its own, too: “Debre's harbour”."""
    start, end, _ = entity
    return at.word(end) not in POSSESSIVES and acts(start, end, at)


def kind_with_article(entity: Entity, at: Words) -> str | None:
    """What “al-Bab”, “al-Sudani” alone is: a place on maps that does nothing; else a person who does."""
    start, end, _ = entity
    if acts_as_person(entity, at) or at.lower(start - 1) in at.lexicon.clues["saying"]:
        return "PERSON"
    is_on_maps = states_with(at.string(start, end)) or states_with(at.words[end - 1])
    if at.tag(end).startswith("NN"):
        return None  # "the al-Sadr militia"
    return "GPE" if is_on_maps or at.lower(start - 1) in at.lexicon.clues["where"] else None
