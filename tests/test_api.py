"""The Python interface."""

from __future__ import annotations

import json
import multiprocessing
import pickle
import re
from pathlib import Path

import pytest
from spacy.language import Language

import claimx

TEXT = "The minister said that at least 20 people had died. The toll may rise."


def test_every_name_is_there() -> None:
    for name in claimx.__all__:
        assert getattr(claimx, name) is not None
    assert set(claimx.__all__) <= set(dir(claimx))
    with pytest.raises(AttributeError, match="nonsense"):
        claimx.nonsense  # noqa: B018 - the access is what is tested


def test_extract() -> None:
    report = claimx.extract(TEXT)
    assert isinstance(report, claimx.Report)
    assert report.version == claimx.__version__
    assert report.claims
    assert claimx.extract(claimx.Article(text=TEXT, id="x")).article.id == "x"


def test_extract_is_a_plain_function() -> None:
    assert pickle.loads(pickle.dumps(claimx.extract)) is claimx.extract
    assert "The report of one article." in (claimx.extract.__doc__ or "")
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.map(claimx.extract, [TEXT]) == [claimx.extract(TEXT)]


@pytest.mark.parametrize(
    ("given", "cure"),
    [(Path("a.txt"), "path.read_text()"), (b"x", "data.decode()"), (None, "it is None"), (7, "a claimx.Article")],
)
def test_what_is_no_text_is_refused_with_the_cure(given: object, cure: str, extractor: claimx.Extractor) -> None:
    with pytest.raises(TypeError, match=re.escape(cure)):
        claimx.extract(given)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=re.escape(cure)):
        list(extractor.pipe([given]))  # type: ignore[list-item]


def test_pipe_wants_several_texts(extractor: claimx.Extractor) -> None:
    with pytest.raises(TypeError, match=r"pipe\(\[text\]\)"):
        list(extractor.pipe(TEXT))


def test_pipe_keeps_the_order(extractor: claimx.Extractor) -> None:
    texts = [TEXT, "It rained.", TEXT]
    reports = list(extractor.pipe(texts))
    assert [report.article.characters for report in reports] == list(map(len, texts))
    assert reports[0] == reports[2] == claimx.extract(TEXT)


def test_records_survive_json() -> None:
    report = claimx.extract(TEXT)
    assert claimx.from_dict(json.loads(json.dumps(claimx.to_dict(report)))) == report


def test_factuality_has_a_value_a_word(nlp: Language) -> None:
    doc = nlp(TEXT)
    values = claimx.factuality(doc)
    assert len(values) == len(doc)
    assert all(value is None or -3 <= value <= 3 for value in values)
    assert any(value is not None for value in values)


def test_embedded_model() -> None:
    assert (claimx.embedded_model_path() / "meta.json").is_file()
    with pytest.raises(claimx.ModelError, match="none-such"):
        claimx.load_pipeline(Path("none-such"))


def test_a_users_lexicon_adds_cues_and_names(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        '[cues.verbs]\nzing = { assert = ["quotation"] }\n\n[names.organisations.ORVANE]\nname = "Orvane Watch"\n',
        encoding="utf-8",
    )
    text = "“The well is dry,” zinged Orvane Watch."
    (claim,) = claimx.Extractor(lexicon=[own]).extract(text).claims
    assert claim.cue
    assert claim.cue.text == "zinged"
    assert claim.source
    assert claim.source.name == "Orvane Watch"
    assert not any(c.attributed for c in claimx.extract(text).claims)


@pytest.mark.parametrize(("place", "people", "unit"), [("Canada", "Canadian", "CAD"), ("France", "French", "USD")])
def test_a_bare_dollar_is_the_articles_own(place: str, people: str, unit: str) -> None:
    text = f"A {people} firm said it would spend $5 million in {place}. {place} welcomed the {people} plan."
    (quantity,) = claimx.extract(text).quantities
    assert quantity.unit == unit
