"""The marked article for a notebook: plain HTML with styles of its own, which needs neither script nor network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Any

from claimx.page.texts import with_text
from claimx.visible import plural, revealed

TINTS = {"certain": 0.26, "probable": 0.18, "possible": 0.11, "unknown": 0.06}
LINES = {
    "source": "border-bottom:2px solid #3b78b8",
    "unnamed": "border-bottom:2px dashed #b5532a",
    "cue": "border-bottom:2px dotted #8a857b",
    "hedge": "text-decoration:underline wavy #a97a10",
    "quantity": "outline:1px solid #5d8a47",
}
MOST_CHARACTERS = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of the text, what it is, and what is said where one points at it."""

    start: int
    end: int
    style: str
    words: str


def notebook_html(record: Mapping[str, Any]) -> str:
    """The article's text, its sources, cues, content, numbers and hedges marked."""
    shown = with_text(record)
    article = shown["article"]
    text = article["text"][:MOST_CHARACTERS]
    body = "".join(pieces(text, list(marks_of(shown))))
    attributed = sum(claim["attributed"] for claim in shown["claims"])
    note = "" if record["article"]["text"] is not None else "; … is text that the record does not quote"
    head = f"{plural(len(shown['claims']), 'claim')}, {attributed} attributed{note}"
    return (
        '<div style="max-width:68ch;line-height:1.7">'
        f'<p style="opacity:.75">{escape(revealed(article["title"] or article["id"]))}: {head}</p>'
        f'<div style="white-space:pre-wrap;overflow-wrap:anywhere">{body}</div></div>'
    )


def marks_of(record: Mapping[str, Any]) -> Iterator[Mark]:
    for claim in record["claims"]:
        if claim["attributed"]:
            tint = f"background:rgba(59,120,184,{TINTS.get(claim['certainty'], 0.06)})"
            for piece in claim["content"]:
                words = f"{claim['id']}: {claim['certainty']}"
                yield Mark(start=piece["start"], end=piece["end"], style=tint, words=words)
        source, cue = claim["source"], claim["cue"]
        if source is not None:
            name = f", {source['name']}" if source["name"] else ""
            words = f"{claim['id']}: {source['type']}{name}{'' if source['named'] else ', unnamed'}"
            style = LINES["source" if source["named"] else "unnamed"]
            yield Mark(start=source["start"], end=source["end"], style=style, words=words)
        if cue is not None:
            yield Mark(start=cue["start"], end=cue["end"], style=LINES["cue"], words=f"{claim['id']}: {cue['class']}")
    for each in record["quantities"]:
        words = f"{each['id']}: {each['low']} to {each['high']}"
        yield Mark(start=each["start"], end=each["end"], style=LINES["quantity"], words=words)
    for each in record["hedges"]:
        yield Mark(
            start=each["start"], end=each["end"], style=LINES["hedge"], words=f"{each['id']}: {each['category']}"
        )


def pieces(text: str, marks: list[Mark]) -> Iterator[str]:
    """The text cut at every edge of a mark, each piece with the styles of all marks over it."""
    edges = sorted({0, len(text), *(min(edge, len(text)) for mark in marks for edge in (mark.start, mark.end))})
    order = sorted(marks, key=lambda mark: mark.start)
    following, over = 0, []
    for start, end in pairwise(edges):
        while following < len(order) and order[following].start <= start:
            over.append(order[following])
            following += 1
        over = [mark for mark in over if mark.end > start]
        words = escape(revealed(text[start:end]))
        if over:
            style = ";".join(dict.fromkeys(mark.style for mark in over))
            title = escape(revealed("; ".join(dict.fromkeys(mark.words for mark in over))))
            words = f'<span style="{style}" title="{title}">{words}</span>'
        yield words
