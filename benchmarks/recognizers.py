"""Score number and unit reading against the case tables of a peer's test-suite (Recognizers-Text, English, MIT).

    python benchmarks/recognizers.py CASES.jsonl [--errors N] [--json]

CASES: {"kind", "text", "results": [{"resolution": {"value", "unit"}}]} a line. Counted are the kinds Number,
NumberRange, Percent, Currency, Dimension, Age and Temperature; a case is right where every expected value (and unit)
comes out, and where none is expected none of that kind does. Number cases are put to the number reader alone, the
others to the whole of quantity extraction. Cases that contradict claimx's definitions are left out: recognizers_left_out.toml
names them with the reasons, `--contrary` lists them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import tomllib
import warnings
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from claimx.extraction.number import decimal_value, find_numerals, plain_number
from claimx.extraction.quantity import find_quantities
from claimx.extraction.reading import Reading
from claimx.language import load_pipeline
from claimx.lexicons import load_lexicons
from claimx.records import Quantity
from claimx.syntax import Parse

KINDS = {
    "NumberModel": "number",
    "NumberRangeModel": "range",
    "PercentModel": "percent",
    "CurrencyModel": "money",
    "DimensionModel": "measure",
    "AgeModel": "age",
    "TemperatureModel": "temperature",
}
LEFT_OUT = Path(__file__).with_name("recognizers_left_out.toml")
UNITS = {
    "dollar": "USD", "united states dollar": "USD", "pound": "GBP", "british pound": "GBP", "euro": "EUR", "cent": "USD",
    "pence": "GBP", "penny": "GBP", "japanese yen": "JPY", "chinese yuan": "CNY", "canadian dollar": "CAD", "franc": "CHF",
    "australian dollar": "AUD", "swiss franc": "CHF", "rupee": "INR", "mexican peso": "MXN", "turkish lira": "TRY",
    "new zealand dollar": "NZD", "costa rican colón": "CRC", "georgian lari": "GEL", "lao kip": "LAK", "c": "celsius",
    "f": "fahrenheit", "meter": "metre", "kilometer": "kilometre", "centimeter": "centimetre", "millimeter": "millimetre",
    "square meter": "square metre", "square kilometer": "square kilometre", "kilometer per hour": "kilometre per hour",
    "meter per second": "metre per second", "liter": "litre", "decimeter": "decimetre", "picometer": "picometre",
    "cubic meter": "cubic metre", "square centimeter": "square centimetre",
}  # fmt: skip
SAME = {"pound": "pound", "milliliter": "millilitre", "metric ton": "metric ton"}
HUNDREDTHS = {"cent", "pence", "penny"}


def main() -> None:
    """Read the cases, print the share that comes out right by kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", type=Path)
    parser.add_argument("--errors", type=int, default=0, help="print so many cases that come out wrong")
    parser.add_argument("--contrary", action="store_true", help="list the cases left out, with reasons")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    lines = options.cases.read_text(encoding="utf-8").splitlines()
    cases = [case for line in lines if line.strip() and (case := json.loads(line))["kind"] in KINDS]
    kept, reasons, contrary = [], Counter[str](), load_left_out()
    for case in cases:
        reason = contrary.get(identity(case))
        if reason is None:
            kept.append(case)
            continue
        reasons[reason] += 1
        if options.contrary:
            print(f"{KINDS[case['kind']]}: {case['text'][:80]!r}: {reason}")
    right, total = score(kept, options.errors)
    figures = {kind: round(100 * right[kind] / total[kind], 1) for kind in sorted(total)}
    figures["all"] = round(100 * sum(right.values()) / max(1, sum(total.values())), 1)
    if options.json:
        print(json.dumps({"right": figures, "cases": sum(total.values()), "left out": dict(reasons)}))
        return
    for kind, share in figures.items():
        print(
            f"{kind:12}{share:7}{right[kind] if kind != 'all' else sum(right.values()):6}/{total[kind] if kind != 'all' else sum(total.values())}"
        )
    print("left out:")
    for reason, count in reasons.most_common():
        print(f"{count:5}  {reason}")


def identity(case: dict[str, Any]) -> str:
    """What a case is known by in recognizers_left_out.toml."""
    return hashlib.sha256(f"{case['kind']} {case['text']}".encode()).hexdigest()[:10]


def load_left_out() -> dict[str, str]:
    """Reason by identity of the cases that are no cases for news."""
    tables = tomllib.loads(LEFT_OUT.read_text(encoding="utf-8"))["left_out"]
    return {case: table["reason"] for table in tables for case in table["cases"]}


