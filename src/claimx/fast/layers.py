"""Embeddings and window layers of a pipeline that only reads.

thinc's layers keep what training wants and make a new array of each step. Here each distinct word is embedded once,
and a layer is computed a few hundred rows at a time, which stay near the processor. The numbers are the same to the
last bit: each is made by the same operations in the same order.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import ORTH
from spacy.tokens import Doc

from claimx.fast.products import STEP, Floats

MOST_WORDS = 20_000  # distinct rows of features that are remembered
ROWS = 10 * STEP  # that a layer computes at a time


class Layer:
    """thinc's `Maxout` and the `LayerNorm` behind it."""

    def __init__(self, maxout: Any, norm: Any) -> None:
        self.product = maxout.ops.gemm
        weights = maxout.get_param("W")  # (outputs, pieces, inputs); here all outputs of a piece stand together
        self.outputs, self.pieces, inputs = weights.shape
        self.weights = weights.swapaxes(0, 1).reshape(-1, inputs)
        self.bias = maxout.get_param("b").T.ravel()
        self.gain, self.shift = norm.get_param("G"), norm.get_param("b")

    def __call__(self, x: Floats) -> Floats:
        """What it makes of these rows."""
        found: Floats = self.product(x, self.weights, trans2=True)
        found += self.bias
        best = found[:, : self.outputs]
        for piece in range(1, self.pieces):
            start = piece * self.outputs
            best = np.maximum(best, found[:, start : start + self.outputs], out=best)
        return self._normal(best)

    def _normal(self, x: Floats) -> Floats:
        mean = np.add.reduce(x, axis=1, keepdims=True)
        mean /= self.outputs
        x = x - mean
        variance = np.add.reduce(x * x, axis=1, keepdims=True)
        variance /= self.outputs
        variance += 1e-8
        x *= variance**-0.5
        x *= self.gain
        x += self.shift
        return x


def layers_of(model: Any) -> list[Layer]:
    """The layers of a model, in order."""
    nodes = [node for node in model.walk(order="dfs_pre") if node.name in {"maxout", "layernorm"}]
    return [Layer(maxout, norm) for maxout, norm in zip(nodes[::2], nodes[1::2], strict=True)]


class Windows:
    """spaCy's `MaxoutWindowEncoder`, its windows one word wide on each side."""

    def __init__(self, model: Any) -> None:
        self.layers = layers_of(model)

    def __call__(self, rows: Floats, docs: Sequence[Doc]) -> Floats:
        """What the layers make of the words of these Docs, given what is known of each word by itself."""
        apart = len(self.layers)  # as far as a word sees
        places = np.arange(len(rows)) + apart * np.repeat(np.arange(1, len(docs) + 1), [len(doc) for doc in docs])
        # A row of nothing at each end, which the first and the last see.
        x = np.zeros((len(rows) + apart * (len(docs) + 1) + 2, rows.shape[1]), dtype=np.float32)
        x[1:-1][places] = rows
        for layer in self.layers:
            made = np.zeros_like(x)
            for start in range(1, len(x) - 1, ROWS):
                end = min(start + ROWS, len(x) - 1)
                seen = np.concatenate([x[start - 1 : end - 1], x[start:end], x[start + 1 : end + 1]], axis=1)
                np.add(x[start:end], layer(seen), out=made[start:end])
            x = made
        found: Floats = x[1:-1][places]
        return found


class Embedding:
    """spaCy's `MultiHashEmbed` with static vectors: what is known of a word by itself."""

    def __init__(self, model: Any) -> None:
        nodes = {name: [node for node in model.walk() if node.name == name] for name in ("hashembed", "static_vectors")}
        (extractor,) = (node for node in model.walk() if node.name == "extract_features")
        (self.layer,) = layers_of(model)
        self.hashed, (self.static,) = nodes["hashembed"], nodes["static_vectors"]
        self.attributes = [ORTH, *extractor.attrs["columns"]]
        self.forget()

    def forget(self) -> None:
        """Know no word."""
        self.known: dict[bytes, int] = {}
        self.table = np.zeros((0, self.layer.outputs), dtype=np.float32)

    def __call__(self, docs: Sequence[Doc]) -> Floats:
        """A row a word."""
        features = np.concatenate([doc.to_array(self.attributes) for doc in docs])
        keys = features.view(f"V{features.itemsize * features.shape[1]}").ravel().tolist()
        try:
            numbers = [self.known[key] for key in keys]
        except KeyError:
            if len(self.known) > MOST_WORDS:
                self.forget()
            self.learn(keys, features, docs[0].vocab)
            numbers = [self.known[key] for key in keys]
        found: Floats = self.table[numbers]
        return found

    def learn(self, keys: list[bytes], features: NDArray[np.uint64], vocab: Any) -> None:
        """Embed the words that are not known."""
        fresh: dict[bytes, int] = {}
        for row, key in enumerate(keys):
            if key not in self.known:
                fresh.setdefault(key, row)
        made = self.embed(features[list(fresh.values())], vocab)
        self.known.update(zip(fresh, range(len(self.table), len(self.table) + len(made)), strict=True))
        self.table = np.concatenate([self.table, made])

    def embed(self, features: NDArray[np.uint64], vocab: Any) -> Floats:
        """What the model makes of these rows of features, the word's key first."""
        parts = [node.predict(np.ascontiguousarray(features[:, node.attrs["column"] + 1])) for node in self.hashed]
        rows = vocab.vectors.find(keys=features[:, 0])
        static = self.static.ops.gemm(vocab.vectors.data[rows], self.static.get_param("W"), trans2=True)
        static[rows < 0] = 0
        return self.layer(np.concatenate([*parts, static], axis=1))


class SharedLayers:
    """What a `Tok2Vec` component gives: these two, one above the other."""

    def __init__(self, model: Any) -> None:
        self.embedding, self.windows = Embedding(model.get_ref("embed")), Windows(model.get_ref("encode"))

    def __call__(self, docs: Sequence[Doc]) -> list[Floats]:
        """An array a Doc."""
        rows = self.windows(self.embedding(docs), docs)
        return np.split(rows, np.cumsum([len(doc) for doc in docs])[:-1])


class NameLayers:
    """`claimx.NameLayers.v1` and what a name finder's model has above them."""

    def __init__(self, model: Any) -> None:
        layers, _, self.linear = model.layers
        self.shared, own = layers.layers
        both, mixed, windows, last = own.layers
        self.embedding, self.windows = Embedding(both.layers[1]), Windows(windows)
        (self.mixed,), (self.last,) = layers_of(mixed), layers_of(last)

    def __call__(self, docs: Sequence[Doc]) -> Floats:
        """A row a word."""
        shared = np.concatenate(self.shared.predict(docs))
        mixed = in_steps(self.mixed, np.concatenate([shared, self.embedding(docs)], axis=1))
        found: Floats = self.linear.predict(shared + in_steps(self.last, self.windows(mixed, docs)))
        return found


def in_steps(layer: Layer, x: Floats) -> Floats:
    """What a layer makes of these rows, some at a time."""
    return np.concatenate([layer(x[start : start + ROWS]) for start in range(0, len(x), ROWS)])
