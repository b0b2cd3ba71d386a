"""Names of bodies that the name finder saw in pieces."""

from __future__ import annotations

from claimx.names.repairs import Entity, Words, is_legal_form


def join_bodies(entities: list[Entity], at: Words) -> list[Entity]:
    """“Nordia Commission on Fisheries” is one body, although the words between are none of a name."""
    heads = at.lexicon.organisation_words | at.lexicon.government_words
    bodies = heads - at.lexicon.company_words
    out: list[Entity] = []
    for entity in entities:
        if out and entity[0] < out[-1][1]:
            continue  # within a body whose name goes on: "… Observatory for Human Rights"
        if at.words[entity[1] - 1] in bodies and entity[2] != "NORP":
            end = _after_for(entity[1], at)
            if end:
                out.append((entity[0], end, "ORG"))
                continue
        if out and entity[2] == "PERSON" == out[-1][2] and entity[0] == out[-1][1] + 1:
            start, end, _ = out[-1]
            if at.words[end] == "-" and at.touches(end) and at.touches(end + 1):  # "Ana Holt-Doe", found in two pieces
                out[-1] = (start, entity[1], "PERSON")
                continue
        if out and entity[2] == "ORG" and out[-1][2] == "ORG" and 0 < entity[0] - out[-1][1] < 3:
            start, end, _ = out[-1]
            between = at.words[end : entity[0]]
            if between[0] in {"on", "for"} and between[1:] in ([], ["the"]) and at.words[end - 1] in heads:
                out[-1] = (start, entity[1], "ORG")
                continue
        out.append(entity)
    return out


def _after_for(i: int, at: Words) -> int:
    """The position after "for" and two or more words with a capital, 0 where others follow: "for Human Rights"."""
    if i + 2 >= len(at.words) or at.words[i] != "for":
        return 0
    end = i + 1
    while end < len(at.words) and end - i < 7:
        joins = at.words[end] in {"and", "of"} and end > i + 1 and end + 1 < len(at.words)
        if not (at.words[end].isalpha() and at.is_capitalised(end)) and not (joins and at.is_capitalised(end + 1)):
            break
        end += 1
    words = at.words[i + 1 : end]
    known = at.lexicon.form(at.string(i + 1, end)) if words else None
    return 0 if len(words) < 2 or known is not None or words[0] in at.lexicon.not_names else end


def companies(entities: list[Entity], at: Words) -> list[Entity]:
    """“Roe Quarries Ltd lost money”: words with a capital before a legal form are a company, seen or not."""
    taken = {i for start, end, _ in entities for i in range(start, end)}
    found: list[Entity] = []
    for i in range(1, len(at.words)):
        if i in taken or not is_legal_form(i, at) or at.words[i].lower().rstrip(".") == "co":
            continue
        start = i
        while start and start - 1 not in taken and i - start < LONGEST_COMPANY and _names_a_company(start - 1, at):
            start -= 1
        while start < i and at.words[start] in {"&", "The"}:
            start += 1
        if start < i:
            found.append((start, i + 1, "ORG"))
            taken.update(range(start, i + 1))
    return sorted(entities + found) if found else entities


LONGEST_COMPANY = 5  # words before the legal form


def _names_a_company(i: int, at: Words) -> bool:
    word = at.words[i]
    if word == "&":
        return True
    return (
        word[0].isupper() and word.rstrip(".").title() not in at.lexicon.time_words and word not in at.lexicon.not_names
    )
