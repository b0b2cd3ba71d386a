"""Tolls that an article tells as of before its own: 39 are dead, and on Wednesday "the toll rose to 31"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimx.compare.across.common import value
from claimx.compare.across.figure import Figure
from claimx.compare.across.lexicon import words

GROWS = "grows"


def not_overtaken(figures: Sequence[Figure]) -> Iterator[Figure]:
    """The numbers of an article without the tolls that a larger one of them took the place of."""
    for figure in figures:
        if not (figure.updates and figure.total and any(overtakes(each, figure) for each in figures)):
            yield figure


def overtakes(later: Figure, earlier: Figure) -> bool:
    """Whether a number is the toll by the time of its article, and another what that had come to before.

    The former is told first, as news is, or as one of all so far.
    """
    if later.topic != earlier.topic or words().course.get(later.topic.action) != GROWS or later.updates:
        return False
    if not (later.total or later.sentence < earlier.sentence) or value(later) <= value(earlier):
        return False
    is_like = (later.part, later.step, later.expected, later.supposed, later.scope, later.campaign) == (
        earlier.part, earlier.step, earlier.expected, earlier.supposed, earlier.scope, earlier.campaign
    )  # fmt: skip
    return is_like and is_there(later, earlier)


def is_there(later: Figure, earlier: Figure) -> bool:
    """Whether both are of one place and event, as far as their sentences tell."""
    one, other = later.traits, earlier.traits
    places = not earlier.near.places or not one.places.isdisjoint(earlier.near.places)
    countries = not earlier.near.countries or not one.countries.isdisjoint(earlier.near.countries)
    events = not earlier.near.events or not one.events.isdisjoint(other.events | other.related)
    return places and countries and events and earlier.people == later.people
