"""What tells English from other languages, typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class EnglishLexicon:
    """Function words, and how few of them among how many words are suspicious."""

    function_words: frozenset[str]
    least_words: int
    least_share: float
    chance: int

    @classmethod
    def from_tables(cls, tables: Mapping[str, Any]) -> EnglishLexicon:
        """The lexicon of the `english` table."""
        table = tables["english"]
        return cls(
            function_words=frozenset(table["function_words"]),
            least_words=int(table["least_words"]),
            least_share=float(table["least_share"]),
            chance=int(table["chance"]),
        )
