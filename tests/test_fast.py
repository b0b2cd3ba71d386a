"""A pipeline is made faster, and says the same."""

from __future__ import annotations

import os
import subprocess
import sys

import numpy as np
import pytest

from claimx.environment import ONE_THREAD
from claimx.fast import index_lemmas, product, rows_are_alone
from claimx.language import load_pipeline
from claimx.models import embedded_model_path

TEXTS = [
    f"The ministry in region {n} said on Monday that {n * 17} people had fled, while aid groups counted twice as many."
    + " Nobody was hurt." * (n % 4)
    for n in range(12)
]
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
    import spacy  # noqa: PLC0415

    plain = spacy.load(embedded_model_path())  # noqa: TID251 - without what claimx adds
    ours = load_pipeline()
    words = "The leaders were leaving buildings, better armed and lying, when mice axes data outgrew ministries' wishes"
    assert [t.lemma_ for t in plain(words)] == [t.lemma_ for t in ours(words)]
    index = ours.get_pipe("lemmatizer").lookups.get_table("lemma_index")
    assert all(isinstance(words, dict) for words in index.values())


def test_a_pipeline_without_a_lemmatizer_stays_as_it_is() -> None:
    import spacy  # noqa: PLC0415

    index_lemmas(spacy.blank("en"))
