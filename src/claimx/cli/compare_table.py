"""A comparison for a person: a table a group, its rows for a spreadsheet, its reasons as lines."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator

from rich import box
from rich.table import Table
from rich.text import Text

from claimx.compare.across import Comparison, Group, Value
from claimx.compare.across.comparison import found, kept_of
from claimx.export.delimited import BOM, cell_of
from claimx.export.formats import Dialect
from claimx.export.rendering import rendered
from claimx.export.shape import Table as Rows
from claimx.export.shape import columns
from claimx.export.stream import write_sheet
from claimx.export.view import number, one_line
from claimx.visible import plural

HEADS = {"number": "How many", "statement": "What", "date": "Which day"}
MARKUP = re.compile(r"[\\`*_\[\]<>#|~]")
SIGNS = {"at_least": "≥", "at_most": "≤", "more_than": ">", "less_than": "<", "about": "≈"}
COLUMNS = columns("""
    group! kind! about! action noun where! conflict:boolean! value! text! low:number high:number modifier unit status
    source named:boolean! certainty polarity! article! outlet date claim start:integer! end:integer! origin
    superseded_by conflicts_with said! sentence day
""")


def table_of(comparison: Comparison, whole: Comparison, *, width: int, color: bool) -> Iterator[str]:
    """The groups below each other, and a last line that counts them."""
    for group in comparison.groups:
        yield rendered([heading(group), values_of(group, width)], width=width, color=color)
    yield f"{summary(comparison, whole)}\n"


def summary(comparison: Comparison, whole: Comparison) -> str:
    """One line: what was read and found, and how much of it was asked for."""
    read = f"{plural(whole.articles, 'article')}, {plural(whole.numbers, 'comparable number')}"
    return "; ".join(filter(None, (read, found(whole), kept_of(comparison, whole))))


def heading(group: Group) -> Text:
    """What a group is of, and whether it disagrees."""
    parts = [(f"{group.id} ", "dim"), (one_line(group.about), "bold")]
    if group.where:
        parts.append((f" · {one_line(group.where)}", ""))
    if group.outlets > 1:
        parts.append((f" · {plural(group.outlets, 'outlet')}", "dim"))
    parts.append((" · CONFLICT", "bold red") if group.conflict else ("", ""))
    return Text.assemble(*parts)


def values_of(group: Group, width: int) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", show_edge=False)
    table.add_column(HEADS[group.kind], overflow="fold")
    table.add_column("Who", overflow="fold")
    table.add_column("How sure", overflow="fold")
    # An id is copied for --explain: it stays whole where it takes no more than a quarter of the line.
    longest = max((len(value.id) for value in group.values), default=0)
    table.add_column("Where", overflow="fold", no_wrap=longest <= width // 4)
    table.add_column("When", no_wrap=True)
    table.add_column("", overflow="fold")
    for value in group.values:
        table.add_row(
            Text("\n".join(filter(None, (one_line(value.text), bound_of(value), value.day)))),
            Text(one_line(value.source) if value.source else "own voice", style="" if value.named else "dim"),
            Text(sure_of(value)),
            Text(f"{one_line(value.outlet)}\n" if value.outlet else "").append(one_line(value.id), style="dim"),
            Text(value.date or ""),
            Text(notes_of(value, group)),
        )
    return table


def sure_of(value: Value) -> str:
    """How sure a claim is of it; empty for a number outside of any."""
    return f"{'not ' * (value.polarity == 'negative')}{value.certainty or ''}"


def bound_of(value: Value) -> str:
    """The bound or interval that a number is held against others by; empty where it is exact or its words are all."""
    ends = [number(end) for end in dict.fromkeys((value.low, value.high)) if end is not None]
    sign = SIGNS.get(value.modifier or "")
    if not ends or (sign is None and value.modifier != "vague"):
        return ""
    return " ".join(filter(None, (sign, "–".join(ends))))


def with_bound(written: str, value: Value) -> str:
    """What is said, with its bound behind it."""
    bound = bound_of(value)
    return f"{written} ({bound})" if bound else written


def notes_of(value: Value, group: Group) -> str:
    """What a value is to others of its group."""
    notes = []
    against = against_of(value, group)
    if against:
        texts = {each.id: one_line(each.text) for each in group.values}
        others = ", ".join(dict.fromkeys(texts[each] for each in against))
        notes.append("contradicts another" if group.kind == "statement" else f"conflicts with {others}")
        if group.kind == "number" and is_undated(value, group, against):
            notes.append("no date: one may be the later")
    if value.superseded_by:
        notes.append("superseded")
    if value.origin:
        notes.append("same origin as above")
    return "; ".join(notes)


def against_of(value: Value, group: Group) -> list[str]:
    """The ids of the values that a value conflicts with."""
    pairs = [pair for pair in group.conflicts if value.id in pair]
    return [second if first == value.id else first for first, second in pairs]


def is_undated(value: Value, group: Group, against: list[str]) -> bool:
    """Whether no date tells that a value, or one that it conflicts with, is of the same time."""
    dates = {each.id: each.date for each in group.values}
    return value.date is None or any(dates[each] is None for each in against)


def csv_of(comparison: Comparison, dialect: Dialect) -> Iterator[str]:
    """A row a value, a header first."""
    buffer = io.StringIO(BOM * dialect.bom)
    buffer.seek(0, io.SEEK_END)
    writer = csv.writer(buffer, lineterminator="\n", delimiter=dialect.delimiter)
    as_cell = cell_of(dialect)
    writer.writerow(column.name for column in COLUMNS)
    for group in comparison.groups:
        for value in group.values:
            writer.writerow([as_cell(each) for each in row_of(value, group)])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def write_sheet_of(comparison: Comparison, output: str, notice: Callable[[str], None]) -> None:
    """A workbook of Excel with a row a value."""
    key = ("group", "value")
    table = Rows(name="numbers", columns=COLUMNS, of=lambda _: iter(()), key=key, references=())
    rows = (row_of(value, group) for group in comparison.groups for value in group.values)
    write_sheet(rows, output, table, notice=notice)


def row_of(value: Value, group: Group) -> tuple[str | float | bool | None, ...]:
    return (
        group.id, group.kind, group.about, group.action, group.noun, group.where, group.conflict, value.id, value.text,
        value.low, value.high, value.modifier, group.unit, value.status, value.source, value.named, value.certainty,
        value.polarity, value.article, value.outlet, value.date, value.claim, value.start, value.end, value.origin,
        value.superseded_by, " ".join(against_of(value, group)), value.said, value.sentence, value.day,
    )  # fmt: skip


def reasons_of(group: Group) -> list[str]:
    """Why a group is one, and what was kept apart from it, as lines."""
    lines = [f"{group.id}: {group.about}{f' ({group.where})' if group.where else ''}"]
    lines += [f"put together by shared {each}" for each in group.shared]
    for value in group.values:
        lines.append(
            f"  {value.id}: {with_bound(f'“{one_line(value.text)}”', value)}, {one_line(value.source or 'own voice')}: "
            f"{one_line(value.said)}"
        )
        notes = notes_of(value, group)
        if notes:
            lines.append(f"    {notes}")
    lines += [f"kept apart: {each.value}{f' ({each.group})' if each.group else ''}: {each.why}" for each in group.apart]
    return lines


def markdown_of(comparison: Comparison, whole: Comparison) -> Iterator[str]:
    """A heading a group, an entry a value with the words of its claim, to be read from top to bottom."""
    for group in comparison.groups:
        outlets = plural(group.outlets, "outlet") if group.outlets > 1 else ""
        parts = [group.about, group.where, outlets, "**conflict**" if group.conflict else ""]
        yield f"## {group.id}: {' · '.join(plain(part) if part != parts[-1] else part for part in parts if part)}\n\n"
        for value in group.values:
            who = plain(value.source) if value.source else "own voice"
            where = ", ".join(plain(each) for each in (value.date, value.outlet, value.id) if each)
            sure = sure_of(value)
            notes = notes_of(value, group)
            told = f": {plain(notes)}" if notes else ""
            what = plain(with_bound(one_line(value.text), value))
            yield f"- **{what}** ({', '.join(filter(None, (who, sure)))}; {where}){told}  \n  {plain(value.said)}\n"
        yield "\n"
    yield f"{summary(comparison, whole)}\n"


def plain(text: str) -> str:
    """Words on one line that Markdown takes for nothing but words."""
    return MARKUP.sub(r"\\\g<0>", one_line(text))
