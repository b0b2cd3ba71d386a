"""What the steps of extraction hand to one another: token stretches, before they become records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from claimx.extraction.rule import Tier
from claimx.records import Actor, Certainty, CueClass, Hedge, Mode, Quantity, Source
from claimx.syntax import Tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A stretch between quotation marks (or from a mark to where its speech ends).

    Attributes:
        tokens: with its marks.
        inner: without them.
        depth: 0 for an outer quotation, 1 for one inside it.
        closed: whether a closing mark was found.
        continues: number of the quotation that this one goes on from (re-opened at a paragraph), or None.
        scare: a word or phrase in marks that reports no speech: a title, a nickname, "so-called" quotes.
    """

    tokens: Tokens
    inner: Tokens
    depth: int = 0
    closed: bool = True
    continues: int | None = None
    scare: bool = False


@dataclass(slots=True, kw_only=True)  # never changed; a frozen one takes three times as long to make
class Attribution:
    """Source, cue and content by tokens.

    Attributes:
        rule: id of the rule that found it.
        tier: what it tells, as its rule says.
        source: the source's stretch; None where the attribution names none.
        source_head: the head word of the source (a pronoun, a name, a noun); None with `source`.
        cue: first to last token of the cue.
        cue_head: the cue's own word ("said" of "has also said"); a mark where a colon attributes.
        cue_lemma, cue_class: as the record has them.
        content: the pieces of the content, in text order.
        predicate: the head of the content's main clause or phrase; None where the parse gives none.
        mode: quoted, paraphrased or partly quoted.
        negated: the attribution itself is negated ("did not say that").
    """

    rule: str
    source: Tokens | None
    source_head: int | None
    cue: Tokens
    cue_head: int
    cue_lemma: str
    cue_class: CueClass
    content: tuple[Tokens, ...]
    predicate: int | None
    mode: Mode = "indirect"
    negated: bool = False
    tier: Tier = "stance"

    def holds(self, token: int) -> bool:
        """Whether a token stands in what is reported."""
        return any(start <= token < end for start, end in self.content)


class Commitment(NamedTuple):
    """How far someone commits to a predicate: polarity and certainty, and both as one number in [-3, 3]."""

    negative: bool
    certainty: Certainty
    factuality: float
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A source with its identity and type; `steps` say how they were found, in words."""

    source: Source | None
    steps: tuple[str, ...] = ()


NOBODY = Resolved(source=None)


class Way(NamedTuple):
    """How a claim came about, in words: the steps to its source, and those to its polarity and certainty."""

    source: tuple[str, ...]
    certainty: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What the steps found in one text, before claims are made of it.

    Quantities and hedges, sorted, and actors carry their ids; `sources` are parallel to `attributions`.
    """

    attributions: tuple[Attribution, ...]
    sources: tuple[Resolved, ...]
    quantities: tuple[Quantity, ...]
    hedges: tuple[Hedge, ...]
    actors: tuple[Actor, ...]
