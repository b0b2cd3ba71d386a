"""Quantities: the tables, the rules, the properties, bad input."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from claimx.extract.quantity import RULES, find_quantities
from claimx.lexicons import load_lexicons
from claimx.records import Quantity
from claimx.syntax import Parse
from tests.conftest import load_cases

LEXICON = load_lexicons().quantities
VOCAB = spacy.blank("en").vocab


def bare_parse(words: list[str]) -> Parse:
    """A parse without grammar: one sentence, numbers and nouns."""
    tags = ["CD" if any(c.isdigit() for c in word) else "NNS" for word in words]
    pos = ["NUM" if tag == "CD" else "NOUN" for tag in tags]
    starts = [i == 0 for i in range(len(words))]
    return Parse(Doc(VOCAB, words=words, tags=tags, pos=pos, sent_starts=starts))


def found(parse: Parse) -> tuple[Quantity, ...]:
    quantities = find_quantities(parse, LEXICON)
    last = 0
    for quantity in quantities:
        assert parse.text[quantity.start : quantity.end] == quantity.text
        assert last <= quantity.start < quantity.end
        assert quantity.low is not None or quantity.high is not None
        json.dumps([quantity.low, quantity.high], allow_nan=False)
        last = quantity.end
    return quantities


@pytest.mark.parametrize("case", [*load_cases("quantity"), *load_cases("quantity_negative")])
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


def test_a_bare_dollar_is_the_dollar_of_the_country(parse: Callable[[str], Parse]) -> None:
    text = "The fine was $500 and 20 cents."
    for country, unit in (("CA", "CAD"), ("AU", "AUD"), ("FR", "USD"), (None, "USD")):
        quantities = find_quantities(parse(text), LEXICON, country=country)
        assert {q.unit for q in quantities} == {unit}


def test_an_own_unit_of_a_lexicon_is_read(tmp_path: Any, parse: Callable[[str], Parse]) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[quantities.units.mass]\npood = { names = ["pood"] }\n', encoding="utf-8")
    quantities = find_quantities(parse("The bell weighs 40 poods."), load_lexicons([own]).quantities)
    assert [(q.text, q.unit, q.kind) for q in quantities] == [("40 poods", "pood", "measure")]


PIECES = st.sampled_from(
    "1 2.5 8,000 ½ 1/2 $ € % - – to and or between from half a million several dozens of people per day 1e9 ٣٤ ５ 5m "
    "about at least ( ) , . one in five km/h mph year old 2019 May the rose up 'quoted' \n x 10^5 €5 5-6 twice".split(
        " "
    )
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES | st.text(max_size=6).filter(lambda s: s.strip() and not s.isspace()), min_size=1, max_size=12))
def test_no_text_raises_and_the_same_text_gives_the_same(words: list[str]) -> None:
    parse = bare_parse([word.replace("\ud800", "") or "x" for word in words])
    assert found(parse) == found(parse)


@pytest.mark.parametrize(
    "text",
    ["1" * 10_000, "9" * 5_000 + " people", "1e999", "1/0", "NaN", "½½", "5¹²", "from 5 to", "between 5 and", "$",
     "$5-",      "∞", "0x10", "1e-999", "-", "1..2", "..5", "\x005", "5\u200b6", "①②", "1,2,3,4", "1_000"],
)  # fmt: skip
def test_odd_numbers_give_no_odd_values(text: str) -> None:
    found(bare_parse(text.split()))


@pytest.mark.parametrize(
    ("text", "value"), [("٣٤٥ people", 345), ("１２３ people", 123), ("9007199254740993 people", 2.0**53)]
)
def test_other_digits_and_long_numbers(text: str, value: float) -> None:
    assert [q.low for q in found(bare_parse(text.split()))] == [value]


@pytest.mark.parametrize(
    "unit", ["1234", "5 %", "two hundred and", "dozens of", "5 to", "555-", "the number of cases rose to 5"]
)
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    def seconds(times: int) -> float:
        parse = bare_parse(unit.split() * times)
        start = time.perf_counter()
        find_quantities(parse, LEXICON)
        return time.perf_counter() - start

    seconds(50)
    small = min(seconds(1_000) for _ in range(3))
    assert seconds(8_000) < 40 * small + 0.5
