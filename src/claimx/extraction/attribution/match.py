"""What a construction finds: heads, and the words that cue them. Stretches are made of it afterwards, in one place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from claimx.lexicons.cues import Verb
from claimx.records import CueClass
from claimx.syntax import Tokens


@dataclass(slots=True, kw_only=True)  # never changed; a frozen one takes three times as long to make
class Cue:
    """A verb that may attribute: its token, its entry in the lexicon, and the last token with its particle."""

    token: int
    verb: Verb
    last: int


@dataclass(frozen=True, slots=True)
class Clause:
    """The clause that a cue takes, by its head; where the tree cut it short, what it goes on with."""

    head: int


@dataclass(frozen=True, slots=True)
class Object:
    """The noun that a cue takes, with the phrases behind it, also those that the tree hung on the cue.

    `without` is its preposition, which belongs to the cue.
    """

    head: int
    without: int | None = None


@dataclass(frozen=True, slots=True)
class Whole:
    """A word with all that hangs below it, `without` apart."""

    head: int
    without: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase without what is set off from it."""

    head: int


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch, where the order of the words says more than the tree."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Speech:
    """What stands between the marks of a quotation, by its number."""

    number: int


@dataclass(frozen=True, slots=True)
class Paraphrase:
    """The words of a clause that stand around its quotations and are said too, by the clause's head.

    Attributes:
        opening: the first token of the quotations; end: the token after the last of those beside the cue.
        introduced: whether a colon stands before them: what leads up to it is the article's own.
    """

    head: int
    opening: int
    end: int
    introduced: bool


# Pieces that are stretches; the others are named by their head.
STRETCHES = (Words, Speech)
Piece: TypeAlias = Clause | Object | Whole | Phrase | Words | Speech | Paraphrase


@dataclass(slots=True, kw_only=True)  # never changed; a frozen one takes three times as long to make
class Match:
    """One attribution by its heads.

    Attributes:
        cue: the cue's own word; lemma, class_: as the record has them.
        verb: the entry of a verb; its group (auxiliaries, negation, adverbs) belongs to the cue.
        first, last: the first and the last token of the cue, where it is more than its own word.
        source: the head of the source; label: its stretch, where the layout marks it off.
        content: the pieces of the content.
        predicate: the head of what is attributed; None where it is the head of the first piece.
        aside: the stretch of "X said on Monday" where it is set off from what it reports.
        verbatim: whether the content is what was said word for word, though no marks stand around it.
    """

    cue: int
    lemma: str
    class_: CueClass
    source: int | None
    content: tuple[Piece, ...]
    predicate: int | None = None
    verb: Verb | None = None
    first: int | None = None
    last: int | None = None
    label: Tokens | None = None
    aside: Tokens | None = None
    verbatim: bool = False


def said(
    cue: Cue,
    class_: CueClass,
    source: int | None,
    content: tuple[Piece, ...],
    predicate: int | None = None,
    *,
    first: int | None = None,
    last: int | None = None,
    label: Tokens | None = None,
    aside: Tokens | None = None,
) -> Match:
    """The match of a verb."""
    return Match(
        cue=cue.token,
        lemma=cue.verb.lemma,
        class_=class_,
        source=source,
        content=content,
        predicate=predicate,
        verb=cue.verb,
        first=first,
        last=cue.last if last is None else last,
        label=label,
        aside=aside,
    )
