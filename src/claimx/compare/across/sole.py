"""Whether an event is the only one of its kind that is told of a country on a day: then reports of it are of one event.

This alone asks what the rest of the corpus tells: of the same topic, on the same day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from claimx.compare.across.figure import Figure
from claimx.compare.across.interval import agreement
from claimx.compare.across.lexicon import words
from claimx.compare.across.topic import Topic

STATES = ("country:", "region:")
Key = tuple[str, str]
"""A country and a kind of event."""
OnDay = tuple[Topic, int | None, Key]
Where = frozenset[str]


class Told:
    """What kinds of event are told of each country on a day, and of which places."""

    def __init__(self) -> None:
        self._places: dict[OnDay, Where] = {}
        self._in_article: dict[tuple[OnDay, str], Figure] = {}
        self._several: set[OnDay] = set()

    def note(self, figures: Iterable[Figure]) -> None:
        """Take in what numbers are told of."""
        for figure in figures:
            self._note(figure)

    def mark(self, figures: Iterable[Figure]) -> None:
        """Note on each figure what is the only event of its kind."""
        for figure in figures:
            on_day = ((figure.topic, figure.day, key) for key in keys_of(figure))
            figure.sole = frozenset(each[-1] for each in on_day if each not in self._several)

    def _note(self, figure: Figure) -> None:
        """An event: there are several where another place is told, or where one article has two."""
        where = place_of(figure)
        for key in keys_of(figure):
            on_day = figure.topic, figure.day, key
            known = self._places.setdefault(on_day, where) if where else where
            if where and known.isdisjoint(where):
                self._several.add(on_day)
            elif where:
                self._places[on_day] = known & where
            beside = self._in_article.setdefault((on_day, figure.article), figure)
            if (
                figure.again
                or figure.another
                or figure.beside
                or not (figure.part or beside.part or agreement(beside, figure) == "same")
            ):
                self._several.add(on_day)


def place_of(figure: Figure) -> Where:
    """The towns and regions that a number is told of; of a country its parts by their direction."""
    own = frozenset(name for name in figure.own_place if not name.startswith(STATES))
    return own or figure.traits.places or figure.traits.sides


def keys_of(figure: Figure) -> Iterator[Key]:
    """The country of a number and the kinds of event that it may be told of; none where a day has several of them."""
    events, known = figure.traits.events, words()
    if figure.day is None or len(figure.traits.countries) != 1 or not events.isdisjoint(known.several):
        return
    (country,) = figure.traits.countries
    yield from ((country, event) for event in figure.traits.related)


def marked(figures: Iterable[Figure]) -> Iterator[Figure]:
    """Figures of one topic by day, each with what is the only event of its kind on its day."""
    for _, of_day in groupby(figures, key=lambda figure: figure.day):
        every = list(of_day)
        told = Told()
        told.note(every)
        told.mark(every)
        yield from every


def is_sole(first: Figure, second: Figure) -> bool:
    """Whether two numbers are of the only event of their kind in their country on their day.

    Not where both name the place: then more than the day tells whether it is one event.
    """
    is_one_day = first.day is not None and first.day == second.day
    is_placed = bool(first.traits.places and second.traits.places)
    return is_one_day and not is_placed and not first.sole.isdisjoint(second.sole)
