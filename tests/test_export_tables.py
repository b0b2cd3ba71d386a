"""Databases, Parquet and spreadsheets hold the same rows, whole and typed."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest
import sqlite_utils
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import claimx
from claimx.export import ROWS, Record, write_stream
from claimx.export.delimited import cell
from claimx.export.plain import with_keys
from claimx.export.rows import TABLES
from claimx.export.shape import Row
from claimx.export.tables import stored
from claimx.record_json import to_dict
from claimx.records import Mention, Report, Role

from .reports import make_own_voice, make_report
from .terminal import quick

EVIL = "=1+1\n\"quoted\", 'single'; é 😀 \u2028 tab\t 'n' \r\n end"


def evil_report(id_: str = "evil.txt") -> Report:
    """Words that every kind of file could stumble over, numbers of every kind, and nulls."""
    report = make_report(id_)
    claim = replace(report.claims[0], text=EVIL, content=(Mention(start=0, end=len(EVIL), text=EVIL),), mode=None)
    quantity = report.quantities[0]
    quantities = (
        replace(quantity, id="q1", low=2.5, high=None),
        replace(quantity, id="q2", low=10**400, high=-(10**400)),
        replace(quantity, id="q3", low=2**63, high=0.1, unit="USD", of=EVIL),
    )
    article = replace(report.article, title=EVIL, date="2024-05-01", url="https://example.com/a?b=1", text=EVIL)
    return replace(report, article=article, claims=(claim, make_own_voice("c2", "Ferry sinks")), quantities=quantities)


def records() -> list[Record]:
    """Several articles: usual ones, an evil one, one without claims, two of one id."""
    empty = make_report("empty.txt", claims=(), actors=(), quantities=(), hedges=())
    return [to_dict(each) for each in (make_report(), evil_report(), empty, make_report("empty.txt"))]


def expected(table: str, given: list[Record]) -> list[Row]:
    return [row for record in with_keys(given) for row in stored(TABLES[table], TABLES[table].of(record))]


def sqlite_rows(path: Path, table: str) -> list[Row]:
    with sqlite3.connect(path) as connection:
        found = connection.execute(f'SELECT * FROM "{table}" ORDER BY rowid').fetchall()
    connection.close()
    booleans = {i for i, column in enumerate(TABLES[table].columns) if column.type == "boolean"}
    return [
        tuple(None if value is None else bool(value) if i in booleans else value for i, value in enumerate(row))
        for row in found
    ]


def duckdb_rows(path: Path, table: str) -> list[Row]:
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.execute(f'SELECT * FROM "{table}"').fetchall()


def parquet_rows(path: Path) -> list[Row]:
    return [tuple(row.values()) for row in pq.read_table(path).to_pylist()]


@pytest.mark.parametrize("table", TABLES)
def test_databases_hold_the_rows(table: str, tmp_path: Path) -> None:
    given = records()
    rows = expected(table, given)
    assert rows
    write_stream(given, tmp_path / "x.sqlite")
    write_stream(given, tmp_path / "x.duckdb")
    assert sqlite_rows(tmp_path / "x.sqlite", table) == rows
    assert duckdb_rows(tmp_path / "x.duckdb", table) == rows


@pytest.mark.parametrize("rows", ROWS)
def test_parquet_and_csv_hold_the_same_rows(rows: str, tmp_path: Path) -> None:
    given = records()
    write_stream(given, tmp_path / "x.parquet", rows=rows)
    assert parquet_rows(tmp_path / "x.parquet") == expected(rows, given)
    write_stream(given, tmp_path / "x.csv", rows=rows)
    with (tmp_path / "x.csv").open(encoding="utf-8", newline="") as file:
        header, *table = csv.reader(file)
    assert tuple(header) == TABLES[rows].names == tuple(pq.read_schema(tmp_path / "x.parquet").names)
    assert table == [[cell(value) for value in row] for record in with_keys(given) for row in TABLES[rows].of(record)]


def test_columns_have_types_where_all_is_null(tmp_path: Path) -> None:
    bare = [to_dict(make_report(claims=(make_own_voice("c1", "Ferry sinks"),)))]
    schemas = []
    for some in (bare, records(), []):
        write_stream(some, tmp_path / "x.parquet")
        write_stream(some, tmp_path / "x.duckdb")
        with duckdb.connect(str(tmp_path / "x.duckdb")) as connection:
            columns = connection.execute("SELECT table_name, column_name, data_type FROM duckdb_columns()").fetchall()
        schemas.append((pq.read_schema(tmp_path / "x.parquet"), columns))
    assert schemas[0] == schemas[1] == schemas[2]
    types = {name: kind for table, name, kind in schemas[0][1] if table == "claims"}
    assert (types["source"], types["source_start"], types["source_named"], types["factuality"]) == (
        "VARCHAR", "BIGINT", "BOOLEAN", "DOUBLE",
    )  # fmt: skip


def test_two_articles_of_one_id_are_told_apart(tmp_path: Path) -> None:
    given = [to_dict(make_report(id_)) for id_ in ("x", "x", "x#2", "y", "x")]
    said: list[str] = []
    write_stream(given, tmp_path / "x.sqlite", notice=said.append)
    assert [row[0] for row in sqlite_rows(tmp_path / "x.sqlite", "articles")] == ["x", "x#2", "x#2#2", "y", "x#3"]
    assert len(said) == 1
    assert said[0].startswith("3 articles have the id of one before")
    write_stream(given, tmp_path / "x.jsonl")
    lines = (tmp_path / "x.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == given  # whole records stay as they are


def test_lone_surrogates_are_replaced_one_for_one(tmp_path: Path) -> None:
    report = make_report("a\udcff.txt")
    for name in ("x.sqlite", "x.duckdb"):
        write_stream([report], tmp_path / name)
    write_stream([report], tmp_path / "x.parquet", rows="articles")
    assert sqlite_rows(tmp_path / "x.sqlite", "articles")[0][0] == "a\ufffd.txt"
    assert duckdb_rows(tmp_path / "x.duckdb", "articles")[0][0] == "a\ufffd.txt"
    assert parquet_rows(tmp_path / "x.parquet")[0][0] == "a\ufffd.txt"


def test_the_same_records_give_the_same_files(tmp_path: Path) -> None:
    for name in ("x.parquet", "x.sqlite", "x.csv", "x.jsonl", "x.jsonld"):
        given = [record for record in records() if record["article"]["text"]] if name == "x.jsonld" else records()
        write_stream(given, tmp_path / f"1{name}")
        write_stream(iter(given), tmp_path / f"2{name}")
        assert (tmp_path / f"1{name}").read_bytes() == (tmp_path / f"2{name}").read_bytes(), name


def test_many_records_go_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimx.export.tables.MOST_ROWS", 20)
    given = [to_dict(make_report(f"{i}.txt")) for i in range(50)]
    write_stream(given, tmp_path / "x.parquet")
    write_stream(given, tmp_path / "x.duckdb")
    assert pq.ParquetFile(tmp_path / "x.parquet").num_row_groups == 5
    assert parquet_rows(tmp_path / "x.parquet") == expected("claims", given)
    assert duckdb_rows(tmp_path / "x.duckdb", "claims") == expected("claims", given)


def test_very_long_texts(tmp_path: Path) -> None:
    text = "x" * 3_000_000 + "😀"
    long = replace(make_report(), article=replace(make_report().article, text=text, characters=len(text)))
    for rows, name in (("claims", "x.sqlite"), ("claims", "x.duckdb"), ("articles", "x.parquet")):
        write_stream([long] * 5, tmp_path / name, rows=rows)
    place = TABLES["articles"].names.index("text")
    assert {row[place] for row in sqlite_rows(tmp_path / "x.sqlite", "articles")} == {text}
    assert {row[place] for row in duckdb_rows(tmp_path / "x.duckdb", "articles")} == {text}
    assert {row[place] for row in parquet_rows(tmp_path / "x.parquet")} == {text}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite_utils.Database]:
    path = tmp_path_factory.mktemp("sqlite") / "claims.db"
    write_stream(records(), path)
    opened = sqlite_utils.Database(path)
    yield opened
    opened.close()


def test_sqlite_finds_claims_by_their_words(database: sqlite_utils.Database) -> None:
    claims = database.table("claims")
    assert claims.detect_fts() == "claims_fts"  # as Datasette does
    assert {row["claim_id"] for row in claims.search("drown")} == {"c1"}  # by the stem: "drowned"
    assert {row["claim_id"] for row in claims.search("coastguard AND nobody")} == {"c2"}  # source and words
    assert list(claims.search("submarine")) == []


def test_sqlite_search_follows_changes(tmp_path: Path) -> None:
    write_stream(records(), tmp_path / "x.db")
    with sqlite_utils.Database(tmp_path / "x.db") as database:
        database.execute("UPDATE claims SET text = 'A submarine sank' WHERE claim_id = 'c1'")
        assert len(list(database.table("claims").search("submarine"))) == 3
        database.execute("INSERT INTO claims_fts(claims_fts) VALUES ('integrity-check')")


def test_sqlite_has_keys_and_indices(database: sqlite_utils.Database) -> None:
    for table in TABLES.values():
        made = database.table(table.name)
        assert tuple(made.pks) == table.key
        assert {key.other_table for key in made.foreign_keys} == {other for _, other in table.references}
        assert [column.name for column in made.columns] == list(table.names)
    assert list(database.query("PRAGMA foreign_key_check")) == []
    assert [row["integrity_check"] for row in database.query("PRAGMA integrity_check")] == ["ok"]
    plan = "EXPLAIN QUERY PLAN SELECT * FROM claims WHERE source_name = 'x'"
    assert "USING INDEX" in next(iter(database.query(plan)))["detail"]


def test_joins_lead_from_claims_to_their_parts(database: sqlite_utils.Database) -> None:
    query = """
        SELECT c.text AS claim, q.text AS quantity FROM claims c
        JOIN claim_quantities USING (article_id, claim_id) JOIN quantities q USING (article_id, quantity_id)
        WHERE article_id = 'ferry.txt'
    """
    assert list(database.query(query)) == [
        {"claim": "Dozens of people may have drowned", "quantity": "Dozens of people"}
    ]
    sources = "SELECT claim_id, role FROM claim_actors WHERE article_id = 'ferry.txt' ORDER BY claim_id"
    assert list(database.query(sources)) == [{"claim_id": "c1", "role": "source"}, {"claim_id": "c2", "role": "source"}]


def test_claims_and_their_actors() -> None:
    roles = (Role(actor="a1", role="agent"), Role(actor="a1", role="target"))
    claims = tuple(
        replace(claim, actors=("a1",), roles=roles if claim.id == "c1" else ()) for claim in make_report().claims
    )
    rows = TABLES["claim_actors"].of(to_dict(make_report(claims=claims)))
    assert [row[1:] for row in rows] == [
        ("c1", "a1", "source"), ("c1", "a1", "agent"), ("c1", "a1", "target"),
        ("c2", "a1", "source"), ("c2", "a1", "mentioned"),
    ]  # fmt: skip


def test_an_existing_database_is_replaced(tmp_path: Path) -> None:
    for _ in range(2):
        write_stream(records(), tmp_path / "x.sqlite")
        write_stream(records(), tmp_path / "x.duckdb")
    assert len(sqlite_rows(tmp_path / "x.sqlite", "articles")) == 4
    assert len(duckdb_rows(tmp_path / "x.duckdb", "articles")) == 4
    assert sorted(path.name for path in tmp_path.iterdir()) == ["x.duckdb", "x.sqlite"]


@st.composite
def any_records(draw: st.DrawFn) -> list[Record]:
    """Articles whose texts, ids and values are anything."""
    words = st.text(max_size=20)
    out = []
    for _ in range(draw(st.integers(0, 12))):
        report = make_report(draw(words))
        text = draw(words)
        number: st.SearchStrategy[Any] = st.none() | st.integers() | st.floats(allow_nan=False)
        claim = replace(report.claims[0], text=text, rule=draw(words), factuality=draw(st.floats(-3, 3)))
        quantity = replace(report.quantities[0], low=draw(number), high=draw(number), of=draw(st.none() | words))
        out.append(to_dict(replace(report, claims=(claim,), quantities=(quantity,))))
    return out


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(given=any_records())
def test_anything_comes_back(given: list[Record], tmp_path: Path) -> None:
    write_stream(given, tmp_path / "x.sqlite")
    write_stream(given, tmp_path / "x.duckdb")
    for table in TABLES:
        assert sqlite_rows(tmp_path / "x.sqlite", table) == expected(table, given)
        assert duckdb_rows(tmp_path / "x.duckdb", table) == expected(table, given)
    for rows in ROWS:
        write_stream(given, tmp_path / "x.parquet", rows=rows)
        assert parquet_rows(tmp_path / "x.parquet") == expected(rows, given)


def test_rows_have_the_sentence_where_a_column_asks_for_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ana Roe said that 12 ships left on Monday. Nobody came.\n", encoding="utf-8")
    sentence = "Ana Roe said that 12 ships left on Monday."
    done = quick("extract", "a.txt", "-f", "csv", "--columns", "source,sentence", cwd=tmp_path)
    assert done.out.splitlines() == ["source,sentence", f"Ana Roe,{sentence}", ",Nobody came."]
    done = quick("extract", "a.txt", "-f", "csv", "--rows", "quantities", "--columns", "text,sentence", cwd=tmp_path)
    assert done.out.splitlines()[1:] == [f"12 ships,{sentence}"]
    (tmp_path / "list.txt").write_text("Ana Roe left.\n\nAt sea: 12 ships, 3 boats\n\nBob stayed.\n", encoding="utf-8")
    done = quick(
        "extract", "list.txt", "-f", "csv", "--rows", "quantities", "--columns", "claim_id,sentence", cwd=tmp_path
    )
    assert done.out.splitlines()[1:] == [',"At sea: 12 ships, 3 boats"'] * 2, "no claim holds them"
    assert quick("extract", "a.txt", "-o", "a.jsonl", cwd=tmp_path).code == 0
    done = quick("convert", "a.jsonl", "-f", "csv", "--columns", "source,sentence", cwd=tmp_path)
    assert done.out.splitlines()[1] == f"Ana Roe,{sentence}", "the text is read again from its file"
    done = quick("extract", "a.txt", "-f", "csv", cwd=tmp_path)
    assert sentence not in done.out, "without being asked no row carries it"


def test_all_who_said_it_are_in_the_row(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ana Roe and Ida Holm said that it rained. She left.\n", encoding="utf-8")
    done = quick("extract", "a.txt", "-f", "csv", "--columns", "source_name,source_names", cwd=tmp_path)
    assert done.out.splitlines()[:2] == ["source_name,source_names", "Ana Roe,Ana Roe; Ida Holm"]


def test_rows_of_numbers_name_whom_who_stands_for() -> None:
    text = "Two aides left. They said 40 boats sank. Mayor Ana Roe, who put the loss at about 120 boats, was late."
    record = to_dict(claimx.extract(text))
    sources = {row[2]: row[TABLES["quantities"].names.index("source")] for row in TABLES["quantities"].of(record)}
    assert sources["40 boats"] == "Two aides"
    assert sources["about 120 boats"] == "Ana Roe"
