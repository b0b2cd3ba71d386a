"""Ages: "a 32-year-old teacher", "Ruiz, 45,", "children under five"."""

from __future__ import annotations

import re
from collections.abc import Callable

from claimx.extraction.quantity.amount import Amount, Draft
from claimx.extraction.quantity.surroundings import LEAST_AGE_IN_BRACKETS, Surroundings
from claimx.extraction.rule import rule
from claimx.syntax import NOUN_OR_NAME

OLD = re.compile(r"(?:[\s-]+olds?\b|\s+of\s+age\b)", re.IGNORECASE)
YEARS_OLD = re.compile(r"\s?y/?o\b")  # "an 87 yo man"
NAME_COMMA = re.compile(r"[^\W\d_]['’.]?,\s$|[^\W\d_]['’.]?\s\($")
AFTER_AGE = re.compile(r"[,.;)]|\s*$|\s[-–—]|\s+and\s+\d{1,2}(?:[,.;)]|\s*$)")  # "…, 40 and 49,"
AGE_REACH = 14  # words from "age" to its number
CLOSED = frozenset(",;:()")
OLDEST = 120
COMPLEMENTS = frozenset({"of", "for", "in", "on", "to"})  # "who is 10 of them", "is 5 in all"
AUXILIARIES = frozenset({"MD", "VBZ", "VBP", "RB"})


@rule("quantity.age")
def age(around: Surroundings, amount: Amount) -> Draft | None:
    """A 32-year-old teacher was arrested.

    A number of years with "old" or "of age", after "aged", "turned" or "the age of", or between commas after a name.
    """
    if amount.unit is not None:
        return _with_unit(around, amount) if amount.unit.kind == "duration" else None
    short = YEARS_OLD.match(around.text, amount.end) if amount.numeral.plain else None
    if short:
        return Draft(kind="age", end=short.end(), unit="year")
    if not all(0 < numeral.low <= OLDEST and numeral.low.denominator == 1 for numeral in amount.numerals):
        return None
    start = _aged_start(around, amount)
    if start is not None:  # "aged 45", "aged at least 13"
        return Draft(kind="age", start=start, end=amount.end, unit="year")
    for is_age in BARE_AGES:
        if is_age(around, amount):
            return Draft(kind="age", end=amount.end, unit="year")
    return None


def _with_unit(around: Surroundings, amount: Amount) -> Draft | None:
    """32 years old, aged 18 months, over the age of 18 years."""
    unit = amount.unit.name if amount.unit else ""
    old = OLD.match(around.text, amount.end)
    if old:
        return Draft(kind="age", end=old.end(), unit=unit)
    start = _aged_start(around, amount)
    if start is not None:
        return Draft(kind="age", start=start, end=amount.end, unit=unit)
    if unit == "year" and around.lexicon.phrases["of_age"].start(around.text, amount.numeral.start) is not None:
        return Draft(kind="age", end=amount.end, unit=unit)
    return None


def _aged_start(around: Surroundings, amount: Amount) -> int | None:
    """Where the "aged" before an amount or its bound starts."""
    aged = around.lexicon.phrases["aged"]
    bound = around.bound_before(amount)
    start = aged.start(around.text, bound.start) if bound else None
    return aged.start(around.text, amount.start) if start is None else start


def is_led_by_age(around: Surroundings, amount: Amount) -> bool:
    """ages 5 to 11; he turned 40."""
    before = around.word_before(amount)
    if around.word_after(amount) == "of":
        return False  # "turning dozens of homes into rubble"
    return before in around.lexicon.nouns["ages"] and not around.counts(amount)


def is_of_age(around: Surroundings, amount: Amount) -> bool:
    """the age of 12; retirement age to 62; the voting age from 18."""
    start = amount.numeral.start
    if around.word_before(amount) in around.lexicon.nouns["before_age"]:  # "the age of just 25"
        start -= len(around.word_before(amount)) + 1
    led = around.lexicon.phrases["of_age"].start(around.text, start) is not None
    return led and not around.counts(amount)


