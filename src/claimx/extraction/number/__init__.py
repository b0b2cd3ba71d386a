"""Reading of numbers: from characters to exact values, without a parser.

`NumberReader(vague).find(text)` gives every number of a text, in digits, words or both, as a `Numeral`. What a number
means (a year, a price, a count) is not asked here.
"""

from __future__ import annotations

from claimx.extraction.number.literals import decimal_value
from claimx.extraction.number.numeral import Numeral, plain_number
from claimx.extraction.number.reader import NumberReader

__all__ = ["NumberReader", "Numeral", "decimal_value", "plain_number"]
