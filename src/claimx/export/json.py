"""JSON: whole records, one object for one article, an array for several; JSON Lines: an article a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from claimx.export.formats import Layout, Record
from claimx.export.plain import plain
from claimx.record_json import to_line
from claimx.records import Report

LISTS = ("claims", "actors", "quantities", "hedges")  # of a record, which are long where its article is
TOGETHER = 500  # of their members are plain values at a time


def write_jsonl(records: Iterable[Report | Record], layout: Layout) -> Iterator[str]:  # noqa: ARG001 - the form of all formats
    for record in records:
        yield line_of(record)


def line_of(record: Report | Record) -> str:
    """A record as one line, line end included."""
    if isinstance(record, Report):
        return to_line(record) + "\n"
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"


def write_json(records: Iterable[Report | Record], layout: Layout) -> Iterator[str]:
    if not layout.several:
        for record in records:
            yield from indented(record)
            yield "\n"
        return
    opening = "["
    for record in records:
        yield f"{opening}\n  "
        yield from indented(record, margin="  ")
        opening = ","
    yield "[]\n" if opening == "[" else "\n]\n"


def indented(record: Report | Record, margin: str = "") -> Iterator[str]:
    """A record as JSON on many lines, in pieces: a long one is never there as a whole in text or in plain values."""
    inner = f"{margin}  "
    piece = ""
    for key, value in plain(without_lists(record) if isinstance(record, Report) else record).items():
        piece += f"{',' if piece else '{'}\n{inner}{dumped(key)}: "
        if key not in LISTS:
            piece += dumped(value, inner)
            continue
        opening = "["
        for members in some_of(record, key):
            yield piece
            piece = opening + ",".join(f"\n{inner}  {dumped(member, f'{inner}  ')}" for member in members)
            opening = ","
        piece += "[]" if opening == "[" else f"\n{inner}]"
    yield f"{piece}\n{margin}}}"


def dumped(value: Any, margin: str = "") -> str:
    """A value as JSON whose lines after the first begin with a margin; its strings have no line ends of their own."""
    return json.dumps(value, ensure_ascii=False, indent=2).replace("\n", f"\n{margin}")


def without_lists(report: Report) -> Report:
    """The report but for what is in its lists."""
    return replace(report, claims=(), actors=(), quantities=(), hedges=())


def some_of(record: Report | Record, key: str) -> Iterator[list[Record]]:
    """The members of a list of the record as plain values, some at a time."""
    members = getattr(record, key) if isinstance(record, Report) else record[key]
    for start in range(0, len(members), TOGETHER):
        some = members[start : start + TOGETHER]
        yield plain(replace(without_lists(record), **{key: some}))[key] if isinstance(record, Report) else some
