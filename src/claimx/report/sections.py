"""Counts become sections: a question, the sentence that answers it, and the chart that shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from claimx.assets.words import plural
from claimx.report.charts import Bar, Part, Picture, claims_at, picture_of
from claimx.report.shares import FEW, percent, with_interval
from claimx.report.tally import Group, Tally

CERTAINTIES = ("certain", "probable", "possible", "unknown")
MODES = (("direct", "quoted"), ("mixed", "partly quoted"), ("indirect", "paraphrased"))
GROUP_NAMES = {"outlet": "outlet", "date": "month", "source": "source"}
KEYS = {"outlet": "outlet", "date": "month", "source": "who"}
LEAST_POINTS = 5
MOST_WARNINGS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure of the first screen: what it counts, of what, and the claims behind it."""

    value: str
    words: str
    of: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Sources down, actors across, counts in the cells with the claims behind them."""

    actors: tuple[str, ...]
    rows: tuple[tuple[str, str, tuple[tuple[int, int, str], ...]], ...]


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
            of=f"{tally.unnamed:,} of {tally.attributed:,} attributed claims", href=claims_at(named="unnamed"),
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


def quoted(tally: Tally, top: int) -> tuple[str, list[Bar]]:
    """Who is quoted most, and in their own words: the answer, and a bar a source."""
    order = sorted(tally.quoted.items(), key=lambda item: (-item[1].claims, item[0]))[:top]
    if not order:
        return "No claim is attributed to a source that is named.", []
    most = order[0][1].claims
    bars = []
    for who, own in order:
        parts = tuple(
            Part(kind=mode, share=own.modes[mode] / most, words=f"{own.modes[mode]:,} {words}")
            for mode, words in MODES
            if own.modes[mode]
        )
        said = f"{own.claims:,} in {plural(own.articles, 'article')}"
        bars.append(Bar(label=who, href=claims_at(who=who), parts=parts, figures=(said, plural(own.words, "word"))))
    who, own = order[0]
    direct = own.modes["direct"] + own.modes["mixed"]
    total = sum(each.claims for each in tally.quoted.values())
    return (
        f"{who} is quoted most: {plural(own.claims, 'claim')} in {plural(own.articles, 'article')}, "
        f"{percent(direct, own.claims)} of them wholly or partly in quotation marks. "
        f"{plural(len(tally.quoted), 'named source')} have {plural(total, 'claim')} together.",
        bars,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Unnamed:
    """Who is not named: shares by type and by group, the reasons given, and what such sources are called."""

    answer: str
    by_type: list[Bar]
    by_group: list[Bar]
    reasons: list[tuple[str, int]]
    phrases: list[tuple[str, int, str]]


def unnamed(tally: Tally, top: int) -> Unnamed:
    """Who is not named, and why."""
    by_type = [share_bar(name, group, "type") for name, group in ranked(tally.types, top)]
    key = KEYS[tally.by]
    by_group = [share_bar(name, group, key) for name, group in ranked(tally.groups, top)]
    phrases = [
        (words, count, claims_at(named="unnamed", q=words)) for words, count in ordered(tally.unnamed_words)[:top]
    ]
    reasons = ordered(tally.reasons)
    given = tally.reasons.total()
    sentence = (
        f"{percent(tally.unnamed, tally.attributed)} of attributed claims, {tally.unnamed:,} of {tally.attributed:,}, "
        f"have no named source; a reason is given for {given:,} of them."
        if tally.unnamed
        else "Every attributed claim has a source that is named."
    )
    return Unnamed(answer=sentence, by_type=by_type, by_group=by_group, reasons=reasons[:top], phrases=phrases)


def share_bar(name: str, group: Group, key: str) -> Bar:
    """The share of a group's claims whose source is not named; where there is none, the claims behind it are all."""
    part = group.unnamed
    share = part / group.claims if group.claims else 0
    return Bar(
        label=name,
        href=claims_at(**{key: name}, **({"named": "unnamed"} if part else {})),
        parts=(Part(kind="part", share=share, words=percent(part, group.claims)),),
        figures=(with_interval(part, group.claims), f"{part:,} of {group.claims:,}"),
    )


def ranked(groups: Mapping[str, Group], top: int) -> list[tuple[str, Group]]:
    return sorted(groups.items(), key=lambda item: (-item[1].claims, item[0]))[:top]


