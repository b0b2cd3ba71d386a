"""What a reader sees of a claim, in words: shared by the table and Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.export.formats import Record
from claimx.records import WORTH_BASE, Claim, Quantity, Report, Source
from claimx.visible import plural, visible


def one_line(text: str) -> str:
    """The text with line ends and runs of blanks as one blank, and nothing in it that commands a terminal."""
    return visible(" ".join(text.split()))


def claim_words(claim: Claim) -> str:
    """The claim as one line; where its content is in pieces, they are parted by an ellipsis."""
    return " … ".join(one_line(mention.text) for mention in claim.content) or one_line(claim.text)


def source_words(source: Source) -> str:
    """The source as the article writes it; who "she" or "the minister" is, by name or description, in brackets."""
    text = one_line(source.text)
    if source.name and source.name.casefold() not in text.casefold():
        return f"{text} [{visible(source.name)}]"
    if source.antecedent is not None and not source.name:
        return f"{text} [{one_line(source.antecedent.text)}]"
    return text


def source_kind(source: Source) -> str:
    """Its type, and whether a reader learns who it is."""
    return source.type if source.named else f"{source.type}, unnamed"


def attribution_words(claim: Claim) -> tuple[str, str] | None:
    """Source and what is known of it: ("he [Ada Okoye]", "person · said"); None for the article's own voice."""
    if not claim.attributed:
        return None
    cue = one_line(claim.cue.text) if claim.cue else ""
    if claim.source is None:
        return "no source named", cue
    return source_words(claim.source), " · ".join(filter(None, (source_kind(claim.source), cue)))


def quantity_words(quantity: Quantity) -> str:
    """The quantity as written, with its interval where the words do not say it."""
    text = one_line(quantity.text)
    if quantity.modifier == "vague" and quantity.low is not None and quantity.high is not None:
        text += f" ({number(quantity.low)}–{number(quantity.high)})"
    return text


def number(value: float) -> str:
    """A number with its thousands parted."""
    return f"{value:,}"


def certainty_words(claim: Claim) -> str:
    return f"{claim.certainty}, negative" if claim.polarity == "negative" else claim.certainty


def unique(values: list[str]) -> list[str]:
    return list(dict.fromkeys(values))


def summary(report: Report) -> str:
    """One line on the article: its claims, sources, hedges and numbers."""
    claims = report.claims
    if not claims:
        return "no claims"
    attributed = [claim for claim in claims if claim.attributed]
    unnamed = sum(claim.source is None or not claim.source.named for claim in attributed)
    parts = [plural(len(claims), "claim"), f"{len(attributed)} attributed"]
    if attributed:
        parts[-1] += f" ({unnamed} to unnamed sources)" if unnamed else ""
    parts.append(f"{sum(bool(claim.hedges) for claim in claims)} hedged")
    parts.append(f"{sum(bool(claim.quantities) for claim in claims)} with numbers")
    return ", ".join(parts)


def actor_words(report: Report, most: int = 8) -> str | None:
    """The actors most often mentioned, with their countries."""
    if not report.actors:
        return None
    order = sorted(
        report.actors, key=lambda actor: (-len(actor.mentions), actor.mentions[0].start if actor.mentions else 0)
    )
    names = [f"{a.name} ({a.country})" if a.country and a.type != "person" else a.name for a in order[:most]]
    more = len(order) - len(names)
    return visible(", ".join(names)) + (f" and {more} more" if more else "")


def scores_of(record: Report | Record) -> dict[str, float]:
    """By id, how much each claim is worth checking; empty where that was not asked for."""
    claims = record["claims"] if isinstance(record, dict) else ()
    return {claim["id"]: claim["check"]["score"] for claim in claims if claim.get("check")}


def reasons_of(record: Report | Record) -> dict[str, str]:
    """By id, the sum that is each claim's score: "0.3; harm +0.15; dated +0.05"; past 0 or 1 also what it comes to."""
    claims = record["claims"] if isinstance(record, dict) else ()
    found = {claim["id"]: claim["check"] for claim in claims if claim.get("check")}
    return {id_: sum_of(check["score"], check["criteria"]) for id_, check in found.items()}


def sum_of(score: float, criteria: Sequence[Record]) -> str:
    """A score as the sum of its criteria."""
    whole = round(WORTH_BASE + sum(each["weight"] for each in criteria), 2)
    past = [f"{whole:g} in all, kept between 0 and 1"] if whole != score else []
    return "; ".join([f"{WORTH_BASE:g}", *(f"{each['name']} {each['weight']:+}" for each in criteria), *past])


def article_of(record: Report | Record) -> dict[str, Record]:
    """By the id of a claim, the article that it comes from and its own id there; empty where all are of one article."""
    claims = record["claims"] if isinstance(record, dict) else ()
    return {claim["id"]: claim["of"] for claim in claims if "of" in claim}
