"""Values that speak of one thing, as records."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Literal

from claimx.records import SEPARATOR

Number = int | float


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A number, a statement, or the day of an event, as an article has it.

    Attributes:
        id: the article's id and the record's: "a.txt#q2".
        low, high, modifier, status: as in the record; None for a statement and a day.
        text: the number, or what is stated, as written.
        said: the claim that it stands in, up to 400 characters.
        sentence: the whole sentence, or those of a long claim, up to 2,000 characters; None where the record is without
            the article's text.
        article, outlet, date: where it stands.
        claim: the claim's id; None for a number outside of any.
        source: to whom it is credited; None for the article's own voice.
        named: whether a reader learns who that is.
        certainty, polarity: of the claim; certainty is None for a number outside of any.
        origin: the id of the first value with the same source or words; None where it is its own.
        superseded_by: the id of the later value that takes its place.
        start, end: place in the article.
        day: of a group of dates, the day that is told; None where the article's date does not tell which that is.
    """

    id: str
    low: Number | None
    high: Number | None
    modifier: str | None
    status: str | None
    text: str
    said: str
    sentence: str | None
    article: str
    outlet: str | None
    date: str | None
    claim: str | None
    source: str | None
    named: bool
    certainty: str | None
    polarity: str
    origin: str | None
    superseded_by: str | None
    start: int
    end: int
    day: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """Another value that is near and was kept apart, with why; `group` is its group, None where it is alone."""

    value: str
    group: str | None
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """The least and the greatest value of a day."""

    date: str
    low: Number | None
    high: Number | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Values that speak of one thing.

    Attributes:
        id: "n1" for numbers, "s1" for statements, "d1" for dates.
        kind: number, statement or date.
        about: what it is of, in words.
        action: what happens to those who are counted, or what they do: dead, injured; None where nothing tells.
        noun: what is counted, by one name; None where no noun tells.
        where: places and events that its values share.
        unit: of the values.
        conflict: whether any two can't both be true.
        conflicts: those pairs, by the values' ids.
        values: by day.
        over_time: how the number moved; empty where all are of one day.
        shared: what brought the values together.
        apart: what is near and was kept apart.
        articles, outlets, origins: how many there are.
        undated: how many values have no date: of these nothing tells which is the later, so that a number that changed
            may look like a conflict.
    """

    id: str
    kind: Literal["number", "statement", "date"]
    about: str
    action: str | None
    noun: str | None
    where: str
    unit: str | None
    conflict: bool
    conflicts: tuple[tuple[str, str], ...]
    values: tuple[Value, ...]
    over_time: tuple[Moment, ...]
    shared: tuple[str, ...]
    apart: tuple[Apart, ...]
    articles: int
    outlets: int
    origins: int
    undated: int


def outlets_of(sites: Iterable[str | None]) -> int:
    """How many outlets there are; an article may be of several."""
    return len({name for site in sites if site for name in site.split(SEPARATOR)})


def as_plain(group: Group) -> tuple[Any, ...]:
    """The group as plain tuples."""
    fields = {field.name: getattr(group, field.name) for field in dataclasses.fields(Group)}
    for name, kind in PARTS.items():
        fields[name] = tuple(map(attrgetter(*kind.__slots__), fields[name]))
    return tuple(fields.values())


def of_plain(values: tuple[Any, ...]) -> Group:
    """The group of such tuples."""
    fields = dict(zip(Group.__slots__, values, strict=True))
    for name, kind in PARTS.items():
        fields[name] = tuple(kind(**dict(zip(kind.__slots__, each, strict=True))) for each in fields[name])
    return Group(**fields)


def as_dict(values: tuple[Any, ...]) -> dict[str, Any]:
    """The same as plain JSON values by their names."""
    fields = dict(zip(Group.__slots__, values, strict=True))
    for name, kind in PARTS.items():
        fields[name] = [dict(zip(kind.__slots__, each, strict=True)) for each in fields[name]]
    return fields | {"conflicts": list(map(list, fields["conflicts"])), "shared": list(fields["shared"])}


PARTS: dict[str, Any] = {"values": Value, "over_time": Moment, "apart": Apart}
