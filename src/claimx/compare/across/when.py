"""When something is said to have happened: the day that words name, and the months, quarters and years."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from claimx.compare.across.lexicon import CompareLexicon, holds, words
from claimx.readers.named_dates import date_in

WEEK = 7
RECENT = ("weekdays", "yesterday", "today", "hours")  # days and parts of them
SINCE = 3  # words behind "since" in which a day is named: "since late on Friday"
OF_A_TABLE = re.compile(r"#\d+\Z")  # the id of a row that gives none: the table's name and a number
YEARS = range(1900, 2101)


def day_in(tokens: list[str], said: int | None) -> int | None:
    """The day that the words name, as an ordinal; of a weekday, the last before the day it was said.

    Args:
        tokens: of the claim.
        said: the day of the article; None where it is not known: then weekdays are those of a first week.
    """
    known = words()
    days = known.days
    for place, token in enumerate(tokens):
        if token not in known.day_words:
            continue
        if token in days["yesterday"] and said:
            return said - 1
        if token in days["today"] and said:
            return said
        if token in days["weekdays"] and (place == 0 or tokens[place - 1] != "since"):
            weekday = days["weekdays"].index(token)
            return weekday + 1 if said is None else said - (date.fromordinal(said).weekday() - weekday) % WEEK
        if token in days["months"] and said:
            named = calendar_day(tokens, place, days["months"].index(token) + 1, said)
            if named is not None:
                return named
    return None


def is_month(known: CompareLexicon, tokens: list[str], place: int) -> bool:
    """Whether a word that may be a month's name is one: "in March", "12 March"; not "thousands march"."""
    before, behind = tokens[place - 1] if place else "", "".join(tokens[place + 1 : place + 2])
    return before in known.days["before_months"] or before.isdecimal() or behind.isdecimal()


def calendar_day(tokens: list[str], place: int, month: int, said: int) -> int | None:
    """The day of "August 14" or "14 August", in the year that brings it nearest."""
    for other in (place + 1, place - 1):
        if 0 <= other < len(tokens) and tokens[other].isdecimal() and 1 <= int(tokens[other]) <= 31:
            year = date.fromordinal(said).year
            try:
                options = [date(each, month, int(tokens[other])).toordinal() for each in (year - 1, year)]
            except ValueError:
                return None
            return min(options, key=lambda day: abs(day - said))
    return None


def day_of(text: str | None) -> int | None:
    """The day of an ISO date."""
    try:
        return date.fromisoformat((text or "")[:10]).toordinal()
    except ValueError:
        return None


def date_of(article: Mapping[str, Any]) -> str | None:
    """The date of an article: its own, else that of its file's name or its address: 2024-05-01-flood.txt."""
    if article["date"]:
        return str(article["date"])
    own = article["id"] or ""
    name = "" if own.isdecimal() or OF_A_TABLE.search(own) else PurePosixPath(own).name
    return date_in(name) or date_in(article.get("url") or "")


def periods_in(tokens: list[str], said: int | None) -> tuple[str, ...]:
    """The months, quarters and years that a number is of, as the words name them: "in January", "next year".

    A date is none of them: "on 14 January" names a day.

    Args:
        tokens: of the claim.
        said: the day of the article; without it "last year" names no year.
    """
    known = words()
    days, found = known.days, set()
    year = date.fromordinal(said).year if said else None
    for place, token in enumerate(tokens):
        is_year = len(token) == 4 and token.isdecimal() and int(token) in YEARS
        if not is_year and token not in known.period_words:
            continue
        before = tokens[place - 1] if place else ""
        if before in days["from"]:
            continue
        if token in known.homonyms and not is_month(known, tokens, place):
            continue
        if token in days["months"]:
            beside = tokens[place + 1] if place + 1 < len(tokens) else ""
            if not before.isdecimal() and not (beside.isdecimal() and int(beside) <= 31):
                found.add(token)
        elif token in days["quarters"] and before in days["ordinals"]:
            found.add(f"{token} {days['ordinals'].index(before) + 1}")
        elif token in days["years"] and before in days["relative"] and year is not None:
            found.add(str(year + days["relative"].index(before) - 1))
        elif is_year:
            found.add(token)
    return tuple(sorted(found))


def other_period(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether two numbers are of other months, other quarters or other years."""
    for kind in set(map(kind_of, first)) & set(map(kind_of, second)):
        one, other = ({each for each in periods if kind_of(each) == kind} for periods in (first, second))
        if one.isdisjoint(other):
            return True
    return False


def is_over(periods: tuple[str, ...], day: int) -> bool:
    """Whether months or years that are named were over a week before a day; of a month alone, whether it is another."""
    before, now, months = date.fromordinal(day - WEEK), date.fromordinal(day), words().days["months"]
    years = [int(each) for each in periods if kind_of(each) == "year"]
    if years:
        return max(years) < before.year
    return {months[before.month - 1], months[now.month - 1]}.isdisjoint(periods) and set(periods) <= set(months)


def kind_of(period: str) -> str:
    return "year" if period.isdecimal() else "month" if period.isalpha() else "quarter"


def is_of_a_time(known: CompareLexicon, tokens: list[str]) -> bool:
    """Whether the words tell of all that happened in a time: "since January", "this year"; not "since late Monday"."""
    if holds(known.campaigns, tokens):
        return True
    if known.since.isdisjoint(tokens):
        return False
    days = {word for kind in RECENT for word in known.days[kind]}
    begins = (place + 1 for place, token in enumerate(tokens) if token in known.since)
    return any(tokens[at:] and days.isdisjoint(tokens[at : at + SINCE]) for at in begins)
