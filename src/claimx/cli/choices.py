"""What options choose from: formats, kinds of input, claims and the like, in the order in which help lists them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

import typer

from claimx.export.formats import ALL_ROWS, FORMATS, ROWS

if TYPE_CHECKING:
    FormatName: TypeAlias = str  # of those below, which no type checker can know
    RowsName: TypeAlias = str
    PartRowsName: TypeAlias = str
else:
    FormatName = StrEnum("FormatName", {name: name for name in FORMATS})
    RowsName = StrEnum("RowsName", {name: name for name in ROWS})
    PartRowsName = StrEnum("PartRowsName", {name: name for name in (*ROWS, ALL_ROWS)})


class PackingName(StrEnum):
    """How text is packed."""

    gz = "gz"
    zst = "zst"


class DiffName(StrEnum):
    """Formats of a comparison of versions."""

    table = "table"
    json = "json"
    html = "html"


class ChangeName(StrEnum):
    """What became of a claim in a new version."""

    changed = "changed"
    moved = "moved"
    dropped = "dropped"
    added = "added"


class CompareName(StrEnum):
    """Formats of a comparison of articles."""

    table = "table"
    json = "json"
    csv = "csv"
    html = "html"
    markdown = "markdown"
    xlsx = "xlsx"


class CheckName(StrEnum):
    """Formats of what is found in an article."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    github = "github"
    sarif = "sarif"


class PageName(StrEnum):
    """Formats of a page about one thing."""

    table = "table"
    json = "json"


class ListName(StrEnum):
    """Formats of a list of things."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    markdown = "markdown"


class KindName(StrEnum):
    """Kinds of input; `claimx.readers.kinds.KINDS` are the same."""

    text = "text"
    markdown = "markdown"
    html = "html"
    pdf = "pdf"
    docx = "docx"
    jsonl = "jsonl"
    json = "json"
    csv = "csv"
    tsv = "tsv"
    parquet = "parquet"
    warc = "warc"
    zip = "zip"
    tar = "tar"


class OrderName(StrEnum):
    """How dates in figures are written; `claimx.readers.dates.ORDERS` are the same."""

    dmy = "dmy"
    mdy = "mdy"


class OnlyName(StrEnum):
    """Which claims are kept."""

    attributed = "attributed"
    own = "own"
    named = "named"
    unnamed = "unnamed"
    quoted = "quoted"
    denied = "denied"
    negative = "negative"
    hedged = "hedged"
    numeric = "numeric"


class SortName(StrEnum):
    """The order of claims."""

    place = "place"
    check = "check"
    source = "source"


class SourceTypeName(StrEnum):
    """What sources are; `claimx.records.SourceType` has the same."""

    person = "person"
    organisation = "organisation"
    government = "government"
    official = "official"
    group = "group"
    document = "document"
    media = "media"
    poll = "poll"
    unknown = "unknown"


class CertaintyName(StrEnum):
    """How sure a claim is; `claimx.records.Certainty` has the same."""

    certain = "certain"
    probable = "probable"
    possible = "possible"
    unknown = "unknown"


class DedupeName(StrEnum):
    """What becomes of articles that are copies of one before."""

    note = "note"
    drop = "drop"


class DecimalName(StrEnum):
    """What stands before the decimals of a number."""

    point = "."
    comma = ","


class ColorName(StrEnum):
    """When to colour."""

    auto = "auto"
    always = "always"
    never = "never"


def one_of(names: type[StrEnum]) -> Callable[[str], str]:
    """What reads one of a few values, or several with commas, any of which will do: "hedged,denied"."""

    def kind(value: str) -> str:
        for each in value.split(","):
            if each not in set(names):
                raise typer.BadParameter(f"{each!r} is not one of {', '.join(map(repr, map(str, names)))}.")
        return value

    return kind


def either(names: type[StrEnum]) -> str:
    """A few values as what an option takes."""
    return "|".join(names)


def listed(names: Iterable[str]) -> str:
    """Many values in a sentence."""
    return ", ".join(names)
