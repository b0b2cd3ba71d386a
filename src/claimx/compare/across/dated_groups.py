"""What articles tell of one thing that happened where they do not name the same day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from claimx.compare.across.dated import FIELDS, Dated
from claimx.compare.across.group import Group, Value, outlets_of
from claimx.compare.across.grouping import WEAK, grouped
from claimx.compare.across.lexicon import words
from claimx.compare.across.store import Blocks
from claimx.compare.across.when import WEEK

MOST_APART = 2  # days: two collapses of one town that are further apart are two
ONCE, LIFE = "dead", 40  # who died, died once: reports of one death may err by a month
MOST = 60  # values of a group that are held against each other
FEW, MORE, MOST_WORDS = 1, 2, 4  # words that two reports share: of what is told for days, of others, without a place
UNKNOWN = WEEK  # days between two of which nothing tells how far apart they are


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """Whether two are of one thing that happened, and what they have in common."""

    together: bool
    apart: str
    score: float


def dated_groups(blocks: Blocks, window: int, alone: bool) -> Iterator[Group]:  # noqa: ARG001 - as of numbers
    """What happened once, told of two days."""
    for _, rows in blocks:
        told = (Dated(**dict(zip(FIELDS, values, strict=True))) for values in rows)
        for group in grouped(told, keys=keys_of, judge=likeness, window=window):
            members = one_an_article(group.members)
            if any(differ(one, other) for one, other in combinations(members[:MOST], 2)):
                yield group_of(members)


def keys_of(dated: Dated) -> list[str]:
    """What another must share to be held against it: the person, a place, a country with the kind, words."""
    if dated.who:
        return [f"who {dated.who}"]
    places = [f"{place} {kind}" for place in (*dated.places, *dated.countries) for kind in related(dated)]
    return places + [f"{WEAK}{word}" for word in dated.words]


def related(dated: Dated) -> frozenset[str]:
    """The kinds that an event is told as: "the disaster", where nothing else is told, may be any."""
    known = words()
    special = frozenset(dated.kinds) - known.general
    return special or frozenset().union(*(known.families[kind] for kind in dated.kinds))


def likeness(first: Dated, second: Dated) -> Likeness:
    """Whether two tell of one thing."""
    apart = what_parts(first, second)
    shared = len(set(first.words) & set(second.words))
    needed = 0 if first.who else needed_of(first, second)
    return Likeness(together=not apart and shared >= needed, apart=apart, score=float(shared))


def what_parts(first: Dated, second: Dated) -> str:
    """What keeps two apart, in words."""
    if first.article == second.article:
        return "one article tells both"
    if (first.who, first.deed if first.who else "") != (second.who, second.deed if second.who else ""):
        return "other person"
    if not first.who and related(first).isdisjoint(related(second)):
        return f"other event: {', '.join(first.kinds)} and {', '.join(second.kinds)}"
    if first.again != second.again:
        return "other event: one is told to have happened again"
    if first.places and second.places and set(first.places).isdisjoint(second.places):
        return "other place"
    if first.countries and second.countries and set(first.countries).isdisjoint(second.countries):
        return "other country"
    most = LIFE if first.who and first.deed == ONCE else MOST_APART
    return "other day: further apart than two reports of one thing are" if apart_by(first, second) > most else ""


def needed_of(first: Dated, second: Dated) -> int:
    """How many words of their own two reports of one event share."""
    known = words()
    is_lasting = not (related(first) & related(second)).isdisjoint(known.lasting)
    is_placed = not set(first.places).isdisjoint(second.places)
    if not is_placed:
        return MOST_WORDS
    return FEW if is_lasting else MORE


def apart_by(first: Dated, second: Dated) -> int:
    """How many days apart two days are, as far as they are told."""
    if first.named is not None and second.named is not None:
        return abs(first.named - second.named)
    if first.of_month and second.of_month:
        return abs(day_of_year(first.of_month) - day_of_year(second.of_month))
    weekdays = weekday_of(first), weekday_of(second)
    if weekdays[0] is None or weekdays[1] is None:
        return UNKNOWN
    distance = abs(weekdays[0] - weekdays[1])
    return min(distance, WEEK - distance)


def day_of_year(of_month: tuple[int, int]) -> int:
    """A month and a day as a number; the year does not matter."""
    month, day = of_month
    return month * 31 + day


def weekday_of(dated: Dated) -> int | None:
    """The day of the week, where it is told or follows from the date."""
    return dated.weekday if dated.named is None else date.fromordinal(dated.named).weekday()


def differ(first: Dated, second: Dated) -> bool:
    """Whether two days can't both be true: those of one night may."""
    distance = apart_by(first, second)
    return distance > 1 or (distance == 1 and not (first.night or second.night))


def one_an_article(members: Sequence[Dated]) -> list[Dated]:
    """The members, of each article and day the first, or the first with a source."""
    found: dict[tuple[str, int | None, int | None, tuple[int, int] | None], Dated] = {}
    for each in members:
        key = each.article, each.named, each.weekday if each.named is None else None, each.of_month
        held = found.get(key)
        if held is None or (held.source is None and each.source is not None):
            found[key] = each
    return list(found.values())


def group_of(members: Sequence[Dated]) -> Group:
    """A group as it is told."""
    first = members[0]
    pairs = tuple((a.id, b.id) for a, b in combinations(members[:MOST], 2) if differ(a, b))
    every = [(set(each.places), set(each.countries), set(each.words)) for each in members]
    places, countries, told = (set.intersection(*each) for each in zip(*every, strict=True))
    where = [name.rpartition(":")[2] for name in (*sorted(places), *sorted(countries))]
    shared = [(name, found) for name, found in (("place", places), ("country", countries), ("words", told)) if found]
    return Group(
        id="",
        kind="date",
        about=f"{first.deed}, day" if not first.who else f"{first.who}: {first.deed}, day",
        action=first.deed,
        noun=None,
        where=", ".join(where),
        unit=None,
        conflict=bool(pairs),
        conflicts=pairs,
        values=tuple(map(value_of, members)),
        over_time=(),
        shared=tuple(f"{name}: {', '.join(sorted(found))}" for name, found in shared),
        apart=(),
        articles=len({each.article for each in members}),
        outlets=outlets_of(each.outlet for each in members),
        origins=len(members),
        undated=sum(each.day is None for each in members),
    )


def value_of(dated: Dated) -> Value:
    return Value(
        id=dated.id,
        low=None,
        high=None,
        modifier=None,
        status=None,
        text=dated.text,
        said=dated.said,
        sentence=dated.sentence,
        article=dated.article,
        outlet=dated.outlet,
        date=dated.date,
        claim=dated.claim,
        source=dated.source,
        named=dated.is_named,
        certainty=dated.certainty,
        polarity=dated.polarity,
        origin=None,
        superseded_by=None,
        start=dated.start,
        end=dated.end,
        day=dated.told_day,
    )
