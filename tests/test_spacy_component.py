"""`nlp.add_pipe("claimx")`: records as a spaCy component."""

from __future__ import annotations

import doctest
import json
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import DocBin

import claimx

TEXT = (
    "Fire in Port Vell\n\nThe minister said that at least 20 people had died.\nThe toll may rise, residents told "
    "Mr. Adan.\n"
)


@pytest.fixture(scope="module")
def pipeline() -> Language:
    nlp = spacy.load(claimx.embedded_model_path())  # noqa: TID251 - as a user does
    nlp.add_pipe("claimx")
    return nlp


def test_the_record_is_that_of_extract(pipeline: Language) -> None:
    doc = pipeline(TEXT)
    assert doc._.claimx == claimx.to_dict(claimx.extract(TEXT))
    assert claimx.from_dict(doc._.claimx) == claimx.extract(TEXT)
    assert json.loads(json.dumps(doc._.claimx)) == doc._.claimx


def test_claims_are_spans_snapped_outward(pipeline: Language) -> None:
    doc = pipeline(TEXT)
    claims = doc._.claimx["claims"]
    spans = doc.spans["claims"]
    assert [span.id_ for span in spans] == [claim["id"] for claim in claims]
    for span, claim in zip(spans, claims, strict=True):
        assert span.start_char <= claim["start"] < claim["end"] <= span.end_char
        assert span.label_ == (claim["source"]["type"] if claim["attributed"] else "own")


def test_a_loaded_pipeline_is_completed_once(pipeline: Language) -> None:
    nlp = claimx.load_pipeline()
    before = nlp.pipe_names
    nlp.add_pipe("claimx")
    assert nlp.pipe_names == [*before, "claimx"] == pipeline.pipe_names
    assert nlp(TEXT)._.claimx == pipeline(TEXT)._.claimx


def test_a_users_lexicon(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[cues.verbs]\nzing = { assert = ["quotation"] }\n', encoding="utf-8")
    nlp = spacy.load(claimx.embedded_model_path())  # noqa: TID251 - as a user does
    nlp.add_pipe("claimx", config={"lexicon": [str(own)]})
    (claim,) = nlp("“The well is dry,” zinged Orvane.")._.claimx["claims"]
    assert claim["cue"]["text"] == "zinged"


def test_doc_bin_keeps_the_record(pipeline: Language) -> None:
    doc = pipeline(TEXT)
    data = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (copy,) = DocBin(store_user_data=True).from_bytes(data).get_docs(pipeline.vocab)
    assert copy._.claimx == doc._.claimx
    assert [span.text for span in copy.spans["claims"]] == [span.text for span in doc.spans["claims"]]


def test_a_doc_that_no_component_read_has_no_record() -> None:
    assert spacy.blank("en")("It rained.")._.claimx is None


def test_an_empty_doc(pipeline: Language) -> None:
    assert pipeline("")._.claimx["claims"] == []


SCRIPT = """
import multiprocessing, sys
import spacy

if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[2])
    nlp = spacy.load(sys.argv[1])
    docs = list(nlp.pipe([sys.argv[3]] * 3, n_process=2, batch_size=1))
    alone = nlp(sys.argv[3])
    print(all(doc._.claimx == alone._.claimx and doc._.claimx["claims"] for doc in docs))
    print([len(doc.spans["claims"]) for doc in docs] == [len(alone.spans["claims"])] * 3)
"""


@pytest.mark.parametrize("method", ["fork", "spawn"])
@pytest.mark.skipif(sys.platform == "win32", reason="no fork")
def test_two_processes_and_a_saved_pipeline(pipeline: Language, tmp_path: Path, method: str) -> None:
    pipeline.to_disk(tmp_path / "saved")
    (tmp_path / "script.py").write_text(SCRIPT)
    command = [sys.executable, "-W", "ignore", tmp_path / "script.py", tmp_path / "saved", method, TEXT]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "True\nTrue\n"


def test_spacy_imports_nothing_heavy_for_it() -> None:
    code = (
        "import sys, spacy; spacy.load(sys.argv[1]);"
        "print(*sorted(name for name in sys.modules if name.startswith('claimx')))"
    )
    command = [sys.executable, "-W", "ignore", "-c", code, claimx.embedded_model_path()]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) <= {"claimx", "claimx._version", "claimx.name_layers", "claimx.spacy_component"}


def test_the_page_about_python_tells_the_truth() -> None:
    page = Path(__file__).parent.parent / "docs" / "python.md"
    result = doctest.testfile(str(page), module_relative=False, verbose=False)
    assert result.attempted > 5
    assert result.failed == 0
