"""Single rules over the whole pipeline: each fires on its cases and stays silent on its near misses."""

from __future__ import annotations

from typing import Any

import pytest

import claimx

from .case_tables import rules_at_work
from .conftest import load_cases


@pytest.mark.parametrize("case", load_cases("rules"))
def test_case(case: dict[str, Any], stored_extractor: claimx.Extractor) -> None:
    at_work = set(rules_at_work(claimx.to_dict(stored_extractor.extract(case["text"]))))
    assert (case["rule"] in at_work) is (case["outcome"] == "fires"), sorted(at_work)
