"""Why two values were put together or kept apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from claimx.compare.across.common import as_words, shared_by
from claimx.compare.across.figure import Figure
from claimx.compare.across.figures import figures_of
from claimx.compare.across.interval import reach
from claimx.compare.across.relations import in_time, relation
from claimx.compare.across.sole import Told, is_sole
from claimx.compare.across.verdict import DOUBT, SPECIFIC, Verdict, anchors, is_one_event, verdict_on

Record = Mapping[str, Any]
NEAR = 2.5  # of what two numbers have in common: a place, or a country and more
ANCHOR = "a place or a name that both have, or three words of their own"
EVENT = "what tells that it is one event, beside the place: its kind or day named in both, or words of their own"
SIGN = "one more sign beside these: the kind of event, the day, a name, the kind of what is counted, words of their own"
MEANING = {
    "same": "they agree",
    "fits": "both can be true: their intervals meet",
    "rounded": "both can be true: one is the other, rounded",
    "supersedes": "the later one takes the place of the earlier",
    "undated": "one is told as new, but with no date on both nothing says which is the later",
    "moved": "each is of its own day",
    "conflict": "they conflict: both can't be true",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasons:
    """What was asked of two values, and the answer."""

    first: Figure
    second: Figure
    verdict: Verdict
    relation: str

    @property
    def shared(self) -> tuple[str, ...]:
        """What both have in common, in words."""
        return as_words(self.verdict.shared, self.first)

    @property
    def missing(self) -> list[str]:
        """What would have told that they are of one thing; empty where something keeps them apart."""
        return missing(self) if self.verdict.apart in {"", DOUBT} and not self.verdict.together else []

    def lines(self) -> list[str]:
        """The reasons in words, a line each."""
        found = [f"{figure.id}: {told(figure)}" for figure in (self.first, self.second)]
        found += [f"shared {each}" for each in self.shared]
        if self.first.day is not None and self.first.day == self.second.day:
            found.append("shared date")
        if is_sole(self.first, self.second):
            found.append("shared event of which no other is told of the country that day")
        if not self.verdict.together:
            why = self.verdict.apart or "what they share is not enough to say that they speak of one thing"
            return [*found, f"kept apart: {why}", *(f"missing: {each}" for each in self.missing)]
        return [
            *found,
            "put together: what they share is enough to say that they speak of one thing",
            MEANING[self.relation],
        ]

    def to_dict(self) -> dict[str, Any]:
        """The reasons as plain JSON values; `relation` is null where the two are apart."""
        return {
            "values": [{"id": each.id, "text": each.text, "about": each.about} for each in (self.first, self.second)],
            "together": self.verdict.together,
            "apart": self.verdict.apart or None,
            "shared": list(self.shared),
            "score": self.verdict.score,
            "relation": self.relation if self.verdict.together else None,
        }


def missing(reasons: Reasons) -> list[str]:
    """The signs that two numbers lack which nothing keeps apart."""
    first, second = reasons.first, reasons.second
    is_doubtful = reasons.verdict.apart == DOUBT
    has_anchor = anchors(first, second) > 0 if is_doubtful else any(p.name in SPECIFIC for p in reasons.verdict.shared)
    found = [] if has_anchor else [ANCHOR]
    is_event = not first.topic.action or is_one_event(first, second)
    return found + ([] if is_event else [EVENT]) or [SIGN]


def alone(figure: Figure, others: Iterable[Figure], *, window: int) -> Iterator[str]:
    """Why a number is in no group, in lines: what the nearest other number is, and what keeps that apart."""
    yield f"{figure.id}: {told(figure)}"
    near = [each for each in others if each.id != figure.id]
    found = max(
        ((shared_by(*in_time(figure, each))[1], each.article != figure.article, each) for each in near),
        key=lambda each: each[:2],
        default=None,
    )
    if found is None or found[0] < NEAR:
        yield "it stands alone: no other number shares a place, an event or a name with it"
        return
    yield "it stands alone: no number of another article speaks of the same thing; the nearest is"
    nearest = found[2]
    reasons = reasons_for(figure, nearest, window=window)
    yield f"{nearest.id}: {told(nearest)}"
    yield from (line for line in reasons.lines()[2:] if not reasons.verdict.together)
    if reasons.verdict.together and nearest.article == figure.article:
        yield "which stands in the same article, and does not contradict it"
    elif reasons.verdict.together:
        yield "with which it would be put but for the days between them, or for another number of that group"


def told(figure: Figure) -> str:
    """A value in words: what it speaks of, and from where to where it reaches."""
    low, high = reach(figure)
    bounds = f"{low:,g} to {high:,g}" if low != high else f"{low:,g}"
    return f"“{figure.text}” of {figure.about} [{bounds}], {figure.date or 'no date'}"


class Watch:
    """Passes records on, and keeps the figures with some ids; None: all of them."""

    def __init__(self, ids: Iterable[str] | None = None) -> None:
        self.ids = frozenset(ids) if ids is not None else None
        self.found: dict[str, Figure] = {}

    def of(self, records: Iterable[Record]) -> Iterator[Record]:
        """The records as they come; then each figure knows what is the only event of its kind."""
        told = Told()
        for record in records:
            if self.ids is None or self.ids:
                figures = list(figures_of(record))
                told.note(figures)
                self.found |= {each.id: each for each in figures if self.ids is None or each.id in self.ids}
            yield record
        told.mark(self.found.values())


def reasons_for(first: Figure, second: Figure, *, window: int) -> Reasons:
    """Why two numbers are together or apart."""
    earlier, later = in_time(first, second)
    verdict = verdict_on(earlier, later, window=window)
    if verdict.apart:
        shared, score = shared_by(earlier, later)
        verdict = verdict._replace(score=score, shared=shared)
    return Reasons(first=earlier, second=later, verdict=verdict, relation=relation(earlier, later))
