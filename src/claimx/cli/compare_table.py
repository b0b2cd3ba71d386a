"""A comparison for a person: a table a group, its rows for a spreadsheet, its reasons as lines."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from rich import box
from rich.table import Table
from rich.text import Text

from claimx.compare.across import Comparison, Group, Value
from claimx.export.delimited import cell
from claimx.export.rendering import rendered
from claimx.export.view import one_line

COLUMNS = (
    "group", "kind", "about", "where", "conflict", "value", "text", "low", "high", "modifier", "unit", "status",
    "source", "named", "certainty", "polarity", "article", "outlet", "date", "claim", "start", "end", "origin",
    "superseded_by", "conflicts_with", "said",
)  # fmt: skip


def table_of(comparison: Comparison, *, width: int, color: bool) -> Iterator[str]:
    """The groups below each other, and a last line that counts them."""
    for group in comparison.groups:
        yield rendered([heading(group), values_of(group)], width=width, color=color)
    yield f"{summary(comparison)}\n"


def summary(comparison: Comparison) -> str:
    """One line: what was read and found."""
    every = comparison.groups
    groups = f"{len(every):,} group{'s' * (len(every) != 1)}, {every.conflicts:,} with a conflict"
    articles = f"{comparison.articles:,} article{'s' * (comparison.articles != 1)}"
    return f"{articles}, {comparison.numbers:,} comparable numbers; {groups}"


def heading(group: Group) -> Text:
    """What a group is of, and whether it disagrees."""
    parts = [(f"{group.id} ", "dim"), (one_line(group.about), "bold")]
    if group.where:
        parts.append((f" · {one_line(group.where)}", ""))
    parts.append((" · CONFLICT", "bold red") if group.conflict else ("", ""))
    return Text.assemble(*parts)


def values_of(group: Group) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", show_edge=False)
    table.add_column("How many" if group.kind == "number" else "What")
    table.add_column("Who")
    table.add_column("How sure")
    table.add_column("Where")
    table.add_column("When", no_wrap=True)
    table.add_column("")
    for value in group.values:
        table.add_row(
            Text(one_line(value.text)),
            Text(one_line(value.source) if value.source else "own voice", style="" if value.named else "dim"),
            Text(("not " if value.polarity == "negative" else "") + value.certainty),
            Text(one_line(value.outlet or value.article)),
            Text(value.date or ""),
            Text(notes_of(value, group)),
        )
    return table


def notes_of(value: Value, group: Group) -> str:
    """What a value is to others of its group."""
    notes = []
    against = against_of(value, group)
    if against:
        texts = {each.id: one_line(each.text) for each in group.values}
        others = ", ".join(dict.fromkeys(texts[each] for each in against))
        notes.append(f"conflicts with {others}" if group.kind == "number" else "contradicts another")
    if value.superseded_by:
        notes.append("superseded")
    if value.origin:
        notes.append("same origin as above")
    return "; ".join(notes)


def against_of(value: Value, group: Group) -> list[str]:
    """The ids of the values that a value conflicts with."""
    pairs = [pair for pair in group.conflicts if value.id in pair]
    return [second if first == value.id else first for first, second in pairs]


def csv_of(comparison: Comparison) -> Iterator[str]:
    """A row a value, a header first."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    for group in comparison.groups:
        for value in group.values:
            writer.writerow([cell(each) for each in row_of(value, group)])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def row_of(value: Value, group: Group) -> tuple[str | float | bool | None, ...]:
    return (
        group.id, group.kind, group.about, group.where, group.conflict, value.id, value.text, value.low, value.high,
        value.modifier, group.unit, value.status, value.source, value.named, value.certainty, value.polarity,
        value.article, value.outlet, value.date, value.claim, value.start, value.end, value.origin,
        value.superseded_by, " ".join(against_of(value, group)), value.said,
    )  # fmt: skip


def reasons_of(group: Group) -> list[str]:
    """Why a group is one, and what was kept apart from it, as lines."""
    lines = [f"{group.id}: {group.about}{f' ({group.where})' if group.where else ''}"]
    lines += [f"put together by shared {each}" for each in group.shared]
    for value in group.values:
        lines.append(
            f"  {value.id}: “{one_line(value.text)}”, {one_line(value.source or 'own voice')}: {one_line(value.said)}"
        )
        notes = notes_of(value, group)
        if notes:
            lines.append(f"    {notes}")
    lines += [f"kept apart: {each.value}{f' ({each.group})' if each.group else ''}: {each.why}" for each in group.apart]
    return lines
