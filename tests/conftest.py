"""Fixtures: the embedded pipeline, loaded once; parses, stored or new; case tables; Docs built by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import spacy
from hypothesis import HealthCheck, settings
from spacy.language import Language
from spacy.tokens import Doc

from claimx.pipeline import Extractor
from claimx.syntax import Parse

from .case_tables import cases_of
from .parses import StoredExtractor, kept_extractor, stored_parses

# That a machine is busy is no fault of ours.
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")


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
    """The embedded pipeline."""
    return kept_extractor().nlp


@pytest.fixture(scope="session")
def parse() -> Callable[[str], Parse]:
    """Text -> Parse: stored, or else by the embedded pipeline."""
    return lambda text: Parse(stored_parses()(text))


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """An extractor with the embedded pipeline."""
    return kept_extractor()


@pytest.fixture(scope="session")
def stored_extractor() -> Extractor:
    """An extractor that reads stored parses, and by the embedded pipeline what is none of them."""
    return StoredExtractor()


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
