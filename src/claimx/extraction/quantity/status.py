"""How a number is vouched for: estimated, confirmed, suspected, planned."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from claimx.extraction.quantity.amount import Amount
from claimx.extraction.quantity.surroundings import Surroundings
from claimx.records import Status
from claimx.syntax import FINITE_VERBS, NOUNS, Parse, Tokens, ancestors, is_conjunct

CLIMB = 3  # heads from the number to the word that vouches for it
LONGEST_SERIES = 10  # heads
LINKS = frozenset({"at", "to", "that", "of"})
HAVE = frozenset({"have", "has", "had"})
COMPLEMENTS = frozenset({"of", "by", "in"})


def status_of(around: Surroundings, amount: Amount, start: int, end: int, of: str | None) -> Status:
    """The status that words in the quantity, before it, after it or above it give; "stated" without any."""
    parse, words = around.parse, around.lexicon.status
    first, last = parse.tokens_in(start, end)
    sentence = parse.sentence(first)
    inside = (*parse.lower[first : min(last, sentence[1])], *(of or "").lower().split())
    found = next((words[word] for word in inside if word in words), None)
    return (
        found
        or _before(around, first, sentence)
        or _after(around, last, sentence)
        or _above(around, around.number_token(amount), first, sentence)
        or "stated"
    )


def _before(around: Surroundings, first: int, sentence: Tokens) -> Status | None:
    """confirmed 20 deaths; estimated at 5,000."""
    parse, words = around.parse, around.lexicon.status
    before = first - 1
    if before < sentence[0]:
        return None
    if parse.lower[before] in words and parse.tag[before] not in NOUNS:
        return words[parse.lower[before]]
    if before > sentence[0] and parse.lower[before] in LINKS:
        return words.get(parse.lower[before - 1])
    return None


def _after(around: Surroundings, last: int, sentence: Tokens) -> Status | None:
    """50 feared dead; 13 people are confirmed dead."""
    parse, nouns, after = around.parse, around.lexicon.nouns, last
    while after < sentence[1] and (parse.lower[after] in nouns["be"] or parse.lower[after] in HAVE):
        after += 1
    if after >= sentence[1] or parse.lower[after] not in nouns["vouched"]:
        return None
    governs = parse.lower[min(after + 1, sentence[1] - 1)] in COMPLEMENTS
    return None if governs else around.lexicon.status[parse.lower[after]]


def _above(around: Surroundings, number: int, first: int, sentence: Tokens) -> Status | None:
    """The army plans to send 500 troops."""
    parse, words = around.parse, around.lexicon.status
    for token in islice(_heads(parse, number), CLIMB):
        word = parse.lower[token]
        if word not in words or not sentence[0] <= token < first:
            continue
        if _governs(around, token, sentence):
            return words[word]
    return None


def _heads(parse: Parse, number: int) -> Iterator[int]:
    """What a number depends on, from the nearest: the first of a series for all of it ("500 troops and 20 tanks")."""
    below = number
    for token in islice(ancestors(parse, number), LONGEST_SERIES):
        if is_conjunct(parse, below):
            if parse.tag[below] in FINITE_VERBS:
                return  # "She expected 40 guests but 90 came"
        else:
            yield token
        below = token


def _governs(around: Surroundings, token: int, sentence: Tokens) -> bool:
    """Plans to send; not: a man suspected of killing six, better than expected, including the loss of 30 ships."""
    parse, after = around.parse, token + 1
    if (parse.is_mark(after) and parse.tag[after] != "$") or parse.lower[after] == "of":
        return False
    if parse.tag[token].startswith("VB"):
        return True
    planned = around.lexicon.status[parse.lower[token]] == "planned" and parse.lower[after] == "to"
    return planned and after + 1 < sentence[1]  # "plans to" of any tag
