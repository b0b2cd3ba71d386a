"""Records out of the tables that claimx wrote. What a table does not hold is null; offsets and ids are all there."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from claimx.errors import InputError
from claimx.recorded.shape import Record

Row = Mapping[str, Any]
Query = Callable[[str], Iterator[Row]]
TABLES = (
    "claims", "quantities", "hedges", "actors", "mentions", "claim_quantities", "claim_hedges", "claim_actors",
)  # fmt: skip
SOURCE = ("text", "start", "end", "type", "named", "actor", "name", "country", "resolution", "anonymity")
CUE = ("text", "start", "end", "lemma", "class")
QUANTITY = (
    "start", "end", "text", "low", "high", "modifier", "kind", "unit", "noun", "of", "concept", "per", "change",
    "status", "rule",
)  # fmt: skip
INTEGRAL = 2**53


def of_database(name: str, kind: str) -> Iterator[Record]:
    """The records of a SQLite or DuckDB file, in the order of their ids.

    Raises:
        InputError: where it is none that claimx wrote.
    """
    if not Path(name).is_file():
        raise InputError("no such file; check the path")
    with (open_sqlite if kind == "sqlite" else open_duckdb)(name) as query:
        streams = {table: grouped(query(f'SELECT * FROM "{table}" ORDER BY article_id')) for table in TABLES}
        for article in query('SELECT * FROM "articles" ORDER BY article_id'):
            id_ = article["article_id"]
            yield record_of(article, {table: rows(id_) for table, rows in streams.items()})


def grouped(rows: Iterator[Row]) -> Callable[[str], list[Row]]:
    """The rows of an article, asked for in the order of ids: tables are read side by side, never held."""
    groups = groupby(rows, key=lambda row: row["article_id"])
    held: list[tuple[str, list[Row]]] = []

    def of(id_: str) -> list[Row]:
        while not held or held[0][0] < id_:
            held.clear()
            following = next(groups, None)
            if following is None:
                return []
            held.append((following[0], list(following[1])))
        return held[0][1] if held[0][0] == id_ else []

    return of


@contextlib.contextmanager
def open_sqlite(name: str) -> Iterator[Query]:
    with contextlib.closing(sqlite3.connect(f"{Path(name).resolve().as_uri()}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        with said(sqlite3.Error):
            yield connection.execute


@contextlib.contextmanager
def open_duckdb(name: str) -> Iterator[Query]:
    try:
        import duckdb  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise InputError("to read DuckDB, install it: python -m pip install 'claimx[duckdb]'") from error
    with said(duckdb.Error), duckdb.connect(name, read_only=True) as connection:

        def query(sql: str) -> Iterator[Row]:
            cursor = connection.cursor().execute(sql)
            names = [column[0] for column in cursor.description or ()]
            while rows := cursor.fetchmany(10_000):
                yield from (dict(zip(names, row, strict=True)) for row in rows)

        yield query


@contextlib.contextmanager
def said(kind: type[Exception]) -> Iterator[None]:
    try:
        yield
    except kind as error:
        raise InputError(f"no database that claimx wrote: {' '.join(str(error).split())}", stage="decode") from error


def record_of(article: Row, rows: dict[str, list[Row]]) -> Record:
    quantities = {row["quantity_id"]: quantity(row) for row in rows["quantities"]}
    hedges = {row["hedge_id"]: hedge(row) for row in rows["hedges"]}
    return {
        **heading(article),
        "claims": claims_of(rows, quantities, hedges),
        "actors": actors_of(rows),
        "quantities": [quantities[id_] for id_ in sorted(quantities, key=number_of)],
        "hedges": [hedges[id_] for id_ in sorted(hedges, key=number_of)],
    }


def claims_of(rows: dict[str, list[Row]], quantities: dict[str, Record], hedges: dict[str, Record]) -> list[Record]:
    """The claims with what is joined to them."""
    numbers, weak = joins(rows["claim_quantities"], "quantity_id"), joins(rows["claim_hedges"], "hedge_id")
    parts = joins(rows["claim_actors"], "actor_id", "role")
    claims = []
    for row in sorted(rows["claims"], key=lambda row: number_of(row["claim_id"])):
        id_ = row["claim_id"]
        about = [(actor, role) for actor, role in parts.get(id_, ()) if role != "source"]
        by = [actor for actor, role in parts.get(id_, ()) if role == "source"]
        joined = {
            "source": source(row, by),
            "actors": list(dict.fromkeys(actor for actor, _ in about)),
            "roles": [{"actor": actor, "role": role} for actor, role in about],
            "quantities": [quantities[each] for (each,) in numbers.get(id_, ())],
            "hedges": [hedges[each] for (each,) in weak.get(id_, ())],
        }
        claims.append(claim(row) | joined)
    return claims


def actors_of(rows: dict[str, list[Row]]) -> list[Record]:
    """The actors with their mentions."""
    names = ("start", "end", "text", "kind", "rule")
    mentions = joins(rows["mentions"], *names, key="actor_id")
    actors = []
    for row in sorted(rows["actors"], key=lambda row: number_of(row["actor_id"])):
        own = [dict(zip(names, each, strict=True)) for each in mentions.get(row["actor_id"], ())]
        fields = {name: row[name] for name in ("name", "type", "country", "key")}
        actors.append({"id": row["actor_id"], **fields, "mentions": own})
    return actors


def heading(row: Row) -> Record:
    """What a record says of its article and its making."""
    names = ("path", "title", "date", "site", "url", "sha256", "characters", "words", "sentences", "text")
    messages = (row["warnings"] or "").split("; ") if row["warnings"] else []
    return {
        "schema": "claimx/1",
        "article": {"id": row["article_id"]} | {name: row[name] for name in names},
        "model": {"name": row["model"], "version": row["model_version"]},
        "version": row["version"],
        "warnings": [{"code": "kept", "message": message} for message in messages],
    }


def claim(row: Row) -> Record:
    mention = {"start": row["start"], "end": row["end"], "text": row["text"]}
    return {
        "id": row["claim_id"], **mention, "sentence": {"start": row["sentence_start"], "end": row["sentence_end"]},
        "content": [mention], "attributed": bool(row["attributed"]), "mode": row["mode"],
        "cue": None if row["cue"] is None else {name: row[f"cue_{name}" if name != "text" else "cue"] for name in CUE},
        "polarity": row["polarity"], "certainty": row["certainty"], "factuality": row["factuality"],
        "rule": row["rule"],
    }  # fmt: skip


def source(row: Row, by: list[str]) -> Record | None:
    if row["source"] is None:
        return None
    found = {name: row["source" if name == "text" else f"source_{name}"] for name in SOURCE}
    return found | {"named": bool(found["named"]), "actors": by, "antecedent": None}


def quantity(row: Row) -> Record:
    found = {name: row[name] for name in QUANTITY}
    return found | {"id": row["quantity_id"], "low": whole(row["low"]), "high": whole(row["high"])}


def whole(value: float | None) -> float | int | None:
    """A column of numbers holds floats; the record prints whole ones as integers."""
    return int(value) if value is not None and abs(value) < INTEGRAL and value == int(value) else value


def hedge(row: Row) -> Record:
    scope = {"start": row["scope_start"], "end": row["scope_end"], "text": row["scope"]}
    names = ("start", "end", "text", "category", "strength", "holder", "rule")
    return {name: row[name] for name in names} | {"id": row["hedge_id"], "scope": scope}


def joins(rows: list[Row], *names: str, key: str = "claim_id") -> dict[str, list[tuple[Any, ...]]]:
    out: dict[str, list[tuple[Any, ...]]] = {}
    for row in rows:
        out.setdefault(row[key], []).append(tuple(row[name] for name in names))
    return out


def number_of(id_: str) -> int:
    return int(id_[1:]) if id_[1:].isdecimal() else 0
