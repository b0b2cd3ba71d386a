"""Quantities: the tables, the rules, the properties, bad input."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
import spacy
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from claimx import extract
from claimx.extraction.quantity import RULES, Home, find_quantities
from claimx.extraction.reading import Reading
from claimx.lexicons import load_lexicons
from claimx.record_json import to_dict
from claimx.records import Quantity
from claimx.syntax import Parse
from tests.conftest import load_cases
from tests.steps import steps_of

LEXICONS = load_lexicons()
LEXICON = LEXICONS.quantities
TABLES = ("quantity", "quantity_wire", "quantity_change", "quantity_negative", "quantity_kinds", "quantity_edges")
VOCAB = spacy.blank("en").vocab


def bare_parse(words: list[str]) -> Parse:
    """A parse without grammar: one sentence, numbers and nouns."""
    tags = ["CD" if any(c.isdigit() for c in word) else "NNS" for word in words]
    pos = ["NUM" if tag == "CD" else "NOUN" for tag in tags]
    starts = [i == 0 for i in range(len(words))]
    return Parse(Doc(VOCAB, words=words, tags=tags, pos=pos, sent_starts=starts))


def found(parse: Parse) -> tuple[Quantity, ...]:
    quantities = find_quantities(Reading(parse, LEXICONS))
    last = 0
    for quantity in quantities:
        assert parse.text[quantity.start : quantity.end] == quantity.text
        assert last <= quantity.start < quantity.end
        assert quantity.low is not None or quantity.high is not None
        json.dumps([quantity.low, quantity.high], allow_nan=False)
        last = quantity.end
    return quantities


@pytest.mark.parametrize("case", [case for name in TABLES for case in load_cases(name)])
def test_case(case: dict[str, Any], parse: Callable[[str], Parse]) -> None:
    quantities = found(parse(case["text"]))
    expected = [{key: value for key, value in want.items() if key != "absent"} for want in case["expect"]]
    shown = [{key: getattr(q, key) for key in want} for q, want in zip(quantities, expected, strict=False)]
    assert shown == [{**want} for want in expected]
    assert len(quantities) == len(expected), [q.text for q in quantities]
    for quantity, want in zip(quantities, case["expect"], strict=True):
        assert all(getattr(quantity, key) is None for key in want.get("absent", ()))


def test_each_rule_has_a_case_and_an_example_that_fires_it(parse: Callable[[str], Parse]) -> None:
    ids = [rule.id for rule in RULES]
    assert len(set(ids)) == len(ids)
    for rule in RULES:
        assert rule.id in {q.rule for q in found(parse(rule.example + "."))}, rule.example
        assert rule.summary


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("The fine was $500 and 20 cents.", {"CA": "CAD", "AU": "AUD", "HK": "HKD", "FR": "USD", None: "USD"}),
        ("The fine was 500 pesos.", {"PH": "PHP", "AR": "ARS", "MX": "MXN", "FR": "MXN", None: "MXN"}),
        ("The fine was 500 rupees.", {"PK": "PKR", "IN": "INR", None: "INR"}),
        ("The fine was 500 crowns.", {"SE": "SEK", "CZ": "CZK", None: None}),
        ("The fine was 500 dinars.", {"KW": "KWD", "RS": "RSD", None: None}),
        ("The fine was 500 pounds.", {"EG": "EGP", "GB": "GBP", None: "GBP"}),
        ("The fine was ¥500.", {"CN": "CNY", "JP": "JPY", None: "JPY"}),
        ("The fine was R500.", {"ZA": "ZAR", None: "none"}),
    ],
)
def test_money_of_a_shared_name_is_that_of_the_country(
    text: str, units: dict[str | None, str | None], parse: Callable[[str], Parse]
) -> None:
    for country, unit in units.items():
        quantities = find_quantities(Reading(parse(text), LEXICONS), home=Home(country=country or ""))
        assert {q.unit for q in quantities} == (set() if unit == "none" else {unit})


def test_the_one_country_named_is_enough_for_pesos_not_for_dollars(parse: Callable[[str], Parse]) -> None:
    text = "The share lost 40 centavos, the fee $5."
    quantities = find_quantities(Reading(parse(text), LEXICONS), home=Home(named="PH"))
    assert [q.unit for q in quantities] == ["PHP", "USD"]
    quantities = find_quantities(Reading(parse("The fine was $500."), LEXICONS), home=Home(named="CA"))
    assert quantities[0].unit == "USD"


def test_an_own_unit_of_a_lexicon_is_read(tmp_path: Any, parse: Callable[[str], Parse]) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[quantities.units.mass]\npood = { names = ["pood"] }\n', encoding="utf-8")
    quantities = find_quantities(Reading(parse("The bell weighs 40 poods."), load_lexicons([own])))
    assert [(q.text, q.unit, q.kind) for q in quantities] == [("40 poods", "pood", "measure")]


PIECES = st.sampled_from(
    "1 2.5 8,000 ½ 1/2 $ € % - – to and or between from half a million several dozens of people per day 1e9 ٣٤ ５ 5m "
    "about at least ( ) , . one in five km/h mph year old 2019 May the rose up 'quoted' \n x 10^5 €5 5-6 twice".split(
        " "
    )
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES | st.text(max_size=6).filter(lambda s: s.strip() and not s.isspace()), min_size=1, max_size=12))
@example(["0<0"])
def test_no_text_raises_and_the_same_text_gives_the_same(words: list[str]) -> None:
    parse = bare_parse([word.replace("\ud800", "") or "x" for word in words])
    assert found(parse) == found(parse)


# -- Bad input ---------------------------------------------------------------------------------------------------------

ASCII, ARABIC, FULL_WIDTH = "0123456789", "٠١٢٣٤٥٦٧٨٩", "０１２３４５６７８９"
SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹"
LONG = st.builds(lambda digit, length: digit * length, st.sampled_from("123456789"), st.integers(300, 10_000))
ODD: dict[str, st.SearchStrategy[str]] = {
    "long": LONG | st.builds("{}.{}".format, LONG, LONG) | st.builds("{}e{}".format, LONG, LONG),
    "overflowing": st.builds("{}e{}".format, st.integers(1, 9), st.integers(-9_999, 9_999)),
    "divided by nothing": st.builds(
        "{}/{}".format, st.integers(0, 99), st.sampled_from(["0", "00", "000", "-1", "0.0"])
    ),
    "Arabic": st.text(ARABIC + "٫٬.,", min_size=1, max_size=12),
    "full-width": st.text(FULL_WIDTH + "，．％＄", min_size=1, max_size=12),
    "superscript": st.builds("{}{}".format, st.integers(0, 999), st.text(SUPERSCRIPT + "⁻⁺", min_size=1, max_size=9)),
    "no number": st.sampled_from(
        ["NaN", "nan%", "$NaN", "inf", "-Infinity", "∞", "$∞", "NaN people", "1e", "e9", "0x1F"]
    ),
    "fractions": st.text("½¼¾⅓⅔⅛⁄/1", min_size=1, max_size=8),
    "mixed scripts": st.text(ASCII + ARABIC + FULL_WIDTH + "①Ⅷ五百万九.,-", min_size=1, max_size=12),
    "unclosed ranges": st.builds(
        "{} {} {}".format,
        st.sampled_from(["from", "between", "from about", "rose from", "up", ""]),
        st.sampled_from(["5", "$5", "5%", "five", "5 km", "½"]),
        st.sampled_from(["to", "and", "-", "–", "or", "to about", "to $", "and then"]),
    ),
}


@pytest.mark.parametrize("kind", ODD)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_odd_numbers_give_no_odd_values(kind: str, data: st.DataObject) -> None:
    odd = data.draw(ODD[kind])
    before, after = (
        data.draw(st.sampled_from(["", "at least", "$", "from"])),
        data.draw(st.sampled_from(["", "people", "%"])),
    )
    found(bare_parse(f"{before} {odd} {after}".split()))  # finite, ordered, never both sides open


@pytest.mark.parametrize(
    "text",
    ["1" * 10_000, "9" * 5_000 + " people", "1e999", "1/0", "NaN", "½½", "5¹²", "from 5 to", "between 5 and", "$",
     "1e-999", "$5-", "∞", "0x10", "-", "1..2", "..5", "\x005", "5\u200b6", "①②", "1,2,3,4", "1_000", "$1e999 million"],
)  # fmt: skip
def test_a_report_on_odd_numbers_is_json(text: str) -> None:
    for sentence in (text, f"It cost {text} in May.", f"The army sent {text} troops."):
        record = to_dict(extract(sentence))
        json.dumps(record, allow_nan=False)
        assert all(q["low"] is not None or q["high"] is not None for q in record["quantities"])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("٣٤٥ people", 345), ("１２３ people", 123), ("9007199254740993 people", None), ("1e22 people", 1e22),
        ("9" * 300 + " people", None), ("0." + "0" * 280 + "1 people", 1e-281),
    ],
)  # fmt: skip
def test_other_digits_and_long_numbers(text: str, value: float | None) -> None:
    # So many digits without a mark between them are an id.
    assert [q.low for q in found(bare_parse(text.split()))] == ([] if value is None else [value])


@pytest.mark.parametrize(
    "unit",
    ["1234", "5 %", "two hundred and", "dozens of", "5 to", "555-", "the number of cases rose to 5", "$ 5", "1/2",
     "( 5 )", "a 5", "five and", "from 5 people to", "8,000 |", "killed 5 ,"],
)  # fmt: skip
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    def steps(times: int) -> int:
        parse = bare_parse(unit.split() * times)
        return steps_of(lambda: find_quantities(Reading(parse, LEXICONS)))

    assert steps(400) < 4.2 * steps(100)


def test_a_table_of_4_000_numbers_in_one_sentence() -> None:
    def found(rows: int) -> int:
        parse = bare_parse(["12.5", "|", "1,234", "|", "56%", "|", "$7", "|", "8", "\n"] * rows)
        return len(find_quantities(Reading(parse, LEXICONS)))

    assert found(800) == 4_000
    assert steps_of(lambda: found(200)) < 4.2 * steps_of(lambda: found(50))
