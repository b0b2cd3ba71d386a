"""What keeps two numbers apart by the days that they are of: outside the window, another night, another batch."""

from __future__ import annotations

from claimx.compare.across.common import (
    in_order,
    is_alike,
    is_far,
    is_of_each_part,
    lasting,
    refers,
    share,
    shared_places,
    value,
)
from claimx.compare.across.figure import Figure
from claimx.compare.across.interval import agreement
from claimx.compare.across.lexicon import words
from claimx.compare.across.when import is_over, other_period

ONE_NIGHT = 1  # days
UNEVEN, ROUND = 20, 10  # beyond this, what is no multiple of that
RETOLD = 1.25  # a toll that is told again days later is so many times the first at most
LONG = 10  # days after which what is told of one kind and place is another event, unless the report says which it is
MAGNITUDE = "magnitude"
AGAIN = "other day: one is told to have happened again"


def other_day(first: Figure, second: Figure, window: int | None) -> str:
    """Outside the window; a step of another day; another night's strike."""
    if first.periods and second.periods and other_period(first.periods, second.periods):
        return f"other time: {' '.join(first.periods)} and {' '.join(second.periods)}"
    if is_of_earlier_time(first, second) or is_of_earlier_time(second, first):
        return "other time: one tells of a month or a year before the other"
    if first.event_day and second.event_day and abs(first.event_day - second.event_day) > ONE_NIGHT:
        return "other day: the days they name are not the same"
    if first.day is None or second.day is None:
        return ""
    distance = abs(first.day - second.day)
    if window is not None and distance > window:
        return f"other day: {distance} days apart, the window is {window}"
    if window is not None and long_after(first, second):
        return long_after(first, second)
    if distance and (first.step or second.step):
        return "other day: each is of its own day"
    if distance and first.topic.change and not is_of_one_time(first, second):
        return "other day: each day has its own change"
    if distance and first.topic.noun in words().ballots and agreement(first, second) == "disjoint":
        return "other day: each count of an election has its own"
    if distance and first.part:
        return "other day: each is a part of its own day's number"
    if distance and is_of_each_day(first, second):
        return "other day: each may be the number of its own day"
    if distance and is_another_batch(first, second):
        return "other day: others may have been meant on another day, and nothing tells that it is a sum of all"
    earlier, later = in_order(first, second)
    if distance and is_of_its_day(first, second) and (distance > ONE_NIGHT or not goes_on(earlier, later)):
        return "other day: a measure is of its own day"
    if distance and later.again and not (earlier.again or later.total):
        return AGAIN
    if distance > ONE_NIGHT:
        apart = much_later(first, second)
        if apart:
            return apart
    if not lasting(first, second) and is_another_night(first, second):
        return "other day: what may happen every day, and nothing tells that it is one event"
    return ""


def long_after(first: Figure, second: Figure) -> str:
    """Two floods of one town within two months; not where the later report says of which it tells."""
    one, other = first.traits, second.traits
    distance = abs((first.day or 0) - (second.day or 0)) if first.day and second.day else 0
    if distance <= LONG or not first.topic.action or is_told_for_months(first, second):
        return ""
    is_dated = first.event_day is not None and first.event_day == second.event_day
    is_named = not (one.storms | one.names).isdisjoint(other.storms | other.names)
    if is_dated or is_named or share(first.periods, second.periods):
        return ""
    earlier, later = in_order(first, second)
    if goes_on(earlier, later) and shared_places(first, second):
        return ""
    return f"other day: {distance} days apart, and nothing tells that it is one event"


def is_told_for_months(first: Figure, second: Figure) -> bool:
    """Whether two numbers are of no event, or of one that goes on: a fine; an epidemic, a war, protests."""
    events, known = first.traits.events & second.traits.events, words()
    return not events or is_of_each_part(first, second) or not events.isdisjoint(known.unrest)


def is_of_earlier_time(first: Figure, second: Figure) -> bool:
    """Whether one names a month or a year that was over when the other was told as new: "December's earthquake"."""
    if not first.periods or first.event_day or second.periods or second.day is None or not second.topic.action:
        return False
    is_told_again = second.total or second.updates or is_alike(first, second) or refers(second, first)
    return not is_told_again and is_over(first.periods, second.day)


