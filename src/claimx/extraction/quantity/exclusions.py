"""Numbers that are no quantities: labels, names, codes, scores, telephone numbers, and those of the calendar."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from claimx.extraction.quantity.amount import Amount
from claimx.extraction.quantity.calendar import BEFORE, REACH, is_date, is_decade_or_ordinal, is_time_of_day, is_year
from claimx.extraction.quantity.endings import word_ending
from claimx.extraction.quantity.idle import is_hyphened_adjective, is_idle_multiple, is_idle_word
from claimx.extraction.quantity.names import has_capital_unit, is_in_name
from claimx.extraction.quantity.reading import Reading

GLUED_AFTER = re.compile(
    r"[^\W\d_]|\.[A-Z]\d|[/:]\d|[.,]\d|['’]\d|[-–]\d[^,.\s]*[-–]\d|\^|_|@|[-–][A-Z]{1,2}\b|[-–][A-Z]\d"
)

GLUED_BEFORE = re.compile(
    r"(?:[^\W\d_]|[_/:@#\\]|\d[.,:/]|[A-Z0-9][\w]*[-–/.]|\d[-–.]|[^\s\w]\.|^\.|\bwww\.\S*|[^\s(]@\S*|://\S*)$"
)

WORD_HYPHEN = re.compile(r"(?:^|[\s(])([a-z]+)[-–]$")

VOWEL = re.compile(r"[aeiouy]")  # a code in lower case has none: "scp-173"

PHONE = re.compile(r"\+?\d[\d\s().-]{6,22}\d")

BOND = re.compile(r"(?:\s+[^\W\d][\w'’-]*){1,3}")  # the words after a term, up to a comma or a number

CAPITALISED = re.compile(r"((?:\s+[A-Z][\w'’-]*){1,3})")
DASH_BEFORE = re.compile(r"\d[-–—‑]$")
DASH_AFTER = re.compile(r"[-–—‑]\d")
REACH_OF_TALLY = 50
FAR_OF_TALLY = 4
NO_TALLY = frozenset({"by", "from"})
MOST_VOTES = 2000  # in a parliament
BETWEEN = frozenset({"by", "of"})
OTHER_SIDE = re.compile(r"\b(?:\d{1,4}|[a-z]+)\s+to\s+$")
TO_NUMBER = re.compile(r"\s+to\s+(?:\d{1,4}\b|one\b)(?!\s*(?:%|per|million|billion|thousand|[a-z]+s\b(?!\s+to)))")

Test = Callable[[Reading, Amount], bool]


def is_excluded(reading: Reading, amount: Amount) -> bool:
    """Whether any of the tests below takes the amount for something else."""
    for test in TESTS:  # noqa: SIM110 - any() over a generator takes a third longer
        if test(reading, amount):
            return True
    return False


def is_part_of_a_code(reading: Reading, amount: Amount) -> bool:
    """F-16, G7, 192.168.1.2, 5G, 24/7."""
    text = reading.text
    if is_in_address(text, amount.start):
        return True
    if (
        amount.numeral.plain
        and amount.unit is None
        and text[amount.numeral.start] == "0"
        and amount.number_end - amount.numeral.start > 1
    ):
        return True  # the gamma-ray burst 060218
    if not amount.prefix:
        start = amount.numeral.start
        before = text[max(0, start - 12) : start]
        if before[-1:].isspace():
            before = ""  # nothing touches it
        label = WORD_HYPHEN.search(before)
        if label and (label[1] in reading.lexicon.context["hyphen_labels"] or not VOWEL.search(label[1])):
            return True
        if (
            before
            and GLUED_BEFORE.search(before)
            and not _is_word_hyphen(before)
            and not (before[-1:] in "/–-" and amount.unit and before[-2:-1].isdecimal())
        ):
            return True
    if (
        amount.unit is None
        and text[amount.end : amount.end + 1] == ")"
        and "(" not in text[max(0, amount.start - 40) : amount.start]
    ):
        return True  # "two tasks: 1) to read, 2) to write"
    if amount.unit is None and text[amount.start : amount.number_end] in reading.lexicon.context["type_numbers"]:
        return reading.bound_before(amount) is None and (
            not reading.counts_plural(amount) or reading.is_name_after(amount)
        )
    if amount.unit is None or amount.end == amount.number_end:
        after = GLUED_AFTER.match(text, amount.end)
        if after and amount.numerals[-1].digits:
            return not (after.group()[0] == "/" and amount.prefix)
    return False


def _is_word_hyphen(before: str) -> bool:
    """sub-500, now-18, minus-5: a lower-case word and a hyphen."""
    return WORD_HYPHEN.search(before) is not None


def is_in_address(text: str, position: int) -> bool:
    """https://example.org/20%: inside a web or mail address."""
    if text[position - 1 : position].isspace() or not position:
        return False
    chunk = text[max(0, position - 300) : position].rsplit(maxsplit=1)[-1]
    return "://" in chunk or chunk.startswith("www.") or "@" in chunk


