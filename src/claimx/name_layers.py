"""Layers of the name finder's own, beside those that it shares with the parser and the taggers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spacy.ml.models.tok2vec import MaxoutWindowEncoder, MultiHashEmbed
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import Maxout, Model, chain, concatenate, with_array

Layers = Model[list[Doc], list[Any]]


@registry.architectures("claimx.NameLayers.v1")  # type: ignore[untyped-decorator]
def name_layers(shared: Layers, width: int, own_width: int, rows: list[int], depth: int) -> Layers:
    """What the shared layers make of each word, and added to it what names want besides.

    Args:
        shared: the listener to the shared layers, `width` numbers a word.
        width: numbers a word that come out.
        own_width: numbers a word of the embedding of its own: of its norm, prefix, suffix and shape, and its vector.
        rows: of the tables of these four.
        depth: how many layers, each of which looks one word to the left and one to the right, lie above both.
    """
    embedding = MultiHashEmbed(own_width, ["NORM", "PREFIX", "SUFFIX", "SHAPE"], rows, include_static_vectors=True)
    mixed: Model[Any, Any] = with_array(Maxout(nO=width, nI=width + own_width, nP=3, normalize=True))
    window = MaxoutWindowEncoder(width=width, window_size=1, maxout_pieces=3, depth=depth)
    last: Model[Any, Any] = with_array(Maxout(nO=width, nI=width, nP=2, normalize=True))
    own: Layers = chain(concatenate(shared, embedding), mixed, window, last)
    return Model("sum", _sum, layers=[shared, own], init=_initialize, dims={"nO": width}, refs={"last": last})


def _sum(model: Layers, docs: list[Doc], is_train: bool) -> tuple[list[Any], Callable[[list[Any]], list[Doc]]]:
    """The sum of both layers, Doc by Doc (thinc's own `add` would set the lists one behind the other)."""
    shared, own = model.layers
    left, back_left = shared(docs, is_train)
    right, back_right = own(docs, is_train)

    def back(change: list[Any]) -> list[Doc]:
        back_left(change)
        back_right(change)
        return docs

    return [a + b for a, b in zip(left, right, strict=True)], back


def _initialize(model: Layers, X: list[Doc] | None = None, Y: list[Any] | None = None) -> Layers:  # noqa: ARG001, N803 - thinc's names
    for layer in model.layers:
        layer.initialize(X=X)
    return model
