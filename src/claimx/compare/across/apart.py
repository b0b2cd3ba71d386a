"""What keeps two numbers apart, one test each: dead and injured, part and whole, another place, another day."""

from __future__ import annotations

from collections.abc import Callable

from claimx.compare.across.common import (
    is_alike,
    is_contested,
    is_far,
    is_lasting_event,
    is_of_each_part,
    is_one_holder,
    is_said_again,
    lasting,
    listed,
    named_in,
    value,
)
from claimx.compare.across.figure import Figure
from claimx.compare.across.interval import agreement
from claimx.compare.across.lexicon import EVERYONE, words
from claimx.compare.across.topic import is_cost_of_works
from claimx.compare.across.where import (
    no_place_shared,
    one_of_several,
    other_place,
    other_side,
    other_site,
    part_of_place,
)

ONE_ARTICLE = 2.0  # numbers of one article that are so many times each other are of two things
ONE_SIZE = 0.4  # magnitudes of one earthquake, by two agencies
FALLEN = 2.0  # so much less on a later day, of a flood or the like, is of another place
ONES = frozenset({"money", "duration"})
SPREADING = 30.0  # in a week no epidemic grows so much
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
    if first.expected != second.expected and not is_cost_of_works(first.topic):
        return "one is expected or only possible, the other is told as so"
    is_counted = first.topic.action in words().one_by_one and agreement(first, second) == "disjoint"
    if is_counted and first.supposed != second.supposed:
        return "one is estimated or feared, the other is told as counted"
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
    if goes_up and is_sum_beside(first, second) and is_far(first, second, TOTAL):
        return "part and whole: a total, and one event"
    if is_another_count(first, second):
        return "part and whole: so much smaller a number, told no earlier, is of a part or of another event"
    if first.part and second.part and not is_one_part(first, second):
        return "two parts, and nothing tells that they are one"
    return ""


def is_sum_beside(first: Figure, second: Figure) -> bool:
    """Whether one is told as all so far, and the other as an event's; of a country's epidemic any growing number is."""
    if is_of_each_part(first, second):
        return (first.total or first.updates) != (second.total or second.updates) and is_far(first, second, SPREADING)
    return first.total != second.total and not lasting(first, second)


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
    if first.topic.action or not first.holder or not second.holder or is_one_holder(first, second):
        return ""
    is_level = first.topic.noun in words().levels  # 4% here and 4.1% there are two countries' rates
    if agreement(first, second) in ({"same"} if is_level else {"same", "rounded"}):
        return ""
    return f"other holder: {first.holder} and {second.holder}"


def other_goods(first: Figure, second: Figure) -> str:
    """A tariff on steel and one on wine."""
    one, other = frozenset(first.goods), frozenset(second.goods)
    if one and other and one.isdisjoint(other):
        return f"other {first.topic.noun}: on {listed(one)} and on {listed(other)}"
    return ""


def other_one(first: Figure, second: Figure) -> str:
    """Two who are sentenced, two paintings that are sold: each sentence has a name of its own before the number."""
    if first.topic.action not in words().of_one or first.topic.kind not in ONES:
        return ""
    if agreement(first, second) in {"same", "rounded"}:
        return ""
    for heads in ((first.persons, second.persons), (first.heads[-1:], second.heads[-1:])):
        one, other = (frozenset(each).difference(of.voices) for each, of in zip(heads, (first, second), strict=True))
        if one and other and one.isdisjoint(named_in(second)) and other.isdisjoint(named_in(first)):
            return f"other holder: {listed(one)} and {listed(other)}"
    return ""


def other_striker(first: Figure, second: Figure) -> str:
    """The two sides of a war: those whom the rockets of one hit, and those whom the other's air strikes hit."""
    if not first.topic.action or not set(first.sides).isdisjoint(second.sides) or not (first.sides and second.sides):
        return ""
    return f"other side: {first.sides[0]} and {second.sides[0]} strike"


