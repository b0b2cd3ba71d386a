"""What comparing gives: groups of values that speak of one thing, as records, as JSON and with their schema."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter

Number = int | float


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A number, or a statement, as an article has it.

    Attributes:
        id: the article's id and the record's: "a.txt#q2".
        low, high, modifier, status: as in the record; None for a statement.
        text: the number, or what is stated, as written.
        said: the claim that it stands in.
        article, outlet, date: where it stands.
        claim: the claim's id; None for a number outside of any.
        source: to whom it is credited; None for the article's own voice.
        named: whether a reader learns who that is.
        certainty, polarity: of the claim.
        origin: the id of the first value with the same source or words; None where it is its own.
        superseded_by: the id of the later value that takes its place.
        start, end: place in the article.
    """

    id: str
    low: Number | None
    high: Number | None
    modifier: str | None
    status: str | None
    text: str
    said: str
    article: str
    outlet: str | None
    date: str | None
    claim: str | None
    source: str | None
    named: bool
    certainty: str
    polarity: str
    origin: str | None
    superseded_by: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """Another value that is near and was kept apart, with why; `group` is its group, None where it is alone."""

    value: str
    group: str | None
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """The least and the greatest value of a day."""

    date: str
    low: Number | None
    high: Number | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Values that speak of one thing.

    Attributes:
        id: "n1" for numbers, "s1" for statements.
        kind: number or statement.
        about: what it is of, in words.
        where: places and events that its values share.
        unit: of the values.
        conflict: whether any two can't both be true.
        conflicts: those pairs, by the values' ids.
        values: by day.
        over_time: how the number moved; empty where all are of one day.
        shared: what brought the values together.
        apart: what is near and was kept apart.
        articles, outlets, origins: how many there are.
    """

    id: str
    kind: Literal["number", "statement"]
    about: str
    where: str
    unit: str | None
    conflict: bool
    conflicts: tuple[tuple[str, str], ...]
    values: tuple[Value, ...]
    over_time: tuple[Moment, ...]
    shared: tuple[str, ...]
    apart: tuple[Apart, ...]
    articles: int
    outlets: int
    origins: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All groups, those with a conflict first, then the largest.

    Attributes:
        groups: two values or more each.
        articles: how many were read.
        numbers: how many numbers told what they speak of.
        window: how many days apart values of a group may be.
    """

    schema_: Annotated[Literal["claimx-compare/1"], Field(alias="schema")] = "claimx-compare/1"
    groups: tuple[Group, ...]
    articles: int
    numbers: int
    window: int


@cache
def _adapter() -> TypeAdapter[Comparison]:
    return TypeAdapter(Comparison)


@cache
def _group_adapter() -> TypeAdapter[Group]:
    return TypeAdapter(Group)


def to_dict(comparison: Comparison) -> dict[str, Any]:
    """The comparison as plain JSON values, version `claimx-compare/1`."""
    record: dict[str, Any] = _adapter().dump_python(comparison, mode="json", by_alias=True)
    return record


def json_pieces(comparison: Comparison) -> Iterator[str]:
    """The same as text, group by group."""
    yield (
        f'{{"schema": "{comparison.schema_}", "articles": {comparison.articles}, "numbers": {comparison.numbers}, '
        f'"window": {comparison.window}, "groups": ['
    )
    for place, group in enumerate(comparison.groups):
        yield (",\n" if place else "\n") + json.dumps(
            _group_adapter().dump_python(group, mode="json"), ensure_ascii=False
        )
    yield "\n]}\n"


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a comparison (draft 2020-12)."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_adapter().json_schema(by_alias=True, mode="serialization"),
    }
