"""What the numbers of one group are to each other: which conflict, which supersede another, which have one origin."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from claimx.compare.across.figure import Figure
from claimx.compare.across.interval import agreement
from claimx.compare.across.lexicon import words
from claimx.compare.across.topic import is_cost_of_works
from claimx.compare.wording import words_of

Pairs = list[tuple[tuple[int, int], str]]
"""The places of two numbers, and what the later is to the earlier."""
MOST_DISTINCT = 60  # numbers of a group that are held against each other
MOVES = frozenset({"percent", "rate"})  # kinds of which every day has its own
LEVELS = frozenset({"celsius", "fahrenheit"})
SAME_WORDS = 0.75


def relation(first: Figure, second: Figure) -> str:
    """What the later of two numbers is to the earlier: conflict, supersedes, moved, undated, or how they agree.

    Where an article has no date, nothing says that a toll that "rose to 40" is the later one; nor can't both be true.

    Args:
        first: the earlier one.
        second: the later one.
    """
    found = agreement(first, second)
    if found != "disjoint":
        return found
    is_later = first.day is not None and second.day is not None and second.day > first.day
    if is_later and is_one_source(first, second):
        return "supersedes"
    is_of_one_time = not set(first.periods).isdisjoint(second.periods)
    if is_later and not is_of_one_time and (first.topic.kind in MOVES or first.topic.unit in LEVELS or first.topic.per):
        return "moved"
    is_sum = first.topic.kind == "money"
    course = "stays" if is_sum else words().course.get(first.topic.action, "stays")
    is_told_as_new = second.updates and not first.updates
    if (is_later or is_told_as_new) and course == "grows" and least(second) > least(first):
        return "supersedes" if first.day is not None and second.day is not None else "undated"
    if is_later and not is_of_one_time and not first.topic.action and not is_cost_of_works(first.topic):
        return "moved"
    if is_later and (course == "moves" or (course == "stays" and second.updates)):
        return "supersedes"
    return "conflict"


def least(figure: Figure) -> float:
    found = figure.low if figure.low is not None else figure.high
    return float(found or 0)


def is_one_source(first: Figure, second: Figure) -> bool:
    """Whether both are credited to one named source."""
    return first.source_name is not None and first.source_name == second.source_name


def related(members: Sequence[Figure]) -> Pairs:
    """Every pair of a group's numbers, with what they are to each other; of very many numbers, of the distinct ones."""
    if len(members) <= MOST_DISTINCT:
        return [((a, b), relation(*in_time(members[a], members[b]))) for a, b in combinations(range(len(members)), 2)]
    seen: dict[tuple[object, ...], int] = {}
    for place, each in enumerate(members):
        seen.setdefault((each.low, each.high, each.modifier, each.status, each.day, each.source_name), place)
    distinct = sorted(seen.values())[:MOST_DISTINCT]
    return [((a, b), relation(*in_time(members[a], members[b]))) for a, b in combinations(distinct, 2)]


def in_time(first: Figure, second: Figure) -> tuple[Figure, Figure]:
    """The earlier first; of one day, the one that is told as new last."""
    if (first.day or 0, first.updates) > (second.day or 0, second.updates):
        return second, first
    return first, second


def superseded(members: Sequence[Figure], pairs: Pairs) -> dict[int, int]:
    """The place of the number that takes the place of each superseded one: the next that does."""
    found: dict[int, int] = {}
    for (a, b), what in pairs:
        if what == "supersedes":
            earlier, later = (a, b) if in_time(members[a], members[b])[0] is members[a] else (b, a)
            held = found.get(earlier)
            if held is None or (members[later].day or 0) < (members[held].day or 0):
                found[earlier] = later
    return found


def origins(members: Sequence[Figure]) -> list[int]:
    """For each number the place of the first that has the same origin: the same source and value, or the same words."""
    by_source: dict[tuple[object, ...], int] = {}
    by_words: list[tuple[frozenset[str], int]] = []
    found = []
    for place, each in enumerate(members):
        value = (each.low, each.high)
        key = (each.source_name or each.source, value) if each.source else None
        said = frozenset(words_of(each.said))
        origin = by_source.get(key) if key is not None else None
        if origin is None:
            origin = next(
                (at for other, at in by_words if same(other, said) and (members[at].low, members[at].high) == value),
                place,
            )
        if origin == place and len(by_words) < MOST_DISTINCT:
            by_words.append((said, place))
        if key is not None:
            by_source.setdefault(key, origin)
        found.append(origin)
    return found


def same(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether two claims are nearly the same words."""
    return 2 * len(first & second) >= SAME_WORDS * (len(first) + len(second)) > 0