def is_of_one_time(first: Figure, second: Figure) -> bool:
    """Whether two changes are of one month or day, or one is told again: "a day after falling by 12%"."""
    is_one_day = first.event_day is not None and first.event_day == second.event_day
    is_one = is_one_day or not set(first.periods).isdisjoint(second.periods)
    return is_one or agreement(first, second) in {"same", "rounded"}


def is_of_each_day(first: Figure, second: Figure) -> bool:
    """Whether two numbers of what is counted day by day may be of two days: the later is told as no sum of all."""
    _, later = in_order(first, second)
    is_counted = first.topic.kind == "count" and not words().counted_at_home.isdisjoint(
        first.traits.events & second.traits.events
    )
    is_next = abs((first.day or 0) - (second.day or 0)) <= ONE_NIGHT
    return is_counted and not (later.total or later.updates or (is_next and agreement(first, second) == "same"))


def is_another_batch(first: Figure, second: Figure) -> bool:
    """Whether others may have been freed on the later day."""
    earlier, later = in_order(first, second)
    if first.topic.action not in words().batches or (first.event_day and first.event_day == second.event_day):
        return False
    found = agreement(first, second)
    is_next = (later.day or 0) - (earlier.day or 0) <= ONE_NIGHT
    is_retold = found in {"same", "rounded"} or (is_next and found == "fits" and is_alike(first, second))
    is_retold = is_retold or (found == "fits" and bool(shared_places(first, second)))
    return not (is_retold or later.total or later.updates)


def much_later(first: Figure, second: Figure) -> str:
    """What keeps numbers apart that are told more than a night apart."""
    earlier, later = in_order(first, second)
    if first.again != second.again or (later.again and not goes_on(earlier, later)):
        return AGAIN
    if goes_on(first, second):
        return ""
    if first.topic.action in words().voyages and agreement(first, second) == "disjoint":
        return "other day: each voyage has its own"
    if first.topic.kind == "count" and not first.topic.action:
        return "other day: nothing tells that both count the same ones"
    return ""


def is_of_its_day(first: Figure, second: Figure) -> bool:
    """Whether two measures, as of a storm's wind, differ; an earthquake has one magnitude."""
    if first.topic.kind not in {"measure", "rate"}:
        return False
    return first.topic.unit != MAGNITUDE and agreement(first, second) not in {"same", "rounded"}


def is_another_night(first: Figure, second: Figure) -> bool:
    """Whether what may happen every day happened on two days: those that are named, else those of the articles."""
    one, other = happened(first), happened(second)
    if one is None or other is None:
        earlier, later = in_order(first, second)
        return first.day != second.day and not goes_on(earlier, later)
    if one == other:
        return False
    if first.event_day and second.event_day:
        return True
    earlier, later = in_order(first, second)
    if later.again:
        return True
    if refers(later, earlier) and is_retold(earlier, later) and shared_places(first, second):
        return False  # "three days after the blast at the refinery that killed 14"
    if is_uneven(first, second) and shared_places(first, second):
        return False
    are_open = first.high is None and second.high is None and first.low != second.low
    is_told_again = is_alike(first, second) and agreement(first, second) != "disjoint" and not are_open
    return abs(one - other) > ONE_NIGHT or not (is_told_again or goes_on(earlier, later))


def is_retold(earlier: Figure, later: Figure) -> bool:
    """Whether the later number is the earlier one, or hardly more."""
    is_more = value(later) >= value(earlier) and not is_far(earlier, later, RETOLD)
    return is_more or agreement(earlier, later) in {"same", "rounded"}


def is_uneven(first: Figure, second: Figure) -> bool:
    """Whether two numbers are one that is hardly told of two events: 272; not "at least 272" of each."""
    number, is_open = value(first), first.high is None and second.high is None
    return number == value(second) and number > UNEVEN and number % ROUND != 0 and not is_open


def happened(figure: Figure) -> int | None:
    """The day it speaks of; None where it goes on telling of an earlier one."""
    if figure.event_day:
        return figure.event_day
    return None if figure.total or figure.updates else figure.day


def goes_on(earlier: Figure, later: Figure) -> bool:
    """Whether the later of two numbers is told as what has become of an earlier one."""
    is_update = later.total or later.updates
    return is_update or refers(later, earlier) or (later.day == earlier.day and (earlier.total or earlier.updates))
