"""Fixtures: the embedded pipeline, loaded once; case tables; Docs built by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from claimx.language import load_pipeline
from claimx.syntax import Parse

from .case_tables import cases_of


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write golden outputs and the consoles of the docs anew"
    )


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether to write goldens instead of comparing with them."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_pipeline()


@pytest.fixture(scope="session")
def parse(nlp: Language) -> Callable[[str], Parse]:
    """Text -> Parse, by the embedded pipeline."""
    return lambda text: Parse(nlp(text))


@pytest.fixture(scope="session")
def make_doc() -> Callable[..., Doc]:
    """A Doc from parallel strings: words, heads (positions), deps, and optionally pos, tags, lemmas, ents, spaces."""
    vocab = spacy.blank("en").vocab

    def make(words: str, **columns: Any) -> Doc:
        split = {k: v.split() if isinstance(v, str) else v for k, v in columns.items()}
        if "heads" in split:
            split["heads"] = [int(h) for h in split["heads"]]
        return Doc(vocab, words=words.split(), **split)

    return make


def load_cases(table: str) -> list[Any]:
    """Parametrisation of `cases/TABLE.toml`: its checked `[[case]]` tables, by their `id` or text."""
    return [pytest.param(case, id=case.get("id", case["text"][:60])) for case in cases_of(table)]
