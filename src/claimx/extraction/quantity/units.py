"""The unit that stands after a number."""

from __future__ import annotations

import re
from fractions import Fraction

from claimx.extraction.number.literals import SUFFIXES
from claimx.lexicons.quantities import QuantityLexicon, Unit

GAP = re.compile(r"\s?[-\u2010\u2011](?=[^\W\d])\s?|\s?[(\[{<](?=[^\W\d]{1,3}[)\]}>])|[ \u00a0\u202f\n]?")

NAME = re.compile(r"[^\W\d_]+\.?(?:[ \u00a0\n\-\u2010\u2011]+[^\W\d_]+\.?){0,3}|%[ -]points?")

FIRST = re.compile(r"[^\W\d_]+")
WORD = re.compile(r"\s+([^\W\d_]+)")
EXTENT = re.compile(
    r"\s*(?:[.,;)(×]|$)|\s+(?:tall|long|wide|deep|high|above|below|away|from|north|south|east|west|of|x|and|to)\b|\s\d"
)

BOUND = re.compile(r"(?:\+|[-\s](?:plus|odd)|\sor\s(?:more|so|fewer|less))(?=\s)", re.IGNORECASE)
RACES = frozenset({50, 60, 100, 110, 200, 300, 400, 800, 1500, 3000, 5000, 10_000})
WARMTH = re.compile(r"temperature|degree|heat|hot|cold|warm|cool|melt|freez|boil|thermomet", re.IGNORECASE)

SCALED_CODE = re.compile(r"([KMBT])([A-Z]{3})(?!\w)")  # "48 MUSD", as companies in the north report
LEAST_OF_WORDS = 1000  # a code that is also a word is money from here on

LOWER = re.compile(r"[.,;)]?(?:\s+[a-z(]|\s*$)")


def unit_after(text: str, position: int, lexicon: QuantityLexicon, value: Fraction) -> tuple[Unit, int, bool] | None:
    """The unit that stands at a position: itself, its end, and whether a hyphen joins it."""
    bound = BOUND.match(text, position)
    if bound:
        position = bound.end()
    gap = GAP.match(text, position)
    start = gap.end() if gap else position
    opened = text[position:start].strip() in {"(", "[", "{", "<"}
    hyphen = start > position and text[position:start].strip() in {"-", "\u2010", "\u2011"}
    symbols = lexicon.symbol_patterns.get(text[start : start + 1])
    symbol = symbols.match(text, start) if symbols else None
    name = _unit_name(text, start, lexicon, value, hyphen=hyphen)
    if symbol and not (name and name[1] > symbol.end()):
        written = symbol.group()
        unit = lexicon.unit_symbols.get(written)
        tight = start == position or opened
        if unit is None and (tight or _may_stand_off(text, written, value, symbol.end(), lexicon)):
            unit = lexicon.tight_symbols[written]
            if written == "s" and value.denominator == 1:
                unit = None  # "707s" are aircraft, "9.58s" is a time
            elif unit.group == "temperature" and not _is_temperature(text, written, value, symbol.end()):
                unit = None
        if unit is not None and not _belongs_to_the_next(text, unit, symbol, value, lexicon):
            return unit, symbol.end() + opened, hyphen
    scaled = SCALED_CODE.match(text, start)
    if scaled and scaled[2] in lexicon.codes:
        return Unit(scaled[2], "money", "currency", Fraction(SUFFIXES[scaled[1]])), scaled.end(), hyphen
    if name and not (name[0].kind == "money" and text[name[1] : name[1] + 1].isdecimal()):
        return name[0], name[1], hyphen
    return None


def _belongs_to_the_next(
    text: str, unit: Unit, symbol: re.Match[str], value: Fraction, lexicon: QuantityLexicon
) -> bool:
    """12 $500 prizes; 3 USD50 cards; 5 TOP songs: the sign opens another amount, or the code is a word."""
    if unit.kind != "money":
        return False
    written = symbol.group()
    return text[symbol.end() : symbol.end() + 1].isdecimal() or (
        written in lexicon.context["code_words"] and value < LEAST_OF_WORDS
    )


def _may_stand_off(text: str, written: str, value: Fraction, end: int, lexicon: QuantityLexicon) -> bool:
    """12 C, 20 m long, the 100 m final: single letters after a blank, where what follows leaves no other reading."""
    if written in {"C", "F"}:
        return bool(LOWER.match(text, end))
    return written == "m" and bool(EXTENT.match(text, end) or (value in RACES and _is_race(text, end, lexicon)))


def _is_race(text: str, position: int, lexicon: QuantityLexicon) -> bool:
    word = WORD.match(text, position)
    return word is not None and word[1] in lexicon.context["races"]


def _is_temperature(text: str, written: str, value: Fraction, end: int) -> bool:
    """90F, 38C; not the 13F filing or the Boeing 777F."""
    if text[end : end + 1] in {"/", "-"}:
        return False
    return (value <= 60 if written == "C" else 20 <= value <= 130) or bool(
        WARMTH.search(text, max(0, end - 150), end + 100)
    )


def _unit_name(
    text: str, start: int, lexicon: QuantityLexicon, value: Fraction, *, hyphen: bool
) -> tuple[Unit, int] | None:
    first = FIRST.match(text, start)
    if first and first.group().lower() not in lexicon.unit_starts:
        return None
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
