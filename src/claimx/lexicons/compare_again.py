"""The words by which `claimx compare` knows that an event is another than one before, typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from claimx.lexicons.token_phrases import Phrases, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class AgainWords:
    """Words of another event.

    Attributes:
        words: before an event they make it another one, with `waves` of it.
        aside, meanwhile: before an event that only came with the number's own; causes: before that one.
        relatives: behind these more is told of an event.
        marks: phrases that tell of an event beside the one that the article is about: "in the same city".
        known: before an event that was told of already: "the collapse".
    """

    words: frozenset[str]
    waves: frozenset[str]
    aside: Phrases
    meanwhile: frozenset[str]
    causes: frozenset[str]
    relatives: frozenset[str]
    marks: Phrases
    known: frozenset[str]

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> AgainWords:
        """The words of the `compare` table."""
        again = table["again"]
        return cls(
            words=frozenset(again["words"]),
            waves=frozenset(again["waves"]),
            aside=plain(again["aside"]),
            meanwhile=frozenset(again["meanwhile"]),
            causes=frozenset(again["causes"]),
            relatives=frozenset(again["relatives"]),
            marks=plain(again["marks"]),
            known=frozenset(again["known"]),
        )
