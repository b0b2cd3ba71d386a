"""Hedges of numbers, found from the quantities."""

from __future__ import annotations

from collections.abc import Iterator

from claimx.extraction.hedge.attributed_text import AttributedText
from claimx.extraction.hedge.hedge_rule import HedgeMatch, hedge_rule
from claimx.lexicons.hedges import HedgeEntry
from claimx.records import Quantity
from claimx.syntax import Tokens

# Nothing stands near so many things.
MOST_NEAR = 100
# How far before a quantity and behind it an approximator may begin or end, and how far behind it the number is.
BEFORE, BEHIND, NUMBER_WITHIN = 3, 2, 4
# No longer word stands between an approximator and its number.
LONGEST_LINK = 3


@hedge_rule("hedge.approximator")
def approximators(text: AttributedText, quantities: tuple[Quantity, ...]) -> Iterator[tuple[HedgeMatch, HedgeEntry]]:
    """About 40 people were hurt.

    About, nearly, roughly, some, "or so" with a number, which is their scope; they are found from the quantities.
    """
    parse, lexicon = text.parse, text.lexicon
    for quantity in quantities:
        number = parse.tokens_in(quantity.start, quantity.end)
        token = max(parse.sentence(number[0])[0], number[0] - BEFORE)
        stop = min(number[1] + BEHIND, parse.n)
        while token < stop:
            for entry in lexicon.approximators.get(parse.lower[token], ()):
                scope = _scope(text, token, entry, quantity, number)
                if scope is not None:
                    yield HedgeMatch((token, token + len(entry.words)), scope), entry
                    token += len(entry.words) - 1
                    break
            token += 1


def _scope(text: AttributedText, token: int, entry: HedgeEntry, quantity: Quantity, number: Tokens) -> Tokens | None:
    """The number that an entry approximates, where it stands at a token."""
    senses = text.lexicon.senses
    start, end = number
    after = token + len(entry.words)
    if not text.stands_at(token, entry):
        return None
    if entry.words[0] in senses["after_numbers"]:
        scope = text.parse.trimmed((start, token))
        return scope if scope[0] < scope[1] else None
    if not start <= after < end or not _opens_number(text, after, end):
        return None
    if entry.words[0] in senses["beside"] and quantity.kind == "count" and (quantity.low or 0) < MOST_NEAR:
        return None
    scope = text.parse.trimmed((after, end))
    return scope if scope[0] < scope[1] else None


def _opens_number(text: AttributedText, token: int, end: int) -> bool:
    """Whether a number begins at a token, past "a", "an", "$" and other approximators."""
    parse, lexicon = text.parse, text.lexicon
    for at in range(token, min(end, token + NUMBER_WITHIN)):
        word = parse.words[at]
        if parse.pos[at] == "NUM" or parse.lower[at] in lexicon.senses["number_words"]:
            return True
        if parse.pos[at] != "DET" and len(word) > LONGEST_LINK:
            return parse.lower[at] in lexicon.approximators
    return False
