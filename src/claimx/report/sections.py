"""Counts become sections: a question, the sentence that answers it, and the chart that shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claimx.report.charts import Bar, Part, claims_at, share_bar
from claimx.report.counts import Group, Quoted
from claimx.report.interviews import Asking
from claimx.report.over_time import Picture, picture_of
from claimx.report.reading import NO_SOURCE
from claimx.report.shares import FEW, percent
from claimx.report.tables import KEYS, label_of
from claimx.report.tally import Tally
from claimx.visible import plural, written

CERTAINTIES = ("certain", "probable", "possible", "unknown")
MODES = (("direct", "quoted"), ("mixed", "partly quoted"), ("indirect", "paraphrased"))
LEAST_POINTS = 5
MOST_WARNINGS = 20
MOST_ASKING = 3
MOST_LEADING = 3  # that share the first place, by their names


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


def quoted(tally: Tally, top: int) -> tuple[str, list[Bar]]:
    """Who is quoted most, and in their own words: the answer, and a bar a source."""
    order = sorted(tally.quoted.items(), key=lambda item: (-item[1].claims, item[0]))[:top]
    asking = asking_words(tally.asking)
    if not order:
        return f"No claim is attributed to a source that is named.{asking}", []
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
    return quoted_words(tally.quoted) + asking, bars


def asking_words(asking: Mapping[str, Asking]) -> str:
    """Who asks the questions of interviews, and is not ranked for them."""
    if not asking:
        return ""
    order = sorted(asking.items(), key=lambda item: (-item[1].turns, item[0]))
    named = [f"{who}, {plural(own.turns, 'time')} in {plural(own.articles, 'interview')}" for who, own in order]
    more = [f"{plural(len(named) - MOST_ASKING, 'other')}"] if len(named) > MOST_ASKING else []
    return (
        f" Who asks the questions of an interview is not counted among them: {'; '.join(named[:MOST_ASKING] + more)}."
    )


def quoted_words(sources: Mapping[str, Quoted]) -> str:
    """The answer: who has most claims, who most in quotation marks, and how many there are."""
    most = leaders({who: own.claims for who, own in sources.items()})
    most_literal = leaders({who: own.modes["direct"] for who, own in sources.items()})
    own = [sources[who] for who in most]
    claims, direct = sum(each.claims for each in own), sum(each.modes["direct"] + each.modes["mixed"] for each in own)
    many = plural(own[0].claims, "claim")
    if len(most) == 1:
        answer = f"{most[0]} is quoted most: {many} in {plural(own[0].articles, 'article')}, "
    else:
        answer = f"{together(most)} are quoted most: {many} each, "
    answer += f"{percent(direct, claims)} of them wholly or partly in quotation marks. "
    if most_literal:
        have, each = ("has", "") if len(most_literal) == 1 else ("have", " each")
        count = plural(sources[most_literal[0]].modes["direct"], "claim")
        answer += f"Wholly in quotation marks, {together(most_literal)} {have} most: {count}{each}. "
    total = sum(each.claims for each in sources.values())
    return f"{answer}All {len(sources):,} named sources together have {total:,}."


def leaders(counts: Mapping[str, int]) -> list[str]:
    """All that have the greatest count, in the order of the alphabet; nobody has none."""
    most = max(counts.values(), default=0)
    return sorted(name for name, count in counts.items() if count == most and most)


def together(names: Sequence[str], joint: str = "and") -> str:
    """Names in words, few of them in full: "A and B", "A, B and 4 others"."""
    if len(names) > MOST_LEADING:
        shown = MOST_LEADING - 1
        return f"{', '.join(names[:shown])} {joint} {plural(len(names) - shown, 'other')}"
    *first, last = names
    return f"{', '.join(first)} {joint} {last}" if first else last


@dataclass(frozen=True, slots=True, kw_only=True)
class Unnamed:
    """Who is not named: shares by type and by group, the reasons given, and what such sources are called."""

    answer: str
    by_type: list[Bar]
    by_group: list[Bar]
    reasons: list[tuple[str, int, str]]
    phrases: list[tuple[str, int, str]]
    names: int


def unnamed(tally: Tally, top: int) -> Unnamed:
    """Who is not named, and why."""
    called = tally.called.ordered()
    return Unnamed(
        answer=unnamed_words(tally),
        by_type=[unnamed_bar(name, group, "type") for name, group in ranked(tally.types, top) if name != NO_SOURCE],
        by_group=[unnamed_bar(name, group, KEYS[tally.by]) for name, group in ranked(tally.groups, top)],
        reasons=[(words, count, claims_at(reason=words)) for words, count in ordered(tally.reasons)[:top]],
        phrases=[(words, count, claims_at(called=key)) for key, words, count in called[:top]],
        names=len(called),
    )


def unnamed_words(tally: Tally) -> str:
    """The answer: how many, what they are called most often, and whether anybody says why."""
    if not tally.unnamed:
        return f"No attributed claim has a source without a name{nobody_words(tally)}."
    answer = (
        f"{percent(tally.unnamed, tally.attributed)} of attributed claims, {tally.unnamed:,} of {tally.attributed:,}, "
        f"have a source without a name{nobody_words(tally)}. "
    )
    called = {f"“{words}”": count for _, words, count in tally.called.ordered()}
    if most := leaders(called):
        each = " each" if len(most) > 1 else ""
        answer += f"Most often it is called {together(most, 'or')}: {plural(called[most[0]], 'claim')}{each}. "
    told = tally.reasons.total()
    if not told:
        return f"{answer}No article says why."
    return f"{answer}For {told:,} of them the article says why, or that they asked for it."


def nobody_words(tally: Tally) -> str:
    """How many claims are credited to nobody, told apart from those of sources without a name; "" where none is."""
    return f"; {tally.nobody:,} more to nobody (“is believed to”, “was convicted of”)" if tally.nobody else ""


def unnamed_bar(name: str, group: Group, key: str) -> Bar:
    """The share of a group's claims whose source is not named; where there is none, the claims behind it are all."""
    wanted = {"named": "unnamed"} if group.unnamed else {"voice": "attributed"}
    return share_bar(label_of(name, key), group.unnamed, group.claims, href=claims_at(**{key: name}, **wanted))


