"""Reports made by hand, for tests of what is done with them."""

from __future__ import annotations

from typing import Any

from claimx.ids import sha256
from claimx.records import (
    Actor,
    ActorMention,
    ArticleRecord,
    Claim,
    Cue,
    Hedge,
    Mention,
    Model,
    Quantity,
    Report,
    Source,
    Stretch,
    mention,
)

TEXT = """Ferry sinks off Port Vell

Dozens of people may have drowned, the coastguard said. "We |found| *nobody*," she added.
"""


def place(words: str, text: str = TEXT) -> dict[str, Any]:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def make_report(id_: str = "ferry.txt", **changes: Any) -> Report:
    """A report with two claims by one actor, a quantity and a hedge; keywords replace its fields."""
    quantity = Quantity(
        id="q1", **place("Dozens of people"), low=24, high=120, modifier="vague", kind="count", unit=None,
        noun="people", of="people", concept=None, per=None, change=None, status="stated", rule="quantity.count",
    )  # fmt: skip
    scope = mention(TEXT, TEXT.index("Dozens"), TEXT.index(", the"))
    hedge = Hedge(
        id="h1", **place("may"), category="epistemic", strength=2, holder="source", scope=scope, rule="hedge.modal"
    )
    fields: dict[str, Any] = {
        "article": ArticleRecord(
            id=id_, path=id_, title="Ferry sinks off Port Vell", date=None, site=None, url=None,
            sha256=sha256(TEXT),
            characters=len(TEXT), words=18, sentences=3, text=None,
        ),
        "claims": (
            make_claim(
                "c1", "Dozens of people may have drowned", "the coastguard", "said",
                quantities=(quantity,), hedges=(hedge,), certainty="possible", factuality=1.0,
            ),
            make_claim(
                "c2", "We |found| *nobody*", "she", "added", mode="direct", polarity="negative", factuality=-3.0
            ),
        ),
        "actors": (
            Actor(
                id="a1", name="Coastguard", type="organisation", country=None, key=None,
                mentions=(ActorMention(**place("the coastguard"), kind="name", rule="actor.name"),),
            ),
        ),
        "quantities": (quantity,),
        "hedges": (hedge,),
        "model": Model(name="none", version="0"),
        "version": "0",
        "warnings": (),
    }  # fmt: skip
    return Report(**fields | changes)


def make_claim(id_: str, words: str, source: str, cue: str, /, **changes: Any) -> Claim:
    content = Mention(**place(words))
    fields: dict[str, Any] = {
        "text": content.text, "start": content.start, "end": content.end,
        "sentence": Stretch(start=content.start, end=content.end), "content": (content,), "attributed": True,
        "mode": "indirect",
        "source": Source(
            **place(source), type="organisation", named=True, actor="a1", name="Coastguard", actors=("a1",),
            country=None, resolution="name", anonymity=None,
        ),
        "cue": Cue(**place(cue), lemma=cue, class_="neutral"),
        "actors": (), "roles": (), "quantities": (), "hedges": (), "polarity": "positive", "certainty": "certain",
        "factuality": 3.0, "rule": "attribution.clausal",
    }  # fmt: skip
    return Claim(id=id_, **fields | changes)


def make_own_voice(id_: str, words: str, **changes: Any) -> Claim:
    fields = {"attributed": False, "mode": None, "source": None, "cue": None, "rule": "claim.own-voice"}
    return make_claim(id_, words, "the coastguard", "said", **fields | changes)
