"""`claimx convert`: the same bytes as the format would have had at once, and nothing is read again."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path

import pytest

from claimx.export.formats import FORMATS
from claimx.export.parts import write_parts
from claimx.recorded import read_records

from .terminal import quick

FIRST = "Residents said the office may close. The road is open.\n"
NOT_READ = "not read back, so keep the records"
SECOND = "Oslo denied the report. About 40 people left, Paul Hale said.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "b.txt").write_text(SECOND, encoding="utf-8")
    assert quick("extract", "a.txt", "b.txt", "-o", "claims.jsonl", cwd=tmp_path).code == 0
    return tmp_path


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("o.csv", []),
        ("o.tsv", ["--rows", "quantities"]),
        ("o.json", []),
        ("o.md", ["--only", "attributed"]),
        ("o.jsonld", []),
    ],
)
def test_is_what_extract_would_have_written(folder: Path, name: str, arguments: list[str]) -> None:
    done = quick("convert", "claims.jsonl", "-o", name, *arguments, cwd=folder)
    ends = "" if name == "o.json" else f"; {'rows are' if name != 'o.jsonld' else 'w3c is'} {NOT_READ}"
    assert (done.code, done.err) == (0, f"claimx: 2 articles; written to {name}{ends}\n")
    quick("extract", "a.txt", "b.txt", "-o", f"other-{name}", *arguments, cwd=folder)
    assert (folder / name).read_bytes() == (folder / f"other-{name}").read_bytes()


def test_rows_of_numbers_are_those_of_the_claims_kept(folder: Path) -> None:
    def numbers(*arguments: str) -> list[str]:
        lines = quick("convert", "claims.jsonl", "-f", "tsv", "--rows", "quantities", *arguments, cwd=folder).out
        return [line.split("\t")[2] for line in lines.splitlines()[1:]]

    assert numbers() == ["About 40 people"]
    assert numbers("--source", "Paul Hale") == ["About 40 people"]
    assert numbers("--source", "Oslo") == []
    kept = [
        json.loads(line) for line in quick("convert", "claims.jsonl", "--source", "Oslo", cwd=folder).out.splitlines()
    ]
    assert [each["text"] for record in kept for each in record["quantities"]] == ["About 40 people"]  # stays whole


def test_there_and_back(folder: Path) -> None:
    assert quick("convert", "claims.jsonl", "-o", "c.sqlite", cwd=folder).code == 0
    with sqlite3.connect(folder / "c.sqlite") as database:
        assert database.execute("select count(*) from articles").fetchone() == (2,)
    assert quick("convert", "c.sqlite", "-o", "back.jsonl", cwd=folder).code == 0
    assert (folder / "back.jsonl").read_bytes() == (folder / "claims.jsonl").read_bytes()


def test_what_is_lost_is_said(folder: Path) -> None:
    record = json.loads((folder / "claims.jsonl").read_text(encoding="utf-8").splitlines()[0])
    record["claims"][0]["mood"] = "calm"
    (folder / "other.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    done = quick("convert", "other.jsonl", "-o", "o.sqlite", cwd=folder)
    lost = "it does not hold the field 'mood'; JSON Lines do"
    assert done.err == f"claimx: 1 article; written to o.sqlite; {lost}\n"


def test_rows_are_the_end(folder: Path) -> None:
    """What holds rows is no input: it lacks what a record has."""
    for name, said in (("o.csv", "a CSV file holds rows"), ("o.xlsx", "a workbook holds rows")):
        quick("convert", "claims.jsonl", "-o", name, cwd=folder)
        done = quick("convert", name, "-o", "p.tsv", cwd=folder)
        assert (done.code, done.err.count("\n")) == (1, 1)
        assert said in done.err


def test_a_page_finds_the_texts(folder: Path) -> None:
    done = quick("convert", "claims.jsonl", "-o", "o.html", cwd=folder)
    assert (done.code, done.err) == (0, f"claimx: 2 articles; written to o.html; html is {NOT_READ}\n")
    (folder / "b.txt").unlink()
    done = quick("convert", "claims.jsonl", "-o", "o.html", cwd=folder)
    assert "b.txt: its text is not at hand" in done.err


@pytest.mark.parametrize("asked", [("--texts", "."), ("--columns", "content,sentence")])
def test_rows_have_their_sentence_where_texts_are_asked_for(folder: Path, asked: tuple[str, ...]) -> None:
    done = quick("convert", "claims.jsonl", "--format", "csv", *asked, cwd=folder)
    sentences = {row["sentence"] for row in csv.DictReader(io.StringIO(done.out))}
    texts = [(folder / name).read_text(encoding="utf-8") for name in ("a.txt", "b.txt")]
    assert "" not in sentences
    assert all(any(each in text for text in texts) for each in sentences)
    plain = quick("convert", "claims.jsonl", "--format", "csv", cwd=folder)
    assert {row["sentence"] for row in csv.DictReader(io.StringIO(plain.out))} == {""}


def test_a_pipe(folder: Path) -> None:
    data = (folder / "claims.jsonl").read_bytes()
    done = quick("convert", "-", "--format", "csv", "--source", "Paul Hale", cwd=folder, given=data)
    assert done.out.count("\n") == 2
    assert "About 40 people left" in done.out


def test_bad_inputs(folder: Path) -> None:
    (folder / "broken.jsonl").write_text("{nonsense\n", encoding="utf-8")
    (folder / "o.csv").write_text("kept", encoding="utf-8")
    for file, said in (("none.jsonl", "no such file"), ("broken.jsonl", "broken.jsonl"), ("a.txt", "a.txt")):
        done = quick("convert", file, "-o", "o.csv", cwd=folder)
        assert done.code == 1
        assert done.err.startswith("claimx: error: ")
        assert said in done.err
        assert "Traceback" not in done.err
    assert (folder / "o.csv").read_text(encoding="utf-8") == "kept"
    done = quick("convert", "claims.jsonl", "-o", "claims.jsonl", cwd=folder)
    assert "this is one of the inputs" in done.err


def test_parts_without_copies_are_parts_again(folder: Path) -> None:
    (folder / "twice").mkdir()
    for name in "abc":
        (folder / "twice" / f"{name}.txt").write_text("Ana Roe said 40 people had left the port.", encoding="utf-8")
    rows = ("--format", "parquet", "--rows", "all")
    assert quick("batch", "twice", "-o", "OUT/", *rows, "--quiet", cwd=folder).code == 0
    done = quick("convert", "OUT", "-o", "clean/", "--dedupe", "drop", *rows, cwd=folder)
    assert done.code == 0
    assert done.err.endswith("1 of 3 articles; written to clean, in 1 part\n")
    listed = json.loads((folder / "clean" / "_parts.json").read_text(encoding="utf-8"))
    assert (listed["complete"], listed["rows"], [part["articles"] for part in listed["parts"]]) == (True, "all", [1])
    files = {path.relative_to(folder / "clean").as_posix() for path in (folder / "clean").rglob("*.parquet")}
    assert files == set(listed["parts"][0]["files"])
    back = [json.loads(line) for line in quick("convert", "clean", cwd=folder).out.splitlines()]
    first = json.loads(quick("convert", "OUT", cwd=folder).out.splitlines()[0])
    assert back == [first]
    again = quick("convert", "OUT", "-o", "clean/", *rows, cwd=folder)
    assert (again.code, "the folder is not empty; give a new name" in again.err) == (2, True)
    assert "give -o OUT/ --format parquet" in quick("convert", "OUT", "-o", "c.parquet", *rows[2:], cwd=folder).err


def test_parts_are_of_one_size(folder: Path, tmp_path: Path) -> None:
    record = json.loads((folder / "claims.jsonl").read_text(encoding="utf-8").splitlines()[0])
    size = record["article"]["characters"]
    records = [record | {"article": record["article"] | {"id": f"{number}"}} for number in range(5)]
    with pytest.raises(ZeroDivisionError):
        write_parts((1 // 0 for _ in records), str(tmp_path / "P"), format=FORMATS["jsonl"])
    assert not (tmp_path / "P").exists()
    assert list(tmp_path.glob("*.tmp")) == []
    assert write_parts(iter(records), str(tmp_path / "P"), format=FORMATS["jsonl"], most=2 * size) == 3
    lines = [len(path.read_bytes().splitlines()) for path in sorted((tmp_path / "P").glob("part-*.jsonl"))]
    assert lines == [2, 2, 1]
    assert [each["article"]["id"] for each in read_records(tmp_path / "P")] == ["0", "1", "2", "3", "4"]
