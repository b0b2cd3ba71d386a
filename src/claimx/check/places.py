"""Findings in their article, with lines and columns, as editors and code reviews name places."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from claimx.check.checking import Finding, Findings
from claimx.records import Article

LINE_END = re.compile(r"\r\n?|\n")


class Place(NamedTuple):
    """Line and column of a character, counted from 1; columns count code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """An article and what is asked of it."""

    article: Article
    findings: Findings

    @property
    def path(self) -> str | None:
        """The file, where the offsets count its own characters: of a page or a container they do not."""
        return self.article.path if not self.article.extracted else None


class Lines:
    """The lines of a text."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(end.end() for end in LINE_END.finditer(text))]

    def place(self, offset: int) -> Place:
        """Where a character stands."""
        line = bisect_right(self.starts, offset)
        return Place(line, offset - self.starts[line - 1] + 1)

    def ends(self, finding: Finding) -> tuple[Place, Place]:
        """Where a finding begins, and where it ends, exclusive; one in a title apart from the text: before it."""
        if finding.in_title:
            return self.place(0), self.place(0)
        return self.place(finding.start), self.place(finding.end)
