"""Markdown: a heading an article and a table of its claims, for notes, issues and wikis."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping

from claimx.export.delimited import cell
from claimx.export.formats import Layout, Record
from claimx.export.plain import pieces_of, typed
from claimx.export.rows import OF_ARTICLE, TABLES
from claimx.export.view import (
    actor_words,
    article_of,
    attribution_words,
    certainty_words,
    claim_words,
    one_line,
    quantity_words,
    reasons_of,
    scores_of,
    summary,
    unique,
)
from claimx.records import Claim, Report

SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")
COLUMNS = ("", "Claim", "Source", "Numbers", "Hedges", "Certainty")


def write_markdown(records: Iterable[Report | Record], layout: Layout) -> Iterator[str]:
    first = True
    for record in records:
        report, scores, articles = typed(record), scores_of(record), article_of(record)
        lines = [] if first else [""]
        first = False
        article = report.article
        lines += [f"## {escaped(article.title or article.path or article.id)}", ""]
        if article.title and article.path:
            lines += [f"*{escaped(article.path)}*", ""]
        if layout.rows == "claims" and not layout.dialect.columns:
            if report.claims:
                columns = (*COLUMNS, *(("Check", "Why") if scores else ()), *(("Article", "Date") if articles else ()))
                worth = told_of(record)
                cells = (claim_cells(claim, articles) + worth.get(claim.id, []) for claim in report.claims)
                lines += table(columns, cells)
                lines.append("")
            lines.append(f"{summary(report).capitalize()}.")
            actors = actor_words(report)
            if actors:
                lines += ["", f"Actors: {escaped(actors)}."]
        else:
            kind = TABLES[layout.rows].picked(layout.dialect.columns)
            # What the heading says of the article needs no column, unless that is asked for.
            told = set() if layout.dialect.columns else {"article_id", *OF_ARTICLE.split()}
            places = [i for i, name in enumerate(kind.names) if name not in told]
            names = [kind.names[i] for i in places]
            found = itertools.chain.from_iterable(map(kind.of, pieces_of(record)))
            rows = [[escaped(cell(row[i])) for i in places] for row in found]
            lines += table(names, rows) if rows else [f"No {layout.rows}."]
        yield "\n".join(lines) + "\n"


def table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    """The lines of a Markdown table; cells are escaped already."""
    names = list(columns)
    out = ["| " + " | ".join(names) + " |", "|" + " --- |" * len(names)]
    out += ["| " + " | ".join(row) + " |" for row in rows]
    return out


def claim_cells(claim: Claim, articles: Mapping[str, Record]) -> list[str]:
    words = attribution_words(claim)
    source = "" if words is None else escaped(words[0]) + (f" ({escaped(words[1])})" if words[1] else "")
    return [
        escaped(articles[claim.id]["claim"] if claim.id in articles else claim.id),
        escaped(claim_words(claim)),
        source,
        escaped("; ".join(unique([quantity_words(quantity) for quantity in claim.quantities]))),
        escaped("; ".join(unique([one_line(hedge.text) for hedge in claim.hedges]))),
        certainty_words(claim),
    ]


def told_of(record: Report | Record) -> dict[str, list[str]]:
    """By the id of a claim, the cells that tell how much it is worth checking, and of which article it is."""
    scores, reasons, articles = scores_of(record), reasons_of(record), article_of(record)
    cells = {id_: [f"{score:.2f}", escaped(reasons[id_])] for id_, score in scores.items()}
    for id_, of in articles.items():
        name = escaped(of["id"]) if not of["title"] else f"{escaped(of['title'])} ({escaped(of['id'])})"
        cells[id_] = [*cells.get(id_, []), name, escaped(of["date"] or "")]
    return cells


def escaped(text: str) -> str:
    """One line of text that Markdown shows as it is."""
    return SPECIAL.sub(r"\\\1", one_line(text))
