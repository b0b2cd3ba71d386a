"""The stored parses: all there, whole, and told from new ones."""

from __future__ import annotations

from pathlib import Path

import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from claimx.syntax import Parse

from .parses import StoredParses, differences, doc_of, line_of, read_lines, stored_parses, texts_of_rules

VOCAB = spacy.blank("en").vocab
ODD = ["km/h", "\\", "\\u002f", "\n\n", "\u00a0", "/", "\t"]
WORDS = st.text(min_size=1, max_size=8).filter(lambda word: " " not in word) | st.sampled_from(ODD)


def test_every_case_has_its_parse() -> None:
    missing = [text for text in texts_of_rules() if text not in stored_parses().tokens]
    assert missing == [], "`python tests/parses.py` parses and stores them"


@given(st.lists(st.tuples(WORDS, st.booleans()), max_size=8))
def test_any_words_are_read_back(tokens: list[tuple[str, bool]]) -> None:
    n = len(tokens)
    doc = Doc(
        VOCAB, words=[word for word, _ in tokens], spaces=[space for _, space in tokens], pos=["NOUN"] * n,
        tags=["NN"] * n, lemmas=["x/y"] * n, heads=[0] * n, deps=["dep"] * n, ents=["B-ORG"] * n,
    )  # fmt: skip
    line = line_of(doc)
    assert "\n" not in line
    ((text, written),) = read_lines(line).items()
    assert line_of(doc_of(text, written)) == line
    assert vars(Parse(doc_of(text, written))) == vars(Parse(doc))


def test_a_stored_parse_is_that_of_the_pipeline(nlp: Language, tmp_path: Path) -> None:
    for text in ("“We go,” said Ana Roe, of Marlow & Sons Ltd.\n\nIt rained at 5 km/h.", ""):
        assert vars(Parse(StoredParses(tmp_path / "none")(text))) == vars(Parse(nlp(text)))
        with nlp.select_pipes(disable=["claimx_names"]):
            (tmp_path / "one").write_text(line_of(nlp(text)), encoding="utf-8")
        stored = StoredParses(tmp_path / "one")
        assert text in stored.tokens
        assert vars(Parse(stored(text))) == vars(Parse(nlp(text)))


def test_what_changed_is_told() -> None:
    old = {"It rained.": "It//PRON rained/rain/VERB", "It snowed.": "It//PRON", "Gone.": "Gone"}
    new = {"It rained.": "It//PRON rained/rain/NOUN", "It snowed.": "It//PRON snowed//VERB", "New.": "New"}
    assert list(differences(old, new)) == [
        "gone: Gone.",
        "It rained.\n    rained/rain/VERB → rained/rain/NOUN",
        "It snowed.\n    1 → 2 tokens",
        "new: New.",
    ]
