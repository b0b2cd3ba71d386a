"""Attributions: constructions that fire, sentences that stay silent, and what must hold for any text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from claimx.extraction.attribution import RULES, find_attributions
from claimx.extraction.quotation import find_quotations
from claimx.extraction.reading import Reading
from claimx.lexicons import load_lexicons
from claimx.syntax import Parse

from .conftest import load_cases
from .steps import steps_of


def found_in(parse: Parse) -> list[str]:
    lexicons = load_lexicons()
    out = []
    for a in find_attributions(Reading(parse, lexicons)):
        source = parse.string(a.source) if a.source else "-"
        content = " … ".join(parse.string(piece) for piece in a.content)
        out.append(f"{source} | {parse.string(a.cue)} | {content} | {a.rule.removeprefix('attribution.')}")
    return out


@pytest.mark.parametrize("case", load_cases("attribution"))
def test_case(case: dict[str, Any], parse: Callable[[str], Parse]) -> None:
    assert sorted(found_in(parse(case["text"]))) == sorted(case["expect"])


def test_a_root_before_an_infinitive_is_where_the_search_for_a_noun_ends() -> None:
    columns = zip(
        ("Roe", "PROPN", "NNP", 3, "nsubj"),
        ("was", "AUX", "VBD", 3, "cop"),
        ("the", "DET", "DT", 3, "det"),
        ("minister", "NOUN", "NN", 3, "ROOT"),
        ("to", "PART", "TO", 5, "mark"),
        ("admit", "VERB", "VB", 3, "advcl"),
        ("that", "SCONJ", "IN", 8, "mark"),
        ("it", "PRON", "PRP", 8, "nsubj"),
        ("leaked", "VERB", "VBD", 5, "ccomp"),
        strict=True,
    )
    words, pos, tags, heads, deps = map(list, columns)
    lemmas = [word.lower() for word in words]
    doc = Doc(spacy.blank("en").vocab, words=words, lemmas=lemmas, pos=pos, tags=tags, heads=heads, deps=deps)
    doc.user_data["claimx_labels"] = "universal"
    assert found_in(Parse(doc)) == ["Roe | admit | that it leaked | clausal"]


PIECES = st.lists(
    st.sampled_from(
        [
            "said",
            "The mayor",
            " ",
            " ",
            "“",
            "”",
            '"',
            "'",
            "‘",
            "’",
            "«",
            "»",
            ",",
            ".",
            ":",
            "\n\n",
            "\n",
            "that",
            "it is late",
            "told",
            "SMITH:",
            "according to",
            "citing officials",
            "which",
            "what",
            "called",
            "adding",
            "who left",
            "his claim",
            "―",
            "Ana Roe",
            "—",
            "🙂",
            "é",
        ]
    ),
    max_size=60,
).map("".join)


@settings(max_examples=80, deadline=None)
@given(text=PIECES)
def test_any_text(text: str, nlp: Language) -> None:
    parse = Parse(nlp(text))
    for q in find_quotations(parse):
        assert 0 <= q.tokens[0] <= q.inner[0] < q.inner[1] <= q.tokens[1] <= parse.n
    first, second = found_in(parse), found_in(Parse(nlp(text)))
    assert first == second


@pytest.mark.parametrize(
    "text", ['"' * 2_000, "said " * 2_000, "“a” said b. " * 700, "“" + "word " * 4_000, "'" * 2_000, "(" * 2_000]
)
def test_hostile_repetition(text: str, nlp: Language) -> None:
    found_in(Parse(nlp(text)))


CHAINS = [
    "he said that ",
    "which he called a “x” ",
    "according to Ana Roe, ",
    ", adding that ",
    "“We go.” — ",
    "“We go. \n",
    "Ana Roe: “go” — Ana Roe\n",
    "he said it and warned it and ",
]


@pytest.mark.parametrize("unit", CHAINS)
def test_time_is_linear(unit: str, nlp: Language) -> None:
    short, long = (Parse(nlp(unit * times)) for times in (160, 480))  # a sentence has reached its greatest length
    assert steps_of(lambda: found_in(long)) < 3.6 * steps_of(lambda: found_in(short))


def test_a_long_sentence_keeps_its_source(parse: Callable[[str], Parse]) -> None:
    text = "The minister said that the river rose" + " and that the town was cold" * 300 + "."
    assert any(line.startswith("The minister | said") for line in found_in(parse(text)))


def test_fifty_paragraphs_of_one_quotation(parse: Callable[[str], Parse]) -> None:
    text = "“The night was cold.\n\n" + "“We waited for the boat.\n\n" * 48 + "“Then it came,” the sailor said."
    (found,) = (line for line in found_in(parse(text)) if "sailor" in line)
    assert found.count("We waited for the boat") == 48
    assert found.startswith("the sailor | said | The night was cold")


def test_rule_ids_are_unique() -> None:
    ids = [rule.id for rule in RULES]
    assert len(ids) == len(set(ids))
    assert all(rule.example and rule.summary for rule in RULES)
