"""JSON Lines, JSON, CSV, TSV and Parquet: one bad row is one error, and the fields are found and said."""

from __future__ import annotations

import contextlib
import csv
import datetime
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.errors import InputError
from claimx.export import ROWS
from claimx.export.rows import TABLES
from claimx.installing import install_command
from claimx.readers import Item, ReadOptions, load
from claimx.readers.dates import ORDERS, as_date
from claimx.readers.fields import choose_fields
from claimx.readers.values import as_id, cleaned

from .inputs import PAGE, SENTENCES
from .reading import read_all


def lines(*rows: Any) -> bytes:
    return "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows).encode()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "a.jsonl"


def test_json_lines(file: Path) -> None:
    file.write_bytes(
        lines(
            {
                "id": 7,
                "headline": "Pier shut",
                "body": SENTENCES,
                "published": "2024-10-23T10:00:00Z",
                "link": "http://a",
            },
            {"id": None, "body": SENTENCES, "published": "Oct. 24, 2024"},
            "",
            {"id": "x", "body": None},
            {"id": 8.0, "body": 5},
            {"body": " "},
            '{"body": ',
            [1],
            {"headline": "No body"},
            {"id": 7, "body": SENTENCES},
        )
    )
    read = read_all(file)
    assert read.notices == [
        "a.jsonl: text from 'body', id from 'id', title from 'headline', date from 'published', url from 'link'"
    ]
    assert read.ids == ["7", f"{file.as_posix()}#2", "7#2"]
    first, second, _ = read.articles
    assert (first.title, first.date, first.url, first.text) == (
        "Pier shut",
        "2024-10-23",
        "http://a",
        f"Pier shut\n\n{SENTENCES}",
    )
    assert (second.title, second.date, second.url, second.extracted) == (None, "2024-10-24", None, True)
    assert second.path == str(file)
    assert read.errors == [
        "a.jsonl, line 4: no text: the field 'body' is null",
        "a.jsonl, line 5: no text: the field 'body' holds a number",
        "a.jsonl, line 6: no text: the field 'body' is empty",
        "a.jsonl, line 7: not JSON: Expecting value at character 9 of the line",
        "a.jsonl, line 8: not a JSON object; each line must be one, with the text in a field",
        "a.jsonl, line 9: no text: the field 'body' is missing",
    ]
    assert read.error_ids == ["x", "8", "a.jsonl#6", "a.jsonl#7", "a.jsonl#8", "a.jsonl#9"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "a.jsonl: an empty file: there is nothing to read"),
        (b"\n\n", "a.jsonl: there is no article in it"),
        (b'{"text": "a\x01b"}', "not JSON: Invalid control character at character 12 of the line"),
        (b'[{"text": "x"}]', "a JSON list, not an object a line; name it .json, or give --from json"),
        (b'{\n "text": "x"\n}', "JSON over several lines, not an object a line; name it .json"),
        (b'{"a": 1}', "no field has a usual name for the text; give --text-field, one of a"),
        (b'{"url": "http://a"}', "(claimx fetches no addresses); give --text-field, one of url"),
        (
            b'{"schema": "claimx/1", "article": {}}',
            "claimx wrote this: it holds records, no articles; convert, report, view, compare and explain read them",
        ),
        (b'{"text": "caf\xe9"}', "line 1: not UTF-8: byte 0xe9 at offset 13 of the line"),
        ('{"text": "x"}'.encode("utf-16"), "this is UTF-16, not UTF-8; give --encoding utf-16"),
        (b"%PDF-1.4", "this is a PDF, not JSON Lines; name it .pdf"),
        (b'{"text": ' + b"[" * 100_000, "JSON"),
        (b'{"text": ' + b"1" * 5_000 + b"}", "JSON that can't be read"),
    ],
)
def test_bad_json_lines(file: Path, data: bytes, words: str) -> None:
    file.write_bytes(data)
    read = read_all(file)
    assert read.articles == []
    assert len(read.errors) == 1
    assert words in read.errors[0]


