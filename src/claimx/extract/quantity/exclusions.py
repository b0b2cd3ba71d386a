"""Numbers that are no quantities: dates, times, years, labels, names, scores, telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from claimx.extract.quantity.amounts import Amount
from claimx.extract.quantity.reading import Reading

BEFORE = re.compile(r"([^\s(\[\"“‘]+)[ \u00a0\n]+$")
AFTER = re.compile(r"[ \u00a0\n]+([^\W\d_][\w.'’]*)")
GLUED_AFTER = re.compile(r"[^\W\d_]|[/:]\d|[.,]\d|['’]\d|[-–]\d[^,.\s]*[-–]\d|\^|_|@|[-–][A-Z]{1,2}\b|[-–][A-Z]\d")
GLUED_BEFORE = re.compile(r"(?:[^\W\d_]|[_/:@#\\]|\d[.,:/]|[A-Z0-9][\w]*[-–/.]|\d[-–.]|[^\s\w]\.|^\.|\bwww\.\S*|[^\s(]@\S*|://\S*)$")
WORD_HYPHEN = re.compile(r"(?:^|[\s(])([a-z]+)[-–]$")
DAY_MONTH = re.compile(r"(?:st|nd|rd|th)?\s+(?:of\s+)?([A-Z][a-z]+\.?)")
CLOCK = re.compile(r"\s?(?:[ap]\.?\s?m\b\.?|h(?:rs)?\b(?!\w))|\s+(?:o['’]clock|GMT|UTC|BST|CET|CEST|EST|EDT|ET|PST|PDT|PT|IST|AEST|JST|MSK|Eastern|Pacific|local time|noon|midnight)\b", re.IGNORECASE)
PHONE = re.compile(r"\+?\d[\d\s().-]{6,}\d")
PHONE_BREAKS = re.compile(r"\d[)\s.-]+\d")
DECADE = re.compile(r"['’]?s\b")
ROUND_WORDS = re.compile(r"(?:half|quarter|third)[-\s]?(?:time|brother|sister|way|hearted|mast|back|final|finals|finalist|term|century|dozen)", re.IGNORECASE)
ONE_QUARTER = re.compile(r"\s+of\b|\s+(?:the|its|their|his|her|an?)\b", re.IGNORECASE)
REACH = 40

Test = Callable[[Reading, Amount], bool]


def is_excluded(reading: Reading, amount: Amount) -> bool:
    """Whether any of the tests below takes the amount for something else."""
    return any(test(reading, amount) for test in TESTS)


def _bare(amount: Amount) -> bool:
    return amount.unit is None


def is_part_of_a_code(reading: Reading, amount: Amount) -> bool:
    """F-16, G7, 192.168.1.2, 5G, 24/7."""
    text = reading.text
    if not amount.prefix:
        start = amount.numeral.start
        before = text[max(0, start - 12) : start]
        label = WORD_HYPHEN.search(before)
        if label and label[1] in reading.lexicon.context["hyphen_labels"]:
            return True
        if GLUED_BEFORE.search(before) and not _is_word_hyphen(before) and not (before[-1:] in "/–-" and amount.unit and before[-2:-1].isdecimal()):
            return True
    if amount.unit is None or amount.end == amount.number_end:
        after = GLUED_AFTER.match(text, amount.end)
        if after and amount.numerals[-1].digits:
            return not (after.group()[0] == "/" and amount.prefix)
    return False


def _is_word_hyphen(before: str) -> bool:
    """sub-500, now-18, minus-5: a lower-case word and a hyphen."""
    return WORD_HYPHEN.search(before) is not None


def is_time_of_day(reading: Reading, amount: Amount) -> bool:
    """10.45pm, 5 a.m., 1500 GMT."""
    if not amount.numerals[-1].digits or amount.prefix:
        return False
    if CLOCK.match(reading.text, amount.number_end):
        return amount.unit is None or amount.unit.group not in {"duration"} or amount.unit.name == "hour" and False
    return False


def is_date(reading: Reading, amount: Amount) -> bool:
    """July 15, 15 July, the Fourth of July."""
    if amount.unit is not None or not _days(amount):
        return False
    text, months = reading.text, reading.lexicon.context["months"]
    before = BEFORE.search(text, max(0, amount.start - 14), amount.start)
    if before and before[1][:1].isupper() and before[1].lower() in months and not reading.counts_plural(amount):
        return True
    if before and before[1].lower() in {"and", "or", "to", "-", "–"} and amount.numeral.digits:
        # "July 15 and 16"
        words = text[max(0, amount.start - 24) : amount.start].split()
        if len(words) > 2 and words[-2].isdecimal() and words[-3].lower() in months:
            return True
    after = DAY_MONTH.match(text, amount.end)
    return bool(after and after[1].lower() in months and all(n.digits for n in amount.numerals))


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
        return 1500 <= first.low and 1500 <= last.low < 2200 or (last.low < 100 and reading.text[last.start - 1] in "-–/")
    if reading.bound_before(amount):
        return not reading.counted_follows(amount)
    if first.low < 1500 or first.low >= 2100:
        return reading.word_before(amount) in {"in", "by", "since", "until", "till"} and not reading.counted_follows(amount)
    if not reading.counts_plural(amount):
        return not (first.low < 1900 and reading.counted_follows(amount) and not reading.is_name_after(amount))
    before = BEFORE.search(reading.text, max(0, amount.start - REACH), amount.start)
    word = before[1].lower() if before else ""
    return word in reading.lexicon.context["before_years"] or (first.low >= 1900 and reading.determined(amount))


def is_decade_or_ordinal(reading: Reading, amount: Amount) -> bool:
    """the 1980s, 17th: letters glued to digits that are no unit; "third" that may be an ordinal."""
    numeral = amount.numeral
    if numeral.ordinal and len(amount.numerals) == 1:
        if amount.unit is not None and amount.hyphen:
            return "quarter" not in reading.text[numeral.start : numeral.end].lower()
        return not ONE_QUARTER.match(reading.text, amount.number_end)
    if numeral.fraction and not numeral.digits:
        before = reading.word_before(amount)
        if before in {"second", "first", "other", "latter", "final", "better", "one", "top", "bottom", "upper", "lower", "northern", "southern", "western", "eastern", "the", "this", "last", "next", "each", "every", "that"} and reading.text[numeral.start : numeral.end].lower() == "half":
            return True
        if ROUND_WORDS.match(reading.text, numeral.start) and numeral.scale == 1:
            return True
        after = reading.text[amount.number_end : amount.number_end + 1]
        return after == "-" and amount.unit is None and reading.text[numeral.start : numeral.end].lower() == "half"
    return False


def is_label(reading: Reading, amount: Amount) -> bool:
    """Section 427, Flight 370, phase three, number 10."""
    if amount.unit is not None and not (amount.hyphen or amount.unit.kind == "duration"):
        return False
    if amount.prefix or any(n.scale > 1 or n.vague or n.fraction or n.low > 99_999 for n in amount.numerals):
        return False
    text = reading.text
    before = BEFORE.search(text, max(0, amount.start - REACH), amount.start)
    word = before[1].lower().lstrip("(\"“‘'[") if before else ""
    if word in {"and", "or", "to", "&", "-"} and before:
        earlier = text[max(0, amount.start - REACH) : before.start()].split()
        if len(earlier) > 1 and earlier[-1].strip(",").isdecimal() and (earlier[-2].lower() in reading.lexicon.context["labels"]):
            return not reading.counts_plural(amount)
    if text[amount.start - 1 : amount.start] == "#":
        return True
    if word not in reading.lexicon.context["labels"] or not before:
        return _is_address(reading, amount)
    if before[1][:1].isupper() and before.start() > 0 and not reading.starts_sentence(amount, before.start()):
        return True
    return not reading.counts_plural(amount)


def _is_address(reading: Reading, amount: Amount) -> bool:
    if not amount.numeral.plain:
        return False
    match = re.compile(r"((?:\s+[A-Z][\w'’-]*){1,3})").match(reading.text, amount.end)
    return bool(match and match[1].split()[-1].lower().strip(".") in reading.lexicon.context["streets"])


def is_part_of_a_name(reading: Reading, amount: Amount) -> bool:
    """Boeing 737, Apollo 11, Channel Five, the Big Twelve, 50 Cent."""
    if amount.prefix or (amount.unit is not None and amount.end != amount.number_end and not amount.hyphen):
        return False
    return reading.is_in_name(amount)


def is_score(reading: Reading, amount: Amount) -> bool:
    """2-1, 6-4: two small numbers on a dash with no unit and nothing counted."""
    if amount.unit is not None:
        return False
    text = reading.text
    near = text[max(0, amount.start - 2) : amount.start], text[amount.end : amount.end + 2]
    if len(amount.numerals) == 1:
        small = amount.numeral.low < 1000 and amount.numeral.digits
        glued = bool(re.search(r"\d[-–—‑]$", near[0]) or re.match(r"[-–—‑]\d", near[1]))
        return small and glued
    dash = text[amount.numerals[0].end : amount.numerals[1].start].strip()
    if dash in {"-", "–", "—", "‑"}:
        word = reading.word_after(amount)
        if word in reading.lexicon.context["scores"]:
            return True
        return amount.high < 300 and not reading.counted_follows(amount) and not reading.bound_before(amount)
    return False


def is_telephone_number(reading: Reading, amount: Amount) -> bool:
    """+44 20 7946 0000, 555-0134."""
    if amount.unit is not None or not amount.numeral.plain:
        return False
    start = amount.numeral.start
    text = reading.text
    left = start
    while left > 0 and start - left < 20 and text[left - 1] in "0123456789+()-. ":
        left -= 1
    match = PHONE.match(text, left) or PHONE.search(text, left, min(len(text), amount.end + 20))
    if not match or not match.start() <= start < match.end():
        return False
    groups = re.split(r"[^\d]+", match.group().strip("+() .-"))
    return "-" in match.group() and len(groups) >= 2 and all(1 <= len(g) <= 4 for g in groups) and len("".join(groups)) >= 7 or match.group().startswith("+")


def is_hyphened_adjective(reading: Reading, amount: Amount) -> bool:
    """six-speed, two-way, four-star: a small number in an adjective that counts nothing of note."""
    if amount.unit is not None or len(amount.numerals) > 1 or reading.text[amount.number_end : amount.number_end + 1] not in {"-", "‐", "‑"}:
        return False
    word = reading.next_word(amount)
    if amount.dangling or not word or word in {"strong", "plus", "odd", "fold", "times"}:
        return False
    hyphened = reading.lexicon.nouns["hyphened"]
    known = word in hyphened or word in reading.lexicon.nouns["people"]
    return not known and (amount.numeral.low < 20 or reading.counted(amount) is None)


def is_idle_word(reading: Reading, amount: Amount) -> bool:
    """one another, no one, zero tolerance: number words that count nothing."""
    numeral = amount.numeral
    if numeral.digits or len(amount.numerals) > 1 or numeral.scale != 1:
        return False
    word = reading.text[numeral.start : numeral.end].lower()
    context = reading.lexicon.context
    before, after = reading.word_before(amount), reading.next_word(amount)
    if word == "one":
        if amount.unit is not None and not amount.hyphen:
            return before in context["one_before"] - {"the", "a", "its", "his", "her", "their", "next", "last", "first", "at", "only"} or (
                amount.unit.name == "day" and reading.bound_before(amount) is None and amount.per is None and before not in {"in", "within", "for", "after", "lasted", "just"}
            ) or (amount.unit.name in {"point"})
        if before in context["one_before"] and not (before == "at" and reading.bound_before(amount)):
            return True
        if amount.hyphen and amount.unit is not None:
            return False
        return after in context["one_after"] or not reading.counted_follows(amount)
    if word == "zero":
        return after in context["zero_after"] or before in context["zero_before"]
    return False


TESTS: Sequence[Test] = (
    is_part_of_a_code,
    is_time_of_day,
    is_date,
    is_year,
    is_decade_or_ordinal,
    is_telephone_number,
    is_label,
    is_score,
    is_part_of_a_name,
    is_hyphened_adjective,
    is_idle_word,
)
