"""What two numbers have in common: the place, names, the kind of event, a day, words of their own; counted."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from claimx.compare.across.figure import Figure
from claimx.compare.across.interval import agreement
from claimx.compare.across.lexicon import EVERYONE, words
from claimx.compare.across.topic import is_cost_of_works

WORDS = "words"
NOTHING: frozenset[str] = frozenset()
PLACE, NAME, PROPER, COUNTRY, EVENT, NOTE, MORE_OF_IT = 3.0, 2.5, 1.5, 2.0, 2.0, 1.0, 1.0
WORD, MOST_WORDS = 0.5, 3.0
ALIKE, ALIKE_THERE, SAME_WORDS = 0.6, 0.45, 4.0  # of two sentences' words; where they name one place
FEW_WORDS = 3  # words of their own that two reports of one event share


of_one_pair = lru_cache(maxsize=64)
"""Of what many tests of one pair ask."""


class Part(NamedTuple):
    """Something that two numbers have in common: what it is, how much it counts, and the names or words."""

    name: str
    weight: float
    both: frozenset[str]


def in_common(first: Figure, second: Figure) -> list[Part]:
    """What two numbers have in common."""
    one, other = first.traits, second.traits
    names, there = one.names & other.names, shared_places(first, second)
    proper, events = shared_proper(first, second), one.events & other.events
    if proper:
        proper = proper.difference(*(each.split() for each in there | names))
    words_shared = own_words(first, second)
    found = (
        ("place", PLACE, there),
        ("name", NAME, names),
        ("proper", PROPER, proper),
        ("country", COUNTRY, one.countries & other.countries),
        ("people", NOTE, one.people & other.people),
        ("event", EVENT, events),
        ("kind of event", NOTE, NOTHING if events else one.related & other.events),
    )
    notes = (
        ("day", first.event_day is not None and first.event_day == second.event_day),
        ("month or year", share(first.periods, second.periods)),
        ("what is told as known", refers(first, second) or refers(second, first)),
        ("kind of what is counted", share(first.modifiers, second.modifiers)),
    )
    shared = [Part(*part) for part in found if part[2]] + [Part(name, NOTE, NOTHING) for name, is_so in notes if is_so]
    if words_shared:
        shared.append(Part(WORDS, WORD, words_shared))
    return shared


def share(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether two short lists have anything in common."""
    return bool(first and second) and not frozenset(first).isdisjoint(second)


def score_of(shared: list[Part], first: Figure, second: Figure) -> float:
    """How much it is that two numbers have in common."""
    score = NOTE * telling(first)
    for name, weight, both in shared:
        if name == WORDS:
            is_placed = bool(first.traits.where) == bool(second.traits.where)
            score += min(weight * len(both), MOST_WORDS) + SAME_WORDS * (is_placed and is_alike(first, second))
        else:
            score += weight + MORE_OF_IT * max(min(len(both) - 1, 2), 0)
    return score


def as_words(shared: list[Part], first: Figure) -> tuple[str, ...]:
    """What two numbers have in common, in words; the words of both as the first has them."""
    found = []
    for name, _, both in shared:
        ordered = [word for word in first.near.words if word in both] if name == WORDS else sorted(both)
        found.append(f"{name}: {', '.join(ordered)}" if both else name)
    return tuple(found)


def telling(figure: Figure) -> int:
    """Whether what is counted, or what is done, is no everyday thing: missiles, a fine; not people killed.

    Twice where a unit tells it, too: hectares of forest.
    """
    topic = figure.topic
    is_rare = bool(topic.action) and topic.action not in words().recurring
    return int(topic.noun not in {"", EVERYONE} or is_rare) + (topic.kind == "measure" and topic.noun != "")


@of_one_pair
def shared_places(first: Figure, second: Figure) -> frozenset[str]:
    """The places that both name, be it as a part of another name, "Orano hospital", or as what lies around it."""
    one, other = first.traits, second.traits
    if not one.places:
        return other.places & one.loose if other.places else one.places
    return one.places & (other.places | other.loose | other.wider) | other.places & (one.loose | one.wider)


def shared_proper(first: Figure, second: Figure) -> frozenset[str]:
    """The words that one of them writes as a name and the other has, too."""
    one, other = first.traits, second.traits
    return one.proper & other.words | other.proper & one.words


@of_one_pair
def own_words(first: Figure, second: Figure) -> frozenset[str]:
    """The words of their own that two sentences share: no names of places, not what is counted."""
    return first.traits.own & second.traits.own


@of_one_pair
def refers(later: Figure, earlier: Figure) -> bool:
    """Whether one report tells as known what the other tells: "the school", "the blast"."""
    if not later.traits.definite:
        return False
    if not later.traits.told_events.isdisjoint(earlier.traits.events):
        return True
    known = later.traits.definite & own_words(earlier, later)
    return bool(known) and bool(shared_places(earlier, later) or shared_proper(earlier, later))


