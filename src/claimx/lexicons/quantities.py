"""The words around numbers, typed: vague words, bounds, units, currencies, labels, changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, cast, get_args

from claimx.records import Modifier, QuantityKind, Status

MONEY_KIND: QuantityKind = "money"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its English name in the singular (or currency code), what kind of quantity it makes, what it is times."""

    name: str
    kind: QuantityKind
    group: str
    factor: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class QuantityLexicon:
    """Everything the quantity rules know by heart. Compared and hashed by identity.

    Attributes:
        vague: interval by word.
        bounds_before, bounds_after: modifier by words in lower case, single blanks between them.
        bounds_ends: last words of the bounds before a number.
        unit_names: unit by name in lower case, hyphens as blanks; `longest_name` counts their words.
        unit_symbols, tight_symbols: unit by symbol, case and all; the tight ones must touch the digits.
        currency_symbols: code by what may stand before an amount; "" for a bare "$".
        currency_ends: last characters of those symbols.
        codes: ISO 4217 codes.
        dollars, dollar_suffixes: currency by country, and by what follows a sum ("$5 US"), for a bare "$".
        mass: words that make "pounds" a mass.
        context, change, nouns, concept: groups of words, by name.
        status: status by word.
        multiples: times by word: "twice", "tenfold".
    """

    vague: Mapping[str, tuple[int, int]]
    bounds_before: Mapping[str, Modifier]
    bounds_after: Mapping[str, Modifier]
    bounds_ends: frozenset[str]
    unit_names: Mapping[str, Unit]
    longest_name: int
    unit_symbols: Mapping[str, Unit]
    tight_symbols: Mapping[str, Unit]
    currency_symbols: Mapping[str, str]
    currency_ends: frozenset[str]
    codes: frozenset[str]
    dollars: Mapping[str, str]
    dollar_suffixes: Mapping[str, str]
    mass: frozenset[str]
    context: Mapping[str, frozenset[str]]
    change: Mapping[str, frozenset[str]]
    status: Mapping[str, Status]
    multiples: Mapping[str, int]
    nouns: Mapping[str, frozenset[str]]
    concept: Mapping[str, frozenset[str]]
    symbol_pattern: re.Pattern[str]
    prefix_pattern: re.Pattern[str]

    @classmethod
    def from_tables(cls, tables: dict[str, Any]) -> QuantityLexicon:
        """The lexicon of the `[quantities]` table.

        Raises:
            KeyError, TypeError, ValueError: where the table is not in the format that the file's head describes.
        """
        table = tables["quantities"]
        names, symbols, tight = _units(table["units"])
        prefixes, codes = _currencies(table, names, symbols)
        modifiers = frozenset(get_args(Modifier))
        before: dict[str, Modifier] = {}
        after: dict[str, Modifier] = {}
        for modifier, group in table["bounds"].items():
            if modifier not in modifiers:
                raise ValueError(f"quantities.bounds.{modifier}: a modifier is one of {', '.join(sorted(modifiers))}")
            before.update(_words(group.get("before", ()), modifier))
            after.update(_words(group.get("after", ()), modifier))
        status = {word: cast(Status, key) for key, words in table["status"].items() for word in words}
        return cls(
            vague={word.lower(): (int(low), int(high)) for word, (low, high) in table["vague"].items()},
            bounds_before=before,
            bounds_after=after,
            bounds_ends=frozenset(key.split()[-1] for key in before if key.strip()),
            unit_names=names,
            longest_name=max(name.count(" ") + 1 for name in names),
            unit_symbols=symbols,
            tight_symbols=tight,
            currency_symbols=prefixes,
            currency_ends=frozenset(symbol[-1] for symbol in prefixes),
            codes=codes,
            dollars=dict(table["dollars"]),
            dollar_suffixes=dict(table["dollar_suffixes"]),
            mass=frozenset(table["pound"]["mass"]),
            context=_sets(table["context"]),
            change=_sets(table["change"]),
            status=status,
            multiples={word: int(times) for word, times in table["multiples"].items()},
            nouns=_sets(table["nouns"]),
            concept=_sets(table["concept"]),
            symbol_pattern=_any_of({*symbols, *tight}),
            prefix_pattern=re.compile(
                rf"(?:{_any_of(prefixes, boundary=False).pattern}|\b[A-Z]{{3}}|\b[A-Za-z]{{3}}\$)\s?$"
            ),
        )


