"""Names of bodies that the name finder saw in pieces."""

from __future__ import annotations

from collections.abc import Callable, Container

from claimx.lexicons.gazetteer import states_with
from claimx.names.words import POSSESSIVES, Entity, Words, is_legal_form, is_meeting_of_holders, names_a_body, owners

LONGEST_COMPANY = 5  # words before the legal form
SHORTEST_PURPOSE = 2  # words after "for"


def join_bodies(entities: list[Entity], at: Words) -> list[Entity]:
    """“Nordia Commission on Fisheries” is one body, although the words between are none of a name."""
    out: list[Entity] = []
    for entity in entities:
        if out and entity[0] < out[-1][1]:
            continue  # within a body whose name goes on: "… Observatory for Human Rights"
        whole = goes_on(entity, at)
        if whole is None and out:
            whole = next((joined for join in JOINS if (joined := join(out[-1], entity, at)) is not None), None)
            if whole is not None:
                out.pop()
        out.append(whole or entity)
    return out


def goes_on(entity: Entity, at: Words) -> Entity | None:
    """The entity with what its name goes on with, whatever the name finder made of that."""
    return with_purpose(entity, at) or with_meeting(entity, at) or with_town(entity, at) or with_last(entity, at)


def with_last(entity: Entity, at: Words) -> Entity | None:
    """“Nordia Committee on Taxonomy” before “of Roses”: what a body is for goes on."""
    start, end, label = entity
    has_on = any(at.words[i] == "on" and names_a_body(at.words[i - 1], at) for i in range(start + 1, end))
    last = end_of_last(end, at) if has_on else end
    return (start, last, label) if last > end else None


def end_of_last(end: int, at: Words) -> int:
    """Where "of" and words in capitals end that go on with what a body is for."""
    last = at.after_capitals(end + 1)
    return last if at.word(end) == "of" and last > end + 1 else end


def with_town(entity: Entity, at: Words) -> Entity | None:
    """“Times” before “of Nordia”: a newspaper's name goes on with where it is made."""
    start, end, label = entity
    if label != "ORG" or at.words[end - 1] not in at.lexicon.media_words or at.word(end) != "of":
        return None
    last = at.after_capitals(end + 1)
    return (start, last, label) if last > end + 1 else None


def with_purpose(entity: Entity, at: Words) -> Entity | None:
    """“Nordian Observatory” before “for Human Rights”."""
    start, end, _ = entity
    last, lexicon = at.words[end - 1], at.lexicon
    if at.word(end) != "for" or not names_a_body(last, at) or last in lexicon.company_words:
        return None
    stop = at.after_capitals(end + 1)
    is_name = stop - end > SHORTEST_PURPOSE and lexicon.form(at.string(end + 1, stop)) is None
    return (start, stop, "ORG") if is_name else None


def with_meeting(entity: Entity, at: Words) -> Entity | None:
    """“Nordian Bishops” before “' Conference of the Isles”."""
    start, end, label = entity
    if (
        label not in {"ORG", "PERSON", "GPE"}
        or at.word(end) not in POSSESSIVES
        or not is_meeting_of_holders(end + 1, at)
    ):
        return None
    stop = end + 2
    if at.word(stop) == "of":
        opening = stop + 1 + (at.word(stop + 1) == "the")
        last = at.after_capitals(opening)
        stop = last if last > opening else stop
    return start, stop, "ORG"


def with_field(one: Entity, other: Entity, at: Words) -> Entity | None:
    """“Nordia Commission” and “Fisheries” with "on" or "for (the)" between."""
    if one[2] != "ORG" or other[2] != "ORG" or not names_a_body(at.words[one[1] - 1], at):
        return None
    between = at.words[one[1] : other[0]]
    return (
        (one[0], end_of_last(other[1], at), "ORG") if between[:1] in FIELDS and between[1:] in ([], ["the"]) else None
    )


def with_second_field(one: Entity, other: Entity, at: Words) -> Entity | None:
    """“Ministry of Water” and “Roads” with "and" between: one body's, if the second is no party of its own."""
    if other[2] not in {"ORG", "PERSON"} or not has_field(one, at) or tuple(at.words[one[1] : other[0]]) not in ANDS:
        return None
    is_party = any(names_a_body(word, at) for word in at.words[other[0] : other[1]]) or is_known(other, at)
    return None if is_party else (one[0], other[1], "ORG")


