"""Sections of their own of the page: the first screen, numbers over time, what is said again, and how it was read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from claimx.report.charts import claims_at
from claimx.report.counts import ordered
from claimx.report.over_time import Picture, picture_of
from claimx.report.shares import percent
from claimx.report.tally import Tally
from claimx.report.unnamed import nobody_words
from claimx.visible import plural, written

LEAST_POINTS = 5
MOST_WARNINGS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure of the first screen: what it counts, of what, and the claims behind it."""

    value: str
    words: str
    of: str
    href: str


def figures(tally: Tally) -> list[Figure]:
    """The six of the first screen."""
    claims = f"of {plural(tally.claims, 'claim')}"
    return [
        Figure(
            value=f"{tally.claims:,}", words="claims", of=f"in {plural(tally.articles, 'article')}", href="#claims?"
        ),
        Figure(
            value=percent(tally.attributed, tally.claims), words="attributed to a source",
            of=f"{tally.attributed:,} {claims}; the rest is the articles’ own voice",
            href=claims_at(voice="attributed"),
        ),
        Figure(
            value=percent(tally.unnamed, tally.attributed), words="to unnamed sources",
            of=f"{tally.unnamed:,} of {tally.attributed:,} attributed claims{nobody_words(tally)}",
            href=claims_at(named="unnamed"),
        ),
        Figure(
            value=percent(tally.hedged, tally.claims), words="hedged", of=f"{tally.hedged:,} {claims}",
            href=claims_at(hedged="hedged"),
        ),
        Figure(
            value=percent(tally.quoted_words, tally.words), words="of all words are quotations",
            of=f"{tally.quoted_words:,} of {tally.words:,} words, in claims quoted whole",
            href=claims_at(mode="direct"),
        ),
        Figure(
            value=f"{tally.quantities:,}", words="numbers", of=f"{tally.numeric:,} {claims} have one or more",
            href=claims_at(numeric="numeric"),
        ),
    ]  # fmt: skip


def numbers(tally: Tally, most: int = 6) -> tuple[str, list[Picture]]:
    """Which numbers, and how they moved: the answer, and a picture a noun."""
    many = [(noun, points) for noun, points in tally.points.items() if len(points) >= LEAST_POINTS]
    shared = {noun: len({point.article for point in points}) for noun, points in many}
    chosen = sorted(many, key=lambda item: (-shared[item[0]], -len(item[1]), item[0]))[:most]
    if not chosen:
        return "", []
    words = ", ".join(f"{noun} ({plural(shared[noun], 'article')})" for noun, _ in chosen)
    return f"Of articles with a date, most count these: {words}.", [picture_of(*each) for each in chosen]


def repeated(tally: Tally, top: int) -> tuple[str, list[tuple[str, int, int, str, str, str]]]:
    """What is said again and again: the answer, and the statements, the earliest first."""
    several = sorted(tally.statements.values(), key=lambda each: (-each.articles, each.text))
    rows = [
        (
            each.text, each.articles, len(each.outlets), written(each.first[0]), each.first[1],
            claims_at(said=each.text),
        )
        for each in sorted(several[:top], key=lambda each: (each.first[0] or "9", each.text))
    ]  # fmt: skip
    if not rows:
        return "", []
    return (
        f"{plural(len(several), 'statement')} of six words or more stand in several articles, word for word.",
        rows,
    )


def run_facts(tally: Tally) -> dict[str, Any]:
    """What a reader should know about the run."""
    warnings = ordered(Counter({message: count for (_, message), count in tally.warnings.items()}))
    return {"models": ordered(tally.models), "warnings": warnings[:MOST_WARNINGS]}
