"""A record as annotators' tools see it: labelled spans with attributes, and links between them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, get_args

from claimx.errors import OutputError
from claimx.export.formats import Record
from claimx.records import (
    ActorType,
    Certainty,
    CueClass,
    HedgeCategory,
    Mode,
    Modifier,
    Polarity,
    QuantityKind,
    SourceType,
)

Piece = tuple[int, int]
ATTRIBUTES: dict[str, dict[str, tuple[str, ...]]] = {
    "Claim": {"Certainty": get_args(Certainty), "Polarity": get_args(Polarity), "Mode": get_args(Mode)},
    "Source": {"SourceType": get_args(SourceType), "Named": ("yes", "no")},
    "Cue": {"CueClass": get_args(CueClass)},
    "Quantity": {"Kind": get_args(QuantityKind), "Modifier": get_args(Modifier)},
    "Hedge": {"Category": get_args(HedgeCategory)},
    "Actor": {"ActorType": get_args(ActorType)},
}
"""By label: the attributes of its spans, and their values."""
LINKS = {"AttributedTo": ("Claim", "Source"), "CuedBy": ("Claim", "Cue"), "SameAs": ("Actor", "Actor")}
"""The links, and the labels of what they lead from and to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A labelled span, which may be in pieces.

    Attributes:
        id: unlike all in the article: `c1`, `c1.source`, `q1`, `a1.2` (the second mention of `a1`).
        note: what a person may want to know of it, in one line; may be empty.
    """

    id: str
    label: str
    pieces: tuple[Piece, ...]
    attributes: dict[str, str]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link between two spans, by their ids."""

    label: str
    start: str
    end: str


@dataclass(slots=True)
class Annotated:
    """The spans of one article and the links between them, in the order of the record."""

    spans: list[Span]
    links: list[Link]


def text_of(record: Record) -> str:
    """The article's text.

    Raises:
        OutputError: where the record has none.
    """
    article = record["article"]
    if article["text"] is None:
        raise OutputError(f"{article['id']}: its record lacks the article's text; make it anew with --with-text")
    return str(article["text"])


def annotated(record: Record) -> Annotated:
    """The spans and links of a record; a source or cue that several claims share is one span."""
    out = Annotated(spans=[], links=[])
    shared: dict[tuple[str, Piece], str] = {}

    def add_part(claim: dict[str, Any], name: str, make: Callable[[str, dict[str, Any]], Span], link: str) -> None:
        part = claim[name]
        if part is None:
            return
        place = (name, (part["start"], part["end"]))
        if place not in shared:
            shared[place] = f"{claim['id']}.{name}"
            out.spans.append(make(shared[place], part))
        out.links.append(Link(label=link, start=claim["id"], end=shared[place]))

    for claim in record["claims"]:
        out.spans.append(claim_span(claim))
        add_part(claim, "source", source_span, "AttributedTo")
        add_part(claim, "cue", cue_span, "CuedBy")
    out.spans += map(quantity_span, record["quantities"])
    out.spans += map(hedge_span, record["hedges"])
    for actor in record["actors"]:
        spans = actor_spans(actor)
        out.spans += spans
        out.links += [Link(label="SameAs", start=each.id, end=spans[0].id) for each in spans[1:]]
    return out


def claim_span(claim: dict[str, Any]) -> Span:
    attributes = {"Certainty": claim["certainty"], "Polarity": claim["polarity"]}
    if claim["mode"]:
        attributes["Mode"] = claim["mode"]
    pieces = tuple((each["start"], each["end"]) for each in claim["content"])
    return Span(
        id=claim["id"],
        label="Claim",
        pieces=pieces or ((claim["start"], claim["end"]),),
        attributes=attributes,
        note=f"{claim['id']} {claim['rule']}",
    )


def source_span(id_: str, source: dict[str, Any]) -> Span:
    return Span(
        id=id_,
        label="Source",
        pieces=((source["start"], source["end"]),),
        attributes={"SourceType": source["type"], "Named": "yes" if source["named"] else "no"},
        note=source["name"] or "",
    )


def cue_span(id_: str, cue: dict[str, Any]) -> Span:
    pieces = ((cue["start"], cue["end"]),)
    return Span(id=id_, label="Cue", pieces=pieces, attributes={"CueClass": cue["class"]}, note=cue["lemma"])


def quantity_span(quantity: dict[str, Any]) -> Span:
    low, high, unit = ("" if quantity[name] is None else f"{quantity[name]}" for name in ("low", "high", "unit"))
    amount = low if low == high else f"{low}–{high}"
    return Span(
        id=quantity["id"],
        label="Quantity",
        pieces=((quantity["start"], quantity["end"]),),
        attributes={"Kind": quantity["kind"], "Modifier": quantity["modifier"]},
        note=" ".join(filter(None, (quantity["id"], amount, unit or quantity["of"], quantity["rule"]))),
    )


def hedge_span(hedge: dict[str, Any]) -> Span:
    return Span(
        id=hedge["id"],
        label="Hedge",
        pieces=((hedge["start"], hedge["end"]),),
        attributes={"Category": hedge["category"]},
        note=f"{hedge['id']} {hedge['rule']}",
    )


def actor_spans(actor: dict[str, Any]) -> list[Span]:
    """A span a mention."""
    places = dict.fromkeys((mention["start"], mention["end"]) for mention in actor["mentions"])
    return [
        Span(
            id=f"{actor['id']}.{number}",
            label="Actor",
            pieces=(place,),
            attributes={"ActorType": actor["type"]},
            note=f"{actor['id']} {actor['name']}",
        )
        for number, place in enumerate(places, start=1)
    ]


def all_pieces(span: Span, text: str) -> list[tuple[Piece, str]]:
    """The pieces in order, with their words."""
    return [(piece, text[slice(*piece)]) for piece in sorted(span.pieces)]
