"""From one level to another: "fell from 9.1% to 8.5%", "rose by 12 to 317" are two amounts, no range."""

from __future__ import annotations

import re
from dataclasses import replace

from claimx.extraction.quantity.amount import Amount
from claimx.extraction.quantity.bounds import find_bound
from claimx.extraction.quantity.rejected.calendar import is_month_after
from claimx.lexicons.quantities import QuantityLexicon

FROM = re.compile(r"\bfrom\s+(?:about\s+|around\s+|nearly\s+|almost\s+|some\s+|just\s+|over\s+|more\s+than\s+)?$", re.I)
STEP = re.compile(r"(?<![^\W\d_])([^\W\d_]+)\s+(?:by\s+)?$", re.I)
TO_NUMBER = re.compile(r"\s+to\s+(?:[A-Z]{0,3}[$€£¥])?\d")
WORDS = re.compile(r"[^\s,;:.!?()]+|[,;:.!?()\n]")
PAUSES = frozenset(",;:.!?()\n")
WORDS_TO_FROM = 9  # words from the verb to its "from": "reduce the number of troops from 5,000 to 2,000"
WORDS_BEHIND_COMMA = 12  # where a comma stands before "from"
ADVERBS = frozenset({"up", "down"})
RANGING = re.compile(r"\b(?:of|between|to|at|ranging)\s+$", re.I)
BY = re.compile(r"\bby\s+$", re.I)
LEAP = 4  # the ends of a range after "by" are seldom further apart than this many times
YEARS = range(1500, 2200)
DIRECTIONS = ("up", "down", "nouns_up", "nouns_down", "undirected")
PAIR_REACH = 70  # characters before a pair of amounts


class Pair:
    """Two neighbours, with the words between and before them."""

    __slots__ = ("before", "first", "gap", "lexicon", "second", "text")

    def __init__(self, text: str, first: Amount, second: Amount, lexicon: QuantityLexicon) -> None:
        self.text = text
        self.first = first
        self.second = second
        self.lexicon = lexicon
        self.gap = text[first.end : second.start]
        self.before = text[max(0, first.start - PAIR_REACH) : first.start]

    @property
    def opening(self) -> str:
        """What stands before the first and its bound: the "slid" of "slid about $3"."""
        bound = find_bound(self.text, self.first.start, self.lexicon)
        return self.before[: len(self.before) - (self.first.start - bound.start)] if bound else self.before


def two_levels(pair: Pair) -> tuple[Amount, Amount] | None:
    """The old and the new level of a change, each with its own unit; None where the amounts may be a range."""
    a, b = pair.first, pair.second
    if TO_NUMBER.match(pair.text, b.end):
        return None  # the first half of "from 4 to 6 per cent to 2 to 3"
    opened = FROM.search(pair.before)
    if opened is None:
        return (replace(a, step=True), b) if _is_step_and_level(pair) else None
    if _is_of_the_calendar(pair):
        return None
    word = _change_before(pair.before[: opened.start()], pair.lexicon)
    if word is None and (b.high >= a.low or _is_ranging(pair.before[: opened.start()], pair.lexicon)):
        return None
    change = pair.lexicon.change
    return _with_units(a, b, rises=word in change["up"] or word in change["nouns_up"])


def _is_ranging(before: str, lexicon: QuantityLexicon) -> bool:
    """Readings ranged from -18 to -34."""
    return not lexicon.change["ranging"].isdisjoint(before.lower().split()[-1:])


def is_compatible(a: Amount, b: Amount) -> bool:
    """Whether two amounts can be of one kind: not a vague one, not percent and dollars."""
    if a.modifier == "vague" or (a.per and not b.per and b.unit):
        return False
    if a.unit and b.unit:
        return a.unit.name == b.unit.name
    return not (a.unit and a.hyphen)


def _change_before(before: str, lexicon: QuantityLexicon, *, reach: int = WORDS_TO_FROM) -> str | None:
    """The verb or noun of change that a "from" belongs to."""
    words: list[str] = WORDS.findall(before.lower())
    if words[-1:] == [","]:  # "raised its rate for the first time in years, from 2% to 2.25%"
        reach = WORDS_BEHIND_COMMA
        words.pop()
    for steps, word in enumerate(reversed(words[-reach:])):
        if word in PAUSES:
            return None
        is_change = any(word in lexicon.change[group] for group in DIRECTIONS)
        if is_change and (steps == 0 or word not in ADVERBS):
            return word
    return None


def _is_step_and_level(pair: Pair) -> bool:
    """rose by 12 to 317: the second is too far off to be the other end of a range."""
    a, b, before = pair.first, pair.second, pair.before
    by = BY.search(before)
    verb_end = by.start() if by else len(before)
    if a.unit and a.unit.kind == "percent" and b.low > 2 * LEAP * a.high > 0 and not RANGING.search(before):
        # "raised rates by 0.25% to 2.5%", with or without the "by"
        return _change_before(before[:verb_end], pair.lexicon) is not None
    paid = b.per in pair.lexicon.change["paid_a"] and a.per is None
    if by and a.unit and b.unit and a.unit.kind == "money" and b.low > (1 if paid else 2) * a.high > 0:
        return (
            _change_before(before[:verb_end], pair.lexicon, reach=WORDS_BEHIND_COMMA) is not None
        )  # "by €500m to €1.85bn"
    leaps = b.low > LEAP * a.high > 0 and not _is_percent(b)
    return leaps and (a.unit is None or a.unit.kind == "money") and _is_after_change(pair)


def _is_percent(amount: Amount) -> bool:
    return amount.unit is not None and amount.unit.kind == "percent"


def _is_after_change(pair: Pair) -> bool:
    match = STEP.search(pair.opening)
    word = match[1].lower() if match else ""
    return word in pair.lexicon.change["up"] or word in pair.lexicon.change["down"]


def _is_of_the_calendar(pair: Pair) -> bool:
    """from 2010 to 2015; from 5 to 10 May; from 5 to 7 p.m.: spans of time."""
    a, b, phrases = pair.first, pair.second, pair.lexicon.phrases
    if a.unit is not None or b.unit is not None:
        return False
    if phrases["clock"].end(pair.text, b.end) or is_month_after(pair.text, b.end, pair.lexicon):
        return True
    return all(numeral.plain and int(numeral.low) in YEARS for numeral in (a.numeral, b.numeral))


def _with_units(a: Amount, b: Amount, *, rises: bool) -> tuple[Amount, Amount]:
    """Both with the unit and the scale that only one bears: "from 35 to 24 billion euros", "from 208 pounds to 193"."""
    low, high = a.numeral, b.numerals[-1]
    if low.scale == 1 and high.scale > 1 and low.low < 1000 and not (rises and low.low >= high.base):
        a = a.times(high.scale)
    if a.unit is None and b.unit is None:
        return replace(a, dangling=True), b  # it shares the noun: "from 12 to 8 members"
    if a.unit is None:
        return a.in_unit_of(b), b
    if b.unit is None:
        return a, b.in_unit_of(a)
    return replace(a, per=a.per or b.per), b  # "from $10 to $12 an hour"
