"""Names of bodies that the name finder saw in pieces."""

from __future__ import annotations

from collections.abc import Callable

from claimx.names.words import Entity, Words, is_legal_form, names_a_body

LONGEST_COMPANY = 5  # words before the legal form
LONGEST_PURPOSE = 6  # words after "for"
SHORTEST_PURPOSE = 2


def join_bodies(entities: list[Entity], at: Words) -> list[Entity]:
    """“Nordia Commission on Fisheries” is one body, although the words between are none of a name."""
    out: list[Entity] = []
    for entity in entities:
        if out and entity[0] < out[-1][1]:
            continue  # within a body whose name goes on: "… Observatory for Human Rights"
        whole = with_purpose(entity, at)
        if whole is None and out:
            whole = next((joined for join in JOINS if (joined := join(out[-1], entity, at)) is not None), None)
            if whole is not None:
                out.pop()
        out.append(whole or entity)
    return out


def with_purpose(entity: Entity, at: Words) -> Entity | None:
    """“Nordian Observatory” before “for Human Rights”."""
    start, end, label = entity
    last, lexicon = at.words[end - 1], at.lexicon
    if label == "NORP" or not names_a_body(last, at) or last in lexicon.company_words or at.word(end) != "for":
        return None
    stop = end + 1
    while stop - end <= LONGEST_PURPOSE and (at.is_capital_word(stop) or is_within(stop, end, at)):
        stop += 1
    is_name = stop - end > SHORTEST_PURPOSE and lexicon.form(at.string(end + 1, stop)) is None
    return (start, stop, "ORG") if is_name and at.words[end + 1] not in lexicon.not_names else None


def is_within(i: int, opening: int, at: Words) -> bool:
    """Whether a small word joins two with capitals."""
    return at.word(i) in {"and", "of"} and i > opening + 1 and at.is_capitalised(i + 1)


def with_field(one: Entity, other: Entity, at: Words) -> Entity | None:
    """“Nordia Commission” and “Fisheries” with "on" or "for (the)" between."""
    if one[2] != "ORG" or other[2] != "ORG" or not names_a_body(at.words[one[1] - 1], at):
        return None
    between = at.words[one[1] : other[0]]
    return (one[0], other[1], "ORG") if between[:1] in FIELDS and between[1:] in ([], ["the"]) else None


FIELDS = (["on"], ["for"])
JOINS: tuple[Callable[[Entity, Entity, Words], Entity | None], ...] = (with_field,)


def companies(entities: list[Entity], at: Words) -> list[Entity]:
    """“Roe Quarries Ltd lost money”: words with a capital before a legal form are a company, seen or not."""
    taken = {i for start, end, _ in entities for i in range(start, end)}
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
