"""What keeps two numbers apart, one test each: dead and injured, part and whole, another place, another day."""

from __future__ import annotations

from collections.abc import Callable

from claimx.compare.across.common import (
    in_order,
    is_alike,
    is_lasting_event,
    lasting,
    refers,
    shared_places,
    value,
)
from claimx.compare.across.days import goes_on
from claimx.compare.across.figure import Figure
from claimx.compare.across.interval import agreement
from claimx.compare.across.lexicon import EVERYONE, words

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
    if goes_up and is_sum_beside(first, second) and is_far(first, second, TOTAL):
        return "part and whole: a total, and one event"
    if is_of_several(first, second) or is_of_several(second, first):
        return "part and whole: one of several places, and all of them"
    if is_another_count(first, second):
        return "part and whole: so much smaller a number, told later, is of a part or of another event"
    if first.part and second.part and not is_one_part(first, second):
        return "two parts, and nothing tells that they are one"
    return ""


def is_sum_beside(first: Figure, second: Figure) -> bool:
    """Whether one is told as all so far, and the other as an event's; of a country's epidemic any growing number is."""
    if is_of_each_part(first, second):
        return (first.total or first.updates) != (second.total or second.updates) and is_far(first, second, SPREADING)
    return first.total != second.total and not lasting(first, second)


def is_of_each_part(first: Figure, second: Figure) -> bool:
    """Whether each part of a country has its share of what both speak of: cases of an illness."""
    known = words()
    return first.topic.action in known.wide_actions or not known.wide.isdisjoint(
        first.traits.events & second.traits.events
    )


def is_of_several(part: Figure, whole: Figure) -> bool:
    """Whether one number is of one of the places that the other is of: "12 in Kandy and two in Galle"."""
    return bool(part.beside) and not whole.beside and named_in(whole).issuperset(part.beside)


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


def named_in(figure: Figure) -> frozenset[str]:
    """Every name in its sentence but those of states."""
    return figure.traits.names | figure.traits.places | frozenset(figure.heads)


def other_striker(first: Figure, second: Figure) -> str:
    """The two sides of a war: those whom the rockets of one hit, and those whom the other's air strikes hit."""
    if not first.topic.action or not set(first.sides).isdisjoint(second.sides) or not (first.sides and second.sides):
        return ""
    return f"other side: {first.sides[0]} and {second.sides[0]} strike"


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
    is_wide = is_of_each_part(first, second)
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
        is_less = value(part) < value(whole)
        halves = {each for each in own.sides if each.split(" ", 1)[1] in other.places | other.countries}
        if halves and not other.sides and is_less:
            return f"part and whole: {listed(frozenset(halves))} and all of it"
        is_spread = not words().spread.isdisjoint(own.events & other.events)
        if (
            is_spread
            and own.places
            and not other.places
            and own.countries & other.countries
            and (is_less or is_new(first, second))
        ):
            return f"part and whole: {listed(own.places)} and the country"
    return ""


def is_new(first: Figure, second: Figure) -> bool:
    """Whether the later of two numbers is told as of something new: floods, and a landslide at a mine."""
    if first.traits.events == second.traits.events:
        return False
    earlier, later = in_order(first, second)
    return earlier.day != later.day and not (goes_on(earlier, later) or is_alike(first, second))


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
    other_topic, other_status, part_and_whole, other_kind, other_names, other_holder, other_one, other_striker,
    one_article, other_side, part_of_place, other_place, other_event,
)  # fmt: skip
