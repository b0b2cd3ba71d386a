"""A number with its unit, before it is known to be a quantity."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from claimx.extraction.number import Numeral
from claimx.lexicons.quantities import Unit
from claimx.records import Modifier


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number with its unit, not yet a quantity.

    Attributes:
        numerals: the number, or the two ends of a range.
        start, end: characters from the currency sign or number to the unit and what it is per.
        number_end: where the number (the last of a range) ends.
        low, high: the interval.
        unit: None where it counts something.
        per: what a rate is by.
        modifier: "between" and "vague" are known from the number alone.
        hyphen: the unit hangs on by a hyphen: "a 16-mile road".
        prefix: the currency stands before the number.
        dangling: a hyphen with nothing on it: "7- or 8-inch".
    """

    numerals: tuple[Numeral, ...]
    start: int
    end: int
    number_end: int
    low: Fraction
    high: Fraction
    unit: Unit | None = None
    per: str | None = None
    modifier: Modifier | None = None
    hyphen: bool = False
    prefix: bool = False
    dangling: bool = False

    @property
    def numeral(self) -> Numeral:
        """The number, or the first of a range."""
        return self.numerals[0]
