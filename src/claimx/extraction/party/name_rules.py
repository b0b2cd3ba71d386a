"""How a short name finds the full one: the rules, each of which looks up one distinct name in the index."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from typing import TypeAlias

from claimx.extraction.party.name_index import LONGEST_NAME, Index
from claimx.extraction.party.names import Group
from claimx.extraction.rule import Rule, rule
from claimx.lexicons.gazetteer import states_with
from claimx.records import ActorType

# A name written more often than this, times a longer one, is not short for it.
TIMES_AS_OFTEN = 2


@rule("actor.name")
def full_name(tokens: tuple[str, ...], type_: ActorType, index: Index) -> list[int]:
    """Ana Roe met the delegates on Friday.

    A name is a party of its own, and the same words name the same party again, with or without accents, capitals and
    the legal form of a company.
    """
    number = index.by_name.get((type_, tokens))
    return [] if number is None else [number]


@rule("actor.surname")
def by_surname(tokens: tuple[str, ...], type_: ActorType, index: Index) -> list[int]:
    """Ana Roe resigned on Monday; Roe, 52, gave no reason.

    A surname, with its particles ("von der Leyen"), is the one person whose full name ends with it.
    """
    if type_ != "person":
        return []
    found = index.by_last.get(("person", tokens), [])
    # Of a father and a "Jr.", the surname alone is the father's.
    elder = [n for n in found if index.groups[n].tokens[-1].rstrip(".") not in index.lexicon.generation]
    return elder or found


@rule("actor.given")
def by_given_name(tokens: tuple[str, ...], type_: ActorType, index: Index) -> list[int]:
    """Choe Son-il met the envoys. Choe made no promises.

    A single word is the one person whose name begins with it: names that put the family first, and first names.
    """
    return index.by_first.get(("person", tokens), []) if type_ == "person" and len(tokens) == 1 else []


@rule("actor.first-surname")
def by_first_surname(tokens: tuple[str, ...], type_: ActorType, index: Index) -> list[int]:
    """Elena Ruiz Carrasco resigned on Monday; Ruiz gave no reason.

    A single word is the one person of three names or more whose last but one it is: the first of two surnames. A first
    name or a letter in the middle is none.
    """
    if type_ != "person" or len(tokens) > 1 or tokens[0] in index.lexicon.first_names:
        return []
    return index.by_inner.get(tokens[0], [])


@rule("actor.alias")
def by_alias(tokens: tuple[str, ...], type_: ActorType, index: Index) -> list[int]:
    """Ana Roe, also known as Nana Poe, sang twice before Poe left the stage.

    A name that the text gives as another of a person's.
    """
    number = index.by_name.get(("person", index.aliases.get(tokens, ()))) if type_ == "person" else None
    return [number] if number is not None else []


@rule("actor.initial")
def by_initials(tokens: tuple[str, ...], type_: ActorType, index: Index) -> list[int]:
    """Paul R. Doe signed the letter that P. Doe had drafted.

    Names that differ by a middle name, by a first name cut to its letter, or by a pet form of it ("Bob", "Robert").
    """
    if type_ != "person" or len(tokens) < 2:
        return []
    pet_forms = index.lexicon.pet_forms
    letters = dict.fromkeys(name[0] for name in (tokens[0], *pet_forms.get(tokens[0], ())))
    near = [n for letter in letters for n in index.by_ends.get((letter, tokens[-1]), [])[:LONGEST_NAME]]
    return [n for n in near if may_be_short(tokens, index.groups[n].tokens, pet_forms)]


def may_be_short(one: tuple[str, ...], other: tuple[str, ...], pet_forms: Mapping[str, Container[str]]) -> bool:
    """Whether two names of one surname differ by initials or a pet form alone."""
    is_same = one[0] == other[0] or other[0] in pet_forms.get(one[0], ())
    if not is_same and not is_initial(one[0]) and not is_initial(other[0]):
        return False
    inner, outer = sorted((one[1:-1], other[1:-1]), key=len)
    if len(inner) < len(outer):
        return not inner
    return all(a[0] == b[0] and 1 in (len(a), len(b)) for a, b in zip(inner, outer, strict=True))


def is_initial(word: str) -> bool:
    """Whether a name is cut to its letter."""
    return len(word.replace(".", "")) == 1


@rule("actor.acronym")
def by_acronym(tokens: tuple[str, ...], type_: ActorType, index: Index) -> list[int]:
    """The Marine Rescue Agency (MRA) said the MRA had sent two boats.

    Capital letters are the one organisation whose words begin with them, or whose name they follow in brackets; before
    a turn in a talk ("AR: We left early"), the one person whose names do.
    """
    if tokens in index.labels:
        return index.by_letters.get(tokens[0], [])
    full = index.by_name.get(("organisation", index.brackets.get(tokens, ()))) if type_ == "organisation" else None
    if full is not None:
        return [full]
    if type_ != "organisation" or len(tokens) != 1:
        return []
    return index.by_acronym.get(tokens[0].replace(".", ""), [])


@rule("actor.short")
def by_short_name(tokens: tuple[str, ...], type_: ActorType, index: Index) -> list[int]:
    """The Nordia Workers Party left the coalition on Friday, and the Workers Party said it would not return.

    An organisation's name without its last or first words, where one organisation alone has it and the words are not
    general ones ("National", "Bank").
    """
    if type_ != "organisation":
        return []
    if all(t in index.lexicon.general_folded for t in tokens):
        return _by_general_words(tokens, index)
    opens = index.by_first.get(("organisation", tokens), [])
    if opens:
        opens = [n for n in opens if not _is_product(tokens, index.groups[n], index)]
        return [n for n in opens if not _goes_by_its_end(n, tokens, index)]
    found = index.by_last.get(("organisation", tokens), [])
    index.tails.update((n, len(tokens)) for n in found)
    return found


def _goes_by_its_end(number: int, tokens: tuple[str, ...], index: Index) -> bool:
    """Whether what stands behind these words is the short name: "Dragon" of "Kestrel Dragon", made by Kestrel."""
    return (number, len(index.groups[number].tokens) - len(tokens)) in index.tails


def _is_product(tokens: tuple[str, ...], longer: Group, index: Index) -> bool:
    """Whether a longer name is of a part or a product ("Kestrel Watch"): the short one alone is much more frequent."""
    rest, lexicon = longer.tokens[len(tokens) :], index.lexicon
    if any(word in lexicon.general_folded or word in lexicon.legal for word in rest):
        return False
    return index.counts.get(tokens, 0) > TIMES_AS_OFTEN * index.counts.get(longer.tokens, 0)


def _by_general_words(tokens: tuple[str, ...], index: Index) -> list[int]:
    """Bodies that words as "Security Council" are short for: those that the lexicon knows or a state has one of.

    "The Church" is the one "Church of Nordia", "Democratic" the "Democratic Party".
    """
    ends, opens = index.by_last.get(("organisation", tokens), []), index.by_first.get(("organisation", tokens), [])
    if len(tokens) > 1:
        return [n for n in ends if index.groups[n].key is not None or _is_of_state(n, tokens, index)]
    if tokens[0] in index.lexicon.body_heads:
        heads = {*ends, *(n for n in opens if not _is_of_another(n, tokens, index))}
        if tokens[0].title() in index.lexicon.institutions | index.lexicon.chambers:  # no committee of it
            heads = {n for n in heads if index.groups[n].key is not None or _is_of_state(n, tokens, index)}
        return list(heads) if len(heads) == 1 else []
    return [n for n in opens if index.groups[n].tokens == (*tokens, "party")]


def _is_of_another(number: int, short: tuple[str, ...], index: Index) -> bool:
    """Whether a name goes on to another body's word: "Navy Supply Agency" is not "the Navy", "House of Lords" is."""
    _, behind, *_ = tokens = index.groups[number].tokens
    is_of = behind in index.lexicon.small_words
    return not is_of and tokens[-1] in index.lexicon.body_heads