def of_two_places(one: Entity, other: Entity, at: Words) -> Entity | None:
    """“the Nordia and Sudland Affairs Office”: a body whose name two places open, behind "the" or an owner."""
    start, (first, end, label) = one[0], other
    if one[2] != "GPE" or label != "ORG" or at.words[one[1] : first] != ["and"]:
        return None
    owned = at.lower(start - 1) == "the" or at.word(start - 1) in POSSESSIVES
    is_body = owned and at.lower(start - 2) not in BETWEEN and names_a_body(at.words[end - 1], at)
    return (start, end, "ORG") if is_body and opens_with_place(first, end, at) else None


def with_seat(one: Entity, other: Entity, at: Words) -> Entity | None:
    """“University of Oregon” and “Portland” with a comma between: the seat of it that lies there."""
    start, end, label = one
    if label != "ORG" or at.words[end : other[0]] != [","]:
        return None
    opens = at.words[start] in at.lexicon.with_seats and at.word(start + 1) == "of"
    state = at.lexicon.form(at.string(start + 2, end)) if opens else None
    is_of_state = state is not None and state.country == "US" and state.name in at.lexicon.postal.values()
    return (start, other[1], "ORG") if is_of_state and "US" in states_with(at.string(*other[:2])) else None


def opens_with_place(start: int, end: int, at: Words) -> bool:
    """Whether a name opens with a place that the lexicon knows."""
    forms = (at.lexicon.form(at.string(start, i)) for i in range(start + 1, end))
    return any(form is not None and form.kind in WHERE for form in forms)


def has_field(entity: Entity, at: Words) -> bool:
    """Whether a body's word and "of" or "for" stand in a name: “the National Institute of Water”."""
    start, end, label = entity
    return label == "ORG" and any(
        at.words[i] in {"of", "for"} and names_a_body(at.words[i - 1], at) for i in range(start + 1, end)
    )


def is_known(entity: Entity, at: Words) -> bool:
    """Whether a lexicon has a name, or it opens with a first name."""
    start, end, _ = entity
    return at.lexicon.form(at.string(start, end)) is not None or at.is_first_name(start)


BETWEEN = frozenset({"between", "both"})
WHERE = frozenset({"name", "capital", "place"})
FIELDS = (["on"], ["for"])
ANDS = {("and",), (",", "and"), ("&",)}
JOINS: tuple[Callable[[Entity, Entity, Words], Entity | None], ...] = (
    with_field,
    with_second_field,
    of_two_places,
    with_seat,
)


def with_fields(entities: list[Entity], at: Words) -> list[Entity]:
    """“the Ministry of Water, Roads and Trade”: what a body is for goes on in capitals up to "and"."""
    if not any(has_field(entity, at) for entity in entities):
        return entities
    taken = owners(entities)
    return [(e[0], end_of_fields(e[1], taken, at), e[2]) if has_field(e, at) else e for e in entities]


def end_of_fields(end: int, taken: Container[int], at: Words) -> int:
    """Where the last of the fields ends that commas and "and" join to the first, `end` where none follows."""
    i = end
    while at.word(i) == "," and is_field(i + 1, taken, at):
        i = after_capitals(i + 1, taken, at)
    i += at.word(i) == ","
    if at.word(i) not in {"and", "&"} or not is_field(i + 1, taken, at):
        return end
    return after_capitals(i + 1, taken, at)


def after_capitals(i: int, taken: Container[int], at: Words) -> int:
    """The first token from here that is no free word in capitals."""
    while is_field(i, taken, at):
        i += 1
    return i


def is_field(i: int, taken: Container[int], at: Words) -> bool:
    """Whether a token is a word in capitals that can say what a body is for."""
    if i in taken or not at.is_capital_word(i) or at.is_title(i):
        return False
    if names_a_body(at.words[i], at) and at.words[i] not in at.lexicon.also_things:
        return False
    return at.words[i] not in at.lexicon.not_names and at.lexicon.form(at.words[i]) is None


def companies(entities: list[Entity], at: Words) -> list[Entity]:
    """“Roe Quarries Ltd lost money”: words with a capital before a legal form are a company, seen or not."""
    taken = {*owners(entities)}
    found: list[Entity] = []
    for i in at.capitalised:
        if not i or i in taken or not is_legal_form(i, at) or at.folded(i) == "co":
            continue
        start = i
        while start and start - 1 not in taken and i - start < LONGEST_COMPANY and names_a_company(start - 1, at):
            start -= 1
        while start < i and at.words[start] in {"&", "The"}:
            start += 1
        if start < i:
            found.append((start, i + 1, "ORG"))
            taken.update(range(start, i + 1))
    return sorted(entities + found)


def names_a_company(i: int, at: Words) -> bool:
    """Whether a token before a legal form can be of the company's name."""
    word = at.words[i]
    is_day = word.rstrip(".").title() in at.lexicon.time_words
    return word == "&" or (word[0].isupper() and not is_day and word not in at.lexicon.not_names)
