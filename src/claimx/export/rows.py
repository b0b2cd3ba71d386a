"""Records as rows: claims, quantities, hedges or actors, keyed by article id and record id.

Columns and their order are the same in every run; lists stand in one cell, parted by "; ". Databases and spreadsheets
read these, so a column may be added, never renamed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from claimx.records import Actor, Claim, Hedge, Quantity, Report

Value = str | int | float | bool | None
Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """One kind of row: its columns, and a function from a report to its rows."""

    columns: tuple[str, ...]
    of: Callable[[Report], Iterator[Row]]


def joined(values: Iterable[str]) -> str | None:
    """Values in one cell, each once; None for none."""
    return "; ".join(dict.fromkeys(values)) or None


CLAIM_COLUMNS = (
    "article_id", "claim_id", "text", "start", "end", "attributed", "mode",
    "source", "source_type", "source_named", "source_name", "source_actor", "source_country", "source_resolution",
    "source_anonymity", "cue", "cue_lemma", "cue_class", "actors", "quantities", "hedges",
    "polarity", "certainty", "factuality", "sentence_start", "sentence_end", "rule",
)  # fmt: skip


def claim_rows(report: Report) -> Iterator[Row]:
    names = {actor.id: actor.name for actor in report.actors}
    for claim in report.claims:
        yield (report.article.id, *_claim(claim, names))


def _claim(claim: Claim, names: dict[str, str]) -> Row:
    source, cue = claim.source, claim.cue
    return (
        claim.id, claim.text, claim.start, claim.end, claim.attributed, claim.mode,
        *((source.text, source.type, source.named, source.name, source.actor, source.country, source.resolution,
           source.anonymity) if source else (None,) * 8),
        *((cue.text, cue.lemma, cue.class_) if cue else (None,) * 3),
        joined(names.get(actor, actor) for actor in claim.actors),
        joined(quantity.text for quantity in claim.quantities),
        joined(hedge.text for hedge in claim.hedges),
        claim.polarity, claim.certainty, claim.factuality, claim.sentence.start, claim.sentence.end, claim.rule,
    )  # fmt: skip


QUANTITY_COLUMNS = (
    "article_id", "quantity_id", "text", "start", "end", "low", "high", "modifier", "kind", "unit", "noun", "of",
    "concept", "per", "change", "status", "claims", "rule",
)  # fmt: skip


def quantity_rows(report: Report) -> Iterator[Row]:
    claims = _claims_of(report, lambda claim: claim.quantities)
    for q in report.quantities:
        yield (
            report.article.id, q.id, q.text, q.start, q.end, q.low, q.high, q.modifier, q.kind, q.unit, q.noun, q.of,
            q.concept, q.per, q.change, q.status, joined(claims.get(q.id, ())), q.rule,
        )  # fmt: skip


HEDGE_COLUMNS = (
    "article_id", "hedge_id", "text", "start", "end", "category", "strength", "holder",
    "scope", "scope_start", "scope_end", "claims", "rule",
)  # fmt: skip


def hedge_rows(report: Report) -> Iterator[Row]:
    claims = _claims_of(report, lambda claim: claim.hedges)
    for h in report.hedges:
        yield (
            report.article.id, h.id, h.text, h.start, h.end, h.category, h.strength, h.holder,
            h.scope.text, h.scope.start, h.scope.end, joined(claims.get(h.id, ())), h.rule,
        )  # fmt: skip


def _claims_of(report: Report, parts: Callable[[Claim], Iterable[Quantity] | Iterable[Hedge]]) -> dict[str, list[str]]:
    """Ids of the claims by the id of a quantity or hedge that they hold; nested claims share them."""
    out: dict[str, list[str]] = {}
    for claim in report.claims:
        for part in parts(claim):
            out.setdefault(part.id, []).append(claim.id)
    return out


ACTOR_COLUMNS = (
    "article_id", "actor_id", "name", "type", "country", "key", "mentions", "forms",
    "first_start", "first_end", "first_text", "claims_as_source", "claims_about",
)  # fmt: skip


def actor_rows(report: Report) -> Iterator[Row]:
    for actor in report.actors:
        first = actor.mentions[0] if actor.mentions else None
        yield (
            report.article.id, actor.id, actor.name, actor.type, actor.country, actor.key,
            len(actor.mentions), joined(forms_of(actor)),
            *((first.start, first.end, first.text) if first else (None, None, None)),
            joined(c.id for c in report.claims if c.source and actor.id in (c.source.actor, *c.source.actors)),
            joined(c.id for c in report.claims if actor.id in c.actors),
        )  # fmt: skip


def forms_of(actor: Actor) -> list[str]:
    """The names that the article uses for an actor, in order of first use."""
    return list(dict.fromkeys(mention.text for mention in actor.mentions if mention.kind == "name"))


KINDS = {
    "claims": Rows(CLAIM_COLUMNS, claim_rows),
    "quantities": Rows(QUANTITY_COLUMNS, quantity_rows),
    "hedges": Rows(HEDGE_COLUMNS, hedge_rows),
    "actors": Rows(ACTOR_COLUMNS, actor_rows),
}
