"""Names that read like another word."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

import claimx
from claimx.capitals import Capitals

CAPITALS = Capitals()


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("WHO officials said the outbreak was over.", "WHO officials"),
        ("WHO said it had sent 20 doctors to the islands.", "WHO"),
        ("The cases are falling, WHO spokesman Ivan Dorn said.", "WHO spokesman Ivan Dorn"),
        ("The head of WHO in Nordia said that the tests were late.", "The head of WHO in Nordia"),
        ("Voters in Portland, OR, said the plan was dead.", "Voters in Portland, OR"),
        ("Ali Said told reporters that the road was shut.", "Ali Said"),
        ("Mr Said said the river had risen.", "Mr Said"),
    ],
)
def test_they_are_sources(text: str, source: str) -> None:
    assert [c.source.text for c in claimx.extract(text).claims if c.source is not None] == [source]


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("WHO chief Ana Roe resigned.", "WHO", "NNP"),
        ("Who will pay for it, he asked.", "Who", "WP"),
        ("The man who left was ill.", "who", "WP"),
        ("It was white, or so he said.", "or", "CC"),
        ("The old sultan, Karim bin Said, died on Friday.", "Said", "NNP"),
        ("Said Roe, the owner, sold the farm.", "Said", "NNP"),
        ("Ana Roe said the dam was safe.", "said", "VBD"),
    ],
)
def test_tags(nlp: Language, text: str, word: str, tag: str) -> None:
    assert {token.tag_ for token in nlp(text) if token.text == word} == {tag}


@pytest.mark.parametrize(
    ("text", "norms"),
    [
        ("WHO IS TO BLAME FOR THIS", {"WHO": "who"}),
        ("WHO", {"WHO": "nato"}),
        ("Ask the WHO about it", {"WHO": "nato"}),
        ("It was white, OR so they say", {"OR": "or"}),
        ("A man from Salem, OR, left", {"OR": "oregon"}),
        ("Mayor Said to Resign Over Funds", {"Said": "said"}),
        ("Said the mayor on Friday", {"Said": "said"}),
        ("Then Omar Said went home", {"Said": "omar"}),
        ("", {}),
    ],
)
def test_only_where_the_text_around_is_in_small_letters(
    nlp: Callable[[str], object], text: str, norms: dict[str, str]
) -> None:
    doc = CAPITALS(nlp.make_doc(text))  # type: ignore[attr-defined]
    assert {token.text: token.norm_ for token in doc if token.text in {"WHO", "OR", "Said"}} == norms
