"""From numbers to amounts: the currency before, the unit after, "per" what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from claimx.extract.number import Numeral
from claimx.extract.number.literals import SUFFIXES
from claimx.extract.quantity.amount import Amount
from claimx.extract.quantity.rates import with_per
from claimx.extract.quantity.units import WORD, unit_after
from claimx.lexicons.quantities import QuantityLexicon, Unit
from claimx.syntax import Parse

MINUS = re.compile(r"(?:(?<![\w.,)\]%$€£])[-−]|(?<!\bor\s)\bminus\s|\bnegative\s)$", re.IGNORECASE)

PREFIX_REACH = 10

BLANKS = frozenset(" \u00a0\n")

OF = re.compile(r"\s+of\s+(?:the\s+)?(?=[^\W\d])")
OF_A = re.compile(r"\s+(?:of\s+)?an?\s+(?=[^\W\d])", re.IGNORECASE)  # half an hour, a quarter of a mile
LETTERS = re.compile(r"([^\W\d_]+)\s?$")

TRACK = frozenset({60, 100, 110, 200, 300, 400, 800, 1500, 3000, 5000, 10_000})


def read_amounts(text: str, numerals: Sequence[Numeral], lexicon: QuantityLexicon, country: str | None) -> list[Amount]:
    """Each number with its currency or unit, in order; what a unit swallows ("per 100,000 people") is dropped."""
    out: list[Amount] = []
    dollar = lexicon.dollars.get(country or "", "USD")
    for numeral in numerals:
        if out and numeral.start < out[-1].end:
            continue
        amount = _read(text, numeral, lexicon, dollar, floor=out[-1].end if out else 0)
        out.append(amount)
    return out


def _read(text: str, numeral: Numeral, lexicon: QuantityLexicon, dollar: str, *, floor: int) -> Amount:
    amount = Amount(
        numerals=(numeral,),
        start=numeral.start,
        end=numeral.end,
        number_end=numeral.end,
        low=numeral.low,
        high=numeral.high,
        modifier="vague" if numeral.vague else None,
    )
    currency = _currency_before(text, numeral, lexicon, floor)
    if currency is not None:
        code, start, negative = currency
        amount = replace(amount, start=start, unit=Unit(code or dollar, "money", "currency"), prefix=True)
        if negative:
            amount = replace(amount, low=-numeral.high, high=-numeral.low)
        amount = _scaled(amount, SUFFIXES.get(numeral.suffix, 1) if numeral.suffix else 1)
        amount = _code_after(text, amount, lexicon, bare=not code)
    elif numeral.suffix:
        amount = _settle_suffix(text, amount, lexicon)
    if amount.unit is None:
        of = OF.match(text, amount.end) if numeral.vague else OF_A.match(text, amount.end) if numeral.fraction else None
        found = unit_after(text, of.end() if of else amount.end, lexicon, amount.high)
        if found is None:
            dangling = (
                text[amount.end : amount.end + 1] in {"-", "‑", "‐"}
                and not text[amount.end + 1 : amount.end + 2].strip()
            )
            return replace(amount, dangling=dangling)
        unit, end, hyphen = found
        amount = replace(
            amount,
            unit=resolved(unit, dollar),
            end=end,
            hyphen=hyphen,
            low=amount.low * unit.factor,
            high=amount.high * unit.factor,
        )
    return with_per(text, amount, lexicon)


def multiple_amount(parse: Parse, i: int, lexicon: QuantityLexicon) -> Amount:
    """The number in "twice", "tenfold", "double"."""
    times, start, end = Fraction(lexicon.multiples[parse.lower[i]]), parse.start[i], parse.end[i]
    numeral = Numeral(start=start, end=end, low=times, high=times, base=times)
    return Amount(numerals=(numeral,), start=start, end=end, number_end=end, low=times, high=times)


def resolved(unit: Unit, dollar: str) -> Unit:
    """The unit, a dollar or cent of no named country made the article's own."""
    return replace(unit, name=dollar) if unit.kind == "money" and not unit.name else unit


def _currency_before(text: str, numeral: Numeral, lexicon: QuantityLexicon, floor: int) -> tuple[str, int, bool] | None:
    start = numeral.start
    if not start or (numeral.vague and text[start - 1 : start] != "$"):
        return None
    last = text[start - 1]
    if last in BLANKS:
        last = text[start - 2 : start - 1]
    if last.islower() or last.isdecimal():
        word = LETTERS.search(text, max(floor, start - PREFIX_REACH), start)
        if word is None or word[1] not in lexicon.currency_symbols:
            return None
    elif not (last.isupper() or last in lexicon.currency_ends):
        return None
    match = lexicon.prefix_pattern.search(text, max(floor, start - PREFIX_REACH), start)
    if match is None:
        return None
    symbol = match.group().strip()
    code = lexicon.currency_symbols.get(symbol)
    if code is None:
        symbol = symbol.rstrip("$").upper() if symbol.endswith("$") else symbol
        if symbol not in lexicon.codes:
            return None
        if symbol in lexicon.context["code_words"] and numeral.low < 1000:
            return None
        code = symbol
    if symbol.isalpha() and not (numeral.digits or numeral.low >= 1000):
        return None
    sign = MINUS.search(text, max(0, match.start() - PREFIX_REACH), match.start())
    return code, sign.start() if sign else match.start(), bool(sign)


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
    if suffix == "mm" and not (found and found[0].kind == "money"):
        return amount
    if found and found[0].group != "duration" and suffix not in {"T", "G", "t"}:
        return _scaled(amount, factor)
    if suffix in {"M", "b", "B", "mil", "MM"}:
        return _scaled(amount, factor)
    if suffix in {"m", "cr"}:
        word = WORD.match(text, end)
        plural = word is not None and (
            word[1] in lexicon.nouns["people"] or (word[1].islower() and word[1].endswith("s") and len(word[1]) > 3)
        )
        if plural and amount.low not in TRACK:
            return _scaled(amount, factor)
    return amount
