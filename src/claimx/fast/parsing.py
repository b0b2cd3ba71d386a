"""The parser, all paragraphs side by side.

spaCy moves each Doc of a batch on by one word at a time, long ones alone in the end: a product of one row a step. Where
a sentence must start, as at each paragraph, nothing is left on the parser's stack and no arc leads across, so that what
stands there is parsed as if the text began with it. What stands before it sees no more of it than its first two words,
and does no more to it than to say that the second starts a sentence of its own: then it is parsed once more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
from spacy.attrs import SENT_START
from spacy.ml.parser_model import ParserStepModel
from spacy.pipeline import DependencyParser
from spacy.pipeline._parser_internals.stateclass import StateClass
from spacy.tokens import Doc
from spacy.vocab import Vocab

from claimx.fast.products import Floats, by

SEEN_AHEAD = 2  # words of the buffer that the parser's model and its moves look at
# Words that are parsed side by side: enough that a step is many rows, few enough that what is known of each, 8 kB with
# the embedded parser, stays near the processor.
TOGETHER = 2_000
OF_NOTHING = Vocab()  # the moves look at no word, only at where sentences may start


class Parser(DependencyParser):  # type: ignore[misc]
    """A parser that takes the place of spaCy's own, whose model it has."""

    def __init__(self, plain: Any) -> None:
        super().__init__(plain.vocab, plain.model, plain.name, plain.moves, scorer=plain.scorer)
        self.cfg = plain.cfg

    def predict(self, docs: Sequence[Doc]) -> list[Any]:
        """The final states of these Docs."""
        if not any(map(len, docs)) or any(doc.has_annotation("DEP") for doc in docs):
            states: list[Any] = super().predict(docs)
            return states
        return parsed(self, docs, self.model.get_ref("tok2vec").predict(docs))


@dataclass(slots=True)
class Stretch:
    """Tokens between two places where a sentence must start."""

    whole: Any  # the state of the Doc, which gets the arcs
    start: int  # in the Doc
    length: int
    starts: bytes  # of the tokens and the words ahead: where a sentence must and can't start
    vectors: Floats  # of the same
    is_cut: bool = False  # the stretch before says that the second token starts a sentence
    cuts: bool = False  # it says so of the stretch behind
    state: Any = None

    def begin(self, offset: int) -> Any:
        """The state before the first move, the vectors at this offset."""
        self.cuts = False
        starts = self.starts[:1] + b"\1" + self.starts[2:] if self.is_cut else self.starts
        self.state = StateClass(blank(starts), offset=offset)
        return self.state


def parsed(parser: Any, docs: Sequence[Doc], vectors: Floats) -> list[Any]:
    """The final states of these Docs, given what the parser's `tok2vec` says of each word."""
    wholes: list[Any] = parser.moves.init_batch(docs)
    stretches = list(stretches_of(docs, wholes, vectors))
    waiting = stretches
    while waiting:
        # Those of a length end together.
        for group in grouped(sorted(waiting, key=lambda each: each.length)):
            finish(parser, group)
        pairs = ((one, next_) for one, next_ in pairwise(stretches) if one.whole is next_.whole)
        waiting = [next_ for one, next_ in pairs if one.cuts != next_.is_cut]
        for each in waiting:
            each.is_cut = not each.is_cut
    for each in stretches:
        for arc in each.state.arcs:
            if arc["child"] < each.length:
                each.whole.add_arc(each.start + arc["head"], each.start + arc["child"], arc["label"])
    return wholes


def stretches_of(docs: Sequence[Doc], states: Sequence[Any], vectors: Floats) -> Iterator[Stretch]:
    """The stretches of all Docs, in order."""
    offset = 0
    for doc, state in zip(docs, states, strict=True):
        starts = doc.to_array(SENT_START).astype(np.int8)
        own = vectors[offset : offset + len(doc)]
        begins = [0, *(np.flatnonzero(starts[1:] == 1) + 1).tolist()] if len(doc) else []
        for start, end in zip(begins, [*begins[1:], len(doc)], strict=True):
            seen = slice(start, end + SEEN_AHEAD)
            yield Stretch(state, start, end - start, starts[seen].tobytes(), own[seen])
        offset += len(doc)


def grouped(stretches: Sequence[Stretch]) -> Iterator[list[Stretch]]:
    """The stretches in groups of about as many words, which are parsed side by side."""
    words = sum(each.length for each in stretches)
    most = words / max(1, round(words / TOGETHER))
    group: list[Stretch] = []
    size = 0
    for stretch in stretches:
        group.append(stretch)
        size += stretch.length
        if size >= most:
            yield group
            group, size = [], 0
    if group:
        yield group


@lru_cache(maxsize=256)
def blank(starts: bytes) -> Doc:
    """A Doc of which nothing is known but where sentences must and can't start; states read it, none writes."""
    values = np.frombuffer(starts, dtype=np.int8)
    doc = Doc(OF_NOTHING, words=["x"] * len(values))
    return doc.from_array([SENT_START], values.astype(np.int64).astype(np.uint64))  # type: ignore[arg-type]


def finish(parser: Any, group: list[Stretch]) -> None:
    """Move the states of these stretches on together until none can move."""
    lower, upper = parser.model.get_ref("lower"), parser.model.get_ref("upper")
    known = np.concatenate([each.vectors for each in group])
    step = ParserStepModel(group, [given(known), lower, upper], has_upper=True, train=False)
    product, bias = by(upper.get_param("W"), parser.model.ops), upper.get_param("b")
    offsets = accumulate((len(each.vectors) for each in group), initial=0)
    states = [each.begin(offset) for each, offset in zip(group, offsets, strict=False)]
    stretch_of = dict(zip(states, group, strict=True))
    while states:
        hidden, _ = step.state2vec(step.get_token_ids(states), False)
        scores = product(hidden)
        scores += bias
        # With its last word read, a stretch can but take words off its stack, or say that of the one behind.
        ending = [
            (each, depth) for each in states if each.B(0) == stretch_of[each].length and (depth := each.stack_depth())
        ]
        states = parser.transition_states(states, scores)
        for each, depth in ending:
            stretch_of[each].cuts |= each.stack_depth() == depth
    step.clear_memory()  # it holds itself, 8 kB a word, until a search for cycles


def given(vectors: Floats) -> Any:
    """A layer that gives these vectors, whatever it is asked."""
    return lambda _docs, is_train: (vectors, None)  # noqa: ARG005 - thinc passes it
