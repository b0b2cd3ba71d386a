"""A number with its unit, before it is known to be a quantity, and what a rule makes of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from claimx.extraction.number import Numeral
from claimx.lexicons.numerals import Exact
from claimx.lexicons.quantities import Unit
from claimx.records import Modifier, QuantityKind
from claimx.syntax import Tokens


@dataclass(slots=True, kw_only=True)  # never changed; a frozen one takes three times as long to make
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
        step: the change that leads to the level after it: "slid $3 to $80".
        dangling: a hyphen with nothing on it: "7- or 8-inch".
        shared: characters of what a share in two pieces is of: "nine litres in every ten".
        numeral: the number, or the first of a range.
    """

    numerals: tuple[Numeral, ...]
    start: int
    end: int
    number_end: int
    low: Exact
    high: Exact
    unit: Unit | None = None
    per: str | None = None
    modifier: Modifier | None = None
    hyphen: bool = False
    prefix: bool = False
    dangling: bool = False
    step: bool = False
    shared: tuple[int, int] | None = None
    numeral: Numeral = field(init=False)

    def __post_init__(self) -> None:
        """Take the first number."""
        self.numeral = self.numerals[0]

    @property
    def factor(self) -> Exact:
        """What the unit multiplies its number by: a hundredth for cents."""
        return self.unit.factor if self.unit else 1

    def times(self, factor: Exact) -> Amount:
        """The amount with so many times the number."""
        return self if factor == 1 else replace(self, low=self.low * factor, high=self.high * factor)

    def negative(self) -> Amount:
        """The amount below zero."""
        return replace(self, low=-self.high, high=-self.low)

    def in_unit_of(self, other: Amount) -> Amount:
        """The number with the unit of another: the "5" of "5 and 6 mg"."""
        return replace(self.times(other.factor), unit=other.unit, per=self.per or other.per, hyphen=other.hyphen)


def of_numeral(numeral: Numeral) -> Amount:
    """The number alone."""
    return Amount(
        numerals=(numeral,),
        start=numeral.start,
        end=numeral.end,
        number_end=numeral.end,
        low=numeral.low,
        high=numeral.high,
        modifier="vague" if numeral.vague else None,
    )


@dataclass(slots=True, kw_only=True)  # never changed; a frozen one takes three times as long to make
class Draft:
    """What a rule says of an amount; bounds, change and status are added for all alike.

    Attributes:
        kind: the record's own.
        end: where the quantity ends, in characters.
        start: where it starts, if not with the amount.
        unit, noun, of, per: the record's own.
        following: tokens of the phrase after a measure, which has that amount.
    """

    kind: QuantityKind
    end: int
    start: int | None = None
    unit: str | None = None
    noun: str | None = None
    of: str | None = None
    per: str | None = None
    following: Tokens | None = None
