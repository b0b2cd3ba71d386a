"""`claimx extract` into databases and annotators' tools, as its user sees it."""

from __future__ import annotations

import json
import sqlite3
import sys
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


def test_byte_order_marks(folder: Path) -> None:
    assert quick("extract", "a.txt", "--bom", "-o", "x.csv", cwd=folder).code == 0
    assert (folder / "x.csv").read_bytes().startswith(b"\xef\xbb\xbfarticle_id,")
    assert quick("extract", "a.txt", "-f", "csv", cwd=folder, CLAIMX_BOM="1").out.startswith("\ufeffarticle_id,")
    assert quick("extract", "a.txt", cwd=folder, CLAIMX_BOM="1").out.startswith("{")  # not of JSON
