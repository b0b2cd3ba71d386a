"""Reading of numbers: from characters to exact values, without a parser.

`find_numerals(text, numerals)` gives every number of a text, in digits, words or both, as a `Numeral`. What a number
means (a year, a price, a count) is not asked here.
"""

from __future__ import annotations

from claimx.extraction.number.literals import decimal_value
from claimx.extraction.number.numeral import Numeral, plain_number
from claimx.extraction.number.reader import find_numerals

__all__ = ["Numeral", "decimal_value", "find_numerals", "plain_number"]