def shared_by(first: Figure, second: Figure) -> tuple[list[Part], float]:
    """What two numbers have in common, and how much that is."""
    shared = in_common(first, second)
    return shared, score_of(shared, first, second)


@of_one_pair
def is_alike(first: Figure, second: Figure) -> bool:
    """Whether two sentences are nearly the same words, those of places aside."""
    both = len(own_words(first, second))
    told = int(first.topic.noun not in {"", EVERYONE})  # "soldiers" in one place say a word of their own
    if both < FEW_WORDS - 1 - told:
        return False
    is_one_place = bool(
        shared_places(first, second) or shared_proper(first, second) or first.traits.names & second.traits.names
    )
    fewest, needed = (FEW_WORDS - 1 - told, ALIKE_THERE) if is_one_place else (FEW_WORDS, ALIKE)
    return both >= fewest and 2 * both >= needed * (len(first.traits.own) + len(second.traits.own))


def value(figure: Figure) -> float:
    """The number by one value."""
    found = figure.low if figure.low is not None else figure.high
    return float(found or 0)


def lasting(first: Figure, second: Figure) -> bool:
    """Whether what both speak of is told for days: an earthquake, a fine; no strike."""
    return first.topic.action not in words().recurring or is_lasting_event(first, second)


@of_one_pair
def is_lasting_event(first: Figure, second: Figure) -> bool:
    """Whether both speak of an event that is told for days, and of no other."""
    one, other, known = first.traits.events, second.traits.events, words()
    both = one & other & known.lasting
    if not both:
        return False
    return one | other <= known.lasting.union(*(known.families[each] for each in both))


def is_spread(first: Figure, second: Figure) -> bool:
    """Whether both speak of what is told of towns and of the country: floods; not of a dam that collapsed in one."""
    both = first.traits.events & second.traits.events
    return bool(both) and both <= words().spread


def in_order(first: Figure, second: Figure) -> tuple[Figure, Figure]:
    """Two figures by their days, the earlier first; one without a day before all."""
    return (second, first) if (first.day or 0) > (second.day or 0) else (first, second)


def is_contested(first: Figure, second: Figure) -> bool:
    """Whether two sources tell one event of one day in one place: then they disagree, however far apart they are.

    Of one article only those of two named sources do, or where more than "people" is counted: the rest may be parts.
    """
    one, other = first.source_name or first.source, second.source_name or second.source
    if one is None or other is None or one == other or first.day is None or first.day != second.day:
        return False
    is_of_anybody = first.topic.noun in {"", EVERYONE} and not (first.named and second.named)
    if first.article == second.article and is_of_anybody:
        return False
    return not first.traits.events.isdisjoint(second.traits.events) and bool(shared_places(first, second))


def is_said_again(first: Figure, second: Figure) -> bool:
    """Whether one article tells a number twice of what can happen to each but once: "three killed", "killed three"."""
    if first.article != second.article or first.topic.action not in words().one_by_one:
        return False
    is_same = first.low is not None and first.low == second.low
    return is_same or is_told_before(first, second) or is_told_before(second, first)


def is_told_before(first: Figure, second: Figure) -> bool:
    """Whether a headline, or the article's own voice in a vague word, tells a number that stands further below.

    "Dozens dead", and "a total of 39 are confirmed dead, officials said".
    """
    is_loose = first.headline or (first.source is None and first.modifier == "vague")
    return is_loose and first.start < second.start and agreement(first, second) != "disjoint"


def is_told_better(figure: Figure, other: Figure) -> bool:
    """Whether another number of an article tells the same with its source, or below where this one is the headline."""
    if figure.source is not None or not (other.low == figure.low or is_told_before(figure, other)):
        return False
    return other.source is not None or (figure.headline and not other.headline)


def is_far(first: Figure, second: Figure, times: float) -> bool:
    """Whether one number is so many times the other."""
    one, other = abs(value(first)), abs(value(second))
    low, high = (one, other) if one < other else (other, one)
    return high >= times * low and high > low


def is_of_each_part(first: Figure, second: Figure) -> bool:
    """Whether each part of a country has its share of what both speak of: cases of an illness."""
    known = words()
    return first.topic.action in known.wide_actions or not known.wide.isdisjoint(
        first.traits.events & second.traits.events
    )


def is_one_holder(first: Figure, second: Figure) -> bool:
    """Whether a sum may be of one thing: the same name stands before it, or works have the names of both sentences.

    "Nordia is to build a plant near Karsa for $1.8 billion", "the plant in Karsa will cost Nordia $1.9 billion".
    """
    if first.holder == second.holder:
        return True
    return is_cost_of_works(first.topic) and first.holder in named_in(second) and second.holder in named_in(first)


def named_in(figure: Figure) -> frozenset[str]:
    """Every name in its sentence but those of states."""
    return figure.traits.names | figure.traits.places | frozenset(figure.heads)


@lru_cache(maxsize=1024)
def listed(names: frozenset[str]) -> str:
    return ", ".join(sorted(names))
