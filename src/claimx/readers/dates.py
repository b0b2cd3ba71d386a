"""Dates as tables write them, read by dateutil. What could be read in two ways, as 03/04/2024, is not read unasked."""

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
TURN = 69  # from here on such a year is one of the last century
# Before a date: "Published:", "Last updated on".
BEFORE = re.compile(r"(?:(?:first|last) )?(?:published|posted|updated|modified)\b(?: on\b)?[:,]?\s*+", re.IGNORECASE)
# Behind a date in words: "| 10:15 a.m. ET", "(Central European Time)", ", updated at noon".
BEHIND = re.compile(r"(?<!\s)\s*(?:[|(]|,? (?:at|updated)\b).*", re.IGNORECASE | re.DOTALL)
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
    ways = itertools.product(DEFAULTS, (True, False) if order is None else (ORDERS[order],))
    try:
        days = {parser.parse(text, default=d, dayfirst=first, ignoretz=True).date() for d, first in ways}
    except (ValueError, OverflowError, TypeError):
        return None
    return days.pop().isoformat() if len(days) == 1 else None


def valid(year: str, month: str, day: str) -> str | None:
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
