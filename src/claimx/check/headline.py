"""What the headline makes surer than the text below it."""

from __future__ import annotations

from collections.abc import Iterator

from claimx.check.likeness import held, stems
from claimx.check.rule import Draft, Remark, check_rule, quoted
from claimx.records import Claim, Hedge, HedgeCategory

# Hedges that a reader of the headline misses; one on a number alone is no such thing.
MISSED: frozenset[HedgeCategory] = frozenset({"epistemic", "evidential", "distancing", "future", "conditional"})
ORDER = ("unknown", "possible", "probable", "certain")
SHARED = 0.6  # of the headline's words, at least two
NEARLY = 0.2  # a claim that holds so much less of the headline is no longer the one it tells of


@check_rule("check.headline-drops-hedge")
def headline_drops_hedge(draft: Draft) -> Iterator[Remark]:
    """Banker stole pension money / Banker Karl Voss allegedly stole pension money.

    The text hedges a claim that the headline makes without any hedge and without a source.
    """
    for told, claims in pairs(draft):
        missed = [[hedge for hedge in dropped(claim) if not is_kept(hedge, told, draft)] for claim in claims]
        if all(missed):
            message = f"The text hedges this with {quoted(missed[0][0].text)}, the headline does not"
            yield Remark(start=told.start, end=told.end, message=message, claim=told)


@check_rule("check.headline-surer")
def headline_surer(draft: Draft) -> Iterator[Remark]:
    """Dam will break / Engineers fear that the dam will break.

    The headline is surer of a claim than the text, where no hedge was dropped: what a source believes or fears became
    plain fact.
    """
    for told, claims in pairs(draft):
        surest = max(claims, key=surety)
        if any(dropped(claim) for claim in claims) or surety(surest) >= ORDER.index(told.certainty):
            continue
        cue = surest.cue.text if surest.cue is not None else next((h.text for h in surest.hedges), surest.certainty)
        message = f"The headline says this as {told.certainty}, the text below it only as {quoted(cue)}"
        yield Remark(start=told.start, end=told.end, message=message, claim=told)


def is_kept(hedge: Hedge, told: Claim, draft: Draft) -> bool:
    """Whether a headline that looks ahead ("Premier to visit islands") says what a hedge of the future does."""
    return hedge.category == "future" and bool(draft.words.looks_ahead.intersection(told.text.lower().split()))


def pairs(draft: Draft) -> Iterator[tuple[Claim, list[Claim]]]:
    """The unhedged, uncredited claims of the headline, each with those of the text that say it too."""
    for told in draft.headline:
        if told.attributed or dropped(told):
            continue
        own = stems(told, draft.words)
        scored = [
            (held(own, stems(claim, draft.words)), len(own & stems(claim, draft.words)), claim) for claim in draft.body
        ]
        best = max((share for share, number, _ in scored if number > 1), default=0.0)
        claims = [claim for share, number, claim in scored if number > 1 and share >= max(SHARED, best - NEARLY)]
        if claims:
            yield told, claims


def surety(claim: Claim) -> int:
    """How sure the text is of a claim; what somebody believes is no more than probable."""
    believed = any(hedge.category == "doxastic" for hedge in claim.hedges)
    return min(ORDER.index(claim.certainty), ORDER.index("probable")) if believed else ORDER.index(claim.certainty)


def dropped(claim: Claim) -> list[Hedge]:
    """The hedges of a claim that a headline must not lose."""
    return [hedge for hedge in claim.hedges if hedge.category in MISSED]
