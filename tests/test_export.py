"""Records as text: every format, from reports made by hand."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace

import pytest

from claimx.export import BY_SUFFIX, FORMATS, ROWS, Dialect, Layout, format_of
from claimx.export.delimited import cell
from claimx.export.formats import promised_other
from claimx.export.rows import TABLES
from claimx.record_json import from_dict, to_dict
from claimx.records import Report

from .reports import TEXT, make_own_voice, make_report

REPORT = make_report()


def written(name: str, *reports: Report, **layout: object) -> str:
    return "".join(FORMATS[name].write(reports, Layout(**layout)))  # type: ignore[arg-type]


def test_jsonl_is_a_record_a_line() -> None:
    text = written("jsonl", REPORT, make_report("b.txt"))
    lines = text.splitlines()
    assert [json.loads(line)["article"]["id"] for line in lines] == ["ferry.txt", "b.txt"]
    assert from_dict(json.loads(lines[0])) == REPORT


def test_json_is_an_object_for_one_and_an_array_for_several() -> None:
    assert json.loads(written("json", REPORT)) == to_dict(REPORT)
    several = json.loads(written("json", REPORT, make_report("b.txt"), several=True))
    assert [each["article"]["id"] for each in several] == ["ferry.txt", "b.txt"]
    assert json.loads(written("json", REPORT, several=True)) == [to_dict(REPORT)]
    assert json.loads(written("json", several=True)) == []


@pytest.mark.parametrize("several", [False, True])
def test_json_of_a_long_record_is_written_in_pieces(several: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimx.export.json.TOGETHER", 2)
    whole = to_dict(REPORT)
    expected = json.dumps([whole] if several else whole, ensure_ascii=False, indent=2) + "\n"
    assert written("json", REPORT, several=several) == expected
    assert "".join(FORMATS["json"].write([whole], Layout(several=several))) == expected
    assert len(list(FORMATS["json"].write([REPORT], Layout()))) > len(REPORT.claims) / 2


def test_json_keeps_text_as_it_is() -> None:
    text = written("json", make_report("é\u2028\udcff.txt"))
    assert "é" in text
    assert json.loads(text.encode("utf-8", "backslashreplace"))["article"]["id"] == "é\u2028\udcff.txt"


@pytest.mark.parametrize("mark", ["\u2028", "\x85", "\r"])
def test_line_ends_of_all_kinds_stay_in_their_place(mark: str) -> None:
    report = replace(REPORT, article=replace(REPORT.article, title=f"Ferry{mark}sinks", path=f"a{mark}b.txt"))
    records = json.loads(written("json", report, REPORT, several=True))
    assert [each["article"]["title"] for each in records] == [f"Ferry{mark}sinks", REPORT.article.title]
    with io.StringIO(written("csv", report, REPORT, rows="articles"), newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["path"] for row in rows] == [f"a{mark}b.txt", REPORT.article.path]


@pytest.mark.parametrize("rows", ROWS)
def test_csv_has_a_header_and_full_rows(rows: str) -> None:
    text = written("csv", REPORT, make_report("b.txt"), rows=rows)
    table = list(csv.reader(io.StringIO(text)))
    assert tuple(table[0]) == TABLES[rows].names
    assert {len(row) for row in table} == {len(table[0])}
    assert [row[0] for row in table[1:]] == ["ferry.txt"] * (len(table) // 2) + ["b.txt"] * (len(table) // 2)
    assert "\r" not in text


def test_csv_cells() -> None:
    first, second = csv.DictReader(io.StringIO(written("csv", REPORT)))
    assert (first["claim_id"], first["source"], first["attributed"]) == ("c1", "the coastguard", "true")
    assert (first["quantities"], first["hedges"], first["certainty"]) == ("Dozens of people", "may", "possible")
    assert TEXT[int(first["start"]) : int(first["end"])] == first["text"]
    assert (second["polarity"], second["quantities"]) == ("negative", "")
    own = csv.DictReader(io.StringIO(written("csv", make_report(claims=(make_own_voice("c1", "Ferry sinks"),)))))
    assert [(row["source"], row["cue"], row["mode"], row["attributed"]) for row in own] == [("", "", "", "false")]


def test_quantity_rows_name_their_claims() -> None:
    (row,) = csv.DictReader(io.StringIO(written("csv", REPORT, rows="quantities")))
    assert (row["low"], row["high"], row["modifier"], row["claims"]) == ("24", "120", "vague", "c1")


def test_rows_of_numbers_and_hedges_say_who_says_it() -> None:
    inner = replace(REPORT.claims[0], id="c3", start=0, end=9, source=replace(REPORT.claims[1].source, text="she"))  # type: ignore[type-var]
    article = replace(REPORT.article, date="2024-05-01", site="The Bell", url="https://bell.example/ferry")
    report = replace(REPORT, claims=(*REPORT.claims, inner), article=article)
    for rows in ("quantities", "hedges"):
        (row,) = csv.DictReader(io.StringIO(written("csv", report, rows=rows)))
        assert (row["claims"], row["claim_id"], row["source"], row["certainty"]) == ("c1; c3", "c3", "she", "possible")
        assert (row["claim"], row["cue"]) == ("Dozens of people may have drowned", "said")
    for rows in ROWS:
        for row in csv.DictReader(io.StringIO(written("csv", report, rows=rows))):
            assert (row["date"], row["site"], row["url"]) == ("2024-05-01", "The Bell", "https://bell.example/ferry")
            assert row["title"] == "Ferry sinks off Port Vell"
    free = replace(REPORT, claims=())
    (row,) = csv.DictReader(io.StringIO(written("csv", free, rows="quantities")))
    assert (row["claim_id"], row["source"], row["title"]) == ("", "", "Ferry sinks off Port Vell")


def test_content_leaves_out_the_narrator() -> None:
    pieces = tuple(replace(REPORT.claims[0].content[0], text=words) for words in ("We will go", "not stay"))
    claim = replace(REPORT.claims[0], text="We will go,” she said, “not stay", content=pieces)
    (row,) = csv.DictReader(io.StringIO(written("csv", make_report(claims=(claim,)))))
    assert row["content"] == "We will go … not stay"


@pytest.mark.parametrize("name", ["csv", "tsv"])
def test_a_byte_order_mark_on_request(name: str) -> None:
    assert written(name, REPORT, dialect=Dialect(bom=True)) == "\ufeff" + written(name, REPORT)


def test_a_suffix_that_promises_another_format() -> None:
    for path, name, promised in (
        ("a.jsonl", "csv", "jsonl"), ("a.csv", "jsonl", "csv"), ("a.md", "json", "markdown"),
        ("a.txt", "sqlite", "table"), ("a.csv", "brat", None),
        ("a.jsonl", "labelstudio", None), ("a.json", "jsonl", None), ("a.txt", "csv", None), ("a.csv", "csv", None),
        ("a", "csv", None), ("a.tasks", "labelstudio", None),
    ):  # fmt: skip
        found = promised_other(path, FORMATS[name])
        assert (found.name if found else None) == promised, path


def test_actor_rows_name_their_claims() -> None:
    (row,) = csv.DictReader(io.StringIO(written("csv", REPORT, rows="actors")))
    assert (row["name"], row["mentions"], row["claims_as_source"]) == ("Coastguard", "1", "c1; c2")


def test_article_rows_count_their_claims() -> None:
    own = make_own_voice("c3", "Ferry sinks")
    nobody = replace(REPORT.claims[1], id="c4", source=None)
    report = make_report(claims=(*REPORT.claims, own, nobody))
    (row,) = csv.DictReader(io.StringIO(written("csv", report, rows="articles")))
    names = ("claims", "attributed", "unnamed", "hedged", "numeric")
    assert [int(row[name]) for name in names] == [4, 3, 1, 1, 1]
    assert (row["article_id"], row["title"], row["text"]) == ("ferry.txt", "Ferry sinks off Port Vell", "")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@sum", "\t=1", "\r=1", " =1"])
def test_formulas_are_inert(text: str) -> None:
    assert cell(text) == f"'{text}"


def test_cells() -> None:
    assert [cell(value) for value in (None, True, False, -3.0, 5, "a=b")] == ["", "true", "false", "-3.0", "5", "a=b"]


def test_tsv_has_no_tabs_and_line_ends_in_cells() -> None:
    claim = replace(REPORT.claims[0], text="two\nlines\tand a tab")
    lines = written("tsv", make_report(claims=(claim,))).splitlines()
    assert len(lines) == 2
    assert dict(zip(*(line.split("\t") for line in lines), strict=True))["text"] == "two lines and a tab"


def test_markdown_escapes_and_shows_the_whole_claim() -> None:
    text = written("markdown", REPORT)
    assert text.startswith("## Ferry sinks off Port Vell\n\n*ferry.txt*\n")
    assert "We \\|found\\| \\*nobody\\*" in text
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {7}
    assert "2 claims, 2 attributed, 1 hedged, 1 with numbers" in text


@pytest.mark.parametrize("rows", ROWS)
@pytest.mark.parametrize("name", ["table", "markdown"])
def test_every_row_kind_is_shown(name: str, rows: str) -> None:
    assert "Dozens" in written(name, REPORT, rows=rows) or rows in {"actors", "articles"}
    empty = make_report(claims=(), actors=(), quantities=(), hedges=())
    assert f"no {rows}" in written(name, empty, rows=rows).lower() or rows == "articles"


@pytest.mark.parametrize("width", [20, 40, 60, 76, 80, 100, 108, 120, 200])
def test_table_keeps_to_the_width(width: int) -> None:
    text = written("table", REPORT, width=width)
    assert max(map(len, text.splitlines())) <= max(width, 30)
    for word in ("Dozens", "coastguard", "possible", "negative", "(24–120)", "organisation", "may", "[Coastguard]"):
        assert word in text, word
    assert "…" not in text
    assert "\033" not in text


def test_table_colours_only_when_asked() -> None:
    colored = written("table", REPORT, color=True)
    assert "\033[" in colored
    plain = re.sub(r"\033\[[\d;]*m", "", colored)
    assert [line.rstrip() for line in plain.splitlines()] == written("table", REPORT).splitlines()


def test_table_parts_several_articles() -> None:
    assert written("table", REPORT, make_report("b.txt", claims=())).count("\n\nFerry sinks") == 1


def test_table_shows_pieces_of_content_apart() -> None:
    pieces = REPORT.claims[0].content + REPORT.claims[1].content
    text = written("table", make_report(claims=(replace(REPORT.claims[0], content=pieces),)), width=200)
    assert "drowned … We |found|" in text


def test_rich_markup_in_a_text_is_text() -> None:
    claim = replace(REPORT.claims[0], content=(replace(REPORT.claims[0].content[0], text="[bold]a[/] :smile: [x"),))
    assert "[bold]a[/] :smile: [x" in written("table", make_report(claims=(claim,)), width=200)


def test_suffixes_choose_formats() -> None:
    assert {suffix: each.name for suffix, each in BY_SUFFIX.items()} == {
        ".txt": "table", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "tsv",
        ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".parquet": "parquet",
        ".xlsx": "xlsx",
        ".sqlite": "sqlite", ".sqlite3": "sqlite",
        ".db": "sqlite", ".duckdb": "duckdb", ".jsonld": "w3c",
    }  # fmt: skip
    assert format_of("a/b.JSON") is FORMATS["json"]
    assert format_of("a/b") is None