def _is_of_state(number: int, short: tuple[str, ...], index: Index) -> bool:
    """Whether a group's name is another with its state before it: "Kenyan Supreme Court"."""
    form = index.lexicon.folded.get(" ".join(index.groups[number].tokens[: -len(short)]))
    return form is not None and form.kind in {"name", "people"}


@rule("actor.company")
def by_company(tokens: tuple[str, ...], type_: ActorType, index: Index) -> list[int]:
    """Vance Motors lost money. Vance blamed fuel costs.

    A name that the name finder took for a person's or a place's is the one company whose name opens with it.
    """
    if type_ in {"organisation", "group"} or ("person", tokens) in index.by_last:
        return []
    found = index.by_first.get(("organisation", tokens), [])
    if len(tokens) > 1:  # "Watch Tower" and the "Watch Tower Society"
        general = index.lexicon.general_folded
        return [n for n in found if all(t in general for t in index.groups[n].tokens[len(tokens) :])]
    words = index.lexicon.company_words
    return [n for n in found if words & set(index.groups[n].name.split())]


@rule("actor.place-kind")
def by_place_kind(tokens: tuple[str, ...], type_: ActorType, index: Index) -> list[int]:
    """Fighting went on in Kelmar District on Friday. Kelmar has two dams.

    A place's name without the word for its kind ("Province", "District") is the one place of that name with it, unless
    a map has a town of the name; "Port" is left out of a town's name, too.
    """
    found = index.by_first.get(("place", tokens), []) if type_ == "place" else []
    if not found or not states_with(" ".join(tokens)):
        return found
    harbours = {word.casefold() for word in index.lexicon.clues["harbours"]}
    return [n for n in found if index.groups[n].tokens[-1] in harbours]


NAME_RULES = (
    full_name,
    by_alias,
    by_surname,
    by_given_name,
    by_initials,
    by_first_surname,
    by_acronym,
    by_short_name,
    by_company,
    by_place_kind,
)
NameRule: TypeAlias = Rule[Callable[[tuple[str, ...], ActorType, Index], list[int]]]
