"""Units: every one that claimx reads is one that pint knows, and of the right sort; quantities in other units."""

from __future__ import annotations

import contextlib
import doctest
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claimx.lexicons
from claimx import units
from claimx.extraction.quantity import find_quantities
from claimx.extraction.reading import Reading
from claimx.lexicons import load_lexicons
from claimx.lexicons.units import plurals_of
from claimx.records import Quantity
from claimx.syntax import Parse
from claimx.units import UnitError, convert, to_metric

LEXICONS = load_lexicons()
LEXICON = LEXICONS.quantities
TABLE = tomllib.loads(Path(claimx.lexicons.__file__).with_name("quantities.toml").read_text(encoding="utf-8"))
GROUPS = TABLE["quantities"]["units"]
UNITS = [(group, name) for group, names in GROUPS.items() for name in names]
# What a unit of each group measures, in pint's words; several where news lumps them: power with energy, torque too.
DIMENSIONS = {
    "percent": {"dimensionless"},
    "duration": {"second"},
    "length": {"metre"},
    "area": {"metre ** 2"},
    "volume": {"metre ** 3"},
    "mass": {"kilogram"},
    "speed": {"metre / second", "1 / metre ** 2"},  # miles per gallon
    "energy": {"watt", "joule", "volt", "ampere", "ampere * second", "newton"},
    "pressure": {"pascal"},
    "frequency": {"hertz"},
    "data": {"bit", "bit / second", "pixel"},
    "temperature": {"kelvin"},
    "radiation": {"gray", "sievert", "becquerel"},
    "other": {"dimensionless"},
}


def quantity(parse: Callable[[str], Parse], text: str) -> Quantity:
    return find_quantities(Reading(parse(text), LEXICONS))[0]


@pytest.mark.parametrize(("group", "name"), UNITS, ids=[name for _, name in UNITS])
def test_pint_knows_the_unit(group: str, name: str) -> None:
    written = LEXICON.pint[name]
    if not written:
        return  # a night, a point on an index: of no fixed size
    registry = units._registry()
    found = registry.parse_expression(written).dimensionality
    assert found in [registry.parse_expression(each).dimensionality for each in DIMENSIONS[group]]


def test_units_of_no_fixed_size_are_few() -> None:
    assert {name for name, written in LEXICON.pint.items() if not written} == {
        "night", "weekend", "degree", "point", "magnitude", "air mile", "standard deviation", "decibel",
    }  # fmt: skip


@pytest.mark.parametrize(("unit", "metric"), sorted(LEXICON.metric.items()))
def test_metric_units_measure_the_same(unit: str, metric: str) -> None:
    registry = units._registry()
    one, other = (registry.parse_expression(LEXICON.pint[name]).dimensionality for name in (unit, metric))
    assert one == other
    assert metric not in LEXICON.metric


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("The car has a range of 300 miles.", "km", (482.8032, 482.8032, "kilometre", None)),
        ("At least 3 tonnes of grain rotted.", "kilograms", (3000, None, "kilogram", None)),
        ("Between 5 and 10 acres burned.", "hectare", (2.02343630494, 4.04687260987, "hectare", None)),
        ("It was 100 degrees Fahrenheit.", "celsius", (37.7777777778, 37.7777777778, "celsius", None)),
        ("It was -40C at dawn.", "°F", (-40, -40, "fahrenheit", None)),
        ("Temperatures fell 9 degrees Fahrenheit.", "celsius", (5, 5, "celsius", None)),
        ("Winds reached 100 km/h.", "miles per hour", (62.1371192237, 62.1371192237, "mile per hour", None)),
        ("The field yields 400,000 barrels a day.", "litre", (63594917.9712, 63594917.9712, "litre", "day")),
        (
            "The field yields 400,000 barrels a day.",
            "litre per second",
            (736.052291333, 736.052291333, "litre", "second"),
        ),
        ("Rates rose 25 basis points.", "percent", (0.25, 0.25, "percent", None)),
        ("The talks lasted 90 minutes.", "hours", (1.5, 1.5, "hour", None)),
        ("He held a .50-calibre rifle.", "mm", (12.7, 12.7, "millimetre", None)),
        ("The disk holds 2 TB.", "gigabyte", (2000, 2000, "gigabyte", None)),
        ("The bridge is 300 metres long.", "light_year", (3.17100250207e-14, 3.17100250207e-14, "light_year", None)),
    ],
)
def test_a_quantity_in_another_unit(
    parse: Callable[[str], Parse], text: str, unit: str, expected: tuple[Any, ...]
) -> None:
    before = quantity(parse, text)
    after = convert(before, unit)
    assert (after.low, after.high, after.unit, after.per) == expected
    assert (after.text, after.start, after.end) == (before.text, before.start, before.end)


@pytest.mark.parametrize(
    ("text", "unit", "message"),
    [
        ("The fine was $5.", "EUR", "“$5” can't be converted: it is money"),
        ("The army sent 500 troops.", "kilogram", "“500 troops” can't be converted: it has no unit of measure"),
        ("The talks lasted 90 minutes.", "metre", "“90 minutes” is in minute; that can't be converted into metre"),
        (
            "The talks lasted 90 minutes.",
            "blorg",
            "'blorg' is no unit that claimx or pint knows; write it out, as 'kilometre'",
        ),
        (
            "They stayed three nights.",
            "hour",
            "'night' is a unit of no fixed size, so nothing can be converted from or into it",
        ),
    ],
)
def test_what_can_t_be_converted_says_so_in_one_line(
    parse: Callable[[str], Parse], text: str, unit: str, message: str
) -> None:
    with pytest.raises(UnitError) as raised:
        convert(quantity(parse, text), unit)
    assert str(raised.value) == message


@given(st.text(max_size=12))
def test_no_unit_raises_anything_else(unit: str) -> None:
    mile = Quantity(
        id="q1", start=0, end=6, text="1 mile", low=1, high=1, modifier="exact", kind="measure", unit="mile",
        noun=None, of=None, concept=None, per=None, change=None, status="stated", rule="quantity.measure",
    )  # fmt: skip
    with contextlib.suppress(UnitError):
        convert(mile, unit)


def test_metric(parse: Callable[[str], Parse]) -> None:
    assert to_metric(quantity(parse, "It lies 26 miles off the coast.")).unit == "kilometre"
    for text in ("It lies 26 kilometres off the coast.", "The fine was $5.", "The army sent 500 troops."):
        found = quantity(parse, text)
        assert to_metric(found) is found


def test_extraction_does_not_load_pint() -> None:
    program = "import sys, claimx; claimx.extract('It is 5 miles.'); print('pint' in sys.modules)"
    command = [sys.executable, "-W", "ignore", "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout == "False\n"


def test_plurals() -> None:
    assert plurals_of("mile per hour") == ["mile per hour", "miles per hour"]
    assert plurals_of("hertz") == ["hertz"]


def test_the_page_on_numbers_converts_what_it_says() -> None:
    page = Path(__file__).parent.parent / "docs" / "quantities.md"
    result = doctest.testfile(str(page), module_relative=False, verbose=False)
    assert result.attempted > 0
    assert result.failed == 0
