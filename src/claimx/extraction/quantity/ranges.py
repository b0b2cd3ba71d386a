"""Two amounts made one interval: "8,000 to 10,000", "between 5 and 10", "$89 to $93 billion", "three or four"."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from claimx.extraction.quantity.amount import Amount
from claimx.extraction.quantity.changes import two_levels
from claimx.lexicons.quantities import QuantityLexicon

DASH = re.compile(r"\s?[-–—‑‐]\s?|[~〜～]")
TO = re.compile(
    r"\s+(?:up\s+)?to\s+(?:(?:about|around|some|as\s+(?:much|many)\s+as|up\s+to|nearly|almost|over|more\s+than)\s+)?(?:an?\s+)?|-to-|\s+through\s+",
    re.IGNORECASE,
)
AND = re.compile(r"\s+and\s+(?:an?\s+)?", re.IGNORECASE)
OR = re.compile(r"\s+or\s+(?:(?:even|maybe|perhaps|possibly)\s+)?", re.IGNORECASE)
DANGLING = re.compile(r"-,?\s+(?:(?:or|and|to)\s+)?", re.IGNORECASE)
BETWEEN = re.compile(
    r"\bbetween\s+(?:(?:the\s+)?ages?\s+(?:of\s+)?)?(?:about\s+|around\s+|some\s+|an\s+estimated\s+)?$", re.IGNORECASE
)
FROM = re.compile(
    r"\b(?:(?:starting\s+)?from|rang(?:e|es|ed|ing)\s+(?:from\s+|between\s+)?)\s*(?:about\s+|around\s+|up\s+to\s+|between\s+|some\s+|as\s+(?:little|few|low)\s+as\s+)?$",
    re.IGNORECASE,
)
LAST_WORD = re.compile(r"([^\W\d_]+)\s+(?:by\s+)?$")
COMPOUND = re.compile(r",?\s*(?:and\s+)?")
INCHES = re.compile(r"\s?(?:in|\"|″)(?!\w)")
MASS = "pound mass"  # what "pounds" are where ounces follow
REACH = 40


def merge_ranges(text: str, amounts: list[Amount], lexicon: QuantityLexicon) -> list[Amount]:
    """The amounts with ranges joined; dashes bind closer than "to"."""
    amounts = _pass(text, amounts, lexicon, dashes=True)
    return _pass(text, amounts, lexicon, dashes=False)


def _pass(text: str, amounts: list[Amount], lexicon: QuantityLexicon, *, dashes: bool) -> list[Amount]:
    out: list[Amount] = []
    for amount in amounts:
        merged = _merged(text, out[-1], amount, lexicon, dashes=dashes) if out else None
        if merged is None:
            out.append(amount)
        else:
            out[-1:] = merged
    return out


def _merged(text: str, a: Amount, b: Amount, lexicon: QuantityLexicon, *, dashes: bool) -> list[Amount] | None:
    compound = _compound(text, a, b, lexicon) if dashes else None
    if compound:
        return [compound]
    if b.start - a.end > REACH or b.numeral.vague or (a.numeral.fraction != b.numeral.fraction and not a.unit):
        return None
    gap = text[a.end : b.start]
    before = text[max(0, a.start - REACH) : a.start]
    if dashes:
        if a.dangling and DANGLING.fullmatch(gap) and (b.unit or b.dangling):
            if gap.strip().endswith("to"):
                return [_interval(a, b, a.start)]
            return [replace(a, unit=b.unit, hyphen=b.hyphen, low=a.low * _factor(b), high=a.high * _factor(b)), b]
        if not DASH.fullmatch(gap) or (b.numeral.start != b.start and not b.prefix):
            return None
        if len(gap) != 1 and "-" in gap and gap.strip() != gap and not (gap[0].isspace() and gap[-1].isspace()):
            return None
        opened = BETWEEN.search(before)
        start = max(0, a.start - REACH) + opened.start() if opened else a.start
        return [_interval(a, b, start)] if _compatible(a, b) and _ascending(a, b) else None
    between = BETWEEN.search(before)
    if between and AND.fullmatch(gap):
        return [_interval(a, b, max(0, a.start - REACH) + between.start())] if _compatible(a, b) else None
    if not _compatible(a, b):
        return None
    if TO.fullmatch(gap):
        if a.numeral.plain and 1800 <= a.low < 2100 and b.numeral.scale > 1:
            return None  # rose 60% in 2018 to 3.9 million
        levels = two_levels(text, a, b, lexicon)
        if levels:
            return levels
        opened = FROM.search(before)
        if not opened and ((a.unit and not b.unit and not a.prefix) or not _ascending(a, b)):
            return None
        if not opened and a.unit and _is_change(before, lexicon):
            return None
        return [_interval(a, b, a.start)]
    if OR.fullmatch(gap) and not a.unit and b.prefix:
        return [replace(a, unit=b.unit), b]  # 8 or $9
    if OR.fullmatch(gap) and not a.unit and _ascending(a, b) and _near(a, b):
        return [_interval(a, b, a.start)]
    return None


def _compound(text: str, a: Amount, b: Amount, lexicon: QuantityLexicon) -> Amount | None:
    """5 feet 2 inches, 3 dollars 50 cents: one amount in two units."""
    if a.unit is None or a.per or a.numeral.low != a.numeral.high or not COMPOUND.fullmatch(text, a.end, b.start):
        return None
    inches = INCHES.match(text, b.end) if a.unit.name == "foot" and b.unit is None else None
    if inches:
        twelfths = b.low / 12
        return replace(a, end=inches.end(), number_end=b.end, low=a.low + twelfths, high=a.high + twelfths)
    if b.unit is None or b.prefix:
        return None
    larger, smaller = (lexicon.unit_names[MASS] if each.group == "pound" else each for each in (a.unit, b.unit))
    parts = lexicon.compounds.get((larger.name, smaller.name))
    if parts and b.high < parts and a.numeral.low.denominator == 1 and not (a.hyphen or b.hyphen):
        a, share = replace(a, unit=larger), Fraction(1, parts)
    elif (
        larger.group == "currency"
        and smaller.group == "subunit"
        and larger.name == smaller.name
        and b.high < 1
        and not a.prefix
    ):
        share = Fraction(1)
    else:
        return None
    return replace(a, end=b.end, low=a.low + b.low * share, high=a.high + b.high * share)


def _factor(amount: Amount) -> Fraction:
    return amount.unit.factor if amount.unit else Fraction(1)


def _compatible(a: Amount, b: Amount) -> bool:
    if a.modifier == "vague" or (a.per and not b.per and b.unit):
        return False
    if a.unit and b.unit:
        return a.unit.name == b.unit.name
    return not (a.unit and a.hyphen)


def _lifted(a: Amount, b: Amount) -> tuple[Fraction, Fraction]:
    """The low end with the scale and unit that the high end lends it: "four to five thousand", "24 to 35 billion"."""
    factor = Fraction(1)
    n, m = a.numeral, b.numerals[-1]
    if n.scale == 1 and m.scale > 1 and a.low < 1000 and n.low < m.base:
        factor = Fraction(m.scale)
    if a.unit is None and b.unit is not None:
        factor *= b.unit.factor
    return a.low * factor, a.high * factor


def _ascending(a: Amount, b: Amount) -> bool:
    return _lifted(a, b)[0] < b.high


def _near(a: Amount, b: Amount) -> bool:
    low = _lifted(a, b)[0]
    return low > 0 and (b.high <= 10 or 2 * b.high <= 3 * low)


def _interval(a: Amount, b: Amount, start: int) -> Amount:
    low, high = _lifted(a, b)
    top = b.high * (a.unit.factor if a.unit and b.unit is None else 1)
    return Amount(
        numerals=(*a.numerals, *b.numerals),
        start=start,
        end=b.end,
        number_end=b.number_end,
        low=min(low, top),
        high=max(high, top),
        unit=b.unit or a.unit,
        per=b.per or a.per,
        modifier="between",
        hyphen=b.hyphen,
        prefix=a.prefix,
        dangling=b.dangling,
    )


def _is_change(before: str, lexicon: QuantityLexicon) -> bool:
    """rose 5% to 20%: two amounts."""
    match = LAST_WORD.search(before)
    word = match[1].lower() if match else ""
    return word in lexicon.change["up"] or word in lexicon.change["down"]
