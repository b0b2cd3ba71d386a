"""Names in letters: “the Eastgate Harbour Board (EHB) … the EHB found”."""

from __future__ import annotations

from collections.abc import Container, Mapping

from claimx.names.words import (
    ACRONYM_LENGTHS,
    NO_PARTY,
    PLACES,
    Entity,
    Words,
    initials,
    is_acronym,
    names_a_body,
    owners,
)

# After "the" and letters, these show that a noun is still to come: "the EHB report".
OF_NOUNS = ("NN", "JJ", "VBG", "CD")
# Types of nouns for what may go by letters: "the special inquiry team (SIT)".
OF_BODIES = frozenset({"organisation", "government", "media", "group"})


def by_letters(entities: list[Entity], at: Words) -> list[Entity]:
    """Letters that a full name or the words around show to be a body's, wherever the article has them."""
    letters = [i for i in at.capitalised if at.words[i].isupper() and may_be_letters(i, at)]
    if not letters:
        return entities
    taken = owners(entities)
    kinds = kinds_of(letters, entities, taken, at)
    found = [(i, i + 1, kinds[at.words[i]]) for i in letters if i not in taken and kinds.get(at.words[i])]
    things = {(i, i + 1) for i in letters if kinds.get(at.words[i]) == NO_PARTY}
    return sorted([entity for entity in [*entities, *found] if entity[:2] not in things])


def kinds_of(letters: list[int], entities: list[Entity], taken: Mapping[int, int], at: Words) -> dict[str, str]:
    """What letters are in this article, a thing where one mention says so."""
    kinds: dict[str, str] = {}
    for i in letters:
        kind = kind_of(i, entities, taken, at)
        if kind is not None and kinds.get(at.words[i]) != NO_PARTY:
            kinds[at.words[i]] = kind
    bodies = {i for i in taken if entities[taken[i]][2] == "ORG" and at.words[i].isupper()}
    return kinds | beside(letters, kinds, bodies, at)


def beside(letters: list[int], kinds: Mapping[str, str], known: Container[int], at: Words) -> dict[str, str]:
    """“the EHB, NHDC and XYZ”: letters in a list with those of a body are a body's, too."""
    found = {i for i in letters if kinds.get(at.words[i]) == "ORG" or i in known}
    for i in [*letters, *reversed(letters)]:
        if any(at.lower(i + way) in {",", "and", "or"} and i + 2 * way in found for way in (-1, 1)):
            found.add(i)
    return {at.words[i]: "ORG" for i in found if at.words[i] not in kinds}


def may_be_letters(i: int, at: Words) -> bool:
    """Whether a token is a few capitals among words that are not: of no thing, nor before one ("the EHB Act")."""
    word, lexicon = at.words[i], at.lexicon
    is_word = word in lexicon.not_names or word in lexicon.letters or names_a_body(word.title(), at) or at.is_rank(i)
    if is_word or at.word(i + 1) in lexicon.event_words or lexicon.form(word) is not None:
        return False
    return is_acronym(i, at) or is_in_brackets(i, at)


def kind_of(i: int, entities: list[Entity], taken: Mapping[int, int], at: Words) -> str | None:
    """What letters are: money beside a sum; what they are short for; else a body where the words around show one."""
    if at.words[i] in at.lexicon.currency_codes and "CD" in {at.tag(i - 1), at.tag(i + 1)}:
        return NO_PARTY  # "CHF 4 million"
    if is_in_brackets(i, at):
        if i - 2 in taken:
            return kind_of_name(entities[taken[i - 2]], at.words[i], at)
        return kind_of_noun(i - 2, at.words[i], at)
    heads = at.lower(i - 1) == "the" and not at.tag(i + 1).startswith(OF_NOUNS) and not at.is_joint(i + 1)
    return "ORG" if heads or at.lower(i + 1) in at.lexicon.clues["saying"] or is_led(i, at) else None


def is_in_brackets(i: int, at: Words) -> bool:
    """Whether letters stand alone between brackets."""
    return (
        at.word(i - 1) == "("
        and at.word(i + 1) == ")"
        and len(at.words[i]) in ACRONYM_LENGTHS
        and at.words[i].isalpha()
    )


def kind_of_name(name: Entity, letters: str, at: Words) -> str | None:
    """The label of the name before brackets: of a body, or of a place whose initials the letters are."""
    start, end, label = name
    return label if label == "ORG" or (initials(start, end, at) == letters and label in PLACES) else None


def kind_of_noun(last: int, letters: str, at: Words) -> str | None:
    """What the words before brackets are: an agreement; or, where the letters are their initials, a body or a thing."""
    if at.word(last) in at.lexicon.event_words:
        return NO_PARTY
    words = at.words[max(0, last + 1 - len(letters)) : last + 1]
    if "".join(word[0] for word in words).upper() != letters:
        return None
    return "ORG" if at.lexicon.noun_types.get(at.lower(last)) in OF_BODIES else NO_PARTY


def is_led(i: int, at: Words) -> bool:
    """Whether a holder of an office follows, with a name: “EHB Director Ana Roe”, “EHB spokesman Jan Poe”."""
    return at.folded(i + 1) in at.lexicon.offices and at.is_capitalised(i + 2)
