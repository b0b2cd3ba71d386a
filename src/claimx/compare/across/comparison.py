"""What comparing gives: groups of values that speak of one thing, as JSON and with their schema."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import Field, GetPydanticSchema, TypeAdapter
from pydantic.json_schema import SkipJsonSchema

from claimx.compare.across.group import Group
from claimx.compare.across.groups import Groups
from claimx.visible import plural


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All groups, those with a conflict first, then the largest.

    Attributes:
        groups: two values or more each.
        articles: how many were read.
        numbers: how many numbers told what they speak of.
        window: how many days apart values of a group may be.
        asked: the options by which only some of the groups are kept.
    """

    schema_: Annotated[Literal["claimx-compare/1"], Field(alias="schema")] = "claimx-compare/1"
    groups: Annotated[Groups, GetPydanticSchema(lambda _, handler: handler(tuple[Group, ...]))]
    articles: int
    numbers: int
    window: int
    asked: SkipJsonSchema[tuple[str, ...]] = ()


def found(comparison: Comparison) -> str:
    """How many groups there are, and how many of them disagree, in words."""
    return f"{plural(len(comparison.groups), 'group')}, {comparison.groups.conflicts:,} with a conflict"


def kept_of(comparison: Comparison, whole: Comparison) -> str:
    """How many of the groups that were found are left where some were asked for, in words; empty where all are."""
    if comparison is whole or not whole.groups:
        return ""
    return f"{len(comparison.groups) or 'none'} of them kept by {' and '.join(comparison.asked)}"


@cache
def _adapter() -> TypeAdapter[Comparison]:
    return TypeAdapter(Comparison)


def to_dict(comparison: Comparison) -> dict[str, Any]:
    """The comparison as plain JSON values, version `claimx-compare/1`."""
    return {
        "schema": comparison.schema_,
        "articles": comparison.articles,
        "numbers": comparison.numbers,
        "window": comparison.window,
        "groups": list(comparison.groups.plain()),
    }


def json_pieces(comparison: Comparison) -> Iterator[str]:
    """The same as text, group by group."""
    yield (
        f'{{"schema": "{comparison.schema_}", "articles": {comparison.articles}, "numbers": {comparison.numbers}, '
        f'"window": {comparison.window}, "groups": ['
    )
    for place, group in enumerate(comparison.groups.plain()):
        yield (",\n" if place else "\n") + json.dumps(group, ensure_ascii=False)
    yield "\n]}\n"


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a comparison (draft 2020-12)."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_adapter().json_schema(by_alias=True, mode="serialization"),
    }
