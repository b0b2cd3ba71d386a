"""Commitment: first sketch, replaced within the hour."""

from __future__ import annotations

from claimx.extract.model import Attribution, Commitment
from claimx.lexicons.hedges import HedgeLexicon
from claimx.records import Hedge
from claimx.syntax import Parse, auxiliaries_of, negations_of


def commitment_of(
    parse: Parse,
    predicate: int,
    *,
    top: int | None,
    attribution: Attribution | None,
    hedges: tuple[Hedge, ...],
    lexicon: HedgeLexicon,
) -> Commitment:
    negative = bool(negations_of(parse, predicate))
    possible = any(parse.lower[a] in lexicon.words for a in auxiliaries_of(parse, predicate))
    value = 1.0 if possible else 3.0
    return Commitment(negative=negative, certainty="possible" if possible else "certain", factuality=-value if negative else value)


def factuality_scores(
    parse: Parse, lexicon: HedgeLexicon, attributions: tuple[Attribution, ...] = ()
) -> tuple[float | None, ...]:
    return tuple(
        commitment_of(parse, i, top=None, attribution=None, hedges=(), lexicon=lexicon).factuality if pos == "VERB" else None
        for i, pos in enumerate(parse.pos)
    )
