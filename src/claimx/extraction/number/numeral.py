"""What reading a number gives."""

from __future__ import annotations

from dataclasses import dataclass

from claimx.lexicons.numerals import Exact
from claimx.records import Number

EXACT = 2**53  # beyond it JSON readers lose digits


@dataclass(slots=True, kw_only=True)  # never changed; a frozen one takes three times as long to make
class Numeral:
    """A number where it stands, as an interval of exact values.

    Attributes:
        start, end: characters of the text.
        low, high: the value (equal) or the interval that a vague word stands for.
        base: `low` before its last scale: 4 in "4 million"; what a range shares its scale with.
        scale: that last scale, 1 where there is none.
        suffix: a letter glued to the digits that is a scale or a unit ("5m", "3t"), not yet counted in the value.
        suffix_end: where the suffix ends; `end` stands before it.
        digits: whether it is written in digits, scale words aside.
        plain: bare digits without separator, decimals or scale: what a year or a label looks like.
        vague: "several", "dozens".
        fraction: a part of one: "half", "2/3", "one in five".
        ordinal: a fraction that may as well be an ordinal: "a third".
        article: opens with "a": "a hundred".
    """

    start: int
    end: int
    low: Exact
    high: Exact
    base: Exact
    scale: int = 1
    suffix: str = ""
    suffix_end: int = 0
    digits: bool = False
    plain: bool = False
    vague: bool = False
    fraction: bool = False
    ordinal: bool = False
    article: bool = False


def plain_number(value: Exact) -> Number | None:
    """The value for a record: an int where it is one and exact in JSON, else a float; None where it is not finite."""
    if value.denominator == 1 and -EXACT < value.numerator < EXACT:
        return value.numerator
    try:
        return float(value)
    except OverflowError:
        return None
