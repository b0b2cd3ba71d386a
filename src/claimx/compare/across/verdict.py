"""Whether two numbers of one topic speak of the same thing, and why or why not.

First what keeps them apart, one test each; then what they have in common, counted. The verdict on two numbers depends
on these two alone, but for one question: whether another such event is told of their country that day (`sole`).
"""

from __future__ import annotations

from typing import NamedTuple

from claimx.compare.across.apart import TESTS
from claimx.compare.across.common import (
    FEW_WORDS,
    Part,
    is_alike,
    is_lasting_event,
    is_one_holder,
    is_said_again,
    is_spread,
    lasting,
    own_words,
    refers,
    share,
    shared_by,
    shared_places,
    shared_proper,
    telling,
    value,
)
from claimx.compare.across.days import happened, other_day
from claimx.compare.across.figure import Figure
from claimx.compare.across.lexicon import words
from claimx.compare.across.relations import in_time, relation
from claimx.compare.across.sole import is_sole

ENOUGH = 4.0  # what two numbers must have in common
MORE = 6.0  # where nothing happens to what is counted
SPECIFIC = frozenset({"place", "name", "proper"})
MOST_ANCHORS = 2
DOUBT = "they disagree, and too little tells that they are of one thing"
SURE = 3  # things that tell that two numbers which disagree are of one thing


class Verdict(NamedTuple):
    """Whether two numbers belong together.

    Attributes:
        together: whether they do.
        apart: what keeps them apart, in words; empty where nothing does but that they share too little.
        shared: what they have in common; not asked of what is kept apart.
        score: how much that is.
    """

    together: bool
    apart: str
    shared: list[Part]
    score: float


def verdict_on(first: Figure, second: Figure, *, window: int | None) -> Verdict:
    """Whether two numbers of one topic speak of one thing.

    Args:
        first: one number.
        second: another.
        window: how many days apart they may be; None where that is not asked.
    """
    for test in TESTS:
        apart = test(first, second)
        if apart:
            return Verdict(together=False, apart=apart, shared=[], score=0.0)
    apart = other_day(first, second, window)
    if apart:
        return Verdict(together=False, apart=apart, shared=[], score=0.0)
    shared, score = shared_by(first, second)
    together = is_said_again(first, second) or is_enough(first, second, score, shared)
    if together and relation(*in_time(first, second)) == "conflict" and not is_surely_one(first, second):
        return Verdict(together=False, apart=DOUBT, shared=shared, score=score)
    return Verdict(together=together, apart="", shared=shared, score=score)


def is_enough(first: Figure, second: Figure, score: float, shared: list[Part]) -> bool:
    """Whether two numbers of a topic share enough.

    More, and a name, where nothing is told of what is counted but its noun; a name, or words of their own, where two
    such things may happen in one country on one day.
    """
    specific = any(each.name in SPECIFIC for each in shared)
    if not first.topic.action:
        is_level = first.topic.noun in words().levels and first.topic.kind != "count"
        return score >= (ENOUGH if is_level else MORE) and (specific or is_one_level(first, second))
    is_there = (
        specific
        or len(own_words(first, second)) >= FEW_WORDS
        or len(first.traits.countries & second.traits.countries) > 1
    )
    is_there = is_there or is_toll_of_weeks(first, second) or is_sole(first, second)
    is_one = is_lasting_event(first, second) or (is_there and is_one_event(first, second))
    return score >= ENOUGH and is_one


def is_one_level(first: Figure, second: Figure) -> bool:
    """Whether both are of what a country has one of at a time, on a day or in a month or year that both name."""
    one, other = first.traits.countries, second.traits.countries
    is_one_day = first.event_day is not None and first.event_day == second.event_day
    is_level = first.topic.noun in words().levels and first.topic.kind != "count"
    return is_level and len(one) == 1 and one == other and (is_one_day or share(first.periods, second.periods))


def is_toll_of_weeks(first: Figure, second: Figure) -> bool:
    """Whether both are a country's toll of what goes on for weeks: protests, a war; or all its cases of an illness."""
    one, other, known = first.traits, second.traits, words()
    is_toll = first.total and second.total and bool(one.countries) and one.countries == other.countries
    goes_on = first.topic.action in known.wide_actions or not known.unrest.isdisjoint(one.events & other.events)
    return is_toll and goes_on


