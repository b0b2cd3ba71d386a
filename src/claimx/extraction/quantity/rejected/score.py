"""Scores and tallies of votes: "2-1", "lost 52 to 48"."""

from __future__ import annotations

import re

from claimx.extraction.quantity.amount import Amount
from claimx.extraction.quantity.surroundings import Surroundings

DASHES = frozenset("-–—‑")
DASH_BEFORE = re.compile(r"\d[-–—‑]$")
DASH_AFTER = re.compile(r"[-–—‑]\d")
TALLY_REACH = 50  # characters to the word of voting
FAR_OF_TALLY = 4  # words to it
LEAST_OF_SERIES = 1000  # a number on a dash from here on is no goal
MOST_GOALS = 300
MOST_VOTES = 2000  # in a parliament
GLUED_TO = re.compile(r"-to-\d")
GLUED_BEFORE = re.compile(r"(?<=\d)-to-$")
BETWEEN = frozenset({"by", "of"})
NO_TALLY = frozenset({"by", "from"})
OTHER_SIDE = re.compile(r"\b(?:\d{1,4}|[a-z]+)(?:\s+to\s+|-to-)$")
OTHER_SIDE_REACH = 16
ROUNDS_TO = re.compile(r"\s+([a-z]+)\s+to\s+(\d{1,2}|[a-z]+)\b")
TO_ROUNDS = re.compile(r"\b(\d{1,2}|[a-z]+)\s+([a-z]+)\s+to\s+$")
ROUNDS_REACH = 24
TO_NUMBER = re.compile(
    r"(?:\s+to\s+|-to-)(?:\d{1,4}\b|one\b)(?!\s*(?:%|per|million|billion|thousand|[a-z]+s\b(?!\s+to)))"
)


def is_score(around: Surroundings, amount: Amount) -> bool:
    """2-1, 6-4: two small numbers on a dash with no unit and nothing counted."""
    if amount.unit is not None:
        return False
    if (
        _is_series(around, amount)
        or _is_tally(around, amount)
        or (len(amount.numerals) == 1 and _is_glued_to(around.text, amount))
    ):
        return True
    text = around.text
    if len(amount.numerals) == 1:
        small = amount.numeral.low < LEAST_OF_SERIES and amount.numeral.digits
        beside = DASH_BEFORE.search(text, max(0, amount.start - 2), amount.start) or DASH_AFTER.match(text, amount.end)
        return small and beside is not None
    if text[amount.numerals[0].end : amount.numerals[1].start].strip() not in DASHES:
        return False
    if around.word_after(amount) in around.lexicon.context["scores"]:
        return True
    return amount.high < MOST_GOALS and not around.counts(amount) and not around.bound_before(amount)


def _is_series(around: Surroundings, amount: Amount) -> bool:
    """won the final by four games to three: both numbers."""
    rounds, words = around.lexicon.context["rounds"], around.lexicon.numerals.words
    behind = ROUNDS_TO.match(around.text, amount.end)
    if behind is not None and behind[1] in rounds:
        return behind[2].isdecimal() or behind[2] in words
    before = TO_ROUNDS.search(around.text, max(0, amount.start - ROUNDS_REACH), amount.start)
    return before is not None and before[2] in rounds and (before[1].isdecimal() or before[1] in words)


def _is_glued_to(text: str, amount: Amount) -> bool:
    """230-to-198, which does not rise as a range does."""
    return (
        GLUED_TO.match(text, amount.end) is not None
        or GLUED_BEFORE.search(text, max(0, amount.start - 5), amount.start) is not None
    )


def _is_tally(around: Surroundings, amount: Amount) -> bool:
    """voted 52 to 48; a ruling of 6 to 3."""
    if any(numeral.low >= MOST_VOTES or numeral.vague or numeral.fraction for numeral in amount.numerals):
        return False
    opens = _opening_of_tally(around.text, amount)
    if opens is None:
        return False
    end = TO_NUMBER.match(around.text, amount.end)
    following = around.word_at(end.end() if end else amount.end)
    return following in around.lexicon.context["scores"] or _is_led_by_vote(around, opens)


def _opening_of_tally(text: str, amount: Amount) -> int | None:
    """Where "52 to 48" starts, of which the amount is one side or both."""
    if len(amount.numerals) > 1:
        joint = text[amount.numerals[0].end : amount.numerals[1].start]
        return amount.start if joint.strip() == "to" else None
    if text[max(0, amount.start - 3) : amount.start] in {"to ", "to-"}:
        other = OTHER_SIDE.search(text, max(0, amount.start - OTHER_SIDE_REACH), amount.start)
        return other.start() if other else None
    return amount.start if TO_NUMBER.match(text, amount.end) else None


def _is_led_by_vote(around: Surroundings, position: int) -> bool:
    """lost 52 to 48, passed the bill by 61 to 38: a verb or noun of voting or winning at most four words before."""
    words = around.text[max(0, position - TALLY_REACH) : position].lower().split()
    if not BETWEEN.isdisjoint(words[-1:]):
        words.pop()
    for word in words[: -FAR_OF_TALLY - 1 : -1]:
        if word in around.lexicon.context["tallies"]:
            return True
        if word in NO_TALLY or not word[-1].isalpha():
            return False
    return False
