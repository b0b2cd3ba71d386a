"""How sure the news is: certainty and hedges."""

from __future__ import annotations

from dataclasses import dataclass

from claimx.report.charts import Bar, Part, claims_at, share_bar
from claimx.report.counts import Group, ordered, ranked
from claimx.report.shares import FEW, percent
from claimx.report.tables import KEYS, label_of
from claimx.report.tally import Tally
from claimx.visible import plural

CERTAINTIES = ("certain", "probable", "possible", "unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sureness:
    """How sure the news is: certainty and hedges by type and by group, and the categories of hedges."""

    answer: str
    by_type: list[Bar]
    by_group: list[Bar]
    hedged_by_type: list[Bar]
    hedged_by_group: list[Bar]
    categories: list[Bar]


def certainty(tally: Tally, top: int) -> Sureness:
    """How sure the news is."""
    whole = Group()
    for group in tally.types.values():
        whole.claims += group.claims
        whole.certainty.update(group.certainty)
    by_type = [certainty_bar(name, group, "type") for name, group in ranked(tally.types, top)]
    by_type.append(certainty_bar("own voice", tally.own, "voice"))
    by_group = [certainty_bar(name, group, KEYS[tally.by]) for name, group in ranked(tally.groups, top)]
    most = max(tally.categories.values(), default=1)
    categories = [
        Bar(
            label=name, href=claims_at(hedge=name), parts=(Part(kind="part", share=count / most, words=f"{count:,}"),),
            figures=(plural(count, "claim"), f"{percent(count, tally.hedged)} of {tally.hedged:,}"),
        )
        for name, count in ordered(tally.categories)
    ]  # fmt: skip
    weak = whole.claims - whole.certainty["certain"]
    own = percent(tally.own.certainty["certain"], tally.own.claims)
    answer = (
        f"{percent(whole.certainty['certain'], whole.claims)} of what sources say is put as certain; {weak:,} of "
        f"{plural(whole.claims, 'attributed claim')} are weaker or left open. "
        f"In their own voice the articles put {own} of {plural(tally.own.claims, 'claim')} as certain."
    )
    by_own = hedged_bar("own voice", tally.own, "voice")
    return Sureness(
        answer=answer,
        by_type=by_type,
        by_group=by_group,
        hedged_by_type=[*(hedged_bar(name, group, "type") for name, group in ranked(tally.types, top)), by_own],
        hedged_by_group=[hedged_bar(name, group, KEYS[tally.by]) for name, group in ranked(tally.groups, top)],
        categories=categories,
    )


def hedged_bar(name: str, group: Group, key: str) -> Bar:
    """The share of a group's claims that are hedged."""
    wanted = {"voice": "own"} if key == "voice" else {key: name, "voice": "attributed"}
    if group.hedged:
        wanted["hedged"] = "hedged"
    return share_bar(label_of(name, key), group.hedged, group.claims, href=claims_at(**wanted))


def certainty_bar(name: str, group: Group, key: str) -> Bar:
    whole = group.claims or 1
    parts = tuple(
        Part(kind=each, share=group.certainty[each] / whole, words=f"{each} {percent(group.certainty[each], whole)}")
        for each in CERTAINTIES
        if group.certainty[each]
    )
    certain = group.certainty["certain"]
    few = ", few" if group.claims < FEW else ""
    wanted = {"voice": "own"} if key == "voice" else {key: name, "voice": "attributed"}
    return Bar(
        label=label_of(name, key), href=claims_at(**wanted), parts=parts,
        figures=(f"{percent(certain, group.claims)} certain", f"of {group.claims:,}{few}"),
    )  # fmt: skip
