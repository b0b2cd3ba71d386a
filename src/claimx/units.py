"""Quantities in other units, by pint: `convert` into a unit of choice, `to_metric` out of miles, pounds and °F.

pint and its tables are loaded on first use, which costs a fraction of a second; extraction itself never needs them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from claimx.errors import ClaimxError
from claimx.lexicons import load_lexicons
from claimx.lexicons.units import key_of, pint_name
from claimx.records import Number, Quantity

SIGNIFICANT = 12  # digits of a converted number; a float's last ones are noise
MEASURED = frozenset({"measure", "rate", "duration", "age", "percent"})
TEMPERATURES = frozenset({"degC", "degF", "kelvin"})
CALIBRE = "calibre"


def integral(value: float) -> Number:
    """The value, as an int where it is one: the record prints 8000, not 8000.0."""
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 2**53 else value


class UnitError(ClaimxError):
    """A unit that is unknown, or that a quantity can't be converted into."""


@dataclass(frozen=True, slots=True)
class _Target:
    """A wanted unit: the record's name and `per`, and how pint writes both together."""

    name: str
    per: str | None
    pint: str


def convert(quantity: Quantity, unit: str) -> Quantity:
    """The quantity in another unit; `text` and offsets stay those of the article.

    Args:
        quantity: one with a unit of measure: a measure, rate, duration, age or percentage.
        unit: a name or symbol as the record or the news writes it ("kilometre", "km", "miles per hour"), or pint's.

    Returns:
        The same quantity with `low`, `high`, `unit` and `per` in the new unit. An open side stays open. Of a change in
        temperature the difference is converted, not the level.

    Raises:
        UnitError: where the quantity has no unit of measure, the unit is unknown, or the two measure different things.
    """
    if quantity.unit is None or quantity.kind not in MEASURED:
        what = "it is money" if quantity.kind == "money" else "it has no unit of measure"
        raise UnitError(f"“{quantity.text}” can't be converted: {what}")
    target = _target(unit)
    source = _source(quantity)
    per = target.per or quantity.per
    if quantity.per is not None and not _is_alike(source, target.pint):
        source, per = f"({source}) / ({_pint_of(quantity.per)})", target.per
    if not _is_alike(source, target.pint):
        written = f"{quantity.unit} per {quantity.per}" if quantity.per else quantity.unit
        raise UnitError(f"“{quantity.text}” is in {written}; that can't be converted into {unit}")
    if quantity.change is not None and {source, target.pint} <= TEMPERATURES:  # "fell by 5 degrees"
        source, wanted = _difference(source), _difference(target.pint)
    else:
        wanted = target.pint
    low, high = (
        None if bound is None else _converted(bound, source, wanted) for bound in (quantity.low, quantity.high)
    )
    return replace(quantity, low=low, high=high, unit=target.name, per=per)


def to_metric(quantity: Quantity) -> Quantity:
    """The quantity in metric units: miles as kilometres, Fahrenheit as Celsius; others as they are.

    What has no unit of measure (counts, money, shares), or one that is metric already, comes back unchanged.
    """
    unit = load_lexicons().quantities.metric.get(quantity.unit or "")
    return quantity if unit is None or quantity.kind not in MEASURED else convert(quantity, unit)


def _target(unit: str) -> _Target:
    lexicon = load_lexicons().quantities
    found = lexicon.unit_symbols.get(unit) or lexicon.tight_symbols.get(unit) or lexicon.unit_names.get(key_of(unit))
    if found is not None and found.kind != "money":
        return _Target(found.name, None, _pint_of(found.name))
    above, separator, below = unit.partition(" per ")
    if separator:
        over, under = _target(above), _target(below)
        return _Target(over.name, under.name, f"({over.pint}) / ({under.pint})")
    return _Target(unit, None, _pint_of(unit))


def _pint_of(name: str) -> str:
    """What pint calls a unit of the record, one of its own, or what a rate is by."""
    lexicon = load_lexicons().quantities
    named = lexicon.unit_names.get(key_of(name))
    written = lexicon.pint.get(named.name if named else name, pint_name(name))
    if not written:
        raise UnitError(f"{name!r} is a unit of no fixed size, so nothing can be converted from or into it")
    try:
        usable = 0 < float(_amount(1, written).magnitude) < math.inf
    except Exception:  # pint raises errors of many kinds for what it can't read
        usable = False
    if not usable:
        raise UnitError(f"{name!r} is no unit that claimx or pint knows; write it out, as 'kilometre'")
    return written


def _source(quantity: Quantity) -> str:
    if quantity.unit != CALIBRE:
        return _pint_of(quantity.unit or "")
    # A bore: .50, 50 and 500 are all half an inch.
    size = quantity.high if quantity.low is None else quantity.low
    return f"inch / {1 if size is None or size < 1 else 100 if size < 100 else 1000}"


def _is_alike(source: str, wanted: str) -> bool:
    return bool(_amount(1, source).dimensionality == _amount(1, wanted).dimensionality)


def _difference(temperature: str) -> str:
    return temperature if temperature == "kelvin" else f"delta_{temperature}"


def _amount(value: float, unit: str) -> Any:
    registry = _registry()
    if unit in TEMPERATURES:  # their zeros differ, so they can't be multiplied
        return registry.Quantity(value, unit)
    return registry.Quantity(value) * registry.parse_expression(unit)


def _converted(value: float, source: str, wanted: str) -> Number:
    amount = _amount(value, source)
    found = amount.to(wanted) if wanted in TEMPERATURES else (amount / _amount(1, wanted)).to("dimensionless")
    return integral(float(f"{float(found.magnitude):.{SIGNIFICANT}g}"))


@cache
def _registry() -> Any:
    import pint  # noqa: PLC0415 - a fifth of a second, and only here

    registry: Any = pint.UnitRegistry()
    registry.define("basis_point = 1e-4")
    return registry
