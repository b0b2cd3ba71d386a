"""Words and phrases that stand right after or before a place in the text; patterns are made when first asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property


class Phrases:
    """Some phrases, found whole, in any case, whatever blanks are between their words."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
        self._ends = frozenset(phrase.split()[-1] for phrase in self._ordered)
        self._longest = max(map(len, self._ordered)) + 4

    @cached_property
    def _any(self) -> str:
        return "|".join(re.escape(phrase).replace(r"\ ", r"[\s-]+") for phrase in self._ordered)

    @cached_property
    def _after(self) -> re.Pattern[str]:
        return re.compile(rf"[\s-]*(?:{self._any})(?!\w)", re.IGNORECASE)

    @cached_property
    def _before(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{self._any})\s+$", re.IGNORECASE)

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


class Symbols:
    """Words and signs, found whole at a place, the longest first."""

    def __init__(self, symbols: Iterable[str]) -> None:
        self._groups: dict[str, list[str]] = {}
        for symbol in symbols:
            self._groups.setdefault(symbol[0], []).append(symbol)
        self._patterns: dict[str, re.Pattern[str]] = {}

    def match(self, text: str, position: int) -> re.Match[str] | None:
        """The symbol that stands at a character."""
        first = text[position : position + 1]
        if first not in self._groups:
            return None
        if first not in self._patterns:
            self._patterns[first] = re.compile(any_of(self._groups[first]))
        return self._patterns[first].match(text, position)


def any_of(words: Iterable[str], *, boundary: bool = True) -> str:
    """A pattern of words, the longest first; with `boundary` one that ends in a letter or digit must end there."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    parts = [re.escape(word) + (r"(?![\w])" if boundary and word[-1].isalnum() else "") for word in ordered]
    parts = [
        rf"(?<![^\W\d_]){part}" if not boundary and ordered[i][0].isalpha() else part for i, part in enumerate(parts)
    ]
    return "|".join(parts)