def ordered(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sureness:
    """How sure the news is: certainty by type and by group, and the categories of hedges."""

    answer: str
    by_type: list[Bar]
    by_group: list[Bar]
    categories: list[Bar]


def certainty(tally: Tally, top: int) -> Sureness:
    """How sure the news is."""
    whole = Group()
    for group in tally.types.values():
        whole.claims += group.claims
        whole.certainty.update(group.certainty)
    by_type = [certainty_bar(name, group, "type") for name, group in ranked(tally.types, top)]
    by_type.append(certainty_bar("own voice", tally.own, "voice"))
    by_group = [certainty_bar(name, group, KEYS[tally.by]) for name, group in ranked(tally.groups, top)]
    most = max(tally.categories.values(), default=1)
    categories = [
        Bar(
            label=name, href=claims_at(hedge=name), parts=(Part(kind="part", share=count / most, words=f"{count:,}"),),
            figures=(f"{count:,} claims",),
        )
        for name, count in ordered(tally.categories)
    ]  # fmt: skip
    weak = whole.claims - whole.certainty["certain"]
    own = percent(tally.own.certainty["certain"], tally.own.claims)
    answer = (
        f"{percent(whole.certainty['certain'], whole.claims)} of what sources say is put as certain; {weak:,} of "
        f"{plural(whole.claims, 'attributed claim')} are weaker or left open. "
        f"In their own voice the articles put {own} of {plural(tally.own.claims, 'claim')} as certain."
    )
    return Sureness(answer=answer, by_type=by_type, by_group=by_group, categories=categories)


def certainty_bar(name: str, group: Group, key: str) -> Bar:
    whole = group.claims or 1
    parts = tuple(
        Part(kind=each, share=group.certainty[each] / whole, words=f"{each} {percent(group.certainty[each], whole)}")
        for each in CERTAINTIES
        if group.certainty[each]
    )
    certain = group.certainty["certain"]
    few = ", few" if group.claims < FEW else ""
    value = "own" if key == "voice" else name
    return Bar(
        label=name, href=claims_at(**{key: value}), parts=parts,
        figures=(f"{percent(certain, group.claims)} certain", f"of {group.claims:,}{few}"),
    )  # fmt: skip


def numbers(tally: Tally, most: int = 6) -> tuple[str, list[Picture]]:
    """Which numbers, and how they moved: the answer, and a picture a noun."""
    shared = sorted(tally.points.items(), key=lambda item: (-len(item[1]), item[0]))
    chosen = [(noun, points) for noun, points in shared if len(points) >= LEAST_POINTS][:most]
    if not chosen:
        return "", []
    words = ", ".join(f"{noun} ({len(points):,})" for noun, points in chosen)
    return f"Counted most often, in articles with a date: {words}.", [picture_of(*each) for each in chosen]


def about(tally: Tally, most: int = 12) -> tuple[str, Matrix | None]:
    """Who speaks about whom: the answer, and the counts."""
    by_source: Counter[str] = Counter()
    by_actor: Counter[str] = Counter()
    for (who, actor), number in tally.about.items():
        by_source[who] += number
        by_actor[actor] += number
    if not by_source:
        return "", None
    sources = [name for name, _ in ordered(by_source)[:most]]
    actors = tuple(name for name, _ in ordered(by_actor)[:most])
    greatest = max(tally.about[who, actor] for who in sources for actor in actors) or 1
    rows = tuple(
        (
            who,
            claims_at(who=who),
            tuple(
                (count, min(4, 1 + 4 * count // (greatest + 1)) if count else 0, claims_at(who=who, actor=actor))
                for actor in actors
                for count in (tally.about[who, actor],)
            ),
        )
        for who in sources
    )
    (who, actor), number = min(tally.about.items(), key=lambda item: (-item[1], item[0]))
    return f"{who} speaks of {actor} most often: {plural(number, 'claim')}.", Matrix(actors=actors, rows=rows)


def repeated(tally: Tally, top: int) -> tuple[str, list[tuple[str, int, int, str, str, str]]]:
    """What is said again and again: the answer, and the statements, the earliest first."""
    several = sorted(tally.statements.values(), key=lambda each: (-each.articles, each.text))
    rows = [
        (each.text, each.articles, len(each.outlets), each.first[0], each.first[1], claims_at(q=each.text))
        for each in sorted(several[:top], key=lambda each: (each.first[0] or "9", each.text))
    ]
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
