"""Records become text: one module a kind. A format is a generator, records in, pieces of text out.

Pieces are written as they come, so that a long run shows its first articles at once and memory stays small. A new
format is a module with such a generator and an entry in `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from claimx.records import Report

ROWS = ("claims", "quantities", "hedges", "actors")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How to lay out the records.

    Attributes:
        rows: what a row is, where the format has rows.
        several: more than one input was given.
        width: columns of the terminal.
        color: whether to colour.
    """

    rows: str = "claims"
    several: bool = False
    width: int = 100
    color: bool = False


Write = Callable[["Iterable[Report]", Layout], Iterator[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """An output kind: its name, the suffixes that choose it, and where its generator lives.

    Attributes:
        has_rows: whether it shows rows (`Layout.rows`) rather than whole articles.
    """

    name: str
    suffixes: tuple[str, ...]
    module: str
    has_rows: bool = True

    def write(self, reports: Iterable[Report], layout: Layout) -> Iterator[str]:
        """The records as pieces of text; the module is imported now."""
        generate = cast("Write", getattr(import_module(f"claimx.export.{self.module}"), f"write_{self.name}"))
        return generate(reports, layout)


FORMATS = {
    each.name: each
    for each in (
        Format(name="table", suffixes=(".txt",), module="table"),
        Format(name="json", suffixes=(".json",), module="json", has_rows=False),
        Format(name="jsonl", suffixes=(".jsonl", ".ndjson"), module="json", has_rows=False),
        Format(name="csv", suffixes=(".csv",), module="delimited"),
        Format(name="tsv", suffixes=(".tsv",), module="delimited"),
        Format(name="markdown", suffixes=(".md", ".markdown"), module="markdown"),
    )
}
BY_SUFFIX = {suffix: each for each in FORMATS.values() for suffix in each.suffixes}


def format_of(path: str) -> Format | None:
    """The format that a file's suffix asks for, if any."""
    return BY_SUFFIX.get(PurePath(path).suffix.lower())
