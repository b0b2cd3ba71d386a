"""A small corpus whose every figure can be counted by hand."""

from __future__ import annotations

import json
from typing import Any

from .hostile import hostile_record

PEOPLE = (("Ada Okoye", "person", True), ("Ion Rusu", "person", True), (None, "official", False))


def mention(text: str, start: int) -> dict[str, Any]:
    return {"start": start, "end": start + len(text), "text": text}


def corpus(articles: int = 12) -> list[dict[str, Any]]:
    """Articles of three claims: Okoye's, quoted; one of Rusu or of officials, hedged, with a number; one of its own."""
    return [article(number) for number in range(articles)]


def article(number: int) -> dict[str, Any]:
    said, counted, own = (
        f"We will wait for harbour report {number} and nothing else",
        f"about {number + 10} boats may have left the old harbour on day {number}",
        f"It rained in district {number} of the old town",
    )
    name, kind, named = PEOPLE[1 + number % 2]
    second = name or "two officials"
    text = f"“{said},” Ada Okoye said. {second} said {counted}. {own}."
    place = {words: text.index(words) for words in (said, counted, own, second)}
    quantity = {
        "id": "q1", **mention(f"about {number + 10} boats", place[counted]), "low": number + 10, "high": number + 10,
        "modifier": "about", "kind": "count", "unit": None, "noun": "boats", "of": "boats", "concept": None,
        "per": None, "change": None, "status": "stated", "rule": "quantity.count",
    }  # fmt: skip
    hedge = {
        "id": "h1", **mention("may", text.index("may have")), "category": "epistemic", "strength": 2,
        "holder": "source", "scope": mention(counted, place[counted]), "rule": "hedge.modal",
    }  # fmt: skip

    def claim(id_: str, words: str, **more: Any) -> dict[str, Any]:
        where = mention(words, place[words])
        return {
            "id": id_, **where, "sentence": {"start": where["start"], "end": where["end"]}, "content": [where],
            "attributed": False, "mode": None, "source": None, "cue": None, "actors": [], "roles": [],
            "quantities": [], "hedges": [], "polarity": "positive", "certainty": "certain", "factuality": 3,
            "rule": "claim.own",
        } | more  # fmt: skip

    def source(words: str, type_: str, is_named: bool, actor: str | None) -> dict[str, Any]:
        return {
            **mention(words, text.index(words)), "type": type_, "named": is_named, "actor": actor,
            "name": words if is_named else None, "actors": [actor] if actor else [], "country": None,
            "resolution": "name" if is_named else "none", "antecedent": None,
            "anonymity": None if is_named else "because they feared for their jobs",
        }  # fmt: skip

    cue = {**mention("said", text.index("said")), "lemma": "say", "class": "neutral"}
    claims = [
        claim("c1", said, attributed=True, mode="direct", cue=cue, source=source("Ada Okoye", "person", True, "a1")),
        claim(
            "c2", counted, attributed=True, mode="indirect", cue=cue, quantities=[quantity], hedges=[hedge],
            certainty="possible", factuality=1, actors=["a2"], source=source(second, kind, named, None),
        ),
        claim("c3", own),
    ]  # fmt: skip
    return {
        "schema": "claimx/1",
        "article": {
            "id": f"a{number}.txt", "path": f"a{number}.txt", "title": f"Harbour, day {number}",
            "date": f"2024-0{1 + number % 6}-1{number % 10}", "site": ("The Tribune", "Kurier")[number % 2],
            "url": None, "sha256": f"{number:064}", "characters": len(text), "words": len(text.split()),
            "sentences": 3, "text": text,
        },
        "claims": claims,
        "actors": [
            {"id": "a1", "name": "Ada Okoye", "type": "person", "country": None, "key": None, "mentions": []},
            {"id": "a2", "name": "Port Vell", "type": "place", "country": None, "key": None, "mentions": []},
        ],
        "quantities": [quantity],
        "hedges": [hedge],
        "model": {"name": "claimx_news_sm", "version": "1"},
        "version": "1",
        "warnings": [],
    }  # fmt: skip


def hostile_corpus() -> list[dict[str, Any]]:
    """Some articles among which is one whose every string is an attack, also in numbers and dates."""
    attack = hostile_record()
    attack["quantities"][0] |= {"kind": "count", "low": 3, "high": 3}
    for claim in attack["claims"]:
        for each in claim["quantities"]:
            each |= {"kind": "count", "low": 3, "high": 3}
        claim["source"]["named"] = True
    records = corpus(4)
    for number in range(2):
        copy = json.loads(json.dumps(attack))
        copy["article"] |= {"sha256": f"{900 + number}", "text": copy["article"]["text"] + " end" * (1 + 200 * number)}
        records.append(copy)
    return records
