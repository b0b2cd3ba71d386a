"""Text of others in a page: what would turn the reading order or hide itself is spelled out."""

from __future__ import annotations

import re
from datetime import date

# Bidirectional overrides, embeddings and isolates; C0 and C1 controls but line ends and tabs; lone surrogates.
HIDDEN = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def revealed(text: object) -> str:
    """The text with such characters as their code point in brackets: ⟦U+202E⟧."""
    return HIDDEN.sub(lambda found: f"⟦U+{ord(found[0]):04X}⟧", str(text))


def plural(count: int, noun: str) -> str:
    """The count with its noun: 1 claim, 2 claims, 1,200 articles."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def written(day: str) -> str:
    """A date as people write it, 6 February 2023, or a month, February 2023; what is none stays as it is."""
    is_month = len(day) == len("2023-02")
    try:
        found = date.fromisoformat(f"{day}-01" if is_month else day)
    except ValueError:
        return day
    return f"{found:%B %Y}" if is_month else f"{found.day} {found:%B %Y}"