def test_a_line_that_is_too_long_is_one_error(file: Path) -> None:
    file.write_bytes(lines({"text": "x" * 30_000}, {"text": "It rained."}, {"text": "y" * 2_000}))
    read = read_all(file, max_bytes=1_000)
    assert [article.text for article in read.articles] == ["It rained."]
    assert [error.split(";")[0] for error in read.errors] == [
        "a.jsonl, line 1: a line longer than 5,000 bytes",
        "a.jsonl, line 3: longer than 1,000 bytes: is it one article? --max-bytes raises the limit",
    ]


def test_half_characters_and_nuls_are_replaced(file: Path) -> None:
    file.write_bytes(b'{"text": "It \\ud83d rained \\ud83d\\ude00 \\u0000."}\n')
    (article,) = read_all(file).articles
    assert article.text == "It \ufffd rained 😀 \ufffd."


def test_json_files(tmp_path: Path) -> None:
    row = {"text": SENTENCES, "date": 1729670400, "title": " Pier\nshut "}
    for name, value in {
        "one.json": row,
        "list.json": [row, 3, {**row, "id": "b"}],
        "api.json": {"status": "ok", "articles": [row]},
        "settings.json": {"a": 1},
        "numbers.json": [1, 2],
        "own.json": {"schema": "claimx/1"},
    }.items():
        (tmp_path / name).write_text(json.dumps(value, indent=1))
    (tmp_path / "bad.json").write_text("{")
    read = read_all(tmp_path, folder=tmp_path)
    assert read.ids == ["api.json#1", "list.json#1", "b", "one.json"]
    assert {(article.title, article.date) for article in read.articles} == {("Pier shut", "2024-10-23")}
    assert read.error_ids == ["bad.json", "list.json#2", "numbers.json", "settings.json"]
    assert read.notices[-1] == f"{tmp_path}: left out 1 file that claimx wrote"
    (error,) = read_all(tmp_path / "own.json").errors
    assert error == (
        "own.json: claimx wrote this: it holds records, no articles; "
        "convert, report, view, compare and explain read them"
    )
    assert read_all(stdin=json.dumps(row, indent=1).encode()).ids == ["-"]


def test_fields_inside_fields(file: Path) -> None:
    file.write_bytes(lines({"meta": {"key": 5}, "fields": {"bodyText": SENTENCES}}, {"fields": None}))
    read = read_all(file, text_field="fields.bodyText", id_field="meta.key")
    assert (read.ids, len(read.errors)) == (["5"], 1)


def test_pages_in_rows(file: Path) -> None:
    file.write_bytes(lines({"id": 1, "html": PAGE, "url": "https://other.example/"}))
    read = read_all(file)
    assert read.notices == ["a.jsonl: HTML from 'html', id from 'id', url from 'url'"]
    (article,) = read.articles
    assert (article.id, article.title, article.date) == ("1", "Ferry sinks off Port Vell", "2024-10-23")
    assert article.url == "https://other.example/"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "<p>It <b>rained</b>, she said.</p>\n<p>&#8220;Go,&#8221; he said.</p>",
            "It rained, she said.\n\n“Go,” he said.",
        ),
        ("The pier is shut.<br><br/>\nWait, <a href='x'>he said</a>.", "The pier is shut.\n\nWait, he said."),
        ('<div class="a">One.<script>x()</script><!-- no --> Two.</div>Three.', "One. Two.\n\nThree."),
        ("<ul><li>One</li><li>Two</li></ul>", "One\n\nTwo"),
        ("One said <em>no</em>.\n\nTwo said AT&amp;T won.", "One said no.\n\nTwo said AT&T won."),
        ("AT&amp;T <ATT.N> fell, it&rsquo;s said. a=1&copy=2", "AT&T <ATT.N> fell, it’s said. a=1&copy=2"),
        ("If a<b and c>d, R&D; he said <Ana>.", "If a<b and c>d, R&D; he said <Ana>."),
        ("<b>Never closed &amp; fine.</i>", "Never closed & fine."),
    ],
)
def test_html_in_rows(file: Path, text: str, found: str) -> None:
    file.write_bytes(lines({"title": "Roe &amp; Poe", "text": text}))
    read = read_all(file)
    assert (read.errors, [(article.title, article.text) for article in read.articles]) == (
        [], [("Roe & Poe", f"Roe & Poe\n\n{found}")],
    )  # fmt: skip
    said = ["a.jsonl: HTML in 1 text in 'text' is read without its tags"]
    assert read.notices[1:] == (said if text != found else [])


