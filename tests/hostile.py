"""An article that tries everything to break out of a page that shows it, and the record of it."""

from __future__ import annotations

import copy
import json
from typing import Any

ATTACKS = (
    "<script>alert(1)</script>",
    "</script><!--<script>alert(2)",
    "</style></title></textarea><img src=x onerror=alert(3)>",
    '"><svg onload=alert(4)>',
    "javascript:alert(5)",
    "{{ 7*7 }}{% raw %}${alert(6)}`",
    "evil \u202eoverride\u202c \u2067isolate",
    "line\u2028separator\u2029here",
    "\ud800 lone surrogate",
    "nul\x00bell\x07",
    "😀 astral",
)


def hostile_record() -> dict[str, Any]:
    """A record whose every string is an attack, its offsets exact."""
    text = "\n\n".join(ATTACKS)
    mentions = []
    for attack in ATTACKS:
        start = text.index(attack)
        mentions.append({"start": start, "end": start + len(attack), "text": attack})
    first = mentions[0]
    whole = "".join(ATTACKS)
    quantity = {
        "id": "q1", **mentions[1], "low": 3, "high": None, "modifier": whole, "kind": whole, "unit": whole,
        "noun": whole, "of": whole, "concept": whole, "per": whole, "change": None, "status": whole, "rule": whole,
    }  # fmt: skip
    hedge = {
        "id": "h1", **mentions[2], "category": whole, "strength": 1, "holder": whole, "scope": first, "rule": whole,
    }  # fmt: skip
    claims = []
    for number, mention in enumerate(mentions, start=1):
        other = mentions[number % len(mentions)]
        claims.append(
            {
                "id": f"c{number}", **mention, "sentence": {"start": mention["start"], "end": mention["end"]},
                "content": [mention], "attributed": True, "mode": "direct",
                "source": {
                    **other, "type": whole, "named": False, "actor": "a1", "name": other["text"], "actors": ["a1"],
                    "country": whole, "resolution": whole, "anonymity": whole, "antecedent": other,
                },
                "cue": {**mentions[3], "lemma": whole, "class": whole}, "actors": ["a1"],
                "roles": [{"actor": "a1", "role": whole}], "quantities": [quantity], "hedges": [hedge],
                "polarity": "positive", "certainty": whole, "factuality": 3, "rule": whole,
            }
        )  # fmt: skip
    return {
        "schema": "claimx/1",
        "article": {
            "id": whole, "path": whole, "title": whole, "date": "2024-05-01", "site": whole, "url": ATTACKS[4],
            "sha256": "0" * 64, "characters": len(text), "words": 20, "sentences": 11, "text": text,
        },
        "claims": claims,
        "actors": [{"id": "a1", "name": whole, "type": "person", "country": whole, "key": whole, "mentions": [first]}],
        "quantities": [quantity],
        "hedges": [hedge],
        "model": {"name": whole, "version": whole},
        "version": whole,
        "warnings": [{"code": whole, "message": whole}],
    }  # fmt: skip


def hostile_ids_record() -> dict[str, Any]:
    """The same, whose ids are attacks too; as it is read from a file, so that nothing in it is shared."""
    record: dict[str, Any] = json.loads(json.dumps(hostile_record()))
    whole = "".join(ATTACKS)
    for claim in record["claims"]:
        claim["id"] += whole
        claim["actors"] = claim["source"]["actors"] = [whole]
        claim["source"]["actor"] = claim["roles"][0]["actor"] = whole
        for each in claim["quantities"] + claim["hedges"]:
            each["id"] = whole
    record["actors"][0]["id"] = record["quantities"][0]["id"] = record["hedges"][0]["id"] = whole
    return record


def long_word_record() -> dict[str, Any]:
    """A record of an article that is one word of a million letters, and that of its source."""
    record = copy.deepcopy(hostile_record())
    word = "a" * 1_000_000
    mention = {"start": 0, "end": len(word), "text": word}
    record["article"] |= {"text": word, "title": word, "characters": len(word)}
    claim = record["claims"][0] | mention | {"content": [mention], "quantities": [], "hedges": [], "cue": None}
    claim["source"] = claim["source"] | mention | {"name": None, "antecedent": None}
    record |= {"claims": [claim], "quantities": [], "hedges": [], "actors": []}
    return record
