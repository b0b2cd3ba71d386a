"""Hedges of several words, and words that say a claim was not verified."""

from __future__ import annotations

from claimx.extraction.hedge.reading import Found, Reading, anchor_of
from claimx.extraction.rule import rule
from claimx.lexicons.hedges import HedgeEntry
from claimx.syntax import Tokens, governing_clause, link_of, subject_of

# How many words may stand between a denial, or the claim it points to, and the cue.
REACH = 12


@rule("hedge.phrase")
def phrase(reading: Reading, i: int, entry: HedgeEntry) -> Found | None:
    """In all likelihood the vote will be delayed.

    Fixed phrases that weaken the clause they stand in.
    """
    cue = (i, i + len(entry.words))
    return Found(cue, reading.clause(anchor_of(reading.parse, cue)))


@rule("hedge.unverified")
def unverified(reading: Reading, i: int, entry: HedgeEntry) -> Found | None:
    """The army's account could not be independently verified.

    Words that say nobody could check a claim; their scope is that claim, where the text names it.
    """
    parse, senses = reading.parse, reading.lexicon.senses
    cue = (i, i + len(entry.words))
    start, end = parse.sentence(i)
    # "Neither account could be verified": the denial stands before the cue.
    if senses["denying"].isdisjoint(entry.words) and senses["none"].isdisjoint(parse.lower[max(start, i - REACH) : i]):
        return None
    anchor = anchor_of(parse, cue)
    if not senses["anaphoric"].isdisjoint(parse.lemma[max(start, i - REACH) : min(end, cue[1] + REACH)]):
        before = _content_before(reading, i)
        if before is not None:
            return Found(cue, before)
    subject = subject_of(parse, anchor)
    passive = parse.tag[cue[1] - 1] in {"VBN", "VBD"}
    if subject is not None and subject < i and parse.pos[subject] != "PRON" and passive:
        scope = parse.trimmed(parse.edges[subject], ",;:.-–—")
        if scope[0] < scope[1] <= cue[0]:
            return Found(cue, scope)
    return Found(cue, reading.clause(anchor))


@rule("hedge.without-evidence")
def unproven(reading: Reading, i: int, entry: HedgeEntry) -> Found | None:
    """The envoy blamed the rebels without providing evidence.

    Words that say a claim was made without proof; their scope is that claim.
    """
    parse = reading.parse
    cue = (i, i + len(entry.words))
    claimed = _content_in_sentence(reading, i)
    if claimed is not None:
        return Found(cue, claimed)
    anchor = anchor_of(parse, cue)
    if link_of(parse, anchor) in {"adverbial", "oblique"}:
        anchor = governing_clause(parse, anchor) or anchor
    return Found(cue, reading.clause(anchor))


def _content_in_sentence(reading: Reading, i: int) -> Tokens | None:
    start, end = reading.parse.sentence(i)
    for attribution in reading.near(i):
        if start <= attribution.cue_head < end and attribution.content:
            return max(attribution.content, key=lambda piece: piece[1] - piece[0])
    return None


def _content_before(reading: Reading, i: int) -> Tokens | None:
    """The last content before this sentence, no further back than two sentences."""
    parse = reading.parse
    number = parse.sentence_of[i]
    limit = parse.sentences[max(0, number - 2)][0]
    start = parse.sentences[number][0]
    best: Tokens | None = None
    for attribution in reading.near(i):
        for piece in attribution.content:
            if limit <= piece[0] and piece[1] <= start and (best is None or piece[1] > best[1]):
                best = piece
    return best