def test_html_without_words_is_refused(file: Path) -> None:
    file.write_bytes(lines({"text": "<p> </p>"}, {"text": PAGE}, {"text": "<p>" * 2_000 + "It rained."}))
    read = read_all(file)
    assert read.errors == ["a.jsonl, line 1: no text: there are only tags in it"]
    assert [article.text.partition("\n")[0] for article in read.articles] == ["Ferry sinks off Port Vell", "It rained."]


@pytest.mark.parametrize(
    ("names", "fields"),
    [
        (["Text", "ID"], "text from 'Text', id from 'ID'"),
        (["id", "title", "content", "url", "date"],
         "text from 'content', id from 'id', title from 'title', date from 'date', url from 'url'"),
        (["maintext", "date_publish", "source_domain"], "text from 'maintext', date from 'date_publish'"),
        (["articleBody", "datePublished", "head-line"],
         "text from 'articleBody', title from 'head-line', date from 'datePublished'"),
        (["body", "text"], "text from 'text'"),
        (["Full Text", "Article ID"], "text from 'Full Text', id from 'Article ID'"),
        (["raw_html"], "HTML from 'raw_html'"),
    ],
)  # fmt: skip
def test_usual_names(names: list[str], fields: str) -> None:
    assert str(choose_fields(names, ReadOptions())) == fields


def test_fields_asked_for() -> None:
    options = ReadOptions(text_field="abstract", id_field="doi")
    assert str(choose_fields(["abstract", "doi", "text"], options)) == "text from 'abstract', id from 'doi'"
    with pytest.raises(InputError, match="no field 'abstract' for --text-field; did you mean 'Abstract'"):
        choose_fields(["Abstract", "doi"], options)
    with pytest.raises(InputError, match="there are abstract, x"):
        choose_fields(["abstract", "x"], options)


@pytest.mark.parametrize("rows", ROWS)
def test_own_tables_are_no_input(rows: str) -> None:
    with pytest.raises(InputError, match="claimx wrote this"):
        choose_fields(TABLES[rows].names, ReadOptions(text_field="text"))
    assert choose_fields(["article_id", "path", "text"], ReadOptions()).text == "text"


TABLE = [["id", "title", "text", "date"], ["1", "One", SENTENCES + '\n\n“Yes,” she said, "no".', "23 October 2024"]]


def write_table(file: Path, rows: list[list[str]], more: bytes = b"", **how: Any) -> Path:
    with file.open("w", newline="", encoding=how.pop("encoding", "utf-8")) as stream:
        csv.writer(stream, **how).writerows(rows)
    with file.open("ab") as stream:
        stream.write(more)
    return file


def test_csv(tmp_path: Path) -> None:
    more = b'2,Two,,\n3,Three,"' + SENTENCES.encode() + b'",03/04/2024,\n4,Four,no marks, so it ends,here\n'
    more += b'\n5,Five\n6,Six,"a" b,x\n7,Seven,caf\xe9,x\n8,"L\xe9a",fine,x\n9,Nine,"never closed,\n10,Ten,fine,x\n'
    read = read_all(write_table(tmp_path / "a.csv", TABLE, more))
    assert [article.id for article in read.articles] == ["1", "3", "8"]
    assert read.articles[0].text == f"One\n\n{TABLE[1][2]}"
    assert (read.articles[0].date, read.articles[2].title) == ("2024-10-23", "L\ufffda")
    assert read.errors == [
        "a.csv, row 2: no text: the field 'text' is empty",
        "a.csv, row 4: 5 fields, where the header has 4: put quotation marks around the text",
        "a.csv, row 5: 2 fields, where the header has 4: the text is missing",
        "a.csv, row 6: a quotation mark stands inside a quoted field; double it",
        "a.csv, row 7: not UTF-8: byte 0xe9; give the encoding it has, such as --encoding windows-1252, or auto",
        "a.csv: row 9: a quotation mark opens a field and none closes it; nothing after it is read; "
        "the 3 articles before that are read",
    ]
    assert read.notices == [
        "a.csv: text from 'text', id from 'id', title from 'title', date from 'date'",
        "a.csv: 2 of 3 dates in 'date' were not read, such as '03/04/2024'; "
        "--date-order dmy or mdy says which is the month",
    ]


