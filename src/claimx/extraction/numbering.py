"""Ids of records: their kind's letter and their number in the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from claimx.records import Claim, Hedge, Quantity

R = TypeVar("R", Claim, Quantity, Hedge)


def numbered(prefix: str, records: Sequence[R]) -> tuple[R, ...]:
    """The records in order of start, then end, then as given, each with its id."""
    ordered = sorted(records, key=lambda record: (record.start, record.end))
    return tuple(replace(record, id=f"{prefix}{number}") for number, record in enumerate(ordered, start=1))
