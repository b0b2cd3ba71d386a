"""Units that "a" counts: "a year and a half", "30 minutes to an hour", "a week to 10 days"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claimx.extraction.number import Numeral
from claimx.extraction.quantity.amount import Amount, of_numeral
from claimx.lexicons.quantities import QuantityLexicon

BEFORE = re.compile(r"\b(an?|(?:past|last|next|first)(?=\s+[a-z]+\s+and\s))\s+([a-z]+)\s+(?:to|and)\s+$")
AFTER = re.compile(r"\s+to\s+(an?)\s+([a-z]+)\b")
ENDS_OF_JOINTS = frozenset({"to ", "nd "})
OPENING_REACH = 30  # characters before an amount in which "a week to" stands
KINDS = frozenset({"duration", "measure"})


def with_whole_units(text: str, amounts: Sequence[Amount], lexicon: QuantityLexicon) -> list[Amount]:
    """The amounts with the "a year", "an hour" that one is joined to: by "and a half", or as the end of a range."""
    found: list[Amount] = []
    for amount in amounts:
        before = None
        if text[amount.start - 3 : amount.start] in ENDS_OF_JOINTS:
            least = found[-1].end if found else 0
            before = BEFORE.search(text, max(least, amount.start - OPENING_REACH), amount.start)
        is_part = amount.numeral.fraction and amount.unit is None
        if before and before[1][0] != "a" and not text.startswith("a ", amount.start):
            before = None  # "last year and half of the farms"
        if before and before.group().split()[-1] == ("and" if is_part else "to") and (is_part or _is_measured(amount)):
            found += _whole(before, amount, lexicon)
        found.append(amount)
        after = AFTER.match(text, amount.end) if _is_measured(amount) else None
        if after:
            found += _whole(after, amount, lexicon)
    return found


def is_whole_unit(amount: Amount) -> bool:
    """Whether an amount is the "a week" alone, which counts nothing."""
    numeral = amount.numeral
    return (
        numeral.article
        and numeral.scale == 1
        and amount.unit is not None
        and amount.low == amount.high == numeral.low == 1
    )


def _is_measured(amount: Amount) -> bool:
    return amount.unit is not None and amount.unit.kind in KINDS and not amount.hyphen


def _whole(match: re.Match[str], beside: Amount, lexicon: QuantityLexicon) -> list[Amount]:
    """The one unit that a match names, where it is a unit of the kind of the amount beside it."""
    unit = lexicon.unit_names.get(match[2])
    if unit is None or (beside.unit is not None and unit.group != beside.unit.group):
        return []
    numeral = Numeral(start=match.start(1), end=match.end(1), low=1, high=1, base=1, article=True)
    return [replace(of_numeral(numeral), end=match.end(2), unit=unit)]
