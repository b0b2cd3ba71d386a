"""Rules for amounts with a unit, ages and multiples."""

from __future__ import annotations

import re

from claimx.extraction.quantity.amount import Amount
from claimx.extraction.quantity.draft import Draft
from claimx.extraction.quantity.phrases import following_phrase, noun_of
from claimx.extraction.quantity.rates import with_per
from claimx.extraction.quantity.reading import Reading
from claimx.extraction.rule import rule

OLD = re.compile(r"(?:[\s-]+olds?\b|\s+of\s+age\b)", re.IGNORECASE)
YEARS_OLD = re.compile(r"\s?y/?o\b")  # "an 87 yo man"

AGED = re.compile(r"\baged\s+$", re.IGNORECASE)

# the age of 12; retirement age to 62; the voting age from 18
OF_AGE = re.compile(
    r"\bages?(?:\s+limit)?(?:\s+(?:is|was|be|rises?|rose|raised))?\s+(?:of|to|at|from|is|was)\s+$", re.IGNORECASE
)
REACH = 30

NAME_COMMA = re.compile(r"[^\W\d_]['’.]?,\s$|[^\W\d_]['’.]?\s\($")

LAST_WORD = re.compile(r"([^\W\d_]+)\s+$")

AFTER_AGE = re.compile(r"[,.;)]|\s*$|\s[-–—]|\s+and\s+\d{1,2}(?:[,.;)]|\s*$)")  # "…, 40 and 49,"

OLDEST = 120
HEAVIEST = 700  # pounds that a person weighs or loses
NEAR = 7  # words from "shed" to its pounds

TIMES = re.compile(r"[\s-]times\s+(\w+)|-?fold\b", re.IGNORECASE)

PRICED = re.compile(r"\s?\((?:[A-Z]{0,3}[$€£¥])")  # "a 50,000-pound ($63,000) prize"

# 120 kilograms (266 pounds); 266 pounds (120 kg)
WEIGHED_BEFORE = re.compile(
    r"(?:\bkilo(?:gram(?:me)?)?s?|\d\s?kg|\bgram(?:me)?s|\bton(?:ne)?s)\s?[(\[](?:about\s|around\s|nearly\s|some\s|over\s)?$"
)
WEIGHED_AFTER = re.compile(r"\s?[(\[](?:[a-z]+\s)?[\d.,]+[\s-]?(?:kg|kilos?|kilogram|gram|ton)")

MAGNITUDE = re.compile(r"\bmagnitude(?:\s+of)?\s+$", re.IGNORECASE)


