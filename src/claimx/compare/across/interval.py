"""Whether two numbers can both be true: as intervals, with what "about" and rounding leave open."""

from __future__ import annotations

from math import floor, inf, log10
from typing import Literal

from claimx.compare.across.figure import Figure, Number

ABOUT = 0.1  # what "about 8,000" leaves open on either side
VAGUE = 0.25  # what "dozens" leaves open beyond its interval
SCALES, SCALE = frozenset({1e3, 1e6, 1e9}), 999.0  # 29 million are "millions", too
ROUNDED = 0.05  # a round number is another's rounding no further away than this

Agreement = Literal["same", "fits", "rounded", "disjoint"]


def agreement(first: Figure, second: Figure) -> Agreement:
    """How two numbers of one topic stand to each other."""
    if (first.low, first.high) == (second.low, second.high):
        return "same"
    one, other = reach(first), reach(second)
    if one[0] <= other[1] and other[0] <= one[1]:
        return "fits"
    if first.low != first.high or second.low != second.high:
        return "disjoint"
    are_rounded = is_rounding(first.low, second.low) or is_rounding(second.low, first.low)
    return "rounded" if are_rounded else "disjoint"


def reach(figure: Figure) -> tuple[float, float]:
    """The least and the greatest value that a number leaves open."""
    low = -inf if figure.low is None else float(figure.low)
    high = inf if figure.high is None else float(figure.high)
    slack = 0.0
    if figure.modifier == "about" or figure.status == "estimated":
        slack = ABOUT
    elif figure.modifier == "vague":
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
