"""Long texts are read in parts, so that memory stays at about a part's; the report is still one article's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from itertools import chain, islice

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


COUNTS = tuple(field.name for field in fields(Part) if field.type == "int")  # what adds up


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
    arriving = iter(parts)
    several = list(islice(arriving, 2))
    if len(several) == 1:
        return several[0][1]
    whole = _Whole()
    for offset, part in chain(several, arriving):
        whole.add(offset, part)
    return whole.part(names)


class _Whole:
    """What an article says, part by part as it comes: records at their place in it, but for its actors."""

    def __init__(self) -> None:
        self.claims: list[Claim] = []
        self.quantities: list[Quantity] = []
        self.hedges: list[Hedge] = []
        self.actors: list[tuple[int, tuple[Actor, ...]]] = []
        self.ends: list[int] = []  # where the claims of each part end
        self.counts: Counter[str] = Counter()

    def add(self, offset: int, part: Part) -> None:
        """The next part."""
        quantities = {
            q.id: replace(q, id=f"q{number}", start=q.start + offset, end=q.end + offset)
            for number, q in enumerate(part.quantities, start=len(self.quantities) + 1)
        }
        hedges = {
            h.id: _moved_hedge(h, offset, f"h{number}")
            for number, h in enumerate(part.hedges, start=len(self.hedges) + 1)
        }
        for number, claim in enumerate(part.claims, start=len(self.claims) + 1):
            own = tuple(quantities[q.id] for q in claim.quantities), tuple(hedges[h.id] for h in claim.hedges)
            self.claims.append(_moved_claim(claim, offset, f"c{number}", *own))
        self.quantities += quantities.values()
        self.hedges += hedges.values()
        self.actors.append((offset, part.actors))
        self.ends.append(len(self.claims))
        self.counts.update({name: getattr(part, name) for name in COUNTS})

    def part(self, names: NameLexicon) -> Part:
        """The article; its claims are changed one by one, so that no second list of them is ever there."""
        actors, renamed = merge_actors(self.actors, names)
        self.actors.clear()
        called = {actor.id: actor.name for actor in actors}
        start = 0
        for ids, end in zip(renamed, self.ends, strict=True):
            for place in range(start, end):
                self.claims[place] = _renamed(self.claims[place], ids, called)
            start = end
        return Part(
            claims=tuple(self.claims),
            actors=actors,
            quantities=tuple(self.quantities),
            hedges=tuple(self.hedges),
            **self.counts,
        )


def _moved_mention(m: Mention, offset: int) -> Mention:
    return replace(m, start=m.start + offset, end=m.end + offset)


def _moved_hedge(h: Hedge, offset: int, id_: str) -> Hedge:
    return replace(h, id=id_, start=h.start + offset, end=h.end + offset, scope=_moved_mention(h.scope, offset))


def _moved_source(source: Source, offset: int) -> Source:
    return replace(
        source,
        start=source.start + offset,
        end=source.end + offset,
        antecedent=_moved_mention(source.antecedent, offset) if source.antecedent else None,
    )


def _moved_claim(
    claim: Claim, offset: int, id_: str, quantities: tuple[Quantity, ...], hedges: tuple[Hedge, ...]
) -> Claim:
    return replace(
        claim,
        id=id_,
        start=claim.start + offset,
        end=claim.end + offset,
        sentence=Stretch(start=claim.sentence.start + offset, end=claim.sentence.end + offset),
        content=tuple(_moved_mention(m, offset) for m in claim.content),
        source=_moved_source(claim.source, offset) if claim.source else None,
        cue=replace(claim.cue, start=claim.cue.start + offset, end=claim.cue.end + offset) if claim.cue else None,
        quantities=quantities,
        hedges=hedges,
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
