"""What a claim is to the report, in a few words: shared by the counts and the table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

Claim = Mapping[str, Any]
NO_OUTLET = "no outlet given"
NO_DATE = "no date"
OWN = "own voice"
NO_SOURCE = "no source named"
LONGEST = 200  # characters
BLANKS = re.compile(r"\s+")
WORD = re.compile(r"\w+")


def one_line(text: str) -> str:
    return BLANKS.sub(" ", text).strip()


def brief(text: str) -> str:
    """In one line, and of a length at which it still is a name."""
    line = one_line(text)
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def content_words(claim: Claim) -> str:
    """What the claim says; what stood between its pieces is an ellipsis."""
    return " … ".join(one_line(piece["text"]) for piece in claim["content"]) or one_line(claim["text"])


def who_of(claim: Claim) -> str | None:
    """The name of the source, else the fuller phrase behind it, else as written; None where there is none."""
    source = claim["source"]
    if source is None:
        return None
    if source["name"]:
        return brief(source["name"])
    antecedent = source.get("antecedent")
    return brief((antecedent or source)["text"])


def is_named(claim: Claim) -> bool:
    return claim["source"] is not None and claim["source"]["named"]


def is_unnamed(claim: Claim) -> bool:
    """Whether a claim has a source that a reader can't name; what is credited to nobody ("is believed to") has none."""
    return claim["source"] is not None and not claim["source"]["named"]


def outlet_of(article: Mapping[str, Any]) -> str:
    """The article's outlet: its site, else the host of its address."""
    if article["site"]:
        return brief(article["site"])
    try:
        host = urlsplit(article["url"] or "").hostname or ""
    except ValueError:
        host = ""
    return host.removeprefix("www.") or NO_OUTLET


def said_alike(text: str) -> str:
    """A statement as others of the same words: without case, marks and blanks."""
    return " ".join(WORD.findall(text.lower()))
