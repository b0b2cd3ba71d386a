"""Who asks the questions of an interview: its turns are no statements, and would lead every list of who is quoted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from claimx.report.reading import content_words, who_of

Record = Mapping[str, Any]
TURN = "attribution.transcript"  # the rule of a turn behind a label: "Ana Roe: We left early."
LEAST_TURNS = 2
LEAST_SHARE = 0.5  # of somebody's turns, those that end in a question
CLOSING = "\"'”’)] "


@dataclass(slots=True)
class Asking:
    """The turns of somebody who asks the questions of interviews."""

    turns: int = 0
    articles: int = 0

    def take(self, other: Asking) -> None:
        """Add the turns of the same person under another name, in other articles."""
        self.turns += other.turns
        self.articles += other.articles


def askers_of(claims: Iterable[Record]) -> set[str]:
    """Who asks the questions of an article that is an interview."""
    turns = ((who_of(claim) or "", content_words(claim)) for claim in claims if is_turn(claim))
    return askers(turns)


def is_turn(claim: Record) -> bool:
    """Whether a claim is a turn of an interview."""
    return bool(claim["rule"] == TURN)


def askers(turns: Iterable[tuple[str, str]]) -> set[str]:
    """Who asks in an article of which these are the turns, each by its speaker and its words.

    Answers need not be turns: some interviews give a label to the questions alone.
    """
    said, asked = Counter[str](), Counter[str]()
    for who, words in turns:
        said[who] += 1
        asked[who] += words.rstrip(CLOSING).endswith("?")
    return {who for who, count in said.items() if count >= LEAST_TURNS and asked[who] >= LEAST_SHARE * count}
