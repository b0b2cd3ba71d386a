"""`claimx extract` into databases and annotators' tools, as its user sees it."""

from __future__ import annotations

import json
import re
import sqlite3
import sys
import zipfile
from pathlib import Path

import pytest

from claimx.installing import install_command

from .terminal import quick

TEXT = """Two officials said on Monday that at least 20 people 😀 may have died.\r
\r
“We are ready,” Ana Roe told reporters.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_bytes(TEXT.encode())
    (tmp_path / "b.txt").write_bytes(b"Ana Roe said it rained.\n")
    return tmp_path


def test_a_database_of_two_articles(folder: Path) -> None:
    done = quick("extract", "a.txt", "b.txt", "-o", "claims.sqlite", cwd=folder)
    assert (done.code, done.out, done.err) == (0, "", "")
    connection = sqlite3.connect(folder / "claims.sqlite")
    found = connection.execute("SELECT article_id, text, start, \"end\" FROM claims WHERE source_type = 'official'")
    ((id_, text, start, end),) = found.fetchall()
    connection.close()
    assert (id_, text) == ("a.txt", TEXT[start:end])


def test_text_on_request(folder: Path) -> None:
    for arguments, text in (((), None), (("--with-text",), TEXT)):
        done = quick("extract", "a.txt", "-f", "jsonl", *arguments, cwd=folder)
        assert json.loads(done.out)["article"]["text"] == text
    done = quick("extract", "a.txt", "-f", "labelstudio", cwd=folder)
    assert json.loads(done.out)[0]["data"]["text"] == TEXT  # annotators need it


def test_brat_folder(folder: Path) -> None:
    done = quick("extract", "a.txt", "b.txt", "-f", "brat", "-o", "work/", cwd=folder)
    assert (done.code, done.out, done.err) == (0, "", "")
    assert sorted(path.name for path in (folder / "work").iterdir()) == [
        "a.ann", "a.txt", "annotation.conf", "b.ann", "b.txt",
    ]  # fmt: skip
    assert (folder / "work" / "a.txt").read_bytes() == TEXT.encode()
    again = quick("extract", "a.txt", "-f", "brat", "-o", "work", cwd=folder)
    assert again.code == 2
    assert "the folder is not empty; give a new name, or remove it first" in again.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("-f", "sqlite"), "sqlite is no text for standard output; give -o and the name of a file"),
        (("-f", "brat"), "brat is no text for standard output; give -o and the name of a folder"),
        (("-f", "parquet", "-o", "-"), "parquet is no text for standard output"),
        (("-o", "x.sqlite", "--rows", "claims"), "sqlite holds whole articles; give --format with one of"),
        (("-o", "none/x.duckdb"), "none/x.duckdb: can't be written: there is no folder none; make it first"),
        (("-f", "csv", "-o", "x.jsonl"), "x.jsonl: its suffix says jsonl, --format says csv; give it a name in .csv"),
        (("-f", "tsv", "--delimiter", ";"), "--delimiter is of csv; give --format csv, not tsv"),
        (("-f", "csv", "--delimiter", "x"), "'x': give ',', ';', '|' or tab"),
        (("-f", "xlsx", "-o", "x.xlsx", "--decimal", ","), "--decimal is of csv and tsv"),
        (("-f", "jsonl", "--columns", "text"), "--columns text: jsonl holds whole articles; give one kind of row"),
        (("-f", "csv", "--columns", "text,sourc"), "rows of claims have no column 'sourc'; did you mean source?"),
        (("-f", "csv", "--columns", "text,text"), "--columns text,text: a column is named twice"),
        (("-f", "csv", "--columns", ","), "no column is named; there are article_id, claim_id, "),
        (("-f", "jsonl", "--bom"), "--bom is of csv and tsv; jsonl has no byte order mark"),
        (("-f", "sqlite", "-o", "."), ".: can't be written: this is a folder; give the name of a file"),
        (("-f", "brat", "-o", "."), ".: can't be written: the folder is not empty; give a new name"),
        (("-f", "brat", "-o", "a.txt"), "a.txt: can't be written: this is a file; give the name of a folder"),
        (("-f", "csv", "-o", "b.txt", "b.txt"), "b.txt: this is one of the inputs; give another name to the output"),
    ],
)
def test_mistakes_are_one_line(folder: Path, arguments: tuple[str, ...], words: str) -> None:
    done = quick("extract", "a.txt", *arguments, cwd=folder)
    assert (done.code, done.out) == (2, "")
    assert words in done.err
    assert done.err.count("\n") == 1
    assert sorted(path.name for path in folder.iterdir()) == ["a.txt", "b.txt"]


def test_a_missing_library_is_said_before_the_work(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    done = quick("extract", "a.txt", "-o", "x.duckdb", cwd=folder)
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        f"claimx: error: duckdb output needs duckdb, which is not installed; try: {install_command('duckdb')}\n"
    )


def test_where_all_inputs_fail_nothing_is_written(folder: Path) -> None:
    (folder / "x.sqlite").write_bytes(b"old")
    assert quick("extract", "none.txt", "-o", "x.sqlite", cwd=folder).code == 1
    assert (folder / "x.sqlite").read_bytes() == b"old"


def test_csv_as_other_countries_read_it(folder: Path) -> None:
    (folder / "c.txt").write_text("Prices rose 2.5% to about 1,200 euros, Ana Roe said.", encoding="utf-8")
    asked = ("--rows", "quantities", "--columns", "text,low,source,claims")
    lines = quick("extract", "c.txt", "-f", "csv", "--delimiter", ";", "--decimal", ",", *asked, cwd=folder).out
    assert lines.splitlines() == [
        "text;low;source;claims", "2.5%;2,5;Ana Roe;c1", "about 1,200 euros;1200;Ana Roe;c1"
    ]  # fmt: skip
    tabs = quick("extract", "c.txt", "-f", "csv", "--delimiter", "tab", *asked, cwd=folder)
    assert tabs.out.splitlines()[1] == "2.5%\t2.5\tAna Roe\tc1"
    (folder / "claimx.toml").write_text('delimiter = ";"\ndecimal = ","\n', encoding="utf-8")
    assert quick("extract", "c.txt", "-f", "csv", *asked, "-q", cwd=folder).out == lines
    assert quick("extract", "c.txt", "-f", "tsv", *asked, "-q", cwd=folder).out == lines.replace(";", "\t")
    quick("extract", "c.txt", "-o", "c.jsonl", "-q", cwd=folder)
    assert quick("convert", "c.jsonl", "-f", "csv", *asked, "-q", cwd=folder).out == lines
    options = ("-o", "d.csv", "--datapackage", "-q", *asked)
    assert quick("batch", "c.txt", *options, cwd=folder).code == 0
    assert (folder / "d.csv").read_text(encoding="utf-8") == lines
    (table,) = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    assert table["dialect"] == {"delimiter": ";"}
    assert [each.get("decimalChar") for each in table["schema"]["fields"]] == [None, ",", None, None]
    assert "primaryKey" not in table["schema"]


@pytest.mark.parametrize("format_", ["table", "markdown"])
def test_columns_of_what_a_person_reads(folder: Path, format_: str) -> None:
    shown = quick("extract", "a.txt", "-f", format_, "--columns", "certainty,text", cwd=folder).out
    assert re.search(r"certainty[ |]+text", shown)
    assert "source" not in shown
    shown = quick("extract", "a.txt", "-f", format_, "--columns", "check,text", "--sort", "check", cwd=folder).out
    assert re.search(r"^[ |]*-?[01](\.\d+)? ", shown, re.MULTILINE)


def test_columns_of_files(folder: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    quick("extract", "a.txt", "-o", "x.parquet", "--columns", "certainty,text", cwd=folder)
    assert pq.read_table(folder / "x.parquet").column_names == ["certainty", "text"]
    quick("extract", "a.txt", "-o", "x.xlsx", "--columns", "certainty,text", cwd=folder)
    with zipfile.ZipFile(folder / "x.xlsx") as book:
        assert [name for name in book.namelist() if "worksheets/" in name] == ["xl/worksheets/sheet1.xml"]


def test_a_table_that_nothing_marks_is_not_written_among_articles(folder: Path) -> None:
    done = quick("batch", ".", "-o", "x.csv", "--columns", "text,source", cwd=folder)
    assert (done.code, "batch reads the .csv files in . as articles; write it elsewhere" in done.err) == (2, True)
    assert quick("batch", ".", "-o", "x.csv", "--columns", "article_id,claim_id,text", "-q", cwd=folder).code == 0


def test_byte_order_marks(folder: Path) -> None:
    assert quick("extract", "a.txt", "--bom", "-o", "x.csv", cwd=folder).code == 0
    assert (folder / "x.csv").read_bytes().startswith(b"\xef\xbb\xbfarticle_id,")
    assert quick("extract", "a.txt", "-f", "csv", cwd=folder, CLAIMX_BOM="1").out.startswith("\ufeffarticle_id,")
    assert quick("extract", "a.txt", cwd=folder, CLAIMX_BOM="1").out.startswith("{")  # not of JSON
