"""Numbers: the table, round trips, order, odd input."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.extraction.number import decimal_value, find_numerals, plain_number
from claimx.lexicons import load_lexicons
from tests.conftest import load_cases

NUMERALS = load_lexicons().quantities.numerals
SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_words(n: int) -> str:
    """A whole number in British English words."""
    if n < 20:
        return SMALL[n]
    if n < 100:
        return TENS[n // 10 - 2] + (f"-{SMALL[n % 10]}" if n % 10 else "")
    if n < 1000:
        return SMALL[n // 100] + " hundred" + (f" and {in_words(n % 100)}" if n % 100 else "")
    for scale, word in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if n >= scale:
            rest = n % scale
            joint = " and " if 0 < rest < 100 else " "
            return f"{in_words(n // scale)} {word}" + (joint + in_words(rest) if rest else "")
    raise AssertionError


def values(text: str) -> list[Fraction]:
    return [numeral.low for numeral in find_numerals(text, NUMERALS)]


@pytest.mark.parametrize("case", load_cases("number"))
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [
        {"text": text[n.start : n.end], "low": plain_number(n.low), "high": plain_number(n.high)}
        for n in find_numerals(text, NUMERALS)
    ]
    assert found == case["expect"]


@given(st.integers(min_value=0, max_value=10**15 - 1))
def test_words_are_read_back(n: int) -> None:
    assert values(in_words(n)) == [n]


@given(st.integers(min_value=0, max_value=10**15))
def test_digits_are_read_back(n: int) -> None:
    assert values(str(n)) == values(f"{n:,}") == [n]


@given(st.decimals(min_value=0, max_value=10**6, places=3, allow_nan=False))
def test_decimals_are_exact(d: Any) -> None:
    assert values(f"{d:f}") == [Fraction(d)]


@given(st.integers(min_value=1, max_value=999))
def test_scale_words_are_in_order(n: int) -> None:
    scales = ["hundred", "thousand", "lakh", "million", "crore", "billion", "trillion"]
    read = [values(f"{n} {scale}")[0] for scale in scales]
    assert read == sorted(read)
    assert read[0] == n * 100


@given(st.text() | st.text(alphabet="0123456789.,-/ ½kmbn%$eE×^and of halfonetwohundredmillion", max_size=60))
def test_no_text_raises_and_offsets_hold(text: str) -> None:
    last = 0
    for numeral in find_numerals(text, NUMERALS):
        assert last <= numeral.start < numeral.end <= len(text)
        assert numeral.low <= numeral.high
        last = numeral.end


@given(st.fractions())
def test_a_record_s_number_is_finite(value: Fraction) -> None:
    number = plain_number(value)
    assert number is None or math.isfinite(number)


def test_numbers_too_long_are_no_numbers() -> None:
    assert decimal_value("9" * 5_000) is None
    assert plain_number(Fraction(10) ** 400) is None
    assert values("7" * 10_000) == []
