"""From numbers to amounts: the currency before, the unit after, "per" what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from claimx.extract.number import Numeral
from claimx.extract.number.literals import SUFFIXES
from claimx.lexicons.quantities import QuantityLexicon, Unit
from claimx.records import Modifier

GAP = re.compile(r"\s?[-\u2010\u2011](?=[^\W\d])\s?|[ \u00a0\u202f\n]?|\s?[(\[{<](?=[^\W\d]{1,3}[)\]}>])")
NAME = re.compile(r"[^\W\d_]+\.?(?:[ \u00a0\n\-\u2010\u2011]+[^\W\d_]+\.?){0,3}|%[ -]points?")
WORD = re.compile(r"\s+([^\W\d_]+)")
PER = re.compile(
    r"(?:\s+(?P<per>per|each|every|an?)\s+|\s?(?P<slash>/)\s?|-(?P<hyphen>per|an?)-)"
    r"(?P<number>(?:\d[\d,.]*|one|hundred|thousand|million)\s+)?(?P<noun>(?:(?:square|cubic|metric|sq|cu|fluid|full|working|calendar)\.?\s)?[^\W\d_]+)"
)
NOT_PER = re.compile(r"\s+(?:ago|earlier|later|before|after|prior|early|on)\b")
PARENTHESIS = re.compile(r"\s?\((?=[^)]*\d)[^()]{1,30}\)")
LOWER = re.compile(r"[.,;)]?(?:\s+[a-z(]|\s*$)")
ADVERB = re.compile(r"\s+(?:annually|yearly|daily|monthly|weekly|hourly|apiece)\b")
ADVERBS = {"annually": "year", "yearly": "year", "daily": "day", "monthly": "month", "weekly": "week", "hourly": "hour", "apiece": "piece"}
MINUS = re.compile(r"(?:(?<![\w.,)\]%$€£])[-−]|\bminus\s|\bnegative\s)$", re.IGNORECASE)
PREFIX_REACH = 10
TRACK = frozenset({60, 100, 110, 200, 300, 400, 800, 1500, 3000, 5000, 10_000})


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number with its unit, not yet a quantity.

    Attributes:
        numerals: the number, or the two ends of a range.
        start, end: characters from the currency sign or number to the unit and what it is per.
        number_end: where the number (the last of a range) ends.
        low, high: the interval.
        unit: None where it counts something.
        per: what a rate is by.
        modifier: "between" and "vague" are known from the number alone.
        hyphen: the unit hangs on by a hyphen: "a 16-mile road".
        prefix: the currency stands before the number.
        dangling: a hyphen with nothing on it: "7- or 8-inch".
    """

    numerals: tuple[Numeral, ...]
    start: int
    end: int
    number_end: int
    low: Fraction
    high: Fraction
    unit: Unit | None = None
    per: str | None = None
    modifier: Modifier | None = None
    hyphen: bool = False
    prefix: bool = False
    dangling: bool = False

    @property
    def numeral(self) -> Numeral:
        """The number, or the first of a range."""
        return self.numerals[0]


def read_amounts(text: str, numerals: Sequence[Numeral], lexicon: QuantityLexicon, country: str | None) -> list[Amount]:
    """Each number with its currency or unit, in order; what a unit swallows ("per 100,000 people") is dropped."""
    out: list[Amount] = []
    dollar = lexicon.dollars.get(country or "", "USD")
    for numeral in numerals:
        if out and numeral.start < out[-1].end:
            continue
        amount = _read(text, numeral, lexicon, dollar)
        if amount is not None:
            out.append(amount)
    return out


def _read(text: str, numeral: Numeral, lexicon: QuantityLexicon, dollar: str) -> Amount | None:
    amount = Amount(
        numerals=(numeral,),
        start=numeral.start,
        end=numeral.end,
        number_end=numeral.end,
        low=numeral.low,
        high=numeral.high,
        modifier="vague" if numeral.vague else None,
    )
    currency = _currency_before(text, numeral, lexicon)
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
        found = unit_after(text, amount.end, lexicon, amount.high)
        if found is None:
            dangling = text[amount.end : amount.end + 1] in {"-", "‑", "‐"} and not text[amount.end + 1 : amount.end + 2].strip()
            return replace(amount, dangling=dangling)
        unit, end, hyphen = found
        amount = replace(amount, unit=resolved(unit, dollar), end=end, hyphen=hyphen, low=amount.low * unit.factor, high=amount.high * unit.factor)
    return with_per(text, amount, lexicon)


