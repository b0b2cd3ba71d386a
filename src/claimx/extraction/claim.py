"""Claims: attributions, and clauses in the article's own voice, with all that was found in them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import TypeAlias, TypeVar

from claimx.extraction.commitment import Commitments
from claimx.extraction.findings import NOBODY, Attribution, Findings, Resolved, Way
from claimx.extraction.own_voice import OwnClause
from claimx.extraction.party.role import roles_of
from claimx.extraction.reading import Reading
from claimx.extraction.rule import Rule, rule
from claimx.records import Claim, Cue, Hedge, Mention, Quantity, Stretch, mention
from claimx.syntax import Tokens

OWN_VOICE = "claim.own-voice"
LONGEST_HEDGE = 80
R = TypeVar("R", Quantity, Hedge)
Draft: TypeAlias = tuple[Claim, Way]
Said: TypeAlias = tuple[Attribution | OwnClause, Resolved]  # what is claimed, and its source


def build_claims(
    reading: Reading, found: Findings, own: Sequence[OwnClause]
) -> tuple[tuple[Claim, ...], dict[str, Way]]:
    """One claim an attribution or clause of the article's own, numbered by start, then end; the way to each by id."""
    draft = Drafting(reading, found)
    said: list[Said] = [
        *zip(found.attributions, found.sources, strict=True),
        *((clause, NOBODY) for clause in own),
    ]
    starts, ends = reading.parse.start, reading.parse.end
    said.sort(key=lambda each: (starts[each[0].content[0][0]], ends[each[0].content[-1][1] - 1]))
    drafts = [_draft(draft, each, f"c{number}") for number, each in enumerate(said, start=1)]
    return tuple(claim for claim, _ in drafts), {claim.id: way for claim, way in drafts}


def _draft(draft: Drafting, said: Said, id_: str) -> Draft:
    """The claim of an attribution or of a clause of the article's own."""
    stretch, resolved = said
    if isinstance(stretch, Attribution):
        return _attributed(draft, stretch, resolved, id_)
    return own_voice.apply(draft, stretch, id_)


def _attributed(draft: Drafting, attribution: Attribution, resolved: Resolved, id_: str) -> Draft:
    parse = draft.reading.parse
    start, end = parse.chars(attribution.cue)
    top = attribution.predicate
    if top is None:
        top = attribution.content[0][0]
    stands_in = [
        parse.sentence_of[i] for i in (attribution.cue[0], *(k for s, e in attribution.content for k in (s, e - 1)))
    ]
    return draft.claim(
        id_,
        content=attribution.content,
        sentences=(min(stands_in), max(stands_in)),
        resolved=resolved,
        cue=Cue(
            start=start,
            end=end,
            text=parse.text[start:end],
            lemma=attribution.cue_lemma,
            class_=attribution.cue_class,
        ),
        top=top,
        attribution=attribution,
        rule=attribution.rule,
    )


@rule(OWN_VOICE)
def own_voice(draft: Drafting, clause: OwnClause, id_: str) -> Draft:
    """The river rose by two metres overnight.

    A clause that no source is credited with is said in the article's own voice: a sentence in which nothing is
    attributed, or what stands beside an attribution ("He resigned, saying he was tired").
    """
    number = draft.reading.parse.sentence_of[clause.content[0][0]]
    return draft.claim(
        id_,
        content=clause.content,
        sentences=(number, number),
        resolved=NOBODY,
        cue=None,
        top=clause.predicate,
        attribution=None,
        rule=OWN_VOICE,
    )


RULES: tuple[Rule[Callable[..., Draft]], ...] = (own_voice,)


class Drafting:
    """Makes claims of one text."""

    def __init__(self, reading: Reading, found: Findings) -> None:
        self.reading = reading
        self.within = Within(reading, found)
        self.commitments = Commitments(reading)

    def claim(
        self,
        id_: str,
        *,
        content: tuple[Tokens, ...],
        sentences: tuple[int, int],
        resolved: Resolved,
        cue: Cue | None,
        top: int,
        attribution: Attribution | None,
        rule: str,
    ) -> Draft:
        """The claim of this content, and the way to it; `sentences` are the first and the last that it stands in."""
        parse, within = self.reading.parse, self.within
        pieces = [mention(parse.text, *parse.chars(piece)) for piece in content]
        start, end = pieces[0].start, pieces[-1].end
        sentence = parse.chars(parse.trimmed((parse.sentences[sentences[0]][0], parse.sentences[sentences[1]][1]), ""))
        hedges = within.hedges(pieces, cue)
        commitment = self.commitments.of(top, attribution=attribution, hedges=hedges)
        claim = Claim(
            id=id_,
            text=pieces[0].text if len(pieces) == 1 else parse.text[start:end],
            start=start,
            end=end,
            sentence=Stretch(start=sentence[0], end=sentence[1]),
            content=tuple(pieces),
            attributed=attribution is not None,
            mode=None if attribution is None else attribution.mode,
            source=resolved.source,
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
        return claim, Way(source=resolved.steps, certainty=commitment.path)


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
        if not self.found.quantities:
            return ()
        return tuple(
            q
            for p in pieces
            for q in _between(self.found.quantities, self._quantity_starts, p.start, p.end)
            if q.end <= p.end
        )

    def hedges(self, pieces: Sequence[Mention], cue: Cue | None) -> tuple[Hedge, ...]:
        """The hedges in the content and on the cue."""
        if not self.found.hedges:
            return ()
        found, starts = self.found.hedges, self._hedge_starts
        inside = {h.id: h for p in pieces for h in _between(found, starts, p.start, p.end) if h.end <= p.end}
        if cue is not None:
            near = _between(found, starts, cue.start - LONGEST_HEDGE, cue.end)
            inside |= {h.id: h for h in near if h.end > cue.start}
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


def _between(records: Sequence[R], starts: Sequence[int], start: int, end: int) -> Sequence[R]:
    """The records that start in a stretch."""
    return records[bisect_left(starts, start) : bisect_left(starts, end)]
