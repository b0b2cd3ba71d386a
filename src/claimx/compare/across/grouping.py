"""Groups of what speaks of one thing, made in one pass over a topic's items in the order of their days.

An item is held only against groups that share a key with it, a name, a place, a country and event, a rare word, and
that are not out of the window: what that costs grows with the items, not with their square.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Generic, Protocol, TypeVar

MOST_CANDIDATES = 8  # groups that an item is held against
COMMON = 150  # a key that more groups have brings no two together
WEAK = "word "  # a key that begins so brings two together only with another
MOST_HELD = 5  # members of a group that an item must fit
MANY_KEYS = 3  # shared with a group that is told to be near
MOST_NEAR = 5  # groups that are told to be near


class Item(Protocol):
    """What can be grouped."""

    @property
    def id(self) -> str:
        """What it is called by."""

    @property
    def day(self) -> int | None:
        """The day it is of, as an ordinal."""


class Found(Protocol):
    """A verdict on two items."""

    @property
    def together(self) -> bool:
        """Whether they belong together."""

    @property
    def apart(self) -> str:
        """What keeps them apart."""

    @property
    def score(self) -> float:
        """How much they have in common."""


T = TypeVar("T", bound=Item)
Judge = Callable[[T, T], Found]


@dataclass(slots=True, kw_only=True, eq=False)
class Group(Generic[T]):
    """What speaks of one thing.

    Attributes:
        members: in the order of their days.
        kind: of all members.
        near: the first members, by id, of groups that share much and are kept apart, with why.
        last: the day of the latest member; None while one is undated.
    """

    members: list[T]
    kind: object
    last: int | None
    near: list[tuple[str, str]] = field(default_factory=list)


def in_time(_: object, __: object) -> str:
    """Nothing keeps an item apart for its day but the window."""
    return ""


def grouped(
    items: Iterable[T], *, keys: Callable[[T], Iterable[str]], judge: Judge[T], window: int,
    kind: Callable[[T], object] = type, late: Callable[[T, T], str] = in_time,
) -> Iterator[Group[T]]:  # fmt: skip
    """The groups of a topic's items.

    Args:
        items: of one topic, by day, those without a day first.
        keys: what an item must share with another to be held against it.
        judge: the verdict on two items.
        window: how many days apart items of one group may be.
        kind: of an item: those of one kind are held against each other first.
        late: what keeps an item out of a group that was last told of long before, in words; empty where nothing does.
    """
    alive: dict[int, Group[T]] = {}
    index: dict[str, dict[int, None]] = defaultdict(dict)
    own: dict[int, set[str]] = defaultdict(set)
    number = 0
    swept: int | None = None
    for item in items:
        if item.day is not None and (swept is None or item.day > swept + window):
            yield from sweep(alive, index, own, item.day - window)
            swept = item.day
        found = tuple(dict.fromkeys(keys(item)))
        own_kind = kind(item)
        place = best_of(item, found, alive, index, judge=judge, window=window, late=late, kind=own_kind)
        if isinstance(place, int):
            alive[place].members.append(item)
            alive[place].last = None if item.day is None else item.day
        else:
            near, place = place, number
            number += 1
            beside = [(each.members[0].id, why) for each, why in near]
            alive[place] = Group(members=[item], kind=own_kind, last=item.day, near=beside)
            for other, why in near:
                if len(other.near) < MOST_NEAR:
                    other.near.append((item.id, why))
        for key in found:
            index[key][place] = None
            own[place].add(key)
    yield from alive.values()


def best_of(
    item: T, found: tuple[str, ...], alive: dict[int, Group[T]], index: dict[str, dict[int, None]], *,
    judge: Judge[T], window: int, late: Callable[[T, T], str], kind: object,
) -> int | list[tuple[Group[T], str]]:  # fmt: skip
    """The number of the group that an item belongs to; where there is none, the groups that it is kept apart from."""
    holders = {key: index[key] for key in found if key in index and len(index[key]) <= COMMON}
    shared = Counter(chain.from_iterable(holders.values()))
    sure = set(chain.from_iterable(each for key, each in holders.items() if not key.startswith(WEAK)))
    candidates = ((place, keys) for place, keys in shared.items() if keys > 1 or place in sure)
    best: tuple[float, int] | None = None
    near: list[tuple[Group[T], str]] = []
    ordered = sorted(candidates, key=lambda each: (alive[each[0]].kind == kind, each[1], each[0]), reverse=True)
    for place, keys in ordered[:MOST_CANDIDATES]:
        group = alive[place]
        if item.day is not None and group.last is not None and item.day - group.last > window:
            continue
        after = late(group.members[-1], item)
        score, why = (0.0, after) if after else fit(item, group, judge)
        if why is None and (best is None or score > best[0]):
            best = (score, place)
        elif why and keys >= MANY_KEYS and len(near) < MOST_NEAR:
            near.append((group, why))
    return best[1] if best is not None else near


def fit(item: T, group: Group[T], judge: Judge[T]) -> tuple[float, str | None]:
    """How well an item fits a group, and what keeps it out: "" where they share too little, None where nothing does."""
    members = group.members
    held = members if len(members) <= MOST_HELD else [members[0], *members[1 - MOST_HELD :]]
    score, together = 0.0, False
    for member in reversed(held):
        verdict = judge(member, item)
        if verdict.apart:
            return score, verdict.apart
        score, together = max(score, verdict.score), together or verdict.together
    return score, None if together else ""


def sweep(
    alive: dict[int, Group[T]], index: dict[str, dict[int, None]], own: dict[int, set[str]], before: int
) -> Iterator[Group[T]]:
    """Give and forget the groups whose last member is of an earlier day."""
    for place in [place for place, group in alive.items() if group.last is not None and group.last < before]:
        for key in own.pop(place, set()):
            index[key].pop(place, None)
            if not index[key]:
                del index[key]
        yield alive.pop(place)
