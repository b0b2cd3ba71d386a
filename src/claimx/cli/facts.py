"""What a record says, part by part, in a person's words: for `claimx explain`."""

from __future__ import annotations

from collections.abc import Iterator

from claimx.export.view import number, one_line, source_kind
from claimx.records import Actor, ActorMention, Claim, Cue, Hedge, Mention, Quantity, Report, Source

Record = Claim | Quantity | Hedge | Actor
MOST_MENTIONS = 20


def facts_of(record: Record, report: Report) -> Iterator[tuple[str, str]]:
    """The parts of a record, as (name, value)."""
    if isinstance(record, Claim):
        yield from claim_facts(record, report)
    elif isinstance(record, Quantity):
        yield from quantity_facts(record)
    elif isinstance(record, Hedge):
        yield "category", f"{record.category}, strength {record.strength} of 3"
        yield "holder", f"the {record.holder}"
        yield "scope", quoted(record.scope)
    else:
        yield from actor_facts(record)


def claim_facts(claim: Claim, report: Report) -> Iterator[tuple[str, str]]:
    if not claim.attributed:
        yield "voice", "the article's own"
    if claim.cue is not None:
        yield "cue", f"{quoted(claim.cue)}, lemma {claim.cue.lemma}, class {claim.cue.class_}"
    if claim.source is not None:
        yield "source", f"{quoted(claim.source)}, {source_kind(claim.source)}"
        yield from resolution_facts(claim.source, report)
    elif claim.attributed:
        yield "source", "none named"
    if claim.mode is not None:
        yield "mode", claim.mode
    for mention in claim.content:
        yield "content", quoted(mention)
    for quantity in claim.quantities:
        yield "quantity", f"{quantity.id} “{one_line(quantity.text)}”"
    for hedge in claim.hedges:
        scope = f"over “{one_line(hedge.scope.text)}”"
        yield "hedge", f"{hedge.id} “{one_line(hedge.text)}”, {hedge.category}, strength {hedge.strength}, {scope}"
    yield "polarity", claim.polarity
    yield "certainty", f"{claim.certainty}, factuality {number(claim.factuality)}"


def resolution_facts(source: Source, report: Report) -> Iterator[tuple[str, str]]:
    """How the source was resolved: to which actor, by which of its earlier mentions."""
    if source.anonymity:
        yield "anonymity", f"“{one_line(source.anonymity)}”"
    if source.actor is None:
        yield "resolved", "to no actor"
        return
    actor = next((each for each in report.actors if each.id == source.actor), None)
    if actor is None:
        return
    how = f"by {source.resolution} to {actor.id}, {actor.name} ({actor.type})"
    earlier = [mention for mention in actor.mentions if mention.end <= source.start]
    if source.resolution in {"pronoun", "nominal"} and earlier:
        how += f"; last mentioned as {quoted(earlier[-1])}"
    yield "resolved", how


def quantity_facts(quantity: Quantity) -> Iterator[tuple[str, str]]:
    low = "open" if quantity.low is None else number(quantity.low)
    high = "open" if quantity.high is None else number(quantity.high)
    yield "value", low if low == high else f"{low} to {high}"
    yield "modifier", quantity.modifier
    yield "kind", quantity.kind
    for name in ("unit", "noun", "of", "concept", "per", "change"):
        value = getattr(quantity, name)
        if value:
            yield name, value
    yield "status", quantity.status


def actor_facts(actor: Actor) -> Iterator[tuple[str, str]]:
    yield "name", actor.name
    yield "type", actor.type
    if actor.country:
        yield "country", actor.country
    if actor.key:
        yield "key", actor.key
    for mention in actor.mentions[:MOST_MENTIONS]:
        yield "mention", f"{quoted(mention)}, {mention.kind}, {mention.rule}"
    if len(actor.mentions) > MOST_MENTIONS:
        yield "mention", f"and {len(actor.mentions) - MOST_MENTIONS} more"


def quoted(mention: Mention | Source | Cue | ActorMention) -> str:
    """A mention in quotation marks with its place."""
    return f"“{one_line(mention.text)}” {mention.start}–{mention.end}"
