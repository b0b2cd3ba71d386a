"""A number of an article with all that tells what it speaks of: made of a record, kept as a plain tuple."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from typing import Any

from claimx.compare.across.setting import Setting
from claimx.compare.across.topic import Topic
from claimx.compare.across.traits import Traits, traits_of

Number = int | float
SHOWN, WHOLE = 400, 2_000  # characters of a claim, and of its sentence


@dataclass(kw_only=True, eq=False)
class Figure:
    """A number of an article; without slots, so that what is asked of it again and again is made once.

    Not frozen, since to set fifty fields would take three times as long; nobody changes one. Each is equal to itself
    alone, so that what is asked of two is looked up at once.

    Attributes:
        article, claim, quantity: their ids.
        outlet, date, day: of the article; `day` as an ordinal.
        low, high, modifier, status, text: as in the record.
        source, source_name, named: to whom it is credited; None for the article's own voice.
        voices: the names in what it is credited to.
        certainty, polarity: of the claim.
        said: the claim's words; `whole`: the sentence that it stands in, None where the record is without the text.
        start, end: of the number in the article.
        topic: what must be the same.
        about: what it is of, in words.
        modifiers: what tells those counted from others of the noun: "Afghan" nationals.
        part, step, total, expected: a part of a number, one of a day, one of all so far; one that is not yet so.
        supposed: whether it is only estimated, feared or believed.
        near, lead: the setting of its sentence and of the article's beginning.
        own_place: the place that stands right behind it: "12 in Kandy".
        toll_place: the place of which a toll is told: "Peru's death toll"; `mostly_in` those where most of it is.
        goods: what a tariff is laid on.
        sites: what stands in its places: "port" of the Port of Beirut, "school" of a school in Beirut.
        scope: "country" or "world" where it is said to be of all of that: "the national death toll"; else "".
        holder: the name nearest before it in its claim, else behind it: whose share, sum or jobs it is.
        heads: the names before it in its sentence, states aside; `persons` are those of them that are people.
        sides: the states that are told to strike.
        people: the state whose people are counted: "the Israeli death toll"; else "".
        campaign: whether it is of all that happened in a time: "since January", "this year".
        several: the places that it is told of together: "in Kandy and Galle", "12 in Kandy and two in Galle" of 14.
        beside: the places of the same kind of number in its sentence: "12 in Kandy and two in Galle".
        event_day: the day that its claim names.
        periods: the months, quarters and years that it names.
        updates: whether it is told as new: "rises to".
        again: whether its event is told to be another: "another earthquake".
        another: whether it is of another event than the one that its article is about; `foreign` are the kinds of that
            event which the article's own has not.
        sizes: magnitudes that its sentence names.
        sentence: where its sentence begins.
        headline: whether that is the article's title.
        within: regions in which its places lie, as the article tells elsewhere.
        sole: the country and the kinds of event of which no other is told that day; found out later, see `sole`.
    """

    article: str
    claim: str | None
    quantity: str
    outlet: str | None
    date: str | None
    day: int | None
    low: Number | None
    high: Number | None
    modifier: str
    status: str
    text: str
    source: str | None
    source_name: str | None
    named: bool
    voices: tuple[str, ...]
    certainty: str
    polarity: str
    said: str
    whole: str | None
    start: int
    end: int
    topic: Topic
    about: str
    modifiers: tuple[str, ...]
    part: bool
    step: bool
    total: bool
    expected: bool
    supposed: bool
    near: Setting
    lead: Setting
    own_place: tuple[str, ...]
    toll_place: tuple[str, ...]
    mostly_in: tuple[str, ...]
    goods: tuple[str, ...]
    sites: tuple[str, ...]
    scope: str
    holder: str
    heads: tuple[str, ...]
    persons: tuple[str, ...]
    sides: tuple[str, ...]
    people: str
    campaign: bool
    several: tuple[str, ...]
    beside: tuple[str, ...]
    event_day: int | None
    periods: tuple[str, ...]
    updates: bool
    again: bool
    another: bool
    foreign: tuple[str, ...]
    sizes: tuple[Number, ...]
    sentence: int
    headline: bool
    within: tuple[str, ...]
    sole: frozenset[tuple[str, str]] = field(init=False, default=frozenset())

    @cached_property
    def traits(self) -> Traits:
        """The settings as sets."""
        near, lead = self.near, self.lead
        if self.scope:  # what the sentence says of a place, it says of a part
            near, lead = near._replace(places=()), lead._replace(places=())
        return traits_of(near, lead, self.own_place, self.within, self.topic.noun)

    @cached_property
    def id(self) -> str:
        """What a person calls it by: the article's id and its own."""
        return f"{self.article}#{self.quantity}"


NAMES = tuple(each.name for each in dataclasses.fields(Figure) if each.init)
NAMED: dict[str, type[Setting] | type[Topic]] = {"near": Setting, "lead": Setting, "topic": Topic}
every_field = attrgetter(*NAMES)


def as_values(figure: Figure) -> tuple[Any, ...]:
    """The figure as plain tuples."""
    values = dict(zip(NAMES, every_field(figure), strict=True))
    values.update((name, tuple(values[name])) for name in NAMED)
    return tuple(values.values())


def of_values(values: tuple[Any, ...]) -> Figure:
    """The figure of such a tuple; made without its `__init__`, which would set fifty fields one by one."""
    figure = object.__new__(Figure)
    given = figure.__dict__
    given.update(zip(NAMES, values, strict=True))
    for name, kind in NAMED.items():
        given[name] = kind._make(given[name])
    return figure
