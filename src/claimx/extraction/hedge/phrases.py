"""Hedges of several words, and words that say a claim was not verified."""

from __future__ import annotations

from claimx.extraction.hedge.attributed_text import AttributedText
from claimx.extraction.hedge.hedge_rule import HedgeMatch, hedge_rule
from claimx.extraction.hedge.scope import PAUSES
from claimx.lexicons.hedges import HedgeEntry
from claimx.syntax import Tokens, governing_clause, link_of, object_of, predicate_of_words, subject_of

# How many words may stand between a denial, or the claim it points to, and the cue.
POINTS_WITHIN = 12
# Words before a noun that points back: "all of these [claims]".
LONGEST_POINTER = 3


@hedge_rule("hedge.phrase", frames=["phrase"], bears_on=["clause"])
def phrase(text: AttributedText, token: int, entry: HedgeEntry) -> HedgeMatch | None:
    """In all likelihood the vote will be delayed.

    Fixed phrases that weaken the clause they stand in.
    """
    cue = (token, token + len(entry.words))
    return HedgeMatch(cue, text.clause(predicate_of_words(text.parse, cue)))


@hedge_rule("hedge.unverified", frames=["unverified"])
def unverified(text: AttributedText, token: int, entry: HedgeEntry) -> HedgeMatch | None:
    """The army's account could not be independently verified.

    Words that say nobody could check a claim; their scope is that claim, where the text names it.
    """
    parse, senses = text.parse, text.lexicon.senses
    cue = (token, token + len(entry.words))
    start = parse.sentence(token)[0]
    before = slice(max(start, token - POINTS_WITHIN), token)
    # "Neither account could be verified": the denial stands before the cue.
    if senses["denying"].isdisjoint(entry.words) and senses["none"].isdisjoint(parse.lower[before]):
        return None
    anchor = predicate_of_words(parse, cue)
    meant = _content_before(text, token) if _points_back(text, anchor) else None
    if meant is not None:
        return HedgeMatch(cue, meant)
    return HedgeMatch(cue, _checked_thing(text, cue, anchor) or text.clause(anchor))


def _points_back(text: AttributedText, anchor: int) -> bool:
    """It could not be verified; none of the claims could; not: reports of a second blast have not been confirmed."""
    parse, senses = text.parse, text.lexicon.senses
    subject = subject_of(parse, anchor)
    if subject is None:
        subject = object_of(parse, anchor)
    if subject is None:
        return False
    first, end = parse.edges[subject]
    if parse.lower[subject] in senses["none"]:
        return True
    return parse.lemma[subject] in senses["anaphoric"] and end == subject + 1 and subject - first <= LONGEST_POINTER


def _checked_thing(text: AttributedText, cue: Tokens, anchor: int) -> Tokens | None:
    """The subject of a passive: "[the army's account] could not be verified"."""
    parse = text.parse
    subject = subject_of(parse, anchor)
    if subject is None or parse.pos[subject] == "PRON" or text.tag(cue[1] - 1) not in {"VBN", "VBD"}:
        return None
    scope = parse.trimmed(parse.edges[subject], PAUSES)
    return scope if scope[0] < scope[1] <= cue[0] else None


@hedge_rule("hedge.without-evidence", frames=["unproven"])
def unproven(text: AttributedText, token: int, entry: HedgeEntry) -> HedgeMatch | None:
    """The envoy blamed the rebels without providing evidence.

    Words that say a claim was made without proof; their scope is that claim.
    """
    parse = text.parse
    cue = (token, token + len(entry.words))
    claimed = _content_in_sentence(text, token)
    if claimed is not None:
        return HedgeMatch(cue, claimed)
    anchor = predicate_of_words(parse, cue)
    main = governing_clause(parse, anchor) if link_of(parse, anchor) in {"adverbial", "oblique"} else None
    return HedgeMatch(cue, text.clause(anchor if main is None else main))


def _content_in_sentence(text: AttributedText, token: int) -> Tokens | None:
    start, end = text.parse.sentence(token)
    for attribution in text.near(token):
        if start <= attribution.cue_head < end:
            return max(attribution.content, key=lambda piece: piece[1] - piece[0])
    return None


def _content_before(text: AttributedText, token: int) -> Tokens | None:
    """The last content before this sentence, no further back than two sentences; a question states nothing."""
    parse = text.parse
    number = parse.sentence_of[token]
    first, end = parse.sentences[max(0, number - 2)][0], parse.sentences[number][0]
    stated = (attribution.content for attribution in text.near(token))
    pieces = (piece for content in stated if not parse.tag[content[0][0]].startswith("W") for piece in content)
    return max((piece for piece in pieces if first <= piece[0] and piece[1] <= end), key=lambda p: p[1], default=None)
