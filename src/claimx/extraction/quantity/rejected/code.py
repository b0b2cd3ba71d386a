"""Digits inside codes, addresses and telephone numbers: "F-16", "G7", "192.168.1.2", "555-0134"."""

from __future__ import annotations

import re

from claimx.extraction.quantity.amount import Amount
from claimx.extraction.quantity.surroundings import Surroundings

GLUED_AFTER = re.compile(
    r"[^\W\d_]|\.[A-Z]\d|[/:]\d|[.,]\d|['’]\d|[-–]\d[^,.\s]*[-–]\d|\^|_|@|[-–][A-Z]{1,2}\b|[-–][A-Z]\d"
)
GLUED_BEFORE = re.compile(
    r"(?:[^\W\d_]|[_/:@#\\]|\d[.,:/]|[A-Z0-9][\w]*[-–/.]|\d[-–.]|[^\s\w]\.|^\.|\bwww\.\S*|[^\s(]@\S*|://\S*)$"
)
UNIT_SLASH = re.compile(r"\d\s?[^\W\d_]{1,12}(?:/h)?/$")  # the first of "5 km/3 miles"
WORD_HYPHEN = re.compile(r"(?:^|[\s(])([a-z]+)[-–]$")
WORD_BEFORE = re.compile(r"[a-z]-$")  # one-on-one, the left-half
VOWEL = re.compile(r"[aeiouy]")  # a code in lower case has none: "scp-173"
GLUED_REACH = 12
UNIT_REACH = 20
BRACKET_REACH = 40
ADDRESS_REACH = 300
HEADING = re.compile(r"\.?\s[A-Z]")
ITEM = re.compile(r"\.\s+[A-Z]")
LIST_REACH = 400
LONGEST_LIST = 50
LEAST_OF_IDS = 12  # digits without a separator
PHONE = re.compile(r"\+?\d[\d\s().-]{6,22}\d")
PHONE_REACH = 20
GROUPS = re.compile(r"[^\d]+")
LONGEST_GROUP, LEAST_DIGITS = 4, 7
AREA_CODE = 3


def is_part_of_a_code(around: Surroundings, amount: Amount) -> bool:
    """F-16, G7, 192.168.1.2, 5G, 24/7."""
    return (
        is_in_address(around.text, amount.start)
        or _is_identifier(around, amount)
        or (not amount.prefix and _is_glued_before(around, amount))
        or _is_numbering(around, amount)
        or _is_type_number(around, amount)
        or _is_glued_after(around, amount)
    )


def is_in_address(text: str, position: int) -> bool:
    """https://example.org/20%: inside a web or mail address."""
    if text[position - 1 : position].isspace() or not position:
        return False
    chunk = text[max(0, position - ADDRESS_REACH) : position].rsplit(maxsplit=1)[-1]
    return "://" in chunk or chunk.startswith("www.") or "@" in chunk


def _is_identifier(around: Surroundings, amount: Amount) -> bool:
    """the gamma-ray burst 060218, tweet 770390718095486977."""
    numeral = amount.numeral
    if not numeral.plain or amount.unit is not None:
        return False
    digits = numeral.end - numeral.start
    return digits >= LEAST_OF_IDS or (around.text[numeral.start] == "0" and digits > 1)


def _is_glued_before(around: Surroundings, amount: Amount) -> bool:
    """F-16, covid-19; not "sub-500", "now-18", "$5/€4"."""
    start = amount.numeral.start
    if not amount.numeral.digits:
        return WORD_BEFORE.search(around.text, max(0, start - GLUED_REACH), start) is not None
    before = around.text[max(0, start - GLUED_REACH) : start]
    if not before or before[-1].isspace():
        return False  # nothing touches it
    word = WORD_HYPHEN.search(before)
    if word:
        return word[1] in around.lexicon.context["hyphen_labels"] or not VOWEL.search(word[1])
    joins_units = before[-1] in "/–-" and amount.unit is not None and before[-2:-1].isdecimal()
    if amount.unit is not None and UNIT_SLASH.search(around.text, max(0, start - UNIT_REACH), start):
        return False
    return not joins_units and GLUED_BEFORE.search(before) is not None


def _is_numbering(around: Surroundings, amount: Amount) -> bool:
    """two tasks: 1) to read, 2) to write; 1. Results 2. Seats"""
    counts_nothing = amount.numeral.plain and amount.unit is None
    if counts_nothing and (_is_in_sequence(around.text, amount) or _opens_line(around, amount)):
        return True
    if amount.unit is not None or around.text[amount.end : amount.end + 1] != ")":
        return False
    return "(" not in around.text[max(0, amount.start - BRACKET_REACH) : amount.start]


def _opens_line(around: Surroundings, amount: Amount) -> bool:
    """16 Mara Venn Took On the Board: the number of a heading."""
    line = around.text.rfind("\n", 0, amount.start) + 1
    if around.text[line : amount.start].strip() or amount.low > LONGEST_LIST:
        return False
    return HEADING.match(around.text, amount.number_end) is not None and not around.counts(amount)


def _is_in_sequence(text: str, amount: Amount) -> bool:
    """Whether "2." opens an item: a capital after it, and the "1." before it or the "3." after it."""
    if amount.low > LONGEST_LIST or not ITEM.match(text, amount.number_end):
        return False
    for number, window in (
        (int(amount.low) - 1, text[max(0, amount.start - LIST_REACH) : amount.start]),
        (int(amount.low) + 1, text[amount.number_end : amount.number_end + LIST_REACH]),
    ):
        if number and re.search(rf"(?<![\w.,]){number}\.\s+[A-Z]", window):
            return True
    return False


def _is_type_number(around: Surroundings, amount: Amount) -> bool:
    """the 747."""
    written = around.text[amount.start : amount.number_end]
    if amount.unit is not None or written not in around.lexicon.context["type_numbers"]:
        return False
    counts = around.counts_plural(amount) and not around.is_name_after(amount)
    return around.bound_before(amount) is None and not counts


def _is_glued_after(around: Surroundings, amount: Amount) -> bool:
    """5G, 24/7, 3-D."""
    if (amount.unit is not None and amount.end != amount.number_end) or not amount.numerals[-1].digits:
        return False
    after = GLUED_AFTER.match(around.text, amount.end)
    return after is not None and not (after.group()[0] == "/" and amount.prefix)


def is_telephone_number(around: Surroundings, amount: Amount) -> bool:
    """+44 20 7946 0000, 555-0134."""
    if amount.unit is not None or not amount.numeral.plain:
        return False
    written = _digits_around(around.text, amount)
    if not written:
        return False
    groups = GROUPS.split(written.strip("+() .-"))
    if written.startswith("+"):
        return True
    grouped = len(groups) > 2 or (len(groups) == 2 and len(groups[0]) == AREA_CODE)
    fits = all(1 <= len(group) <= LONGEST_GROUP for group in groups)
    return "-" in written and grouped and fits and len("".join(groups)) >= LEAST_DIGITS


def _digits_around(text: str, amount: Amount) -> str:
    """The run of digits and what joins them that the number is in."""
    start = left = amount.numeral.start
    while left > 0 and start - left < PHONE_REACH and text[left - 1] in "0123456789+()-. ":
        left -= 1
    match = PHONE.match(text, left) or PHONE.search(text, left, min(len(text), amount.end + PHONE_REACH))
    return match.group() if match and match.start() <= start < match.end() else ""
