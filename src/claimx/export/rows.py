"""Records as rows of tables: articles, claims, quantities, hedges, actors, and what joins them.

Columns, their types and their order are the same in every run and every format; lists stand in one cell, parted by
"; ". Databases and spreadsheets read these, so a column may be added, never renamed. The last columns of every row say
of which article it is, so that one file is enough to ask where and when something was said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from claimx.export.formats import Record
from claimx.export.holding_claims import OF_CLAIM, claims_with, content_of, fields, innermost, of_claim, sentence_of
from claimx.export.shape import Column, Row, Table, Value, columns

SEPARATOR = "; "  # of what is listed in a cell


def joined(values: Iterable[str]) -> str | None:
    """Values in one cell, each once; None for none."""
    return listed(dict.fromkeys(values))


def listed(values: Iterable[str]) -> str | None:
    """Values in one cell, all of them; None for none."""
    return SEPARATOR.join(values) or None


ARTICLE_COLUMNS = columns("""
    article_id! path title date site url sha256! characters:integer! words:integer! sentences:integer!
    claims:integer! attributed:integer! unnamed:integer! hedged:integer! numeric:integer!
    model! model_version! version! warnings warning_codes text
""")


def article_rows(record: Record) -> Iterator[Row]:
    article, claims, model = record["article"], record["claims"], record["model"]
    attributed = [claim for claim in claims if claim["attributed"]]
    yield (
        article["id"], article["path"], article["title"], article["date"], article["site"], article["url"],
        article["sha256"], article["characters"], article["words"], article["sentences"],
        len(claims), len(attributed), sum(not (claim["source"] or {}).get("named") for claim in attributed),
        sum(bool(claim["hedges"]) for claim in claims), sum(bool(claim["quantities"]) for claim in claims),
        model["name"], model["version"], record["version"],
        listed(warning["message"] for warning in record["warnings"]),
        listed(warning["code"] for warning in record["warnings"]), article["text"],
    )  # fmt: skip


# At the end of every row but those of mentions and joins, which only databases hold, beside the articles.
OF_ARTICLE = "title date site url"


def of_article(record: Record) -> tuple[Value, ...]:
    """What every row says of its article."""
    article = record["article"]
    return tuple(article[name] for name in OF_ARTICLE.split())


CLAIM_COLUMNS = columns(f"""
    article_id! claim_id! text! content! start:integer! end:integer! content_offsets! attributed:boolean! mode
    source source_start:integer source_end:integer source_type source_named:boolean source_name source_actor
    source_country source_resolution source_anonymity
    source_antecedent source_antecedent_start:integer source_antecedent_end:integer source_names
    cue cue_start:integer cue_end:integer cue_lemma cue_class actors quantities hedges
    polarity! certainty! factuality:number! sentence_start:integer! sentence_end:integer! rule!
    check:number check_criteria sentence {OF_ARTICLE}
""")
SOURCE_FIELDS = (
    "text", "start", "end", "type", "named", "name", "actor", "country", "resolution", "anonymity",
)  # fmt: skip
CUE_FIELDS = ("text", "start", "end", "lemma", "class")
MENTION_FIELDS = ("text", "start", "end")


def claim_rows(record: Record) -> Iterator[Row]:
    key, article = record["article"]["id"], of_article(record)
    names = {actor["id"]: actor["name"] for actor in record["actors"]}
    for claim in record["claims"]:
        yield (
            key, claim["id"], claim["text"], content_of(claim), claim["start"], claim["end"],
            listed(f"{part['start']}-{part['end']}" for part in claim["content"]), claim["attributed"], claim["mode"],
            *fields(claim["source"], SOURCE_FIELDS), *fields(antecedent_of(claim["source"]), MENTION_FIELDS),
            joined(names.get(id_, id_) for id_ in source_actors(claim)) or (claim["source"] or {}).get("name"),
            *fields(claim["cue"], CUE_FIELDS),
            joined(names.get(actor, actor) for actor in claim["actors"]),
            joined(quantity["text"] for quantity in claim["quantities"]),
            joined(hedge["text"] for hedge in claim["hedges"]),
            claim["polarity"], claim["certainty"], claim["factuality"],
            claim["sentence"]["start"], claim["sentence"]["end"], claim["rule"],
            *worth_of(claim), sentence_of(record, claim), *article,
        )  # fmt: skip


def worth_of(claim: Record) -> tuple[Value, Value]:
    """How much it is worth checking and by which criteria, where that was asked for."""
    found = claim.get("check")
    if not found:
        return None, None
    return found["score"], listed(f"{each['name']} {each['weight']:+}" for each in found["criteria"])


def antecedent_of(source: dict[str, Any] | None) -> dict[str, Any] | None:
    """What a pronoun or description stands for; files written before there were any have none."""
    return (source or {}).get("antecedent")


QUANTITY_COLUMNS = columns(f"""
    article_id! quantity_id! text! start:integer! end:integer! low:number high:number modifier! kind! unit noun of
    concept per change status! claims rule! {OF_CLAIM} {OF_ARTICLE}
""")


def quantity_rows(record: Record) -> Iterator[Row]:
    id_, claims = record["article"]["id"], claims_with(record, "quantities")
    inner, article = innermost(record, "quantities"), of_article(record)
    for q in record["quantities"]:
        yield (
            id_, q["id"], q["text"], q["start"], q["end"], q["low"], q["high"], q["modifier"], q["kind"], q["unit"],
            q["noun"], q["of"], q["concept"], q["per"], q["change"], q["status"], joined(claims.get(q["id"], ())),
            q["rule"], *of_claim(record, inner.get(q["id"]), q), *article,
        )  # fmt: skip


HEDGE_COLUMNS = columns(f"""
    article_id! hedge_id! text! start:integer! end:integer! category! strength:integer! holder!
    scope! scope_start:integer! scope_end:integer! claims rule! {OF_CLAIM} {OF_ARTICLE}