@pytest.mark.parametrize(
    ("how", "encoding"),
    [
        ({"delimiter": ";"}, None), ({"delimiter": "\t"}, None), ({"delimiter": "|"}, None), ({}, "utf-16"),
        ({"quoting": csv.QUOTE_ALL}, None), ({"lineterminator": "\n"}, "cp1252"), ({"encoding": "utf-8-sig"}, None),
    ],
)  # fmt: skip
def test_csv_dialects(tmp_path: Path, how: dict[str, Any], encoding: str | None) -> None:
    file = write_table(tmp_path / "a.csv", TABLE, **({"encoding": encoding} if encoding else {}) | how)
    read = read_all(file, encoding=encoding)
    assert (read.errors, [article.text for article in read.articles]) == ([], [f"One\n\n{TABLE[1][2]}"])
    assert read.ids == ["1"]
    (tmp_path / "b.csv").write_bytes(b"sep=;\r\nid;text\r\n5;He said, no\r\n")
    assert read_all(tmp_path / "b.csv").articles[0].text == "He said, no"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "a.csv: an empty file: there is nothing to read"),
        (b"a,b\n1,2\n", "no field has a usual name for the text; give --text-field, one of a, b"),
        (b"text\n", "there is no article in it"),
        ("id,text\n1,x\n".encode("utf-16"), "this is UTF-16, not UTF-8; give --encoding utf-16"),
        (b"id\0,text\n", "a binary file, not a table"),
        (b"t\xeftre,text\n1,x\n", "not UTF-8: byte 0xef"),
        (b"\n\nid,text\n", "no header: the first line must name the fields"),
        (b"PK\x03\x04", "zip archive or an office document, not CSV"),
        (b'id,"text\n1,x\n', "a quotation mark opens a field and none closes it"),
        (b'id,"te"xt\n1,x\n', "a quotation mark stands inside a quoted field; double it"),
        (b"x" * 200_000, "no field has a usual name for the text"),
        (b"article_id,claim_id,text,start,end,rule\n", "claimx wrote this"),
    ],
)
def test_bad_csv(tmp_path: Path, data: bytes, words: str) -> None:
    (tmp_path / "a.csv").write_bytes(data)
    read = read_all(tmp_path / "a.csv")
    assert read.articles == []
    assert len(read.errors) == 1
    assert words in read.errors[0]


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        ('id\ttext\n1\t"We will not," he said\n2\t"No\n3\tYes\n', ['"We will not," he said', '"No', "Yes"]),
        ('id\ttext\n1\t"Two\nlines"\n3\tYes\n', ["Two\nlines", "Yes"]),
        ("id\ttext\n1\tHe said, yes\n", ["He said, yes"]),
    ],
)
def test_tsv_with_and_without_quotation_marks(tmp_path: Path, data: str, texts: list[str]) -> None:
    (tmp_path / "a.tsv").write_text(data)
    read = read_all(tmp_path / "a.tsv")
    assert (read.errors, [article.text for article in read.articles]) == ([], texts)


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")).filter(str.strip), min_size=1)
)
def test_csv_texts_come_back(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    file = tmp_path_factory.getbasetemp() / "given.csv"
    read = read_all(write_table(file, [["n", "text"], *([str(n), text] for n, text in enumerate(texts))]))
    assert [article.text for article in read.articles] == texts


def test_parquet(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow", reason="of the [parquet] extra")
    from pyarrow import parquet  # noqa: PLC0415

    table = pa.table(
        {
            "id": pa.array([1, 2, None, 4]),
            "text": pa.array([SENTENCES, None, SENTENCES, " "]),
            "date": pa.array([datetime.datetime(2024, 10, 23), None, None, None], pa.timestamp("ns")),
            "other": pa.array([[1], None, [], [2]]),
        }
    )
    file = tmp_path / "a.parquet"
    parquet.write_table(table, file)
    read = read_all(file)
    assert read.ids == ["1", f"{file.as_posix()}#3"]
    assert [article.date for article in read.articles] == ["2024-10-23", None]
    assert read.errors == [
        "a.parquet, row 2: no text: the field 'text' is null",
        "a.parquet, row 4: no text: the field 'text' is empty",
    ]
    assert read_all(stdin=file.read_bytes()).ids == ["1", "-#3"]
    assert "'other' holds list<element: int64>, not text" in read_all(file, text_field="other").errors[0].replace(
        "list<item:", "list<element:"
    )
    assert "no field 'x' for --id-field" in read_all(file, id_field="x").errors[0]
    nested = pa.table({"doc": pa.array([{"text": SENTENCES}, None])})
    parquet.write_table(nested, file)
    assert (len(read_all(file, text_field="doc.text").articles), len(read_all(file).errors)) == (1, 1)
    data = file.read_bytes()
    for cut in (0, 3, 20, len(data) // 2, len(data) - 1):
        file.write_bytes(data[:cut])
        (error,) = read_all(file).errors
        assert "Parquet" in error or "no article" in error or "nothing" in error


def test_missing_extras_say_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import builtins  # noqa: PLC0415

    importing = builtins.__import__

    def refusing(name: str, *rest: Any, **more: Any) -> Any:
        if name.partition(".")[0] in {"pyarrow", "pypdf", "fastwarc", "backports", "compression"}:
            raise ModuleNotFoundError(name=name)
        return importing(name, *rest, **more)

    for name, data in {
        "a.parquet": b"PAR1", "a.pdf": b"%PDF-1.4", "a.warc": b"WARC/1.0\r\n",
        "a.txt.zst": b"\x28\xb5\x2f\xfd",
    }.items():  # fmt: skip
        (tmp_path / name).write_bytes(data)
    monkeypatch.setattr(builtins, "__import__", refusing)
    assert read_all(tmp_path, folder=tmp_path).errors == [
        f"a.parquet: to read Parquet, install what reads it: {install_command('parquet')}",
        f"a.pdf: to read PDF, install what reads it: {install_command('pdf')}",
        f"a.txt.zst: to read Zstandard, install what reads it: {install_command('zst')}",
        f"a.warc: to read WARC, install what reads it: {install_command('warc')}",
    ]


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2024-10-23", "2024-10-23"), ("2024-10-23T23:59:59+02:00", "2024-10-23"), ("2024/1/5", "2024-01-05"),
        ("20241023", "2024-10-23"), ("20241023T101500Z", "2024-10-23"), (20241023, "2024-10-23"),
        ("Wed, 23 Oct 2024 10:00:00 GMT", "2024-10-23"), ("23 October 2024", "2024-10-23"),
        ("October 23rd, 2024", "2024-10-23"), ("Wednesday, Oct. 23, 2024", "2024-10-23"), (1729670400, "2024-10-23"),
        (1729670400000, "2024-10-23"), ("1729670400", "2024-10-23"), (datetime.date(2024, 10, 23), "2024-10-23"),
        (datetime.datetime(2024, 10, 23, 5), "2024-10-23"),
        ("13/04/2024", "2024-04-13"), ("1 Sep. 2024", "2024-09-01"), ("3 May 2024 | 10:15 a.m. ET", "2024-05-03"),
        ("Wed Nov 14 2018 10:05:12 GMT+0100 (Central European Standard Time)", "2018-11-14"),
        ("2024-05-01T10:00:00.000000000Z", "2024-05-01"), ("Mon 1 May 2023 09:30 BST", "2023-05-01"),
        ("Published: May 3, 2024", "2024-05-03"), ("last updated on 3 May 2024 at noon", "2024-05-03"),
        ("Updated", None), ("Posted 03/04/2024", None),
        ("04.01.2019", "2019-01-04"), ("4. 1. 2019", "2019-01-04"), ("04.01.2019 10:15", "2019-01-04"),
        ("Published: 04.01.2019", "2019-01-04"), ("23.05.2019", "2019-05-23"), ("05.23.2019", None),
        ("04.01.19", None), ("31.02.2019", None), ("1.4.1.2019", None), ("04/01/2019", None), ("04-01-2019", None),
        ("May 2024", None), ("1 May 24", None), ("31 February 2024", None), ("3 mai 2024", None), ("9" * 400, None),
        ("1." + "0" * 400, None), (10**400, None),
        ("03/04/2024", None), ("2024-13-01", None), ("2024", None), ("yesterday", None), (5, None), (True, None),
        (None, None), (float("nan"), None), ("", None), ([], None),
    ],
)  # fmt: skip
def test_dates(value: Any, date: str | None) -> None:
    assert as_date(value) == date


@pytest.mark.parametrize(
    ("value", "dmy", "mdy"),
    [
        ("03/04/2024", "2024-04-03", "2024-03-04"), ("3.4.24", "2024-04-03", "2024-03-04"),
        ("3/4/69 10:15", "1969-04-03", "1969-03-04"), ("13/04/2024", "2024-04-13", "2024-04-13"),
        ("2024-03-04", "2024-03-04", "2024-03-04"), ("4 March 2024", "2024-03-04", "2024-03-04"),
        ("04.01.2019", "2019-01-04", "2019-04-01"), ("05.23.2019", "2019-05-23", "2019-05-23"),
        ("3/4", None, None), ("3-4.24", None, None), ("April 2024", None, None),
    ],
)  # fmt: skip
def test_dates_whose_order_is_known(value: str, dmy: str | None, mdy: str | None) -> None:
    assert (as_date(value, "dmy"), as_date(value, "mdy")) == (dmy, mdy)


@pytest.mark.parametrize(
    ("dates", "cure"),
    [
        (["03/04/2024", "13/04/2024"], "'13/04/2024' has the day first: --date-order dmy reads all so"),
        (["03/04/2024", "04/13/24 10:15"], "'04/13/24 10:15' has the month first: --date-order mdy reads all so"),
        (["03/04/2024", "13/04/2024", "04/13/2024"], "--date-order dmy or mdy says which is the month"),
        (["03/04/2024", "04/04/2024", "13/13/2024"], "--date-order dmy or mdy says which is the month"),
        (["05.23.2024", "04.01.2024"], "'05.23.2024' has the month first: --date-order mdy reads all so"),
    ],
)
def test_other_rows_tell_the_order_of_dates(file: Path, dates: list[str], cure: str) -> None:
    file.write_bytes(lines(*({"text": SENTENCES, "date": date} for date in dates)))
    assert read_all(file).notices[-1].endswith(f"; {cure}")


def test_forms_of_dates_that_the_docs_list() -> None:
    page = (Path(__file__).parent.parent / "docs" / "inputs.md").read_text(encoding="utf-8")
    table = page.partition("| dates | as in |")[2].partition("\n\n")[0]
    forms = [form.replace("\\|", "|") for form in re.findall("`(.+?)`", table)]
    assert len(forms) > 10
    assert {form: as_date(form) for form in forms} == dict.fromkeys(forms, "2024-05-23")


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.jsonl", "a.json", "a.parquet"])
def test_dates_that_are_not_read_are_counted(tmp_path: Path, name: str) -> None:
    rows = [{"text": SENTENCES, "date": date} for date in ("2024-10-23", "soon", "", "later", "23 October 2024")]
    file = tmp_path / name
    if name.endswith("sv"):
        write_table(file, [["text", "date"], *map(list, map(dict.values, rows))], delimiter=",\t"["tsv" in name])
    elif name == "a.parquet":
        pa = pytest.importorskip("pyarrow")
        pytest.importorskip("pyarrow.parquet").write_table(pa.Table.from_pylist(rows), file)
    else:
        file.write_bytes(lines(*rows) if name == "a.jsonl" else json.dumps(rows).encode())
    read = read_all(file)
    assert [article.date for article in read.articles] == ["2024-10-23", None, None, None, "2024-10-23"]
    said = f"{name}: 2 of 4 dates in 'date' were not read, such as 'soon'; write such dates as 2024-12-31"
    assert read.notices[-1:] == [said]


@given(st.text() | st.integers() | st.floats() | st.none(), st.sampled_from([None, *ORDERS]))
def test_dates_and_ids_never_raise(value: Any, order: str | None) -> None:
    as_date(value, order)
    as_id(value)


PIECES = ["<p>", "</b>", "<br", ">", "&#8", "&amp;", "a ", "\0", "\ud800", "<!--", "<![CDATA[", "\n"]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_pieces_of_html_never_raise_but_one_error(text: str) -> None:
    item = Item(id="a", path=None, kind="fragment", payload=text)
    with contextlib.suppress(InputError):
        assert load(item, ReadOptions()).text.strip()


@given(st.text(st.characters(), max_size=50))
def test_cleaned_text_is_utf_8(text: str) -> None:
    cleaned(text).encode()


def test_fields_that_nobody_would_guess(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        "nr;ueberschrift;inhalt;erschienen;blatt;ort\n"
        "7;Pier shut;The mayor said it rained.;13.04.2004;The Gull;gull.example/7\n",
        encoding="utf-8",
    )
    names = {"text_field": "inhalt", "id_field": "nr", "title_field": "ueberschrift", "date_field": "erschienen"}
    names |= {"site_field": "blatt", "url_field": "ort"}
    (article,) = read_all(tmp_path / "a.csv", **names).articles
    assert (article.id, article.title, article.date) == ("7", "Pier shut", "2004-04-13")
    assert (article.site, article.url) == ("The Gull", "gull.example/7")
    found = read_all(tmp_path / "a.csv", text_field="inhalt", date_field="erschien", folder=tmp_path)
    assert found.errors == ["a.csv: no field 'erschien' for --date-field; did you mean 'erschienen'?"]


@pytest.mark.parametrize(
    ("site", "told", "said"),
    [
        ("The Ulm Times", "The Ulm Times", None),
        (["The Ulm Times", "Kestrel", "Kestrel"], "The Ulm Times; Kestrel", None),
        (["The Ulm Times", 7], "The Ulm Times", None),
        (7, "7", None),
        ([], None, None),
        ("  ", None, None),
        (None, None, None),
        ({"name": "Kestrel"}, None, "1 value in 'outlets' is an object, not read"),
        ([{"name": "Kestrel"}], None, "1 value in 'outlets' is a list, not read"),
        (True, None, "1 value in 'outlets' is true or false, not read"),
    ],
)  # fmt: skip
def test_a_site_is_a_text_or_a_list_of_texts(file: Path, site: object, told: str | None, said: str | None) -> None:
    """What is not read is said: nothing becomes null in silence."""
    file.write_bytes(lines({"text": "Rain fell.", "outlets": site}))
    read = read_all(file, site_field="outlets")
    assert [article.site for article in read.articles] == [told]
    assert [line for line in read.notices if "not read" in line] == ([f"a.jsonl: {said}"] if said else [])


def test_an_address_of_several_is_the_first(file: Path) -> None:
    file.write_bytes(lines({"text": "Rain fell.", "url": ["https://a.example", "https://b.example"]}))
    assert [article.url for article in read_all(file).articles] == ["https://a.example"]


@pytest.mark.parametrize(("names", "is_told"), [("text", True), ("text,date", False), ("text,day", True)])
def test_a_missing_date_is_said(tmp_path: Path, names: str, is_told: bool) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"{names}\nRain fell.{',2024-01-01' * names.count(',')}\n", encoding="utf-8")
    said = "no field has a usual name for the date (--date-field)"
    assert (said in read_all(path).notices[0]) == is_told
