"""Dates, times of day and years: numbers that are no quantities."""

from __future__ import annotations

import re

from claimx.extraction.quantity.amount import Amount
from claimx.extraction.quantity.bounds import Bound
from claimx.extraction.quantity.surroundings import Surroundings
from claimx.lexicons.quantities import QuantityLexicon
from claimx.syntax import FINITE_OR_MODAL

BEFORE = re.compile(r"([^\s(\[\"“‘]+)[ \u00a0\n]+$")
CLAUSE_END = re.compile(r"\s*(?:[.,;!?”\"]|$)")
DAY_MONTH = re.compile(r"(?:st|nd|rd|th)?\s+(?:of\s+)?([A-Za-z][a-z]+\.?)")
DAYS_MONTH = re.compile(
    r"\s*(?:,|and|or|&|to|-|–)\s*\d{1,2}(?:st|nd|rd|th)?\s+([A-Z][a-z]+\.?)"  # 15 and 22 December
)
SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})")
DECADE = re.compile(r"['’]?s\b")
WORD_REACH = 40  # characters to the word before
MONTH_REACH = 14
LAST_HOUR = 12
LAST_DAY = 31
ERA_BEHIND = re.compile(r"\s?([ABCabc]\.?[CDEcde]\.?(?:[Ee]\.?)?)(?!\w)")
ERA_BEFORE = re.compile(r"\b([AaBb]\.?[DdCc]\.?(?:[Ee]\.?)?)\s+(?:\d{1,4}\s*(?:and|to|-|–)\s*)?$")
CENTURIES = range(17, 21)  # "nineteen ninety-six"
LEAST_OF_CENTURY = 10
YEARS = range(1000, 2200)
OLD_YEARS = 1500  # before it, and from 2100 on, a year needs a preposition
FUTURE_YEARS = 2100
RECENT = range(1980, 2040)  # "2004 champions Greece"; news writes 2,004 for a count


def is_time_of_day(around: Surroundings, amount: Amount) -> bool:
    """10.45pm, 5 a.m., 1500 GMT, shortly after nine."""
    if amount.unit is None and around.lexicon.phrases["daytime"].end(around.text, amount.number_end):
        return 0 < amount.high <= LAST_HOUR and not amount.numeral.vague
    if not amount.numerals[-1].digits:
        return _is_hour_in_words(around, amount)
    if amount.prefix or around.lexicon.phrases["clock"].end(around.text, amount.number_end) is None:
        return False
    return amount.unit is None or amount.unit.kind != "duration"


def _is_hour_in_words(around: Surroundings, amount: Amount) -> bool:
    """shortly after nine: a small number word after such a preposition, at the end of its clause."""
    if amount.unit is not None or len(amount.numerals) > 1 or not 1 <= amount.low <= LAST_HOUR:
        return False
    if around.word_before(amount) not in around.lexicon.context["before_hours"]:
        return False
    phrases = around.lexicon.phrases
    if (
        phrases["clock"].end(around.text, amount.end)
        or CLAUSE_END.match(around.text, amount.end)
        or phrases["after_hour"].end(around.text, amount.end)
    ):
        return True
    soon = phrases["before_hour"].start(around.text, amount.start)
    return soon is not None and not around.counts(amount)


def is_date(around: Surroundings, amount: Amount) -> bool:
    """July 15, 15 July, the Fourth of July, July 15 and 16."""
    if amount.unit is not None:
        return False
    if _is_month_and_day(around, amount):
        return True
    if not _may_be_days(amount):
        return False
    if _is_after_month(around, amount):
        return True
    in_digits = all(numeral.digits for numeral in amount.numerals)
    return in_digits and is_month_after(around.text, amount.end, around.lexicon)


def is_month_after(text: str, position: int, lexicon: QuantityLexicon) -> bool:
    """15 July, the Fourth of July, 15 and 22 December."""
    for pattern in (DAY_MONTH, DAYS_MONTH):
        after = pattern.match(text, position)
        if after and after[1].lower().rstrip(".") in lexicon.context["months"]:
            return after[1][0].isupper() or after[1] not in lexicon.context["month_words"]
    return False


def _may_be_days(amount: Amount) -> bool:
    return all((n.plain or not n.digits) and 0 < n.low <= LAST_DAY for n in amount.numerals)


def _is_month_and_day(around: Surroundings, amount: Amount) -> bool:
    """on 11/20, the 1/6 committee; not "on 1/3 of the land"."""
    match = SLASHED.fullmatch(around.text, amount.numeral.start, amount.number_end)
    if match is None or not 1 <= int(match[1]) <= LAST_HOUR or not 1 <= int(match[2]) <= LAST_DAY:
        return False
    return around.word_before(amount) in around.lexicon.context["before_day"] and around.next_word(amount) != "of"


def _is_after_month(around: Surroundings, amount: Amount) -> bool:
    text, months = around.text, around.lexicon.context["months"]
    before = BEFORE.search(text, max(0, amount.start - MONTH_REACH), amount.start)
    if before is None:
        return False
    word = before[1].lower()
    if word in months and (before[1][:1].isupper() or word not in around.lexicon.context["month_words"]):
        return not _counts_after_month(around, before, amount)
    if word not in around.lexicon.context["joints"] or not amount.numeral.digits:
        return False
    words = text[max(0, amount.start - 24) : amount.start].split()  # "July 15 and 16"
    return len(words) > 2 and words[-2].isdecimal() and words[-3].lower() in months


