"""What parsers get wrong again and again is mended, what may be right is left alone, and a tree stays a tree."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimx.lexicons import load_lexicons
from claimx.lexicons.grammar import OF_SENTENCES
from claimx.syntax import Parse, noun_phrase, subjects_of
from claimx.syntax.mends import ASKED, MENDS, Tree, mend_tree

from .conftest import load_cases
from .parses import doc_of_tree

GRAMMAR = load_lexicons().grammar
VOCAB = spacy.blank("en").vocab


@pytest.mark.parametrize("case", load_cases("mends"))
def test_case(case: dict[str, Any]) -> None:
    doc = doc_of_tree(case)
    words = [token.text for token in doc]
    assert words == case["text"].split(), "the tree is the text's"
    parse = Parse(doc)
    moved = case.get("moved", {})
    expected = [moved.get(token.text, [token.head.text, token.dep_]) for token in doc]
    assert [[words[parse.head[i]], parse.relation[i]] for i in range(parse.n)] == expected
    assert [mend for _, mend in parse.mends] == ([case["rule"]] if case["outcome"] == "fires" else [])
    if "phrase" in case:
        (subject,) = subjects_of(parse, words.index(case["subject"]))
        assert parse.string(noun_phrase(parse, subject)) == case["phrase"]


def test_each_mend_has_a_tree_that_it_mends_and_one_that_it_leaves_alone() -> None:
    told = {(param.values[0]["rule"], param.values[0]["outcome"]) for param in load_cases("mends")}
    assert told == {(mend.id, outcome) for mend in MENDS for outcome in ("fires", "silent")}
    assert all(mend.example and mend.summary for mend in MENDS)


# Where two mends could act at one word: the first must come first in `MENDS`, else the other takes its tree.
IN_THIS_ORDER = {
    ("gerund-read-as-an-act", "subject-of-what-was-said"),
    ("title-behind-its-verb", "subject-behind-its-verb"),
    ("verb-behind-a-number", "verb-read-into-a-noun"),
}


def test_order_matters_only_where_it_is_said() -> None:
    pairs = set()
    for param in load_cases("mends"):
        rows = [line.split() for line in param.values[0]["tree"].strip().splitlines()]
        words, lemmas, pos, tags, heads, labels = (list(column) for column in zip(*rows, strict=True))
        places = [token if head == "0" else int(head) - 1 for token, head in enumerate(heads)]
        columns = {"words": words, "lemmas": lemmas, "pos": pos, "tags": tags, "labels": labels, "heads": places}
        for token, (label, tag) in enumerate(zip(labels, tags, strict=True)):
            trees = ((m, Tree(grammar=GRAMMAR, **{k: [*v] for k, v in columns.items()})) for m in MENDS)  # type: ignore[arg-type]
            acting = [m for m, tree in trees if m.may_be(label, tag) and m.apply(tree, token)]
            pairs |= set(combinations([m.id for m in acting], 2))
            held = Tree(grammar=GRAMMAR, **columns).asked_in(0, len(words), ASKED)  # type: ignore[arg-type]
            assert held.issuperset(m.asks for m in acting), "it acts only where the sentence holds what it asks"
    assert pairs == IN_THIS_ORDER


def test_what_a_mend_asks_is_a_list_or_a_word() -> None:
    assert {"reporting", "quoting"} <= GRAMMAR.lists_of["say"]
    assert {asked for asked in ASKED if hasattr(GRAMMAR, asked) or "_" in asked} == {*OF_SENTENCES}


LABELS = "root nsubj nsubj:pass obj ccomp acl advcl conj cc nummod aux:pass flat mark punct".split()
COLUMNS = {
    "words": ["as", "As", "said", "“", "”", ",", "Ana", "two"],
    "lemmas": ["say", "tell", "close"],
    "pos": ["NOUN", "PROPN", "VERB"],
    "tags": ["NN", "NNS", "NNP", "VBD", "VBN"],
}


@st.composite
def trees(draw: st.DrawFn) -> tuple[list[int], list[str], dict[str, list[str]]]:
    n = draw(st.integers(1, 12))
    order = draw(st.permutations(range(n)))  # a token hangs on one before it in this order: no circle
    heads = [0] * n
    for place, i in enumerate(order):
        heads[i] = order[draw(st.integers(0, place - 1))] if place else i
    columns = {name: draw(st.lists(st.sampled_from(v), min_size=n, max_size=n)) for name, v in COLUMNS.items()}
    return heads, draw(st.lists(st.sampled_from(LABELS), min_size=n, max_size=n)), columns


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(trees())
def test_any_tree_stays_a_tree(tree: Any) -> None:
    heads, labels, columns = tree
    roots = sum(head == i for i, head in enumerate(heads))
    mend_tree(Tree(heads=heads, labels=labels, grammar=load_lexicons().grammar, **columns), [(0, len(heads))])
    assert sum(head == i for i, head in enumerate(heads)) == roots
    for i in range(len(heads)):
        for _ in heads:
            i = heads[i]  # noqa: PLW2901
        assert heads[i] == i
