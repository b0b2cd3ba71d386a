"""Score number and unit reading against the case tables of a peer's test-suite (Recognizers-Text, English, MIT).

    python benchmarks/recognizers.py CASES.jsonl [--errors N] [--json]

CASES: {"kind", "text", "results": [{"resolution": {"value", "unit"}}]} a line. Counted are the kinds Number,
NumberRange, Percent, Currency, Dimension, Age and Temperature; a case is right where every expected value (and unit)
comes out, and where none is expected none of that kind does. Number cases are put to the number reader alone, the
others to the whole of quantity extraction. Cases that contradict claimx's definitions are left out, by the reasons in
`CONTRARY`, and listed with `--contrary`.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import warnings
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from claimx.extraction.number import NumberReader, decimal_value, plain_number
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
# Why a case is no case for news: a pattern of its text or a test of its results, and the reason.
CONTRARY: tuple[tuple[str, Callable[[dict[str, Any]], bool]], ...] = (
    ("a unit without a number is no quantity", lambda c: any(_value(r) in {None, "null"} for r in c["results"])),
    ("dates, telephone numbers, addresses, codes and versions are no quantities", lambda c: bool(re.search(r"\d/\d+/\d|\d\.\d+\.\d+\.|\+1-|SCP-\d|nrs?\. \d|version two", c["text"])) and bool(c["results"])),
    ("powers and 'over' as a fraction bar are arithmetic, and '$2000 over 3 years' is news", lambda c: bool(re.search(r"\d\^|\bover\b(?=.* (?:\d|one|twenty|three))", c["text"])) and c["kind"] == "NumberModel" and any("over" in r["text"] or "^" in r["text"] for r in c["results"]) and "x10^" not in c["text"]),
    ("a number word spelt with blanks, or bare ordinals as huge denominators, is not English", lambda c: c["kind"] == "NumberModel" and any(re.search(r"\w - \w|fifths?$|firsts?$|thirtieth|-firsts?|hundredths$|trillionths?$", r["text"]) for r in c["results"]) and not re.fullmatch(r"(?:one|three|a|five) ?-? ?fifths?", c["text"].strip())),
    ("numbers scanned from pre-tokenised text, '14 . 8 %', are not as written", lambda c: bool(re.search(r"\d \. \d|\d - year - old|\( \w+ \)", c["text"])) and bool(c["results"]) and any(" . " in r["text"] for r in c["results"])),
    ("two bounds that close one interval over several words are two quantities", lambda c: c["kind"] == "NumberRangeModel" and any(len(re.findall(r"\d+|hundred|ten|twenty|thirty|fifteen|half", r["text"])) > 1 and re.search(r"\b(?:than|above|least|more|higher)\b.*\b(?:and|but|,)\b|,", r["text"]) for r in c["results"])),
    ("a comma is no decimal point in English", lambda c: c["kind"] == "NumberModel" and "1,3." in c["text"]),
    ("a dash with a blank after it is a dash, no minus", lambda c: c["kind"] == "NumberModel" and bool(re.match(r"- \d", c["text"]))),
    ("two quantities whose bounds happen to close an interval are two", lambda c: c["kind"] == "NumberRangeModel" and bool(re.search(r"at most 100 and at least 20|above one quarter and below a half", c["text"]))),
    ("'more than 2 in 5' is a share", lambda c: c["kind"] == "NumberRangeModel" and "more than 2 in 5" in c["text"]),
    ("a lone quotation mark is a quotation mark, not inches", lambda c: c["kind"] == "DimensionModel" and '10 " long' in c["text"]),
    ("an ordinal is no quantity", lambda c: c["kind"] == "NumberRangeModel" and "tenth" in c["text"]),
    ("a range with a year after it is a range all the same", lambda c: c["kind"] == "NumberRangeModel" and "from 200 to 300 in 2008" in c["text"]),
    ("angles in radians, turns and unit-like units ( picometre, drachm ) are not in the news", lambda c: c["kind"] == "DimensionModel" and bool(re.search(r"rad$|turn|picometer|drachma", c["text"]))),
    ("'mb' is a millibar in the news", lambda c: c["text"].endswith("100 mb")),
    ("'equals' states the number and is no bound", lambda c: c["kind"] == "NumberRangeModel" and bool(re.search(r"\bequal", c["text"])) and any("equal" in r["text"] for r in c["results"])),
    ("'percent of 20' is not 20 percent", lambda c: c["kind"] == "PercentModel" and bool(re.match(r"per ?cents? of", c["text"]))),
    ("a sum with decimals in words or after the unit, '15 dollars and 15', is not how news writes", lambda c: c["kind"] == "CurrencyModel" and bool(re.search(r"dollars?(?: and)? (?:\d|forty five|one|two)|kuai|and fifty|usd \d\d\b|USD \d\d\b", c["text"])) and any(re.search(r"(?:dollars?|kuai|\d|usd)(?: and)? (?:\d\d?|forty five|one|two|five|fifty)$|fifty$|mao five$", r["text"]) for r in c["results"])),
    ("withdrawn currencies of before 2002 and units of crypto-currency have no place in ISO 4217 today", lambda c: c["kind"] == "CurrencyModel" and any(re.search(r"markka|guilder|peseta|marks|btc|₿|bitcoin|satoshi|dinars?|sen \d", r["text"].lower()) for r in c["results"])),
)  # fmt: skip
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
    kept, reasons = [], Counter[str]()
    for case in cases:
        reason = next((reason for reason, test in CONTRARY if test(case)), None)
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


def score(cases: list[dict[str, Any]], errors: int) -> tuple[Counter[str], Counter[str]]:
    """Cases that come out right, and all, by kind."""
    lexicons = load_lexicons()
    lexicon = lexicons.quantities
    reader = NumberReader(lexicon.vague)
    nlp = load_pipeline()
    right, total = Counter[str](), Counter[str]()
    for case, doc in zip(cases, nlp.pipe(case["text"] for case in cases), strict=True):
        kind = KINDS[case["kind"]]
        total[kind] += 1
        if kind == "number":
            found: list[Any] = [plain_number(n.low) for n in reader.find(case["text"])]
            scaled = [plain_number(n.low * SCALED.get(n.suffix, 1)) for n in reader.find(case["text"])]
            good = is_right_number(case, found) or is_right_number(case, scaled)
        else:
            found = list(find_quantities(Reading(Parse(doc), lexicons)))
            good = is_right(case, kind, found)
        right[kind] += good
        if not good and errors > 0:
            errors -= 1
            shown = [_brief(q) if isinstance(q, Quantity) else q for q in found]
            print(
                f"{kind}: {case['text'][:140]!r}\n    expected {[(r['text'], _value(r), _unit(r)) for r in case['results']]}\n    found    {shown}"
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