@rule("quantity.age")
def age(reading: Reading, amount: Amount) -> Draft | None:
    """A 32-year-old teacher was arrested.

    A number of years with "old" or "of age", after "aged", "turned" or "the age of", or between commas after a name.
    """
    text, unit = reading.text, amount.unit
    if unit is not None and unit.kind == "duration":
        match = OLD.match(text, amount.end)
        bound = reading.bound_before(amount)
        left = bound[1] if bound else amount.start
        opening = AGED.search(text, max(0, left - 8), left)
        if match is None and opening and unit.name in {"year", "month"}:
            return Draft(kind="age", start=opening.start(), end=amount.end, unit=unit.name)
        if (
            match is None
            and unit.name == "year"
            and OF_AGE.search(text, max(0, amount.numeral.start - REACH), amount.numeral.start)
        ):
            return Draft(kind="age", end=amount.end, unit="year")  # over the age of 18 years
        return Draft(kind="age", end=match.end(), unit=unit.name) if match else None
    short = YEARS_OLD.match(text, amount.end) if unit is None and amount.numeral.plain else None
    if short:
        return Draft(kind="age", end=short.end(), unit="year")
    if unit is not None or not all(0 < n.low <= OLDEST and n.low.denominator == 1 for n in amount.numerals):
        return None
    before = reading.word_before(amount)
    if before in {"aged", "ages"} or (before in reading.lexicon.nouns["ages"] and not reading.counted_follows(amount)):
        start = amount.start - len(before) - 1 if before == "aged" else None
        return Draft(kind="age", end=amount.end, start=start, unit="year")
    if OF_AGE.search(text, max(0, amount.numeral.start - REACH), amount.numeral.start) and not reading.counted_follows(
        amount
    ):
        return Draft(kind="age", end=amount.end, unit="year")
    if before == "at" and _is_at_age(reading, amount):
        return Draft(kind="age", end=amount.end, unit="year")
    bound = reading.bound_before(amount)
    opening = AGED.search(text, max(0, bound[1] - 8), bound[1]) if bound else None
    if opening:  # "aged at least 13"
        return Draft(kind="age", start=opening.start(), end=amount.end, unit="year")
    if bound and bound[0] != "about" and not reading.counted_follows(amount):
        group = LAST_WORD.search(text, max(0, bound[1] - 20), bound[1])
        nouns = reading.lexicon.nouns
        if group and (group[1].lower() in nouns["aged_groups"] or group[1].lower() in nouns["people"]):
            return Draft(kind="age", end=amount.end, unit="year")  # children under five
    if amount.numeral.plain and _is_predicate_of_person(reading, amount):
        return Draft(kind="age", end=amount.end, unit="year")
    if (
        amount.numeral.plain
        and NAME_COMMA.search(text, max(0, amount.start - 6), amount.start)
        and AFTER_AGE.match(text, amount.end)
    ):
        i = reading.number_token(amount) - 2
        parse = reading.parse
        if i >= 0 and parse.lower[i] in reading.lexicon.nouns["kin"] and amount.low >= 1:
            return Draft(kind="age", end=amount.end, unit="year")  # her son, 12,
        if i >= 0 and parse.words[i][:1].isupper() and parse.pos[i] in {"PROPN", "NOUN"} and amount.low >= 1:
            return Draft(kind="age", end=amount.end, unit="year")
    return None


def _is_at_age(reading: Reading, amount: Amount) -> bool:
    """she died at 84."""
    parse = reading.parse
    i = reading.tokens(amount)[0] - 2
    return i >= 0 and parse.lower[i] in reading.lexicon.nouns["at_ages"] and not reading.counted_follows(amount)


def _written(reading: Reading, amount: Amount) -> str:
    return reading.text[amount.start : amount.end].lower()


def _is_predicate_of_person(reading: Reading, amount: Amount) -> bool:
    """who was 10; he will be 35."""
    parse, nouns = reading.parse, reading.lexicon.nouns
    bound = reading.bound_before(amount)
    last = reading.number_token(amount)
    sentence = parse.sentence(last)
    if reading.counted_follows(amount) or (
        last + 1 < sentence[1] and parse.lower[last + 1] in {"of", "for", "in", "on", "to"}
    ):
        return False
    i = parse.tokens_in(bound[1], bound[1] + 1)[0] - 1 if bound else reading.tokens(amount)[0] - 1
    while i > sentence[0] and parse.lower[i] in {"now", "just", "only", "then", "still"}:
        i -= 1
    if i <= sentence[0] or parse.lower[i] not in nouns["be"]:
        return False
    i -= 1
    while i > sentence[0] and parse.tag[i] in {"MD", "VBZ", "VBP", "RB"}:
        i -= 1
    return parse.lower[i] in nouns["aged_subjects"] or (
        parse.entity_of[i] >= 0 and parse.entities[parse.entity_of[i]][2] == "PERSON"
    )


@rule("quantity.multiple")
def multiple(reading: Reading, amount: Amount) -> Draft | None:
    """Prices are three times as high as last year.

    A number with "times" and a comparison after it, "fold", or a word such as "twice".
    """
    if amount.unit is not None:
        return None
    if _written(reading, amount) in reading.lexicon.multiples:
        return Draft(kind="multiple", end=amount.end)
    match = TIMES.match(reading.text, amount.number_end)
    if match is None:
        return None
    if match[1] is None:
        return Draft(kind="multiple", end=match.end())
    if match[1].lower() not in reading.lexicon.nouns["multiple_after"] and amount.low.denominator == 1:
        return None
    return Draft(kind="multiple", end=match.start(1) - 1)


