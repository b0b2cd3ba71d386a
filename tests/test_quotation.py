"""Quotations: every newsroom's marks, and what is only an apostrophe."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from claimx.extraction.quotation import find_quotations
from claimx.syntax import Parse

from .conftest import load_cases


@pytest.mark.parametrize("case", load_cases("quotation"))
def test_case(case: dict[str, Any], parse: Callable[[str], Parse]) -> None:
    read = parse(case["text"])
    found = ["> " * q.depth + read.string(q.inner) + (" …" if not q.closed else "") for q in find_quotations(read)]
    assert found == case["expect"]


def test_paragraphs_are_chained(parse: Callable[[str], Parse]) -> None:
    first, second = find_quotations(parse("“The first night was cold.\n\n“The second was worse,” Roe said."))
    assert first.continues is None
    assert second.continues == 0


def test_scare_marks_are_told_from_speech(parse: Callable[[str], Parse]) -> None:
    read = parse("The “iron” minister said: “We go on.”")
    assert [q.scare for q in find_quotations(read)] == [True, False]
