"""The words by which `claimx compare` knows whom a number counts, typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleWords:
    """Words of people who are counted.

    Attributes:
        singles: nouns of one person; more_of_them: before these it is one more.
        whose: before one person of somebody: "his guard".
        fates: words that tell that somebody died, was hurt or is missing.
        acting: nouns of people who are counted for what they do; kinds: those and others.
    """

    singles: frozenset[str]
    more_of_them: frozenset[str]
    whose: frozenset[str]
    fates: frozenset[str]
    acting: frozenset[str]
    kinds: frozenset[str]

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> PeopleWords:
        """The words of the `compare` table."""
        acting = table["acting"]
        return cls(
            singles=frozenset(table["singles"]["nouns"]),
            more_of_them=frozenset(table["singles"]["more"]),
            whose=frozenset(table["singles"]["whose"]),
            fates=frozenset(fates_of(table)),
            acting=frozenset(acting["nouns"]),
            kinds=frozenset(acting["nouns"] + acting["others"]),
        )


def fates_of(table: Mapping[str, Any]) -> set[str]:
    """The longest word of each phrase that tells a fate of each one who is counted."""
    told = [table["actions"][name] for name in table["recurring"]["one_by_one"]]
    listed = [phrase for action in told for key in ("before", "after") for phrase in action.get(key, ())]
    return {max(phrase.split(), key=len) for phrase in listed}
