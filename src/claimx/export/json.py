"""JSON: whole records, one object for one article, an array for several; JSON Lines: an article a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from claimx.export.formats import Layout, Record
from claimx.export.plain import plain
from claimx.records import Report, to_line


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
            yield json.dumps(plain(record), ensure_ascii=False, indent=2) + "\n"
        return
    opening = "["
    for record in records:
        lines = json.dumps(plain(record), ensure_ascii=False, indent=2).split("\n")  # strings may hold other line ends
        yield f"{opening}\n  " + "\n  ".join(lines)
        opening = ","
    yield "[]\n" if opening == "[" else "\n]\n"
