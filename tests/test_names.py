"""The component that repairs named entities."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from claimx.lexicons import load_lexicons
from claimx.lexicons.names import Form
from claimx.names import NameRepair
from claimx.names.article import repaired
from claimx.names.words import Entity, Words

from .conftest import load_cases

REPAIR = NameRepair()


def repair(text: str, *entities: Entity) -> list[tuple[str, str]]:
    """Repaired entities of a text of words parted by single spaces; capitalised words are tagged as names."""
    words = text.split(" ")
    starts = [sum(len(w) + 1 for w in words[:i]) for i in range(len(words))]
    tags = ["NNP" if w[:1].isupper() else "NN" if w.isalpha() else "." for w in words]
    at = Words(text, words, starts, tags, REPAIR.lexicon)
    return [(at.string(start, end), label) for start, end, label in repaired([entities], REPAIR.known, [at])[0]]


@pytest.mark.parametrize("case", load_cases("actor-names"))
def test_names(nlp: Language, case: dict[str, Any]) -> None:
    assert {e.text: e.label_ for e in nlp(case["text"]).ents} == case["expect"]


@pytest.mark.parametrize(
    ("text", "entities", "expect"),
    [
        ("the United Nations 's envoy", [(0, 4, "ORG")], [("United Nations", "ORG")]),
        ("North Korean troops", [(0, 1, "GPE"), (1, 2, "NORP")], [("North Korean", "NORP")]),
        ("on Tuesday Ana Roe left", [(1, 4, "PERSON")], [("Ana Roe", "PERSON")]),
        ("on Tuesday he left", [(1, 2, "PERSON")], []),
        ("Mr Doe left", [(0, 1, "PERSON")], [("Doe", "PERSON")]),
        ("Prime Minister left", [(0, 2, "PERSON")], []),
        ("President Ana Roe left", [(0, 3, "PERSON")], [("Ana Roe", "PERSON")]),
        (
            "National Assembly Speaker Ana Roe left",
            [(0, 5, "ORG")],
            [("National Assembly", "ORG"), ("Ana Roe", "PERSON")],
        ),
        ("Sultan of Oman spoke", [(0, 3, "ORG")], [("Oman", "GPE")]),
        ("Archbishop of Eastgate spoke", [(0, 3, "ORG")], [("Eastgate", "GPE")]),
        ("Nordia Bank and Eastgate Motors met", [(0, 5, "ORG")], [("Nordia Bank", "ORG"), ("Eastgate Motors", "ORG")]),
        ("Eastgate Trust Ltd lost money", [(0, 3, "PERSON")], [("Eastgate Trust Ltd", "ORG")]),
        ("the Roe Prize went on", [(1, 3, "PERSON")], []),
        ("Savannah Region flooded", [(0, 1, "GPE")], [("Savannah Region", "GPE")]),
        ("300 Indian rupees", [(1, 2, "NORP")], []),
        (
            "the Institute of Water and Roads met",
            [(1, 4, "ORG"), (5, 6, "PERSON")],
            [("Institute of Water and Roads", "ORG")],
        ),
        (
            "the Institute of Water and Ana left",
            [(1, 4, "ORG"), (5, 6, "PERSON")],
            [("Institute of Water", "ORG"), ("Ana", "PERSON")],
        ),
        ("the Free Trade Agreement (KORTA) of May", [(5, 6, "ORG")], []),
        ("Special Envoy Harrow 's visit", [], [("Harrow", "PERSON")]),
        ("the General Public 's view", [], []),
        ("the ICU was full", [], []),
        ("the EHB , too , was full", [], [("EHB", "ORG")]),
        ("a song called Pigeon House grew old", [], []),
        ("said the House was full", [], [("House", "ORG")]),
        ("in the last Holm Campaign of May", [], []),
        ("for the Holm Society of Painters", [], [("Holm Society of Painters", "ORG")]),
        ("for the Holm Painting and Drawing Society", [], [("Holm Painting and Drawing Society", "ORG")]),
        ("the department of Rural Union", [], []),
        ("to the Sudland Rowing Society", [(2, 3, "GPE")], [("Sudland Rowing Society", "ORG")]),
        ("to the Chairman Rowing Society", [], [("Rowing Society", "ORG")]),
        ("a Ghanaian court", [], [("Ghanaian", "NORP")]),
        ("Kenyan Police said", [(0, 1, "NORP")], [("Kenyan Police", "ORG")]),
        ("Robert Doe Jr. sued", [(0, 2, "PERSON")], [("Robert Doe Jr.", "PERSON")]),
        ("Ana Roe left . Roe wept", [(0, 2, "PERSON"), (4, 5, "ORG")], [("Ana Roe", "PERSON"), ("Roe", "PERSON")]),
        ("Ana Roe left . Roe wept", [(0, 2, "PERSON")], [("Ana Roe", "PERSON"), ("Roe", "PERSON")]),
        (
            "Ana Paris left . She flew to Paris",
            [(0, 2, "PERSON"), (7, 8, "GPE")],
            [("Ana Paris", "PERSON"), ("Paris", "GPE")],
        ),
        (
            "Nordia Commission on Fisheries met",
            [(0, 2, "ORG"), (3, 4, "ORG")],
            [("Nordia Commission on Fisheries", "ORG")],
        ),
        (
            "at the University of Oregon , Portland , she",
            [(2, 5, "ORG"), (6, 7, "GPE")],
            [("University of Oregon , Portland", "ORG")],
        ),
        (
            "at the University of Miami , Portland police said",
            [(2, 5, "ORG"), (6, 7, "GPE")],
            [("University of Miami", "ORG"), ("Portland", "GPE")],
        ),
        ("Turkey is eaten", [(0, 1, "ORG")], [("Turkey", "ORG")]),
        ("in 2020 he left", [(1, 2, "DATE")], [("2020", "DATE")]),
        ("nothing is named here", [], []),
        ("Hurricane Hugo grew . Hugo turned north", [(0, 2, "ORG"), (4, 5, "PERSON")], []),
        ("National Security Adviser Ana Roe left", [(0, 2, "ORG"), (3, 5, "PERSON")], [("Ana Roe", "PERSON")]),
        ("Ana Roe of Tennessee left", [(0, 4, "PERSON")], [("Ana Roe", "PERSON"), ("Tennessee", "GPE")]),
        ("the AFAD said it", [(1, 2, "PERSON")], [("AFAD", "ORG")]),
        ("Kestrel Foods grew . Then Kestrel Foods shrank", [(0, 2, "ORG")], [("Kestrel Foods", "ORG")] * 2),
        ("South Korea objected . Then the South , too,", [(0, 2, "GPE")], [("South Korea", "GPE"), ("South", "GPE")]),
        ("Orvex Plc said", [(0, 2, "GPE")], [("Orvex Plc", "ORG")]),
        ("Brenner AG said", [(0, 2, "PERSON")], [("Brenner AG", "ORG")]),
        ("Brenner As said", [(0, 1, "PERSON")], [("Brenner", "PERSON")]),
        ("Tarvo SpA rose", [(0, 1, "GPE")], [("Tarvo SpA", "ORG")]),
        ("Orvex Plc Chairman Ana Roe left", [(0, 5, "PERSON")], [("Orvex Plc", "ORG"), ("Ana Roe", "PERSON")]),
        (
            "Sudland Observatory for Human Rights said",
            [(0, 2, "ORG")],
            [("Sudland Observatory for Human Rights", "ORG")],
        ),
        ("Nordia Institute for Kenya said", [(0, 2, "ORG")], [("Nordia Institute", "ORG"), ("Kenya", "GPE")]),
        ("on U.S. Route 9 today", [(1, 2, "GPE")], [("U.S. Route 9", "LOC")]),
        ("on U.S. soil", [(1, 2, "GPE")], [("U.S.", "GPE")]),
        ("He said Islam forbids it", [(2, 3, "PERSON")], []),
        ("Karim Islam left . Islam wept", [(0, 2, "PERSON")], [("Karim Islam", "PERSON"), ("Islam", "PERSON")]),
        ("published in Nature today", [(2, 3, "GPE")], []),
        ("published in Nature today", [(2, 3, "ORG")], [("Nature", "ORG")]),
        ("Minister of Tourism and Culture Ana Roe left", [(2, 5, "ORG"), (5, 7, "PERSON")], [("Ana Roe", "PERSON")]),
        ("the Minister of Defence Ministry staff", [(3, 5, "ORG")], [("Defence Ministry", "ORG")]),
        ("he told ZQRM twice", [(2, 3, "GPE")], [("ZQRM", "ORG")]),
        ("he lives in ZQRM now", [(3, 4, "GPE")], [("ZQRM", "GPE")]),
    ],
)
def test_repairs(text: str, entities: list[Entity], expect: list[tuple[str, str]]) -> None:
    assert repair(text, *entities) == expect


@pytest.mark.parametrize(
    ("text", "label", "expect"),
    [
        ("Shares of Veltro fell . Veltro gave no reason", "PERSON", "ORG"),
        ("Veltro shares fell . Later Veltro rose", "GPE", "ORG"),
        ("Veltro 's headquarters burned . Later Veltro moved", "PERSON", "ORG"),
        ("the carmaker Veltro grew . Later Veltro shrank", "PERSON", "ORG"),
        ("Veltro , which makes pumps , grew . Later Veltro shrank", "PERSON", "ORG"),
        ("Veltro ( NYSE : VLT ) rose . Later Veltro fell", "PERSON", "ORG"),
        ("Veltro said it would close plants . Later Veltro sold them", "PERSON", "ORG"),
        ("Veltro , 52 , left . Later Veltro wept", "ORG", "PERSON"),
        ("Veltro , aged nine , left . Later Veltro wept", "ORG", "PERSON"),
        ("Veltro 's widow left . Police named Veltro", "ORG", "PERSON"),
        ("Veltro and his wife left . Police named Veltro", "GPE", "PERSON"),
        ("Veltro said he was ill . Police freed Veltro", "ORG", "PERSON"),
        ("Veltro herself left . Police freed Veltro", "ORG", "PERSON"),
        ("the town of Veltro burned . Later Veltro flooded", "PERSON", "GPE"),
        ("the drug Veltro failed . Later Veltro was banned", "PERSON", None),
        ("the ferry Veltro sank . Divers found Veltro", "ORG", None),
        # What stays as the name finder has it.
        ("Veltro said it would rain . Later Veltro left", "PERSON", "PERSON"),
        ("in Veltro , a company of soldiers fled . Later Veltro burned", "GPE", "GPE"),
        ("Veltro , 52 others and a dog left . Later Veltro burned", "GPE", "GPE"),
        ("Veltro , the company said , lied . Later Veltro left", "PERSON", "PERSON"),
    ],
)
def test_a_clue_beside_one_mention_counts_for_all(text: str, label: str, expect: str | None) -> None:
    words = text.split(" ")
    mentions: list[Entity] = [(i, i + 1, label) for i, word in enumerate(words) if word == "Veltro"]
    got = [found for name, found in repair(text, *mentions) if name == "Veltro"]
    assert got == ([] if expect is None else [expect] * len(mentions))


def test_where_clues_differ_each_counts_for_its_own_mention() -> None:
    text = "Ana Veltro left . Shares of Veltro fell . Veltro , 52 , wept"
    assert repair(text, (0, 2, "PERSON"), (6, 7, "PERSON"), (9, 10, "PERSON")) == [
        ("Ana Veltro", "PERSON"),
        ("Veltro", "ORG"),
        ("Veltro", "PERSON"),
    ]


def test_a_name_that_was_missed_is_one_where_the_article_says_so() -> None:
    assert repair("Shares of Veltro fell . Then , later , Veltro rose") == [("Veltro", "ORG")] * 2
    assert repair("Officials met Veltro today . Later they left") == []


def test_names_of_a_users_own_lexicon() -> None:
    lexicon = load_lexicons().names
    repair = NameRepair()
    nordia = Form("name", "country:XN", "Nordia", "XN")
    repair.use(replace(lexicon, forms={**lexicon.forms, "Nordia": nordia}))
    assert [(s, e, f.key) for s, e, f in repair.known.find("In Nordia", ["In", "Nordia"], [0, 3])] == [
        (1, 2, "country:XN")
    ]


def test_a_headline_in_title_case_makes_no_names(nlp: Language) -> None:
    text = "A New Chapter in Global Politics and Trade Between Kenya and Sweden\n\nKenya and Sweden met on Monday."
    assert {e.text for e in nlp(text).ents} == {"Kenya", "Sweden"}


def test_every_known_form_is_found_in_a_sentence() -> None:
    lexicon = load_lexicons().names
    missing = []
    for form in lexicon.forms:
        text = f"We saw {form} ."
        words = ["We", "saw", *form.split(" "), "."]
        starts = [0]
        for word in words[:-1]:
            starts.append(starts[-1] + len(word) + 1)
        if not any(
            text[starts[s] : starts[e - 1] + len(words[e - 1])] == form
            for s, e, _ in REPAIR.known.find(text, words, starts)
        ):
            missing.append(form)
    assert not missing


LABELS = st.sampled_from(["PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "DATE"])
TEXTS = st.lists(
    st.sampled_from(
        [
            "Mr",
            "Roe",
            "of",
            "the",
            "North",
            "Korean",
            "Bank",
            "and",
            ",",
            "’s",
            "Tuesday",
            "Prize",
            "1",
            "שלום",
            "\u200d",
            "Jr.",
            "$",
            "Speaker",
            "\n",
            "-",
            "Ltd",
            "shares",
            "Luc",
            "ABC",
            "Route",
            "drug",
            "(",
            "NYSE",
            ":",
        ]
    ),
    min_size=1,
    max_size=12,
).map(" ".join)


@given(TEXTS, st.lists(st.tuples(st.integers(0, 11), st.integers(1, 4), LABELS), max_size=4))
def test_repairs_never_overlap(text: str, raw: list[tuple[int, int, str]]) -> None:
    words = text.split(" ")
    entities: list[Entity] = []
    reached = 0
    for start, length, label in sorted(raw):
        if reached <= start and start + length <= len(words):
            entities.append((start, start + length, label))
            reached = start + length
    starts = [sum(len(w) + 1 for w in words[:i]) for i in range(len(words))]
    at = Words(text, words, starts, ["NNP"] * len(words), REPAIR.lexicon)
    (found,) = repaired([entities], REPAIR.known, [at])
    assert all(s < e <= len(words) for s, e, _ in found)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    assert repaired([entities, entities], REPAIR.known, [at, at]) == [found, found]


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=80))
def test_any_text(nlp: Language, text: str) -> None:
    nlp(text)
