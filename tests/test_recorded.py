"""Records read back: from every output that holds them whole, and refused in a line where they are none."""

from __future__ import annotations

import copy
import gzip
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

import claimx
from claimx.errors import InputError
from claimx.export import write_stream
from claimx.export.formats import FORMATS
from claimx.export.stream import write_tables
from claimx.recorded import holds_records, read_records
from claimx.recorded.shape import checked

TEXTS = {
    "b.txt": "“We wait,” Mayor Ada Okoye said, “and we hope.” About 300 people may have left.",
    "a.txt": "Officials said that the dam may fail. Russia denied it.",
}


@pytest.fixture(scope="module")
def records() -> list[dict[str, Any]]:
    reports = [claimx.extract(claimx.Article(text=text, id=id_, extracted=True)) for id_, text in TEXTS.items()]
    return [claimx.to_dict(report) for report in reports]


@pytest.mark.parametrize("suffix", [".jsonl", ".json", ".jsonl.gz"])
def test_lines_and_json_come_back_as_they_were(records: list[dict[str, Any]], tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"claims{suffix}"
    plain = tmp_path / f"claims{suffix.removesuffix('.gz')}"
    write_stream(records, plain)
    if suffix.endswith(".gz"):
        path.write_bytes(gzip.compress(plain.read_bytes()))
    assert list(read_records(path)) == records


@pytest.mark.parametrize("suffix", [".sqlite", ".duckdb"])
def test_databases_hold_all(records: list[dict[str, Any]], tmp_path: Path, suffix: str) -> None:
    if suffix == ".duckdb":
        pytest.importorskip("duckdb")
    write_stream(records, tmp_path / f"claims{suffix}")
    found = list(read_records(tmp_path / f"claims{suffix}"))
    assert found == records
    assert all(checked(back) is back for back in found)


def test_databases_of_an_earlier_version_are_read(records: list[dict[str, Any]], tmp_path: Path) -> None:
    """Pieces of content are looked for by their words; where a source's fuller phrase stands was not kept."""
    write_stream(records, tmp_path / "claims.sqlite")
    with sqlite3.connect(tmp_path / "claims.sqlite") as database:
        for column in ("content_offsets", "source_antecedent_start", "source_antecedent_end", "check_criteria"):
            database.execute(f"ALTER TABLE claims DROP COLUMN {column}")
    for record, back in zip(records, read_records(tmp_path / "claims.sqlite"), strict=True):
        assert [each["content"] for each in back["claims"]] == [each["content"] for each in record["claims"]]
        assert checked(back) is back


def test_rows_that_were_changed_go_to_their_article(records: list[dict[str, Any]], tmp_path: Path) -> None:
    """A claim that was put in again stands last in the file."""
    write_stream(records, tmp_path / "claims.duckdb")
    write_stream(records, tmp_path / "claims.sqlite")
    for database in (
        pytest.importorskip("duckdb").connect(str(tmp_path / "claims.duckdb")),
        sqlite3.connect(tmp_path / "claims.sqlite"),
    ):
        database.execute("CREATE TEMP TABLE kept AS SELECT * FROM claims WHERE article_id = 'b.txt'")
        database.execute("DELETE FROM claims WHERE article_id = 'b.txt'")
        database.execute("INSERT INTO claims SELECT * FROM kept")
        database.commit()
        database.close()
    assert list(read_records(tmp_path / "claims.duckdb")) == records == list(read_records(tmp_path / "claims.sqlite"))


def test_parquet_tables_of_every_kind_hold_what_databases_hold(records: list[dict[str, Any]], tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    for number, part in enumerate((records[:1], records[1:]), start=1):
        write_tables(part, tmp_path / "out", f"{{}}/part-{number:05}.parquet", format=FORMATS["parquet"])
    write_stream(records, tmp_path / "claims.sqlite")
    assert list(read_records(tmp_path / "out")) == records == list(read_records(tmp_path / "claims.sqlite"))


def test_parquet_tables_that_are_damaged_are_told(records: list[dict[str, Any]], tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    write_tables(records, tmp_path, "{}/part.parquet", format=FORMATS["parquet"])
    (tmp_path / "claims" / "part.parquet").write_bytes(b"PAR1")
    with pytest.raises(InputError, match="no Parquet file that claimx wrote"):
        list(read_records(tmp_path))
    (tmp_path / "hedges" / "part.parquet").replace(tmp_path / "claims" / "part.parquet")
    with pytest.raises(InputError, match="rows, not whole records"):
        list(read_records(tmp_path))
    (tmp_path / "hedges" / "part.parquet").write_bytes((tmp_path / "claims" / "part.parquet").read_bytes())
    with pytest.raises(InputError, match="no tables that claimx wrote"):
        list(read_records(tmp_path))


def test_folder_holds_all_records_and_no_errors(records: list[dict[str, Any]], tmp_path: Path) -> None:
    write_stream(records[:1], tmp_path / "a.jsonl")
    write_stream(records[1:], tmp_path / "b.json")
    (tmp_path / "a.errors.jsonl").write_text('{"schema": "claimx-error/1"}\n')
    (tmp_path / "notes.txt").write_text("nothing")
    assert list(read_records(tmp_path)) == records


def test_what_is_no_record_is_told_and_passed_over(records: list[dict[str, Any]], tmp_path: Path) -> None:
    damaged = copy.deepcopy(records[0])
    damaged["claims"][0]["source"] = {"text": 3}
    path = tmp_path / "claims.jsonl"
    lines = ["{", json.dumps(records[0]), '{"text": "an article"}', "[1]", json.dumps(damaged), json.dumps(records[1])]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    said: list[tuple[str, str]] = []
    found = list(read_records(path, lambda place, error: said.append((place.rpartition(", ")[2], str(error)))))
    assert found == records
    assert [place for place, _ in said] == ["line 1", "line 3", "line 4", "line 5"]
    assert "claims.0.source.start" in said[-1][1]
    with pytest.raises(InputError, match="line 1"):
        list(read_records(path))


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.jsonl", b"not json at all", "not JSON"),
        ("a.json", b'{"a": ', "not JSON"),
        ("a.txt", b"text", "no output of claimx"),
        ("a.sqlite", b"no database", "no database"),
        ("a.jsonl", b"\xff\xfe{", "not JSON"),
        ("a.jsonl.gz", b"\x1f\x8b\x08\x00broken", "compressed"),
        ("a.parquet", b"PAR1", "Parquet"),
    ],
)
def test_what_can_not_be_read_says_so(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError, match=message):
        list(read_records(path))


def test_fields_of_another_version_stay_and_may_lack(records: list[dict[str, Any]], tmp_path: Path) -> None:
    other = copy.deepcopy(records[0]) | {"added": [1]}
    other["claims"][0]["mood"] = "calm"
    path = tmp_path / "claims.jsonl"
    path.write_text(json.dumps(other) + "\n", encoding="utf-8")
    assert list(read_records(path)) == [other]


@pytest.mark.parametrize("name", ["none.csv", "none.jsonl", "none.sqlite", "none.parquet", "none"])
def test_a_file_that_is_not_there_is_told_as_that(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="no such file; check the path"):
        list(read_records(tmp_path / name))


def test_a_folder_of_articles_is_no_folder_of_damaged_records(records: list[dict[str, Any]], tmp_path: Path) -> None:
    part = {name: value for name, value in records[0].items() if name != "model"}
    for number in range(120):
        (tmp_path / f"{number:03}.json").write_text(json.dumps(part), encoding="utf-8")
    told: list[str] = []
    with pytest.raises(
        InputError, match=r"no records in this folder \(.*000.json, line 1: no whole record: it lacks model"
    ):
        list(read_records(tmp_path, lambda place, error: told.append(f"{place}: {error}")))
    assert len(told) == 20  # what is beyond is not kept, but told at once
    told.clear()
    (tmp_path / "050.json").write_text(json.dumps(records[0]), encoding="utf-8")
    found = list(read_records(tmp_path, lambda place, error: told.append(f"{place}: {error}")))
    assert (found, len(told)) == ([records[0]], 119)
    assert not holds_records(tmp_path)  # as its first file is none
