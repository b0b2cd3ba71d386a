"""Findings as a table for a person: where, which rule, which words, and why they are asked about."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from claimx.check import summary
from claimx.check.places import Checked, Lines
from claimx.export.rendering import rendered
from claimx.export.view import one_line

STYLES = {"error": "red", "warning": "yellow", "note": "cyan"}


def table_of(checked: Sequence[Checked], *, width: int, color: bool) -> str:
    """The articles below each other: the name of each, what is found in it in a line, then its findings."""
    parts: list[RenderableType] = []
    was_table = False
    for each in checked:
        is_table = bool(each.findings.findings)
        if parts and (is_table or was_table):
            parts.append(Text())
        name = one_line(each.article.path or each.article.id)
        parts.append(Text(f"{name}: {summary(each.findings)}", style="bold"))
        if is_table:
            parts.append(findings_of(each))
        was_table = is_table
    return rendered(parts, width=width, color=color)


def findings_of(checked: Checked) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    table.add_column("Line", justify="right", no_wrap=True)
    table.add_column("Rule", no_wrap=True)
    table.add_column("Why", overflow="fold")
    table.add_column("Claim", no_wrap=True)
    lines = Lines(checked.article.text)
    for finding in checked.findings.findings:
        start, _ = lines.ends(finding)
        table.add_row(
            "title" if finding.in_title else str(start.line),
            Text(finding.rule.removeprefix("check."), style=STYLES[finding.level]),
            Text(one_line(finding.message)),
            Text(finding.claim or "", style="dim"),
        )
    return table
