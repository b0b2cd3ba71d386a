"""The unit that stands after a number."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimx.extraction.number.literals import SUFFIXES
from claimx.extraction.stretches import HYPHENS
from claimx.lexicons.numerals import Exact
from claimx.lexicons.quantities import QuantityLexicon, Unit

GAP = re.compile(r"\s?[-\u2010\u2011](?=[^\W\d])\s?|\s?[(\[{<](?=[^\W\d]{1,3}[)\]}>])|[ \u00a0\u202f\n]?")
OPENINGS = frozenset("([{<")
NAME = re.compile(r"[^\W\d_]+\.?(?:[ \u00a0\n\-\u2010\u2011]+[^\W\d_]+\.?){0,3}|%[ -]points?")
FIRST = re.compile(r"[^\W\d_]+")
PRIMES = frozenset("′″")
YEAR = 4  # digits of a year
INCHES_AFTER = re.compile(r"(?<=['’])\s?\d{1,2}(?:\.\d)?\s?[\"”″](?!\w)")
WORD = re.compile(r"\s+([^\W\d_]+)")
BOUND = re.compile(r"(?:\+|[-\s](?:plus|odd)|\sor\s(?:more|so|fewer|less))(?=\s)", re.IGNORECASE)
CLOSED = re.compile(r"\s*(?:[.,;)(×]|$)|\s\d")  # nothing that a letter could be the start of
CLAUSE_END = re.compile(r"[.,;:)]|\s*$")
LOWER = re.compile(r"[.,;)]?(?:\s+[a-z(]|\s*$)")
COMPOUND = re.compile(r"[-\u2010\u2011][a-z]")
LABELLED = re.compile(r"\s\d")
SCALED_CODE = re.compile(r"([KMBT])([A-Z]{3})(?!\w)")  # "48 MUSD", as companies in the north report

STANDS_OFF = re.compile(r"[.,;)/]|\s+(?:[a-z(]|[A-Z][a-z])|\s*$")  # what may follow a letter that is a unit
ADDRESS = 40  # characters in which a street shows that a letter is a point of the compass
LEAST_SECONDS = 5  # "12 second delay"
LEAST_OF_WORDS = 1000  # a code that is also a word is money from here on
LEAST_WON = 50  # "won 30" is the verb
HOTTEST_CELSIUS = 60
FAHRENHEIT = range(20, 131)
WARMTH_BEFORE, WARMTH_AFTER = 150, 100  # characters in which a word of warmth tells a temperature


class UnitFound(NamedTuple):
    """A unit, where it ends, and whether a hyphen joins it to the number."""

    unit: Unit
    end: int
    hyphen: bool


def unit_after(text: str, position: int, lexicon: QuantityLexicon, value: Exact) -> UnitFound | None:
    """The unit that stands at a position, after the "or so", "-odd" of its number."""
    bound = BOUND.match(text, position)
    if bound:
        position = bound.end()
    gap = GAP.match(text, position)
    start = gap.end() if gap else position
    joint = text[position:start].strip()
    hyphen, tight = joint in HYPHENS and bool(joint), start == position or joint in OPENINGS
    symbol = lexicon.symbols.match(text, start)
    name = _unit_name(text, start, lexicon, value, hyphen=hyphen)
    if text[start : start + 1] == "p" and lexicon.phrases["clock"].end(text, position) is not None:
        return None  # "7 p.m." is no pence
    if symbol and not (name and name[1] > symbol.end()):
        unit = _unit_of_symbol(text, symbol, lexicon, value, tight=tight)
        if unit is not None and not _belongs_to_the_next(text, unit, symbol, value, lexicon):
            return UnitFound(unit, symbol.end() + (joint in OPENINGS and bool(joint)), hyphen)
    scaled = SCALED_CODE.match(text, start)
    if scaled and scaled[2] in lexicon.codes:
        return UnitFound(Unit(scaled[2], "money", "currency", SUFFIXES[scaled[1]]), scaled.end(), hyphen)
    if name and not _opens_another(text, name[0], name[1], hyphen=hyphen):
        return UnitFound(name[0], name[1], hyphen)
    return None


def _opens_another(text: str, unit: Unit, end: int, *, hyphen: bool) -> bool:
    """3 USD50 cards; 400 magnitude 2 tremors; 17 euro-using states: the name belongs to what follows it."""
    if unit.kind == "money":
        return text[end : end + 1].isdecimal() or (not hyphen and COMPOUND.match(text, end) is not None)
    return unit.name == "magnitude" and LABELLED.match(text, end) is not None


# -- Symbols -----------------------------------------------------------------------------------------------------------


def _unit_of_symbol(
    text: str, symbol: re.Match[str], lexicon: QuantityLexicon, value: Exact, *, tight: bool
) -> Unit | None:
    written, end = symbol.group(), symbol.end()
    unit = lexicon.unit_symbols.get(written)
    if unit is None and written in lexicon.marks:
        return lexicon.tight_symbols[written] if _is_length(text, symbol, lexicon) else None
    if unit is not None or not (tight or _may_stand_off(text, written, value, end, lexicon)):
        return unit
    unit = lexicon.tight_symbols[written]
    if unit.name == "second" and value.denominator == 1:
        return None  # "707s" are aircraft, "9.58s" is a time
    if unit.group == "temperature" and not _is_temperature(text, unit, value, end, lexicon):
        return None
    return unit


def _is_length(text: str, mark: re.Match[str], lexicon: QuantityLexicon) -> bool:
    """90' long, 14" wide, 12' 6" high, 30′; no apostrophe, closing quotation mark or preposition."""
    if mark.group() in PRIMES:
        return not text[mark.start() - YEAR : mark.start()].isdecimal()  # "the plans for 2022′" were quoted
    if INCHES_AFTER.match(text, mark.end()):
        return True
    if text[mark.start() - 1].isspace() and not mark.group().isalpha():
        return False  # '33 "high-risk" countries'
    return lexicon.phrases["dimension"].end(text, mark.end()) is not None


