"""Units, typed: how news writes them, and what `pint` calls those that it converts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from claimx.lexicons.numerals import Exact
from claimx.records import QuantityKind

UNCHANGED = frozenset({"yen", "yuan", "renminbi", "rmb", "won", "baht", "rand", "hertz", "horsepower", "krónur"})
KINDS: Mapping[str, QuantityKind] = {"percent": "percent", "duration": "duration", "speed": "rate"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its English name in the singular (or currency code), what kind of quantity it makes, what it is times.

    `word` is the name, as "dollar", that it was written by where the money of several countries has it.
    """

    name: str
    kind: QuantityKind
    group: str
    factor: Exact = 1
    word: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """Units of measure.

    Attributes:
        names, symbols, tight: unit by name in lower case, by symbol, by symbol that must touch the digits.
        pint: what pint calls a unit, by our name; "" where it has none.
        metric: the metric unit, by our name of one that is not.
    """

    names: Mapping[str, Unit]
    symbols: Mapping[str, Unit]
    tight: Mapping[str, Unit]
    pint: Mapping[str, str]
    metric: Mapping[str, str]


def measures_of(table: Mapping[str, Any]) -> Measures:
    """The units of the table `quantities.units`."""
    names: dict[str, Unit] = {}
    symbols: dict[str, Unit] = {}
    tight: dict[str, Unit] = {}
    pint: dict[str, str] = {}
    metric: dict[str, str] = {}
    for group, units in table.items():
        for name, forms in units.items():
            unit = Unit(name, KINDS.get(group, "measure"), group)
            pint[name] = forms.get("pint", pint_name(name))
            if "metric" in forms:
                metric[name] = forms["metric"]
            for form in forms.get("names", ()):
                names.update((key_of(plural), unit) for plural in plurals_of(form))
            symbols.update((symbol, unit) for symbol in forms.get("symbols", ()))
            tight.update((symbol, unit) for symbol in forms.get("tight", ()))
    return Measures(names=names, symbols=symbols, tight=tight, pint=pint, metric=metric)


def pint_name(name: str) -> str:
    """square mile: mile ** 2; metre per second: metre / second; light year: light_year."""
    above, _, below = name.partition(" per ")
    parts = []
    for part in (above, below):
        power = 2 if part.startswith("square ") else 3 if part.startswith("cubic ") else 1
        base = part.partition(" ")[2] if power > 1 else part
        written = base.replace(" ", "_").replace("-", "_")
        parts.append(f"{written} ** {power}" if power > 1 else written)
    return " / ".join(part for part in parts if part)


def key_of(name: str) -> str:
    """A name as it is looked up: lower case, hyphens as blanks."""
    return " ".join(name.lower().replace("-", " ").split())


def plurals_of(name: str) -> list[str]:
    """A name and its plural; of "mile per hour" the first word bears it."""
    if name.endswith(("s", "x", "ch", "feet")) or name in UNCHANGED:
        return [name]
    first, separator, rest = name.partition(" per ")
    for middle in (" an ", " a "):
        if not separator:
            first, separator, rest = name.partition(middle)
    if separator:
        return [name, f"{first}s{separator}{rest}"]
    return [name, name + "s"]
