"""What an amount is per: "a barrel", "per hour", "annually"."""

from __future__ import annotations

import re
from dataclasses import replace

from claimx.extraction.quantity.amount import Amount
from claimx.extraction.quantity.unit import WORD
from claimx.lexicons.quantities import QuantityLexicon

PER = re.compile(
    r"(?:\s+(?P<word>per|each|every|an?)[\s-]+|\s?(?P<slash>/)\s?|-(?P<hyphen>per|an?)-)"
    r"(?P<number>(?:\d+(?:[,.]\d+)*|one|hundred|thousand|million)\s+)?"
    r"(?P<noun>(?:(?:square|cubic|metric|sq|cu|fluid|full|working|calendar|US|U\.S)\.?\s)?[^\W\d_]+)"
)
PER_NUMBER = re.compile(r"\s+per\s+(\d+(?:[,.]\d+)*)(?![\w%])")
PARENTHESIS = re.compile(r"\s?\((?=[^)]*\d)[^()]{1,30}\)")
ARTICLES = frozenset({"a", "an"})


def with_per(text: str, amount: Amount, lexicon: QuantityLexicon, *, position: int | None = None) -> Amount:
    """The amount with the "a barrel", "per hour", "annually" that follows it, or a position."""
    at = amount.end if position is None else position
    slashed = _unit_after_slash(text, at, lexicon) if amount.unit is not None else None
    if slashed:
        return replace(amount, per=slashed[0], end=slashed[1])
    match = PER.match(text, at)
    if match and _is_per(text, match, lexicon) and not _is_said_again(amount, match, lexicon):
        noun, end = _base(text, match, lexicon)
        return replace(amount, per=_per_name(noun, lexicon), end=end)
    number = PER_NUMBER.match(text, at)
    if number:  # "six per 100,000"
        return replace(amount, per=number[1], end=number.end())
    if match is None and position is None and amount.unit is not None:
        outer = _after_conversion(text, at, lexicon)
        if outer:
            return replace(amount, per=outer)
    if amount.unit is not None and amount.unit.kind == "money":
        adverb = WORD.match(text, at)
        per = lexicon.per_adverbs.get(adverb[1]) if adverb else None
        if adverb and per:
            return replace(amount, per=per, end=adverb.end())
    return amount


def _unit_after_slash(text: str, position: int, lexicon: QuantityLexicon) -> tuple[str, int] | None:
    """12 kV/cm, 20 J/m2: the unit that a rate is by, and where it ends."""
    if text[position : position + 1] != "/":
        return None
    symbol = lexicon.symbols.match(text, position + 1)
    if symbol is None:
        return None
    unit = lexicon.unit_symbols.get(symbol.group()) or lexicon.tight_symbols.get(symbol.group())
    return (unit.name, symbol.end()) if unit and unit.kind in {"measure", "duration"} else None


def _is_per(text: str, match: re.Match[str], lexicon: QuantityLexicon) -> bool:
    """Whether the words say a rate: not "two days a week ago", "5 per cent"."""
    unit = lexicon.unit_names.get(match["noun"].lower())
    is_time = unit is not None and unit.kind == "duration" and match["word"] in ARTICLES
    if is_time and lexicon.phrases["after_time"].end(text, match.end()) is not None:
        return False
    noun, sign = match["noun"].lower(), match["word"] or match["hyphen"] or match["slash"]
    if sign == "per":
        return noun not in lexicon.context["not_per"]
    last = noun.split()[-1]
    return last in lexicon.nouns["per"] or (last.endswith("s") and last[:-1] in lexicon.nouns["per"])


def _is_said_again(amount: Amount, match: re.Match[str], lexicon: QuantityLexicon) -> bool:
    """5 km/3 miles: the same in other units; not 6 litres/100 km."""
    unit = lexicon.unit_names.get(match["noun"].lower()) or lexicon.unit_symbols.get(match["noun"])
    if unit is None or amount.unit is None:
        return False
    same = unit.group == amount.unit.group or amount.unit.kind == "rate"  # 60 mph/97 km/h
    return same and bool(match["slash"] and match["number"])


def _base(text: str, match: re.Match[str], lexicon: QuantityLexicon) -> tuple[str, int]:
    """What follows the "per", with its number: "barrel", "100,000 people", "million litres"; and where it ends."""
    noun, end, number = match["noun"], match.end(), match["number"] or ""
    last = lexicon.numerals.words.get(noun.split()[-1].lower())
    following = WORD.match(text, end) if last and last.scale else None
    if number[:1].isdigit():
        return text[match.start("number") : end], end
    if following:
        return text[match.start("noun") : following.end()], following.end()
    return noun, end


def _after_conversion(text: str, position: int, lexicon: QuantityLexicon) -> str | None:
    """C$6 (US$4.46) per share: what the sum before the bracket is per."""
    conversion = PARENTHESIS.match(text, position)
    outer = PER.match(text, conversion.end()) if conversion else None
    if outer and outer["noun"].lower() in lexicon.nouns["per"]:
        return _per_name(outer["noun"], lexicon)
    return None


def _per_name(noun: str, lexicon: QuantityLexicon) -> str:
    name = " ".join(noun.split())
    unit = lexicon.unit_symbols.get(name) or lexicon.unit_names.get(name.lower())
    if unit is not None and unit.kind in {"measure", "duration"}:
        return unit.name
    return lexicon.per_names.get(name.lower(), name)
