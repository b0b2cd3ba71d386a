"""What keeps two numbers apart by the places that they are told of."""

from __future__ import annotations

from claimx.compare.across.common import (
    in_order,
    is_alike,
    is_of_each_part,
    is_spread,
    lasting,
    listed,
    named_in,
    refers,
    shared_places,
    value,
)
from claimx.compare.across.days import goes_on
from claimx.compare.across.figure import Figure
from claimx.compare.across.lexicon import words
from claimx.compare.across.sole import is_sole

STATES = ("country:", "region:")


def no_place_shared(first: Figure, second: Figure) -> str:
    """Kandy and Galle."""
    one, other = first.traits.places, second.traits.places
    if one and other and not shared_places(first, second):
        return f"other place: {listed(one)} and {listed(other)}"
    return ""


def other_place(first: Figure, second: Figure) -> str:
    """The place right at each number; one in a part of a country; Chile and Peru."""
    one, other = first.traits, second.traits
    if is_own_elsewhere(first, second):
        return f"other place: {listed(one.where)} and {listed(other.where)}"
    is_wide = is_of_each_part(first, second)
    if is_wide and bool(one.places) != bool(other.places):
        return "other place: one is of a part of the country"
    if is_wide and bool(one.where) != bool(other.where) and not one.names & other.names:
        return "other place: nothing tells where one of them is"
    if not words().counted_at_home.isdisjoint(one.events & other.events):
        at_home = [each.near.home or each.lead.home for each in (first, second)]
        if all(at_home) and at_home[0] != at_home[1]:
            return f"other place: {at_home[0]} and {at_home[1]}"
    if is_elsewhere(first, second):
        return f"other place: {listed(one.places)} and {listed(other.places)}"
    if is_abroad(first, second):
        return f"other country: {listed(one.countries)} and {listed(other.countries)}"
    return ""


def is_own_elsewhere(first: Figure, second: Figure) -> bool:
    """Whether the place right at one number is none of the other's; within a country alone that is no other place."""
    if not (first.own_place or second.own_place):
        return False
    one, other, shared = first.traits, second.traits, shared_places(first, second)
    own = {*first.own_place, *second.own_place} - shared
    if not own or not one.where or not other.where or not one.where.isdisjoint(other.where):
        return False
    if shared and not (first.beside or second.beside):  # "in the Orano mine at Kandy", "in Kandy"
        return False
    is_known = bool(one.places and other.places) or one.countries.isdisjoint(other.countries)
    return is_known or any(name.startswith(STATES) for name in own)


def is_abroad(first: Figure, second: Figure) -> bool:
    """Whether each names a country that the other does not, and no place is both's: a third country is no tie."""
    one, other = first.traits.countries, second.traits.countries
    if not one or not other or one <= other or other <= one:
        return False
    return one.isdisjoint(other) or not shared_places(first, second)


def part_of_place(first: Figure, second: Figure) -> str:
    """Northern Gaza and Gaza; floods in Kandy, and in all of the country: of the part the smaller number is told."""
    is_one = is_sole(first, second)  # "an earthquake in southern Peru" is that in Peru
    for part, whole in ((first, second), (second, first)):
        own, other = part.traits, whole.traits
        if (
            not is_one
            and own.sides
            and not other.sides
            and own.storms.isdisjoint(other.storms)
            and value(part) < value(whole)
        ):
            halves = {each for each in own.sides if each.split(" ", 1)[1] in other.places | other.countries}
            if halves:
                return f"part and whole: {listed(frozenset(halves))} and all of it"
        if own.places and not other.places and is_spread(part, whole) and is_inside(part, whole):
            return f"part and whole: {listed(own.places)} and the country"
    return ""


def is_inside(part: Figure, whole: Figure) -> bool:
    """Whether the places of one number are in the country of the other, and the number is theirs alone."""
    own, country = part.traits, whole.traits.countries
    if not country or (own.countries and own.countries.isdisjoint(country)):
        return False
    is_its = not own.places.isdisjoint((*part.own_place, *part.toll_place, *part.several))
    return is_its or value(part) < value(whole) or is_new(part, whole)


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


def other_site(first: Figure, second: Figure) -> str:
    """A school and a mosque of one town."""
    one, other = frozenset(first.sites), frozenset(second.sites)
    if not one or not other or not one.isdisjoint(other) or lasting(first, second) or is_alike(first, second):
        return ""
    return f"other place: {listed(one)} and {listed(other)}"


def is_elsewhere(first: Figure, second: Figure) -> bool:
    """Whether two such things happened in one region: each names a place that the other does not."""
    one, other = first.traits.places, second.traits.places
    is_inside = one <= other | second.traits.wider or other <= one | first.traits.wider
    if is_inside or (lasting(first, second) and not is_spread(first, second)):
        return False
    if is_spread(first, second) and (first.total or second.total or first.updates or second.updates):
        return False
    return not (is_alike(first, second) or refers(first, second) or refers(second, first))


def is_of_several(part: Figure, whole: Figure) -> bool:
    """Whether one number is of one of the places that the other is of: "12 in Kandy and two in Galle"."""
    if not part.beside or whole.beside:
        return False
    named = named_in(whole) | {f"country:{country}" for country in whole.traits.countries}
    return named.issuperset(part.beside)


def one_of_several(first: Figure, second: Figure) -> str:
    """Two people died in one of the towns that were hit, seven in all of them; 14 in two states, 9 in one of them."""
    if is_of_several(first, second) or is_of_several(second, first):
        return "part and whole: one of several places, and all of them"
    for part, whole in ((first, second), (second, first)):
        if whole.several:
            together, named = frozenset(whole.several), told_of(part) | part.traits.places
            shared = together & named
            if shared and not together <= named:
                return f"part and whole: {listed(shared)} and {listed(together)}"
        most = frozenset(whole.mostly_in)
        if most and most == frozenset(own_of(part)):
            return f"part and whole: {listed(most)}, and more"
        if is_one_town(part, whole):
            return f"part and whole: {listed(frozenset(own_of(part)))} and all of it"
    return ""


def own_of(figure: Figure) -> tuple[str, ...]:
    """The places that stand right at a number, or at its toll."""
    return figure.own_place or figure.toll_place


def is_one_town(part: Figure, whole: Figure) -> bool:
    """Whether a town's number stands beside the country's, or a named storm's wherever it went."""
    own, other = own_of(part), own_of(whole)
    if not own or own == other or any(name.startswith(STATES) for name in own):
        return False
    if other:
        return is_spread(part, whole) and all(name.startswith(STATES) for name in other)
    is_anywhere = not (whole.traits.places or whole.traits.countries)
    return whole.total and is_anywhere and bool(part.traits.storms & whole.traits.storms)


def told_of(figure: Figure) -> frozenset[str]:
    """The places that a number is of: its own, with those joined to it; else those that its words name."""
    own, together = frozenset(own_of(figure)), frozenset(figure.several)
    if own:
        return together if own & together else own
    traits = figure.traits
    return traits.places | {f"country:{country}" for country in traits.countries}
