"""schema.org `Claim` (JSON-LD): what was claimed, by whom, where it appeared. See https://schema.org/Claim.

Never `ClaimReview`: claimx writes down what was said, not whether it is true.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from claimx.export.formats import CLAIMS, Layout, Record
from claimx.export.plain import with_keys
from claimx.records import Report

CONTEXT = "https://schema.org"
Node = dict[str, Any]
# What a source is, where it is somebody; what is not is a work that the claim is based on.
AUTHORS = {
    "person": "Person", "official": "Person", "government": "GovernmentOrganization", "media": "NewsMediaOrganization",
    "organisation": "Organization", "group": "Organization", "unknown": "Organization",
}  # fmt: skip
ACTORS = {"person": "Person", "organisation": "Organization", "place": "Place", "group": "Organization"}
WORKS = {"document": "CreativeWork", "poll": "Dataset"}


def write_schemaorg(records: Iterable[Report | Record], layout: Layout) -> Iterator[str]:
    """One collection, a node a claim."""
    head = {"@context": CONTEXT, "@type": "Collection", "name": CLAIMS.begins}
    yield f'{json.dumps(head)[:-1]}, "hasPart": ['
    comma = "\n"
    for record in with_keys(records, layout.notice):
        for node in claims_of(record):
            yield comma + json.dumps(node, ensure_ascii=False, separators=(",", ":"))
            comma = ",\n"
    yield "\n]}\n"


def claims_of(record: Record) -> Iterator[Node]:
    """The claims of one article."""
    article = record["article"]
    place = article["url"] or quote(article["id"])
    appearance = {"@type": "NewsArticle", "@id": place} | given(
        url=article["url"], headline=article["title"], datePublished=article["date"],
        publisher=article["site"] and {"@type": "Organization", "name": article["site"]},
    )  # fmt: skip
    actors = {actor["id"]: actor for actor in record["actors"]}
    for claim in record["claims"]:
        source = claim["source"]
        yield (
            {"@type": "Claim", "@id": f"{place}#{claim['id']}", "text": claim["text"]}
            | (credit(source, actors) if source else {})
            | {"appearance": appearance, "description": described(claim)}
            | given(
                about=[about(actors[id_]) for id_ in claim["actors"]],
                mentions=[amount(quantity) for quantity in claim["quantities"]],
            )
        )


def credit(source: Node, actors: Mapping[str, Node]) -> Node:
    """The property that names the source: `author` for somebody, a list for several, `isBasedOn` for a work."""
    kind, name = source["type"], source["name"]
    own = {"name": name} if name else {"description": source["text"]}
    if kind in WORKS:
        return {"isBasedOn": {"@type": WORKS[kind], **own}}
    if len(source["actors"]) > 1:
        return {"author": [author(actors[id_], kind) for id_ in source["actors"]]}
    return {"author": {"@type": AUTHORS[kind], **own}}


def author(actor: Node, kind: str) -> Node:
    """One of several who said it together; `kind` is what their source is as a whole, so that it tells of no person."""
    body = AUTHORS[kind] if AUTHORS[kind] != ACTORS["person"] else ACTORS["organisation"]
    return {"@type": ACTORS["person"] if actor["type"] == "person" else body, "name": actor["name"]}


def described(claim: Node) -> str:
    """What schema.org has no property for."""
    source = claim["source"]
    whose = f"according to {source['text']}" if source else "attributed" if claim["attributed"] else "in its own voice"
    denied = ", negative" if claim["polarity"] == "negative" else ""
    hedges = "".join(f", “{hedge['text']}”" for hedge in claim["hedges"])
    return f"{whose}; {claim['certainty']}{denied}{hedges}"


def about(actor: Node) -> Node:
    """An actor as the thing that a claim is about."""
    return {"@type": ACTORS[actor["type"]], "name": actor["name"]}


def amount(quantity: Node) -> Node:
    """A number as an interval with its unit."""
    return {"@type": "QuantitativeValue", "name": quantity["text"]} | given(
        minValue=quantity["low"], maxValue=quantity["high"], unitText=quantity["unit"] or quantity["noun"]
    )


def given(**properties: Any) -> Node:
    """The properties that are there."""
    return {name: value for name, value in properties.items() if value not in (None, [], "")}
