"""The one format of `tests/cases/*.toml`: what a case of each table may hold. The README beside them explains it."""

from __future__ import annotations

import importlib
import pkgutil
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter, create_model

import claimx.extraction
from claimx.extraction.rule import AnyRule

CASES = Path(__file__).parent / "cases"
SAMPLES = Path(__file__).parent.parent / "samples"
Record = dict[str, Any]


class Case(BaseModel):
    """What every case holds; `rule` with `outcome` where it is about one rule: that it fires, or stays silent."""

    model_config = ConfigDict(extra="forbid", strict=True)

    text: str
    id: str | None = None
    rule: str | None = None
    outcome: Literal["fires", "silent"] | None = None


# By table: the fields beside those of `Case`, as (type, default); `...` is a field that every case has.
FIELDS: dict[str, dict[str, Any]] = {
    "actor": {"expect": (list[Record], ...)},
    "actor-names": {"expect": (dict[str, str], ...)},
    "attribution": {"expect": (list[str], ...)},
    "check": {"expect": (list[list[str]], ...)},
    "commitment": {
        "expect": (str, ...), "of": (str | None, None), "top": (str | None, None), "class": (str | None, None),
        "cue": (str | None, None), "negated": (bool, False),
    },
    "country": {"expect": (dict[str, str], ...)},
    "hedge": {"expect": (list[list[str]], ...)},
    "mends": {
        "tree": (str, ...), "moved": (dict[str, list[str]], {}), "phrase": (str | None, None),
        "subject": (str | None, None),
    },
    "number": {"expect": (list[Record], ...)},
    "own-voice": {"expect": (list[str], ...)},
    "quantity": {"expect": (list[Record], ...)},
    "quotation": {"expect": (list[str], ...)},
    "resolution": {
        "sources": (list[str], ...), "name": (str, ...), "quoted": (list[int], []), "found": (str | None, None),
    },
    "resolution-anonymity": {"source": (str, ...), "expect": (str, ...)},
    "resolution-several": {"source": (str, ...), "expect": (list[str], ...)},
    "rules": {},
    "role": {"expect": (dict[str, str], ...)},
    "source-type": {
        "source": (str, ...), "type": (str, ...), "country": (str | None, None), "name": (str | None, None),
        "found": (dict[str, str] | None, None),
    },
    "syntax": {"tree": (str, ...), "ask": (Record, ...), "people": (list[list[int]], [])},
}  # fmt: skip


@cache
def format_of(table: str) -> TypeAdapter[list[Any]]:
    """The format of a table's cases; `quantity_wire` has that of `quantity`.

    Raises:
        KeyError: for a table without one.
    """
    fields = FIELDS[table if table in FIELDS else table.partition("_")[0]]
    return TypeAdapter(list[create_model(table, __base__=Case, **fields)])  # type: ignore[misc]


def cases_of(table: str) -> list[dict[str, Any]]:
    """The cases of a table as written, checked.

    Raises:
        ValueError: where the table is empty or a case is not in the format; a broken table must not test nothing.
    """
    path = CASES / f"{table}.toml"
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    cases: list[dict[str, Any]] = tables.pop("case", [])
    if tables or not cases:
        raise ValueError(f"{path}: a case file holds [[case]] tables and nothing else")
    format_of(table).validate_python(cases)
    if lone := [case["text"] for case in cases if ("rule" in case) != ("outcome" in case)]:
        raise ValueError(f"{path}: `rule` and `outcome` go together: {lone[0]}")
    return cases


@cache
def all_rules() -> tuple[AnyRule, ...]:
    """Every rule that some concept lists."""
    modules = pkgutil.walk_packages(claimx.extraction.__path__, "claimx.extraction.")
    rules = [rule for module in modules for rule in getattr(importlib.import_module(module.name), "RULES", ())]
    return tuple({id(rule): rule for rule in rules}.values())


def examples() -> dict[str, str]:
    """The example of each rule as a text, by the rule's id."""
    return {rule.id: rule.example.replace(" / ", "\n") + "." for rule in all_rules()}


def case_texts() -> list[str]:
    """The texts of all cases that a parser reads."""
    tables = sorted(path.stem for path in CASES.glob("*.toml"))
    return [case["text"] for table in tables for case in cases_of(table) if "tree" not in case]


def sample_texts() -> list[str]:
    """The texts of the samples."""
    return [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]


def rules_at_work(value: Any) -> Iterator[str]:
    """All rule ids of a record."""
    if isinstance(value, dict):
        if isinstance(value.get("rule"), str):
            yield value["rule"]
        for item in value.values():
            yield from rules_at_work(item)
    elif isinstance(value, list):
        for item in value:
            yield from rules_at_work(item)
