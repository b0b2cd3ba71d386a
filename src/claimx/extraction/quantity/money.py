"""Money: the currency before a sum, what may follow it, and letters after digits that are scales."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from claimx.extraction.number import Numeral
from claimx.extraction.number.literals import SUFFIXES
from claimx.extraction.quantity.amount import Amount
from claimx.extraction.quantity.bounds import word_ending
from claimx.extraction.quantity.unit import LEAST_OF_WORDS, WORD, unit_after
from claimx.lexicons.quantities import QuantityLexicon, Unit

MINUS = re.compile(r"(?:(?<![\w.,)\]%$€£])[-−]|(?<!\bor\s)\bminus\s|\bnegative\s)$", re.IGNORECASE)
LETTERS = re.compile(r"([^\W\d_]+)\s?$")
LOOSE = frozenset(".:")  # between a sign and its sum: "US$: 12.99"
BLANKS = frozenset(" \u00a0\n")
PREFIX_REACH = 12  # characters of the longest currency before a sum
LEAST_IN_WORDS = 1000  # a sum without digits after a code: "EUR five thousand"
LEAST_WITH_CENTS = 5  # characters of a sum with cents


class Home(NamedTuple):
    """Whose money unnamed money is, by ISO 3166 code, "" where nobody knows.

    Attributes:
        country: the country that the article is about.
        named: the one country that it names: enough for pesos and crowns, not for dollars, which are spent everywhere.
    """

    country: str = ""
    named: str = ""


NOWHERE = Home()

DOLLAR = Unit("USD", "money", "currency", word="dollar")
OF_THEM = re.compile(r"\s+of\s+(?:them|its|their|those|these|whom|which|his|her|our|your)\b")
PLURAL = re.compile(r"(?=[a-z]|i[A-Z]).{3,}(?<!s)s")
MOST_MODIFIERS = 5  # words from "1.9m" to what it counts: "8m retail and business customers"
SCALES_ONLY = frozenset({"M", "b", "B", "mil", "MM"})  # after digits no unit of the news
METRES_TOO = frozenset({"m", "cr"})


def with_currency(text: str, amount: Amount, lexicon: QuantityLexicon, home: Home, *, least: int) -> Amount | None:
    """The amount with the currency that stands before it, not before a character; None without one."""
    numeral = amount.numeral
    if not _may_have_currency(text, numeral, lexicon, least):
        return None
    match = lexicon.prefix_pattern.search(text, max(least, numeral.start - PREFIX_REACH), numeral.start)
    if match is None:
        return None
    symbol = match.group().strip()
    symbol = symbol[:-1] if symbol[-1] in LOOSE and symbol not in lexicon.currency_symbols else symbol
    unit = _money(symbol, lexicon)
    if unit is None or not _is_before_sum(symbol, numeral, lexicon, home.country):
        return None
    sign = MINUS.search(text, max(0, match.start() - PREFIX_REACH), match.start())
    bare = unit.word == "dollar"
    amount = replace(
        amount.times(unit.factor),
        start=sign.start() if sign else match.start(),
        unit=replace(resolved(unit, lexicon, home), factor=1),
        prefix=True,
    )
    if sign:
        amount = amount.negative()
    amount = scaled(amount, SUFFIXES.get(numeral.suffix, 1))
    return _with_code_after(text, amount, lexicon) if bare else amount


def resolved(unit: Unit, lexicon: QuantityLexicon, home: Home) -> Unit:
    """The unit; money whose name several countries share is the article's own: dollars, pesos, crowns."""
    if not unit.word:
        return unit
    country = home.country or (home.named if unit.word != DOLLAR.word else "")
    return replace(unit, name=lexicon.homes.get((unit.word, country), unit.name))


def scaled(amount: Amount, factor: int) -> Amount:
    """The amount with its suffix, such as "m", read as a scale."""
    if factor == 1:
        return amount
    end = amount.numeral.suffix_end
    amount = replace(amount.times(factor), end=end, number_end=end)
    numeral = replace(amount.numeral, scale=factor, low=amount.low, high=amount.high, suffix="", end=end, plain=False)
    return replace(amount, numerals=(numeral,))


