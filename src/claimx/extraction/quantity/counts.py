"""Rules for numbers that count or take a part."""

from __future__ import annotations

import re

from claimx.extraction.quantity.amount import Amount
from claimx.extraction.quantity.draft import Draft
from claimx.extraction.quantity.phrases import noun_of, phrase_after_of, phrase_at
from claimx.extraction.quantity.rates import with_per
from claimx.extraction.quantity.reading import Reading
from claimx.extraction.rule import rule
from claimx.syntax import Tokens

STRONG = re.compile(r"[\s-]strong\b", re.IGNORECASE)

HYPHENS = frozenset("-‐‑")


@rule("quantity.share")
def share(reading: Reading, amount: Amount) -> Draft | None:
    """Half of voters were undecided.

    A fraction, or so many in so many, of something: a share, as a number from 0 to 1.
    """
    if not amount.numeral.fraction:
        return None
    counted = noun_of(reading, amount, amount.end)
    if counted is None:
        phrase = phrase_at(reading, amount.end)
        parse = reading.parse
        if phrase is None:
            first, _ = parse.tokens_in(amount.end, amount.end + 2)
            if first < parse.n and parse.tag[first] in {"DT", "PRP$"} and parse.start[first] <= amount.end + 1:
                phrase = phrase_at(reading, parse.end[first])
                phrase = (first, phrase[1]) if phrase else None
        if phrase is None:
            return Draft(kind="percent", end=amount.end)
        phrase = _possessed(reading, phrase)
        counted = parse.words[phrase[1] - 1], parse.string(phrase), parse.end[phrase[1] - 1]
    return Draft(kind="percent", end=counted[2], noun=counted[0], of=counted[1])


def _possessed(reading: Reading, phrase: Tokens) -> Tokens:
    """the country's population, of "half the country's population"."""
    parse, end = reading.parse, phrase[1]
    if end < parse.sentence(phrase[0])[1] and parse.tag[end] == "POS":
        owned = phrase_at(reading, parse.end[end])
        return (phrase[0], owned[1]) if owned else phrase
    return phrase


@rule("quantity.strong")
def strong(reading: Reading, amount: Amount) -> Draft | None:
    """An 8,000-strong force crossed the border.

    A number with "strong": the size of what follows.
    """
    match = STRONG.match(reading.text, amount.number_end)
    if match is None:
        return None
    phrase = phrase_at(reading, match.end())
    if phrase is None:
        return Draft(kind="count", end=match.end())
    parse = reading.parse
    return Draft(kind="count", end=match.end(), noun=parse.words[phrase[1] - 1], of=parse.string(phrase))


@rule("quantity.partitive")
def partitive(reading: Reading, amount: Amount) -> Draft | None:
    """Two of the officials resigned.

    A number, exact or vague, with "of" and what it is taken from.
    """
    counted = noun_of(reading, amount, amount.number_end)
    if counted is None:
        return None
    if not amount.numeral.vague and amount.low == 1:
        return None
    return Draft(kind="count", end=counted[2], noun=counted[0], of=counted[1])


@rule("quantity.count")
def count(reading: Reading, amount: Amount) -> Draft | None:
    """At least 20 civilians were killed.

    A number and the noun it counts, with what stands between.
    """
    phrase = reading.counted(amount)
    if phrase is None:
        return None
    parse = reading.parse
    if reading.text[amount.number_end : amount.number_end + 1] in HYPHENS:
        noun = parse.words[phrase[0]]
        return Draft(kind="count", end=parse.end[phrase[0]], noun=noun, of=noun)
    end = parse.end[phrase[1] - 1]
    rated = with_per(reading.text, amount, reading.lexicon, position=end)
    of = parse.string(phrase)
    if rated.per:
        return Draft(kind="rate", end=rated.end, noun=parse.words[phrase[1] - 1], of=of, per=rated.per)
    return Draft(kind="count", end=end, noun=parse.words[phrase[1] - 1], of=of)


@rule("quantity.bare")
def bare(reading: Reading, amount: Amount) -> Draft | None:
    """At least 20 were killed and 30 hurt.

    A number that stands alone: what it counts is said elsewhere, or it is an index or a total.
    """
    harmed = reading.word_before(amount) in reading.lexicon.nouns["harming"]
    if amount.numeral.low == 1 and not amount.numeral.digits and not harmed:
        return None
    if amount.numeral.vague and amount.numeral.article:
        return None  # "it helped a few"
    rated = with_per(reading.text, amount, reading.lexicon)
    sized = _size_of(reading, amount)
    noun, of = (reading.parse.words[sized[1] - 1], reading.parse.string(sized)) if sized else (None, None)
    return Draft(kind="rate" if rated.per else "count", end=rated.end, per=rated.per, noun=noun, of=of)


def _size_of(reading: Reading, amount: Amount) -> Tokens | None:
    """The noun of "the number of cases" that a bare number after "to", "at", "was" gives the size of."""
    nouns = reading.lexicon.nouns
    if not (reading.is_led_by(nouns["sharing"], amount) or reading.is_led_by(nouns["leading"], amount)):
        return None
    parse = reading.parse
    first = reading.tokens(amount)[0]
    for i in range(first - 1, parse.sentence(first)[0] - 1, -1):
        if i in reading.numbers:
            return None
        if parse.lower[i] in reading.lexicon.nouns["sizes"] and i + 1 < first and parse.lower[i + 1] == "of":
            found = phrase_after_of(reading, parse.end[i])
            return found[0] if found and not found[1] else None
    return None
