"""Dates as tables write them, read by dateutil. What could be read in two ways, as 03/04/2024, is not read unasked.

Dates parted by full stops are written with the day first wherever people write them so: 03.04.2024 is in April.
"""

from __future__ import annotations

import datetime
import itertools
import re
from functools import lru_cache
from typing import Any

from dateutil import parser

EARLIEST, LATEST = 315_532_800, 4_102_444_800  # seconds since 1970: the years 1980 to 2099
LONGEST = 100  # characters; a date has no more
YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
# Of a year that comes first, month and day follow: dateutil would swap them where that gives a date.
YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
DIGITS = re.compile(r"(\d{4})(\d\d)(\d\d)(?:[T ]?\d{4,6}Z?)?$")
# A year in two digits, read only where the order is known: dateutil would read it by the year we have now.
SHORT_YEAR = re.compile(r"(\d{1,2}([-/.])\d{1,2}\2)(\d\d)(?!\d)")
# Parted by full stops, the day comes before the month; by slashes it does in some countries only.
DOTTED = re.compile(r"(?<![\d.])\d{1,2}\.\s?(\d{1,2})\.\s?\d{4}(?![\d.])")
TURN = 69  # from here on such a year is one of the last century
# Before a date: "Published:", "Last updated on".
BEFORE = re.compile(r"(?:(?:first|last) )?(?:published|posted|updated|modified)\b(?: on\b)?[:,]?\s*+", re.IGNORECASE)
# Behind a date in words: "| 10:15 a.m. ET", "(Central European Time)", ", updated at noon".
BEHIND = re.compile(r"(?<!\s)\s*(?:[|(]|,? (?:at|updated)\b).*", re.IGNORECASE | re.DOTALL)
# A date in figures: it shows its order where one of the first two is no month.
FIGURES = re.compile(r"\s*(\d{1,2})([-/.])(\d{1,2})\2(?:\d\d)?\d\d(?!\d)")
MONTHS = 12
# What a date leaves out is taken from these: where they make a difference, it is no whole date.
DEFAULTS = (datetime.datetime(2001, 1, 1), datetime.datetime(2002, 2, 2))
# Orders in which a person may say that dates in figures are written, and whether the day comes first.
ORDERS = {"dmy": True, "mdy": False}


def as_date(value: Any, order: str | None = None) -> str | None:
    """A value as `YYYY-MM-DD`: a date, an ISO or English one in words, seconds or milliseconds since 1970.

    `order`, one of `ORDERS`, says what 03/04/2024 is; None leaves it unread.
    """
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    if not isinstance(value, str) and isinstance(value, int | float) and not isinstance(value, bool):
        return from_seconds(value) or from_text(str(value)[:LONGEST], order)
    return from_text(value.strip(), order) if isinstance(value, str) else None


def from_seconds(value: float) -> str | None:
    if value > 1000 * LATEST:  # an integer may have more digits than a float can
        return None
    seconds = value / 1000 if value > LATEST else value
    if not EARLIEST <= seconds < LATEST:
        return None
    return datetime.datetime.fromtimestamp(seconds, tz=datetime.UTC).date().isoformat()


@lru_cache(maxsize=4096)
def from_text(text: str, order: str | None = None) -> str | None:
    """A date with its year in four digits; every way to read it must give the same day."""
    if text.isdecimal() and len(text) in {10, 13}:
        return from_seconds(int(text))
    if found := YEAR_FIRST.match(text):
        return valid(found[1], found[3], found[4])
    if found := DIGITS.match(text):
        return valid(*found.groups())
    if found := BEFORE.match(text):
        text = text[found.end() :]
    text = BEHIND.sub("", text)
    if order is not None and (found := SHORT_YEAR.match(text)):
        text = f"{found[1]}{20 if int(found[3]) < TURN else 19}{found[3]}{text[found.end() :]}"
    if len(text) > LONGEST or YEAR.search(text) is None:
        return None
    dotted = DOTTED.search(text)
    if order is None and dotted is not None and int(dotted[1]) > MONTHS:
        return None  # 05.23.2024 begins with the month, against the custom: so would others that do not show it
    orders = (True,) if dotted is not None else (True, False)
    days = days_of(text, orders if order is None else (ORDERS[order],))
    return days.pop().isoformat() if len(days) == 1 else None


def days_of(text: str, orders: tuple[bool, ...]) -> set[datetime.date]:
    """The days that a text may mean, one for each way to read it; none where it is no date."""
    ways = itertools.product(DEFAULTS, orders)
    try:
        return {parser.parse(text, default=d, dayfirst=first, ignoretz=True).date() for d, first in ways}
    except (ValueError, OverflowError, TypeError):
        return set()


def order_shown(value: Any) -> str | None:
    """The order in `ORDERS` that a date in figures can only have, as 13/04/2024; None where it shows none."""
    found = FIGURES.match(value) if isinstance(value, str) else None
    if found is None:
        return None
    first, second = int(found[1]), int(found[3])
    order = "dmy" if second <= MONTHS < first else "mdy" if first <= MONTHS < second else None
    return order if order is not None and as_date(value, order) is not None else None


def valid(year: str, month: str, day: str) -> str | None:
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
