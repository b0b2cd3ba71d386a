"""The numbers of a topic that speak of one thing, as groups."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import partial

from claimx.compare.across.common import as_words, in_common, is_told_better
from claimx.compare.across.days import long_after
from claimx.compare.across.figure import Figure, of_values
from claimx.compare.across.group import Apart, Group, Moment, Value, outlets_of
from claimx.compare.across.grouping import WEAK, grouped
from claimx.compare.across.grouping import Group as Grouped
from claimx.compare.across.relations import origins, related, superseded
from claimx.compare.across.sole import marked
from claimx.compare.across.store import Blocks
from claimx.compare.across.topic import is_cost_of_works, noun_of
from claimx.compare.across.verdict import verdict_on

WORLD = "world"
MOST_WORDS = 6  # of a number's words by which it may be found


def number_groups(blocks: Blocks, window: int, alone: bool) -> Iterator[Group]:
    """The numbers of each topic that speak of one thing; with `alone`, those of which nothing else tells, too."""
    for _, rows in blocks:
        figures = marked(of_values(values) for values in rows)
        judge = partial(verdict_on, window=None)
        for group in grouped(figures, keys=keys_of, judge=judge, window=window, kind=kind_of, late=long_after):
            group.members = told_once(group.members)
            if alone or len(group.members) > 1:
                made = group_of(group)
                # An article by itself tells something where it contradicts itself.
                if alone or made.articles > 1 or made.conflict:
                    yield made


def told_once(figures: list[Figure]) -> list[Figure]:
    """The numbers without those of a headline, or of nobody, that the same article tells again, and by whom."""
    if len({figure.article for figure in figures}) == len(figures):
        return figures
    told: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        told[figure.article].append(figure)
    return [figure for figure in figures if not any(is_told_better(figure, each) for each in told[figure.article])]


def kind_of(figure: Figure) -> tuple[bool, ...]:
    """What two numbers of one group have in common in any case: a part is held against parts."""
    return figure.part, figure.step, figure.expected, figure.scope == WORLD


def keys_of(figure: Figure) -> list[str]:
    """What another number must share to be held against this one: a name, a place, a country and event, a word."""
    near, traits = figure.near, figure.traits
    keys = [
        f"{kind} {name}"
        for setting in (near, figure.lead)
        for kind, names in (("place", setting.places), ("name", setting.names))
        for name in names
    ]
    for country in traits.countries:
        keys += [f"{country} {kind}" for kind in traits.events] or [country]
    keys += [f"place {word}" for word in near.named + near.proper]
    telling = sorted(near.words, key=lambda word: (-len(word), word))[:MOST_WORDS]
    return keys + [f"{WEAK}{word}" for word in telling]


def group_of(group: Grouped[Figure]) -> Group:
    """A group as it is told; its id and those of its neighbours are given later."""
    members = group.members
    every = related(members)
    pairs = [pair for pair, found in every if found == "conflict"]
    later, first = superseded(members, every), origins(members)
    values = tuple(
        value_of(figure, members[first[place]].id if first[place] != place else None,
                 members[later[place]].id if place in later else None)
        for place, figure in enumerate(members)
    )  # fmt: skip
    return Group(
        id="",
        kind="number",
        about=about_of(members),
        action=members[0].topic.action or None,
        noun=noun_of(members[0].topic),
        where=where_of(members),
        unit=members[0].topic.unit or None,
        conflict=bool(pairs),
        conflicts=tuple((members[a].id, members[b].id) for a, b in pairs),
        values=values,
        over_time=over_time(members),
        shared=as_words(in_common(members[0], members[1]), members[0]) if len(members) > 1 else (),
        apart=tuple(Apart(value=value, group=None, why=why) for value, why in group.near if why),
        articles=len({figure.article for figure in members}),
        outlets=outlets_of(figure.outlet for figure in members),
        origins=len(set(first)),
        undated=sum(figure.day is None for figure in members),
    )


def value_of(figure: Figure, origin: str | None, superseded_by: str | None) -> Value:
    return Value(
        id=figure.id,
        low=figure.low,
        high=figure.high,
        modifier=figure.modifier,
        status=figure.status,
        text=figure.text,
        said=figure.said,
        sentence=figure.whole,
        article=figure.article,
        outlet=figure.outlet,
        date=figure.date,
        claim=figure.claim,
        source=figure.source_name or figure.source,
        named=figure.named,
        certainty=figure.certainty if figure.claim is not None else None,
        polarity=figure.polarity,
        origin=origin,
        superseded_by=superseded_by,
        start=figure.start,
        end=figure.end,
    )


def about_of(members: Sequence[Figure]) -> str:
    """What the numbers are of: "people, dead", "inflation, percent"."""
    kind = members[0]
    flags = (
        ("a part", kind.part),
        ("new", kind.step),
        ("expected", kind.expected and not is_cost_of_works(kind.topic)),
        ("suspected", kind.status == "suspected"),
    )
    return ", ".join([kind.about, *(word for word, is_so in flags if is_so)])


def where_of(members: Sequence[Figure]) -> str:
    """The place and the event that most of the values name."""
    words = []
    for of in ("places", "countries", "events"):
        counts = Counter(name for figure in members for name in getattr(figure.traits, of))
        common = [name for name, count in counts.items() if 2 * count > len(members)]
        words += [name.rpartition(":")[2] for name in sorted(common, key=lambda name: (-counts[name], name))][:2]
    return ", ".join(words)


def over_time(members: Sequence[Figure]) -> tuple[Moment, ...]:
    """The least and the greatest value of each day, where there are several days."""
    by_day: dict[str, list[Figure]] = {}
    for figure in members:
        if figure.date is not None and figure.day is not None:
            by_day.setdefault(figure.date[:10], []).append(figure)
    if len(by_day) < 2:
        return ()
    return tuple(
        Moment(
            date=date,
            low=min((f.low for f in figures if f.low is not None), default=None),
            high=max((f.high for f in figures if f.high is not None), default=None),
        )
        for date, figures in sorted(by_day.items())
    )
