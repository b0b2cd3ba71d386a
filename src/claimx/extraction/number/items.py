"""What numbers are made of: words and literals with the gaps between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

BLANK = re.compile(r"\s+|\s?[-\u2010\u2011]\s?")

AND = re.compile(r"\s+and\s+|-and-", re.IGNORECASE)

AND_A = re.compile(r"(?:\s+and|-and)(?:\s+|-)(?:an?|one)(?:\s+|-)", re.IGNORECASE)

OF_A = re.compile(r"\s+(?:of\s+)?an?\s+|\s+|-", re.IGNORECASE)

OF = re.compile(r"\s+of\s+", re.IGNORECASE)

LOOK_BACK = 10

ARTICLE = re.compile(r"\b(?:an?|another)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Item:
    """A word or a literal that can be part of a number."""

    start: int
    end: int
    word: str  # lower case; "" for a literal
    value: Fraction
    fraction: bool = False
    plain: bool = False
    suffix: str = ""
    suffix_end: int = 0
