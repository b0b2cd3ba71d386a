"""The table for a person at a terminal: Rich, one table an article; below 76 columns a list instead.

Colour repeats what the words say: sources stand out, what is not certain is yellow, what is denied is red.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claimx.export import Layout
from claimx.export.delimited import cell
from claimx.export.rows import KINDS
from claimx.export.view import (
    actor_words,
    attribution_words,
    certainty_words,
    one_line,
    plural,
    quantity_words,
    summary,
    unique,
)
from claimx.records import Claim, Report

NARROW = 76
CERTAINTY_STYLES = {"certain": "", "probable": "yellow", "possible": "yellow", "unknown": "dim"}


def write_table(reports: Iterable[Report], layout: Layout) -> Iterator[str]:
    first = True
    for report in reports:
        console = Console(
            file=io.StringIO(),
            width=max(layout.width, 30),
            force_terminal=layout.color,
            color_system="standard" if layout.color else None,
            no_color=not layout.color,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
        )
        if not first:
            console.print()
        first = False
        console.print(heading(report))
        if layout.rows != "claims":
            console.print(rows_table(report, layout.rows))
        elif report.claims:
            console.print(claim_table(report) if layout.width >= NARROW else claim_list(report))
        if layout.rows == "claims":
            console.print(footing(report))
        text = console.file.getvalue()  # type: ignore[attr-defined]
        yield "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def heading(report: Report) -> Text:
    """Title, then where the text comes from and how long it is."""
    article = report.article
    known = [article.path or ("standard input" if article.id == "-" else article.id)]
    known += [value for value in (article.date, article.url) if value]
    known.append(plural(article.words, "word"))
    text = Text()
    if article.title:
        text.append(one_line(article.title) + "\n", style="bold")
    return text.append(" · ".join(known), style="dim")


def footing(report: Report) -> Text:
    """The summary, and who is in it."""
    text = Text(summary(report), style="bold")
    actors = actor_words(report)
    return text.append(f"\nActors: {actors}", style="not bold") if actors else text


def claim_table(report: Report) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 1, 0), expand=True, header_style="bold")
    table.add_column("", style="dim", no_wrap=True)
    table.add_column("Claim", ratio=10)
    table.add_column("Source", ratio=5)
    table.add_column("Numbers", ratio=4)
    table.add_column("Hedges", ratio=3)
    table.add_column("Certainty", min_width=9, max_width=10)
    for claim in report.claims:
        table.add_row(
            claim.id, one_line(claim.text), source_cell(claim), numbers_cell(claim), hedges_cell(claim), certainty_cell(claim)
        )
    return table


def claim_list(report: Report) -> RenderableType:
    """The claims below each other, for a narrow terminal."""
    parts: list[RenderableType] = [Text()]
    for claim in report.claims:
        parts.append(Text.assemble((f"{claim.id}  ", "dim"), one_line(claim.text)))
        for name, value in (
            ("source", source_cell(claim)),
            ("numbers", numbers_cell(claim, ", ")),
            ("hedges", hedges_cell(claim, ", ")),
            ("certainty", certainty_cell(claim)),
        ):
            if value.plain:
                value.plain = value.plain.replace("\n", ", ") if name == "certainty" else value.plain
                parts.append(Padding(Text.assemble((f"{name}: ", "dim"), *_on_one_line(value)), (0, 0, 0, 4)))
        parts.append(Text())
    return Group(*parts)


def _on_one_line(text: Text) -> list[Text]:
    lines = text.split("\n")
    return [part for i, line in enumerate(lines) for part in ([Text(", ")] if i else []) + [line]]


def source_cell(claim: Claim) -> Text:
    words = attribution_words(claim)
    if words is None:
        return Text()
    text = Text(words[0], style="" if claim.source is None else "cyan")
    return text.append(f"\n{words[1]}", style="dim") if words[1] else text


def numbers_cell(claim: Claim, separator: str = "\n") -> Text:
    return Text(separator.join(unique([quantity_words(quantity) for quantity in claim.quantities])), style="green")


def hedges_cell(claim: Claim, separator: str = "\n") -> Text:
    return Text(separator.join(unique([one_line(hedge.text) for hedge in claim.hedges])), style="yellow")


def certainty_cell(claim: Claim) -> Text:
    style = "red" if claim.polarity == "negative" else CERTAINTY_STYLES[claim.certainty]
    return Text(certainty_words(claim), style=style)


SHOWN = {
    "quantities": ("quantity_id", "text", "low", "high", "modifier", "kind", "unit", "of", "status"),
    "hedges": ("hedge_id", "text", "category", "strength", "holder", "scope"),
    "actors": ("actor_id", "name", "type", "country", "mentions", "forms"),
}


def rows_table(report: Report, rows: str) -> RenderableType:
    """The rows of another kind, the columns that a person reads."""
    kind, shown = KINDS[rows], SHOWN[rows]
    places = [kind.columns.index(name) for name in shown]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for name in shown:
        numeric = name in {"low", "high", "strength", "mentions"}
        table.add_column(name.replace("_id", "").replace("_", " "), justify="right" if numeric else "left")
    count = 0
    for row in kind.of(report):
        table.add_row(*(Text(one_line(_shown(row[place]))) for place in places))
        count += 1
    return table if count else Text(f"no {rows}")


def _shown(value: object) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:,}"
    return cell(value).removeprefix("'") if isinstance(value, str) else cell(None)
