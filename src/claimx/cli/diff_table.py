"""Differences as a table for a person: what was altered inside quotation marks first to meet the eye."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from claimx.compare.aspects import Detail
from claimx.compare.versions import Change, Difference, Side, by_kind, summary
from claimx.export.rendering import rendered
from claimx.export.view import one_line

STYLES = {"added": "green", "dropped": "red", "changed": "yellow", "moved": "cyan"}
LOUD = "bold red"
MOST_WORDS = 6  # of a change of wording that is shown by itself


def table_of(found: Sequence[Difference], *, width: int, color: bool) -> str:
    """The differences below each other."""
    parts: list[RenderableType] = []
    for difference in found:
        if len(found) > 1:
            parts.append(Text(f"{one_line(difference.old)} → {one_line(difference.new)}", style="bold"))
        if difference.changes:
            parts.append(changes_of(difference))
        parts.append(Text(f"{summary(difference)}\n" if len(found) > 1 else summary(difference)))
    return rendered(parts, width=width, color=color)


def changes_of(difference: Difference) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    table.add_column("", no_wrap=True)
    table.add_column("Old", overflow="fold")
    table.add_column("New", overflow="fold")
    table.add_column("What", overflow="fold")
    for change in by_kind(difference):
        table.add_row(Text(change.kind, style=STYLES[change.kind]), side(change.old), side(change.new), what_of(change))
    return table


def side(each: Side | None) -> Text:
    """Id and content of a claim, and its source; or a number that stands in none."""
    if each is None:
        return Text("")
    text = Text.assemble((f"{each.claim or each.quantity} ", "dim"), one_line(each.text))
    if each.source:
        text.append(f"\n{one_line(each.source)}", style="dim")
    return text


def what_of(change: Change) -> Text:
    return Text("\n").join([detail_words(detail) for detail in change.details])


def detail_words(detail: Detail) -> Text:
    """One aspect in a line; an altered quotation, and what was turned round, loudly."""
    if detail.what == "quotation":
        return Text(f"QUOTATION {detail.note}", style=LOUD)
    if detail.what == "wording":
        words = changed_words(detail.old or "", detail.new or "")
        return Text.assemble(("wording", "bold"), f": {in_turn(*words)}") if words else Text("wording")
    style = LOUD if detail.what == "polarity" else "bold"
    return Text.assemble((f"{detail.what} {detail.note}", style), f": {in_turn(detail.old, detail.new)}")


def in_turn(old: str | None, new: str | None) -> str:
    """What it was and what it is, in a line."""
    return " → ".join(one_line(words) if words else "none" for words in (old, new))


def changed_words(old: str, new: str) -> tuple[str, str] | None:
    """The words of two texts between those that both begin and end with; None where those are many."""
    before, after = one_line(old).split(), one_line(new).split()
    shortest = min(len(before), len(after))
    first = next((i for i in range(shortest) if before[i] != after[i]), shortest)
    last = next((i for i in range(shortest - first) if before[-1 - i] != after[-1 - i]), shortest - first)
    both = before[first : len(before) - last], after[first : len(after) - last]
    return None if max(map(len, both)) > MOST_WORDS else (" ".join(both[0]), " ".join(both[1]))
