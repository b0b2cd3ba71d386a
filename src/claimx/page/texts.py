"""The text that a record is about: its own, or what can be pieced together from its mentions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

GAP = "…"
MISSING = {
    "code": "no-text",
    "message": (
        "The record does not hold the article's text: shown is what its claims, names and numbers quote of it; "
        f"the rest is {GAP}"
    ),
}


def with_text(record: Mapping[str, Any]) -> dict[str, Any]:
    """The record with a text on which all of its offsets hold."""
    article = record["article"]
    if article.get("text") is not None:
        return dict(record)
    text = pieced_together(record)
    return {**record, "article": {**article, "text": text}, "warnings": [*record["warnings"], MISSING]}


def pieced_together(record: Mapping[str, Any]) -> str:
    """The text as far as the record quotes it, each piece in its place; what lacks is blank, after a sign for it."""
    mentions = list(mentions_of(record))
    length = max([record["article"].get("characters") or 0, *(end for _, end, _ in mentions)], default=0)
    letters: list[str | None] = [None] * length
    for start, end, text in mentions:
        if len(text) == end - start:
            letters[start:end] = text
    out = []
    for place, letter in enumerate(letters):
        if letter is not None:
            out.append(letter)
        elif place and letters[place - 1] is None:
            out.append("\u200b")  # takes a place, and none on the screen
        else:
            out.append(GAP if any_following(letters, place) else " ")
    return "".join(out)


def any_following(letters: list[str | None], place: int) -> bool:
    """Whether more than a blank or a mark is missing here."""
    return letters[place : place + 3] == [None] * 3 or place + 2 >= len(letters)


def mentions_of(value: Any) -> Iterator[tuple[int, int, str]]:
    """Every stretch of the text that a record quotes, at any depth: start, end, text."""
    if isinstance(value, Mapping):
        start, end, text = value.get("start"), value.get("end"), value.get("text")
        if isinstance(start, int) and isinstance(end, int) and isinstance(text, str):
            yield start, end, text
        for each in value.values():
            yield from mentions_of(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from mentions_of(each)