def _belongs_to_the_next(text: str, unit: Unit, symbol: re.Match[str], value: Exact, lexicon: QuantityLexicon) -> bool:
    """12 $500 prizes; 3 USD50 cards; 5 TOP songs: the sign opens another amount, or the code is a word."""
    if unit.kind != "money":
        return False
    is_word = symbol.group() in lexicon.context["code_words"] and value < LEAST_OF_WORDS
    if is_word:
        word = WORD.match(text, symbol.end())
        return word is None or word[1] not in lexicon.context["after_code"]
    return text[symbol.end() : symbol.end() + 1].isdecimal()


def _may_stand_off(text: str, written: str, value: Exact, end: int, lexicon: QuantityLexicon) -> bool:
    """12 C, 20 m long, the 100 m final: single letters after a blank, where what follows leaves no other reading."""
    if written in {"C", "F"}:
        return bool(LOWER.match(text, end))
    if written != "m":
        return bool(STANDS_OFF.match(text, end)) and _is_letter_unit(text, written, end, lexicon)
    extent = CLOSED.match(text, end) or lexicon.phrases["extent"].end(text, end)
    return bool(extent) or _is_race(text, end, lexicon)


def _is_letter_unit(text: str, written: str, end: int, lexicon: QuantityLexicon) -> bool:
    """20 W Anker adapter, 12 L of fuel, 7 l/km; not the 14 W 83rd St of an address."""
    if written not in lexicon.context["letter_units"]:
        return False
    words = text[end : end + ADDRESS].split()
    return not any(word.strip(".,").lower() in lexicon.context["streets"] for word in words[:3])


def _is_race(text: str, position: int, lexicon: QuantityLexicon) -> bool:
    word = WORD.match(text, position)
    return word is not None and word[1] in lexicon.context["races"]


def _is_temperature(text: str, unit: Unit, value: Exact, end: int, lexicon: QuantityLexicon) -> bool:
    """90F, 38C; not the 13F filing or the Boeing 777F."""
    if value <= HOTTEST_CELSIUS if unit.name == "celsius" else FAHRENHEIT.start <= value < FAHRENHEIT.stop:
        return True
    window = text[max(0, end - WARMTH_BEFORE) : end + WARMTH_AFTER].lower()
    return any(stem in window for stem in lexicon.context["warmth"])


# -- Names -------------------------------------------------------------------------------------------------------------


def _unit_name(
    text: str, start: int, lexicon: QuantityLexicon, value: Exact, *, hyphen: bool
) -> tuple[Unit, int] | None:
    """The unit spelled out at a character, and where it ends."""
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
        return inner if inner else None
    for count in range(min(len(words), lexicon.longest_name), 0, -1):
        key = " ".join(words[:count]).lower()
        unit = lexicon.unit_names.get(key) or lexicon.unit_names.get(key.removesuffix("."))
        if unit is None:
            continue
        if key == "second" and value != 1 and not hyphen:
            is_time = _is_second_of_time(text, match.start() + len(words[0]), value, lexicon)
            return (unit, start + len(words[0])) if is_time else None
        if _is_other_word(words[0], key, value, lexicon=lexicon):
            return None
        end = _end_of_words(written, words[:count])
        return unit, start + end - (written[end - 1] == ".")
    return None


def _end_of_words(written: str, words: list[str]) -> int:
    position = 0
    for word in words:
        position = written.index(word, position) + len(word)
    return position


def _is_second_of_time(text: str, end: int, value: Exact, lexicon: QuantityLexicon) -> bool:
    """a 7.5 second loop, a 12 second delay; not "12 second place finishes", "two second homes"."""
    if value.denominator > 1:
        return True
    noun = WORD.match(text, end)
    if value < LEAST_SECONDS or noun is None or not noun[1].islower() or noun[1].endswith("s"):
        return False
    return lexicon.phrases["second_one"].end(text, end) is None


def _is_other_word(written: str, key: str, value: Exact, *, lexicon: QuantityLexicon) -> bool:
    """won (the verb), SEC (the agency)."""
    if key == "won" and value < LEAST_WON:
        return True
    return len(written) <= 3 and written.isupper() and written not in lexicon.codes and key == written.lower()
