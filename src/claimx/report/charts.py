"""Bars, and the addresses of the claims behind them. A chart is a table with pictures, which needs no script."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from claimx.assets.pack import REPLACEMENT, SURROGATE
from claimx.report.shares import SMALL, percent, share_figures, wilson


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
        interval: where the share that the bar shows may well lie, as shares of the whole width; of small samples alone.
    """

    label: str
    href: str
    parts: tuple[Part, ...]
    figures: tuple[str, ...]
    interval: tuple[float, float] | None = None

    @property
    def placed(self) -> list[tuple[Part, str, str]]:
        """The parts with where they begin and how wide they are."""
        out = []
        begin = 0.0
        for part in self.parts:
            out.append((part, percent_of(begin), percent_of(part.share)))
            begin += part.share
        return out

    @property
    def whisker(self) -> tuple[str, str] | None:
        """The interval as places in the picture."""
        return None if self.interval is None else (percent_of(self.interval[0]), percent_of(self.interval[1]))


def percent_of(share: float) -> str:
    return f"{100 * share:.2f}%"


def share_bar(label: str, part: int, whole: int, *, href: str) -> Bar:
    """The share of a whole, with how sure one can be of it where the whole is small."""
    share = part / whole if whole else 0
    return Bar(
        label=label,
        href=href,
        parts=(Part(kind="part", share=share, words=percent(part, whole)),) if part else (),
        figures=share_figures(part, whole),
        interval=wilson(part, whole) if 0 < whole < SMALL else None,
    )


def claims_at(**wanted: str) -> str:
    """The address of the claims that have these values, in the table below."""
    values = {key: SURROGATE.sub(REPLACEMENT, value) for key, value in wanted.items()}  # as the table has them
    return "#claims?" + urlencode(values, quote_via=quote)
