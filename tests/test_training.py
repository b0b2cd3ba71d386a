"""The recipe of `training/` on small data: what it reads, varies and writes is sound."""

from __future__ import annotations

import gzip
import json
import random
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy
from spacy import util
from spacy.tokens import Doc, DocBin
from spacy.training import Example

from .parses import stored_parses

TRAINING = Path(__file__).parent.parent / "training"
if not TRAINING.is_dir():
    pytest.skip("the recipe is not part of a source distribution", allow_module_level=True)
sys.path.insert(0, str(TRAINING))  # its modules import each other as scripts do

import augment  # noqa: E402
import gazetteer  # noqa: E402
import label_names  # noqa: E402
import labels  # noqa: E402
import prepare  # noqa: E402
import pronouns  # noqa: E402
import recombine  # noqa: E402
import swap  # noqa: E402
import train_names  # noqa: E402

TREES = """# newdoc id = a
1\tShe\tshe\tPRON\tPRP\tCase=Nom|Number=Sing|Person=3\t3\tnsubj\t_\t_
2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_
2\tca\tcan\tAUX\tMD\tVerbForm=Fin\t3\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t0\troot\t_\t_
3.1\tgo\tgo\tVERB\tVB\t_\t_\t_\t_\t_
4\t"\t"\tPUNCT\t``\t_\t3\tpunct\t_\tSpaceAfter=No

1\tRain\train\tNOUN\tNN\tNumber=Sing\t2\tnsubj\t_\t_
2\tfell\tfall\tVERB\tVBD\tTense=Past\t0\troot\t_\t_

# newdoc id = b
1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_
"""
NAMES = [
    {"tokens": ["President", "Ana", "Roe", "met", "Kenyans", "."], "spaces": [True] * 6, "ents": [[0, 3, "PERSON"]]},
    {"tokens": ["The", "Nile", "River", "rose", "."], "spaces": [True] * 5, "ents": [[0, 3, "PLACE"]]},
]


