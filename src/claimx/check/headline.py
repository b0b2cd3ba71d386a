"""What the headline makes surer than the text below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from claimx.check.likeness import held, stems_of
from claimx.check.rule import Draft, Remark, check_rule, quoted
from claimx.lexicons.check import CheckLexicon
from claimx.records import Claim, Hedge, HedgeCategory

# Hedges that a reader of the headline misses; one on a number alone is no such thing.
MISSED: frozenset[HedgeCategory] = frozenset({"epistemic", "evidential", "distancing", "future", "conditional"})
MARKS = "“”‘\"'"
ORDER = ("unknown", "possible", "probable", "certain")
CERTAIN = ORDER.index("certain")
SHARED = 0.6  # of the headline's words, at least two
BORNE_ON = 0.5  # of the words that headline and text share, those that a hedge bears on
NEARLY = 0.2  # a claim that holds so much less of the headline is no longer the one it tells of


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a headline tells without a hedge and a source, and the claims of the text that say it too.

    `claim` is None for a headline that has no verb, or none that was found. What has no hedge, no source and is no
    plan, a reader takes for certain.
    """

    start: int
    end: int
    stems: frozenset[str]
    looks_ahead: bool  # "Premier to visit islands": a plan, as sure as one in the text
    claim: Claim | None
    below: tuple[Claim, ...]


@check_rule("check.headline-drops-hedge")
def headline_drops_hedge(draft: Draft) -> Iterator[Remark]:
    """Banker stole pension money / Banker Karl Voss allegedly stole pension money.

    The text hedges a claim that the headline makes without any hedge and without a source.
    """
    for told in told_by_headline(draft):
        missed = missed_below(told, draft)
        if missed and is_unsure(told, draft):
            message = f"The text hedges this with {quoted(missed[0].text)}, the headline does not"
            yield remark(told, draft, message)


@check_rule("check.headline-surer")
def headline_surer(draft: Draft) -> Iterator[Remark]:
    """Dam will break / Engineers fear that the dam will break.

    The headline is surer of a claim than the text, where no hedge was dropped: what a source believes or fears became
    plain fact.
    """
    for told in told_by_headline(draft):
        surest = max(told.below, key=surety)
        if told.looks_ahead or missed_below(told, draft) or surety(surest) == CERTAIN:
            continue
        cue = surest.cue.text if surest.cue is not None else next((h.text for h in surest.hedges), surest.certainty)
        message = f"The headline states this, the text below it has it only as {quoted(cue)}"
        yield remark(told, draft, message)


def remark(told: Told, draft: Draft, message: str) -> Remark:
    """What is said of the headline; of one apart from the text no claim of the article can be named."""
    is_apart = draft.title is not None
    claim = None if is_apart else told.claim
    return Remark(start=told.start, end=told.end, message=message, claim=claim, in_title=is_apart)


def told_by_headline(draft: Draft) -> Iterator[Told]:
    """The unhedged, uncredited claims of the headline, each with those of the text that say it too."""
    for start, end, claim in lines_of(draft):
        own = stems_of(draft.heading[start:end], draft.words)
        scored = [(draft.stems[each.id], each) for each in draft.body]
        shares = [(held(own, other), each) for other, each in scored if len(own & other) > 1]
        best = max((share for share, _ in shares), default=0.0)
        below = tuple(each for share, each in shares if share >= max(SHARED, best - NEARLY))
        if below:
            ahead = is_ahead(draft.heading[start:end].split(), draft.words)
            yield Told(start=start, end=end, stems=own, looks_ahead=ahead, claim=claim, below=below)


def is_ahead(words: list[str], lexicon: CheckLexicon) -> bool:
    """Whether a headline tells of what is to come: "Premier to visit islands", not "Virus spreads to the coast"."""
    after_to = [following for word, following in pairwise(words) if word == "to"]
    infinitive = any(word.islower() and word not in lexicon.empty for word in after_to)
    return infinitive or not lexicon.looks_ahead.isdisjoint(word.lower() for word in words)


def lines_of(draft: Draft) -> Iterator[tuple[int, int, Claim | None]]:
    """The claims of the headline that nobody is credited with and nothing hedges; the whole of it where it has none."""
    for claim in draft.headline:
        if not claim.attributed and not missed_in(claim):
            yield claim.start, claim.end, claim
    title, end = draft.report.article.title, draft.body_start if draft.title is None else len(draft.heading)
    if title and end and not draft.headline and not draft.headline_hedges:
        yield end - len(title), end, None


def surety(claim: Claim) -> int:
    """How sure the text is of a claim; what somebody believes is no more than probable."""
    believed = any(hedge.category == "doxastic" for hedge in claim.hedges)
    return min(ORDER.index(claim.certainty), CERTAIN - 1) if believed else ORDER.index(claim.certainty)


def missed_in(claim: Claim) -> list[Hedge]:
    """The hedges of a claim that a headline must not lose: all but those of a number, and its own cue."""
    cue = claim.cue
    return [
        hedge
        for hedge in claim.hedges
        if hedge.category in MISSED
        or (hedge.category == "doxastic" and not (cue and cue.start < hedge.end and hedge.start < cue.end))
    ]


def is_at_arms_length(told: Told, draft: Draft) -> bool:
    """Whether the headline has quotation marks: they say "so-called"."""
    return any(mark in draft.heading[told.start : told.end] for mark in MARKS)


def missed_below(told: Told, draft: Draft) -> list[Hedge]:
    """The hedges of the text that the headline lost, of those that bear on what it tells.

    One that looks ahead has said the future.
    """
    return [hedge for claim in told.below for hedge in missed_of(claim, told, draft)]


def is_unsure(told: Told, draft: Draft) -> bool:
    """Whether the text never says it plainly; a hedge on something else in its sentence leaves it plain."""
    return all(missed_of(claim, told, draft) or surety(claim) < CERTAIN for claim in told.below)


def missed_of(claim: Claim, told: Told, draft: Draft) -> list[Hedge]:
    """Those of one claim."""
    return [
        hedge
        for hedge in missed_in(claim)
        if not (told.looks_ahead and hedge.category == "future")
        and not (hedge.category == "distancing" and is_at_arms_length(told, draft))
        and held(told.stems & draft.stems[claim.id], stems_of(hedge.scope.text, draft.words)) >= BORNE_ON
    ]
