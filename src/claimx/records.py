"""The record, version `claimx/1`: what claimx writes down about one article.

Plain frozen dataclasses that know nothing of spaCy. Offsets count Unicode code points of the text, end exclusive, and
`text[start:end]` is the mention. Absent is `None` or `()`. Fields and enum values may be added, never changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

SCHEMA: Literal["claimx/1"] = "claimx/1"

Mode = Literal["direct", "indirect", "mixed"]
SourceType = Literal[
    "person", "organisation", "government", "official", "group", "document", "media", "poll", "unknown"
]
Resolution = Literal["name", "nominal", "pronoun", "none"]
CueClass = Literal[
    "neutral", "assert", "deny", "doubt", "believe", "perceive", "intend", "want", "ask", "evaluate", "document"
]
RoleName = Literal["agent", "target", "mentioned"]
Polarity = Literal["positive", "negative"]
Certainty = Literal["certain", "probable", "possible", "unknown"]
ActorType = Literal["person", "organisation", "place", "group"]
MentionKind = Literal["name", "nominal", "pronoun"]
Modifier = Literal["exact", "about", "at_least", "at_most", "more_than", "less_than", "between", "vague"]
QuantityKind = Literal["count", "money", "percent", "measure", "duration", "rate", "age", "multiple"]
Change = Literal["up", "down"]
Status = Literal["stated", "estimated", "confirmed", "suspected", "planned"]
HedgeCategory = Literal[
    "epistemic", "evidential", "doxastic", "conditional", "approximator", "distancing", "future", "question"
]
Holder = Literal["source", "article"]
Number = int | float


SEPARATOR = "; "  # between the sites of an article that several outlets tell
WORTH_BASE = 0.3  # of a claim's score by `--sort check`, to which its criteria add their weights


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWarning:
    """Something a reader of the record should know, as `language`."""

    code: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What a reader makes of one input: a text and what is known about it.

    `extracted` is true where `text` is not the file itself (HTML, PDF …), so that the record must carry it; `warnings`
    are what the record should say of how it was read.
    """

    text: str
    id: str = "-"
    path: str | None = None
    title: str | None = None
    date: str | None = None
    site: str | None = None
    url: str | None = None
    extracted: bool = False
    warnings: tuple[ReportWarning, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRecord:
    """The article as the record names it; counts are of code points, words and sentences."""

    id: str
    path: str | None
    title: str | None
    date: str | None
    site: str | None
    url: str | None
    sha256: str
    characters: int
    words: int
    sentences: int
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of the text by its offsets alone."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A stretch of the text, with its words."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who or what an attribution credits; `antecedent` is the fuller phrase that a pronoun stands for."""

    start: int
    end: int
    text: str
    type: SourceType
    named: bool
    actor: str | None
    name: str | None
    actors: tuple[str, ...]
    country: str | None
    resolution: Resolution
    anonymity: str | None
    antecedent: Mention | None = None  # files written before it was there can be read


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """The words that attribute."""

    start: int
    end: int
    text: str
    lemma: str
    class_: Annotated[CueClass, Field(alias="class")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What part an actor has in a claim."""

    actor: str
    role: RoleName


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """An interval [low, high], its unit or the thing counted. `None` for low or high: open on that side."""

    id: str
    start: int
    end: int
    text: str
    low: Number | None
    high: Number | None
    modifier: Modifier
    kind: QuantityKind
    unit: str | None
    noun: str | None
    of: str | None
    concept: str | None
    per: str | None
    change: Change | None
    status: Status
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge:
    """A cue that weakens commitment. `strength` is 1 (little) to 3 (most)."""

    id: str
    start: int
    end: int
    text: str
    category: HedgeCategory
    strength: int
    holder: Holder
    scope: Mention
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """One place where the article names or refers to an actor."""

    start: int
    end: int
    text: str
    kind: MentionKind
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A party that the article names, its mentions in order. `key`, from lexicons, identifies it across articles."""

    id: str
    name: str
    type: ActorType
    country: str | None
    key: str | None
    mentions: tuple[ActorMention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One assertion: attributed content, or a clause in the article's own voice.

    `factuality` is the commitment as a number from -3 (certainly not) to 3 (certainly); 0 is unknown.
    """

    id: str
    text: str
    start: int
    end: int
    sentence: Stretch
    content: tuple[Mention, ...]
    attributed: bool
    mode: Mode | None
    source: Source | None
    cue: Cue | None
    actors: tuple[str, ...]
    roles: tuple[Role, ...]
    quantities: tuple[Quantity, ...]
    hedges: tuple[Hedge, ...]
    polarity: Polarity
    certainty: Certainty
    factuality: float
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """The pipeline that read the article."""

    name: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything claimx found in one article."""

    schema_: Annotated[Literal["claimx/1"], Field(alias="schema")] = SCHEMA
    article: ArticleRecord
    claims: tuple[Claim, ...]
    actors: tuple[Actor, ...]
    quantities: tuple[Quantity, ...]
    hedges: tuple[Hedge, ...]
    model: Model
    version: str
    warnings: tuple[ReportWarning, ...]

    def __repr__(self) -> str:
        attributed = sum(claim.attributed for claim in self.claims)
        return (
            f"<Report {self.article.id!r}: {len(self.claims)} claims, {attributed} attributed, "
            f"{len(self.quantities)} quantities, {len(self.hedges)} hedges, {len(self.actors)} actors>"
        )

    def _repr_html_(self) -> str:
        """The marked article, which a notebook shows."""
        from claimx.page.notebook import notebook_html  # noqa: PLC0415 - for notebooks alone
        from claimx.record_json import to_dict  # noqa: PLC0415 - the same

        return notebook_html(to_dict(self))


def mention(text: str, start: int, end: int) -> Mention:
    """The mention of `text[start:end]`."""
    return Mention(start=start, end=end, text=text[start:end])
