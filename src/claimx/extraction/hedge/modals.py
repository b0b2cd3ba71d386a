"""Hedges that are auxiliaries: may, might, could, must have, would have."""

from __future__ import annotations

from claimx.extraction.hedge.ability import is_ability, is_none, is_permission
from claimx.extraction.hedge.reading import Found, Reading
from claimx.extraction.rule import rule
from claimx.lexicons.hedges import HedgeEntry
from claimx.syntax import link_of, predicate_of, subject_of


@rule("hedge.modal")
def modal(reading: Reading, i: int, _entry: HedgeEntry) -> Found | None:
    """The truce may collapse within days.

    May, might and could of possibility; not permission, past ability, wishes or the month.
    """
    parse, lexicon = reading.parse, reading.lexicon
    if parse.tag[i] != "MD" and parse.pos[i] != "AUX":
        return None
    verb = parse.head[i] if parse.head[i] != i else i
    if link_of(parse, i) != "auxiliary":
        verb = predicate_of(parse, i)
    word = parse.lower[i]
    if word == "could" and (is_ability(reading, i, verb) or _is_request(reading, i)):
        return None
    if word == "may" and (_is_permission(reading, i, verb) or _is_wish(reading, i)):
        return None
    if lexicon.senses["permission_adverbs"] & {reading.word(i + 1)}:
        return None
    return reading.clause_around(i, verb)


def _is_request(reading: Reading, i: int) -> bool:
    """A favour is asked: could you explain it."""
    return reading.word(i + 1) in reading.lexicon.senses["asked"] and reading.tag(i + 1) == "PRP"


def _is_permission(reading: Reading, i: int, verb: int) -> bool:
    parse, senses = reading.parse, reading.lexicon.senses
    subject = subject_of(parse, verb)
    if subject is not None and (parse.lower[subject] in senses["permission_subjects"] or is_none(reading, subject)):
        return True
    if reading.word(i + 1) == "i":
        return True
    return is_permission(reading, verb)


def _is_wish(reading: Reading, i: int) -> bool:
    """A wish or a set phrase: may he rest in peace; come what may; be that as it may."""
    parse = reading.parse
    start, end = parse.sentence(i)
    while start < i and parse.is_punctuation(start):
        start += 1
    if i == start and not any(parse.lower[j] == "?" for j in range(max(start, end - 3), end)):
        return True
    return (
        reading.word(i - 1) in {"what", "it"}
        and reading.word(i - 2) in {"come", "as"}
        and parse.is_punctuation(min(i + 1, parse.n - 1))
    )


@rule("hedge.modal-perfect")
def modal_perfect(reading: Reading, i: int, _entry: HedgeEntry) -> Found | None:
    """The pilot must have seen the warning light.

    "Must have" before a participle is a conclusion, not a duty.
    """
    parse = reading.parse
    j = i + 1
    while j <= i + 2 and reading.tag(j) == "RB":
        j += 1
    if reading.word(j) != "have" or "VBN" not in {parse.tag[parse.head[i]], reading.tag(j + 1)}:
        return None
    return Found((i, j + 1), reading.clause(parse.head[i]))


@rule("hedge.would-have")
def counterfactual(reading: Reading, i: int, _entry: HedgeEntry) -> Found | None:
    """A stronger wall would have held the water back.

    "Would have" before a participle: what did not come about, or only on a condition.
    """
    parse = reading.parse
    j = i + 1
    while j <= i + 2 and reading.tag(j) == "RB":
        j += 1
    if reading.word(j) not in reading.lexicon.senses["have"]:
        return None
    k = j + 1
    while k <= j + 2 and reading.tag(k) == "RB":
        k += 1
    if reading.tag(k) not in {"VBN", "VBD"}:
        return None
    verb = parse.head[i] if link_of(parse, i) == "auxiliary" else predicate_of(parse, i)
    return Found((i, j + 1), reading.clause(verb))