def packed(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode()))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder laid out as the open data is, with next to nothing in it."""
    for name in prepare.TREEBANKS:
        for part in ("train", "dev"):
            packed(tmp_path / f"parse/{name}-{part}.conllu.gz", TREES)
    for name in (*prepare.NAME_SETS, prepare.NAME_DEV, "gmb-silver"):
        packed(tmp_path / f"ner/{name}.jsonl.gz", "".join(json.dumps(row) + "\n" for row in NAMES))
    return tmp_path


def command(module: Any, patch: pytest.MonkeyPatch, *arguments: str | Path) -> None:
    patch.setattr(sys, "argv", [module.__name__, *map(str, arguments)])
    module.main()


def docs_in(path: Path) -> list[Doc]:
    return list(DocBin().from_disk(path).get_docs(spacy.blank("en").vocab))


def test_treebanks_are_read(data: Path) -> None:
    first, second = prepare.read_conllu(data / "parse/ewt-train.conllu.gz")
    assert [sentence.words for sentence in first] == [["She", "ca", "n't", '"'], ["Rain", "fell"]]
    assert first[0].spaces == [True, False, True, False]
    assert first[0].heads == [2, 2, 2, 2]
    assert first[0].deps[2] == "ROOT"
    assert first[0].morphs[0] == "Number=Sing|Person=3"
    assert second[0].words == ["Yes"]


def test_corpora_hold_what_is_annotated(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command(prepare, monkeypatch, data, data / "out", "--gmb-words", "5")
    train, dev = (docs_in(data / "out" / f"{name}.spacy") for name in ("train", "dev"))
    assert any(doc.has_annotation("DEP") and not doc.ents for doc in train)
    assert {ent.label_ for doc in train + dev for ent in doc.ents} >= {"PERSON", "NORP", "LOC"}
    named = [doc for doc in dev if doc.ents]
    assert [(ent.text, ent.label_) for doc in named for ent in doc.ents] == [
        ("Ana Roe", "PERSON"), ("Kenyans", "NORP"), ("Nile River", "LOC"),
    ]  # fmt: skip
    assert not any(doc.has_annotation("DEP") for doc in named)


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        ("the United Nations 's envoy", [(0, 4, "ORG")], [(1, 3, "ORG")]),
        ("Prime Minister left", [(0, 2, "PERSON")], []),
        ("Kenyan police", [(0, 1, "PLACE")], [(0, 1, "NORP")]),
        ("in Kenya", [(1, 2, "NORP")], [(1, 2, "GPE")]),
        ("the World Cup", [(1, 3, "EVENT")], []),
    ],
)
def test_names_are_in_one_label_set(text: str, given: list[Any], expected: list[Any]) -> None:
    assert labels.clean_entities(text.split(), given) == expected


def test_layers_stay_in_step_whatever_is_varied(data: Path) -> None:
    trees = next(prepare.read_conllu(data / "parse/ewt-train.conllu.gz"))
    names = prepare.read_names(data / "ner/wikigold.jsonl.gz")
    for seed in range(60):
        for sentences in (trees, names):
            varied = augment.varied(sentences, random.Random(seed))
            assert varied == augment.varied(sentences, random.Random(seed))
            for sentence in varied:
                layers = [sentence.tags, sentence.pos, sentence.morphs, sentence.heads, sentence.deps]
                assert {len(layer) for layer in layers} in ({len(sentence.words)}, {0})
                assert len(sentence.spaces) == len(sentence.words)
                assert all(0 <= head < len(sentence.words) for head in sentence.heads)
                assert all(0 <= s < e <= len(sentence.words) for s, e, _ in sentence.entities or ())


def test_typeset_marks() -> None:
    sentence = augment.Sentence(['"', "It", "'s", "late", '"', "--", "he", "said"], [True] * 8)
    assert augment.in_typeset_marks(sentence).words == ["“", "It", "’s", "late", "”", "—", "he", "said"]


@pytest.mark.parametrize("seed", range(12))
def test_datelines_are_trees(seed: int) -> None:
    line = augment.dateline(random.Random(seed), trees=True)
    assert sum(head == i for i, head in enumerate(line.heads)) == 1
    assert line.deps.count("ROOT") == 1


def test_names_vote() -> None:
    docs = [[(0, 1, "ORG")], [(0, 1, "ORG")], [(0, 1, "ORG")], [(0, 1, "PERSON")], [(2, 3, "GPE")]]
    names = [["Veltro"], ["Veltro"], ["Veltro"], ["Veltro"], ["Oslo"]]
    assert label_names.voted(docs, names)[3:] == [[(0, 1, "ORG")], [(2, 3, "GPE")]]


@pytest.fixture
def pools(tmp_path: Path, data: Path) -> swap.Pools:
    cities = {"1": {"name": "Port-au-Prince", "population": 900_000}, "2": {"name": "Orsk", "population": 200_000}}
    (tmp_path / "cities15000.json").write_text(json.dumps(cities))
    (tmp_path / "female_names.dat").write_text("Ida Ola")
    (tmp_path / "male_names.dat").write_text("Karl Umberto")
    return swap.Pools(tmp_path, tmp_path, prepare.read_names(data / "ner/wikigold.jsonl.gz"))


def test_other_names_stand_where_names_stood(pools: swap.Pools, data: Path) -> None:
    sentences = prepare.read_names(data / "ner/wikigold.jsonl.gz")
    for seed in range(30):
        for old, new in zip(sentences, swap.swapped(sentences, pools, random.Random(seed)), strict=True):
            assert new.entities is not None
            assert [label for _, _, label in new.entities] == [label for _, _, label in old.entities or ()]
            assert len(new.words) == len(new.spaces)
            inside = {i for start, end, _ in new.entities for i in range(start, end)}
            without = {i for start, end, _ in old.entities or () for i in range(start, end)}
            assert [w for i, w in enumerate(new.words) if i not in inside] == [
                w for i, w in enumerate(old.words) if i not in without
            ]
    for sentence in swap.from_templates(pools, 50, random.Random(1)):
        assert len(sentence.words) == len(sentence.spaces)
        assert all(a[1] <= b[0] for a, b in pairwise(sentence.entities or ()))


def test_sentences_put_together_are_trees(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    silver = DocBin(store_user_data=False)
    for text in list(stored_parses().tokens)[::4]:
        silver.add(stored_parses()(text))
    silver.to_disk(tmp_path / "silver.spacy")
    for name in ("one", "two"):
        command(recombine, monkeypatch, tmp_path / "silver.spacy", tmp_path / name, "--words", "400")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    made = docs_in(tmp_path / "one")
    assert sum(map(len, made)) >= 400
    for doc in made:
        for sentence in doc.sents:
            assert sum(token.head.i == token.i for token in sentence) == 1
            assert all(token.head in sentence for token in sentence)


def test_the_gazetteer_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("current-events", "wikinews-articles"):
        packed(tmp_path / f"raw/{name}.jsonl.gz", json.dumps({"text": "Rain fell in Orskburg. Orskburg slept."}) + "\n")
    cities = {
        "1": {"name": "Orsk", "countrycode": "RU", "population": 230_000, "alternatenames": ["Orskburg", "Unseen"]},
        "2": {"name": "Orsk", "countrycode": "DE", "population": 5_000, "alternatenames": []},
    }
    (tmp_path / "cities5000.json").write_text(json.dumps(cities))
    (tmp_path / "us_counties.json").write_text(json.dumps([{"name": "Marlow County"}]))
    (tmp_path / "regions.csv").write_text("admin1,admin2,cc\nTavastia Oblast,Lower Tavastia,FI\n")
    arguments = (tmp_path, tmp_path / "out", "--geonames", tmp_path, "--regions", tmp_path / "regions.csv")
    command(gazetteer, monkeypatch, *arguments)
    lines = (tmp_path / "out").read_text().splitlines()
    assert {"orsk\tRU6DE4", "orskburg\tRU6"} <= set(lines)
    assert any(line.startswith("tavastia\tFI") for line in lines)
    assert not any(line.startswith("unseen") for line in lines)


def test_weights_prefer_what_is_right_more_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pronouns, "STEPS", 120)
    monkeypatch.setattr(pronouns, "LEAST_SUPPORT", 2)
    near_is_right = pronouns.Example(held=(("near",), ("far",), ("nobody",)), right=(True, False, False))
    nobody_is = pronouns.Example(held=(("far",), ("nobody",)), right=(False, True))
    seldom = pronouns.Example(held=(("far", "seldom"), ("nobody",)), right=(True, False))
    weights = pronouns.fit([near_is_right] * 9 + [nobody_is] * 3 + [seldom])
    assert "seldom" not in weights
    assert weights["near"] > weights["nobody"] > weights["far"]
    ((belief, is_right, has_right),) = pronouns.answers([near_is_right], weights)
    assert belief > 0.5
    assert (is_right, has_right) == (True, True)


def test_layers_of_its_own_change_no_name_before_they_are_trained(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    shared = {
        "width": 96,
        "depth": 1,
        "embed_size": 50,
        "window_size": 1,
        "maxout_pieces": 2,
        "subword_features": True,
        "pretrained_vectors": None,
    }
    nlp.add_pipe("tok2vec", config={"model": {"@architectures": "spacy.HashEmbedCNN.v2", **shared}})
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "*"}
    model = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "ner",
        "hidden_width": 8,
        "tok2vec": listener,
    }
    nlp.add_pipe("ner", config={"model": {**model, "extra_state_tokens": False, "maxout_pieces": 2, "use_upper": True}})
    nlp.vocab.set_vector("Roe", np.ones(4, dtype="f"))
    sentence = augment.Sentence(["Ana", "Roe", "left", "."], [True] * 4, entities=[(0, 2, "PERSON")])
    example = Example(nlp.make_doc("Ana Roe left."), prepare.to_doc(nlp.vocab, [sentence]))
    nlp.initialize(lambda: [example])
    scores: Any = nlp.get_pipe("ner").model.get_ref("tok2vec").predict([nlp("Ana Roe left.")])
    train_names.deeper_name_finder(nlp, 2, train_names.examples(nlp, [[sentence]]), hidden=8)
    nlp.to_disk(tmp_path / "deeper")
    for each in (nlp, util.load_model(tmp_path / "deeper")):
        again: Any = each.get_pipe("ner").model.get_ref("tok2vec").predict([each("Ana Roe left.")])
        assert np.allclose(again, scores, atol=1e-6)