def resolved(unit: Unit, dollar: str) -> Unit:
    """The unit, a dollar or cent of no named country made the article's own."""
    return replace(unit, name=dollar) if unit.kind == "money" and not unit.name else unit


def _currency_before(text: str, numeral: Numeral, lexicon: QuantityLexicon) -> tuple[str, int, bool] | None:
    start = numeral.start
    if not start or numeral.vague and not text[start - 1 : start] == "$":
        return None
    match = lexicon.prefix_pattern.search(text, max(0, start - PREFIX_REACH), start)
    if match is None:
        return None
    symbol = match.group().strip()
    code = lexicon.currency_symbols.get(symbol)
    if code is None:
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
    numeral = replace(amount.numeral, scale=factor, low=amount.low * factor, high=amount.high * factor, suffix="", end=end, plain=False)
    return replace(amount, numerals=(numeral,), low=amount.low * factor, high=amount.high * factor, end=end, number_end=end)


def _code_after(text: str, amount: Amount, lexicon: QuantityLexicon, *, bare: bool) -> Amount:
    """$31.20 US; $5 million dollars."""
    word = WORD.match(text, amount.end)
    if word is None:
        return amount
    code = lexicon.dollar_suffixes.get(word[1]) or (word[1] if word[1] in lexicon.codes else None)
    following = WORD.match(text, word.end())
    if bare and code and not (following and following[1].islower() and following[1] not in {"a", "an", "per", "in", "for", "on", "to", "and", "from"}):
        return replace(amount, end=word.end(), unit=Unit(code, "money", "currency"))
    if bare and word[1] in {"dollars", "dollar"}:
        return replace(amount, end=word.end())
    return amount


def _settle_suffix(text: str, amount: Amount, lexicon: QuantityLexicon) -> Amount:
    """5m people, 12.3m tonnes: a scale; 37m: metres; 4.3M, 2.8bn: scales."""
    suffix, end = amount.numeral.suffix, amount.numeral.suffix_end
    factor = SUFFIXES[suffix]
    found = unit_after(text, end, lexicon, amount.high)
    if found and found[0].group != "duration" and suffix not in {"T", "G", "t"}:
        return _scaled(amount, factor)
    if suffix in {"M", "b", "B", "mil", "MM"}:
        return _scaled(amount, factor)
    if suffix in {"m", "cr"}:
        word = WORD.match(text, end)
        plural = word is not None and (word[1] in lexicon.nouns["people"] or (word[1].islower() and word[1].endswith("s") and len(word[1]) > 3))
        if plural and amount.low not in TRACK:
            return _scaled(amount, factor)
    return amount


def unit_after(text: str, position: int, lexicon: QuantityLexicon, value: Fraction) -> tuple[Unit, int, bool] | None:
    """The unit that stands at a position: itself, its end, and whether a hyphen joins it."""
    gap = GAP.match(text, position)
    start = gap.end() if gap else position
    opened = text[position:start].strip() in {"(", "[", "{", "<"}
    hyphen = start > position and text[position:start].strip() in {"-", "\u2010", "\u2011"}
    symbol = lexicon.symbol_pattern.match(text, start)
    name = _unit_name(text, start, lexicon, value, hyphen=hyphen)
    if symbol and not (name and name[1] > symbol.end()):
        written = symbol.group()
        unit = lexicon.unit_symbols.get(written)
        if unit is None and (start == position or opened or (written in "CF" and LOWER.match(text, symbol.end()) and abs(value) < 500)):
            unit = lexicon.tight_symbols[written]
        if unit is not None and not (written == "$" and text[symbol.end() : symbol.end() + 1].isdecimal()):
            return unit, symbol.end() + opened, hyphen
    if name:
        return name[0], name[1], hyphen
    return None


