"""Who is not named: shares, reasons, and what such sources are called."""

from __future__ import annotations

from dataclasses import dataclass

from claimx.report.charts import Bar, claims_at, share_bar
from claimx.report.counts import Group, leaders, ordered, ranked, together
from claimx.report.reading import NO_SOURCE
from claimx.report.shares import percent
from claimx.report.tables import KEYS, label_of
from claimx.report.tally import Tally
from claimx.visible import plural


@dataclass(frozen=True, slots=True, kw_only=True)
class Unnamed:
    """Who is not named: shares by type and by group, the reasons given, and what such sources are called."""

    answer: str
    by_type: list[Bar]
    by_group: list[Bar]
    reasons: list[tuple[str, int, str]]
    phrases: list[tuple[str, int, str]]
    names: int


def unnamed(tally: Tally, top: int) -> Unnamed:
    """Who is not named, and why."""
    called = tally.called.ordered()
    return Unnamed(
        answer=unnamed_words(tally),
        by_type=[unnamed_bar(name, group, "type") for name, group in ranked(tally.types, top) if name != NO_SOURCE],
        by_group=[unnamed_bar(name, group, KEYS[tally.by]) for name, group in ranked(tally.groups, top)],
        reasons=[(words, count, claims_at(reason=words)) for words, count in ordered(tally.reasons)[:top]],
        phrases=[(words, count, claims_at(called=key)) for key, words, count in called[:top]],
        names=len(called),
    )


def unnamed_words(tally: Tally) -> str:
    """The answer: how many, what they are called most often, and whether anybody says why."""
    if not tally.unnamed:
        return f"No attributed claim has a source without a name{nobody_words(tally)}."
    answer = (
        f"{percent(tally.unnamed, tally.attributed)} of attributed claims, {tally.unnamed:,} of {tally.attributed:,}, "
        f"have a source without a name{nobody_words(tally)}. "
    )
    called = {f"“{words}”": count for _, words, count in tally.called.ordered()}
    if most := leaders(called):
        each = " each" if len(most) > 1 else ""
        answer += f"Most often it is called {together(most, 'or')}: {plural(called[most[0]], 'claim')}{each}. "
    told = tally.reasons.total()
    if not told:
        return f"{answer}No article says why."
    return f"{answer}For {told:,} of them the article says why, or that they asked for it."


def nobody_words(tally: Tally) -> str:
    """How many claims are credited to nobody, told apart from those of sources without a name; "" where none is."""
    return f"; {tally.nobody:,} more to nobody (“is believed to”, “was convicted of”)" if tally.nobody else ""


def unnamed_bar(name: str, group: Group, key: str) -> Bar:
    """The share of a group's claims whose source is not named; where there is none, the claims behind it are all."""
    wanted = {"named": "unnamed"} if group.unnamed else {"voice": "attributed"}
    return share_bar(label_of(name, key), group.unnamed, group.claims, href=claims_at(**{key: name}, **wanted))