""")


def hedge_rows(record: Record) -> Iterator[Row]:
    id_, claims = record["article"]["id"], claims_with(record, "hedges")
    inner, article = innermost(record, "hedges"), of_article(record)
    for h in record["hedges"]:
        scope = h["scope"]
        yield (
            id_, h["id"], h["text"], h["start"], h["end"], h["category"], h["strength"], h["holder"],
            scope["text"], scope["start"], scope["end"], joined(claims.get(h["id"], ())), h["rule"],
            *of_claim(record, inner.get(h["id"]), h), *article,
        )  # fmt: skip


ACTOR_COLUMNS = columns(f"""
    article_id! actor_id! name! type! country key mentions:integer! forms
    first_start:integer first_end:integer first_text claims_as_source claims_about {OF_ARTICLE}
""")


def actor_rows(record: Record) -> Iterator[Row]:
    by: dict[str, list[str]] = {}
    about: dict[str, list[str]] = {}
    for claim in record["claims"]:
        for id_ in source_actors(claim):
            by.setdefault(id_, []).append(claim["id"])
        for id_ in claim["actors"]:
            about.setdefault(id_, []).append(claim["id"])
    for actor in record["actors"]:
        id_, mentions = actor["id"], actor["mentions"]
        yield (
            record["article"]["id"], id_, actor["name"], actor["type"], actor["country"], actor["key"], len(mentions),
            joined(mention["text"] for mention in mentions if mention["kind"] == "name"),
            *fields(mentions[0] if mentions else None, ("start", "end", "text")),
            joined(by.get(id_, ())), joined(about.get(id_, ())), *of_article(record),
        )  # fmt: skip


def source_actors(claim: dict[str, Any]) -> list[str]:
    """Ids of the actors that a claim's source is, each once."""
    source = claim["source"]
    if source is None:
        return []
    return list(dict.fromkeys(each for each in (source["actor"], *source["actors"]) if each is not None))


MENTION_COLUMNS = columns("article_id! actor_id! start:integer! end:integer! text! kind! rule!")


def mention_rows(record: Record) -> Iterator[Row]:
    for actor in record["actors"]:
        spans = {(mention["start"], mention["end"]): mention for mention in actor["mentions"]}
        for mention in spans.values():
            yield (record["article"]["id"], actor["id"], *fields(mention, ("start", "end", "text", "kind", "rule")))


CLAIM_QUANTITY_COLUMNS = columns("article_id! claim_id! quantity_id!")
CLAIM_HEDGE_COLUMNS = columns("article_id! claim_id! hedge_id!")
CLAIM_ACTOR_COLUMNS = columns("article_id! claim_id! actor_id! role!")


def claim_quantity_rows(record: Record) -> Iterator[Row]:
    return _joins(record, "quantities")


def claim_hedge_rows(record: Record) -> Iterator[Row]:
    return _joins(record, "hedges")


def _joins(record: Record, part: str) -> Iterator[Row]:
    for claim in record["claims"]:
        for id_ in dict.fromkeys(each["id"] for each in claim[part]):
            yield record["article"]["id"], claim["id"], id_


def claim_actor_rows(record: Record) -> Iterator[Row]:
    """Who a claim is by (`source`) and about (`agent`, `target`, `mentioned`)."""
    for claim in record["claims"]:
        roles = [(id_, "source") for id_ in source_actors(claim)]
        roles += [(role["actor"], role["role"]) for role in claim["roles"]]
        known = {role["actor"] for role in claim["roles"]}
        roles += [(id_, "mentioned") for id_ in claim["actors"] if id_ not in known]
        for id_, role in dict.fromkeys(roles):
            yield record["article"]["id"], claim["id"], id_, role


KEYS = {
    "articles": ("article_id",),
    "claims": ("article_id", "claim_id"),
    "quantities": ("article_id", "quantity_id"),
    "hedges": ("article_id", "hedge_id"),
    "actors": ("article_id", "actor_id"),
    "mentions": ("article_id", "actor_id", "start", "end"),
    "claim_quantities": ("article_id", "claim_id", "quantity_id"),
    "claim_hedges": ("article_id", "claim_id", "hedge_id"),
    "claim_actors": ("article_id", "claim_id", "actor_id", "role"),
}


def _table(name: str, its_columns: tuple[Column, ...], of: Callable[[Record], Iterator[Row]], *others: str) -> Table:
    references = tuple((KEYS[other], other) for other in others)
    return Table(name=name, columns=its_columns, of=of, key=KEYS[name], references=references)


# In the order in which databases make them: what is referred to comes first.
TABLES = {
    each.name: each
    for each in (
        _table("articles", ARTICLE_COLUMNS, article_rows),
        _table("claims", CLAIM_COLUMNS, claim_rows, "articles"),
        _table("quantities", QUANTITY_COLUMNS, quantity_rows, "articles"),
        _table("hedges", HEDGE_COLUMNS, hedge_rows, "articles"),
        _table("actors", ACTOR_COLUMNS, actor_rows, "articles"),
        _table("mentions", MENTION_COLUMNS, mention_rows, "articles", "actors"),
        _table("claim_quantities", CLAIM_QUANTITY_COLUMNS, claim_quantity_rows, "articles", "claims", "quantities"),
        _table("claim_hedges", CLAIM_HEDGE_COLUMNS, claim_hedge_rows, "articles", "claims", "hedges"),
        _table("claim_actors", CLAIM_ACTOR_COLUMNS, claim_actor_rows, "articles", "claims", "actors"),
    )
}
