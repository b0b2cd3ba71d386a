"""Whether two numbers can both be true: as intervals, with what "about" and rounding leave open."""

from __future__ import annotations

from functools import lru_cache
from math import floor, inf, log10
from typing import Literal

from claimx.compare.across.figure import Figure, Number

ABOUT = 0.1  # what "about 8,000" leaves open on either side
VAGUE = 0.25  # what "dozens" leaves open beyond its interval
SCALES, SCALE = frozenset({1e3, 1e6, 1e9}), 999.0  # 29 million are "millions", too
ROUNDED = 0.05  # a round number is another's rounding no further away than this

Bounds = tuple[Number | None, Number | None, str, str]
Agreement = Literal["same", "fits", "rounded", "disjoint"]


def agreement(first: Figure, second: Figure) -> Agreement:
    """How two numbers of one topic stand to each other."""
    if (first.low, first.high) == (second.low, second.high):
        return "same"
    return of_other_bounds(bounds_of(first), bounds_of(second))


def bounds_of(figure: Figure) -> Bounds:
    return figure.low, figure.high, figure.modifier, figure.status


@lru_cache(maxsize=1024)  # many tests of one pair ask it
def of_other_bounds(first: Bounds, second: Bounds) -> Agreement:
    """How two numbers stand to each other that have not the same bounds."""
    one, other = reach_of(*first), reach_of(*second)
    if one[0] <= other[1] and other[0] <= one[1]:
        return "fits"
    if first[0] != first[1] or second[0] != second[1]:
        return "disjoint"
    are_rounded = is_rounding(first[0], second[0]) or is_rounding(second[0], first[0])
    return "rounded" if are_rounded else "disjoint"


def reach(figure: Figure) -> tuple[float, float]:
    """The least and the greatest value that a number leaves open."""
    return reach_of(*bounds_of(figure))


def reach_of(least: Number | None, most: Number | None, modifier: str, status: str) -> tuple[float, float]:
    """The same, of its bounds and how they are told."""
    low = -inf if least is None else float(least)
    high = inf if most is None else float(most)
    slack = 0.0
    if modifier == "about" or status == "estimated":
        slack = ABOUT
    elif modifier == "vague":
        slack = VAGUE
        high = max(high, low * SCALE) if low in SCALES else high
    return low - slack * abs(low) if low > -inf else low, high + slack * abs(high) if high < inf else high


def is_rounding(round_: Number | None, exact: Number | None) -> bool:
    """Whether a number is another one rounded: 8,000 of 8,120, 3 of 3.2; never 20 of 22."""
    if not round_ or not exact:
        return False
    if float(round_).is_integer() and not float(exact).is_integer():
        return abs(round_ - exact) <= 0.5
    if abs(round_ - exact) > ROUNDED * abs(exact):
        return False
    digits = significant(round_)
    return digits < significant(exact) and rounded_to(exact, digits) == round_


def significant(value: Number) -> int:
    """How many digits a number is given with."""
    digits = f"{value:.6f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value).rstrip("0")
    return max(len(digits.replace(".", "").lstrip("-0")), 1)


def rounded_to(value: Number, digits: int) -> float:
    places = digits - 1 - floor(log10(abs(value)))
    return float(round(value, places))
