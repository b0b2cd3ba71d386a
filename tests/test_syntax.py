"""Every grammatical question has one answer, whichever labels the parser speaks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from claimx import syntax
from claimx.syntax import Parse, is_clearnlp
from claimx.syntax.clearnlp import to_universal

from .conftest import load_cases

# The questions that take a token alone; the rest are asked in the cases.
NOT_OF_A_TOKEN = {"Parse", "Tokens", "first_finite", "is_clearnlp", "is_within", "oblique_of", "predicate_of_words"}
QUESTIONS = sorted(name for name in syntax.__all__ if name not in NOT_OF_A_TOKEN and not name[0].isupper())
VOCAB = spacy.blank("en").vocab
CASES = list(load_cases("syntax"))


def read_trees(case: dict[str, Any]) -> tuple[Parse, Parse]:
    rows = [line.split() for line in case["tree"].strip().splitlines()]
    assert [row[0] for row in rows] == [str(n) for n in range(1, len(rows) + 1)], "tokens are numbered"
    assert [row[1] for row in rows] == case["text"].split(), "the tree is the text's"

    def parse(column: int, labels: str) -> Parse:
        heads = [int(row[column]) for row in rows]
        doc = Doc(
            VOCAB,
            words=[row[1] for row in rows],
            lemmas=[row[2] for row in rows],
            pos=[row[3] for row in rows],
            tags=[row[4] for row in rows],
            heads=[i if head == 0 else head - 1 for i, head in enumerate(heads)],
            deps=[row[column + 1] for row in rows],
        )
        doc.ents = [Span(doc, first - 1, last, "PERSON") for first, last in case.get("people", [])]
        doc.user_data["claimx_labels"] = labels
        return Parse(doc)

    return parse(5, "universal"), parse(7, "clearnlp")


def answer(parse: Parse, question: str) -> str | bool | list[str]:
    """Ask `question word [option=yes|no]`, `question #number` or `question` of the one word there is."""
    name, word, *options = question.split()
    found = [int(word[1:]) - 1] if word.startswith("#") else [i for i, w in enumerate(parse.words) if w == word]
    assert len(found) == 1, f"{word}: name one token"
    keywords = {key: value == "yes" for key, value in (option.split("=") for option in options)}
    return rendered(parse, getattr(syntax, name)(parse, found[0], **keywords))


def rendered(parse: Parse, value: Any) -> Any:
    match value:
        case None:
            return ""
        case bool() | str():
            return value
        case int():
            return parse.words[value]
        case (int(), int()) if isinstance(value, tuple):
            return parse.string(value)
        case _:
            return [rendered(parse, item) for item in value]


def without_marks(given: Any) -> Any:
    """The answer less marks at its ends: annotators hang commas on different heads, and rules trim them."""
    if isinstance(given, list):
        return [word for word in given if word not in {",", "."}]
    return given.strip(" ,.") if isinstance(given, str) else given


@pytest.mark.parametrize("case", CASES)
def test_answers(case: dict[str, Any]) -> None:
    for labels, parse in zip(("universal", "clearnlp"), read_trees(case), strict=True):
        got = {question: answer(parse, question) for question in case["ask"]}
        assert got == case["ask"], labels


@pytest.mark.parametrize("case", CASES)
def test_both_label_sets_answer_every_question_alike(case: dict[str, Any]) -> None:
    universal, clearnlp = read_trees(case)
    words = [f"#{i + 1}" for i in range(universal.n) if universal.pos[i] != "PUNCT"]
    questions = [f"{name} {word}" for name in QUESTIONS for word in words]
    answers = {q: (without_marks(answer(universal, q)), without_marks(answer(clearnlp, q))) for q in questions}
    assert {q: both for q, both in answers.items() if both[0] != both[1]} == {}


def test_every_question_has_a_case() -> None:
    asked = {question.split()[0] for case in CASES for question in case.values[0]["ask"]}  # type: ignore[attr-defined]
    assert set(QUESTIONS) - asked == set()


def test_label_sets_are_told_apart() -> None:
    assert is_clearnlp(frozenset({"nsubj", "dobj", "ROOT"}))
    assert not is_clearnlp(frozenset({"nsubj", "obj", "root"}))


def test_labels_of_the_pipeline_decide_for_a_short_text(make_doc: Callable[..., Doc]) -> None:
    # "is likely" alone could be either.
    doc = make_doc("Talks of peace", heads="0 0 1", deps="ROOT prep pobj", pos="NOUN ADP NOUN")
    assert Parse(doc).relation == ["root", "case", "nmod"]
    doc = make_doc("Talks begin", heads="1 1", deps="nsubj ROOT", pos="NOUN VERB")
    doc.user_data["claimx_labels"] = "clearnlp"
    assert Parse(doc).relation == ["nsubj", "root"]


LABELS = [
    "prep",
    "pobj",
    "pcomp",
    "conj",
    "cc",
    "attr",
    "acomp",
    "nsubj",
    "ccomp",
    "agent",
    "dative",
    "quantmod",
    "nmod",
    "oprd",
    "expl",
    "compound",
    "aux",
    "punct",
]


@st.composite
def trees(draw: st.DrawFn) -> dict[str, Any]:
    n = draw(st.integers(1, 14))
    order = draw(st.permutations(range(n)))
    heads = list(range(n))
    for k, i in enumerate(order[1:], start=1):
        heads[i] = order[draw(st.integers(0, k - 1))]

    def column(values: list[str]) -> list[str]:
        return draw(st.lists(st.sampled_from(values), min_size=n, max_size=n))

    start = draw(st.integers(0, n - 1))
    return {
        "heads": heads,
        "deps": column(LABELS),
        "lemmas": column(["be", "it", "to", "x"]),
        "pos": column(["VERB", "AUX", "NOUN", "NUM", "ADP", "PROPN"]),
        "tags": column(["$", "TO", "NN", "VBG"]),
        "people": [(start, draw(st.integers(start + 1, n)))],
    }


@given(trees())
def test_any_clearnlp_tree_stays_a_tree(tree: Any) -> None:
    heads, labels = to_universal(**tree)
    assert len(heads) == len(labels) == len(tree["heads"])
    for i in range(len(heads)):
        seen = {i}
        while heads[i] != i:
            i = heads[i]  # noqa: PLW2901
            assert i not in seen
            seen.add(i)


def test_a_head_of_hundreds_of_words_answers_as_one_of_few() -> None:
    adverbs = 400
    words = ["Ministers", "have", *["allegedly"] * adverbs, "left"]
    verb = len(words) - 1
    doc = Doc(
        VOCAB,
        words=words,
        heads=[verb] * len(words),
        deps=["nsubj", "aux", *["advmod"] * adverbs, "ROOT"],
        pos=["NOUN", "AUX", *["ADV"] * adverbs, "VERB"],
    )
    parse = Parse(doc)
    assert syntax.subject_of(parse, verb) == 0
    assert syntax.auxiliaries_of(parse, verb) == [1]
    assert syntax.adverbs_of(parse, verb) == list(range(2, verb))
    assert parse.dependents[frozenset({"aux", "nsubj"})] == {verb: [0, 1]}
    assert syntax.objects_of(parse, verb) == []


def test_white_space_is_no_antecedent() -> None:
    words = ["percent", "\x1c", "who", "said"]
    doc = Doc(VOCAB, words=words, heads=[0, 0, 3, 1], deps=["ROOT", "dep", "nsubj", "acl:relcl"])
    assert syntax.relative_antecedent_of(Parse(doc), 3) is None
