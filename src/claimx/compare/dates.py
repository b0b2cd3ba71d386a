"""Days, hours and other digits of a claim that count nothing: "April 15", "16:30", "Flight 212"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from claimx.compare.across.lexicon import words
from claimx.compare.across.when import YEARS, is_month
from claimx.compare.wording import words_of
from claimx.records import Claim, Mention, Quantity, Report, mention

TOKEN = re.compile(r"(?:[^\W\d_]+-)?\d+(?:[.,:/-]\d+)*[^\W_]*|[^\W\d_]+")
FOUR_DIGITS = frozenset(map(str, YEARS))
DIGIT = re.compile(r"\d")
CLOCK = re.compile(r"\d{1,2}:\d\d")


class Digits(NamedTuple):
    """A day or an hour, or digits that tell neither; `text` is as written."""

    is_date: bool
    text: str

    @property
    def said(self) -> tuple[bool, tuple[str, ...]]:
        """What it says: two are the same where this is."""
        return self.is_date, words_of(self.text)


Days: TypeAlias = tuple[Digits, ...]


def digits_of(claim: Claim) -> tuple[Digits, ...]:
    """The days, hours and other digits of what is claimed, in order."""
    return tuple(found for piece in claim.content for found in digits_in(piece, claim.quantities))


def days_beside(report: Report, text: str) -> dict[int, tuple[Digits, ...]]:
    """By where a sentence with claims starts, the days and hours that stand in none of them: when it was said."""
    sentences: dict[int, list[Claim]] = defaultdict(list)
    for claim in report.claims:
        sentences[claim.sentence.start].append(claim)
    return {
        start: tuple(found for gap in gaps(claims, text) for found in digits_in(gap, ()) if found.is_date)
        for start, claims in sentences.items()
    }


def gaps(claims: Sequence[Claim], text: str) -> Iterator[Mention]:
    """What stands between the contents of the claims of a sentence."""
    reached = claims[0].sentence.start
    for piece in sorted((piece for claim in claims for piece in claim.content), key=lambda piece: piece.start):
        if piece.start > reached:
            yield mention(text, reached, piece.start)
        reached = max(reached, piece.end)
    end = max(claim.sentence.end for claim in claims)
    if end > reached:
        yield mention(text, reached, end)


def digits_in(piece: Mention, quantities: tuple[Quantity, ...]) -> Iterator[Digits]:
    """Those of a piece; what is no number of a quantity and stands side by side is one: "Friday, 5 April 2019"."""
    tokens = [*TOKEN.finditer(piece.text)]
    low = [token[0].lower() for token in tokens]
    counted = [(each.start - piece.start, each.end - piece.start) for each in quantities]
    begin = end = 0
    is_date = False
    for number, token in enumerate(tokens):
        is_hour = bool(end) and is_date and low[number] in words().days["hours"]
        named = is_day(tokens, low, number) or (is_hour and not piece.text[end : token.start()].strip())
        if not named and (not DIGIT.search(token[0]) or any(a <= token.start() < b for a, b in counted)):
            continue
        if end and not is_joined(piece.text[end : token.start()]):
            yield Digits(is_date, piece.text[begin:end])
            end = 0
        if not end:
            begin, is_date = token.start(), False
        end = token.end()
        is_date = is_date or named or is_hour_or_year(token[0])
    if end:
        yield Digits(is_date, piece.text[begin:end])


def is_day(tokens: list[re.Match[str]], low: list[str], number: int) -> bool:
    """Whether a word names a day, or a month beside a number or behind "in": no Ms May, nobody who marches."""
    known, word = words(), low[number]
    if word not in known.day_words:
        return False
    if word in known.days["months"]:
        return tokens[number][0][0].isupper() and is_month(known, low, number)
    return True


def is_hour_or_year(digits: str) -> bool:
    """Whether digits tell an hour, a year or a decade by themselves: "16:30", "mid-2014", "2014-15", "1960s"."""
    parts = digits.split("-")
    whole = parts if all(map(str.isdecimal, parts)) else parts[-1:]
    return bool(CLOCK.match(digits)) or any(is_year(part) for part in whole)


def is_year(digits: str) -> bool:
    """Whether digits are a year, or one with letters behind it."""
    return digits[:4] in FOUR_DIGITS and not DIGIT.search(digits[4:])


def is_joined(gap: str) -> bool:
    """Whether what stands between two parts of a date leaves them one: a blank, a comma, "of"."""
    between = gap.replace(",", " ").lower().split()
    return not between or (len(between) == 1 and between[0] in words().days["before_months"])


def elsewhere(beside: Days, other: Days, own: Days) -> Days:
    """The first day beside a claim that names none itself, where the other version's claim names another.

    "On Saturday, police said" became what happened "on Sunday".
    """
    days = {each.said for each in other if each.is_date}
    if not days or any(each.is_date for each in own):
        return ()
    return tuple(each for each in beside if each.said not in days)[:1]
