"""The name finder, all words at once.

What it does at a word depends on that word and on the name that is open there, if any: on where that began. So its
moves outside names are scored for all words in one product, and those inside for the second words of all names that may
begin somewhere, then for the third words of those that go on, and so on. spaCy scores one word of each Doc at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IS_SPACE, SENT_START
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc

from claimx.fast.products import Floats

Numbers = NDArray[np.intp]
Flags = NDArray[np.bool_]
NEVER = np.float32(-np.inf)


class NameFinder(EntityRecognizer):  # type: ignore[misc]
    """A name finder that takes the place of spaCy's own, whose model it has.

    Args:
        plain: spaCy's own.
        vectors: what its model's `tok2vec` says of the words of some Docs, all in one array.
    """

    def __init__(self, plain: Any, vectors: Callable[[Sequence[Doc]], Floats]) -> None:
        super().__init__(plain.vocab, plain.model, plain.name, plain.moves, scorer=plain.scorer)
        self.cfg, self.vectors = plain.cfg, vectors

    def predict(self, docs: Sequence[Doc]) -> list[Any]:
        """The final states of these Docs."""
        if not any(map(len, docs)) or any(doc.has_annotation("ENT_IOB") for doc in docs):
            states: list[Any] = super().predict(docs)
            return states
        return named(self, docs, self.vectors(docs))

    def update(self, *args: Any, **kwargs: Any) -> Any:
        """Learn; whatever was made of the old weights is made of the new ones from then on."""
        self.vectors = self.model.get_ref("tok2vec").predict
        return super().update(*args, **kwargs)


def named(finder: Any, docs: Sequence[Doc], vectors: Floats) -> list[Any]:
    """The final states of these Docs, without a name so far, given what the finder's `tok2vec` says of each word."""
    moves, scores = Moves.of(finder), Scores.of(finder.model, vectors)
    seen = [doc.to_array([IS_SPACE, SENT_START]) for doc in docs if len(doc)]
    blank = np.concatenate([each[:, 0] for each in seen]) == 1
    # A name ends where its sentence does.
    goes_on = np.concatenate([np.append(each[1:, 1] != 1, np.False_) for each in seen])
    best = best_outside(moves, scores, blank, goes_on)
    ends = ends_of_names(moves, scores, best, goes_on)
    states: list[Any] = finder.moves.init_batch(docs)
    offset = 0
    for doc, state in zip(docs, states, strict=True):
        stretch = slice(offset, offset + len(doc))
        write(state, names_in(best[stretch], ends[stretch] - offset, moves))
        offset += len(doc)
    return states


class Moves(NamedTuple):
    """The moves of a name finder: by number, the letter of their kind (B, I, L, U, O) and their label."""

    kind: NDArray[np.str_]
    label: list[int]
    inside: Numbers  # the move that goes on with a name of this label
    last: Numbers  # and that which ends it

    @classmethod
    def of(cls, finder: Any) -> Moves:
        """The moves of this one, in its own order."""
        names = [finder.moves.get_class_name(number) for number in range(finder.moves.n_moves)]
        kinds, _, labels = zip(*(name.partition("-") for name in names), strict=True)
        inside, last = ([names.index(f"{kind}-{each}") if each else 0 for each in labels] for kind in "IL")
        return cls(np.array(kinds), [finder.vocab.strings[each] for each in labels], np.array(inside), np.array(last))


class Scores(NamedTuple):
    """The model of a name finder over a batch of Docs."""

    # By word, a row of nothing first: what it adds where it is read, where the open name began with it, and where it is
    # what was read last of that.
    shares: NDArray[np.float32]
    lower: Any
    upper: Any

    @classmethod
    def of(cls, model: Any, vectors: Floats) -> Scores:
        """The model over the Docs that have these."""
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        return cls(lower.predict(vectors), lower, upper)

    def outside(self) -> Floats:
        """Of all moves, at all words, where no name is open."""
        return self._of(self.shares[1:, 0] + self.shares[0, 1] + self.shares[0, 2])

    def within(self, words: Numbers, begins: Numbers) -> Floats:
        """Of all moves, at these words, in names that began there."""
        return self._of(self.shares[words + 1, 0] + self.shares[begins + 1, 1] + self.shares[words, 2])

    def _of(self, state: NDArray[np.float32]) -> Floats:
        state += self.lower.get_param("b")
        hidden, _ = self.lower.ops.maxout(state)
        scores: Floats = self.lower.ops.gemm(hidden, self.upper.get_param("W"), trans2=True)
        scores += self.upper.get_param("b")
        return scores


def best_outside(moves: Moves, scores: Scores, blank: Flags, goes_on: Flags) -> Numbers:
    """The best move at each word where no name is open there: one begins, the word is one whole, or there is none."""
    found = scores.outside()
    begins, whole = moves.kind == "B", (moves.kind == "U") & (np.array(moves.label) != 0)
    found[:, ~(begins | whole | (moves.kind == "O"))] = NEVER
    found[np.ix_(blank, begins | whole)] = NEVER
    found[np.ix_(~goes_on, begins)] = NEVER
    best: Numbers = found.argmax(axis=1)
    return best


def ends_of_names(moves: Moves, scores: Scores, best: Numbers, goes_on: Flags) -> Numbers:
    """By word, the end of the name that begins with it, if one does."""
    ends = np.arange(1, len(best) + 1)
    begins = np.flatnonzero(moves.kind[best] == "B")
    inside, last = moves.inside[best[begins]], moves.last[best[begins]]
    words = begins + 1
    while len(words):
        found, rows = scores.within(words, begins), np.arange(len(words))
        more, end = found[rows, inside], found[rows, last]
        going = goes_on[words] & ((more > end) | (more == end) & (inside < last))
        ends[begins[~going]] = words[~going] + 1
        words, begins, inside, last = words[going] + 1, begins[going], inside[going], last[going]
    return ends


def names_in(best: Numbers, ends: Numbers, moves: Moves) -> Iterator[tuple[int, int, int]]:
    """First word, end and label of the names of a Doc; inside a name, none begins."""
    end = 0
    for start in np.flatnonzero(moves.kind[best] != "O").tolist():
        if start >= end:
            end = int(ends[start])
            yield start, end, moves.label[best[start]]


def write(state: Any, names: Iterator[tuple[int, int, int]]) -> None:
    """Let a state that read nothing yet find these names."""
    at = 0
    for start, end, label in names:
        advance(state, start - at)
        state.open_ent(label)
        advance(state, end - 1 - start)
        state.close_ent()
        at = end - 1


def advance(state: Any, words: int) -> None:
    """Let a state read so many words."""
    for _ in range(words):
        state.push()
        state.pop()
