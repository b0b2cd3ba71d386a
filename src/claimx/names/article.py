"""The order in which an article's names are repaired."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from claimx.names.bodies import companies, join_bodies, with_fields
from claimx.names.edges import trim
from claimx.names.evidence import by_evidence
from claimx.names.extend import extend
from claimx.names.known import KnownNames, merge_known
from claimx.names.labels import relabel
from claimx.names.letters import by_letters
from claimx.names.lists import in_lists
from claimx.names.located import grounds, located
from claimx.names.maps import off_the_map
from claimx.names.no_names import outside_events, outside_headlines
from claimx.names.outlets import papers, sites, stations
from claimx.names.pairs import pairs
from claimx.names.people import after_titles, by_full_names, holders
from claimx.names.repeats import halves, of_places, of_states, repeated, without_storms
from claimx.names.single import of_one_word, speakers
from claimx.names.splits import split_pairs, split_titles
from claimx.names.unseen import bodies
from claimx.names.words import NAMES, Entity, Words, owners


def trimmed(entity: Entity, at: Words) -> list[Entity]:
    """The entity without what is no part of it, if a name is left."""
    rest = trim(entity, at)
    return [] if rest is None else [rest]


def widened(entities: list[Entity], at: Words) -> list[Entity]:
    """Each entity with what belongs to it beside it, if that is in no other."""
    taken = owners(entities)
    return [extend(entity, taken, at) for entity in entities]


def relabelled(entities: list[Entity], at: Words) -> list[Entity]:
    """Each entity of the type that its own words and its neighbours show; what is no name is left out."""
    return [final for entity in entities if (final := relabel(entity, at)) is not None]


def parties(entities: list[Entity], at: Words) -> list[Entity]:
    """The entities but those that a lexicon calls no party, and parts of one: "Amber" of "Operation Amber"."""
    return [each for each in entities if not at.lexicon.is_in_no_party(each[:2], len(at.words), at.string)]


# What is done to each entity by itself, then to all of them, in this order.
PARTS: tuple[Callable[[Entity, Words], list[Entity]], ...] = (split_pairs, split_titles, trimmed)
STEPS: tuple[Callable[[list[Entity], Words], list[Entity]], ...] = (
    widened, relabelled, outside_headlines, with_fields, companies, bodies, grounds, stations, papers, sites,
    by_letters, after_titles, holders, repeated, pairs, by_full_names, by_evidence, speakers, of_one_word, off_the_map,
    located, in_lists, of_places, of_states, without_storms, halves, outside_events, widened, parties,
)  # fmt: skip


def repaired(found: Sequence[Sequence[Entity]], known: KnownNames, texts: Sequence[Words]) -> list[list[Entity]]:
    """The entities of some texts, repaired: sorted, without overlap.

    A step is taken for all texts before the next one: so the processor has its code at hand.
    """
    names = [[entity for entity in entities if entity[2] in NAMES] for entities in found]
    for part in PARTS:
        names = [
            [piece for entity in each for piece in part(entity, at)] for each, at in zip(names, texts, strict=True)
        ]
    names = [
        apart(merge_known(join_bodies(each, at), known.find(at.text, at.words, at.starts), at))
        for each, at in zip(names, texts, strict=True)
    ]
    for step in STEPS:
        changed = [step(each, at) for each, at in zip(names, texts, strict=True)]
        names = [old if new == old else apart(new) for old, new in zip(names, changed, strict=True)]
    return [with_others(each, entities) for each, entities in zip(names, found, strict=True)]


def with_others(names: list[Entity], entities: Sequence[Entity]) -> list[Entity]:
    """The repaired names, and the entities that are none, as dates, where no name stands."""
    taken = owners(names)
    others = [e for e in entities if e[2] not in NAMES and taken.keys().isdisjoint(range(e[0], e[1]))]
    return sorted(names + others)


def apart(entities: list[Entity]) -> list[Entity]:
    """The entities in order, each only as far as the next begins: spaCy refuses two on one token."""
    out: list[Entity] = []
    reached = 0
    for start, end, label in sorted(entities):
        if end > reached:
            out.append((max(start, reached), end, label))
            reached = end
    return out
