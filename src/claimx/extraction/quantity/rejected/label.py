"""Numbers that say which, not how many: "Section 427", "Flight 370", "742 Evergreen Terrace"."""

from __future__ import annotations

import re

from claimx.extraction.quantity.amount import Amount
from claimx.extraction.quantity.endings import word_ending
from claimx.extraction.quantity.rejected.calendar import BEFORE, WORD_REACH
from claimx.extraction.quantity.surroundings import Surroundings

BOND = re.compile(r"(?:\s+[^\W\d][\w'’-]*){1,3}")  # the words after a term, up to a comma or a number
CAPITALISED = re.compile(r"((?:\s+[A-Z][\w'’-]*){1,3})")
OPENINGS = "(\"“‘'["
MOST = 99_999


def is_label(around: Surroundings, amount: Amount) -> bool:
    """Section 427, Flight 370, phase three, number 10."""
    if not _may_be_label(amount):
        return False
    context = around.lexicon.context
    written, opens = _word_before(around.text, amount.start)
    word = written.lower().lstrip(OPENINGS)
    if word in context["joints"] and _is_second_label(around, amount, opens):
        return not around.counts_plural(amount)
    if around.text[amount.start - 1 : amount.start] == "#" or word in context["strong_labels"]:
        return True
    if amount.numeral.plain and word.rpartition("/")[2] in context["indices"]:
        return True  # the S&P 500, the S&P/ASX 200
    if word not in context["labels"] or not written:
        return _is_address(around, amount)
    if written[:1].isupper() and opens > 0 and not around.starts_sentence(amount, opens):
        return True
    return not around.counts_plural(amount)


def _may_be_label(amount: Amount) -> bool:
    if amount.unit is not None and not (amount.hyphen or amount.unit.kind == "duration"):
        return False
    return not amount.prefix and not any(
        numeral.scale > 1 or numeral.vague or numeral.fraction or numeral.low > MOST for numeral in amount.numerals
    )


def _is_second_label(around: Surroundings, amount: Amount, opens: int) -> bool:
    """the 9 of "pages 7 and 9"."""
    earlier = around.text[max(0, amount.start - WORD_REACH) : opens].split()
    if len(earlier) < 2 or not earlier[-1].replace(",", "").isdecimal():
        return False
    return earlier[-2].lower() in around.lexicon.context["labels"]


def _word_before(text: str, position: int) -> tuple[str, int]:
    """The word before a character and where it starts; "" where there is none."""
    simple = word_ending(text, max(0, position - WORD_REACH), position)
    if simple:
        return simple, position - 1 - len(simple)
    match = BEFORE.search(text, max(0, position - WORD_REACH), position)
    return (match[1], match.start()) if match else ("", position)


def _is_address(around: Surroundings, amount: Amount) -> bool:
    if not amount.numeral.plain:
        return False
    match = CAPITALISED.match(around.text, amount.end)
    return match is not None and match[1].split()[-1].lower().strip(".") in around.lexicon.context["streets"]


def is_name_of_a_bond(around: Surroundings, amount: Amount) -> bool:
    """The yield on the 10-year Treasury note: the term names the bond."""
    if amount.unit is None or not amount.hyphen or amount.unit.kind != "duration":
        return False
    match = BOND.match(around.text, amount.end)
    bonds = around.lexicon.context["bonds"]
    return match is not None and any(word.lower() in bonds for word in match.group().split())
