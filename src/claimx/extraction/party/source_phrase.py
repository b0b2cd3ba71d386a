"""A source's stretch with the word that is taken for its head, and the source that stands in these words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from claimx.extraction.party.discourse import Discourse
from claimx.records import Mention, Resolution, Source, SourceType
from claimx.syntax import Tokens


@dataclass(eq=False)
class Phrase:
    """A source's stretch with the token that is taken for its head."""

    discourse: Discourse
    tokens: Tokens
    head: int

    def person_at(self, i: int) -> str | None:
        """The person whose name holds a token."""
        id_ = self.discourse.at.get(i)
        return id_ if id_ is not None and self.discourse.actors[id_].type == "person" else None

    def name_start(self, i: int) -> int:
        """Where the name starts that holds a token."""
        while self.discourse.end.get(i - 1) == self.discourse.end[i]:
            i -= 1
        return i

    @cached_property
    def last(self) -> int:
        """The last token; of a name before an aside that ends the phrase: "the envoy at Nordia Ana Roe, a doctor"."""
        words, end = self.discourse.parse.words, self.tokens[1]
        if self.person_at(end - 1) is not None:
            return end - 1
        names = (i - 1 for i in range(self.head + 1, end) if words[i] == "," and self.person_at(i - 1) is not None)
        return next(names, end - 1)

    def ends_in_comma(self, i: int) -> bool:
        """Whether a name begins at a token and a comma follows it."""
        parse, end = self.discourse.parse, self.discourse.end.get(i)
        return end is not None and parse.words[end] == ","


def make_source(
    words: Mention,
    type_: SourceType,
    *,
    actors: tuple[str, ...] = (),
    name: str | None = None,
    country: str | None = None,
    resolution: Resolution = "none",
    anonymity: str | None = None,
    antecedent: Mention | None = None,
) -> Source:
    """The source that stands in these words, named where it has a name."""
    return Source(
        start=words.start, end=words.end, text=words.text, type=type_, named=name is not None, name=name,
        actor=actors[0] if actors else None, actors=actors, country=country, resolution=resolution,
        anonymity=anonymity, antecedent=antecedent,
    )  # fmt: skip
