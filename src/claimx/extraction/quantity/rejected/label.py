"""Numbers that say which, not how many: "Section 427", "Flight 370", "742 Evergreen Terrace"."""

from __future__ import annotations

import re

from claimx.extraction.quantity.amount import Amount
from claimx.extraction.quantity.bounds import word_ending
from claimx.extraction.quantity.rejected.calendar import BEFORE, WORD_REACH
from claimx.extraction.quantity.surroundings import LEAST_AGE_IN_BRACKETS, Surroundings

BOND = re.compile(r"(?:\s+[^\W\d][\w'’-]*){1,3}")  # the words after a term, up to a comma or a number
NAME_BEHIND_PARTICLE = re.compile(r"[^\S\n]?[a-z]{1,5} [^\W\da-z_]")
CAPITALISED = re.compile(r"((?:\s+(?:[A-Z][\w'’.-]*|\d{1,3}(?:st|nd|rd|th))){1,4})")
OPENINGS = "(\"“‘'["
NOTE_REACH = 24  # characters on either side that mark a label
RATED_BEFORE = re.compile(r"[A-Z][^\W\d]+:\s$")
RATED_AFTER = re.compile(r"\s[A-Z][a-z]+\b")
SERIES = re.compile(r"\b([^\W\d_]+) \d{1,4}((?:, ?\d{1,4})*(?:, ?|,? (?:and|or|&) ))$")
DEGREES_BEFORE = re.compile(r"\d°\s?$")
MINUTES_AFTER = re.compile(r"\s?['’′]")
DEGREES_AFTER = re.compile(r"\s?(?:\d{1,2}(?:\.\d+)?\s?['’′]|[NSEW]\b)")
STATE_BEFORE = re.compile(r"(?:^|[\s,])[A-Z]{2}\s$")
POSTAL_DIGITS = 5
LARGEST_LABEL = 99_999
PLAYER_REACH = 3  # words from a player's position to the last of the name


def is_label(around: Surroundings, amount: Amount) -> bool:
    """Section 427, Flight 370, phase three, number 10."""
    if amount.unit is None and _is_marked(around, amount):
        return True
    if not _may_be_label(amount) or _is_apart(around, amount):
        return False
    in_brackets = amount.numeral.plain and around.text[amount.start - 1 : amount.start] == "("  # "Section (39)"
    if amount.numeral.plain and _is_in_series(around, amount):
        return not around.counts_plural(amount)
    written, opens = _word_before(around.text, amount.start - in_brackets)
    word = written.lower().lstrip(OPENINGS)
    if _is_surely_labelled(around, amount, word):
        return True
    if word not in around.lexicon.context["labels"] or not written:
        return _is_address(around, amount)
    if written[:1].isupper() and opens > 0 and not around.starts_sentence(amount, opens):
        return True
    return not around.counts_plural(amount)


def _is_surely_labelled(around: Surroundings, amount: Amount, word: str) -> bool:
    """#7, Phase 3 trials, the S&P 500, the S&P/ASX 200: whatever follows."""
    context = around.lexicon.context
    if around.text[amount.start - 1 : amount.start] == "#" or word in context["strong_labels"]:
        return True
    return amount.numeral.plain and word.rpartition("/")[2] in context["indices"]


def _may_be_label(amount: Amount) -> bool:
    if amount.unit is not None and not (amount.hyphen or amount.unit.kind == "duration" or _is_letter(amount)):
        return False
    return not any(
        numeral.scale > 1 or numeral.vague or numeral.fraction or numeral.low > LARGEST_LABEL
        for numeral in amount.numerals
    )


def _is_apart(around: Surroundings, amount: Amount) -> bool:
    """The Sahib District two days ago: so long from then, whatever stands before."""
    is_time = amount.unit is not None and amount.unit.kind == "duration" and not amount.hyphen
    return is_time and around.word_after(amount) in around.lexicon.context["apart"]


def _is_marked(around: Surroundings, amount: Amount) -> bool:
    """Labels by what stands around the digits: [11], "Silk (9)", "Brenner: 6 Worked hard", ZIP codes, coordinates."""
    text, numeral = around.text, amount.numeral
    if not numeral.plain:
        return False
    before, after = text[max(0, amount.start - NOTE_REACH) : amount.start], text[amount.end : amount.end + NOTE_REACH]
    if before.endswith("[") and after.startswith("]"):
        return True
    if before.endswith(" (") and after.startswith(")") and numeral.low < LEAST_AGE_IN_BRACKETS:
        return _is_player(around, around.number_token(amount) - 2)
    if before.endswith(": ") and RATED_BEFORE.search(before) and RATED_AFTER.match(after) and not around.counts(amount):
        return True
    if around.next_word(amount) == "block" and numeral.low % 100 == 0 and not around.counts_plural(amount):
        return True  # "the 400 block of Maple Street"
    return _is_coordinate(before, after) or _is_postal(around, amount, before)


def _is_player(around: Surroundings, name: int) -> bool:
    """Forward Ana Silk (9), whom a tagger may not know for a person."""
    if around.is_person(name):
        return True
    positions = around.lexicon.context["positions"]
    return not positions.isdisjoint(around.parse.lower[max(name - PLAYER_REACH, 0) : name])


def _is_coordinate(before: str, after: str) -> bool:
    """32° 34’S"""
    return MINUTES_AFTER.match(after) is not None and DEGREES_BEFORE.search(before) is not None


def _is_postal(around: Surroundings, amount: Amount, before: str) -> bool:
    """OH 43062, the 60614 ZIP code."""
    if amount.number_end - amount.start != POSTAL_DIGITS:
        return False
    return STATE_BEFORE.search(before) is not None or around.next_word(amount) in around.lexicon.context["postal"]


def is_coordinate(around: Surroundings, amount: Amount) -> bool:
    """The 32° of "32° 34’S", 40.7° N."""
    if amount.unit is None or amount.unit.group != "temperature":
        return False
    return DEGREES_AFTER.match(around.text, amount.end) is not None


def _is_letter(amount: Amount) -> bool:
    """section 11c, which is no eleven cents."""
    return amount.end - amount.number_end == 1 and amount.unit is not None and amount.unit.group == "subunit"


def _is_in_series(around: Surroundings, amount: Amount) -> bool:
    """the 2 and the 3 of "Regions 1, 2, and 3", the 5 of "Stage 4 and 5"; not "in Group 3, 12 died"."""
    series = SERIES.search(around.text, max(0, amount.start - WORD_REACH), amount.start)
    if series is None or amount.unit is not None:
        return False
    word, labels = series[1].lower(), around.lexicon.context["labels"]
    if word.endswith("s") and word[:-1] in labels:
        return True
    return word in labels and "," not in series[2]


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
    if match is None:
        return False
    words, context = match[1].lower().split(), around.lexicon.context
    named = len(words) > 1 or NAME_BEHIND_PARTICLE.match(around.text, match.end()) is not None  # "36 Quai des Brumes"
    return words[-1].strip(".") in context["streets"] or (words[0] in context["streets_before"] and named)


def is_name_of_a_bond(around: Surroundings, amount: Amount) -> bool:
    """The yield on the 10-year Treasury note: the term names the bond."""
    if amount.unit is None or not amount.hyphen or amount.unit.kind != "duration":
        return False
    match = BOND.match(around.text, amount.end)
    bonds = around.lexicon.context["bonds"]
    return match is not None and any(word.lower() in bonds for word in match.group().split())
