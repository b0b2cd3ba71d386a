"""Records out of the rows of tables that claimx wrote: all of a record, its fields in their order."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from itertools import groupby
from typing import Any

from claimx.errors import InputError
from claimx.recorded.shape import Record

Row = Mapping[str, Any]
Rows = Callable[[str], list[Row]]
"""The rows of a table that are of an article, asked for in the order in which articles come."""
TABLES = (
    "claims", "quantities", "hedges", "actors", "mentions", "claim_quantities", "claim_hedges", "claim_actors",
)  # fmt: skip
ARTICLE = ("path", "title", "date", "site", "url", "sha256", "characters", "words", "sentences", "text")
MENTION = ("start", "end", "text")
CUE = (*MENTION, "lemma", "class")
QUANTITY = ("modifier", "kind", "unit", "noun", "of", "concept", "per", "change", "status", "rule")
ACTOR = ("name", "type", "country", "key")
ACTOR_MENTION = (*MENTION, "kind", "rule")
SEPARATOR = "; "
PIECES = " … "
MOST = int(sys.float_info.max)


def record_of(article: Row, tables: Mapping[str, Rows]) -> Record:
    """The record of an article.

    Raises:
        InputError: where the tables are none that claimx wrote.
    """
    try:
        id_ = article["article_id"]
        return joined(article, {table: rows(id_) for table, rows in tables.items()})
    except KeyError as error:
        raise InputError(f"no tables that claimx wrote: {error} is missing", stage="decode") from error
    except (TypeError, ValueError, AttributeError) as error:
        raise InputError(f"no tables that claimx wrote: a value is of another type: {error}", stage="decode") from error


def in_turn(rows: Iterator[Row]) -> Rows:
    """The rows of an article out of those of all, in the order of articles; none where the next are of another."""
    groups = groupby(rows, key=lambda row: row["article_id"])
    held: list[tuple[Any, list[Row]]] = []

    def of(id_: str) -> list[Row]:
        if not held:
            following = next(groups, None)
            if following is None:
                return []
            held.append((following[0], list(following[1])))
        return held.pop()[1] if held[0][0] == id_ else []

    return of


def joined(article: Row, rows: dict[str, list[Row]]) -> Record:
    quantities = {row["quantity_id"]: quantity(row) for row in rows["quantities"]}
    hedges = {row["hedge_id"]: hedge(row) for row in rows["hedges"]}
    return {
        "schema": "claimx/1",
        "article": {"id": article["article_id"], **these(article, ARTICLE)},
        "claims": claims_of(rows, quantities, hedges),
        "actors": actors_of(rows),
        "quantities": list(quantities.values()),
        "hedges": list(hedges.values()),
        "model": {"name": article["model"], "version": article["model_version"]},
        "version": article["version"],
        "warnings": warnings_of(article),
    }


def these(row: Row, names: tuple[str, ...], of: str = "") -> Record:
    """Columns of a row as fields; `of`: the words stand in its column, all else in columns that begin so."""
    if not of:
        return {name: row[name] for name in names}
    return {name: row[of if name == "text" else f"{of}_{name}"] for name in names}


def claims_of(rows: dict[str, list[Row]], quantities: dict[str, Record], hedges: dict[str, Record]) -> list[Record]:
    """The claims with what is joined to them."""
    numbers, weak = joins(rows["claim_quantities"], "quantity_id"), joins(rows["claim_hedges"], "hedge_id")
    parts = joins(rows["claim_actors"], "actor_id", "role")
    claims = []
    for row in rows["claims"]:
        id_ = row["claim_id"]
        about = [(actor, role) for actor, role in parts.get(id_, ()) if role != "source"]
        by = [actor for actor, role in parts.get(id_, ()) if role == "source"]
        claims.append(
            {
                "id": id_,
                **these(row, ("text", "start", "end")),
                "sentence": {"start": row["sentence_start"], "end": row["sentence_end"]},
                "content": content_of(row),
                "attributed": bool(row["attributed"]),
                "mode": row["mode"],
                "source": source(row, by),
                "cue": None if row["cue"] is None else these(row, CUE, of="cue"),
                "actors": list(dict.fromkeys(actor for actor, _ in about)),
                "roles": [{"actor": actor, "role": role} for actor, role in about],
                "quantities": [quantities[each] for (each,) in numbers.get(id_, ())],
                "hedges": [hedges[each] for (each,) in weak.get(id_, ())],
                **these(row, ("polarity", "certainty", "factuality", "rule")),
                **worth_of(row),
            }
        )
    return claims


def actors_of(rows: dict[str, list[Row]]) -> list[Record]:
    """The actors with their mentions."""
    mentions = joins(rows["mentions"], *ACTOR_MENTION, key="actor_id")
    actors = []
    for row in rows["actors"]:
        own = [dict(zip(ACTOR_MENTION, each, strict=True)) for each in mentions.get(row["actor_id"], ())]
        actors.append({"id": row["actor_id"], **these(row, ACTOR), "mentions": own})
    return actors


def warnings_of(row: Row) -> list[Record]:
    """What a record warns of; earlier versions kept no codes."""
    if not row["warnings"]:
        return []
    codes = (row.get("warning_codes") or "kept").split(SEPARATOR)
    messages = row["warnings"].split(SEPARATOR, len(codes) - 1)
    return [{"code": code, "message": message} for code, message in zip(codes, messages, strict=False)]


def content_of(row: Row) -> list[Record]:
    """The pieces of the content, by their offsets; earlier versions kept the words alone."""
    start, text = row["start"], row["text"]
    offsets = row.get("content_offsets")
    found = places(offsets, start) if offsets is not None else places_of(row["content"].split(PIECES), text)
    return [{"start": start + a, "end": start + b, "text": text[a:b]} for a, b in found or [(0, len(text))]]


def places(offsets: str, start: int) -> list[tuple[int, int]]:
    """The offsets of pieces, "19-42; 50-61", within the claim's text."""
    pairs = [each.split("-") for each in offsets.split(SEPARATOR)]
    return [(int(a) - start, int(b) - start) for a, b in pairs]


