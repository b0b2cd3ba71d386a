"""From numbers to amounts: the currency before, the unit after, "per" what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from claimx.extraction.number import Numeral
from claimx.extraction.number.literals import SUFFIXES
from claimx.extraction.quantity.amount import Amount
from claimx.extraction.quantity.endings import word_ending
from claimx.extraction.quantity.rates import with_per
from claimx.extraction.quantity.units import LEAST_OF_WORDS, WORD, unit_after
from claimx.lexicons.quantities import QuantityLexicon, Unit
from claimx.syntax import Parse

MINUS = re.compile(r"(?:(?<![\w.,)\]%$€£])[-−]|(?<!\bor\s)\bminus\s|\bnegative\s)$", re.IGNORECASE)

PREFIX_REACH = 12

HYPHENS = frozenset("-\u2011\u2010")
BLANKS = frozenset(" \u00a0\n")

OF = re.compile(r"\s+of\s+(?:the\s+)?(?=[^\W\d])")
OF_A = re.compile(r"\s+(?:of\s+)?an?\s+(?=[^\W\d])", re.IGNORECASE)  # half an hour, a quarter of a mile
LETTERS = re.compile(r"([^\W\d_]+)\s?$")

DOLLAR = Unit("USD", "money", "currency", word="dollar")
SCALE_AFTER = re.compile(r"\s(million|billion|trillion)\b")  # "75 USD million"

BELOW_ZERO = re.compile(r"\s+below\s+zero\b", re.IGNORECASE)

TRACK = frozenset({60, 100, 110, 200, 300, 400, 800, 1500, 3000, 5000, 10_000})


def read_amounts(text: str, numerals: Sequence[Numeral], lexicon: QuantityLexicon, country: str | None) -> list[Amount]:
    """Each number with its currency or unit, in order; what a unit swallows ("per 100,000 people") is dropped."""
    out: list[Amount] = []
    for numeral in numerals:
        if out and numeral.start < out[-1].end:
            continue
        amount = _read(text, numeral, lexicon, country or "", floor=out[-1].end if out else 0)
        out.append(amount)
    return out


def _read(text: str, numeral: Numeral, lexicon: QuantityLexicon, country: str, *, floor: int) -> Amount:
    amount = Amount(
        numerals=(numeral,),
        start=numeral.start,
        end=numeral.end,
        number_end=numeral.end,
        low=numeral.low,
        high=numeral.high,
        modifier="vague" if numeral.vague else None,
    )
    currency = _currency_before(text, numeral, lexicon, floor, country)
    if currency is not None:
        unit, start, negative = currency
        unit, bare = resolved(unit, lexicon, country), unit.word == "dollar"
        low, high = numeral.low * unit.factor, numeral.high * unit.factor
        amount = replace(amount, start=start, unit=replace(unit, factor=Fraction(1)), prefix=True, low=low, high=high)
        if negative:
            amount = replace(amount, low=-amount.high, high=-amount.low)
        amount = _scaled(amount, SUFFIXES.get(numeral.suffix, 1) if numeral.suffix else 1)
        amount = _code_after(text, amount, lexicon, bare=bare)
    elif numeral.suffix:
        amount = _settle_suffix(text, amount, lexicon)
    if amount.unit is None:
        of = OF.match(text, amount.end) if numeral.vague else OF_A.match(text, amount.end) if numeral.fraction else None
        found = unit_after(text, of.end() if of else amount.end, lexicon, amount.high)
        if found is None:
            dangling = text[amount.end : amount.end + 1] in HYPHENS and not text[amount.end + 1 : amount.end + 2].strip(
                " \n\u00a0,"
            )
            return replace(amount, dangling=True) if dangling else amount
        unit, end, hyphen = found
        unit = resolved(unit, lexicon, country)
        if not unit.name:
            return amount  # "500 dinars", nobody knows whose
        if unit.group == "currency" and (scale := SCALE_AFTER.match(text, end)) and amount.high < 1000:
            unit, end = replace(unit, factor=unit.factor * lexicon.numerals.words[scale[1]].scale), scale.end()
        amount = replace(
            amount,
            unit=unit,
            end=end,
            hyphen=hyphen,
            low=amount.low * unit.factor,
            high=amount.high * unit.factor,
        )
        below = BELOW_ZERO.match(text, end) if unit.group == "temperature" else None
        if below:
            amount = replace(amount, end=below.end(), low=-amount.high, high=-amount.low)
    return with_per(text, amount, lexicon)


def multiple_amount(parse: Parse, i: int, lexicon: QuantityLexicon) -> Amount:
    """The number in "twice", "tenfold", "double"."""
    times, start, end = Fraction(lexicon.multiples[parse.lower[i]]), parse.start[i], parse.end[i]
    numeral = Numeral(start=start, end=end, low=times, high=times, base=times)
    return Amount(numerals=(numeral,), start=start, end=end, number_end=end, low=times, high=times)


def resolved(unit: Unit, lexicon: QuantityLexicon, country: str) -> Unit:
    """The unit; money whose name several countries share is the article's own: dollars, pesos, crowns."""
    if not unit.word:
        return unit
    return replace(unit, name=lexicon.homes.get((unit.word, country), unit.name))