def ranked(groups: Mapping[str, Group], top: int) -> list[tuple[str, Group]]:
    """Those with most attributed claims."""
    several = [(name, group) for name, group in groups.items() if group.claims]
    return sorted(several, key=lambda item: (-item[1].claims, item[0]))[:top]


def ordered(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sureness:
    """How sure the news is: certainty and hedges by type and by group, and the categories of hedges."""

    answer: str
    by_type: list[Bar]
    by_group: list[Bar]
    hedged_by_type: list[Bar]
    hedged_by_group: list[Bar]
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
            figures=(plural(count, "claim"), f"{percent(count, tally.hedged)} of {tally.hedged:,}"),
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
    by_own = hedged_bar("own voice", tally.own, "voice")
    return Sureness(
        answer=answer,
        by_type=by_type,
        by_group=by_group,
        hedged_by_type=[*(hedged_bar(name, group, "type") for name, group in ranked(tally.types, top)), by_own],
        hedged_by_group=[hedged_bar(name, group, KEYS[tally.by]) for name, group in ranked(tally.groups, top)],
        categories=categories,
    )


def hedged_bar(name: str, group: Group, key: str) -> Bar:
    """The share of a group's claims that are hedged."""
    wanted = {"voice": "own"} if key == "voice" else {key: name, "voice": "attributed"}
    if group.hedged:
        wanted["hedged"] = "hedged"
    return share_bar(label_of(name, key), group.hedged, group.claims, href=claims_at(**wanted))


def certainty_bar(name: str, group: Group, key: str) -> Bar:
    whole = group.claims or 1
    parts = tuple(
        Part(kind=each, share=group.certainty[each] / whole, words=f"{each} {percent(group.certainty[each], whole)}")
        for each in CERTAINTIES
        if group.certainty[each]
    )
    certain = group.certainty["certain"]
    few = ", few" if group.claims < FEW else ""
    wanted = {"voice": "own"} if key == "voice" else {key: name, "voice": "attributed"}
    return Bar(
        label=label_of(name, key), href=claims_at(**wanted), parts=parts,
        figures=(f"{percent(certain, group.claims)} certain", f"of {group.claims:,}{few}"),
    )  # fmt: skip


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
