"""The words by which `claimx compare` knows on which day something happened, typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedWords:
    """Words around a day.

    Attributes:
        fates: actions of which a person's day is compared.
        nightly: words of a night, or of an end of the day, that may belong to the day beside it.
        bounds: what makes a day a beginning, an end, or another than the nearest.
        when: behind these it is told by what it happened: "died on Monday when a building collapsed".
        ahead: before a day: "the blast on Monday".
        shut: behind these something else happens.
        goes_on: kinds of event that have no one day; things: words of others that tell what it happened to.
        verbs: of events, those that are not told by their ending.
    """

    fates: frozenset[str]
    nightly: frozenset[str]
    bounds: frozenset[str]
    when: frozenset[str]
    ahead: frozenset[str]
    shut: frozenset[str]
    goes_on: frozenset[str]
    things: frozenset[str]
    verbs: frozenset[str]

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> DatedWords:
        """The words of the `compare` table."""
        dated = table["dated"]
        return cls(
            fates=frozenset(dated["fates"]),
            nightly=frozenset(dated["nightly"]),
            bounds=frozenset(dated["bounds"]),
            when=frozenset(dated["when"]),
            ahead=frozenset(dated["ahead"]),
            shut=frozenset(dated["shut"]),
            goes_on=frozenset(dated["goes_on"]),
            things=frozenset(dated["things"]),
            verbs=frozenset(dated["verbs"]),
        )
