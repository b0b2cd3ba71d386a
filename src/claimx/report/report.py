"""The report: one pass over the records, then one page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from claimx.assets import Document, packed, render
from claimx.report import sections, tables
from claimx.report.copies import Copies
from claimx.report.over_time import SYMBOLS
from claimx.report.quoted import MODES, quoted
from claimx.report.reading import NO_OUTLET
from claimx.report.shares import FEW, SMALL
from claimx.report.store import Store
from claimx.report.sureness import CERTAINTIES, certainty
from claimx.report.surnames import Surnames
from claimx.report.tally import Tally
from claimx.report.unnamed import unnamed
from claimx.visible import plural, written

BY = ("outlet", "date", "source")
MOST_CLAIMS = 150_000  # in the table; all are counted
STYLES = ("base", "marks", "page", "report")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What is known of how the records came to be.

    Attributes:
        failures: how many inputs failed, by what was wrong.
        command: the line that makes this report again.
    """

    failures: Mapping[str, int] = field(default_factory=dict)
    command: str = ""


def report_of(
    records: Iterable[Mapping[str, Any]],
    *,
    title: str,
    by: str = "outlet",
    top: int = 20,
    run: Run | None = None,
    examples: Mapping[str, str] | None = None,
    most_claims: int = MOST_CLAIMS,
) -> str:
    """The report on a corpus, as HTML.

    Args:
        records: as plain JSON values, taken one by one.
        title: stands at the top.
        by: what is set side by side: one of `BY`.
        top: how many rows a chart has.
        run: how the records came to be.
        examples: the example sentence of each rule, by its id.
        most_claims: how many claims the table holds; of more, those of articles drawn by the hash of their id.
    """
    tally, store, copies, surnames = Tally(by), Store(most_claims), Copies(), Surnames()
    aside = 0
    for record in records:
        if copies.is_copy(record):
            aside += 1
            continue
        store.add(tally.articles, record)
        tally.add(record)
        surnames.add(record)
    fuller = surnames.fuller()
    tally.rename(fuller)
    store.rename(fuller)
    return page_of(tally, store, aside=aside, title=title, top=top, run=run or Run(), examples=examples or {})


def page_of(
    tally: Tally, store: Store, *, aside: int, title: str, top: int, run: Run, examples: Mapping[str, str]
) -> str:
    table = store.table({key: each.text for key, each in tally.statements.items()})
    blocks = list(store.blocks())
    data = {f"articles-{number}": letters for number, letters in enumerate(blocks)}
    data |= {"table-data": packed(table, level=6), "examples-data": packed(dict(examples))}
    return render(
        Document(
            template="report.html",
            title=title,
            styles=STYLES,
            script="report",
            data=data,
            values={
                "heading": title,
                "read": read_words(tally, aside, run),
                "figures": sections.figures(tally),
                "quoted": quoted(tally, top),
                "unnamed": unnamed(tally, top),
                "certainty": certainty(tally, top),
                "numbers": sections.numbers(tally),
                "about": tables.about(tally),
                "compared": tables.side_by_side(tally, top),
                "repeated": sections.repeated(tally, top),
                "run": sections.run_facts(tally)
                | {"failures": sorted(run.failures.items()), "command": run.command, "aside": aside},
                "group": tables.GROUP_NAMES[tally.by],
                "sources": len(tally.quoted),
                "groups": sum(bool(group.claims) for group in tally.groups.values()),
                "symbols": SYMBOLS,
                "small": SMALL,
                "few": FEW,
                "sample": (store.claims, tally.claims, store.one_in),
                "modes": MODES,
                "certainties": CERTAINTIES,
            },
        )
    )


def read_words(tally: Tally, aside: int, run: Run) -> Sequence[str]:
    """What was read, in words."""
    parts = [plural(tally.articles, "article"), plural(tally.words, "word")]
    outlets = len(tally.outlets.keys() - {NO_OUTLET})
    if outlets:
        parts.insert(1, plural(outlets, "outlet"))
    if tally.dates:
        first, last = min(tally.dates), max(tally.dates)
        parts.append(written(first) if first == last else f"{written(first)} to {written(last)}")
        undated = tally.articles - tally.dates.total()
        if undated:
            parts.append(f"{undated:,} without a date")
    if aside:
        parts.append(f"{plural(aside, 'more article')} set aside as copies")
    failed = sum(run.failures.values())
    if failed:
        parts.append(f"{plural(failed, 'input')} failed")
    return parts
