"""A day that words name: "on Monday", "3 May", "Tuesday night"."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from claimx.compare.across.lexicon import CompareLexicon
from claimx.compare.across.sentence import Sentence
from claimx.compare.across.when import WEEK, YEARS, calendar_day, is_month

NEAR = 3  # words around a day in which "night" stands, or its month


class ToldDay(NamedTuple):
    """A day as far as it is told.

    Attributes:
        first, last: the places of its first and last word in the sentence.
        start, end: of these in the article.
        ordinal: the day; None where no date of the article tells which.
        weekday, of_month, night: see `Dated`.
    """

    first: int
    last: int
    start: int
    end: int
    ordinal: int | None
    weekday: int | None
    of_month: tuple[int, int] | None
    night: bool


def day_at(known: CompareLexicon, sentence: Sentence, place: int, said: int | None) -> ToldDay | None:
    """The day that a word begins to name; None where it is no day, or one that ends or begins a time: "since Monday".

    Args:
        known: the lexicon.
        sentence: that it stands in.
        place: of the word.
        said: the day of the article, from which the name of a weekday goes back.
    """
    tokens, days = sentence.tokens, known.days
    first = last = place
    weekday = days["weekdays"].index(tokens[place]) if tokens[place] in days["weekdays"] else None
    month = place if weekday is None else month_behind(known, tokens, place)
    of_month = None
    if month is not None:
        of_month = in_month(known, tokens, month)
        if of_month is None and weekday is None:
            return None
        if of_month is not None:
            beside = next(at for at in (month + 1, month - 1) if tokens[at : at + 1] == [str(of_month[1])])
            first, last = min(first, month, beside), max(month, beside)
    if is_no_day(known, tokens, first):
        return None
    around = {*tokens[max(first - NEAR, 0) : first], *tokens[last + 1 : last + 1 + NEAR]}
    return ToldDay(
        first=first,
        last=last,
        start=sentence.starts[first],
        end=sentence.starts[last] + len(tokens[last]),
        ordinal=ordinal_of(tokens, month, of_month, weekday, said),
        weekday=weekday,
        of_month=of_month,
        night=not known.dated.nightly.isdisjoint(around),
    )


def is_no_day(known: CompareLexicon, tokens: list[str], first: int) -> bool:
    """Whether words before a day make it a beginning, an end, or another than the nearest: "by", "next"."""
    return not known.dated.bounds.isdisjoint(tokens[max(first - 2, 0) : first])


def month_behind(known: CompareLexicon, tokens: list[str], place: int) -> int | None:
    """The place of the month right behind a weekday: "Monday, 3 May", "Monday (May 3)"."""
    near = range(place + 1, min(place + 1 + NEAR, len(tokens)))
    return next((at for at in near if tokens[at] in known.days["months"]), None)


def in_month(known: CompareLexicon, tokens: list[str], place: int) -> tuple[int, int] | None:
    """The month and the day of "3 May" and "May 3"; None where no day stands beside the month."""
    if tokens[place] not in known.days["months"] or not is_month(known, tokens, place):
        return None
    for at in (place + 1, place - 1):
        if 0 <= at < len(tokens) and tokens[at].isdecimal() and 1 <= int(tokens[at]) <= 31:
            return known.days["months"].index(tokens[place]) + 1, int(tokens[at])
    return None


def year_behind(tokens: list[str], month: int) -> int | None:
    """The year behind "3 May" or "May 3,"; None where there is none."""
    behind = [token for token in tokens[month + 1 : month + 1 + NEAR] if token != ","]
    return next((int(each) for each in behind[:2] if each.isdecimal() and int(each) in YEARS), None)


def ordinal_of(
    tokens: list[str], month: int | None, of_month: tuple[int, int] | None, weekday: int | None, said: int | None
) -> int | None:
    """The day as an ordinal, as far as the day of the article tells it."""
    if said is None:
        return None
    if month is not None and of_month is not None:
        year = year_behind(tokens, month)
        return date(year, *of_month).toordinal() if year else calendar_day(tokens, month, of_month[0], said)
    if weekday is None:
        return None
    return said - (date.fromordinal(said).weekday() - weekday) % WEEK
