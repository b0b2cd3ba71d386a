"""The words by which `claimx compare` knows that a number is a part of another, typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from claimx.lexicons.token_phrases import Phrases, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class PartWords:
    """Words of parts of what is counted.

    Attributes:
        before, after: phrases that make a number a part of another; whole, degrees: of the one before it.
        some: words by which nothing is told of all whom a number behind "of the" counts.
        but, one: "all but", and one who is excepted; there: "there are".
        words: words beside a number that is one of several.
        alone: what makes a number behind which it stands one of several: "44 in Kandy alone".
        left: verbs of those who remain, of whom nothing else is told.
        states: what is told of some of those who are counted: "unidentified".
        mostly: phrases behind which it is told where most of them are.
    """

    before: Phrases
    after: Phrases
    whole: Phrases
    degrees: frozenset[str]
    some: frozenset[str]
    but: frozenset[str]
    one: frozenset[str]
    there: frozenset[str]
    words: frozenset[str]
    alone: frozenset[str]
    left: frozenset[str]
    states: Phrases
    mostly: Phrases

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> PartWords:
        """The words of the `compare` table."""
        parts = table["parts"]
        return cls(
            before=plain(parts["before"]),
            after=plain(parts["after"]),
            whole=plain(parts["whole"]),
            degrees=frozenset(parts["degrees"]),
            some=frozenset(parts["some"]),
            but=frozenset(parts["but"]),
            one=frozenset(parts["one"]),
            there=frozenset(parts["there"]),
            words=frozenset(parts["words"]),
            alone=frozenset(parts["alone"]),
            left=frozenset(parts["left"]),
            states=plain(parts["states"]),
            mostly=plain(parts["mostly"]),
        )
