"""What a report counts: claims of a source, an outlet or a period, numbers, statements, names; and which lead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from claimx.report.reading import is_unnamed
from claimx.visible import plural

Record = Mapping[str, Any]
ARTICLE = "the"

MOST_LEADING = 3  # that share the first place, by their names


@dataclass(slots=True)
class Quoted:
    """What is attributed to one source."""

    modes: Counter[str] = field(default_factory=Counter)
    words: int = 0
    articles: int = 0

    @property
    def claims(self) -> int:
        """All of them."""
        return self.modes.total()

    def take(self, other: Quoted) -> None:
        """Add what is attributed to the same source under another name, in other articles."""
        self.modes.update(other.modes)
        self.words += other.words
        self.articles += other.articles


@dataclass(slots=True)
class Group:
    """What is attributed in one outlet or period, or to one type of source; or what the articles say themselves.

    Attributes:
        articles: of an outlet or period; so are `words`, `quoted_words` and `own`, the claims in their own voice.
    """

    claims: int = 0
    unnamed: int = 0
    hedged: int = 0
    certainty: Counter[str] = field(default_factory=Counter)
    articles: int = 0
    words: int = 0
    quoted_words: int = 0
    own: int = 0
    own_hedged: int = 0

    def count(self, claim: Record) -> None:
        """Count a claim."""
        self.claims += 1
        self.unnamed += claim["attributed"] and is_unnamed(claim)
        self.hedged += bool(claim["hedges"])
        self.certainty[claim["certainty"]] += 1

    def take(self, other: Group) -> None:
        """Add what is attributed to the same source under another name."""
        self.claims += other.claims
        self.unnamed += other.unnamed
        self.hedged += other.hedged
        self.certainty.update(other.certainty)
        self.quoted_words += other.quoted_words


@dataclass(slots=True)
class Point:
    """A number as an article gives it."""

    date: str
    low: float | None
    high: float | None
    type: str
    who: str
    text: str
    article: int
    claim: str
    outlet: str


@dataclass(slots=True)
class Statement:
    """A statement and the articles that carry it."""

    text: str
    articles: int
    last: int
    first: tuple[str, str]
    outlets: set[str]


def called_by(words: str) -> str:
    """What a source without a name is called, whatever the case: "the police" are "police"."""
    return words.lower().removeprefix(f"{ARTICLE} ")


def as_within(words: str) -> str:
    """The words as they stand within a sentence: "The family" there is "the family"."""
    first, _, rest = words.partition(" ")
    return f"{ARTICLE} {rest}" if rest and first.lower() == ARTICLE else words


class Called:
    """How often sources without a name are called what, without regard to case; a pronoun calls them nothing.

    Attributes:
        pronouns: words that stand for another source somewhere in the corpus.
    """

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.pronouns: set[str] = set()
        self._words: dict[str, str] = {}

    def add(self, words: str) -> None:
        """Count one; of its forms the one with the fewest capitals is kept, as it stands within a sentence."""
        key, words = called_by(words), as_within(words)
        self.counts[key] += 1
        self._words[key] = max(self._words.get(key, words), words)  # in the order of letters, capitals come first

    def ordered(self) -> list[tuple[str, str, int]]:
        """By their counts: the key, how it is written, how often."""
        counts = ((key, count) for key, count in self.counts.items() if key not in self.pronouns)
        order = sorted(counts, key=lambda item: (-item[1], item[0]))
        return [(key, self._words[key], count) for key, count in order]


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


def ranked(groups: Mapping[str, Group], top: int) -> list[tuple[str, Group]]:
    """Those with most attributed claims."""
    several = [(name, group) for name, group in groups.items() if group.claims]
    return sorted(several, key=lambda item: (-item[1].claims, item[0]))[:top]


def ordered(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