def _currency_before(
    text: str, numeral: Numeral, lexicon: QuantityLexicon, floor: int, country: str
) -> tuple[Unit, int, bool] | None:
    """The money whose sign, code or name stands before a number, where it starts, and whether a minus opens it."""
    start = numeral.start
    if not start or (numeral.vague and text[start - 1 : start] != "$"):
        return None
    last = text[start - 1]
    if last in BLANKS:
        last = text[start - 2 : start - 1]
    if last.islower() or last.isdecimal():
        least = max(floor, start - PREFIX_REACH)
        written = word_ending(text, least, start)
        if not written and (word := LETTERS.search(text, least, start)):
            written = word[1]
        if written not in lexicon.currency_words:
            return None
    elif not (last.isupper() or last in lexicon.currency_ends):
        return None
    match = lexicon.prefix_pattern.search(text, max(floor, start - PREFIX_REACH), start)
    if match is None:
        return None
    symbol = match.group().strip()
    unit = _money(symbol, lexicon)
    if unit is None or (
        symbol in lexicon.context["code_words"] and not _is_sum(numeral, symbol, unit, lexicon, country)
    ):
        return None
    if symbol.isalpha() and not (numeral.digits or numeral.low >= 1000):
        return None
    sign = MINUS.search(text, max(0, match.start() - PREFIX_REACH), match.start())
    return unit, sign.start() if sign else match.start(), bool(sign)


def _money(symbol: str, lexicon: QuantityLexicon) -> Unit | None:
    """The money of a symbol or code before a number: "€", "USD", "Aud$", "MEUR"."""
    code = lexicon.currency_symbols.get(symbol)
    if code is not None:
        written = lexicon.unit_symbols.get(symbol)
        return DOLLAR if not code else written if written and written.word else Unit(code, "money", "currency")
    if symbol.endswith("$"):
        symbol = symbol.rstrip("$").upper()
    if symbol in lexicon.codes:
        return Unit(symbol, "money", "currency")
    if len(symbol) == 4 and symbol[1:] in lexicon.codes:
        return Unit(symbol[1:], "money", "currency", Fraction(SUFFIXES[symbol[0]]))
    return None


def _is_sum(numeral: Numeral, symbol: str, unit: Unit, lexicon: QuantityLexicon, country: str) -> bool:
    """R2,000, P1.5bn, TRY 20 million; not R2, COP 28, BMW R1200: letters that mean money before a sum only."""
    if numeral.scale > 1 or (numeral.suffix and numeral.suffix in SUFFIXES):
        return True
    if numeral.low >= LEAST_OF_WORDS:
        return not numeral.plain or len(symbol) > 1
    return (symbol, country) in lexicon.homes


def _scaled(amount: Amount, factor: int) -> Amount:
    if factor == 1:
        return amount
    end = amount.numeral.suffix_end
    numeral = replace(
        amount.numeral,
        scale=factor,
        low=amount.low * factor,
        high=amount.high * factor,
        suffix="",
        end=end,
        plain=False,
    )
    return replace(
        amount, numerals=(numeral,), low=amount.low * factor, high=amount.high * factor, end=end, number_end=end
    )


def _code_after(text: str, amount: Amount, lexicon: QuantityLexicon, *, bare: bool) -> Amount:
    """$31.20 US; $5 million dollars."""
    word = WORD.match(text, amount.end)
    if word is None:
        return amount
    code = lexicon.dollar_suffixes.get(word[1]) or (word[1] if word[1] in lexicon.codes else None)
    following = WORD.match(text, word.end())
    if (
        bare
        and code
        and not (
            following
            and following[1].islower()
            and following[1] not in {"a", "an", "per", "in", "for", "on", "to", "and", "from"}
        )
    ):
        return replace(amount, end=word.end(), unit=Unit(code, "money", "currency"))
    if bare and word[1] in {"dollars", "dollar"}:
        return replace(amount, end=word.end())
    return amount


def _settle_suffix(text: str, amount: Amount, lexicon: QuantityLexicon) -> Amount:
    """5m people, 12.3m tonnes: a scale; 37m: metres; 4.3M, 2.8bn: scales."""
    suffix, end = amount.numeral.suffix, amount.numeral.suffix_end
    factor = SUFFIXES[suffix]
    found = unit_after(text, end, lexicon, amount.high)
    if text[amount.end].isspace() and not (found or _counts_plural_at(text, end, lexicon)):
        return amount  # "5 M" is a scale before a noun only
    if suffix == "mm" and not (found and found[0].kind == "money"):
        return amount
    if found and found[0].group != "duration" and suffix not in {"T", "G", "t"}:
        return _scaled(amount, factor)
    if suffix in {"M", "b", "B", "mil", "MM"}:
        return _scaled(amount, factor)
    if suffix in {"m", "cr"} and amount.low not in TRACK and _counts_plural_at(text, end, lexicon):
        return _scaled(amount, factor)
    return amount


def _counts_plural_at(text: str, position: int, lexicon: QuantityLexicon) -> bool:
    """Whether a word that looks like a plural follows."""
    word = WORD.match(text, position)
    return word is not None and (
        word[1] in lexicon.nouns["people"] or (word[1].islower() and word[1].endswith("s") and len(word[1]) > 3)
    )
