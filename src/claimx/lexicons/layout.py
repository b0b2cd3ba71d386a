"""Words of a page that are no part of its report, typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutLexicon:
    """What lines of navigation and credits are or begin with, in small letters."""

    lines: frozenset[str]
    labels: frozenset[str]
    openings: tuple[str, ...]
    bylines: tuple[str, ...]
    longest_byline: int

    @classmethod
    def from_tables(cls, tables: Mapping[str, Any]) -> LayoutLexicon:
        """The lexicon of the `layout` table."""
        table = tables["layout"]
        return cls(
            lines=frozenset(table["lines"]),
            labels=frozenset(table["labels"]),
            openings=tuple(table["openings"]),
            bylines=tuple(table["bylines"]),
            longest_byline=int(table["longest_byline"]),
        )
