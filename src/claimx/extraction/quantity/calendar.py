"""Dates, times of day, years and ordinals: numbers that are no quantities."""

from __future__ import annotations

import re

from claimx.extraction.quantity.amount import Amount
from claimx.extraction.quantity.reading import Reading

BEFORE = re.compile(r"([^\s(\[\"“‘]+)[ \u00a0\n]+$")

DAY_MONTH = re.compile(r"(?:st|nd|rd|th)?\s+(?:of\s+)?([A-Z][a-z]+\.?)")

DAYS_MONTH = re.compile(r"\s*(?:,|and|or|&|to|-|–)\s*\d{1,2}(?:st|nd|rd|th)?\s+([A-Z][a-z]+\.?)")  # 15 and 22 December

CLOCK = re.compile(
    r"\s?(?:[ap]\.?\s?m\b\.?|h(?:rs)?\b(?!\w))|\s+(?:o['’]clock|GMT|UTC|BST|CET|CEST|EST|EDT|ET|PST|PDT|PT|IST|AEST|JST|MSK"
    r"|Eastern|Pacific|local time|noon|midnight)\b",
    re.IGNORECASE,
)

ORDINAL_END = re.compile(
    r"[-\s](?:first|second|third|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|\w+teen|\w+tie)th)\b(?!-)",
    re.IGNORECASE,
)

# What follows an hour: the end of its clause or another word of time.
HOUR_END = re.compile(
    r"\s*(?:[.,;!?”\"]|$)|\s+(?:on\s+\w+days?\b|in\s+the\s+(?:morning|afternoon|evening)\b|at\s+night\b|sharp\b"
    r"|(?:this\s+\w+ing|last\s+night|local\s+time|yesterday|tomorrow|tonight)\b|\w+day\b)",
    re.IGNORECASE,
)
SOON = re.compile(r"\b(?:shortly|soon|just|sometime|not\s+long)\s+(?:after|before|past)\s+$", re.IGNORECASE)
DECADE = re.compile(r"['’]?s\b")

ROUND_WORDS = re.compile(
    r"(?:half|quarter|third)[-\s]?(?:time|brother|sister|way|hearted|mast|back|final|finals|finalist|term|century|dozen)",
    re.IGNORECASE,
)

ONE_QUARTER = re.compile(r"\s+of\b|\s+(?:the|its|their|his|her|an?)\b", re.IGNORECASE)

REACH = 40


def is_time_of_day(reading: Reading, amount: Amount) -> bool:
    """10.45pm, 5 a.m., 1500 GMT."""
    if not amount.numerals[-1].digits:
        return _is_hour_in_words(reading, amount)
    if amount.prefix:
        return False
    if CLOCK.match(reading.text, amount.number_end):
        return amount.unit is None or amount.unit.group != "duration"
    return False


def _is_hour_in_words(reading: Reading, amount: Amount) -> bool:
    """shortly after nine: a small number word after such a preposition, at the end of its clause."""
    if amount.unit is not None or len(amount.numerals) > 1 or not 1 <= amount.low <= 12 or amount.numeral.vague:
        return False
    led = reading.word_before(amount) in reading.lexicon.context["before_hours"]
    if not led:
        return False
    if HOUR_END.match(reading.text, amount.end):
        return True
    soon = SOON.search(reading.text, max(0, amount.start - REACH), amount.start)
    return soon is not None and not reading.counted_follows(amount)


def is_date(reading: Reading, amount: Amount) -> bool:
    """July 15, 15 July, the Fourth of July."""
    if amount.unit is not None or not _days(amount):
        return False
    text, months = reading.text, reading.lexicon.context["months"]
    before = BEFORE.search(text, max(0, amount.start - 14), amount.start)
    if (
        before
        and before[1][:1].isupper()
        and before[1].lower() in months
        and not _counts_after(reading, before, amount)
    ):
        return True
    if before and before[1].lower() in {"and", "or", "to", "-", "–"} and amount.numeral.digits:
        # "July 15 and 16"
        words = text[max(0, amount.start - 24) : amount.start].split()
        if len(words) > 2 and words[-2].isdecimal() and words[-3].lower() in months:
            return True
    after = DAY_MONTH.match(text, amount.end) or DAYS_MONTH.match(text, amount.end)
    return bool(after and after[1].lower().rstrip(".") in months and all(n.digits for n in amount.numerals))


def _counts_after(reading: Reading, month: re.Match[str], amount: Amount) -> bool:
    """In May 20 people left: a bare month with "in", and a plural after the number; not "the September 11 attacks"."""
    opened = reading.text[max(0, month.start() - 3) : month.start()].strip().lower()
    return opened == "in" and reading.counts_plural(amount)


def _days(amount: Amount) -> bool:
    return all((n.plain or not n.digits) and 0 < n.low <= 31 for n in amount.numerals)


def is_year(reading: Reading, amount: Amount) -> bool:
    """in 2019, the 2018 elections, 2012-13, the 1990s."""
    first, last = amount.numerals[0], amount.numerals[-1]
    if amount.unit is not None and not (amount.unit.name == "second" and DECADE.match(reading.text, amount.number_end)):
        return False
    if not first.plain or not 1000 <= first.low < 2200 or len(reading.text[first.start : first.end]) != 4:
        return False
    if len(amount.numerals) == 2:
        if not last.plain or reading.bound_before(amount):
            return False
        return (first.low >= 1500 and 1500 <= last.low < 2200) or (
            last.low < 100 and reading.text[last.start - 1] in "-–/"
        )
    if reading.bound_before(amount):
        return not reading.counted_follows(amount) or reading.word_after(amount) in reading.lexicon.context["of_years"]
    if first.low < 1500 or first.low >= 2100:
        return reading.word_before(amount) in reading.lexicon.context[
            "before_old_years"
        ] and not reading.counted_follows(amount)
    if not reading.counts_plural(amount):
        return not (first.low < 1900 and reading.counted_follows(amount) and not reading.is_name_after(amount))
    before = BEFORE.search(reading.text, max(0, amount.start - REACH), amount.start)
    word = before[1].lower() if before else ""
    recent = 1980 <= first.low < 2040  # "2004 champions Greece"; news writes 2,004 for a count
    return (
        recent or word in reading.lexicon.context["before_years"] or (first.low >= 1900 and reading.determined(amount))
    )


def is_decade_or_ordinal(reading: Reading, amount: Amount) -> bool:
    """the 1980s, 17th: letters glued to digits that are no unit; "third" that may be an ordinal."""
    numeral = amount.numeral
    if not numeral.digits and ORDINAL_END.match(reading.text, amount.number_end):
        return True
    if numeral.ordinal and len(amount.numerals) == 1:
        if amount.unit is not None and amount.hyphen:
            return "quarter" not in reading.text[numeral.start : numeral.end].lower()
        led = reading.word_before(amount) == "by" or reading.bound_before(amount) is not None
        return not (led or ONE_QUARTER.match(reading.text, amount.number_end))
    if numeral.fraction and not numeral.digits:
        before = reading.word_before(amount)
        if (
            before in reading.lexicon.context["before_part"]
            and reading.text[numeral.start : numeral.end].lower() == "half"
        ):
            return True
        if ROUND_WORDS.match(reading.text, numeral.start) and numeral.scale == 1:
            return True
        after = reading.text[amount.number_end : amount.number_end + 1]
        return after == "-" and amount.unit is None and reading.text[numeral.start : numeral.end].lower() == "half"
    return False
