"""Groups of phrases that stand right after or right before a place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable


class Phrases:
    """Some phrases, found whole, in any case, whatever blanks are between their words."""

    __slots__ = ("_after", "_before", "_ends", "_longest")

    def __init__(self, phrases: Iterable[str]) -> None:
        ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
        any_phrase = "|".join(re.escape(phrase).replace(r"\ ", r"[\s-]+") for phrase in ordered)
        self._after = re.compile(rf"[\s-]*(?:{any_phrase})(?!\w)", re.IGNORECASE)
        self._before = re.compile(rf"(?<!\w)(?:{any_phrase})\s+$", re.IGNORECASE)
        self._ends = frozenset(phrase.split()[-1] for phrase in ordered)
        self._longest = max(map(len, ordered)) + 4

    def end(self, text: str, position: int) -> int | None:
        """Where the phrase that stands right after a character ends."""
        match = self._after.match(text, position)
        return match.end() if match else None

    def start(self, text: str, position: int) -> int | None:
        """Where the phrase that stands right before a character starts."""
        if not text[position - 1 : position].isspace():
            return None
        least = max(0, position - self._longest)
        words = text[least:position].rsplit(None, 1)
        if not words or words[-1].lower() not in self._ends:
            return None
        match = self._before.search(text, least, position)
        return match.start() if match else None
