"""Rules for amounts with a unit, and multiples."""

from __future__ import annotations

import re

from claimx.extraction.quantity.amount import Amount, Draft
from claimx.extraction.quantity.per import with_per
from claimx.extraction.quantity.phrases import following_phrase, noun_of
from claimx.extraction.quantity.surroundings import Surroundings
from claimx.extraction.rule import rule

TIMES = re.compile(r"[\s-]times\s+(\w+)|-?fold\b", re.IGNORECASE)
PRICED = re.compile(r"\s?\((?:[A-Z]{0,3}[$€£¥])")  # "a 50,000-pound ($63,000) prize"
WEIGHED = re.compile(r"\s?[(\[](?:[a-z]+\s)?[\d.,]+[\s-]?(?:kg|kilos?|kilogram|gram|ton)")  # 266 pounds (120 kg)
BRACKET = re.compile(r"([^\W\d_]+)\s?[(\[](?:[a-z]+\s)?$")  # 120 kilograms (266 pounds)
BRACKET_REACH = 30
WORDS_TO_POUNDS = 7  # words from "shed" to its pounds
STRONGEST = 15  # magnitude of an earthquake


@rule("quantity.multiple")
def multiple(around: Surroundings, amount: Amount) -> Draft | None:
    """Prices are three times as high as last year.

    A number with "times" and a comparison after it, "fold", or a word such as "twice".
    """
    if amount.unit is not None:
        return None
    if around.text[amount.start : amount.end].lower() in around.lexicon.multiples:
        return Draft(kind="multiple", end=amount.end)
    match = TIMES.match(around.text, amount.number_end)
    if match is None:
        return None
    if match[1] is None:
        return Draft(kind="multiple", end=match.end())
    if match[1].lower() not in around.lexicon.nouns["multiple_after"] and amount.low.denominator == 1:
        return None
    return Draft(kind="multiple", end=match.start(1) - 1)


@rule("quantity.money")
def money(around: Surroundings, amount: Amount) -> Draft | None:
    """The company lost $1.2 billion.

    A currency sign, code or name with a number; cents are hundredths of their currency.
    """
    unit = amount.unit
    if unit is None or unit.kind != "money":
        return None
    following = following_phrase(around, amount)
    if unit.group == "pound" and _is_mass(around, amount):
        return Draft(kind="measure", end=amount.end, unit=unit.word, per=amount.per, following=following)
    return Draft(kind="money", end=amount.end, unit=unit.name, per=amount.per, following=following)


def _is_mass(around: Surroundings, amount: Amount) -> bool:
    """Whether pounds are weighed rather than paid."""
    text = around.text
    if (amount.numeral.scale > 1 and amount.numeral.digits) or PRICED.match(text, amount.end):
        return False
    if _is_conversion(around, amount) or amount.hyphen:
        return True
    parse, last = around.parse, around.tokens(amount)[1]
    sentence = parse.sentence(around.tokens(amount)[0])
    words = parse.lower[sentence[0] : sentence[1]]
    if not around.lexicon.mass.isdisjoint(words):
        return True
    if "£" in text:
        return False
    if ("pound", around.country) not in around.lexicon.homes:
        slimming = _is_slimming(around, amount, sentence[0])
        if slimming:
            return not around.lexicon.concept["bodies"].isdisjoint(words)
    return parse.lower[last : last + 1] == ["of"]


def _is_conversion(around: Surroundings, amount: Amount) -> bool:
    """120 kilograms (266 pounds); 266 pounds (120 kg)."""
    if WEIGHED.match(around.text, amount.end):
        return True
    before = BRACKET.search(around.text, max(0, amount.start - BRACKET_REACH), amount.start)
    unit = (
        None
        if before is None
        else (around.lexicon.unit_names.get(before[1].lower()) or around.lexicon.unit_symbols.get(before[1]))
    )
    return unit is not None and unit.group == "mass"


def _is_slimming(around: Surroundings, amount: Amount, least: int) -> bool:
    """she shed 30 pounds."""
    first, verbs = around.tokens(amount)[0], around.lexicon.concept["slimming"]
    return any(around.parse.lemma[token] in verbs for token in range(max(least, first - WORDS_TO_POUNDS), first))


@rule("quantity.percent")
def percent(around: Surroundings, amount: Amount) -> Draft | None:
    """Unemployment stood at 4.5%.

    Percent, percentage points and basis points.
    """
    unit = amount.unit
    if unit is None or unit.kind != "percent":
        return None
    counted = noun_of(around, amount.end) if unit.name == "percent" else None
    if counted:
        return Draft(kind="percent", end=amount.end, unit=unit.name, noun=counted.noun, of=counted.of, per=amount.per)
    following = following_phrase(around, amount)
    return Draft(kind="percent", end=amount.end, unit=unit.name, per=amount.per, following=following)


@rule("quantity.duration")
def duration(around: Surroundings, amount: Amount) -> Draft | None:
    """The talks lasted three days.

    A number of seconds to centuries.
    """
    unit = amount.unit
    if unit is None or unit.kind != "duration":
        return None
    following = following_phrase(around, amount, hyphen=True)
    return Draft(kind="duration", end=amount.end, unit=unit.name, per=amount.per, following=following)


@rule("quantity.rate")
def rate(around: Surroundings, amount: Amount) -> Draft | None:
    """Winds reached 120 mph.

    Speeds, and measures per something.
    """
    unit = amount.unit
    if unit is None or (unit.kind != "rate" and amount.per is None):
        return None
    following = following_phrase(around, amount, hyphen=True)
    return Draft(kind="rate", end=amount.end, unit=unit.name, per=amount.per, following=following)


@rule("quantity.measure")
def measure(around: Surroundings, amount: Amount) -> Draft | None:
    """The bridge is 300 metres long.

    A number with a unit of length, area, volume, mass, energy, data, temperature and the like.
    """
    unit = amount.unit
    if unit is None:
        return _magnitude(around, amount)
    following = following_phrase(around, amount)
    if following is not None and around.word_after(amount) == "of":  # "400,000 barrels of oil a day"
        rated = with_per(around.text, amount, around.lexicon, position=around.parse.end[following[1] - 1])
        if rated.per:
            return Draft(kind="rate", end=rated.end, unit=unit.name, per=rated.per, following=following)
    return Draft(kind="measure", end=amount.end, unit=unit.name, following=following)


def _magnitude(around: Surroundings, amount: Amount) -> Draft | None:
    """a magnitude of 6.1; a 4.5 earthquake."""
    if amount.high > STRONGEST:
        return None
    start = around.lexicon.phrases["magnitude"].start(around.text, amount.start)
    has_decimals = "." in around.text[amount.start : amount.end]
    quake = has_decimals and around.word_after(amount) in around.lexicon.nouns["quakes"]
    if start is None and not (quake or _is_of_scale(around, amount)):
        return None
    following = following_phrase(around, amount)
    return Draft(kind="measure", start=start, end=amount.end, unit="magnitude", following=following)


def _is_of_scale(around: Surroundings, amount: Amount) -> bool:
    """The magnitude was 5.5; 7.6 on the Richter scale."""
    phrases, bound = around.lexicon.phrases, around.bound_before(amount)
    start = bound.start if bound else amount.start
    on_scale = phrases["of_quakes"].end(around.text, amount.end) is not None
    return on_scale or phrases["magnitude_is"].start(around.text, start) is not None
