"""What keeps two numbers apart, one test each: dead and injured, part and whole, another place, another day."""

from __future__ import annotations

from collections.abc import Callable

from claimx.compare.across.common import (
    is_alike,
    is_lasting_event,
    lasting,
    refers,
    shared_places,
    value,
)
from claimx.compare.across.figure import Figure
from claimx.compare.across.interval import agreement
from claimx.compare.across.lexicon import EVERYONE, words
from claimx.compare.across.when import other_period

ONE_NIGHT = 1  # days
ONE_ARTICLE = 2.0  # numbers of one article that are so many times each other are of two things
ONE_SIZE = 0.4  # magnitudes of one earthquake, by two agencies
FALLEN = 2.0  # so much less on a later day, of a flood or the like, is of another place
TOTAL = 4.0  # a total is so many times what one event of many brought


def other_topic(first: Figure, second: Figure) -> str:
    """Dead and injured; dollars and euros; soldiers and civilians."""
    if first.topic == second.topic:
        return ""
    for name, one, other in zip(first.topic._fields, first.topic, second.topic, strict=True):
        if one != other:
            return f"other {name}: {one or 'none'} and {other or 'none'}"
    return ""


def other_status(first: Figure, second: Figure) -> str:
    """Confirmed and suspected; counted and expected."""
    if (first.status == "suspected") != (second.status == "suspected"):
        return f"other status: {first.status} and {second.status}"
    if first.expected != second.expected:
        return "one is expected or only possible, the other is told as so"
    if first.polarity != second.polarity:
        return "one is denied"
    return ""


def part_and_whole(first: Figure, second: Figure) -> str:
    """5 of them; 5 more; 5 in a day."""
    if first.part != second.part:
        return "part and whole"
    if (first.scope == "world") != (second.scope == "world"):
        return "part and whole: one is of all the world"
    if first.step != second.step:
        return "one is of a day or a step, the other of all so far"
    goes_up = words().course.get(first.topic.action) != "stays"
    if first.total != second.total and goes_up and not lasting(first, second) and is_far(first, second, TOTAL):
        return "part and whole: a total, and one event"
    if is_another_count(first, second):
        return "part and whole: so much smaller a number, told later, is of a part or of another event"
    if first.part and second.part and not is_one_part(first, second):
        return "two parts, and nothing tells that they are one"
    return ""


def is_one_part(first: Figure, second: Figure) -> bool:
    """Whether two parts are told by the same words: 14 children, 12 in Kandy."""
    if first.modifiers != second.modifiers or (first.own_place and first.own_place != second.own_place):
        return False
    return bool(first.own_place or first.modifiers or first.topic.noun != EVERYONE) and first.topic.kind == "count"


def other_names(first: Figure, second: Figure) -> str:
    """Members of two parliaments, where nothing else tells what is counted."""
    if first.topic.action:
        return ""
    one, other = (each.traits.names.difference(each.voices) for each in (first, second))
    is_one = one & (other | second.traits.places) or other & first.traits.places
    if one and other and not is_one:
        return f"other names: {listed(one)} and {listed(other)}"
    return ""


def other_holder(first: Figure, second: Figure) -> str:
    """The jobs of a firm in Chile and in Peru; the votes of two candidates: where only the noun tells what it is of."""
    if first.topic.action or not first.holder or not second.holder or first.holder == second.holder:
        return ""
    if agreement(first, second) in {"same", "rounded"}:
        return ""
    return f"other holder: {first.holder} and {second.holder}"


def is_another_count(first: Figure, second: Figure) -> bool:
    """Whether a number that only grows would have fallen to a fraction."""
    if words().course.get(first.topic.action) != "grows" or first.day is None or second.day is None:
        return False
    small, large = sorted((first, second), key=value)
    later = (small.day or 0) - (large.day or 0)
    if small.total or later < 0:
        return False
    one, other = first.traits.places, second.traits.places
    if later and one and other and one != other and is_lasting_event(first, second) and is_far(first, second, FALLEN):
        return True
    return is_far(first, second, TOTAL) and (small.high is not None or not lasting(first, second))