def is_label(reading: Reading, amount: Amount) -> bool:
    """Section 427, Flight 370, phase three, number 10."""
    if amount.unit is not None and not (amount.hyphen or amount.unit.kind == "duration"):
        return False
    if amount.prefix or any(n.scale > 1 or n.vague or n.fraction or n.low > 99_999 for n in amount.numerals):
        return False
    text = reading.text
    written, opens = _word_before(text, amount.start)
    word = written.lower().lstrip("(\"“‘'[")
    if word in {"and", "or", "to", "&", "-"}:
        earlier = text[max(0, amount.start - REACH) : opens].split()
        if (
            len(earlier) > 1
            and earlier[-1].replace(",", "").isdecimal()
            and (earlier[-2].lower() in reading.lexicon.context["labels"])
        ):
            return not reading.counts_plural(amount)
    if text[amount.start - 1 : amount.start] == "#" or word in reading.lexicon.context["strong_labels"]:
        return True
    if amount.numeral.plain and word.rpartition("/")[2] in reading.lexicon.context["indices"]:
        return True  # the S&P 500, the S&P/ASX 200
    if word not in reading.lexicon.context["labels"] or not written:
        return _is_address(reading, amount)
    if written[:1].isupper() and opens > 0 and not reading.starts_sentence(amount, opens):
        return True
    return not reading.counts_plural(amount)


def _word_before(text: str, position: int) -> tuple[str, int]:
    """The word before a character and where it starts; "" where there is none."""
    simple = word_ending(text, max(0, position - REACH), position)
    if simple:
        return simple, position - 1 - len(simple)
    match = BEFORE.search(text, max(0, position - REACH), position)
    return (match[1], match.start()) if match else ("", position)


def _is_address(reading: Reading, amount: Amount) -> bool:
    if not amount.numeral.plain:
        return False
    match = CAPITALISED.match(reading.text, amount.end)
    return bool(match and match[1].split()[-1].lower().strip(".") in reading.lexicon.context["streets"])


def is_part_of_a_name(reading: Reading, amount: Amount) -> bool:
    """Boeing 737, Apollo 11, Channel Five, the Big Twelve, 50 Cent."""
    if amount.unit is not None and has_capital_unit(reading, amount):
        return True  # the programme "60 Minutes"
    if amount.prefix or (amount.unit is not None and amount.end != amount.number_end and not amount.hyphen):
        return False
    return is_in_name(reading, amount)


def is_name_of_a_bond(reading: Reading, amount: Amount) -> bool:
    """The yield on the 10-year Treasury note: the term names the bond."""
    if amount.unit is None or not amount.hyphen or amount.unit.kind != "duration":
        return False
    match = BOND.match(reading.text, amount.end)
    return match is not None and any(w.lower() in reading.lexicon.context["bonds"] for w in match.group().split())


def is_score(reading: Reading, amount: Amount) -> bool:
    """2-1, 6-4: two small numbers on a dash with no unit and nothing counted."""
    if amount.unit is not None:
        return False
    text = reading.text
    if _is_tally(reading, amount):
        return True
    if len(amount.numerals) == 1:
        small = amount.numeral.low < 1000 and amount.numeral.digits
        return small and bool(
            DASH_BEFORE.search(text, max(0, amount.start - 2), amount.start) or DASH_AFTER.match(text, amount.end)
        )
    dash = text[amount.numerals[0].end : amount.numerals[1].start].strip()
    if dash in {"-", "–", "—", "‑"}:
        word = reading.word_after(amount)
        if word in reading.lexicon.context["scores"]:
            return True
        return amount.high < 300 and not reading.counted_follows(amount) and not reading.bound_before(amount)
    return False


def _is_tally(reading: Reading, amount: Amount) -> bool:
    """voted by 384 to 184, won 3 to 1: either number, or both where they look like a range."""
    if not all(n.digits or n.low < 20 for n in amount.numerals) or amount.high > MOST_VOTES:
        return False
    text = reading.text
    if len(amount.numerals) > 1:
        joint = text[amount.numerals[0].end : amount.numerals[1].start]
        opens = amount.start if joint.strip() == "to" else -1
    elif text[max(0, amount.start - 3) : amount.start] == "to ":
        other = OTHER_SIDE.search(text, max(0, amount.start - 16), amount.start)
        opens = other.start() if other else -1
    else:
        opens = amount.start if TO_NUMBER.match(text, amount.end) else -1
    if opens < 0:
        return False
    end = TO_NUMBER.match(text, amount.end)
    following = reading.word_at(end.end() if end else amount.end)
    return following in reading.lexicon.context["scores"] or _is_led_by_vote(reading, opens)


def _is_led_by_vote(reading: Reading, position: int) -> bool:
    """lost 52 to 48, passed the bill by 61 to 38: a verb or noun of voting or winning at most three words before."""
    words = reading.text[max(0, position - REACH_OF_TALLY) : position].lower().split()
    if words and words[-1] in BETWEEN:
        words.pop()
    for word in words[: -FAR_OF_TALLY - 1 : -1]:
        if word in reading.lexicon.context["tallies"]:
            return True
        if word in NO_TALLY or not word[-1].isalpha():
            return False
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
    return (
        "-" in match.group()
        and len(groups) >= 2
        and all(1 <= len(g) <= 4 for g in groups)
        and len("".join(groups)) >= 7
        and (len(groups) > 2 or len(groups[0]) == 3)
    ) or match.group().startswith("+")


TESTS: Sequence[Test] = (
    is_part_of_a_code,
    is_time_of_day,
    is_date,
    is_year,
    is_decade_or_ordinal,
    is_telephone_number,
    is_label,
    is_name_of_a_bond,
    is_score,
    is_part_of_a_name,
    is_hyphened_adjective,
    is_idle_multiple,
    is_idle_word,
)
