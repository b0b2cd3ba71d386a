"""What is asked of a figure again and again, made once: its settings as sets."""

from __future__ import annotations

from typing import NamedTuple

from claimx.compare.across.lexicon import CompareLexicon, words
from claimx.compare.across.setting import Setting

Names = frozenset[str]


class Traits(NamedTuple):
    """Where and in what a number stands, as sets.

    Attributes:
        places, countries, events: of its sentence, else of the article's beginning.
        wider: the regions around those places.
        related: the kinds of event that those may be told as elsewhere.
        names, people, words, proper: of its sentence.
        loose: its words that are no part of a place's name: "Gaza City" does not name Gaza.
        own: its words without those of names and what is counted.
        where: the places and countries that it may be of.
        definite: what is told as known; `told_events` are the kinds of event so told.
        storms: events by their names.
        sides: parts of places by their direction.
    """

    places: Names
    countries: Names
    events: Names
    wider: Names
    related: Names
    names: Names
    people: Names
    words: Names
    proper: Names
    loose: Names
    own: Names
    where: Names
    definite: Names
    storms: Names
    told_events: Names
    sides: Names


def told_of(known: CompareLexicon, word: str) -> frozenset[str]:
    """The kinds of event that a word may speak of: "the attack" of any shooting."""
    event = known.kinds.get(word)
    return known.families[event] if event in known.general else frozenset(filter(None, [event]))


def traits_of(near: Setting, lead: Setting, own_place: tuple[str, ...], within: tuple[str, ...], noun: str) -> Traits:
    """The traits of a number.

    Args:
        near: the setting of its sentence.
        lead: that of the article's beginning.
        own_place: the place right behind it.
        within: regions around its places.
        noun: what is counted.
    """
    known = words()
    places, countries = frozenset(near.places or lead.places), frozenset(near.countries or lead.countries)
    events, told = frozenset(near.events), frozenset(near.words)
    events = frozenset(lead.events) or events if events <= known.general else events
    of_places = frozenset(word for name in near.places for word in name.split())
    return Traits(
        places=places,
        countries=countries,
        events=events,
        wider=frozenset(within),
        related=frozenset(each for name in events for each in known.families[name]),
        names=frozenset(near.names),
        people=frozenset(near.people),
        words=told,
        proper=frozenset(near.proper),
        loose=told - of_places,
        own=told - of_places - frozenset(near.named) - {noun},
        where=frozenset(own_place) or places | {f"country:{country}" for country in countries},
        definite=frozenset(near.definite),
        storms=frozenset(near.storms or lead.storms),
        sides=frozenset(near.sides),
        told_events=frozenset(each for word in near.definite for each in told_of(known, word)),
    )
