"""What a quantity may be, given how it is rounded; and the words between two of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimx.records import Quantity

LITERAL = re.compile(r"\d[\d,]*(?:\.(\d+))?")
LOOSE = 0.05  # "about 40" may be so much more or less of itself
SMALL = 0.005


@dataclass(frozen=True, slots=True)
class Span:
    """An amount as the least and the most that it may be."""

    least: float
    most: float

    def meets(self, other: Span) -> bool:
        """Whether the two have a value in common."""
        return self.least <= other.most and other.least <= self.most


def value_of(quantity: Quantity) -> float | None:
    """The one value that a quantity gives, its bound where it gives no more."""
    if quantity.modifier in {"between", "vague"}:
        return None
    return quantity.low if quantity.low is not None else quantity.high


def span_of(quantity: Quantity) -> Span | None:
    """What it may be before it was rounded: "3.2 million" is 3.15 to 3.25 million; None for ranges, vague words."""
    value = value_of(quantity)
    if value is None:
        return None
    half = rounding(quantity, float(value))
    if quantity.modifier != "exact":
        half = max(half, LOOSE * abs(value))
    return Span(value - half, value + half)


def rounding(quantity: Quantity, value: float) -> float:
    """Half of the last place that is told; a count without decimals is exact, no percentage is."""
    found = LITERAL.search(quantity.text)
    if found is None:
        return 0.0
    decimals = len(found[1] or "")
    number = float(found[0].replace(",", ""))
    scale = value / number if number else 1.0
    if decimals == 0 and abs(scale - 1) < SMALL and quantity.kind != "percent":
        return 0.0
    return float(0.5 * 10.0**-decimals * abs(scale))


def same_kind(first: Quantity, second: Quantity) -> bool:
    """Whether two quantities can be added or compared."""
    return (first.kind, first.unit, first.per) == (second.kind, second.unit, second.per)
