"""Dates as tables write them, read by dateutil. What could be read in two ways, as 03/04/2024, is not read."""

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
# Behind a date in words: "| 10:15 a.m. ET", "(Central European Time)", ", updated at noon".
BEHIND = re.compile(r"(?<!\s)\s*(?:[|(]|,? (?:at|updated)\b).*", re.IGNORECASE | re.DOTALL)
# What a date leaves out is taken from these: where they make a difference, it is no whole date.
DEFAULTS = (datetime.datetime(2001, 1, 1), datetime.datetime(2002, 2, 2))


def as_date(value: Any) -> str | None:
    """A value as `YYYY-MM-DD`: a date, an ISO or English one in words, seconds or milliseconds since 1970."""
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    if isinstance(value, int | float) and not isinstance(value, bool):
        return from_seconds(value) or from_text(str(value)[:LONGEST])
    return from_text(value.strip()) if isinstance(value, str) else None


def from_seconds(value: float) -> str | None:
    if value > 1000 * LATEST:  # an integer may have more digits than a float can
        return None
    seconds = value / 1000 if value > LATEST else value
    if not EARLIEST <= seconds < LATEST:
        return None
    return datetime.datetime.fromtimestamp(seconds, tz=datetime.UTC).date().isoformat()


@lru_cache(maxsize=4096)
def from_text(text: str) -> str | None:
    """A date with its year in four digits; every way to read it must give the same day."""
    if text.isdecimal() and len(text) in {10, 13}:
        return from_seconds(int(text))
    if found := YEAR_FIRST.match(text):
        return valid(found[1], found[3], found[4])
    if found := DIGITS.match(text):
        return valid(*found.groups())
    text = BEHIND.sub("", text)
    if len(text) > LONGEST or YEAR.search(text) is None:
        return None
    ways = itertools.product(DEFAULTS, (True, False))
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
