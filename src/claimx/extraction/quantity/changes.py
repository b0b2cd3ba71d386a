"""From one level to another: "fell from 9.1% to 8.5%", "rose by 12 to 317" are two amounts, no range."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from claimx.extraction.quantity.amount import Amount
from claimx.extraction.quantity.calendar import CLOCK, DAY_MONTH
from claimx.lexicons.quantities import QuantityLexicon

FROM = re.compile(r"\bfrom\s+(?:about\s+|around\s+|nearly\s+|almost\s+|some\s+|just\s+|over\s+|more\s+than\s+)?$", re.I)
STEP = re.compile(r"([^\W\d_]+)\s+(?:by\s+)?(?:about\s+|around\s+|nearly\s+|another\s+|a\s+further\s+)?$", re.I)
WORDS = re.compile(r"[^\s,;:.!?()]+|[,;:.!?()\n]")
PAUSES = frozenset(",;:.!?()\n")
REACH = 70
FAR = 5  # words from the verb to its "from": "reduce the number of troops from 5,000 to 2,000"
FARTHER = 12  # where a comma stands before "from"
ADVERBS = frozenset({"up", "down"})
RANGING = re.compile(r"\b(?:of|between|to|at|ranging)\s+$", re.I)
BY = re.compile(r"\bby\s+$", re.I)
LEAP = 4  # the ends of a range after "by" are seldom further apart than this many times


def two_levels(text: str, a: Amount, b: Amount, lexicon: QuantityLexicon) -> list[Amount] | None:
    """The old and the new level of a change, each with its own unit; None where the amounts may be a range."""
    before = text[max(0, a.start - REACH) : a.start]
    opened = FROM.search(before)
    if opened is None:
        return [a, b] if _is_step_and_level(before, a, b, lexicon) else None
    if _is_of_the_calendar(text, a, b, lexicon):
        return None
    word = _change_before(before[: opened.start()], lexicon)
    falls = b.high < a.low
    if word is None and not falls:
        return None
    return list(_with_units(a, b, rises=word in lexicon.change["up"] or word in lexicon.change["nouns_up"]))


def _change_before(before: str, lexicon: QuantityLexicon, *, far: int = FAR) -> str | None:
    """The verb or noun of change that a "from" belongs to."""
    change = lexicon.change
    words: list[str] = WORDS.findall(before.lower())
    if words and words[-1] == ",":  # "raised its rate for the first time in years, from 2% to 2.25%"
        far = FARTHER
        words.pop()
    for steps, word in enumerate(reversed(words)):
        if word in PAUSES or steps >= far:
            return None
        if word in ADVERBS:
            if steps == 0:
                return word
        elif any(word in change[group] for group in ("up", "down", "nouns_up", "nouns_down", "undirected")):
            return word
    return None


def _is_step_and_level(before: str, a: Amount, b: Amount, lexicon: QuantityLexicon) -> bool:
    """rose by 12 to 317: the second is too far off to be the other end of a range."""
    by = BY.search(before)
    if a.unit and a.unit.kind == "percent" and b.low > 2 * LEAP * a.high > 0 and not RANGING.search(before):
        # "raised rates by 0.25% to 2.5%", with or without the "by"
        return _change_before(before[: by.start() if by else len(before)], lexicon) is not None
    if by and a.unit and b.unit and a.unit.kind == "money" and b.low > 2 * a.high > 0:
        return _change_before(before[: by.start()], lexicon, far=FARTHER) is not None  # "by €500m to €1.85bn"
    match = STEP.search(before)
    word = match[1].lower() if match else ""
    if word not in lexicon.change["up"] and word not in lexicon.change["down"]:
        return False
    return a.unit is None and (b.unit is None or b.unit.kind != "percent") and b.low > LEAP * a.high > 0


def _is_of_the_calendar(text: str, a: Amount, b: Amount, lexicon: QuantityLexicon) -> bool:
    """from 2010 to 2015; from 5 to 10 May; from 5 to 7 p.m.: spans of time."""
    if a.unit is not None or b.unit is not None:
        return False
    day = DAY_MONTH.match(text, b.end)
    if CLOCK.match(text, b.end) or (day and day[1].lower().rstrip(".") in lexicon.context["months"]):
        return True
    return all(n.plain and 1500 <= n.low < 2200 for n in (a.numeral, b.numeral))


def _with_units(a: Amount, b: Amount, *, rises: bool) -> tuple[Amount, Amount]:
    """Both with the unit and the scale that only one bears: "from 35 to 24 billion euros", "from 208 pounds to 193"."""
    n, m = a.numeral, b.numerals[-1]
    if n.scale == 1 and m.scale > 1 and n.low < 1000 and not (rises and n.low >= m.base):
        a = replace(a, low=a.low * m.scale, high=a.high * m.scale)
    if a.unit is None and b.unit is not None:
        a = _in_unit_of(a, b)
    elif b.unit is None and a.unit is not None:
        b = _in_unit_of(b, a)
    elif a.unit is not None:
        a = replace(a, per=a.per or b.per)  # "from $10 to $12 an hour"
    else:
        a = replace(a, dangling=True)  # it shares the noun: "from 12 to 8 members"
    return a, b


def _in_unit_of(amount: Amount, other: Amount) -> Amount:
    factor = other.unit.factor if other.unit else Fraction(1)
    return replace(
        amount, unit=other.unit, per=amount.per or other.per, low=amount.low * factor, high=amount.high * factor
    )
