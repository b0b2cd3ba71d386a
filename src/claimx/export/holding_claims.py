"""What the rows of numbers and hedges say of the claims that hold them: who says how many, how surely."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from claimx.export.formats import Record
from claimx.export.shape import Value

PRONOUN = "pronoun"
# The columns of the innermost of them.
OF_CLAIM = "claim_id claim source source_type source_name cue polarity certainty sentence"


def of_claim(record: Record, claim: Record | None, part: Record) -> tuple[Value, ...]:
    """These columns of the claim that holds a number or hedge; nulls where there is none, but for the sentence."""
    if claim is None:
        return (*(None,) * (len(OF_CLAIM.split()) - 1), line_of(record, part))
    return (
        claim["id"], content_of(claim), told_by(claim["source"]), *fields(claim["source"], ("type", "name")),
        *fields(claim["cue"], ("text",)), claim["polarity"], claim["certainty"], sentence_of(record, claim),
    )  # fmt: skip


def told_by(source: dict[str, Any] | None) -> str | None:
    """The words that name a source; of a pronoun, "who" among them, those that it stands for."""
    if source is None:
        return None
    antecedent = source.get("antecedent") if source.get("resolution") == PRONOUN else None
    told: str = (antecedent or source)["text"]
    return told


def sentence_of(record: Record, claim: Record) -> str | None:
    """The sentence that a claim stands in; None where the record does not carry its article's text."""
    text, sentence = record["article"]["text"], claim["sentence"]
    return None if text is None else text[sentence["start"] : sentence["end"]]


def line_of(record: Record, part: Record) -> str | None:
    """The line that a number or hedge of no claim stands in, as of a list or table; None as above."""
    text: str | None = record["article"]["text"]
    if text is None:
        return None
    start, end = text.rfind("\n", 0, part["start"]) + 1, text.find("\n", part["end"])
    return text[start : None if end < 0 else end].strip()


def content_of(claim: Record) -> str:
    """What was attributed, without the narrator between its pieces."""
    return " … ".join(part["text"] for part in claim["content"])


def innermost(record: Record, part: str) -> dict[str, Record]:
    """By the id of a quantity or hedge: of the claims that hold it, the shortest; nested claims share it."""
    found: dict[str, Record] = {}
    for claim in sorted(record["claims"], key=lambda claim: claim["end"] - claim["start"]):
        for each in claim[part]:
            found.setdefault(each["id"], claim)
    return found


def claims_with(record: Record, part: str) -> dict[str, list[str]]:
    """Ids of the claims by the id of a quantity or hedge that they hold; nested claims share them."""
    out: dict[str, list[str]] = {}
    for claim in record["claims"]:
        for each in claim[part]:
            out.setdefault(each["id"], []).append(claim["id"])
    return out


def fields(part: dict[str, Any] | None, names: tuple[str, ...]) -> Iterator[Value]:
    """These fields of a part of a record; nulls where there is none."""
    return (part[name] if part else None for name in names)
