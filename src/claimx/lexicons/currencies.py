"""Money, typed: ISO 4217 with its names and countries, and the symbols and short names that news writes besides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from claimx.lexicons.units import Unit, key_of, plurals_of

MOST_WORDS = 4  # no name of more is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """What is known of currencies.

    Attributes:
        names: unit by name in lower case; `Unit.word` is the name that several countries' money shares.
        suffixes: unit by what may stand right after an amount: symbols and codes, case and all.
        tight: the same where they must touch the digits: "17c".
        short: unit by what is short for a name before an amount: "Rs".
        prefixes: code by symbol before an amount; "" for a bare "$".
        codes: ISO 4217 codes, those of withdrawn currencies in the news included.
        homes: code by shared name, or symbol that is also a word, and country: ("peso", "PH"), ("R", "ZA").
    """

    names: Mapping[str, Unit]
    suffixes: Mapping[str, Unit]
    tight: Mapping[str, Unit]
    short: Mapping[str, Unit]
    prefixes: Mapping[str, str]
    codes: frozenset[str]
    homes: Mapping[tuple[str, str], str]


def money_of(iso: Mapping[str, Any], table: Mapping[str, Any]) -> Money:
    """The money of the tables `currencies` (ISO 4217) and `quantities`."""
    shared = frozenset(table["money"]["shared"])
    words = table["context"]["code_words"]
    names: dict[str, Unit] = {}
    suffixes: dict[str, Unit] = {}
    prefixes = {"$": "", "＄": "", "¥": "JPY", "￥": "JPY"}
    homes: dict[tuple[str, str], str] = {}
    tight: dict[str, Unit] = {}
    for word in shared:
        names.update((key, Unit("", "money", "currency", word=word)) for key in plurals_of(word))
    for code, entry in iso.items():
        _name(names, code, entry["names"], shared)
        suffixes[code] = Unit(code, "money", "currency")
        for country in entry["countries"]:
            homes.update(((word, country), code) for word in _last_words(entry["names"], shared))
    for code, entry in table["currencies"].items():
        forms = entry.get("names", ())
        _name(names, code, [plural for form in forms for plural in plurals_of(form)], shared)
        suffixes[code] = Unit(code, "money", "currency")
        for country in iso.get(code, {}).get("countries", ()):
            homes.update(((word, country), code) for word in _last_words(forms, shared))
        if code not in words:
            names[code.lower()] = suffixes[code]
        for symbol in entry.get("symbols", ()):
            for form in forms_of(symbol):
                prefixes[form] = code
            if symbol in words:
                homes.update(((symbol, country), code) for country in iso.get(code, {}).get("countries", ()))
            if not (symbol.isalpha() and symbol.isascii()):
                suffixes[symbol] = suffixes[code]
        suffixes.update((symbol, suffixes[code]) for symbol in entry.get("after", ()))
    dollar = Unit("USD", "money", "currency", word="dollar")
    names.update(dict.fromkeys(("dollar", "dollars", "buck", "bucks", "greenback", "greenbacks"), dollar))
    suffixes["$"] = dollar
    yen = Unit("JPY", "money", "currency", word="¥")
    suffixes.update({"¥": yen, "￥": yen})
    homes["¥", "CN"] = "CNY"
    for entry in table["subunits"].values():
        whole = suffixes[entry["currency"]] if entry["currency"] else dollar
        unit = Unit(whole.name, "money", "subunit", Fraction(1, 100), entry.get("shared", "") or whole.word)
        names.update((key, unit) for form in entry.get("names", ()) for key in map(key_of, plurals_of(form)))
        suffixes.update((symbol, unit) for symbol in entry.get("symbols", ()))
        tight.update((symbol, unit) for symbol in entry.get("tight", ()))
    pound = Unit("GBP", "money", "pound", word="pound")
    names.update({"pound": pound, "pounds": pound})
    return Money(
        names={key: unit for key, unit in names.items() if key.count(" ") < MOST_WORDS},
        suffixes=suffixes,
        tight=tight,
        short={symbol: names[word] for symbol, word in table["money"]["short"].items()},
        prefixes=prefixes,
        codes=frozenset(iso) | frozenset(table["currencies"]),
        homes=homes,
    )


def forms_of(symbol: str) -> tuple[str, ...]:
    """A$ and $A, S$ and S $; "A $" may open a sentence: "A $5 ticket"."""
    letters = symbol.removesuffix("$")
    if letters == symbol or not letters.isalpha():
        return (symbol,)
    return (symbol, f"${letters}") if letters == "A" else (symbol, f"${letters}", f"{letters} $")


def _name(names: dict[str, Unit], code: str, forms: Iterable[str], shared: frozenset[str]) -> None:
    for form in forms:
        key = key_of(form)
        word = _singular(key)
        names[key] = Unit(code, "money", "currency", word=word if word in shared else "")


def _last_words(forms: Iterable[str], shared: frozenset[str]) -> Iterable[str]:
    """The shared names that end these: "peso" of "Philippine peso"."""
    return {word for form in forms for last in [form.lower().split()[-1]] if (word := _singular(last)) in shared}


def _singular(word: str) -> str:
    return word.removesuffix("s") if word != "¥" else word