def _unit_name(text: str, start: int, lexicon: QuantityLexicon, value: Fraction, *, hyphen: bool) -> tuple[Unit, int] | None:
    match = NAME.match(text, start)
    if match is None:
        return None
    written = match.group()
    words = written.replace("-", " ").replace("\u2011", " ").replace("\u2010", " ").split()
    if words[0].lower() in lexicon.context["interposed"] and len(words) > 1 and not hyphen:
        rest = written.index(words[1], len(words[0]))
        inner = _unit_name(text, start + rest, lexicon, value, hyphen=False)
        return inner if inner and inner[0].kind in {"duration", "measure"} else None
    for count in range(min(len(words), lexicon.longest_name), 0, -1):
        key = " ".join(words[:count]).lower()
        unit = lexicon.unit_names.get(key)
        if unit is None and key.endswith("."):
            unit = lexicon.unit_names.get(key[:-1])
        if unit is None:
            continue
        end = _end_of_words(written, words[:count])
        if written[end - 1] == "." and key.endswith("."):
            end -= 1
        if _is_other_word(words[0], key, value, hyphen=hyphen, lexicon=lexicon):
            return None
        return unit, start + end
    return None


def _end_of_words(written: str, words: list[str]) -> int:
    position = 0
    for word in words:
        position = written.index(word, position) + len(word)
    return position


def _is_other_word(written: str, key: str, value: Fraction, *, hyphen: bool, lexicon: QuantityLexicon) -> bool:
    """second (the ordinal), won (the verb), SEC (the agency)."""
    if key == "second" and value != 1 and not hyphen:
        return True
    if key == "won" and value < 50:
        return True
    return len(written) <= 3 and written.isupper() and written not in lexicon.codes and key == written.lower()


def with_per(text: str, amount: Amount, lexicon: QuantityLexicon, *, position: int | None = None) -> Amount:
    """The amount with the "a barrel", "per hour", "annually" that follows."""
    at = amount.end if position is None else position
    match = PER.match(text, at)
    if match is None and position is None and amount.unit is not None:
        # C$6 (US$4.46) per share
        conversion = PARENTHESIS.match(text, at)
        outer = PER.match(text, conversion.end()) if conversion else None
        if outer and not outer["number"] and outer["noun"].lower() in lexicon.nouns["per"]:
            return replace(amount, per=_per_name(outer["noun"], lexicon))
    if match and not (match["per"] in {"a", "an"} and NOT_PER.match(text, match.end())):
        noun = match["noun"]
        sign = match["per"] or match["hyphen"] or match["slash"]
        last = noun.split()[-1].lower()
        known = last in lexicon.nouns["per"] or (last[:-1] in lexicon.nouns["per"] and last.endswith("s"))
        if (sign == "per" and noun.lower() not in {"cent", "se"}) or (known and not (match["number"] and sign in {"a", "an"})):
            end = match.end()
            number = match["number"] or ""
            if number.strip().lower() not in {"", "one"} and number[0].isdigit():
                following = WORD.match(text, end) if last in {"million", "thousand"} else None
                end = following.end() if following else end
                noun = text[match.start("number") : end]
            elif noun.lower() in {"hundred", "thousand", "million"}:
                following = WORD.match(text, end)
                if following:
                    end = following.end()
                    noun = text[match.start("noun") : end]
            return replace(amount, per=_per_name(noun, lexicon), end=end)
    adverb = ADVERB.match(text, at)
    if adverb and amount.unit is not None and amount.unit.kind == "money":
        return replace(amount, per=ADVERBS[adverb.group().strip()], end=adverb.end())
    return amount


def _per_name(noun: str, lexicon: QuantityLexicon) -> str:
    name = " ".join(noun.split())
    unit = lexicon.unit_symbols.get(name) or lexicon.unit_names.get(name.lower())
    if unit is not None and unit.kind in {"measure", "duration"}:
        return unit.name
    return "year" if name.lower() == "annum" else "person" if name.lower() in {"capita", "head"} else name