def places_of(pieces: list[str], text: str) -> list[tuple[int, int]]:
    """Where these stand in a text, one behind the other; nothing where one does not."""
    found: list[tuple[int, int]] = []
    for piece in pieces:
        at = text.find(piece, found[-1][1] if found else 0)
        if at < 0:
            return []
        found.append((at, at + len(piece)))
    return found


def worth_of(row: Row) -> Record:
    """How much a claim is worth checking, where that was asked for."""
    if row.get("check") is None:
        return {}
    pairs = [each.rpartition(" ") for each in (row.get("check_criteria") or "").split(SEPARATOR) if each]
    return {
        "check": {
            "score": row["check"], "criteria": [{"name": name, "weight": float(weight)} for name, _, weight in pairs]
        }
    }  # fmt: skip


def source(row: Row, by: list[str]) -> Record | None:
    if row["source"] is None:
        return None
    placed = row.get("source_antecedent_start") is not None
    return {
        **these(row, (*MENTION, "type"), of="source"),
        "named": bool(row["source_named"]),
        **these(row, ("actor", "name"), of="source"),
        "actors": by,
        **these(row, ("country", "resolution", "anonymity"), of="source"),
        # Earlier versions kept the words alone, and not where they are.
        "antecedent": these(row, MENTION, of="source_antecedent") if placed else None,
    }


def quantity(row: Row) -> Record:
    return {
        "id": row["quantity_id"], **these(row, MENTION), "low": whole(row["low"]), "high": whole(row["high"]),
        **these(row, QUANTITY),
    }  # fmt: skip


def whole(value: float | None) -> float | int | None:
    """Columns of numbers hold floats; a record has integers for whole ones, and the most for what no float holds."""
    if value is None:
        return None
    if math.isinf(value):
        return MOST if value > 0 else -MOST
    return int(Decimal(repr(value))) if value.is_integer() else value


def hedge(row: Row) -> Record:
    return {
        "id": row["hedge_id"], **these(row, (*MENTION, "category", "strength", "holder")),
        "scope": {"start": row["scope_start"], "end": row["scope_end"], "text": row["scope"]}, "rule": row["rule"],
    }  # fmt: skip


def joins(rows: list[Row], *names: str, key: str = "claim_id") -> dict[str, list[tuple[Any, ...]]]:
    out: dict[str, list[tuple[Any, ...]]] = {}
    for row in rows:
        out.setdefault(row[key], []).append(tuple(row[name] for name in names))
    return out
