"""What makes a pipeline faster that reads, and changes nothing of what it says."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.pipeline import DependencyParser, EntityRecognizer, Tok2Vec
from spacy.vectors import Mode

from claimx.fast.layers import NameLayers, SharedLayers
from claimx.fast.lemmas import index_lemmas, remember_lemmas
from claimx.fast.naming import NameFinder
from claimx.fast.parsing import Parser
from claimx.fast.products import fast_products


def for_reading(nlp: Language) -> None:
    """Let the components of a pipeline go the ways of this package, where they are of the kind that it knows."""
    remember_lemmas(nlp)
    for name, pipe in nlp.pipeline:
        if isinstance(pipe, Tok2Vec) and _is_known(pipe.model, nlp):
            _let_predict(pipe, SharedLayers(pipe.model))
        elif isinstance(pipe, DependencyParser) and _is_greedy(pipe):
            _put(nlp, name, Parser(pipe))
        elif isinstance(pipe, EntityRecognizer) and _is_greedy(pipe):
            below: Any = pipe.model.get_ref("tok2vec")
            _put(nlp, name, NameFinder(pipe, NameLayers(below) if below.layers[0].name == "sum" else below.predict))


def _is_known(model: Any, nlp: Language) -> bool:
    """Whether a model is an embedding with vectors, below windows of one word on each side."""
    names = [node.name for node in model.walk()]
    windows = [node.attrs["window_size"] for node in model.walk() if node.name == "expand_window"]
    known = model.has_ref("embed") and {"hashembed", "static_vectors"} <= set(names) and set(windows) == {1}
    return known and names.count("maxout") == names.count("layernorm") and nlp.vocab.vectors.mode == Mode.default


def _is_greedy(pipe: Any) -> bool:
    """Whether a parser or a name finder takes the best move at each step, by the model that spaCy's own have."""
    attributes = pipe.model.attrs
    return pipe.cfg["beam_width"] == 1 and attributes["has_upper"] and not attributes["unseen_classes"]


def _put(nlp: Language, name: str, pipe: Any) -> None:
    """Put a component in the place of one; it is saved as that would be."""
    place = nlp.component_names.index(name)
    nlp._components[place] = (name, pipe)


def _let_predict(pipe: Any, predict: Any) -> None:
    """Let a component predict so, until it is trained on."""
    plain = pipe.predict

    def update(*args: Any, **kwargs: Any) -> Any:
        del pipe.predict, pipe.update
        return pipe.update(*args, **kwargs)

    pipe.predict = lambda docs: predict(docs) if any(map(len, docs)) else plain(docs)
    pipe.update = update


__all__ = ["fast_products", "for_reading", "index_lemmas"]
