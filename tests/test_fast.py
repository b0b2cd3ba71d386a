"""A pipeline is made faster, and says the same."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, SENT_START
from spacy.language import Language
from spacy.ml.parser_model import precompute_hiddens
from spacy.pipeline import DependencyParser, EntityRecognizer, Tok2Vec
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import Adam

from claimx.environment import ONE_THREAD
from claimx.fast import index_lemmas, layers, parsing
from claimx.fast.products import product, rows_are_alone
from claimx.language import load_pipeline
from claimx.models import embedded_model_path

SAMPLES = Path(__file__).parent.parent / "samples"
TEXTS = [
    f"The ministry in region {n} said on Monday that {n * 17} people had fled, while aid groups counted twice as many."
    + " Nobody was hurt." * (n % 4)
    for n in range(12)
]
# Paragraphs, lists, half sentences, blanks: where stretches begin and end, and names with them.
AWKWARD = [
    "",
    "Yes",
    "\n\n",
    "HARBOUR OF LISLE REOPENS\n\nLISLE (Wire) — Ana de la Roe, 41, said the port\n\nwould open.\n\nNo. 7 stays shut.",
    "1. Ministry of Works\n2. Bank of the North\n3.\n4. Roe & Sons\n\n\n“Never,” she said.  “Not in Lisle, not in Ord",
    "The North Ord\n\nRiver Company told Roe.\n\n" + "The council of North Ord met Ana Roe and Karl Umber. " * 30,
    *(f"In Ord {n}.\n\n" + "Then Mr. Umber of the U.N. left; nobody, he said, had asked. " * n for n in range(0, 9, 3)),
]  # fmt: skip
SCRIPT = """
import json, sys
from claimx.language import load_pipeline
nlp = load_pipeline()
texts = json.loads(sys.argv[1])
seen = lambda doc: [(t.tag_, t.lemma_, t.head.i, t.dep_, t.ent_type_, t.is_sent_start) for t in doc]
together, apart = [seen(doc) for doc in nlp.pipe(texts, batch_size=64)], [seen(nlp(text)) for text in texts]
print(json.dumps([nlp.get_pipe("parser").model.ops.name, together == apart, together]))
"""


def said(threads: str) -> list[object]:
    import json  # noqa: PLC0415

    environment = {**os.environ, **dict.fromkeys(ONE_THREAD, threads)}
    command = [sys.executable, "-W", "ignore", "-c", SCRIPT, json.dumps(TEXTS)]
    result = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    found: list[object] = json.loads(result.stdout)
    return found


def test_both_ways_to_multiply_say_the_same_in_every_batch() -> None:
    fast, slow = said("1"), said("2")
    assert fast[0] == ("claimx-products" if rows_are_alone() else "numpy")
    assert slow[0] != "claimx-products"
    assert fast[1]
    assert slow[1]
    assert fast[2] == slow[2]


@pytest.mark.parametrize("rows", [0, 1, 47, 48, 200])
def test_products_are_right(rows: int) -> None:
    chance = np.random.default_rng(3)
    x, y = chance.standard_normal((rows, 96), dtype="f"), chance.standard_normal((64, 96), dtype="f")
    assert product(x, y).shape == (rows, 64)
    assert np.allclose(product(x, y), x @ y.T, atol=1e-4)


def test_lemmas_are_those_of_spacy() -> None:
    plain = spacy.load(embedded_model_path())  # noqa: TID251 - without what claimx adds
    ours = load_pipeline()
    words = "The leaders were leaving buildings, better armed and lying, when mice data outgrew ministries' wishes"
    assert [t.lemma_ for t in plain(words)] == [t.lemma_ for t in ours(words)]
    index = ours.get_pipe("lemmatizer").lookups.get_table("lemma_index")
    assert all(isinstance(words, dict) for words in index.values())


def test_a_pipeline_without_a_lemmatizer_stays_as_it_is() -> None:
    index_lemmas(spacy.blank("en"))


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline()


def before(nlp: Language, name: str, texts: list[str]) -> list[Doc]:
    """The Docs of these texts, as they come to a component."""
    docs = [nlp.make_doc(text) for text in texts]
    for each, pipe in nlp.pipeline:
        if each == name:
            break
        docs = [pipe(doc) for doc in docs]
    return docs


def written(pipe: Any, docs: list[Doc], states: Any, attributes: list[int]) -> list[Any]:
    copies = [doc.copy() for doc in docs]
    pipe.set_annotations(copies, states)
    return [doc.to_array(attributes).tolist() for doc in copies]


@pytest.mark.parametrize("together", [1, 40, 2_000])
def test_paragraphs_side_by_side_are_parsed_as_by_spacy(
    nlp: Language, monkeypatch: pytest.MonkeyPatch, together: int
) -> None:
    monkeypatch.setattr(parsing, "TOGETHER", together)
    # Where a headline ends without a stop, the parser says of some datelines that their second word starts a sentence.
    articles = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    docs, parser = before(nlp, "parser", AWKWARD + TEXTS + articles), nlp.get_pipe("parser")
    ways = (parser.predict(docs), DependencyParser.predict(parser, docs))
    for attributes in ([HEAD, DEP], [SENT_START]):
        ours, plain = (written(parser, docs, way, attributes) for way in ways)
        assert ours == plain


def test_names_all_at_once_are_those_of_spacy(nlp: Language) -> None:
    docs, finder = before(nlp, "ner", AWKWARD + TEXTS), nlp.get_pipe("ner")
    ways = (finder.predict(docs), EntityRecognizer.predict(finder, docs))
    ours, plain = (written(finder, docs, way, [ENT_IOB, ENT_TYPE]) for way in ways)
    assert ours == plain
    assert any(row[0] == 1 for doc in plain for row in doc)


def test_names_that_are_set_before_stay(nlp: Language) -> None:
    (doc,) = before(nlp, "ner", ["The council of North Ord met Ana Roe."])
    doc.set_ents([doc.char_span(4, 24, label="ORG")], default="unmodified")
    assert next(ent.text for ent in nlp.get_pipe("ner")(doc).ents) == "council of North Ord"


@pytest.mark.parametrize("most_words", [5, 20_000])
def test_layers_give_the_same_numbers(nlp: Language, monkeypatch: pytest.MonkeyPatch, most_words: int) -> None:
    monkeypatch.setattr(layers, "MOST_WORDS", most_words)
    docs, shared = before(nlp, "ner", AWKWARD + TEXTS), nlp.get_pipe("tok2vec")
    names = nlp.get_pipe("ner")
    for _ in range(2):  # of words that are new, of words that are known
        pairs = [*zip(shared.predict(docs), Tok2Vec.predict(shared, docs), strict=True)]
        pairs.append((names.vectors(docs), names.model.get_ref("tok2vec").predict(docs)))
        for ours, plain in pairs:
            assert np.array_equal(ours, plain)


def test_what_is_trained_on_goes_by_its_new_weights(tmp_path: Path) -> None:
    nlp = load_pipeline()
    shared: Any = nlp.get_pipe("tok2vec")
    finder: Any = nlp.get_pipe("ner")
    docs = before(nlp, "ner", ["Ana Roe left."])
    old, old_names = shared.predict(docs)[0], finder.vectors(docs)
    example = Example.from_dict(nlp.make_doc(docs[0].text), {"entities": [(0, 3, "GPE")]})
    with nlp.select_pipes(enable=["tok2vec", "ner"]):
        for _ in range(2):
            nlp.update([example], sgd=Adam(0.01))
    assert not np.array_equal(shared.predict(docs)[0], old)
    assert not np.array_equal(finder.vectors(docs), old_names)
    assert np.array_equal(shared.predict(docs)[0], Tok2Vec.predict(shared, docs)[0])
    nlp.to_disk(tmp_path / "further")
    again: Any = load_pipeline(tmp_path / "further").get_pipe("tok2vec")
    assert np.array_equal(again.predict(docs)[0], shared.predict(docs)[0])


def test_verbs_keep_their_last_letters(nlp: Language) -> None:
    told = "She hopes to win. They hoped. He was fined. They need aid, they discuss it. He hopped off. They bring it."
    lemmas = [token.lemma_ for token in nlp(told) if token.pos_ == "VERB"]
    assert lemmas == ["hope", "win", "hope", "fine", "need", "discuss", "hop", "bring"]


def test_a_parse_leaves_nothing_to_the_search_for_cycles(nlp: Language) -> None:
    list(nlp.pipe(TEXTS))
    gc.collect()
    gc.disable()
    try:
        list(nlp.pipe(TEXTS))
        assert not [each for each in gc.get_objects() if isinstance(each, precompute_hiddens)]
    finally:
        gc.enable()
