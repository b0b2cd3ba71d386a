"""How much two claims of one article say the same: by the stems of their words."""

from __future__ import annotations

import re

from claimx.lexicons.check import CheckLexicon
from claimx.records import Claim

WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
STEM = 5  # letters that tell a word whatever its ending: "protects" and "protection"


def stems(claim: Claim, words: CheckLexicon) -> frozenset[str]:
    """The beginnings of the words of a claim's content that mean something."""
    return frozenset().union(*(stems_of(piece.text, words) for piece in claim.content))


def stems_of(text: str, words: CheckLexicon) -> frozenset[str]:
    """The same of any words."""
    found = WORD.findall(text.casefold())
    return frozenset(stem(word) for word in found if word not in words.empty and len(word) > 1)


def stem(word: str) -> str:
    """A word without its usual endings, at least its first letters."""
    for ending in ("ies", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word.removesuffix(ending)
            break
    return word[:STEM]


def likeness(first: frozenset[str], second: frozenset[str]) -> float:
    """How much is shared, from 0 to 1 (Dice's coefficient)."""
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0


def held(first: frozenset[str], second: frozenset[str]) -> float:
    """How much of the first stands in the second, from 0 to 1."""
    return len(first & second) / len(first) if first else 0.0
