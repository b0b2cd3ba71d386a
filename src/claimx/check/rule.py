"""What a rule of `claimx check` says of itself, and what it reads: the article with its report."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

from claimx.check.likeness import stems
from claimx.check.marks import marks_of, paragraphs
from claimx.extraction.rule import told_by
from claimx.lexicons.check import CheckLexicon
from claimx.records import Article, Claim, CueClass, Hedge, Quantity, Report, Stretch

Level: TypeAlias = Literal["error", "warning", "note"]
# Classes of cues by which a source vouches for what it says; a wish, a plan or praise vouches for nothing.
VOUCHING: frozenset[CueClass] = frozenset({"neutral", "assert", "deny", "doubt", "believe", "perceive", "document"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What a rule has to say about a stretch of the text, and about which claim."""

    start: int
    end: int
    message: str
    claim: Claim | None = None
    in_title: bool = False


def body_start_of(text: str, title: str | None) -> int:
    """Where a text begins, behind a headline that stands in it; 0 where the headline is told apart from the text."""
    blank = len(text) - len(text.lstrip())
    start = blank + len(title) if title and text.startswith(title, blank) else 0
    if title and not start and text.startswith("#", blank):  # a heading of Markdown
        found = text.find(title, blank, blank + len(title) + 8)
        start = found + len(title) if found >= 0 else 0
    return start


def title_apart(article: Article) -> Article | None:
    """The headline as an article of its own, where it stands not in the text: that of a page, of a row of a table."""
    title = article.title
    if not title or body_start_of(article.text, title):
        return None
    return Article(text=title, id=article.id, path=article.path, date=article.date)


@dataclass(frozen=True, kw_only=True)
class Draft:
    """An article as its editor has it: the text, the report on it, and the words that rules look for.

    `title` is the report on a headline that stands apart from the text.
    """

    text: str
    report: Report
    words: CheckLexicon
    title: Report | None = None

    @cached_property
    def body_start(self) -> int:
        """Where the text begins, behind a headline that stands in it."""
        return body_start_of(self.text, self.report.article.title)

    @cached_property
    def heading(self) -> str:
        """What the offsets of the headline count: the text that it stands in, or the headline alone."""
        return self.text if self.title is None else self.report.article.title or ""

    @cached_property
    def headline(self) -> tuple[Claim, ...]:
        """The claims of the headline."""
        if self.title is not None:
            return self.title.claims
        return tuple(claim for claim in self.report.claims if claim.start < self.body_start)

    @cached_property
    def headline_hedges(self) -> tuple[Hedge, ...]:
        """The hedges of the headline."""
        if self.title is not None:
            return self.title.hedges
        return tuple(hedge for hedge in self.report.hedges if hedge.start < self.body_start)

    @cached_property
    def body(self) -> tuple[Claim, ...]:
        """The claims of the text below it."""
        return tuple(claim for claim in self.report.claims if claim.start >= self.body_start)

    @cached_property
    def sentences(self) -> tuple[Stretch, ...]:
        """The sentences that make claims, in order."""
        found = {(claim.sentence.start, claim.sentence.end) for claim in self.report.claims}
        return tuple(Stretch(start=start, end=end) for start, end in sorted(found))

    @cached_property
    def sentence_starts(self) -> list[int]:
        """Where they start."""
        return [sentence.start for sentence in self.sentences]

    def sentence_number(self, place: int) -> int:
        """Which of them is the last that starts at a place or before; -1 before all."""
        return bisect_right(self.sentence_starts, place) - 1

    @cached_property
    def paragraphs(self) -> Sequence[Stretch]:
        """The paragraphs of the text."""
        return paragraphs(self.text)

    @cached_property
    def quoted(self) -> tuple[Stretch, ...]:
        """What stands between quotation marks."""
        return tuple(each for part in self.paragraphs for each in marks_of(self.text, part).closed)

    @cached_property
    def stems(self) -> dict[str, frozenset[str]]:
        """The stems of each claim of the text, by its id."""
        return {claim.id: stems(claim, self.words) for claim in self.body}

    @cached_property
    def given_names(self) -> dict[str, frozenset[str]]:
        """The given names of the persons of each surname, in lower case."""
        found: dict[str, frozenset[str]] = {}
        for actor in self.report.actors:
            words = actor.name.casefold().split()
            if actor.type == "person" and len(words) > 1:
                found[words[-1]] = found.get(words[-1], frozenset()) | {words[0]}
        return found

    def claim_at(self, start: int, end: int) -> Claim | None:
        """The innermost claim whose content holds a stretch."""
        holding = [
            claim for claim in self.report.claims if any(c.start <= start and end <= c.end for c in claim.content)
        ]
        return min(holding, key=lambda claim: claim.end - claim.start, default=None)

    def quantities_in(self, sentence: Stretch) -> tuple[Quantity, ...]:
        """The quantities of a sentence, in order."""
        return tuple(q for q in self.report.quantities if sentence.start <= q.start and q.end <= sentence.end)

    def reported(self) -> Iterator[Claim]:
        """The claims that a source vouches for."""
        return (claim for claim in self.report.claims if claim.cue is not None and claim.cue.class_ in VOUCHING)


Finder: TypeAlias = Callable[[Draft], Iterator[Remark]]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRule:
    """A rule: its id, how grave what it finds is, an example, what it says, and the function that applies it."""

    id: str
    level: Level
    example: str
    summary: str
    apply: Finder


def check_rule(id: str, *, level: Level = "warning") -> Callable[[Finder], CheckRule]:  # noqa: A002 - as in `rule`
    """Make a `CheckRule` of a function whose docstring opens with its example sentence, then says why it asks."""

    def decorate(function: Finder) -> CheckRule:
        example, summary = told_by(function)
        return CheckRule(id=id, level=level, example=example, summary=summary, apply=function)

    return decorate


def quoted(text: str, longest: int = 60) -> str:
    """Words of the article inside a message, on one line and not too long."""
    line = " ".join(text.split())
    return f"“{line if len(line) <= longest else line[: longest - 1].rstrip() + '…'}”"
