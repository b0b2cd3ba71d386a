"""Lines of a page that are no part of its report: navigation, newsletters, sharing, credits, rows of tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

LONGEST_CREDIT = 6  # words
SENTENCE_ENDS = frozenset(".!?…\"'”’)")
LINE_EDGES = " \t\r\n*_#>»→▶|•·:.!…-–—"


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutLexicon:
    """What lines of navigation and credits are or begin with, in small letters."""

    lines: frozenset[str]
    labels: frozenset[str]
    openings: tuple[str, ...]
    bylines: tuple[str, ...]
    longest_byline: int
    credits: frozenset[str]

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
            credits=frozenset(table["credits"]),
        )

    def is_caption(self, line: str) -> bool:
        """Whether a line closes with whose picture it is: "Marchers on the bridge. Image: Ada Roe."."""
        before, colon, whose = line.rstrip().rpartition(": ")
        sentence, _, label = before.rpartition(" ")
        named = bool(colon) and label.lower() in self.credits and len(whose.split()) <= LONGEST_CREDIT
        return named and sentence.rstrip()[-1:] in SENTENCE_ENDS

    def is_of_the_page(self, line: str) -> bool:
        """Whether a line is the page's and no part of its report."""
        words = line.strip().lower().replace("’", "'")
        bare = words.strip(LINE_EDGES)
        label, colon, _ = bare.partition(":")
        if bare in self.lines or bare.startswith(self.openings) or (colon and label in self.labels):
            return True
        is_byline = bare.startswith(self.bylines) and len(bare.split()) <= self.longest_byline
        return is_byline or (words.startswith("|") and words.count("|") > 1)  # a row of a Markdown table
