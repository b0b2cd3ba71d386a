"""Records read back: from every output that holds them whole, and refused in a line where they are none."""

from __future__ import annotations

import copy
import gzip
import json
from pathlib import Path
from typing import Any

import pytest

import claimx
from claimx.errors import InputError
from claimx.export import write_stream
from claimx.export.formats import FORMATS
from claimx.export.stream import write_tables
from claimx.recorded import read_records
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
def test_databases_hold_all_but_the_pieces_of_content(
    records: list[dict[str, Any]], tmp_path: Path, suffix: str
) -> None:
    if suffix == ".duckdb":
        pytest.importorskip("duckdb")
    path = tmp_path / f"claims{suffix}"
    write_stream(records, path)
    found = list(read_records(path))
    assert [record["article"]["id"] for record in found] == ["a.txt", "b.txt"]
    for record, back in zip(sorted(records, key=lambda each: each["article"]["id"]), found, strict=True):
        for claim, own in zip(record["claims"], back["claims"], strict=True):
            for name in ("id", "text", "start", "end", "sentence", "cue", "quantities", "hedges", "polarity", "rule"):
                assert own[name] == claim[name], name
            if claim["source"]:
                known = set(own["source"]) & set(claim["source"]) - {"antecedent"}
                assert {key: own["source"][key] for key in known} == {key: claim["source"][key] for key in known}
        assert back["article"] == record["article"]
        assert [actor["id"] for actor in back["actors"]] == [actor["id"] for actor in record["actors"]]
        assert checked(back) is back


def test_parquet_tables_of_every_kind_hold_what_databases_hold(records: list[dict[str, Any]], tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    for number, part in enumerate((records[:1], records[1:]), start=1):
        write_tables(part, tmp_path / "out", f"{{}}/part-{number:05}.parquet", format=FORMATS["parquet"])
    write_stream(records, tmp_path / "claims.sqlite")
    in_order = sorted(read_records(tmp_path / "out"), key=lambda record: record["article"]["id"])
    assert in_order == list(read_records(tmp_path / "claims.sqlite"))
    assert [record["article"]["id"] for record in read_records(tmp_path / "out")] == ["b.txt", "a.txt"]


def test_parquet_tables_that_are_damaged_are_told(records: list[dict[str, Any]], tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    write_tables(records, tmp_path, "{}/part.parquet", format=FORMATS["parquet"])
    (tmp_path / "claims" / "part.parquet").write_bytes(b"PAR1")
    with pytest.raises(InputError, match="no Parquet file that claimx wrote"):
        list(read_records(tmp_path))
    (tmp_path / "hedges" / "part.parquet").replace(tmp_path / "claims" / "part.parquet")
    with pytest.raises(InputError, match="rows of one kind, not whole records"):
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
