"""Long texts are read in parts, so that memory stays at about a part's; the report is still one article's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from claimx.extraction.findings import numbered
from claimx.extraction.party import merge_actors
from claimx.lexicons.names import NameLexicon
from claimx.records import Actor, Claim, Hedge, Mention, Quantity, Source, Stretch

LONGEST = 80_000  # characters, whose parse takes some 300 MB


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one part of an article says; offsets and ids are the part's own.

    `words` are tokens with a letter; `english` are those among them that are function words of English.
    """

    claims: tuple[Claim, ...]
    actors: tuple[Actor, ...]
    quantities: tuple[Quantity, ...]
    hedges: tuple[Hedge, ...]
    sentences: int
    words: int
    english: int


def cut(text: str, longest: int = LONGEST) -> Iterator[tuple[int, str]]:
    """The text in stretches of at most `longest` characters, with offsets; cut at paragraphs, sentences, else words."""
    start = 0
    while len(text) - start > longest:
        limit = start + longest
        for gap in ("\n\n", "\n", ". ", " "):
            at = text.rfind(gap, start + longest // 2, limit)
            if at > start:
                end = at + len(gap)
                break
        else:
            end = limit
        yield start, text[start:end]
        start = end
    if start < len(text) or not text:
        yield start, text[start:]


def join(parts: Sequence[tuple[int, Part]], names: NameLexicon) -> Part:
    """The parts of an article as one: offsets in the whole text, actors grouped anew, ids numbered through."""
    if len(parts) == 1:
        return parts[0][1]
    actors, renamed = merge_actors([(offset, part.actors) for offset, part in parts], names)
    called = {actor.id: actor.name for actor in actors}
    quantities: list[Quantity] = []
    hedges: list[Hedge] = []
    claims: list[Claim] = []
    for (offset, part), ids in zip(parts, renamed, strict=True):
        quantities += [_moved_quantity(q, offset) for q in part.quantities]
        hedges += [_moved_hedge(h, offset) for h in part.hedges]
        claims += [_moved_claim(c, offset, ids, called) for c in part.claims]
    numbered_quantities = numbered("q", quantities)
    numbered_hedges = numbered("h", hedges)
    by_place_q = {_place(q): q for q in numbered_quantities}
    by_place_h = {_place(h): h for h in numbered_hedges}
    claims = [
        replace(
            claim,
            quantities=tuple(by_place_q[_place(q)] for q in claim.quantities),
            hedges=tuple(by_place_h[_place(h)] for h in claim.hedges),
        )
        for claim in claims
    ]
    return Part(
        claims=numbered("c", claims),
        actors=actors,
        quantities=numbered_quantities,
        hedges=numbered_hedges,
        sentences=sum(part.sentences for _, part in parts),
        words=sum(part.words for _, part in parts),
        english=sum(part.english for _, part in parts),
    )


def _place(record: Quantity | Hedge) -> tuple[int, int, str]:
    return record.start, record.end, record.rule


def _moved_mention(m: Mention, offset: int) -> Mention:
    return replace(m, start=m.start + offset, end=m.end + offset)


def _moved_quantity(q: Quantity, offset: int) -> Quantity:
    return replace(q, start=q.start + offset, end=q.end + offset)


def _moved_hedge(h: Hedge, offset: int) -> Hedge:
    return replace(h, start=h.start + offset, end=h.end + offset, scope=_moved_mention(h.scope, offset))


def _moved_source(source: Source, offset: int, ids: Mapping[str, str], called: Mapping[str, str]) -> Source:
    actor = ids.get(source.actor) if source.actor else None
    return replace(
        source,
        start=source.start + offset,
        end=source.end + offset,
        actor=actor,
        name=called.get(actor, source.name) if actor else source.name,
        actors=tuple(ids[a] for a in source.actors),
        antecedent=_moved_mention(source.antecedent, offset) if source.antecedent else None,
    )


def _moved_claim(claim: Claim, offset: int, ids: Mapping[str, str], called: Mapping[str, str]) -> Claim:
    return replace(
        claim,
        start=claim.start + offset,
        end=claim.end + offset,
        sentence=Stretch(start=claim.sentence.start + offset, end=claim.sentence.end + offset),
        content=tuple(_moved_mention(m, offset) for m in claim.content),
        source=_moved_source(claim.source, offset, ids, called) if claim.source else None,
        cue=replace(claim.cue, start=claim.cue.start + offset, end=claim.cue.end + offset) if claim.cue else None,
        actors=tuple(dict.fromkeys(ids[a] for a in claim.actors)),
        roles=tuple(replace(role, actor=ids[role.actor]) for role in claim.roles),
        quantities=tuple(_moved_quantity(q, offset) for q in claim.quantities),
        hedges=tuple(_moved_hedge(h, offset) for h in claim.hedges),
    )
