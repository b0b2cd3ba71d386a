"""The record as JSON and back, and its JSON Schema."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from pydantic import TypeAdapter
from pydantic_core import PydanticSerializationError

from claimx.records import Report


@cache
def _adapter() -> TypeAdapter[Report]:
    return TypeAdapter(Report)


def to_dict(report: Report) -> dict[str, Any]:
    """The report as plain JSON values, keys in the order of the format."""
    record: dict[str, Any] = _adapter().dump_python(report, mode="json", by_alias=True)
    return record


def to_line(report: Report) -> str:
    """The report as JSON in one line, without the line end; lone surrogates stay as they are."""
    try:
        return _adapter().dump_json(report, by_alias=True).decode()
    except PydanticSerializationError:  # a lone surrogate, which no UTF-8 holds
        return json.dumps(to_dict(report), ensure_ascii=False, separators=(",", ":"))


def from_dict(record: dict[str, Any]) -> Report:
    """The report of a record; fields that this version does not know are ignored.

    Raises:
        pydantic.ValidationError: where a known field has a value of another type.
    """
    return _adapter().validate_python(record)


def json_schema() -> dict[str, Any]:
    """The JSON Schema of the record (draft 2020-12)."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_adapter().json_schema(by_alias=True, mode="serialization"),
    }
