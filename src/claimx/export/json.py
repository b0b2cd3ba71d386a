"""JSON: whole records, one object for one article, an array for several; JSON Lines: an article a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from claimx.export import Layout
from claimx.records import Report, to_dict


def write_jsonl(reports: Iterable[Report], layout: Layout) -> Iterator[str]:  # noqa: ARG001 - the form of all formats
    for report in reports:
        yield line_of(report)


def line_of(report: Report) -> str:
    """A report as one line, line end included."""
    return json.dumps(to_dict(report), ensure_ascii=False, separators=(",", ":")) + "\n"


def write_json(reports: Iterable[Report], layout: Layout) -> Iterator[str]:
    if not layout.several:
        for report in reports:
            yield json.dumps(to_dict(report), ensure_ascii=False, indent=2) + "\n"
        return
    opening = "["
    for report in reports:
        lines = json.dumps(to_dict(report), ensure_ascii=False, indent=2).splitlines()
        yield f"{opening}\n  " + "\n  ".join(lines)
        opening = ","
    yield "[]\n" if opening == "[" else "\n]\n"
