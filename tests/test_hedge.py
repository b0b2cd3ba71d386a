"""Hedges: which words, of what kind, held by whom, over what."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from .conftest import load_cases
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from claimx.extract.hedge import RULES, find_hedges
from claimx.extract.model import Attribution, Quotation
from claimx.extract.quotation import find_quotations
from claimx.lexicons import load_lexicons
from claimx.lexicons.hedges import HedgeLexicon, sequences
from claimx.records import Hedge, Quantity
from claimx.syntax import Parse

LEXICONS = load_lexicons()


def hedges_of(parse: Parse, attributions: tuple[Attribution, ...] = ()) -> tuple[Hedge, ...]:
    return find_hedges(parse, find_quotations(parse), attributions, numbers_in(parse.text), LEXICONS.hedges)


def numbers_in(text: str) -> tuple[Quantity, ...]:
    """A quantity for each number, from the number to the next word: enough for approximators."""
    return tuple(
        Quantity(
            id="", start=m.start(), end=m.end(), text=m.group(), low=1, high=1, modifier="about", kind="count", unit=None,
            noun=None, of=None, concept=None, per=None, change=None, status="stated", rule="quantity.count",
        )
        for m in re.finditer(r"(?:\d[\d,]*|half)(?: \w+)?", text)
    )  # fmt: skip


@pytest.mark.parametrize("case", list(load_cases("hedge")))
def test_cases(case: Any, parse: Callable[[str], Parse]) -> None:
    found = hedges_of(parse(case["text"]))
    assert [[h.text, h.category] for h in found] == [expected[:2] for expected in case["expect"]]
    for hedge, expected in zip(found, case["expect"], strict=True):
        if len(expected) > 2:
            assert hedge.scope.text == expected[2]
