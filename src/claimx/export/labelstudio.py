"""Label Studio: an array of tasks, each an article with claimx's spans as predictions to correct.

Label Studio counts code points in its Text tag, as claimx does. It has no spans in pieces: further pieces of a claim
are regions of their own, linked to the first.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any
from xml.sax.saxutils import quoteattr

from claimx.export.annotation import ATTRIBUTES, LINKS, Span, all_pieces, annotated, text_of
from claimx.export.formats import TASK, Layout, Record
from claimx.export.plain import with_keys
from claimx.records import Report

CONTINUES = "Continues"
META = ("title", "date", "url", "path", "sha256")


def write_labelstudio(records: Iterable[Report | Record], layout: Layout) -> Iterator[str]:
    opening = "[\n"
    for record in with_keys(records, layout.notice):
        yield opening + json.dumps(task(record), ensure_ascii=False, separators=(",", ":"))
        opening = ",\n"
    yield "[]\n" if opening == "[\n" else "\n]\n"


def task(record: Record) -> dict[str, Any]:
    """The article as a task."""
    article, text, found = record["article"], text_of(record), annotated(record)
    results = [result for span in found.spans for result in regions(span, text)]
    results += [
        {"type": "relation", "from_id": link.start, "to_id": link.end, "direction": "right", "labels": [link.label]}
        for link in found.links
    ]
    return {
        "data": {"text": text, "id": article["id"], **{name: article[name] for name in META if article[name]}},
        "predictions": [
            {"model_version": f"{TASK.begins}{record['version']} {record['model']['name']}", "result": results},
        ],
    }


def regions(span: Span, text: str) -> Iterator[dict[str, Any]]:
    """The results of a span: its label, its attributes on the same region, and its further pieces."""
    for number, ((start, end), words) in enumerate(all_pieces(span, text), start=1):
        id_ = span.id if number == 1 else f"{span.id}+{number}"
        place = {"start": start, "end": end, "text": words}
        common = {"id": id_, "to_name": "text"}
        labels = {**common, "from_name": "label", "type": "labels", "value": {**place, "labels": [span.label]}}
        yield {**labels, "meta": {"text": [span.note]}} if span.note and number == 1 else labels
        if number > 1:
            yield {
                "type": "relation", "from_id": id_, "to_id": span.id, "direction": "right", "labels": [CONTINUES]
            }  # fmt: skip
            continue
        for name, value in span.attributes.items():
            yield {**common, "from_name": name, "type": "choices", "value": {**place, "choices": [value]}}


def labelling_config() -> str:
    """The labelling interface of a project that takes these tasks; its style keeps all blanks, which offsets count."""
    lines = ["<View>", "  <Style>.htx-text { white-space: pre-wrap; }</Style>", '  <Labels name="label" toName="text">']
    lines += [f"    <Label value={quoteattr(label)}/>" for label in ATTRIBUTES]
    lines += ["  </Labels>", "  <Relations>"]
    lines += [f"    <Relation value={quoteattr(link)}/>" for link in (*LINKS, CONTINUES)]
    lines += ["  </Relations>", '  <Text name="text" value="$text" granularity="word"/>']
    for label, attributes in ATTRIBUTES.items():
        shown = f'perRegion="true" visibleWhen="region-selected" whenLabelValue={quoteattr(label)}'
        for name, values in attributes.items():
            lines.append(f'  <Choices name="{name}" toName="text" {shown}>')
            lines += [f"    <Choice value={quoteattr(value)}/>" for value in values]
            lines.append("  </Choices>")
    return "\n".join([*lines, "</View>"]) + "\n"