def score(cases: list[dict[str, Any]], errors: int) -> tuple[Counter[str], Counter[str]]:
    """Cases that come out right, and all, by kind."""
    lexicons = load_lexicons()
    numerals = lexicons.quantities.numerals
    nlp = load_pipeline()
    right, total = Counter[str](), Counter[str]()
    for case, doc in zip(cases, nlp.pipe(case["text"] for case in cases), strict=True):
        kind = KINDS[case["kind"]]
        total[kind] += 1
        if kind == "number":
            read = find_numerals(case["text"], numerals)
            found: list[Any] = [plain_number(n.low) for n in read]
            scaled = [plain_number(n.low * SCALED.get(n.suffix, 1)) for n in read]
            good = is_right_number(case, found) or is_right_number(case, scaled)
        else:
            found = list(find_quantities(Reading(Parse(doc), lexicons)))
            good = is_right(case, kind, found)
        right[kind] += good
        if not good and errors > 0:
            errors -= 1
            shown = [_brief(q) if isinstance(q, Quantity) else q for q in found]
            print(
                f"{kind} {identity(case)}: {case['text'][:140]!r}\n    expected {[(r['text'], _value(r), _unit(r)) for r in case['results']]}\n    found    {shown}"
            )
    return right, total


SCALED = {
    "m": 10**6,
    "M": 10**6,
    "mm": 10**6,
    "MM": 10**6,
    "mil": 10**6,
    "b": 10**9,
    "B": 10**9,
    "T": 10**12,
    "t": 10**12,
    "G": 10**9,
}


def _brief(q: Quantity) -> str:
    return f"{q.text!r} {q.low}..{q.high} {q.kind} {q.unit} {q.rule}"


def _value(result: dict[str, Any]) -> Any:
    return result["resolution"].get("value")


def _unit(result: dict[str, Any]) -> str | None:
    return result["resolution"].get("unit")


def is_right_number(case: dict[str, Any], found: Iterable[Any]) -> bool:
    """Whether all expected values are found; where none is, nothing may be found but a glued unit's number."""
    left = list(found)
    for result in case["results"]:
        wanted = float(_value(result))
        match = next((v for v in left if v is not None and math.isclose(v, wanted, rel_tol=1e-9)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def is_right(case: dict[str, Any], kind: str, found: list[Quantity]) -> bool:
    """Whether all expected values come out with their units, and none where none is expected."""
    kinds = {"percent": {"percent"}, "money": {"money"}, "age": {"age"}, "temperature": {"measure"}}
    if not case["results"]:
        if kind == "range":
            return not any(q.modifier in {"between", "more_than", "less_than", "at_least", "at_most"} for q in found)
        if kind == "temperature":
            return not any(q.unit in {"celsius", "fahrenheit"} for q in found)
        return not any(
            q.kind in kinds.get(kind, {"measure", "rate"}) and q.unit not in {"degree", "celsius"} for q in found
        )
    left = list(found)
    for result in case["results"]:
        match = next((q for q in left if matches(result, kind, q)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def matches(result: dict[str, Any], kind: str, q: Quantity) -> bool:
    """Whether a quantity has the expected value and unit."""
    value = str(_value(result))
    if kind == "range":
        low, high = value.strip("[]()").split(",")
        return _same(low, q.low) and _same(high, q.high)
    wanted = decimal_value(*_split(value.rstrip("%").lstrip("-")))
    number = (float(wanted) if wanted is not None else math.nan) * (-1 if value.startswith("-") else 1)
    unit = (_unit(result) or "").lower()
    if kind == "money" and unit in HUNDREDTHS:
        number /= 100
    bounds = [v for v in (q.low, q.high) if v is not None]
    if not any(math.isclose(v, number, rel_tol=1e-9) for v in bounds):
        return False
    if kind == "percent":
        return q.kind == "percent"
    if kind == "age":
        return q.kind == "age" and q.unit in {unit, "year"}
    if kind == "money":
        named = load_lexicons().quantities.unit_names.get(unit)
        return q.unit == (UNITS.get(unit) or (named.name if named else unit))
    above, _, below = unit.partition(" per ")
    if below and q.per:
        return (q.unit, q.per) == (UNITS.get(above, above), below)
    return q.unit == SAME.get(unit, UNITS.get(unit, unit)) or (unit == "ton" and q.unit == "metric ton")


def _split(value: str) -> tuple[str, str | None]:
    whole, point, decimals = value.partition(".")
    return whole, point + decimals if point else None


def _same(expected: str, value: float | None) -> bool:
    if not expected:
        return value is None
    return value is not None and math.isclose(float(expected), value, rel_tol=1e-9)


if __name__ == "__main__":
    main()