def is_level_of_age(around: Surroundings, amount: Amount) -> bool:
    """Life expectancy fell to 68; the voting age for local polls from 18 to 16."""
    nouns, parse, first = around.lexicon.nouns, around.parse, around.tokens(amount)[0]
    if not around.is_led_by(nouns["to_age"], amount) or around.counts(amount):
        return False
    least = max(parse.sentence(first)[0], first - AGE_REACH)
    for token in range(first - 1, least - 1, -1):
        if parse.lower[token] in nouns["of_years"]:
            return True
        if parse.words[token] in CLOSED:
            return False
    return False


def is_at_age(around: Surroundings, amount: Amount) -> bool:
    """she died at 84."""
    if around.word_before(amount) != "at":
        return False
    verb = around.tokens(amount)[0] - 2
    return around.parse.lower[verb] in around.lexicon.nouns["at_ages"] and not around.counts(amount)


def is_bound_of_a_group(around: Surroundings, amount: Amount) -> bool:
    """children under five."""
    bound, nouns = around.bound_before(amount), around.lexicon.nouns
    if bound is None or bound.modifier == "about" or around.counts(amount):
        return False
    group = around.word_ending_at(bound.start)
    return group in nouns["aged_groups"] or group in nouns["people"]


def is_predicate_of_a_person(around: Surroundings, amount: Amount) -> bool:
    """who was 10; he will be 35."""
    if not amount.numeral.plain or around.counts(amount):
        return False
    parse, nouns, last = around.parse, around.lexicon.nouns, around.number_token(amount)
    sentence = parse.sentence(last)
    if not COMPLEMENTS.isdisjoint(parse.lower[last + 1 : last + 2]):
        return False
    bound = around.bound_before(amount)
    verb = (parse.tokens_in(bound.start, bound.start + 1) if bound else around.tokens(amount))[0] - 1
    while verb > sentence[0] and parse.lower[verb] in nouns["before_age"]:
        verb -= 1
    if verb <= sentence[0] or parse.lower[verb] not in nouns["be"]:
        return False
    subject = verb - 1
    while subject > sentence[0] and parse.tag[subject] in AUXILIARIES:
        subject -= 1
    return parse.lower[subject] in nouns["aged_subjects"] or around.is_person(subject)


def is_beside_a_name(around: Surroundings, amount: Amount) -> bool:
    """Ruiz, 45, said; her son, 12, was hurt."""
    text, parse = around.text, around.parse
    if around.word_before(amount) in around.lexicon.nouns["then_aged"]:
        opening = around.tokens(amount)[0] - 2  # "the owner, now 77,"
        after_comma = opening > 0 and parse.words[opening] == "," and parse.pos[opening - 1] in NOUN_OR_NAME
        return after_comma and text[amount.end : amount.end + 1] in {",", "."}
    if not amount.numeral.plain or not NAME_COMMA.search(text, max(0, amount.start - 6), amount.start):
        return False
    noun = around.number_token(amount) - 2
    least = LEAST_AGE_IN_BRACKETS if text[amount.start - 1] == "(" else 1
    if amount.low < least or not AFTER_AGE.match(text, amount.end):
        return False
    named = parse.words[noun][:1].isupper() and parse.pos[noun] in NOUN_OR_NAME
    return named or _is_somebody(around, amount, noun)


def _is_somebody(around: Surroundings, amount: Amount, noun: int) -> bool:
    """The princess, 67, announced; a driver, 23, was held: one person by what they are, and a verb or an end after."""
    parse, text = around.parse, around.text
    if parse.tag[noun] != "NN" or text[amount.end : amount.end + 1] != ",":
        return False
    names, word = around.reading.lexicons.names, parse.lower[noun]
    return names.is_of_people(word) and word not in names.collective


BARE_AGES: tuple[Callable[[Surroundings, Amount], bool], ...] = (
    is_led_by_age,
    is_of_age,
    is_level_of_age,
    is_at_age,
    is_bound_of_a_group,
    is_predicate_of_a_person,
    is_beside_a_name,
)
