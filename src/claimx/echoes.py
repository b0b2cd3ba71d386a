"""Claims that say again who is quoted: "I think it will hold" within what Roe said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# Within a quotation they are whoever is quoted.
FIRST_PERSON = frozenset({"i", "we", "my", "our"})


def is_echo(claim: Mapping[str, Any]) -> bool:
    """Whether a claim, as plain JSON values, is what "I" or "we" think within a quotation whose source is known.

    The claim that holds it has the same source, in a name. What counts claims by source, or asks who gave a number,
    leaves echoes out.
    """
    source = claim["source"]
    return source is not None and source["resolution"] == "pronoun" and source["text"].lower() in FIRST_PERSON


def without_echoes(record: Mapping[str, Any]) -> dict[str, Any]:
    """The record, as plain JSON values, without its echoes."""
    return {**record, "claims": [claim for claim in record["claims"] if not is_echo(claim)]}
