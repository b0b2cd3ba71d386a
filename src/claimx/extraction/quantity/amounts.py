"""From numbers to amounts: the currency before, the unit after, "per" what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from claimx.extraction.number import Numeral
from claimx.extraction.quantity.amount import Amount, of_numeral
from claimx.extraction.quantity.money import Home, resolved, with_currency, with_scale
from claimx.extraction.quantity.per import with_per
from claimx.extraction.quantity.unit import UnitFound, unit_after
from claimx.extraction.stretches import HYPHENS
from claimx.lexicons.quantities import QuantityLexicon
from claimx.syntax import Parse
from claimx.syntax.tags import PLURALS

COUNTED = PLURALS | {"JJ", "CD"}  # tags of what opens a phrase that a number above one counts
OF = re.compile(r"\s+of\s+(?:the\s+)?(?=[^\W\d])")
OF_A = re.compile(r"\s+(?:of\s+)?an?\s+(?=[^\W\d])", re.IGNORECASE)  # half an hour, a quarter of a mile
SCALE = re.compile(r"\s([a-z]+illion)\b")  # "75 USD million"
AGAIN = re.compile(r"\s(?:and|upon)\s")  # "thousands and thousands"
IN_SO_MANY = re.compile(r"\s(?:in|of)\s")
IN_EVERY = re.compile(
    r"\s+([a-z]{3,}(?:\s+of\s+[a-z]{3,})?)\s+(?:in|out\s+of)\s+(every\s+)?"
)  # "nine litres in every ten"
MOST_MODIFIERS = 6  # words from "no" to what there was none of
MOST_BEFORE_SCALE = 1000
NO = "no"
LASTING = re.compile(r"(?<![\w-])(hour|day|week|month|year|decade|century)[-\u2010\u2011](long|old)\b", re.IGNORECASE)
LONGEST_LASTING = 7  # letters of a unit there
JOINT = re.compile(r"[-\u2010\u2011](?:long|old)\b", re.IGNORECASE)  # seldom; to look for the units takes much longer
BELOW_ZERO = re.compile(r"\s+below\s+zero\b", re.IGNORECASE)


def read_amounts(text: str, numerals: Sequence[Numeral], lexicon: QuantityLexicon, home: Home) -> list[Amount]:
    """Each number with its currency or unit, in order; what a unit swallows ("per 100,000 people") is dropped."""
    amounts: list[Amount] = []
    for numeral in _said_once(text, numerals):
        least = amounts[-1].end if amounts else 0
        if numeral.start >= least:
            amounts.append(_read(text, numeral, lexicon, home, least=least))
    return amounts


def with_shares(parse: Parse, amounts: Sequence[Amount]) -> list[Amount]:
    """The amounts, two that tell a share taken as one: "nine litres in every ten", "one pupil in five"."""
    joined: list[Amount] = []
    for amount in amounts:
        share = _share_in(parse, joined[-1], amount) if joined else None
        if share is not None:
            joined[-1] = share
        else:
            joined.append(amount)
    return joined


def _share_in(parse: Parse, part: Amount, whole: Amount) -> Amount | None:
    """A share of what stands between two numbers: "one pupil in five", not "one pupil in five schools"."""
    between = IN_EVERY.fullmatch(parse.text, part.number_end, whole.start)
    if between is None or whole.unit is not None or whole.prefix or not 0 < part.numeral.low < whole.low:
        return None
    if not between[2] and part.numeral.low != 1:
        return None
    behind = parse.tokens_in(whole.end, whole.end + 2)[0]
    if behind < parse.n and parse.tag[behind] in COUNTED:
        return None
    share = Fraction(part.numeral.low) / Fraction(whole.low)
    numeral = Numeral(start=part.numeral.start, end=whole.end, low=share, high=share, base=share, fraction=True)
    return replace(of_numeral(numeral), shared=between.span(1))


def _said_once(text: str, numerals: Sequence[Numeral]) -> list[Numeral]:
    """The numbers, those that are said again for stress taken as one: "hundreds and hundreds", "dozens upon dozens"."""
    once: list[Numeral] = []
    for numeral in numerals:
        last = once[-1] if once else numeral
        again = last is not numeral and numeral.vague and AGAIN.fullmatch(text, last.end, numeral.start) is not None
        if again and text[last.start : last.end].lower() == text[numeral.start : numeral.end].lower():
            once[-1] = replace(numeral, start=last.start)
        else:
            once.append(numeral)
    return once


def multiples_of(parse: Parse, lexicon: QuantityLexicon) -> list[Amount]:
    """The numbers in "twice", "tenfold", "double"."""
    amounts = []
    for token in parse.tokens_of(lexicon.multiples):
        times, start, end = lexicon.multiples[parse.lower[token]], parse.start[token], parse.end[token]
        amounts.append(of_numeral(Numeral(start=start, end=end, low=times, high=times, base=times)))
    return amounts


def zeros_of(parse: Parse, lexicon: QuantityLexicon) -> list[Amount]:
    """The zero in "no new deaths"."""
    if NO not in parse.by_word:
        return []
    amounts: list[Amount] = []
    lower, token = parse.lower, -1
    for _ in range(lower.count(NO)):
        token = lower.index(NO, token + 1)
        if not lexicon.context["no_more"].intersection(lower[token + 1 : token + 2]):
            continue
        if lexicon.context["nothing_happened"].isdisjoint(lower[token + 2 : token + MOST_MODIFIERS]):
            continue
        zero = Numeral(start=parse.start[token], end=parse.end[token], low=0, high=0, base=0)
        amounts.append(of_numeral(zero))
    return amounts


def lasting_of(text: str, amounts: Sequence[Amount], lexicon: QuantityLexicon) -> list[Amount]:
    """The one week of "week-long", the one decade of "decade-old", where no number stands before."""
    found: list[Amount] = []
    for joint in JOINT.finditer(text):
        match = LASTING.search(text, max(0, joint.start() - LONGEST_LASTING), joint.end())
        if match is None:
            continue
        unit = lexicon.unit_names.get(match[1].lower())
        if unit is None or any(a.start <= match.start() < a.end for a in amounts):
            continue
        numeral = Numeral(start=match.start(), end=match.end(1), low=1, high=1, base=1)
        end = match.end() if match[2].lower() == "long" else match.end(1)
        found.append(replace(of_numeral(numeral), end=end, number_end=match.end(1), unit=unit, hyphen=True))
    return found


def _read(text: str, numeral: Numeral, lexicon: QuantityLexicon, home: Home, *, least: int) -> Amount:
    amount = of_numeral(numeral)
    if numeral.fraction and IN_SO_MANY.search(text, numeral.start, numeral.end):
        return amount  # "nine in every ten litres": litres are what it is a share of
    money = with_currency(text, amount, lexicon, home, least=least)
    if money is not None:
        return with_per(text, money, lexicon)
    if numeral.suffix:
        amount = with_scale(text, amount, lexicon)
    found = unit_after(text, _unit_start(text, amount), lexicon, amount.high)
    if found is None:
        return replace(amount, dangling=True) if _is_dangling(text, amount.end) else amount
    unit = resolved(found.unit, lexicon, home)
    if not unit.name:
        return amount  # "500 dinars", nobody knows whose
    return with_per(text, _with_unit(text, amount, found._replace(unit=unit), lexicon), lexicon)


def _unit_start(text: str, amount: Amount) -> int:
    """Where a unit may start: after the "of" of "thousands of dollars", the "an" of "half an hour"."""
    numeral = amount.numeral
    pattern = OF if numeral.vague else OF_A if numeral.fraction else None
    of = pattern.match(text, amount.end) if pattern else None
    return of.end() if of else amount.end


def _is_dangling(text: str, end: int) -> bool:
    """7- or 8-inch."""
    return text[end : end + 1] in HYPHENS and not text[end + 1 : end + 2].strip(" \n\u00a0,")


def _with_unit(text: str, amount: Amount, found: UnitFound, lexicon: QuantityLexicon) -> Amount:
    unit, end = found.unit, found.end
    if unit.group == "currency" and amount.high < MOST_BEFORE_SCALE and (scale := SCALE.match(text, end)):
        word = lexicon.numerals.words.get(scale[1])
        if word and word.scale:
            unit, end = replace(unit, factor=unit.factor * word.scale), scale.end()
    amount = replace(amount.times(unit.factor), unit=unit, end=end, hyphen=found.hyphen)
    below = BELOW_ZERO.match(text, end) if unit.group == "temperature" else None
    return replace(amount.negative(), end=below.end()) if below else amount
