"""Numbers over time, as a picture a noun: a mark for each number, its shape and colour that of the source's type.

Places across are shares of the width, so that words keep their size on a phone; places down are in pixels.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import log10

from claimx.report.charts import claims_at, percent_of
from claimx.report.counts import Point
from claimx.report.reading import OWN
from claimx.visible import plural, written

HEIGHT, BOTTOM, TOP = 252, 28, 34
MOST_POINTS = 400
OPEN = 22  # the length of a line that is open
FAMILIES = {
    OWN: "own", "person": "person", "official": "official", "government": "official", "organisation": "organisation",
    "media": "organisation",
}  # fmt: skip
# By family: what it is called, and the outline of its mark.
SYMBOLS = {
    "own": ("own voice", "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0"),
    "person": ("person", "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0"),
    "official": ("official, government", "M-4 -4H4V4H-4Z"),
    "organisation": ("organisation, media", "M0 -6L6 0L0 6L-6 0Z"),
    "other": ("others", "M0 -5.5L5.5 4.5H-5.5Z"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A number in a picture.

    Attributes:
        x: where it is across.
        y: where its symbol is.
        line: the outline of how far it reaches: none of a value, with an arrow where it is open.
        family: decides symbol and colour.
        words: what it is.
        href: its claim.
    """

    x: str
    y: str
    line: str
    family: str
    words: str
    href: str

    @property
    def symbol(self) -> str:
        """The outline of its symbol."""
        return SYMBOLS[self.family][1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The numbers of a noun: marks, the ticks of both axes as (place, words), and the greatest of them.

    Attributes:
        said: how many there are, and when.
        greatest: its words, what is known of it, and the address of its claim.
    """

    noun: str
    said: str
    marks: tuple[Mark, ...]
    across: tuple[tuple[str, str], ...]
    upwards: tuple[tuple[str, str], ...]
    href: str
    greatest: tuple[str, str, str]


def picture_of(noun: str, points: Sequence[Point]) -> Picture:
    """The picture of a noun's numbers; of very many, an even choice of them is drawn."""
    drawn = list(points[:: len(points) // MOST_POINTS + 1])
    days = [day_of(point.date) for point in drawn]
    first, last = min(days), max(days)
    most = max(max(point.low or 0, point.high or 0) for point in drawn)
    top = max(log10(1 + most), 1.0)

    def x(day: int) -> str:
        return percent_of((day - first) / (last - first) if last > first else 0.5)

    def y(value: float) -> float:
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - log10(1 + max(value, 0)) / top)

    return Picture(
        noun=noun,
        said=said_of(points, len(drawn)),
        marks=tuple(mark_of(point, x(day), y) for point, day in zip(drawn, days, strict=True)),
        across=tuple((x(day), words) for day, words in ticks(first, last)),
        upwards=tuple((f"{y(value):.1f}", short(value)) for value in powers(most)),
        href=claims_at(noun=noun, sort="numbers", down="1"),
        greatest=greatest_of(points),
    )


def said_of(points: Sequence[Point], drawn: int) -> str:
    """How many numbers, of how many articles, from when to when."""
    first, last = min(point.date for point in points), max(point.date for point in points)
    when = written(first) if first == last else f"{written(first)} to {written(last)}"
    few = f", {drawn:,} of them drawn" if drawn < len(points) else ""
    articles = len({point.article for point in points})
    return f"{plural(len(points), 'number')} in {plural(articles, 'article')}, {when}{few}"


def greatest_of(points: Sequence[Point]) -> tuple[str, str, str]:
    """The greatest number, by the lower end of an interval; of equal ones the earliest."""
    found = min(points, key=lambda point: (-(point.high or 0 if point.low is None else point.low), point.date))
    return found.text, f"{found.who}; {found.outlet}, {written(found.date)}", address_of(found)


def address_of(point: Point) -> str:
    return f"#article/{point.article}/{point.claim}"


def mark_of(point: Point, x: str, y: Callable[[float], float]) -> Mark:
    place = y(point.high or 0 if point.low is None else point.low)
    return Mark(
        x=x,
        y=f"{place:.1f}",
        line=line_of(point, place, y),
        family=FAMILIES.get(point.type, "other"),
        words=f"{written(point.date)}: {point.text}, {point.who}; {point.outlet}",
        href=address_of(point),
    )


def line_of(point: Point, place: float, y: Callable[[float], float]) -> str:
    """How far a number reaches from its place: to its other end, or on and on."""
    if point.low == point.high:
        return ""
    if point.high is None:
        return f"M0 {place:.1f}V{place - OPEN:.1f}M-3 {place - OPEN + 5:.1f}l3 -5l3 5"
    if point.low is None:
        return f"M0 {place:.1f}v{OPEN}m-3 -5l3 5l3 -5"
    return f"M0 {place:.1f}V{y(point.high):.1f}m-4 0h8"


def day_of(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def ticks(first: int, last: int) -> Iterable[tuple[int, str]]:
    """A few days with what they are called: years, months or days."""
    begin, end = date.fromordinal(first), date.fromordinal(last)
    if end.year - begin.year >= 3:
        step = (end.year - begin.year) // 8 + 1
        for year in range(begin.year + 1, end.year + 1, step):
            yield date(year, 1, 1).toordinal(), str(year)
    elif last - first > 60:
        months = [(n // 12, n % 12 + 1) for n in range(begin.year * 12 + begin.month, end.year * 12 + end.month)]
        for year, month in months[:: len(months) // 6 + 1]:
            day = date(year, month, 1)
            yield day.toordinal(), f"{day:%b %Y}"
    else:
        for day_ in range(first, last + 1, max((last - first) // 5, 1)):
            day = date.fromordinal(day_)
            yield day_, f"{day.day} {day:%b}"


def short(value: int) -> str:
    """A round number in little room: 10k, 1m, 1bn."""
    for unit, word in ((10**9, "bn"), (10**6, "m"), (10**3, "k")):
        if value >= unit:
            return f"{value // unit:,}{word}"
    return str(value)


def powers(most: float) -> Iterable[int]:
    """Zero, and the powers of ten up to the greatest value."""
    yield 0
    value = 1 if most <= 1000 else 10
    while value <= most:
        yield value
        value *= 10 if most <= 1e6 else 100
