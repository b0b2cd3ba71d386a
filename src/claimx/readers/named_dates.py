"""Dates in the names of files and rows: 2024-05-01-flood.txt."""

from __future__ import annotations

import datetime
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimx.readers.items import Item

YEARS_MONTHS_DAYS = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_/.]?)(\d\d)\2(\d\d)(?!\d)")
# The place of a row; where it gives no id, that is the name of its file and this number.
NUMBERED = re.compile(r"(?:row|line|page|item) (\d+)\Z")


def date_in(name: str) -> str | None:
    """The one whole date of a name, as `YYYY-MM-DD`: in the last part of a path or address, else in all of it.

    None where there is no such day, or there are several.
    """
    for part in (name.rstrip("/").rpartition("/")[2], name):
        found = dates_in(part)
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def dates_in(text: str) -> set[str]:
    """The days that there are, of those written with the year first."""
    days = set()
    for year, _, month, day in YEARS_MONTHS_DAYS.findall(text):
        try:
            days.add(datetime.date(int(year), int(month), int(day)).isoformat())
        except ValueError:
            continue
    return days


def date_of_name(item: Item) -> str | None:
    """The date in an article's own name: that of its file, or the id that its row gives.

    The folders above a file, and the file of a row without an id, may be dated by the day they were made.
    """
    numbered = NUMBERED.search(item.member or "")
    if numbered is None:
        return date_in(PurePosixPath(item.id).name)
    is_number = item.id.isdecimal() or item.id.endswith(f"#{numbered[1]}")
    return None if is_number else date_in(item.id)