def other_people(first: Figure, second: Figure) -> str:
    """The Israeli death toll, and that of strikes on Gaza: the people of one state, and what happened in another."""
    if first.people == second.people:
        return ""
    if first.people and second.people:
        return f"other side: people of {first.people} and of {second.people}"
    of, other = (first, second) if first.people else (second, first)
    elsewhere = other.traits.countries - {of.people}
    is_other = of.total or of.people not in other.traits.countries
    return f"other side: people of {of.people}, and all in {listed(elsewhere)}" if elsewhere and is_other else ""


def incident_and_campaign(first: Figure, second: Figure) -> str:
    """14 people in one raid, 160 since January; a toll, or a number of an epidemic, is one of all, anyway."""
    if first.campaign == second.campaign or first.topic.action not in words().recurring:
        return ""
    event = second if first.campaign else first
    is_wide = not words().wide.isdisjoint(first.traits.events & second.traits.events)
    if is_wide or event.total or event.updates:
        return ""
    return "part and whole: an event, and all that happened in a time"


def is_another_count(first: Figure, second: Figure) -> bool:
    """Whether a number that only grows would have fallen to a fraction."""
    if words().course.get(first.topic.action) != "grows" or first.day is None or second.day is None:
        return False
    small, large = (second, first) if value(first) > value(second) else (first, second)
    later = (small.day or 0) - (large.day or 0)
    if (small.total and not small.again) or later < 0 or is_contested(first, second):
        return False
    one, other = first.traits.places, second.traits.places
    if later and one and other and one != other and is_lasting_event(first, second) and is_far(first, second, FALLEN):
        return True
    return is_far(first, second, TOTAL) and (later > 0 or small.high is not None or not lasting(first, second))


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
    if first.topic.action and (is_contested(first, second) or is_said_again(first, second)):
        return ""
    if not first.topic.action or not is_alike(first, second) or is_far(first, second, ONE_ARTICLE):
        return "one article tells both, of other things"
    return ""


def told_beside(first: Figure, second: Figure) -> str:
    """A minibus that exploded in the city of which the article tells that a building collapsed there."""
    if first.another == second.another:
        return ""
    beside, main = (first, second) if first.another else (second, first)
    is_one = not main.traits.events.isdisjoint(beside.foreign) if beside.foreign else agreement(first, second) == "same"
    return "" if is_one else "other event: one is told beside the event that its article is about"


def other_event(first: Figure, second: Figure) -> str:
    """An earthquake and a flood."""
    one, other = first.traits, second.traits
    if one.events and other.events and one.related.isdisjoint(other.events):
        return f"other event: {listed(one.events)} and {listed(other.events)}"
    left, right = one.events - other.events, other.events - one.events
    if left and right and not lasting(first, second) and not families_of(left) & right:
        return f"other event: {listed(left)} and {listed(right)}"
    if one.storms and other.storms and one.storms.isdisjoint(other.storms):
        return f"other event: {listed(one.storms)} and {listed(other.storms)}"
    is_size = first.topic.unit == "magnitude"
    if not is_size and first.sizes and second.sizes and abs(first.sizes[0] - second.sizes[0]) > ONE_SIZE:
        return f"other event: of magnitude {first.sizes[0]:g} and {second.sizes[0]:g}"
    return ""


def families_of(events: frozenset[str]) -> frozenset[str]:
    """The kinds of event that these may be told as elsewhere."""
    return frozenset().union(*(words().families[each] for each in events))


# Of two numbers that share but words most are told of two places: that is asked first.
TESTS: tuple[Callable[[Figure, Figure], str], ...] = (
    other_topic, no_place_shared, other_status, part_and_whole, other_kind, other_names, other_holder, other_goods,
    other_one, other_striker, other_people, incident_and_campaign, one_article, other_side, other_site, one_of_several,
    part_of_place, other_place, told_beside, other_event,
)  # fmt: skip
