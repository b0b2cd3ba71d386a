"""Claims of "I" and "we" within a quotation: kept in records, counted with the quotation elsewhere."""

from __future__ import annotations

from typing import Any

import pytest

from claimx import Extractor
from claimx.echoes import is_echo, without_echoes
from claimx.export.plain import plain
from claimx.export.rows import quantity_rows


@pytest.fixture
def record(extractor: Extractor) -> Any:
    text = "“I think 40 people have fled,” Roe said. “You know it is hard.” The mayor said he expects rain."
    return plain(extractor.extract(text))


def test_echoes_are_claims_of_who_is_quoted(record: Any) -> None:
    echoes = [claim for claim in record["claims"] if is_echo(claim)]
    assert [(claim["source"]["text"], claim["source"]["name"]) for claim in echoes] == [("I", "Roe")]
    rest = without_echoes(record)["claims"]
    assert len(rest) == len(record["claims"]) - 1
    assert not any(map(is_echo, rest))


def test_numbers_have_the_source_of_the_quotation(record: Any) -> None:
    (row,) = quantity_rows(record)
    assert "Roe" in row
    assert "I" not in row
