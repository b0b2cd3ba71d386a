"""Long texts are read in parts, so that memory stays at about a part's; the report is still one article's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from claimx.extraction.findings import numbered
from claimx.extraction.party import merge_actors
from claimx.lexicons.names import NameLexicon
from claimx.records import Actor, Claim, Hedge, Mention, Quantity, Source, Stretch

LONGEST = 80_000  # characters, whose parse takes some 200 MB: what is longer is read in parts
PART = 40_000  # characters; half as much memory, and long enough that few sentences look for what an earlier part says


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one part of an article says; offsets and ids are the part's own.

    `words` are tokens with a letter, `small` those that no capital opens, `english` the function words of English among
    these; `letters` are those of all words, `strange` those of words in another alphabet.
    """

    claims: tuple[Claim, ...]
    actors: tuple[Actor, ...]
    quantities: tuple[Quantity, ...]
    hedges: tuple[Hedge, ...]
    sentences: int
    words: int
    small: int
    english: int
    letters: int
    strange: int


def cut(text: str, longest: int = LONGEST, part: int = PART) -> Iterator[tuple[int, str]]:
    """The text with its offset, or where it is longer than `longest` characters its parts of at most `part`; cut at
    paragraphs, sentences, else words.
    """
    most = longest if len(text) <= longest else min(part, longest)
    start = 0
    while len(text) - start > most:
        limit = start + most
        for gap in ("\n\n", "\n", ". ", " "):
            at = text.rfind(gap, start + most // 2, limit)
            if at > start:
                end = at + len(gap)
                break
        else:
            end = limit
        yield start, text[start:end]
        start = end
    if start < len(text) or not text:
        yield start, text[start:]


def join(parts: Iterable[tuple[int, Part]], names: NameLexicon) -> Part:
    """The parts of an article as one: offsets in the whole text, actors grouped anew, ids numbered through.

    Each part is let go once its records point into the whole, so that those of a long text are there but once.
    """
    moved = [(offset, _moved_part(part, offset) if offset else part) for offset, part in parts]
    if len(moved) == 1:
        return moved[0][1]
    quantities = numbered("q", [q for _, part in moved for q in part.quantities])
    hedges = numbered("h", [h for _, part in moved for h in part.hedges])
    by_place_q = {_place(q): q for q in quantities}
    by_place_h = {_place(h): h for h in hedges}
    actors, renamed = merge_actors([(offset, part.actors) for offset, part in moved], names)
    called = {actor.id: actor.name for actor in actors}
    claims = [
        replace(
            _renamed(claim, ids, called),
            quantities=tuple(by_place_q[_place(q)] for q in claim.quantities),
            hedges=tuple(by_place_h[_place(h)] for h in claim.hedges),
        )
        for (_, part), ids in zip(moved, renamed, strict=True)
        for claim in part.claims
    ]
    return Part(
        claims=numbered("c", claims),
        actors=actors,
        quantities=quantities,
        hedges=hedges,
        sentences=sum(part.sentences for _, part in moved),
        words=sum(part.words for _, part in moved),
        small=sum(part.small for _, part in moved),
        english=sum(part.english for _, part in moved),
        letters=sum(part.letters for _, part in moved),
        strange=sum(part.strange for _, part in moved),
    )


def _place(record: Quantity | Hedge) -> tuple[int, int, str]:
    return record.start, record.end, record.rule


def _moved_mention(m: Mention, offset: int) -> Mention:
    return replace(m, start=m.start + offset, end=m.end + offset)


def _moved_quantity(q: Quantity, offset: int) -> Quantity:
    return replace(q, start=q.start + offset, end=q.end + offset)


def _moved_hedge(h: Hedge, offset: int) -> Hedge:
    return replace(h, start=h.start + offset, end=h.end + offset, scope=_moved_mention(h.scope, offset))


def _moved_source(source: Source, offset: int) -> Source:
    return replace(
        source,
        start=source.start + offset,
        end=source.end + offset,
        antecedent=_moved_mention(source.antecedent, offset) if source.antecedent else None,
    )


def _moved_claim(claim: Claim, offset: int) -> Claim:
    return replace(
        claim,
        start=claim.start + offset,
        end=claim.end + offset,
        sentence=Stretch(start=claim.sentence.start + offset, end=claim.sentence.end + offset),
        content=tuple(_moved_mention(m, offset) for m in claim.content),
        source=_moved_source(claim.source, offset) if claim.source else None,
        cue=replace(claim.cue, start=claim.cue.start + offset, end=claim.cue.end + offset) if claim.cue else None,
        quantities=tuple(_moved_quantity(q, offset) for q in claim.quantities),
        hedges=tuple(_moved_hedge(h, offset) for h in claim.hedges),
    )


def _moved_part(part: Part, offset: int) -> Part:
    """The part with the offsets of the whole text, but for its actors, which `merge_actors` moves."""
    return replace(
        part,
        claims=tuple(_moved_claim(c, offset) for c in part.claims),
        quantities=tuple(_moved_quantity(q, offset) for q in part.quantities),
        hedges=tuple(_moved_hedge(h, offset) for h in part.hedges),
    )


def _renamed(claim: Claim, ids: Mapping[str, str], called: Mapping[str, str]) -> Claim:
    """The claim with the whole article's ids and names of actors."""
    return replace(
        claim,
        source=_renamed_source(claim.source, ids, called) if claim.source else None,
        actors=tuple(dict.fromkeys(ids[a] for a in claim.actors)),
        roles=tuple(replace(role, actor=ids[role.actor]) for role in claim.roles),
    )


def _renamed_source(source: Source, ids: Mapping[str, str], called: Mapping[str, str]) -> Source:
    actor = ids.get(source.actor) if source.actor else None
    return replace(
        source,
        actor=actor,
        name=called.get(actor, source.name) if actor else source.name,
        actors=tuple(ids[a] for a in source.actors),
    )
