"""Polarity and certainty: how far a source, or the article, commits to a predicate.

Commitment is passed down the tree from where it starts (the content's main predicate, the sentence's root): each
predicate on the way adds its negation, modals and hedges, and its signature says what that means for its complement.
"""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from claimx.extraction.commitment.cue import start_with_cue
from claimx.extraction.commitment.descent import WHETHER_WEIGHT, Descent
from claimx.extraction.commitment.factuality import factuality_scores
from claimx.extraction.commitment.operators import Operators
from claimx.extraction.commitment.state import FULL, UNKNOWN, Effect
from claimx.extraction.commitment.walk import MOST_STEPS, Walk
from claimx.extraction.findings import Attribution, Commitment
from claimx.extraction.reading import Reading
from claimx.records import Hedge
from claimx.syntax import Parse, ancestors, complementizer_of, is_predicate, link_of

__all__ = ["Commitments", "factuality_scores"]

# What a noun that stands for its sentence may have beside it.
BESIDE = frozenset({"conjunct", "parataxis", "apposition", "other"})
# Links of a verb to one before it of which it is a part, or with which it stands.
LOWER_VERBS = frozenset({"conjunct", "open complement", "adverbial"})


class Commitments:
    """How far the sources of one text, and the article itself, commit to what they say."""

    def __init__(self, reading: Reading) -> None:
        self.parse, self.lexicon = reading.parse, reading.lexicons.hedges
        self._unhedged = Descent(Operators(self.parse, self.lexicon, ()))  # most sentences hold no hedge

    def of(
        self,
        predicate: int,
        *,
        top: int | None = None,
        attribution: Attribution | None,
        hedges: tuple[Hedge, ...],
    ) -> Commitment:
        """How far the innermost source (the article where `attribution` is None) commits to the predicate.

        Args:
            predicate: head of the claim's main clause or phrase.
            top: the token at which the source's own commitment starts; None for the predicate itself.
            attribution: the attribution whose content it is.
            hedges: the claim's hedges, by start.

        """
        if attribution is None:
            predicate = verbal(self.parse, predicate)
        elif top is None:
            predicate = main_word(self.parse, predicate, attribution)
        around = in_sentence(self.parse, self.parse.sentence_of[predicate], hedges) if hedges else ()
        # Of what a source says only its own hedges do anything.
        near = around if attribution is None else tuple(h for h in around if h.holder == "source")
        descent = Descent(Operators(self.parse, self.lexicon, near)) if near else self._unhedged
        walk = Walk(descent, FULL)
        if attribution is not None:
            start_with_cue(walk, predicate, attribution, around)
            self._start_with_whether(walk, predicate)
        for token in chain(self.parse, predicate, top):
            walk.go_to(token)
        if walk.follow_complements(predicate) == predicate:
            for effect in descent.operators.own(predicate):
                walk.under(effect)
        return walk.outcome()

    def _start_with_whether(self, walk: Walk, predicate: int) -> None:
        """Asked whether the minister resigned."""
        mark = complementizer_of(self.parse, predicate)
        if mark is None or mark in walk.descent.operators.conditions:
            return
        if self.parse.lower[mark] in self.lexicon.senses["whether_words"]:
            walk.under(Effect(False, UNKNOWN, WHETHER_WEIGHT, f"“{self.parse.words[mark]}”"))


def in_sentence(parse: Parse, number: int, hedges: tuple[Hedge, ...]) -> tuple[Hedge, ...]:
    """The hedges that stand in a sentence."""
    start, end = parse.sentences[number]
    first, last = parse.start[start], parse.end[end - 1]
    key = attrgetter("start")
    return hedges[bisect_left(hedges, first, key=key) : bisect_left(hedges, last, key=key)]


def verbal(parse: Parse, predicate: int) -> int:
    """The token itself if it heads a clause or has none below it; else the first clause that stands beside it.

    Where the parse takes a subject for the head of its sentence, the claim is still in the verb.
    """
    if is_predicate(parse, predicate):
        return predicate
    beside = (c for c in parse.children[predicate] if link_of(parse, c) in BESIDE and is_predicate(parse, c))
    return next(beside, predicate)


def main_word(parse: Parse, predicate: int, attribution: Attribution) -> int:
    """The first verb of a content: "seems to rise, according to" may hang on its infinitive or on its last verb."""
    while link_of(parse, predicate) in LOWER_VERBS:
        parent = parse.head[predicate]
        if not any(start <= parent < end for start, end in attribution.content):
            break
        predicate = parent
    return predicate


def chain(parse: Parse, predicate: int, top: int | None) -> list[int]:
    """From `top` down to the predicate; the predicate alone where `top` does not lie above it."""
    found = [predicate]
    for token in ancestors(parse, predicate):
        if found[-1] == top or top is None or len(found) > MOST_STEPS:
            break
        found.append(token)
    return found[::-1] if found[-1] == top else [predicate]
