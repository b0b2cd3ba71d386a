"""The table for a person at a terminal: Rich, one table an article; a list instead where columns would be too narrow.

Colour repeats what the words say: sources stand out, what is not certain is yellow, what is denied is red.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from rich import box
from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claimx.export.delimited import cell
from claimx.export.formats import Layout, Record
from claimx.export.plain import pieces_of, typed
from claimx.export.rendering import rendered
from claimx.export.rows import TABLES
from claimx.export.shape import Table as RowsTable
from claimx.export.shape import Value
from claimx.export.view import (
    actor_words,
    attribution_words,
    certainty_words,
    claim_words,
    one_line,
    quantity_words,
    scores_of,
    summary,
    unique,
)
from claimx.records import ArticleRecord, Claim, Report
from claimx.visible import plural, visible

NARROW, WIDE = 76, 108
GAP = 2  # a blank of padding and one of the box
READABLE = 12  # columns of a word that is never broken
CERTAINTY_WIDTH, CHECK_WIDTH = len("Certainty"), len("Check")
SOURCE = "cyan"
CERTAINTY_STYLES = {"certain": "", "probable": "yellow", "possible": "yellow", "unknown": "dim"}


def write_table(records: Iterable[Report | Record], layout: Layout) -> Iterator[str]:
    opening = ""
    for record in records:
        report, scores = typed(record), scores_of(record)
        parts: list[RenderableType] = [heading(report)]
        if layout.rows != "claims" or layout.dialect.columns:
            parts += [Text(), rows_table(record, layout)]
        else:
            parts.append(Text())
            if report.claims:
                parts.append(claim_table(report, layout.width, scores) or claim_list(report, scores))
            parts.append(footing(report))
        yield opening + rendered(parts, width=layout.width, color=layout.color)
        opening = "\n"


def where(article: ArticleRecord) -> str:
    """Where an article comes from; of one among several in a file, which."""
    if article.path is None:
        return "standard input" if article.id == "-" else article.id
    if article.path.endswith(article.id):
        return article.path
    return article.id if article.id.startswith(article.path) else f"{article.path}, {article.id}"


def heading(report: Report) -> Text:
    """Title, then where the text comes from and how long it is."""
    article = report.article
    known = [value for value in (article.date, article.site, article.url) if value]
    known.append(plural(article.words, "word"))
    text = Text()
    if article.title:
        text.append(one_line(article.title) + "\n", style="bold")
    text.append(visible(where(article)), style="dim" if article.title else "bold")
    return text.append(visible(" · ".join(["", *known])), style="dim")


def footing(report: Report) -> Text:
    """The summary, and who is in it."""
    text = Text(summary(report), style="bold")
    actors = actor_words(report)
    return text.append(f"\nActors: {actors}", style="not bold") if actors else text


def claim_table(report: Report, width: int, scores: Mapping[str, float]) -> Table | None:
    """A row a claim; where five columns would be too narrow to read, numbers and hedges share one.

    None where the columns would be too narrow altogether, or a number would be cut in one.
    """
    if width < NARROW:
        return None
    wide = width >= WIDE
    names = ("Claim", "Source", "Numbers", "Hedges") if wide else ("Claim", "Source", "Numbers, hedges")
    shares = (0.41, 0.24, 0.18, 0.17) if wide else (0.46, 0.27, 0.27)
    id_width = max(len(claim.id) for claim in report.claims)
    room = width - id_width - CERTAINTY_WIDTH - GAP * (len(names) + 1) - (CHECK_WIDTH + GAP) * bool(scores)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    table.add_column("", style="dim", no_wrap=True, width=id_width)
    widths = [int(room * share) for share in shares]
    for name, own in zip(names, widths, strict=True):
        table.add_column(name, width=own, overflow="fold")
    table.add_column("Certainty", width=CERTAINTY_WIDTH)
    if scores:
        table.add_column("Check", width=CHECK_WIDTH, justify="right")
    for claim in report.claims:
        numbers, hedges = numbers_cell(claim), hedges_cell(claim, marks="" if wide else "“”")
        between = [numbers, hedges] if wide else [Text("\n").join(part for part in (numbers, hedges) if part)]
        wrapped = [Text(claim_words(claim)), source_cell(claim), *between]
        if any(longest_number(cell.plain) > own for cell, own in zip(wrapped, widths, strict=True)):
            return None
        cells = [Text(claim.id), *wrapped, certainty_cell(claim), *score_cell(claim, scores)]
        table.add_row(*(Padding(each, (0, 0, 1, 0)) for each in cells))
    return table


def score_cell(claim: Claim, scores: Mapping[str, float]) -> list[Text]:
    """The cell of a claim's score, where there are scores."""
    return [Text(f"{scores[claim.id]:.2f}")] if scores else []


def claim_list(report: Report, scores: Mapping[str, float]) -> RenderableType:
    """The claims below each other, for a narrow terminal."""
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for claim in report.claims:
        lines = [Text(claim_words(claim))]
        words = attribution_words(claim)
        if words is not None:
            lines.append(
                labelled("source", Text(words[0], style=SOURCE if claim.source else ""), words[1] and f" ({words[1]})")
            )
        if claim.quantities:
            lines.append(labelled("numbers", numbers_cell(claim, ", ")))
        if claim.hedges:
            lines.append(labelled("hedges", hedges_cell(claim, ", ")))
        lines.append(labelled("certainty", certainty_cell(claim)))
        lines += [labelled("check", cell) for cell in score_cell(claim, scores)]
        table.add_row(claim.id, Padding(Group(*lines), (0, 0, 1, 0)))
    return table


