"""Numbers in digits: one pattern, and the exact value of what it matches."""

from __future__ import annotations

import re
from fractions import Fraction

from claimx.lexicons.numerals import Exact

MOST_DIGITS = 300  # digits; longer ones have no finite float
GROUPING = "\u00a0\u202f\u2009 "
VULGAR = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5),
    "⅙": (1, 6), "⅚": (5, 6), "⅐": (1, 7),
    "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8), "⅑": (1, 9), "⅒": (1, 10),
}  # fmt: skip
SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
# Scales glued to digits, or after one space; the single letters of AMBIGUOUS may be units as well.
SUFFIXES = {
    "k": 10**3, "K": 10**3, "m": 10**6, "M": 10**6, "mn": 10**6, "mln": 10**6, "mil": 10**6, "mm": 10**6, "MM": 10**6,
    "b": 10**9, "B": 10**9, "bn": 10**9, "Bn": 10**9, "BN": 10**9, "bln": 10**9, "t": 10**12, "T": 10**12, "tn": 10**12,
    "trn": 10**12, "tln": 10**12, "G": 10**9, "mio": 10**6, "Mn": 10**6, "cr": 10**7,
}  # fmt: skip
AMBIGUOUS = frozenset({"m", "M", "b", "B", "t", "T", "G", "mm", "mil", "MM", "cr"})
DENOMINATORS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 64, 100})

VULGAR_CLASS = "".join(VULGAR)
LITERAL = rf"""
    (?P<int>
        \d{{1,3}}(?:\.\d{{3}})+,\d{{1,2}}(?!\d|,\d)           # 1.200,50
      | \d{{1,3}},\d{{1,2}}(?=[ ](?:m|b|tr)illion\b)           # 2,25 billion
      | \d{{1,3}}(?:,\d{{3}})+(?![\d])                         # 8,000
      | \d{{1,2}}(?:,\d{{2}})+,\d{{3}}(?!\d)                   # 12,34,567
      | \d{{1,3}}(?:['’]\d{{3}})+(?![\d'’])                     # 1'200'000
      | (?<!\d[ ])\d{{1,3}}(?:[{GROUPING}]\d{{3}})+(?!,?\d|[{GROUPING}]\d) # 8 000
      | \d++
    )
    (?P<frac>\.\d++(?!\.\d))?
    (?:(?P<power>\s?[×x]\s?10(?:\s?\^\s?[-+−]?\d+|[-−]\d+|[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)|[eE][-+]?\d+(?![\w]))
     |(?P<part>[ -]?[{VULGAR_CLASS}]|(?:[ ]+|-)\d{{1,2}}[/⁄]\d{{1,3}}(?![\d/⁄])|[/⁄]\d{{1,3}}(?![\d/⁄]))
    )?
  | (?P<bare>[{VULGAR_CLASS}]|(?:(?<![\w.])|(?<=[$€£¥]\.))\.\d++(?!\.\d|,\d{{3}}))
"""
SUFFIX = re.compile(
    r"(?:(?P<glued>mln|mil|mio|trn|tln|bln|mm|MM|mn|Mn|tn|bn|Bn|BN|cr|[kKmMbBtTG])"
    r"|[ \u00a0](?P<spaced>mln|mil|bn|tn|mn|trn|bln|tln|[kmMBG]))(?![\w²³]|\.[a-z]\.)"
)


def decimal_value(whole: str, frac: str | None = None) -> Exact | None:
    """The exact value of a digit string with separators, and its decimals; None where it is too long to be a number."""
    if "," in whole and (whole.count(".") or len(whole) - whole.rindex(",") < 4):
        whole, _, frac = whole.partition(",")
        whole = whole.replace(".", "")
        frac = "." + frac
    if len(whole) > MOST_DIGITS:
        return None
    if not whole.isdecimal():
        whole = "".join(c for c in whole if c.isdecimal())
    decimals = (frac or ".")[1:]
    if len(decimals) > MOST_DIGITS:
        decimals = decimals[:MOST_DIGITS]
    if not decimals:
        return int(whole or "0")
    return Fraction(int((whole or "0") + decimals), 10 ** len(decimals))


def literal_value(match: re.Match[str]) -> tuple[Exact, bool] | None:
    """Value of a matched literal, and whether it is a fraction alone (½, 3/4); None where it is no number to use."""
    bare = match["bare"]
    if bare:
        if bare in VULGAR:
            return Fraction(*VULGAR[bare]), True
        value = decimal_value("", bare)
        return None if value is None else (value, False)
    value = decimal_value(match["int"], match["frac"])
    if value is None:
        return None
    if match["power"]:
        return _powered(value, match["power"])
    part = match["part"]
    if not part:
        return value, False
    if part[-1] in VULGAR:
        return value + Fraction(*VULGAR[part[-1]]), False
    above, _, below = part.strip(" -").replace("⁄", "/").partition("/")
    denominator = int(below)
    if not denominator:
        return None
    if not above:
        return (Fraction(value, denominator), True) if denominator in DENOMINATORS and value < denominator else None
    if denominator not in DENOMINATORS or int(above) >= denominator:
        return None
    return value + Fraction(int(above), denominator), False


def _powered(value: Exact, power: str) -> tuple[Exact, bool] | None:
    digits = power.translate(SUPERSCRIPT).replace("−", "-").strip()
    digits = digits[1:].strip()
    if power[0] not in "eE":
        digits = digits[2:].strip(" ^")  # ×10^5
    if len(digits) > 4 or abs(int(digits)) > MOST_DIGITS:
        return None
    return value * Fraction(10) ** int(digits), False
