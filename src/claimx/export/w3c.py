"""W3C Web Annotation (JSON-LD): every span with its position and a quotation that finds it again.

Positions count code points of the text that claimx read, as the standard asks; where that was extracted from a page,
a reader of the page finds the span by its quotation. See https://www.w3.org/TR/annotation-model/.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from claimx.export.annotation import Piece, all_pieces, annotated, text_of
from claimx.export.formats import COLLECTION, Layout, Record
from claimx.export.plain import with_keys
from claimx.records import Report

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # characters before and after that tell one place from others of the same words


def write_w3c(records: Iterable[Report | Record], layout: Layout) -> Iterator[str]:
    """One collection, its annotations in one page; how many there are is known at its end."""
    head = {"@context": CONTEXT, "id": "#claims", "type": "AnnotationCollection", "label": COLLECTION.begins}
    page = {"id": "#all", "type": "AnnotationPage", "partOf": "#claims", "startIndex": 0}
    yield f'{json.dumps(head)[:-1]}, "first": {json.dumps(page)[:-1]}, "items": ['
    total = 0
    for record in with_keys(records, layout.notice):
        for annotation in annotations_of(record):
            yield ("\n" if total == 0 else ",\n") + json.dumps(annotation, ensure_ascii=False, separators=(",", ":"))
            total += 1
    yield f'\n]}}, "total": {total}}}\n'


def annotations_of(record: Record) -> Iterator[dict[str, Any]]:
    """The annotations of one article."""
    article, text, found = record["article"], text_of(record), annotated(record)
    links: dict[str, list[tuple[str, str]]] = {}
    for link in found.links:
        links.setdefault(link.start, []).append((link.label, link.end))
    source = source_of(article)
    generator = {"type": "Software", "name": f"claimx {record['version']}"}

    def id_of(span_id: str) -> str:
        return f"{quote(article['id'])}#{span_id}"

    for span in found.spans:
        bodies: list[dict[str, Any]] = [tag(span.label)]
        bodies += [tag(f"{name}:{value}") for name, value in span.attributes.items()]
        if span.note:
            note = {"type": "TextualBody", "purpose": "commenting", "format": "text/plain", "value": span.note}
            bodies.append(note)
        bodies += [
            {"type": "SpecificResource", "purpose": "linking", "source": id_of(end), "name": label}
            for label, end in links.get(span.id, ())
        ]
        targets = [
            {"type": "SpecificResource", "source": source, "selector": selectors(piece, text)}
            for piece, _ in all_pieces(span, text)
        ]
        yield {
            "id": id_of(span.id),
            "type": "Annotation",
            "motivation": "tagging",
            "generator": generator,
            "body": bodies,
            "target": targets if len(targets) > 1 else targets[0],
        }


def tag(value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": "tagging", "value": value}


def source_of(article: dict[str, Any]) -> str:
    """What the annotations are on: the article's address or path; for standard input, the text itself by its hash."""
    if article["url"]:
        return str(article["url"])
    if article["path"]:
        return quote(article["path"])
    return f"ni:///sha-256;{base64.urlsafe_b64encode(bytes.fromhex(article['sha256'])).decode().rstrip('=')}"


def selectors(piece: Piece, text: str) -> list[dict[str, Any]]:
    """The place by its position, and by its words with those around them."""
    start, end = piece
    around = {"prefix": text[max(start - AROUND, 0) : start], "suffix": text[end : end + AROUND]}
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {"type": "TextQuoteSelector", "exact": text[start:end], **around},
    ]