def _counts_after_month(around: Surroundings, month: re.Match[str], amount: Amount) -> bool:
    """In May 20 people left: a bare month with "in", and a plural after the number; not "the September 11 attacks"."""
    opened = around.text[max(0, month.start() - 3) : month.start()].strip().lower()
    return opened == "in" and around.counts_plural(amount)


def is_year(around: Surroundings, amount: Amount) -> bool:
    """in 2019, the 2018 elections, 2012-13, the 1990s."""
    first = amount.numeral
    if not first.digits:
        return _is_year_in_words(around, amount)
    if _is_of_an_era(around, amount):
        return True
    if not first.plain or int(first.low) not in YEARS or first.end - first.start != 4:
        return False
    if amount.unit is not None and not _is_decade_of_seconds(around, amount):
        return False
    if len(amount.numerals) == 2:
        return _is_span_of_years(around, amount)
    bound = around.bound_before(amount)
    return _is_bounded_year(around, amount, bound) if bound else _is_bare_year(around, amount)


def _is_bounded_year(around: Surroundings, amount: Amount, bound: Bound) -> bool:
    """by about 2010, below 2005 levels; not "at least 1800 people"."""
    counts = around.counts(amount) or _is_subject(around, amount, bound) or _is_level(around, amount, bound)
    return not counts or around.word_after(amount) in around.lexicon.context["of_years"]


def _is_bare_year(around: Surroundings, amount: Amount) -> bool:
    """in 2019, the 2018 elections; not "1600 people"."""
    first = amount.numeral
    if not OLD_YEARS <= first.low < FUTURE_YEARS:
        dated = around.word_before(amount) in around.lexicon.context["before_old_years"]
        return dated and not around.counts(amount)
    if around.counts_plural(amount):
        return _is_year_before_plural(around, amount)
    return not (first.low < 1900 and around.counts(amount) and not around.is_name_after(amount))


def _is_subject(around: Surroundings, amount: Amount, bound: Bound) -> bool:
    """At least 1800 are missing; not "by about 2010 it was gone"."""
    if around.word_ending_at(bound.start) in around.lexicon.context["before_years"]:
        return False
    parse, verb = around.parse, around.number_token(amount) + 1
    while verb < parse.n and parse.tag[verb] == "RB":
        verb += 1
    return verb < parse.n and parse.tag[verb] in FINITE_OR_MODAL


def _is_level(around: Surroundings, amount: Amount, bound: Bound) -> bool:
    """stayed above 1000: round, and no year of recent times."""
    if bound.modifier == "about" or amount.low % 100 or amount.low >= 1900:
        return False
    return around.word_ending_at(bound.start) not in around.lexicon.context["before_years"]


def _is_of_an_era(around: Surroundings, amount: Amount) -> bool:
    """A.D. 1100, between A.D. 1100 and 1340, 44 BC, 664 b.c.e."""
    numeral = amount.numeral
    if amount.unit is not None or numeral.scale > 1 or numeral.low.denominator > 1:
        return False
    eras, before = around.lexicon.context["eras"], around.word_before(amount)
    if _is_era_behind(around, amount) or (numeral.plain and before.replace(".", "") in eras):
        return True
    if before not in around.lexicon.context["joints"]:
        return False
    earlier = ERA_BEFORE.search(around.text, max(0, amount.start - WORD_REACH), amount.start)
    return earlier is not None and earlier[1].lower().replace(".", "") in eras


def _is_era_behind(around: Surroundings, amount: Amount) -> bool:
    """44 BC, 250 c.e.; not "30 ad breaks", "hired 40 CE managers"."""
    era, context = ERA_BEHIND.match(around.text, amount.number_end), around.lexicon.context
    if era is None or era[1].lower().replace(".", "") not in context["eras"]:
        return False
    if not era[1].isalpha() or not around.counts_plural(amount):
        return True
    return era[1].isupper() and around.word_before(amount) in context["before_years"]


def _is_year_in_words(around: Surroundings, amount: Amount) -> bool:
    """nineteen ninety-six: both numbers of it."""
    if amount.unit is not None or amount.numeral.vague or amount.numeral.fraction:
        return False
    words = around.lexicon.numerals.words
    before, after = words.get(around.word_before(amount)), words.get(around.next_word(amount))
    if int(amount.numeral.low) in CENTURIES and after and after.digit >= LEAST_OF_CENTURY:
        return True
    return LEAST_OF_CENTURY <= amount.numeral.low < 100 and before is not None and before.digit in CENTURIES


def _is_decade_of_seconds(around: Surroundings, amount: Amount) -> bool:
    """the 1990s, which are no seconds."""
    seconds = amount.unit is not None and amount.unit.name == "second"
    return seconds and DECADE.match(around.text, amount.number_end) is not None


def _is_span_of_years(around: Surroundings, amount: Amount) -> bool:
    """2012-13, 2012 to 2015."""
    first, last = amount.numerals
    if not last.plain or around.bound_before(amount):
        return False
    if first.low >= OLD_YEARS and OLD_YEARS <= last.low < YEARS.stop:
        return True
    return last.low < 100 and around.text[last.start - 1] in "-–/"


def _is_year_before_plural(around: Surroundings, amount: Amount) -> bool:
    """the 2018 elections, in 2004 prices."""
    before = BEFORE.search(around.text, max(0, amount.start - WORD_REACH), amount.start)
    word = before[1].lower() if before else ""
    if int(amount.numeral.low) in RECENT or word in around.lexicon.context["before_years"]:
        return True
    return amount.numeral.low >= 1900 and around.is_determined(amount)
