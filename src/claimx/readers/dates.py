"""Dates as tables write them. What could be read in two ways, as 03/04/2024, is not read."""

from __future__ import annotations

import datetime
import re
from typing import Any

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
            "sep sept september", "oct october", "nov november", "dec december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
DIGITS = re.compile(r"(\d{4})(\d\d)(\d\d)(?:[T ]?\d{4,6}Z?)?$")
DAY_FIRST = re.compile(r"(?:[a-z]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]+)\.?,?[\s-]+(\d{4})\b", re.IGNORECASE)
MONTH_FIRST = re.compile(r"(?:[a-z]+,\s+)?([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b", re.IGNORECASE)
EARLIEST, LATEST = 315_532_800, 4_102_444_800  # seconds since 1970: the years 1980 to 2099


def as_date(value: Any) -> str | None:
    """A value as `YYYY-MM-DD`: a date, an ISO or English one in words, seconds or milliseconds since 1970."""
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    if isinstance(value, int | float) and not isinstance(value, bool):
        return from_seconds(value) or from_text(str(value))
    return from_text(value.strip()) if isinstance(value, str) else None


def from_seconds(value: float) -> str | None:
    if value > 1000 * LATEST:  # an integer may have more digits than a float can
        return None
    seconds = value / 1000 if value > LATEST else value
    if not EARLIEST <= seconds < LATEST:
        return None
    return datetime.datetime.fromtimestamp(seconds, tz=datetime.UTC).date().isoformat()


def from_text(text: str) -> str | None:
    if text.isdecimal() and len(text) in {10, 13}:
        return from_seconds(int(text))
    if found := YEAR_FIRST.match(text):
        return _valid(found[1], found[3], found[4])
    if found := DIGITS.match(text):
        return _valid(*found.groups())
    if found := DAY_FIRST.match(text):
        return _valid(found[3], MONTHS.get(found[2].lower()), found[1])
    if found := MONTH_FIRST.match(text):
        return _valid(found[3], MONTHS.get(found[1].lower()), found[2])
    return None


def _valid(year: str, month: str | int | None, day: str) -> str | None:
    try:
        return datetime.date(int(year), int(month or 0), int(day)).isoformat()
    except ValueError:
        return None
