"""Rules for numbers that count or take a part."""

from __future__ import annotations

import re

from claimx.extraction.quantity.amount import Amount, Draft
from claimx.extraction.quantity.per import with_per
from claimx.extraction.quantity.phrases import counted_in, noun_of, phrase_after_of, phrase_at
from claimx.extraction.quantity.rejected.not_counting import is_one_harmed
from claimx.extraction.quantity.surroundings import Surroundings
from claimx.extraction.rule import rule
from claimx.extraction.stretches import HYPHENS
from claimx.records import QuantityKind
from claimx.syntax import Tokens

STRONG = re.compile(r"[\s-]strong\b", re.IGNORECASE)
ALTERNATIVE = re.compile(r"\ban?\s+([a-z]+)\s+or\s+$")
ALTERNATIVE_REACH = 30
DETERMINERS = frozenset({"DT", "PRP$"})


@rule("quantity.share")
def share(around: Surroundings, amount: Amount) -> Draft | None:
    """Half of voters were undecided.

    A fraction, or so many in so many, of something: a share, as a number from 0 to 1.
    """
    if not amount.numeral.fraction:
        return None
    if amount.shared is not None:  # "nine litres in every ten"
        of = around.text[slice(*amount.shared)]
        return Draft(kind="percent", end=amount.end, noun=of.split()[0], of=of)
    counted = noun_of(around, amount.end)
    if counted is None:
        phrase = phrase_at(around, amount.end) or _determined_at(around, amount.end)
        if phrase is None:
            return Draft(kind="percent", end=amount.end)
        counted = counted_in(around, _possessed(around, phrase))
    return Draft(kind="percent", end=counted.end, noun=counted.noun, of=counted.of)


def _determined_at(around: Surroundings, position: int) -> Tokens | None:
    """the town, of "half the town"."""
    parse, first = around.parse, around.parse.tokens_in(position, position + 2)[0]
    if first >= parse.n or parse.tag[first] not in DETERMINERS:
        return None
    phrase = phrase_at(around, parse.end[first])
    return (first, phrase[1]) if phrase else None


def _possessed(around: Surroundings, phrase: Tokens) -> Tokens:
    """the country's population, of "half the country's population"."""
    parse, end = around.parse, phrase[1]
    if parse.tag[end : end + 1] == ["POS"]:
        owned = phrase_at(around, parse.end[end])
        return (phrase[0], owned[1]) if owned else phrase
    return phrase


@rule("quantity.strong")
def strong(around: Surroundings, amount: Amount) -> Draft | None:
    """An 8,000-strong force crossed the border.

    A number with "strong": the size of what follows.
    """
    match = STRONG.match(around.text, amount.number_end)
    if match is None:
        return None
    phrase = phrase_at(around, match.end())
    if phrase is None:
        return Draft(kind="count", end=match.end())
    counted = counted_in(around, phrase)
    return Draft(kind="count", end=match.end(), noun=counted.noun, of=counted.of)


@rule("quantity.partitive")
def partitive(around: Surroundings, amount: Amount) -> Draft | None:
    """Two of the officials resigned.

    A number, exact or vague, with "of" and what it is taken from.
    """
    counted = noun_of(around, amount.number_end)
    if counted is None or (not amount.numeral.vague and amount.low == 1):
        return None
    return Draft(kind="count", end=counted.end, noun=counted.noun, of=counted.of)


@rule("quantity.count")
def count(around: Surroundings, amount: Amount) -> Draft | None:
    """At least 20 civilians were killed.

    A number and the noun it counts, with what stands between.
    """
    phrase = around.counted(amount)
    if phrase is None:
        return None
    if around.text[amount.number_end : amount.number_end + 1] in HYPHENS or _is_of_a_size(around, amount, phrase):
        noun = around.parse.words[phrase[0]]
        return Draft(kind="count", end=around.parse.end[phrase[0]], noun=noun, of=noun)
    counted = counted_in(around, phrase)
    unit = around.lexicon.unit_names.get(counted.noun.lower())
    if unit is not None and unit.kind == "duration" and amount.high != 1:  # "10 working days"
        return Draft(kind="duration", end=counted.end, unit=unit.name)
    rated = with_per(around.text, amount, around.lexicon, position=counted.end)
    if rated.per:
        return Draft(kind="rate", end=rated.end, noun=counted.noun, of=counted.of, per=rated.per)
    return Draft(kind="count", end=counted.end, noun=counted.noun, of=counted.of)


def _is_of_a_size(around: Surroundings, amount: Amount, phrase: Tokens) -> bool:
    """a 14 page letter: the number counts the singular noun beside it, which says how large the other is."""
    first = phrase[0]
    if (
        phrase[1] - first < 2
        or amount.high == 1
        or around.parse.tag[first] != "NN"
        or around.parse.tag[phrase[1] - 1] == "NNS"
    ):
        return False
    return around.parse.lower[first] in around.lexicon.nouns["sizing"]


@rule("quantity.bare")
def bare(around: Surroundings, amount: Amount) -> Draft | None:
    """At least 20 were killed and 30 hurt.

    A number that stands alone: what it counts is said elsewhere, or it is an index or a total.
    """
    numeral = amount.numeral
    harmed = around.word_before(amount) in around.lexicon.nouns["harming"] or is_one_harmed(around, amount)
    if (numeral.low == 1 and not numeral.digits and not harmed) or (numeral.vague and numeral.article):
        return None  # "it helped a few"
    alternative = ALTERNATIVE.search(around.text, max(0, amount.start - ALTERNATIVE_REACH), amount.start)
    if alternative:  # "a nurse or two", "a day or two"
        unit = around.lexicon.unit_names.get(alternative[1].lower())
        if unit is not None and unit.kind == "duration":
            return Draft(kind="duration", end=amount.end, unit=unit.name)
        return Draft(kind="count", end=amount.end, noun=alternative[1], of=alternative[1])
    rated = with_per(around.text, amount, around.lexicon)
    kind: QuantityKind = "rate" if rated.per else "count"
    sized = _size_of(around, amount)
    if sized is None:
        return Draft(kind=kind, end=rated.end, per=rated.per)
    counted = counted_in(around, sized)
    return Draft(kind=kind, end=rated.end, per=rated.per, noun=counted.noun, of=counted.of)


def _size_of(around: Surroundings, amount: Amount) -> Tokens | None:
    """The noun of "the number of cases" that a bare number after "to", "at", "was" gives the size of."""
    nouns, parse = around.lexicon.nouns, around.parse
    if not (around.is_led_by(nouns["sharing"], amount) or around.is_led_by(nouns["leading"], amount)):
        return None
    first = around.tokens(amount)[0]
    for token in range(first - 1, parse.sentence(first)[0] - 1, -1):
        if token in around.numbers:
            return None
        if parse.lower[token] in nouns["sizes"] and parse.lower[token + 1] == "of":
            found = phrase_after_of(around, parse.end[token])
            return found[0] if found else None
    return None
