"""The day in the dateline of a report: "KARSA, 9 September 2026 (Wire) -", "9 September 2026, Karsa:"."""

from __future__ import annotations

import re

FIRST_LINES = 3  # that are not blank: a title, who wrote it, and the report
HEAD = 2_000  # characters in which those stand
LONGEST = 140  # characters of a dateline
AHEAD = 60  # characters behind it in which a small letter shows that a sentence follows
SMALL = 3  # letters of a small word between two names: "Rio de Janeiro"
YEAR = r"(?:19|20)\d\d(?!\d)"
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
MONTH = r"[^\W\d_]{3,9}+\.?"
DATE = re.compile(rf"(?<!\w)(?:{DAY} {MONTH},? {YEAR}|{MONTH} {DAY},? {YEAR}|{YEAR}-\d\d-\d\d)")
WEEKDAY = re.compile(r"(?<![^\s(|,])(?:[^\W\d_]{3,6}day|[^\W\d_]{3,4}\.),? ?$", re.IGNORECASE)
AGENCY = re.compile(r" ?\([^()\n]{2,40}\)| ?/[^/\n]{2,40}/")
SEPARATORS = (",", "|", "·", "•", "—", "–", "―", "--", " -")
DASH = r"(?: ?(?:—|–|―)| ?(?<!-)--++| -(?!-))(?=\s|\w|$)"
MARK = re.compile(rf"(?:{DASH}|:(?=\s|$))")
BRACKET = re.compile(r"\)(?=\s)")
NAME = re.compile(r"[^\W\d_a-z][\w.'’/-]*,?")


def day_of_dateline(text: str, title: str | None) -> str | None:
    """The day that a dateline names with its year, `YYYY-MM-DD`, where one opens one of the first lines, or is one.

    "KARSA, Sept. 9, 2026 (Wire) -- The port", "By Ida Holm | 9 September 2026".
    A title may name the day of what it tells, "The Orano flood, 3 May 1924: what we know": it is no dateline.
    """
    lines = [line.strip() for line in text.lstrip()[:HEAD].splitlines() if line.strip()]
    for line in lines[:FIRST_LINES]:
        found = DATE.search(line[:LONGEST]) if line != title else None
        if found is not None and _is_dateline(line, found.start(), found.end()):
            from claimx.readers.dates import as_date  # noqa: PLC0415 - brings dateutil, for a line that may hold a date

            if day := as_date(found[0]):
                return day
    return None


def _is_dateline(line: str, start: int, end: int) -> bool:
    """Whether only a place or a name stands before a date, and only a place, an agency and a mark behind it."""
    before = WEEKDAY.sub("", line[:start])
    bracketed = before.startswith("(")
    place = AGENCY.sub("", before[bracketed:]).strip()
    if place and not (place.endswith(SEPARATORS) or place.isupper()):
        return False
    place = place.rstrip(",|·•—–―- ")
    if place and not _is_place(place):
        return False
    behind = AGENCY.sub("", line[end:LONGEST], count=1)
    if bracketed:
        return BRACKET.match(behind) is not None
    if not behind.strip():
        return bool(place)
    mark = MARK.search(behind)
    if mark is None or not (mark.start() == 0 or (not place and _is_place(behind[: mark.start()].lstrip(", ")))):
        return False
    return any(map(str.islower, behind[mark.end() :][:AHEAD])) or (bool(place) and not behind[mark.end() :].strip())


def _is_place(words: str) -> bool:
    """Names, and small words between two of them: "RIO DE JANEIRO, Brazil", "Karsa on Sea", "St. Orano"."""
    parts = words.split()
    named = [NAME.fullmatch(part) is not None for part in parts]
    small = [len(part) <= SMALL and part.isalpha() for part in parts]
    return bool(parts) and named[0] and named[-1] and all(map(any, zip(named, small, strict=True)))