def with_scale(text: str, amount: Amount, lexicon: QuantityLexicon) -> Amount:
    """5m people, 12.3m tonnes: a scale; 37m: metres; 4.3M, 2.8bn: scales."""
    suffix, end = amount.numeral.suffix, amount.numeral.suffix_end
    unit = unit_after(text, end, lexicon, amount.high)
    counted = _counts_plural_at(text, end, lexicon)
    in_millions = suffix == "m" and _is_in_millions(text, end, lexicon)
    if text[amount.end].isspace() and not (in_millions if suffix == "m" else unit or counted):
        return amount  # "5 M" is a scale before a noun only, "5 m" before users
    if suffix == "mm":
        return scaled(amount, SUFFIXES[suffix]) if unit else amount
    before_unit = unit is not None and unit.unit.group != "duration" and suffix not in {"T", "G", "t"}
    before_noun = suffix in METRES_TOO and counted and (in_millions or amount.low not in lexicon.races)
    if before_unit or before_noun or suffix in SCALES_ONLY:
        return scaled(amount, SUFFIXES[suffix])
    return amount


def _may_have_currency(text: str, numeral: Numeral, lexicon: QuantityLexicon, least: int) -> bool:
    """Whether a currency can stand before a number, seen at its last character: most have none."""
    start = numeral.start
    if not start or (numeral.vague):
        return False
    last = text[start - 1]
    if last in BLANKS:
        last = text[start - 2 : start - 1]
    if not (last.islower() or last.isdecimal()):
        return last.isupper() or last in lexicon.currency_ends
    least = max(least, start - PREFIX_REACH)
    written = word_ending(text, least, start)
    if not written and (word := LETTERS.search(text, least, start)):
        written = word[1]
    return written in lexicon.currency_words


def _money(symbol: str, lexicon: QuantityLexicon) -> Unit | None:
    """The money of a symbol or code before a number: "€", "USD", "Aud$", "MEUR"."""
    if symbol in lexicon.currency_short:
        return lexicon.currency_short[symbol]
    code = lexicon.currency_symbols.get(symbol)
    if code is not None:
        written = lexicon.unit_symbols.get(symbol)
        return DOLLAR if not code else written if written and written.word else Unit(code, "money", "currency")
    if symbol.endswith("$"):
        symbol = symbol.rstrip("$").upper()
    if symbol in lexicon.codes:
        return Unit(symbol, "money", "currency")
    if len(symbol) == 4 and symbol[1:] in lexicon.codes:
        return Unit(symbol[1:], "money", "currency", SUFFIXES[symbol[0]])
    return None


def _is_before_sum(symbol: str, numeral: Numeral, lexicon: QuantityLexicon, country: str) -> bool:
    """R2,000, P1.5bn, TRY 20 million; not R2, COP 28, BMW R1200: letters that mean money before a sum only."""
    if symbol.isalpha() and not (numeral.digits or numeral.low >= LEAST_IN_WORDS):
        return False
    if symbol not in lexicon.context["code_words"] or numeral.scale > 1 or numeral.suffix in SUFFIXES:
        return True
    if not numeral.plain and len(symbol) == 1:
        return numeral.end - numeral.start >= LEAST_WITH_CENTS  # "R273.00"
    if numeral.low >= LEAST_OF_WORDS:
        return not numeral.plain or len(symbol) > 1
    return (symbol, country) in lexicon.homes


def _with_code_after(text: str, amount: Amount, lexicon: QuantityLexicon) -> Amount:
    """$31.20 US; $5 million dollars."""
    word = WORD.match(text, amount.end)
    if word is None:
        return amount
    code = lexicon.dollar_suffixes.get(word[1]) or (word[1] if word[1] in lexicon.codes else None)
    following = WORD.match(text, word.end())
    opens_noun = following and following[1].islower() and following[1] not in lexicon.context["after_sum"]
    if code and not opens_noun:  # "$2 US bills" are bills
        return replace(amount, end=word.end(), unit=Unit(code, "money", "currency"))
    named = lexicon.unit_names.get(word[1])
    return replace(amount, end=word.end()) if named and named.word == "dollar" else amount


def _is_in_millions(text: str, position: int, lexicon: QuantityLexicon) -> bool:
    """100 m users; not 20 m waves."""
    word = WORD.match(text, position)
    return word is not None and word[1] in lexicon.context["in_millions"]


def _counts_plural_at(text: str, position: int, lexicon: QuantityLexicon) -> bool:
    """Whether a noun that looks like a plural follows, with what modifies it: "1.9m hot meals", "2m of them"."""
    if OF_THEM.match(text, position):
        return True
    for _ in range(MOST_MODIFIERS):
        word = WORD.match(text, position)
        if word is None:
            return False
        if word[1] in lexicon.nouns["people"] or PLURAL.fullmatch(word[1]):
            return True
        if word[1] in lexicon.context["not_in_counted"] or not word[1][0].islower():
            return False
        position = word.end()
    return False