def is_far(first: Figure, second: Figure, times: float) -> bool:
    """Whether one number is so many times the other."""
    low, high = sorted(abs(value(each)) for each in (first, second))
    return high >= times * low and high > low


def other_kind(first: Figure, second: Figure) -> str:
    """Afghan and Pakistani soldiers; booster and first doses."""
    if first.modifiers and second.modifiers and not set(first.modifiers) & set(second.modifiers):
        return f"other {first.topic.noun}: {' '.join(first.modifiers)} and {' '.join(second.modifiers)}"
    return ""


def one_article(first: Figure, second: Figure) -> str:
    """Two numbers of one sentence are of two things, or it says one twice."""
    if first.article != second.article:
        return ""
    if first.sentence == second.sentence and agreement(first, second) != "same":
        return "one sentence tells both"
    if not first.topic.action or not is_alike(first, second) or is_far(first, second, ONE_ARTICLE):
        return "one article tells both, of other things"
    return ""


def other_place(first: Figure, second: Figure) -> str:
    """Kandy and Galle; Chile and Peru."""
    one, other = first.traits, second.traits
    is_own = bool(first.own_place or second.own_place)
    if is_own and one.where and other.where and one.where.isdisjoint(other.where):
        return f"other place: {listed(one.where)} and {listed(other.where)}"
    if one.places and other.places and not shared_places(first, second):
        return f"other place: {listed(one.places)} and {listed(other.places)}"
    is_wide = not words().wide.isdisjoint(one.events & other.events)
    if is_wide and bool(one.places) != bool(other.places):
        return "other place: one is of a part of the country"
    if is_wide and bool(one.where) != bool(other.where) and not one.names & other.names:
        return "other place: nothing tells where one of them is"
    is_at_home = not words().counted_at_home.isdisjoint(one.events & other.events)
    at_home = [each.near.home or each.lead.home for each in (first, second)]
    if is_at_home and all(at_home) and at_home[0] != at_home[1]:
        return f"other place: {at_home[0]} and {at_home[1]}"
    if is_elsewhere(first, second):
        return f"other place: {listed(one.places)} and {listed(other.places)}"
    if is_abroad(first, second):
        return f"other country: {listed(one.countries)} and {listed(other.countries)}"
    return ""


def is_abroad(first: Figure, second: Figure) -> bool:
    """Whether each names a country that the other does not, and no place is both's: a third country is no tie."""
    one, other = first.traits.countries, second.traits.countries
    if not one or not other or one <= other or other <= one:
        return False
    return one.isdisjoint(other) or not shared_places(first, second)


def part_of_place(first: Figure, second: Figure) -> str:
    """Northern Gaza and Gaza; floods in Kandy, and in all of the country: of the part the smaller number is told."""
    for part, whole in ((first, second), (second, first)):
        own, other = part.traits, whole.traits
        if value(part) >= value(whole):
            continue
        halves = {each for each in own.sides if each.split(" ", 1)[1] in other.places | other.countries}
        if halves and not other.sides:
            return f"part and whole: {listed(frozenset(halves))} and all of it"
        is_spread = not words().spread.isdisjoint(own.events & other.events)
        if is_spread and own.places and not other.places and own.countries & other.countries:
            return f"part and whole: {listed(own.places)} and the country"
    return ""


def other_side(first: Figure, second: Figure) -> str:
    """The north and the south of one place."""
    one, other = first.traits.sides, second.traits.sides
    if (
        one
        and other
        and one.isdisjoint(other)
        and {s.split(" ", 1)[1] for s in one} & {s.split(" ", 1)[1] for s in other}
    ):
        return f"other place: {listed(one)} and {listed(other)}"
    return ""


def is_elsewhere(first: Figure, second: Figure) -> bool:
    """Whether two such things happened in one region: each names a place that the other does not."""
    one, other = first.traits.places, second.traits.places
    if lasting(first, second) or one <= other or other <= one:
        return False
    return not (is_alike(first, second) or refers(first, second) or refers(second, first))


def listed(names: frozenset[str]) -> str:
    return ", ".join(sorted(names))


