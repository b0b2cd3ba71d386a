"""Hedges that are nouns, with what is doubted after them."""

from __future__ import annotations

from claimx.extraction.hedge.reading import Found, Reading
from claimx.extraction.rule import rule
from claimx.lexicons.hedges import HedgeEntry
from claimx.syntax import (
    clause_of_noun,
    complementizer_of,
    governing_clause,
    link_of,
    obliques_of,
    possessor_of,
    preposition_of,
    subject_of,
)


def _clause_after(reading: Reading, i: int) -> int | None:
    """The clause a noun takes, also where the parse calls one with "that" and its own subject relative."""
    parse = reading.parse
    clause = clause_of_noun(parse, i)
    if clause is None and reading.word(i + 1) == "that" and reading.tag(i + 1) in {"IN", "WDT"}:
        for child in parse.children[i]:
            subject = subject_of(parse, child, shared=False) if link_of(parse, child) == "relative" else None
            if (
                subject is not None
                and subject > i + 1
                and (parse.tag[i + 1] == "IN" or complementizer_of(parse, child) == i + 1)
            ):
                return child
    return clause


@rule("hedge.noun")
def noun(reading: Reading, i: int, entry: HedgeEntry) -> Found | None:
    """There is a risk of flooding along the coast.

    A noun of doubt with what is doubted: "of" or "for" and a noun, or a clause.
    """
    parse, senses = reading.parse, reading.lexicon.senses
    lemma = entry.words[0]
    if parse.pos[i] != "NOUN":
        return None
    clause = _clause_after(reading, i)
    if clause is not None and clause > i:
        mark = complementizer_of(parse, clause)
        word = parse.lower[mark] if mark is not None else reading.word(i + 1)
        if word == "that":
            return Found((i, i + 1), reading.clause(clause))
        if word == "of" and parse.tag[clause] != "VBG" and lemma not in senses["clause_only_nouns"]:
            return Found((i, i + 1), reading.clause(clause))  # "the possibility of it being stolen"
        if word == "to" and lemma in senses["infinitive_nouns"]:
            return Found((i, i + 1), reading.clause(clause))
    if lemma in senses["infinitive_nouns"] and reading.infinitive_after(i) == i + 1:
        return Found((i, i + 1), reading.clause(clause) if clause is not None else (i + 1, i + 3))
    if lemma in senses["clause_only_nouns"] or (lemma in senses["plural_nouns"] and parse.tag[i] != "NNS"):
        return None
    if possessor_of(parse, i) is not None and lemma in senses["own_nouns"]:
        return None
    for child in obliques_of(parse, i):
        preposition = preposition_of(parse, child)
        if preposition in senses["noun_prepositions"] and not (preposition == "for" and lemma in senses["of_only"]):
            start, end = parse.edges[child]
            start, end = parse.trimmed((start + 1, end), ",;:.-–—")
            return Found((i, i + 1), (start, end) if start < end else (child, child + 1))
    if reading.word(i + 1) == "that" and not parse.is_space(i + 1) and clause is None:
        after = governing_clause(parse, i + 1)
        if (
            after is not None
            and after > i
            and link_of(parse, after) != "relative"
            and lemma not in senses["opportunity"]
        ):
            return Found((i, i + 1), reading.clause(after))
    if reading.word(i + 1) == "of" and i + 2 < parse.n and parse.tag[i + 2] == "VBG":
        return Found((i, i + 1), reading.clause(i + 2))
    return None
