"""Hedges: which words, of what kind, held by whom, over what."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from claimx.extraction.findings import Attribution, Quotation
from claimx.extraction.hedge import BY_FRAME, RULES, find_hedges
from claimx.extraction.quotation import find_quotations
from claimx.extraction.reading import Reading
from claimx.lexicons import load_lexicons, packaged_tables
from claimx.lexicons.hedges import HedgeLexicon, sequences
from claimx.records import Hedge, Quantity
from claimx.syntax import Parse

from .conftest import load_cases
from .steps import steps_of

LEXICONS = load_lexicons()
# For 500 hedges and what stands around them, in one sentence.
CASES: list[Any] = list(load_cases("hedge"))
TEXTS = [case.values[0]["text"] for case in CASES]


def hedges_of(parse: Parse, attributions: tuple[Attribution, ...] = ()) -> tuple[Hedge, ...]:
    return find_hedges(Reading(parse, LEXICONS), attributions, numbers_in(parse.text))


def numbers_in(text: str) -> tuple[Quantity, ...]:
    """A quantity for each number, from the number to the next word: enough for approximators."""
    return tuple(
        Quantity(
            id="", start=m.start(), end=m.end(), text=m.group(), low=int(re.sub(r"\D", "", m.group()) or 1), high=None,
            modifier="about", kind="count",
            unit=None, noun=None, of=None, concept=None, per=None, change=None, status="stated", rule="quantity.count",
        )
        for m in re.finditer(r"(?:\d[\d,]*|half)(?: \w+)?", text)
    )  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_cases(case: Any, parse: Callable[[str], Parse]) -> None:
    found = hedges_of(parse(case["text"]))
    assert [[h.text, h.category] for h in found] == [expected[:2] for expected in case["expect"]]
    for hedge, expected in zip(found, case["expect"], strict=True):
        if len(expected) > 2:
            assert hedge.scope.text == expected[2]


def attribution(cue: tuple[int, int], *content: tuple[int, int]) -> Attribution:
    return Attribution(
        rule="attribution.clausal", source=None, source_head=None, cue=cue, cue_head=cue[0], cue_lemma="say",
        cue_class="neutral", content=content, predicate=None,
    )  # fmt: skip


def test_hedges_in_content_are_the_sources_and_those_on_the_cue_the_articles(parse: Callable[[str], Parse]) -> None:
    read = parse("The minister reportedly said that the bank may fail.")
    given = attribution((3, 4), (4, 9))
    assert [(h.text, h.holder) for h in hedges_of(read, (given,))] == [("reportedly", "article"), ("may", "source")]


def test_an_unverified_claim_is_the_scope_of_what_says_so(parse: Callable[[str], Parse]) -> None:
    read = parse("The army said the rebels shelled a school. The claim could not be independently verified.")
    found = hedges_of(read, (attribution((2, 3), (3, 8)),))
    assert [(h.text, h.scope.text) for h in found] == [
        ("could not be independently verified", "the rebels shelled a school")
    ]


def test_who_claims_his_own_words_is_quoted_and_what_he_claims_in_ours_is_held_at_a_distance(
    parse: Callable[[str], Parse],
) -> None:
    quoted = parse("“We never lost hope,” claimed the captain.")
    given = replace(attribution((7, 8), (1, 5)), mode="direct")
    assert hedges_of(quoted, (given,)) == ()
    told = parse("The captain claimed that nobody had lost hope.")
    assert [h.text for h in hedges_of(told, (attribution((2, 3), (3, 8)),))] == ["claimed"]


def test_what_was_only_asked_is_not_what_is_unverified(parse: Callable[[str], Parse]) -> None:
    read = parse("Reyle said 500 men had left. She did not say how they left. The figures could not be verified.")
    found = hedges_of(read, (attribution((1, 2), (2, 6)), attribution((10, 11), (11, 14))))
    assert [(h.text, h.scope.text) for h in found] == [("could not be verified", "500 men had left")]


def test_a_claim_made_without_evidence_is_what_the_phrase_governs(parse: Callable[[str], Parse]) -> None:
    read = parse("The envoy said, without providing evidence, that the vote was stolen.")
    found = hedges_of(read, (attribution((2, 3), (8, 13)),))
    assert [(h.text, h.scope.text) for h in found] == [("without providing evidence", "that the vote was stolen")]


def test_no_scope_crosses_the_edge_of_a_quotation(parse: Callable[[str], Parse]) -> None:
    text = "“The truce may collapse,” the envoy said, and the army might attack."
    read = parse(text)
    end = text.index("”")
    may, might = hedges_of(read)
    assert (may.text, might.text) == ("may", "might")
    assert may.scope.start > 0
    assert may.scope.end <= end
    assert might.scope.start > end


def test_words_that_somebody_said_are_no_scare_quotes(parse: Callable[[str], Parse]) -> None:
    read = parse("He said the plan was “a mess”.")
    assert hedges_of(read, (attribution((1, 2), (2, read.n - 1)),)) == ()


def test_of_cues_that_overlap_the_longest_stands(parse: Callable[[str], Parse]) -> None:
    found = hedges_of(parse("Arson could not be ruled out."))
    assert [h.text for h in found] == ["could not be ruled out"]


def test_every_rule_fires_in_some_case(parse: Callable[[str], Parse]) -> None:
    fired = {h.rule for text in TEXTS for h in hedges_of(parse(text))}
    assert {rule.id for rule in RULES} - fired == set()


def test_every_rule_fires_on_its_example(parse: Callable[[str], Parse]) -> None:
    silent = [rule.id for rule in RULES if rule.id not in {h.rule for h in hedges_of(parse(rule.example))}]
    assert silent in ([], ["hedge.scare-quotes"])


def test_every_group_of_the_lexicon_fires_in_some_case(parse: Callable[[str], Parse]) -> None:
    fired = {(h.category, h.strength, h.rule) for text in TEXTS for h in hedges_of(parse(text))}
    groups = packaged_tables()["hedges"]
    silent = [
        name
        for name, group in groups.items()
        if group["frame"] in BY_FRAME
        and (group["category"], group["strength"], BY_FRAME[group["frame"]].id) not in fired
    ]
    assert silent == []


def test_patterns_of_the_lexicon() -> None:
    assert sequences("a|b c? d") == [("a", "c", "d"), ("a", "d"), ("b", "c", "d"), ("b", "d")]
    assert sequences("??") == [("??",)]


@pytest.mark.parametrize("field", ["frame", "category", "strength"])
def test_a_lexicon_with_an_unknown_value_is_refused(field: str) -> None:
    tables = packaged_tables()
    tables["hedges"]["modal"] = {**tables["hedges"]["modal"], field: "nonsense"}
    with pytest.raises(ValueError, match="modal"):
        HedgeLexicon.from_tables(tables)


WORDS = st.sampled_from(
    "may might could not if unless the bank seems to fail is believed ? , . “ ” likely about 40 said that would have "
    "without providing evidence so - called signs of are set Should plans risk or unclear whether it appears them "
    "alleged verified could be independently".split()
)


@settings(deadline=None, max_examples=60)
@given(words=st.lists(WORDS, max_size=40))
def test_any_words_give_exact_hedges(nlp: Language, words: list[str]) -> None:
    read = Parse(nlp(" ".join(words)))
    quotations: tuple[Quotation, ...] = find_quotations(read)
    found = find_hedges(Reading(read, LEXICONS, quotations), (), numbers_in(read.text))
    assert found == find_hedges(Reading(read, LEXICONS, quotations), (), numbers_in(read.text))
    for hedge in found:
        assert read.text[hedge.start : hedge.end] == hedge.text != ""
        assert read.text[hedge.scope.start : hedge.scope.end] == hedge.scope.text != ""
    assert [(h.start, h.end) for h in found] == sorted((h.start, h.end) for h in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@pytest.mark.parametrize(
    "unit",
    [
        "may ", "if it rains, ", "I think that ", "not ", "it is unlikely that ", "Could it? ", "a so-called ",
        "could the army leave should the talks fail ", "groups claiming the vote of the state ", "“It may, he said. ",
    ],
)  # fmt: skip
def test_a_text_of_nothing_but_hedges(unit: str, parse: Callable[[str], Parse]) -> None:
    short, long = parse(unit * 50), parse(unit * 200)
    assert steps_of(lambda: hedges_of(long)) < 4.5 * steps_of(lambda: hedges_of(short))
    for hedge in hedges_of(long):
        assert hedge.scope.end - hedge.scope.start < 5000


def test_a_scope_takes_in_a_quotation_whole(parse: Callable[[str], Parse]) -> None:
    found = hedges_of(parse("The alleged “lies” angered the mayor."), ())
    alleged = next(h for h in found if h.text == "alleged")
    assert alleged.scope.text.count("“") == alleged.scope.text.count("”")
