"""What a record must be for others to rely on it: the parts that they read, of the types that they expect."""

from __future__ import annotations

from typing import Any

from claimx.errors import InputError

Record = dict[str, Any]
SCHEMA = "claimx/"
NUMBER = (int, float)
TEXT, WHOLE, MAYBE = (str,), (int,), (str, type(None))
MENTION = {"start": WHOLE, "end": WHOLE, "text": TEXT}
QUANTITY = {
    **MENTION, "id": TEXT, "low": (*NUMBER, type(None)), "high": (*NUMBER, type(None)), "modifier": TEXT, "kind": TEXT,
    "unit": MAYBE, "noun": MAYBE, "of": MAYBE, "concept": MAYBE, "per": MAYBE, "change": MAYBE, "status": TEXT,
    "rule": TEXT,
}  # fmt: skip
HEDGE = {**MENTION, "id": TEXT, "category": TEXT, "strength": NUMBER, "holder": TEXT, "scope": MENTION, "rule": TEXT}
SOURCE = {
    **MENTION, "type": TEXT, "named": (bool,), "actor": MAYBE, "name": MAYBE, "actors": [TEXT], "country": MAYBE,
    "resolution": TEXT, "anonymity": MAYBE,
}  # fmt: skip
CUE = {**MENTION, "lemma": TEXT, "class": TEXT}
CLAIM = {
    **MENTION, "id": TEXT, "sentence": {"start": WHOLE, "end": WHOLE}, "content": [MENTION], "attributed": (bool,),
    "mode": MAYBE, "source": (SOURCE,), "cue": (CUE,), "actors": [TEXT], "roles": [{"actor": TEXT, "role": TEXT}],
    "quantities": [QUANTITY], "hedges": [HEDGE], "polarity": TEXT, "certainty": TEXT, "factuality": NUMBER,
    "rule": TEXT,
}  # fmt: skip
ACTOR = {"id": TEXT, "name": TEXT, "type": TEXT, "country": MAYBE, "key": MAYBE, "mentions": [MENTION]}
ARTICLE = {
    "id": TEXT, "path": MAYBE, "title": MAYBE, "date": MAYBE, "site": MAYBE, "url": MAYBE, "sha256": TEXT,
    "characters": WHOLE, "words": WHOLE, "sentences": WHOLE, "text": MAYBE,
}  # fmt: skip
RECORD = {
    "article": ARTICLE, "claims": [CLAIM], "actors": [ACTOR], "quantities": [QUANTITY], "hedges": [HEDGE],
    "model": {"name": TEXT, "version": TEXT}, "version": TEXT, "warnings": [{"code": TEXT, "message": TEXT}],
}  # fmt: skip


def checked(value: Any) -> Record:
    """The record, if it is one.

    Raises:
        InputError: with the first part that is missing or of another type.
    """
    if not isinstance(value, dict) or not str(value.get("schema", "")).startswith(SCHEMA):
        raise InputError("no record of claimx; `claimx batch FOLDER -o claims.jsonl` makes them", stage="decode")
    fault = first_fault(value, RECORD)
    if fault is not None:
        raise InputError(f"a damaged record: {fault} is missing or of another type", stage="decode")
    return value


def first_fault(value: Any, shape: Any, name: str = "") -> str | None:
    """Where a value departs from a shape: a dict of fields, a list of one shape, types, or (shape,) for one or null."""
    if type(shape) is dict:
        if type(value) is not dict:
            return name
        for key, each in shape.items():
            fault = first_fault(value.get(key), each, key)
            if fault is not None:
                return f"{name}.{fault}" if name else fault
        return None
    if type(shape) is list:
        if type(value) is not list:
            return name
        for item in value:
            fault = first_fault(item, shape[0], name)
            if fault is not None:
                return fault
        return None
    if type(shape[0]) is dict:
        return None if value is None else first_fault(value, shape[0], name)
    return None if isinstance(value, shape) else name
