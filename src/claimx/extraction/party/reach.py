"""How soon a reader who goes back from a pronoun through the sentence's tree, then through those before, meets whom."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.extraction.party.candidates import Person, Pronoun
from claimx.extraction.party.persons import Spot
from claimx.extraction.party.trail import Trail
from claimx.syntax import Parse, is_apposition

# A tree is climbed this far; a writer's sentence has fewer storeys.
MOST_HEADS = 30
# Mentions of one person that are looked at, the last ones.
LAST_MENTIONS = 4
Step = tuple[int, int, int, int]  # sentences back, storeys up, storeys down, token


def by_reach(trail: Trail, pronoun: Pronoun, among: Sequence[Person]) -> list[Person]:
    """The candidates in the order in which they are met: up the tree from clause to clause, each from its top down.

    In sentences before, from the top down and from left to right (Hobbs 1978, over dependencies).
    """
    if trail.reached is None or trail.reached[0] != pronoun.token:
        up = {i: n for n, i in enumerate(way_up(trail.discourse.parse, pronoun.token))}
        ordered = sorted(among, key=lambda person: nearest(trail, pronoun, up, person)) if len(among) > 1 else [*among]
        trail.reached = pronoun.token, ordered
    return trail.reached[1]


def way_up(parse: Parse, token: int) -> list[int]:
    """A token and what stands above it, nearest first."""
    head, way = parse.head, [token]
    while head[token] != token and len(way) <= MOST_HEADS:
        token = head[token]
        way.append(token)
    return way


def nearest(trail: Trail, pronoun: Pronoun, up: dict[int, int], person: Person) -> Step:
    """Where the nearest mention of a person lies on that way: one of the last sentence that has any."""
    spots, last = person.spots[-LAST_MENTIONS:], person.last.sentence
    return min([step(trail, pronoun, up, spot) for spot in spots if spot.sentence == last])


def step(trail: Trail, pronoun: Pronoun, up: dict[int, int], spot: Spot) -> Step:
    """Where one mention lies on that way."""
    parse, head = trail.discourse.parse, spot.head
    while is_apposition(parse, head) and parse.head[head] != head:
        head = parse.head[head]  # "Roe's lawyer, Mark Poe," is as high as the lawyer
    path = way_up(parse, head)
    back = pronoun.spot.sentence - spot.sentence
    if back:
        return back, 0, len(path), spot.head
    down = next((n for n, i in enumerate(path) if i in up), MOST_HEADS)
    return 0, up.get(path[down], MOST_HEADS) if down < len(path) else MOST_HEADS, down, spot.head
