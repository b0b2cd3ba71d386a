"""Long texts are read in parts, so that memory stays at about a part's; the report is still one article's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from itertools import chain, islice

from claimx.extraction.party import merge_actors
from claimx.lexicons.names import NameLexicon
from claimx.records import Actor, Claim, Hedge, Quantity, Source

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


Pointing = Callable[[Part, int], Part]
# Where a text may be cut, best first, and how many characters of it stay before the cut: a turn of an interview begins.
GAPS = (("\n((", 1), ("\n\n", 2), ("\n", 1), (". ", 2), (" ", 1))
COUNTS = tuple(field.name for field in fields(Part) if field.type == "int")  # what adds up


def cut(text: str, longest: int = LONGEST, part: int = PART) -> Iterator[tuple[int, str]]:
    """The text with its offset, or where it is longer than `longest` characters its parts of at most `part`; cut at
    turns of an interview, paragraphs, sentences, else words.
    """
    most = longest if len(text) <= longest else min(part, longest)
    start = 0
    while len(text) - start > most:
        limit = start + most
        for gap, kept in GAPS:
            at = text.rfind(gap, start + most // 2, limit)
            if at > start:
                end = at + kept
                break
        else:
            end = limit
        yield start, text[start:end]
        start = end
    if start < len(text) or not text:
        yield start, text[start:]


def join(parts: Iterable[tuple[int, Part]], names: NameLexicon, pointing: Pointing) -> Part:
    """The parts of an article as one: offsets in the whole text, actors grouped anew, ids numbered through.

    Each part is let go once its records point into the whole, so that those of a long text are there but once.

    Args:
        parts: each with the offset of its first character in the text that was read.
        names: by which actors are grouped.
        pointing: gives the records of a part, at this offset, with their places in the article.
    """
    arriving = iter(parts)
    several = list(islice(arriving, 2))
    if len(several) == 1:
        offset, part = several[0]
        return pointing(part, offset)
    whole = _Whole()
    for offset, part in chain(several, arriving):
        whole.add(pointing(part, offset))
    return whole.part(names)


class _Whole:
    """What an article says, part by part as it comes: its records, but for its actors."""

    def __init__(self) -> None:
        self.claims: list[Claim] = []
        self.quantities: list[Quantity] = []
        self.hedges: list[Hedge] = []
        self.actors: list[tuple[Actor, ...]] = []
        self.ends: list[int] = []  # where the claims of each part end
        self.counts: Counter[str] = Counter()

    def add(self, part: Part) -> None:
        """The next part."""
        quantities = {
            q.id: replace(q, id=f"q{number}") for number, q in enumerate(part.quantities, len(self.quantities) + 1)
        }
        hedges = {h.id: replace(h, id=f"h{number}") for number, h in enumerate(part.hedges, len(self.hedges) + 1)}
        self.claims += (
            replace(
                claim,
                id=f"c{number}",
                quantities=tuple(quantities[q.id] for q in claim.quantities),
                hedges=tuple(hedges[h.id] for h in claim.hedges),
            )
            for number, claim in enumerate(part.claims, len(self.claims) + 1)
        )
        self.quantities += quantities.values()
        self.hedges += hedges.values()
        self.actors.append(part.actors)
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
