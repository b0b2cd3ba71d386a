"""The Python interface."""

from __future__ import annotations

import datetime
import json
import multiprocessing
import pickle
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

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


@pytest.mark.parametrize("one", [TEXT, claimx.Article(text=TEXT), {"text": TEXT}])
def test_pipe_wants_several_texts(one: Any, extractor: claimx.Extractor) -> None:
    with pytest.raises(TypeError, match=r"pipe\(\[text\]\)"):
        extractor.pipe(one)


def test_pipe_takes_pairs_with_ids_and_rows(extractor: claimx.Extractor) -> None:
    row = {"text": TEXT, "id": 7, "title": " Toll\nrises", "date": "04.01.2019", "site": float("nan"), "desk": [1]}
    given: list[Any] = [(TEXT, "a"), (TEXT, 3), row, {"text": TEXT, "id": None, "date": datetime.date(2019, 1, 4)}]
    articles = [report.article for report in extractor.pipe(given)]
    assert [article.id for article in articles] == ["a", "3", "7", "-"]
    assert [article.date for article in articles] == [None, None, "2019-01-04", "2019-01-04"]
    assert (articles[2].title, articles[2].site, articles[2].text) == ("Toll rises", None, TEXT)
    assert claimx.extract(row).article == articles[2]


def test_a_date_of_a_row_that_is_not_read_is_said(extractor: claimx.Extractor) -> None:
    (report,) = extractor.pipe([{"text": TEXT, "date": "03/04/2019"}])
    assert report.article.date is None
    assert [(each.code, "'03/04/2019'" in each.message) for each in report.warnings] == [("date", True)]


BAD: list[Any] = [TEXT, None, "It rained.", float("nan"), {"body": TEXT}, (TEXT, {"k": 1}), (TEXT, "a", "b"), TEXT]
SAID = [
    "articles[1]: an article is a text, not NoneType; it is None",
    "articles[3]: an article is a text, not float; it is a missing value, NaN",
    "articles[4]: a row has no 'text', but 'body'; name its field so",
    "articles[5]: an id is a word or a whole number, not dict; for what goes with a text give as_tuples=True",
    "articles[6]: an article is a text, not tuple; give a str, a row or a claimx.Article",
]


def test_errors_take_the_place_of_reports(extractor: claimx.Extractor) -> None:
    found = list(extractor.pipe(BAD, errors="return"))
    assert [str(each) for each in found if isinstance(each, TypeError)] == SAID
    assert [place for place, each in enumerate(found) if isinstance(each, claimx.Report)] == [0, 2, 7]


def test_errors_are_skipped_and_said(extractor: claimx.Extractor) -> None:
    with pytest.warns(UserWarning, match="5 of 8 articles were left out, the first for this: articles") as said:
        reports = list(extractor.pipe(BAD, errors="skip"))
    assert [report.article.characters for report in reports] == [len(TEXT), 10, len(TEXT)]
    assert len(said) == 1
    assert Path(said[0].filename) == Path(__file__)


def test_an_error_is_raised_once_the_reports_before_it_are_out(extractor: claimx.Extractor) -> None:
    reports = extractor.pipe([TEXT, "It rained.", None, TEXT])  # type: ignore[list-item]
    assert [next(reports).article.words, next(reports).article.words] == [14, 2]
    with pytest.raises(TypeError, match=re.escape("articles[2]")):
        next(reports)


def test_one_text_that_fails_leaves_the_others(extractor: claimx.Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    read = extractor.read

    def failing(articles: Sequence[Any]) -> list[claimx.Report]:
        if any(article.text == "It snowed." for article in articles):
            raise RecursionError("too deep")
        return read(articles)

    monkeypatch.setattr(extractor, "read", failing)
    found = list(extractor.pipe([TEXT, "It snowed.", "It rained."], errors="return"))
    assert [type(each).__name__ for each in found] == ["Report", "RecursionError", "Report"]
    with pytest.raises(RecursionError) as raised:
        list(extractor.pipe([TEXT, "It snowed."]))
    assert raised.value.__notes__ == ["in articles[1]"]


def test_pipe_gives_back_what_stands_beside(extractor: claimx.Extractor) -> None:
    pairs: list[Any] = [(TEXT, {"k": 1}), ((TEXT, "x"), 2), (None, 3), TEXT]
    found = [(type(each).__name__, beside) for each, beside in extractor.pipe(pairs, as_tuples=True, errors="return")]
    assert found == [("Report", {"k": 1}), ("Report", 2), ("TypeError", 3), ("TypeError", None)]


def test_pipe_refuses_what_it_does_not_know(extractor: claimx.Extractor) -> None:
    with pytest.raises(ValueError, match="'raise', 'skip', 'return', not 'coerce'"):
        extractor.pipe([TEXT], errors="coerce")  # type: ignore[call-overload]
    with pytest.raises(ValueError, match="'coerce'"):
        list(claimx.read("none", errors="coerce"))  # type: ignore[call-overload]


def test_pipe_and_tables_of_pandas(extractor: claimx.Extractor) -> None:
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame(
        {"text": [TEXT, None, TEXT], "id": [1, 2, 3], "date": pd.to_datetime(["2019-01-04", None, None])}
    )
    with pytest.raises(TypeError, match=re.escape("pipe(df.to_dict('records'))")):
        extractor.pipe(frame)
    found = list(extractor.pipe(frame.to_dict("records"), errors="return"))
    assert [each.article.date for each in found if isinstance(each, claimx.Report)] == ["2019-01-04", None]
    assert [type(each).__name__ for each in extractor.pipe(frame["text"], errors="return")][1] == "TypeError"


def test_a_file_that_cannot_be_read_leaves_the_others(tmp_path: Path) -> None:
    for name, text in {"a.txt": TEXT, "b.txt": "", "c.txt": TEXT}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = list(claimx.read(tmp_path, errors="return"))
    assert [type(each).__name__ for each in found] == ["Report", "InputError", "Report"]
    with pytest.warns(UserWarning, match=r"1 of 3 articles was left out, the first for this: .*b\.txt: an empty file"):
        assert len(list(claimx.read(tmp_path, errors="skip"))) == 2
    reports = claimx.read(tmp_path)
    assert next(reports).article.id == "a.txt"
    with pytest.raises(claimx.InputError, match=r"b\.txt"):
        next(reports)


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


def test_the_date_of_an_article_is_a_day_or_none() -> None:
    for given, date, warned in (("2024-12-31", "2024-12-31", 0), ("31 Dec 2024", "2024-12-31", 0), ("soon", None, 1)):
        record = claimx.extract(claimx.Article(text="It rained.", date=given))
        assert (record.article.date, len(record.warnings)) == (date, warned)