def is_surely_one(first: Figure, second: Figure) -> bool:
    """Whether two numbers that can't both be true are of one thing for certain: that they differ speaks against it.

    A place, a name or two countries, and two more things that tell of one thing; or nearly the same words.
    """
    one, other = first.traits, second.traits
    if not first.topic.action and (one.countries != other.countries or not is_one_holder(first, second)):
        return False
    if one.places and other.places and one.places != other.places and is_spread(first, second):
        return False
    if is_alike(first, second) or is_sole(first, second) or is_one_level(first, second):
        return True
    if not (lasting(first, second) or tells_one_event(first, second)):
        return False
    anchored = anchors(first, second)
    return anchored > 0 and anchored + evidence(first, second) >= SURE


def tells_one_event(first: Figure, second: Figure) -> bool:
    """Whether more than the place, the day and "an attack" tells that two events are one."""
    one, other = first.traits, second.traits
    if not (one.events & other.events) <= words().general:
        return True
    is_known = refers(first, second) or refers(second, first) or bool(own_words(first, second))
    return is_known or bool(one.names & other.names) or bool(first.event_day and first.event_day == second.event_day)


def anchors(first: Figure, second: Figure) -> int:
    """How many places and names both have, and countries but the first, two at most; a source's own name is none."""
    one, other = first.traits, second.traits
    names = one.names & other.names
    if names:
        names = names.difference(set(first.voices).intersection(second.voices))
    words_ = shared_proper(first, second) or len(own_words(first, second)) >= FEW_WORDS
    countries = max(len(one.countries & other.countries) - 1, 0)
    return min(len(shared_places(first, second)) + len(names) + countries + bool(words_), MOST_ANCHORS)


def evidence(first: Figure, second: Figure) -> int:
    """How many things tell that two numbers are of one thing, beside what anchors them."""
    one, other = first.traits, second.traits
    more = (
        one.countries & other.countries,
        one.events & other.events or is_one_told_in_general(first, second),
        first.day is not None and first.day == second.day,
        first.event_day is not None and first.event_day == second.event_day,
        share(first.periods, second.periods),
        share(first.modifiers, second.modifiers),
        own_words(first, second),
        refers(first, second) or refers(second, first),
        telling(first),
    )
    return sum(map(bool, more))


def is_one_told_in_general(first: Figure, second: Figure) -> bool:
    """Whether one tells in general what the other names: "the attack", a shooting."""
    one, other = first.traits, second.traits
    return not one.related.isdisjoint(other.events) and not words().general.isdisjoint(one.events | other.events)


def is_one_event(first: Figure, second: Figure) -> bool:
    """Whether anything but the place tells that two numbers are of one event."""
    if first.topic.action not in words().recurring or (first.total and second.total) or is_sole(first, second):
        return True
    if own_words(first, second) or refers(first, second) or refers(second, first):
        return True
    shared = first.traits.events & second.traits.events or is_one_told_in_general(first, second)
    is_bare = is_told_by_lead(first) or is_told_by_lead(second)
    is_named = first.event_day is not None or second.event_day is not None
    is_one_day = is_named and happened(first) == happened(second)  # "yesterday's attack"
    is_told = is_bare or is_one_day or first.total or second.total or bool(first.traits.names & second.traits.names)
    is_lasting = lasting(first, second) or is_lasting_told_in_general(first, second)
    return bool(shared) and (is_told or is_lasting or value(first) == value(second))


def is_told_by_lead(figure: Figure) -> bool:
    """Whether only the article's beginning tells where it was, and what: "Forty others were injured"."""
    return not (figure.near.places or figure.near.events)


def is_lasting_told_in_general(first: Figure, second: Figure) -> bool:
    """Whether one tells in general of what is told for days: "the crash" of an airliner."""
    known = words()
    specific = (first.traits.events | second.traits.events) - known.general
    return bool(specific) and specific <= known.lasting