def _words(words: Iterable[str], modifier: Modifier) -> dict[str, Modifier]:
    return {" ".join(word.lower().split()): modifier for word in words}


def _sets(table: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(words) for key, words in table.items()}


def _plural(name: str) -> list[str]:
    if name.endswith(("s", "x", "ch", "feet")) or name in {"yen", "yuan", "renminbi", "rmb", "won", "baht"}:
        return [name]
    # miles per hour: the first word bears the plural
    first, separator, rest = name.partition(" per ")
    for middle in (" an ", " a "):
        if not separator:
            first, separator, rest = name.partition(middle)
    if separator:
        return [name, f"{first}s{separator}{rest}"]
    return [name, name + "s"]


def _key(name: str) -> str:
    return " ".join(name.lower().replace("-", " ").split())


def _units(table: Mapping[str, Any]) -> tuple[dict[str, Unit], dict[str, Unit], dict[str, Unit]]:
    names: dict[str, Unit] = {}
    symbols: dict[str, Unit] = {}
    tight: dict[str, Unit] = {}
    kinds: dict[str, QuantityKind] = {"percent": "percent", "duration": "duration", "speed": "rate"}
    for group, units in table.items():
        for name, forms in units.items():
            unit = Unit(name, kinds.get(group, "measure"), group)
            for form in forms.get("names", ()):
                names.update((_key(plural), unit) for plural in _plural(form))
            symbols.update((symbol, unit) for symbol in forms.get("symbols", ()))
            tight.update((symbol, unit) for symbol in forms.get("tight", ()))
    return names, symbols, tight


def _currencies(
    table: Mapping[str, Any], names: dict[str, Unit], symbols: dict[str, Unit]
) -> tuple[dict[str, str], frozenset[str]]:
    """Adds the currencies to names and symbols; gives the symbols that stand before an amount, and the codes."""
    prefixes = {"$": "", "＄": "", "¥": "JPY", "￥": "JPY"}
    codes = frozenset(table["currencies"])
    for code, forms in table["currencies"].items():
        unit = Unit(code, MONEY_KIND, "currency")
        for form in forms.get("names", ()):
            names.update((_key(plural), unit) for plural in _plural(form))
        symbols[code] = unit
        if code not in table["context"]["code_words"]:
            names[code.lower()] = unit
        for symbol in forms.get("symbols", ()):
            prefixes[symbol] = code
            if not symbol.isalpha():
                symbols[symbol] = unit
    dollar = Unit("", MONEY_KIND, "currency")
    names.update({"dollar": dollar, "dollars": dollar, "buck": dollar, "bucks": dollar, "greenback": dollar})
    symbols["$"] = dollar
    for forms in table["subunits"].values():
        unit = Unit(forms["currency"], MONEY_KIND, "subunit", Fraction(1, 100))
        for form in forms["names"]:
            names.update((_key(plural), unit) for plural in _plural(form))
        symbols.update((symbol, unit) for symbol in forms["symbols"])
    pound = Unit("GBP", MONEY_KIND, "pound")
    names.update({"pound": pound, "pounds": pound})
    return prefixes, codes


def _any_of(words: Iterable[str], *, boundary: bool = True) -> re.Pattern[str]:
    """Longest first; a word that ends in a letter must end there."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    parts = [re.escape(word) + (r"(?![\w])" if boundary and word[-1].isalnum() else "") for word in ordered]
    parts = [
        rf"(?<![^\W\d_]){part}" if not boundary and ordered[i][0].isalpha() else part for i, part in enumerate(parts)
    ]
    return re.compile("|".join(parts))
