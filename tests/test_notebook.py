"""Reports in Python: read back, as a DataFrame, and as a notebook shows them."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

import claimx
from claimx.errors import InputError, OutputError
from claimx.export import write_stream
from claimx.page.notebook import notebook_html

from .hostile import hostile_record

TEXT = "“We wait,” Mayor Ada Okoye said. About 300 people may have left, officials said."


@pytest.fixture(scope="module")
def report() -> claimx.Report:
    return claimx.extract(claimx.Article(text=TEXT, id="a.txt", extracted=True))


@pytest.mark.parametrize("name", ["claims.jsonl", "claims.json", "a.txt"])
def test_read_gives_the_reports_of_any_input(report: claimx.Report, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name == "a.txt":
        path.write_text(TEXT, encoding="utf-8")
    else:
        write_stream([report], path)
    (found,) = claimx.read(path)
    assert found.claims == report.claims
    assert [each.claims for each in claimx.read(tmp_path)] == [report.claims]


def test_read_says_what_it_can_not_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        list(claimx.read(tmp_path / "gone.txt"))


def test_dataframe_has_the_columns_and_types_of_the_tables(report: claimx.Report) -> None:
    pytest.importorskip("pandas", reason="pandas is of the [test] extra")
    frame = claimx.to_dataframe([report], rows="quantities")
    assert frame["low"].tolist() == [300.0]
    assert frame["article_id"].tolist() == ["a.txt"]
    assert len(claimx.to_dataframe(report)) == len(report.claims)
    assert len(claimx.to_dataframe([report, report], rows="articles")["article_id"].unique()) == 2
    assert list(claimx.to_dataframe([], rows="hedges").columns)[:2] == ["article_id", "hedge_id"]
    with pytest.raises(ValueError, match="no rows are called 'words'"):
        claimx.to_dataframe([report], rows="words")


def test_dataframe_says_which_item_is_no_report(report: claimx.Report) -> None:
    pytest.importorskip("pandas", reason="pandas is of the [test] extra")
    with pytest.raises(
        TypeError, match=r"^reports\[1\] is an exception, .*\(TypeError: no text\); leave exceptions out"
    ):
        claimx.to_dataframe([report, TypeError("no text")])
    with pytest.raises(TypeError, match=r"^reports\[0\] is no report, but str$"):
        claimx.to_dataframe(["a.txt"])  # type: ignore[list-item]


def test_without_pandas_the_cure_is_said(report: claimx.Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    with pytest.raises(OutputError, match="pip install pandas"):
        claimx.to_dataframe([report])


def words_of(page: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", page.partition("anywhere")[2].partition(">")[2]))


def test_notebook_shows_the_text_whole_and_marked(report: claimx.Report) -> None:
    page = report._repr_html_()
    assert words_of(page) == TEXT
    assert "border-bottom:2px dashed" in page
    assert "<script" not in page
    assert repr(report).startswith("<Report 'a.txt': ")
    assert len(repr(report)) < 120


def test_notebook_shows_a_text_that_lies_in_no_file() -> None:
    assert words_of(claimx.extract(TEXT)._repr_html_()) == TEXT


def test_notebook_shows_what_is_quoted_where_the_text_is_not_there() -> None:
    page = claimx.extract(claimx.Article(text=TEXT))._repr_html_()
    assert "We wait" in page
    assert "does not quote" in page


def test_hostile_text_stays_text_in_a_notebook() -> None:
    page = notebook_html(hostile_record())
    assert "<script" not in page
    assert "<img" not in page
    assert "\u202e" not in page
    assert set(re.findall(r"<(\w+)", page)) == {"div", "p", "span"}
