"""Charts as pictures and tables that need no script: bars, and numbers over time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import log10
from urllib.parse import quote, urlencode

from claimx.assets.pack import REPLACEMENT, SURROGATE
from claimx.report.tally import Point

WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT = 720, 260, 56, 28, 10, 12
MOST_POINTS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a bar: its kind, which decides the pattern, its share of the whole width, and what it is in words."""

    kind: str
    share: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A row of a chart of bars.

    Attributes:
        label: what it is of.
        href: the claims behind it.
        parts: from left to right.
        figures: in words, beside it.
    """

    label: str
    href: str
    parts: tuple[Part, ...]
    figures: tuple[str, ...]

    @property
    def placed(self) -> list[tuple[Part, str, str]]:
        """The parts with where they begin and how wide they are."""
        out = []
        begin = 0.0
        for part in self.parts:
            out.append((part, f"{100 * begin:.2f}%", f"{100 * part.share:.2f}%"))
            begin += part.share
        return out


def claims_at(**wanted: str) -> str:
    """The address of the claims that have these values, in the table below."""
    values = {key: SURROGATE.sub(REPLACEMENT, value) for key, value in wanted.items()}  # as the table has them
    return "#claims?" + urlencode(values, quote_via=quote)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A number in a picture: where it is, how far it reaches, and what it is in words."""

    x: str
    top: str
    bottom: str
    shape: str
    kind: str
    words: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Numbers over time: marks, and the ticks of both axes as (place, words)."""

    noun: str
    count: int
    drawn: int
    marks: tuple[Mark, ...]
    across: tuple[tuple[str, str], ...]
    upwards: tuple[tuple[str, str], ...]
    href: str


def picture_of(noun: str, points: Sequence[Point]) -> Picture:
    """The picture of a noun's numbers; of very many, an even choice of them is drawn."""
    drawn = list(points[:: len(points) // MOST_POINTS + 1])
    days = [day_of(point.date) for point in drawn]
    first, last = min(days), max(days)
    most = max(max(point.low or 0, point.high or 0) for point in drawn)
    top = max(log10(1 + most), 1.0)

    def x(day: int) -> float:
        room = WIDTH - LEFT - RIGHT - 16
        return LEFT + 8 + room * ((day - first) / (last - first) if last > first else 0.5)

    def y(value: float) -> float:
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - log10(1 + max(value, 0)) / top)

    return Picture(
        noun=noun,
        count=len(points),
        drawn=len(drawn),
        marks=tuple(mark_of(point, x(day), y, top) for point, day in zip(drawn, days, strict=True)),
        across=tuple((f"{x(day):.1f}", words) for day, words in ticks(first, last)),
        upwards=tuple((f"{y(value):.1f}", short(value)) for value in powers(most)),
        href=claims_at(noun=noun),
    )


def mark_of(point: Point, x: float, y: object, top: float) -> Mark:
    place = y if callable(y) else float
    low = 0.0 if point.low is None else point.low
    high = 10**top - 1 if point.high is None else point.high
    shape = "value" if point.low == point.high else "open" if None in (point.low, point.high) else "range"
    return Mark(
        x=f"{x:.1f}",
        top=f"{place(high):.1f}" if point.high is not None else f"{max(place(low) - 22, TOP):.1f}",
        bottom=f"{place(low):.1f}",
        shape=shape,
        kind=point.type.replace(" ", "-"),
        words=f"{point.date}: {point.text}, {point.who}",
        href=f"#article/{point.claim}",
    )


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
