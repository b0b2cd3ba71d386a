"""Claims: attributions, and sentences in the article's own voice, with all that was found in them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import TypeVar

from claimx.extraction.commitment import commitment_of
from claimx.extraction.dateline import dateline_end
from claimx.extraction.findings import Attribution, Findings
from claimx.extraction.numbering import numbered
from claimx.extraction.party.role import roles_of
from claimx.extraction.reading import Reading
from claimx.extraction.rule import Rule, rule
from claimx.lexicons.hedges import HedgeLexicon
from claimx.records import Claim, Cue, Hedge, Mention, Mode, Quantity, Source, Stretch, mention
from claimx.syntax import Parse, Tokens, root_of

OWN_VOICE = "claim.own-voice"
LONGEST_HEDGE = 80
R = TypeVar("R", Quantity, Hedge)


def build_claims(reading: Reading, found: Findings) -> tuple[Claim, ...]:
    """One claim an attribution, one a sentence without any; numbered by start, then end."""
    parse, lexicon = reading.parse, reading.lexicons.hedges
    within = Within(reading, found)
    taken = _sentences_with_attribution(parse, found.attributions)
    sentences = [tokens for number, tokens in enumerate(parse.sentences) if number not in taken]
    statements = [(content, tokens) for tokens in sentences if (content := _statement(reading, tokens)) is not None]
    claims = [
        _attributed(parse, within, attribution, resolved.source, lexicon)
        for attribution, resolved in zip(found.attributions, found.sources, strict=True)
    ]
    claims += [own_voice.apply(parse, within, content, tokens, lexicon) for content, tokens in statements]
    return numbered("c", claims)


def explain_claim(reading: Reading, found: Findings, claim: Claim) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """How a claim of this text came about, in words: the steps to its source, the path to its certainty."""
    parse, lexicon = reading.parse, reading.lexicons.hedges
    attribution: Attribution | None = None
    steps: tuple[str, ...] = ()
    for each, resolved in zip(found.attributions, found.sources, strict=True):
        if claim.cue and parse.chars(each.cue) == (claim.cue.start, claim.cue.end) and each.rule == claim.rule:
            attribution, steps = each, resolved.steps
            break
    first = parse.tokens_in(claim.start, claim.end)[0]
    top = root_of(parse, first) if attribution is None else attribution.predicate
    if top is None:
        top = first
    commitment = commitment_of(parse, top, top=top, attribution=attribution, hedges=claim.hedges, lexicon=lexicon)
    return steps, commitment.path


def _attributed(
    parse: Parse, within: Within, attribution: Attribution, source: Source | None, lexicon: HedgeLexicon
) -> Claim:
    cue = mention(parse.text, *parse.chars(attribution.cue))
    top = attribution.predicate
    if top is None:
        top = attribution.content[0][0]
    stands_in = [
        parse.sentence_of[i] for i in (attribution.cue[0], *(k for s, e in attribution.content for k in (s, e - 1)))
    ]
    return _claim(
        parse,
        within,
        content=attribution.content,
        sentences=(min(stands_in), max(stands_in)),
        mode=attribution.mode,
        source=source,
        cue=Cue(start=cue.start, end=cue.end, text=cue.text, lemma=attribution.cue_lemma, class_=attribution.cue_class),
        top=top,
        attribution=attribution,
        lexicon=lexicon,
        rule=attribution.rule,
    )


@rule(OWN_VOICE)
def own_voice(parse: Parse, within: Within, content: Tokens, tokens: Tokens, lexicon: HedgeLexicon) -> Claim:
    """The river rose by two metres overnight.

    A sentence with a verb that holds no attribution is said in the article's own voice.
    """
    number = parse.sentence_of[tokens[0]]
    return _claim(
        parse,
        within,
        content=(content,),
        sentences=(number, number),
        mode=None,
        source=None,
        cue=None,
        top=root_of(parse, content[0]),
        attribution=None,
        lexicon=lexicon,
        rule=OWN_VOICE,
    )


RULES: tuple[Rule[Callable[..., Claim]], ...] = (own_voice,)


def _claim(
    parse: Parse,
    within: Within,
    *,
    content: tuple[Tokens, ...],
    sentences: tuple[int, int],
    mode: Mode | None,
    source: Source | None,
    cue: Cue | None,
    top: int,
    attribution: Attribution | None,
    lexicon: HedgeLexicon,
    rule: str,
) -> Claim:
    pieces = [mention(parse.text, *parse.chars(piece)) for piece in content]
    start, end = pieces[0].start, pieces[-1].end
    sentence = parse.chars(parse.trimmed((parse.sentences[sentences[0]][0], parse.sentences[sentences[1]][1]), ""))
    hedges = within.hedges(pieces, cue)
    commitment = commitment_of(parse, top, top=top, attribution=attribution, hedges=hedges, lexicon=lexicon)
    return Claim(
        id="",
        text=parse.text[start:end],
        start=start,
        end=end,
        sentence=Stretch(start=sentence[0], end=sentence[1]),
        content=tuple(pieces),
        attributed=attribution is not None,
        mode=mode,
        source=source,
        cue=cue,
        actors=within.actors(pieces),
        roles=roles_of(parse, within.mentions, content, within.names),
        quantities=within.quantities(pieces),
        hedges=hedges,
        polarity="negative" if commitment.negative else "positive",
        certainty=commitment.certainty,
        factuality=commitment.factuality,
        rule=rule,
    )


class Within:
    """Finds the records that lie in a stretch without walking through all of them."""

    def __init__(self, reading: Reading, found: Findings) -> None:
        self.found = found
        self.names = reading.lexicons.names
        self._quantity_starts = [q.start for q in found.quantities]
        self._hedge_starts = [h.start for h in found.hedges]
        self.mentions = sorted((m.start, m.end, actor.id) for actor in found.actors for m in actor.mentions)

    def quantities(self, pieces: Sequence[Mention]) -> tuple[Quantity, ...]:
        """The quantities in the content."""
        return tuple(
            q for p in pieces for q in _between(self.found.quantities, self._quantity_starts, p) if q.end <= p.end
        )

    def hedges(self, pieces: Sequence[Mention], cue: Cue | None) -> tuple[Hedge, ...]:
        """The hedges in the content and on the cue."""
        inside = {h.id: h for p in pieces for h in _between(self.found.hedges, self._hedge_starts, p) if h.end <= p.end}
        if cue is not None:
            reach = Stretch(start=cue.start - LONGEST_HEDGE, end=cue.end)
            inside |= {h.id: h for h in _between(self.found.hedges, self._hedge_starts, reach) if h.end > cue.start}
        return tuple(sorted(inside.values(), key=lambda h: (h.start, h.end)))

    def actors(self, pieces: Sequence[Mention]) -> tuple[str, ...]:
        """Ids of the actors mentioned in the content, by first mention there."""
        ids: dict[str, None] = {}
        for piece in pieces:
            at = bisect_left(self.mentions, (piece.start,))
            while at < len(self.mentions) and self.mentions[at][0] < piece.end:
                if self.mentions[at][1] <= piece.end:
                    ids.setdefault(self.mentions[at][2])
                at += 1
        return tuple(ids)


def _between(records: Sequence[R], starts: Sequence[int], piece: Mention | Stretch) -> Sequence[R]:
    return records[bisect_left(starts, piece.start) : bisect_left(starts, piece.end)]


def _sentences_with_attribution(parse: Parse, attributions: tuple[Attribution, ...]) -> frozenset[int]:
    taken: set[int] = set()
    for attribution in attributions:
        for s, e in (attribution.cue, *attribution.content):
            taken.update(range(parse.sentence_of[s], parse.sentence_of[e - 1] + 1))
    return frozenset(taken)


def _statement(reading: Reading, tokens: Tokens) -> Tokens | None:
    """The sentence as content, without its final stop; None for a line without a verb."""
    parse = reading.parse
    if not any(parse.pos[i] in {"VERB", "AUX"} for i in range(*tokens)):
        return None
    opening = dateline_end(parse, tokens[0], reading.lexicons.names)
    s, e = parse.trimmed((opening or tokens[0], tokens[1]), ".,;:…")
    return (s, e) if s < e else None