def labelled(name: str, value: Text, note: str = "") -> Text:
    return Text.assemble((f"{name}: ", "dim"), value, (note, "dim"))


def source_cell(claim: Claim) -> Text:
    words = attribution_words(claim)
    if words is None:
        return Text()
    text = Text(words[0], style=SOURCE if claim.source else "")
    return text.append(f"\n{words[1]}", style="dim") if words[1] else text


def numbers_cell(claim: Claim, separator: str = "\n") -> Text:
    return Text(separator.join(unique([quantity_words(quantity) for quantity in claim.quantities])), style="green")


def hedges_cell(claim: Claim, separator: str = "\n", marks: str = "") -> Text:
    """The hedges; in quotation marks where they share a column with numbers."""
    words = [f"{marks[:1]}{one_line(hedge.text)}{marks[1:]}" for hedge in claim.hedges]
    return Text(separator.join(unique(words)), style="yellow")


def certainty_cell(claim: Claim) -> Text:
    style = "red" if claim.polarity == "negative" else CERTAINTY_STYLES[claim.certainty]
    return Text(certainty_words(claim), style=style)


SHOWN = {
    "articles": ("words", "sentences", "claims", "attributed", "unnamed", "hedged", "numeric"),
    "quantities": ("quantity_id", "text", "low", "high", "modifier", "kind", "unit", "of", "source", "status"),
    "hedges": ("hedge_id", "text", "category", "strength", "holder", "scope"),
    "actors": ("actor_id", "name", "type", "country", "mentions", "forms"),
}
# What is left out first where it is narrow.
SPARED = {
    "articles": (),
    "quantities": ("status", "kind", "modifier", "unit"),
    "hedges": ("holder", "strength"),
    "actors": ("mentions", "country"),
}


def rows_table(record: Report | Record, layout: Layout) -> RenderableType:
    """Rows: the columns asked for, or those that a person reads, fewer where it is narrow, a list where it is very."""
    rows, asked = layout.rows, layout.dialect.columns
    kind = TABLES[rows].picked(asked)
    found = itertools.chain.from_iterable(map(kind.of, pieces_of(record)))
    values: list[dict[str, Value]] = [dict(zip(kind.names, row, strict=True)) for row in found]
    for row in () if asked else values:  # a name is shorter than what the article calls its bearer
        row["source"] = row.get("source_name") or row.get("source")
    if not values:
        return Text(f"no {rows}")
    shown, spared = (asked, ()) if asked else (SHOWN[rows], SPARED[rows])
    for left_out in range(len(spared) + 1):
        names = [name for name in shown if name not in spared[:left_out]]
        columns = [Column.of(name, [row[name] for row in values], kind, named=bool(asked)) for name in names]
        room = layout.width - GAP * (len(names) - 1) - 1
        widths = shared_widths([each.least for each in columns], [each.most for each in columns], room)
        if widths is not None:
            return as_table(columns, widths)
    return as_list([Column.of(name, [row[name] for row in values], kind, named=bool(asked)) for name in shown])


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table of rows: its title, its cells, and how wide it must and would be."""

    title: str
    cells: list[str]
    is_number: bool
    least: int
    most: int

    @classmethod
    def of(cls, name: str, values: list[Value], kind: RowsTable, *, named: bool) -> Column:
        """The column of this name; `named`: an id has a title, too."""
        title = "" if name.endswith("_id") and not named else name
        cells = [one_line(_shown(value)) for value in values]
        is_number = kind.columns[kind.names.index(name)].type in {"integer", "number"}
        most = max(map(cell_len, [title, *cells]))
        return cls(
            title=title,
            cells=cells,
            is_number=is_number,
            least=most if is_number or not title else least_width([title, *cells]),
            most=most,
        )


def as_table(columns: list[Column], widths: list[int]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    for column, width in zip(columns, widths, strict=True):
        justify: Literal["right", "left"] = "right" if column.is_number else "left"
        table.add_column(column.title, justify=justify, width=width, overflow="fold")
    for row in zip(*(column.cells for column in columns), strict=True):
        table.add_row(*map(Text, row))
    return table


def as_list(columns: list[Column]) -> Table:
    """The rows below each other, a value a line, for a narrow terminal."""
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for row in zip(*(column.cells for column in columns), strict=True):
        named = [(column.title, value) for column, value in zip(columns, row, strict=True)]
        lines = [labelled(title, Text(value)) for title, value in named if title and value]
        table.add_row(next((value for title, value in named if not title), ""), Padding(Group(*lines), (0, 0, 1, 0)))
    return table


def least_width(texts: list[str]) -> int:
    """The room that a column of texts must have: no number is cut, and no usual word."""
    words = (cell_len(word) for text in texts for word in text.split())
    return max(*map(longest_number, texts), min(READABLE, max(words, default=0)))


def longest_number(text: str) -> int:
    """The length of the longest word of a text that holds a digit."""
    return max((cell_len(word) for word in text.split() if any(map(str.isdigit, word))), default=0)


def shared_widths(needed: list[int], wanted: list[int], room: int) -> list[int] | None:
    """Room shared among columns: what each needs, then what it wants, short wishes first; None for too little."""
    left = room - sum(needed)
    if left < 0:
        return None
    widths = list(needed)
    wishes = sorted((want - need, place) for place, (need, want) in enumerate(zip(needed, wanted, strict=True)))
    for rank, (wish, place) in enumerate(wishes):
        share = min(wish, left // (len(wishes) - rank))
        widths[place] += share
        left -= share
    return widths


def _shown(value: object) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:,}"
    return cell(value).removeprefix("'") if isinstance(value, str) else cell(None)