@rule("quantity.money")
def money(reading: Reading, amount: Amount) -> Draft | None:
    """The company lost $1.2 billion.

    A currency sign, code or name with a number; cents are hundredths of their currency.
    """
    unit = amount.unit
    if unit is None or unit.kind != "money":
        return None
    if unit.group == "pound" and _is_mass(reading, amount):
        return Draft(
            kind="measure", end=amount.end, unit="pound", per=amount.per, following=following_phrase(reading, amount)
        )
    return Draft(
        kind="money", end=amount.end, unit=unit.name, per=amount.per, following=following_phrase(reading, amount)
    )


def _is_mass(reading: Reading, amount: Amount) -> bool:
    """Whether pounds are weighed rather than paid."""
    if amount.numeral.scale > 1 and amount.numeral.digits:
        return False
    if PRICED.match(reading.text, amount.end):
        return False
    text = reading.text
    if WEIGHED_BEFORE.search(text, max(0, amount.start - REACH), amount.start) or WEIGHED_AFTER.match(text, amount.end):
        return True
    parse = reading.parse
    first, last = reading.tokens(amount)
    sentence = parse.sentence(first)
    words = set(parse.lower[sentence[0] : sentence[1]])
    if amount.hyphen or words & reading.lexicon.mass:
        return True
    if amount.high < HEAVIEST and ("pound", reading.country) not in reading.lexicon.homes and "£" not in text:
        slimming = reading.lexicon.concept["slimming"]
        if any(parse.lemma[i] in slimming for i in range(max(sentence[0], first - NEAR), first)):
            return not words.isdisjoint(reading.lexicon.concept["bodies"])
    return last < sentence[1] and parse.lower[last] == "of" and "£" not in reading.text


@rule("quantity.percent")
def percent(reading: Reading, amount: Amount) -> Draft | None:
    """Unemployment stood at 4.5%.

    Percent, percentage points and basis points.
    """
    unit = amount.unit
    if unit is None or unit.kind != "percent":
        return None
    counted = noun_of(reading, amount, amount.end) if unit.name == "percent" else None
    noun, of = (counted[0], counted[1]) if counted else (None, None)
    following = None if counted else following_phrase(reading, amount)
    return Draft(kind="percent", end=amount.end, unit=unit.name, noun=noun, of=of, per=amount.per, following=following)


@rule("quantity.duration")
def duration(reading: Reading, amount: Amount) -> Draft | None:
    """The talks lasted three days.

    A number of seconds to centuries.
    """
    unit = amount.unit
    if unit is None or unit.kind != "duration":
        return None
    return Draft(
        kind="duration",
        end=amount.end,
        unit=unit.name,
        per=amount.per,
        following=following_phrase(reading, amount, hyphen=True),
    )


@rule("quantity.rate")
def rate(reading: Reading, amount: Amount) -> Draft | None:
    """Winds reached 120 mph.

    Speeds, and measures per something.
    """
    unit = amount.unit
    if unit is None or (unit.kind != "rate" and amount.per is None):
        return None
    return Draft(
        kind="rate",
        end=amount.end,
        unit=unit.name,
        per=amount.per,
        following=following_phrase(reading, amount, hyphen=True),
    )


@rule("quantity.measure")
def measure(reading: Reading, amount: Amount) -> Draft | None:
    """The bridge is 300 metres long.

    A number with a unit of length, area, volume, mass, energy, data, temperature and the like.
    """
    unit = amount.unit
    if unit is None:
        match = MAGNITUDE.search(reading.text, max(0, amount.start - 20), amount.start)
        quake = amount.low.denominator > 1 and reading.word_after(amount) in reading.lexicon.nouns["quakes"]
        if (match is None and not quake) or amount.high > 15:
            return None
        return Draft(
            kind="measure",
            start=match.start() if match else None,
            end=amount.end,
            unit="magnitude",
            following=following_phrase(reading, amount),
        )
    following = following_phrase(reading, amount)
    if following is not None and reading.word_after(amount) == "of":  # "400,000 barrels of oil a day"
        rated = with_per(reading.text, amount, reading.lexicon, position=reading.parse.end[following[1] - 1])
        if rated.per:
            return Draft(kind="rate", end=rated.end, unit=unit.name, per=rated.per, following=following)
    return Draft(kind="measure", end=amount.end, unit=unit.name, following=following)