def other_event(first: Figure, second: Figure) -> str:
    """An earthquake and a flood."""
    one, other = first.traits, second.traits
    if one.events and other.events and one.related.isdisjoint(other.events):
        return f"other event: {listed(one.events)} and {listed(other.events)}"
    if one.storms and other.storms and one.storms.isdisjoint(other.storms):
        return f"other event: {listed(one.storms)} and {listed(other.storms)}"
    is_size = first.topic.unit == "magnitude"
    if not is_size and first.sizes and second.sizes and abs(first.sizes[0] - second.sizes[0]) > ONE_SIZE:
        return f"other event: of magnitude {first.sizes[0]:g} and {second.sizes[0]:g}"
    return ""


TESTS: tuple[Callable[[Figure, Figure], str], ...] = (
    other_topic, other_status, part_and_whole, other_kind, other_names, other_holder, one_article, other_side,
    part_of_place, other_place, other_event,
)  # fmt: skip


def other_day(first: Figure, second: Figure, window: int | None) -> str:
    """Outside the window; a step of another day; another night's strike."""
    if other_period(first.periods, second.periods):
        return f"other time: {' '.join(first.periods)} and {' '.join(second.periods)}"
    if first.event_day and second.event_day and abs(first.event_day - second.event_day) > ONE_NIGHT:
        return "other day: the days they name are not the same"
    if first.day is None or second.day is None:
        return ""
    distance = abs(first.day - second.day)
    if window is not None and distance > window:
        return f"other day: {distance} days apart, the window is {window}"
    if distance and (first.step or second.step):
        return "other day: each is of its own day"
    if distance and first.part:
        return "other day: each is a part of its own day's number"
    if distance and is_of_each_day(first, second):
        return "other day: each may be the number of its own day"
    if distance > ONE_NIGHT:
        apart = much_later(first, second)
        if apart:
            return apart
    if not lasting(first, second) and is_another_night(first, second):
        return "other day: what may happen every day, and nothing tells that it is one event"
    return ""


def is_of_each_day(first: Figure, second: Figure) -> bool:
    """Whether two numbers of what is counted day by day may be of two days: the later is told as no sum of all."""
    later = max((first, second), key=lambda figure: figure.day or 0)
    is_counted = not words().counted_at_home.isdisjoint(first.traits.events & second.traits.events)
    return is_counted and not (later.total or later.updates) and agreement(first, second) != "same"


def much_later(first: Figure, second: Figure) -> str:
    """What keeps numbers apart that are told more than a night apart."""
    if first.topic.kind == "measure":
        return "other day: a measure is of its own day"
    if first.again != second.again:
        return "other day: one is told to have happened again"
    if goes_on(first, second):
        return ""
    if first.topic.kind == "count" and not first.topic.action:
        return "other day: nothing tells that both count the same ones"
    return ""


def is_another_night(first: Figure, second: Figure) -> bool:
    """Whether what may happen every day happened on two days: those that are named, else those of the articles."""
    one, other = happened(first), happened(second)
    if one is None or other is None:
        earlier, later = sorted((first, second), key=lambda figure: figure.day or 0)
        return first.day != second.day and not goes_on(earlier, later)
    if one == other:
        return False
    if first.event_day and second.event_day:
        return True
    earlier, later = sorted((first, second), key=lambda figure: figure.day or 0)
    if later.again:
        return True
    are_open = first.high is None and second.high is None and first.low != second.low
    is_told_again = is_alike(first, second) and agreement(first, second) != "disjoint" and not are_open
    return abs(one - other) > ONE_NIGHT or not (is_told_again or goes_on(earlier, later))


def happened(figure: Figure) -> int | None:
    """The day it speaks of; None where it goes on telling of an earlier one."""
    if figure.event_day:
        return figure.event_day
    return None if figure.total or figure.updates else figure.day


def goes_on(earlier: Figure, later: Figure) -> bool:
    """Whether the later of two numbers is told as what has become of an earlier one."""
    is_update = later.total or later.updates
    return is_update or refers(later, earlier) or (later.day == earlier.day and (earlier.total or earlier.updates))
