"""Why two values were put together or kept apart."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from claimx.compare.across.common import in_common
from claimx.compare.across.figure import Figure
from claimx.compare.across.figures import figures_of
from claimx.compare.across.interval import reach
from claimx.compare.across.relations import in_time, relation
from claimx.compare.across.verdict import Verdict, verdict_on

Record = Mapping[str, Any]
MEANING = {
    "same": "they agree",
    "fits": "both can be true: their intervals meet",
    "rounded": "both can be true: one is the other, rounded",
    "supersedes": "the later one takes the place of the earlier",
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

    def lines(self) -> list[str]:
        """The reasons in words, a line each."""
        found = [f"{figure.id}: {told(figure)}" for figure in (self.first, self.second)]
        found += [f"shared {each}" for each in self.verdict.shared]
        if self.verdict.apart:
            return [*found, f"kept apart: {self.verdict.apart}"]
        if not self.verdict.together:
            return [*found, f"kept apart: too little in common (score {self.verdict.score:g})"]
        return [*found, f"put together (score {self.verdict.score:g})", MEANING[self.relation]]

    def to_dict(self) -> dict[str, Any]:
        """The reasons as plain JSON values; `relation` is null where the two are apart."""
        return {
            "values": [{"id": each.id, "text": each.text, "about": each.about} for each in (self.first, self.second)],
            "together": self.verdict.together,
            "apart": self.verdict.apart or None,
            "shared": list(self.verdict.shared),
            "score": self.verdict.score,
            "relation": self.relation if self.verdict.together else None,
        }


def told(figure: Figure) -> str:
    """A value in words: what it speaks of, and from where to where it reaches."""
    low, high = reach(figure)
    bounds = f"{low:,g} to {high:,g}" if low != high else f"{low:,g}"
    return f"“{figure.text}” of {figure.about} [{bounds}], {figure.date or 'no date'}"


class Watch:
    """Passes records on, and keeps the figures with some ids."""

    def __init__(self, ids: Iterable[str]) -> None:
        self.ids = frozenset(ids)
        self.found: dict[str, Figure] = {}

    def of(self, records: Iterable[Record]) -> Iterator[Record]:
        """The records as they come."""
        articles = {each.rpartition("#")[0] for each in self.ids}
        for record in records:
            if record["article"]["id"] in articles:
                self.found |= {figure.id: figure for figure in figures_of(record) if figure.id in self.ids}
            yield record


def reasons_for(first: Figure, second: Figure, *, window: int) -> Reasons:
    """Why two numbers are together or apart."""
    earlier, later = in_time(first, second)
    verdict = verdict_on(earlier, later, window=window)
    if verdict.apart:
        score, shared = in_common(earlier, later)
        verdict = dataclasses.replace(verdict, score=score, shared=shared)
    return Reasons(first=earlier, second=later, verdict=verdict, relation=relation(earlier, later))
