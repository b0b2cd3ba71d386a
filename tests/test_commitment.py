"""Polarity and certainty: what a source, or the article, commits to."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from claimx.extraction.commitment import Commitments, factuality_scores
from claimx.extraction.findings import Attribution
from claimx.extraction.hedge import find_hedges
from claimx.extraction.reading import Reading
from claimx.lexicons import load_lexicons
from claimx.pipeline import analyse
from claimx.records import CueClass
from claimx.syntax import Parse, subject_of

from .conftest import load_cases

LEXICONS = load_lexicons()
LEMMAS = {"believe": "think", "doubt": "doubt", "perceive": "see"}


def attribution(parse: Parse, cue_class: CueClass, *, negated: bool = False, lemma: str | None = None) -> Attribution:
    """An attribution whose content is the whole text; its cue stands outside."""
    return Attribution(
        rule="attribution.clausal", source=None, source_head=None, cue=(0, 1), cue_head=0,
        cue_lemma=lemma or LEMMAS.get(cue_class, "say"), cue_class=cue_class, content=((0, parse.n),),
        predicate=None, negated=negated,
    )  # fmt: skip


@pytest.mark.parametrize("case", list(load_cases("commitment")))
def test_cases(case: Any, parse: Callable[[str], Parse]) -> None:
    read = parse(case["text"])
    given = None
    if "class" in case:
        given = attribution(read, case["class"], negated=case.get("negated", False), lemma=case.get("cue"))
    hedges = find_hedges(Reading(read, LEXICONS, ()), (given,) if given else (), ())
    root = next(i for i in range(read.n) if read.head[i] == i)
    predicate = read.words.index(case["of"]) if "of" in case else root
    top = read.words.index(case["top"]) if "top" in case else None
    found = Commitments(Reading(read, LEXICONS, ())).of(predicate, top=top, attribution=given, hedges=hedges)
    assert f"{'negative' if found.negative else 'positive'} {found.certainty}" == case["expect"], found.path


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        (
            "Ann Roe appears to have the most votes, according to three recent polls.",
            "according to",
            "positive probable",
        ),
        ("The ban has hit shops and could raise rents, according to the survey.", "according to", "positive certain"),
        ("The clerk is expected to say that the plan is dead.", "say", "positive probable"),
        ("The clerk said that the plan is dead.", "said", "positive certain"),
        ("Such gifts could be considered a bribe.", "considered", "positive possible"),
        ("The plan may be deemed safe.", "deemed", "positive possible"),
        ("Such gifts might be considered theft.", "considered", "positive possible"),
        ("Such gifts are considered a bribe.", "considered", "positive certain"),
        ("The plan was deemed safe.", "deemed", "positive certain"),
        ("She told officers her brother was to blame.", "told", "positive certain"),
        ("He told reporters the aim was to win.", "told", "positive certain"),
        ("He told officers to leave.", "told", "positive unknown"),
        ("Doctors are warning against the pills.", "are warning against", "positive unknown"),
        ("The board advised against the sale.", "advised against", "positive unknown"),
        ("The council decided against the bridge.", "decided against", "negative certain"),
        ("She argued against the trip.", "argued against", "positive certain"),
        ("The firm refused to hand over the files.", "refused", "negative unknown"),
        ("The firm did not refuse to hand over the files.", "refuse", "positive unknown"),
        ("The council voted to close the school.", "voted", "positive unknown"),
        ("The ministry said neither the union nor the council had endorsed the result.", "said", "negative certain"),
        ("She said neither the bank nor its owner would pay.", "said", "negative certain"),
        ("The mayor said neither plan was safe.", "said", "negative certain"),
        ("The mayor said both the bridge and the pier are safe.", "said", "positive certain"),
        ("The firm confirmed neither the loss nor the date.", "confirmed", "negative unknown"),
        ("Power shortage not manageable, says union", "says", "negative certain"),
        ("Bridge unsafe for years, says engineer", "says", "positive certain"),
        ("“The plan,” Holm said, “will not work.”", "said", "negative certain"),
        ("“The dam,” Holm said, “may hold.”", "said", "positive possible"),
        ("“A mess,” Holm said, “that nobody wants.”", "said", "positive certain"),
        ("“Perhaps,” Holm said, “we will go.”", "said", "positive possible"),
        ("“We never met,” Holm denied.", "denied", "negative certain"),
        ("The mayor denied “I lied.”", "denied", "negative certain"),
        ("The minister disputed the figures: “They are wrong.”", ":", "positive certain"),
    ],
)
def test_where_a_source_commits_itself(nlp: Language, text: str, cue: str, expected: str) -> None:
    (claim,) = (c for c in analyse(nlp(text), LEXICONS).part.claims if c.cue is not None and cue in c.cue.text)
    assert f"{claim.polarity} {claim.certainty}" == expected


def test_the_path_tells_each_step(parse: Callable[[str], Parse]) -> None:
    read = parse("The bank is not likely to fail.")
    hedges = find_hedges(Reading(read, LEXICONS, ()), (), ())
    root = next(i for i in range(read.n) if read.head[i] == i)
    found = Commitments(Reading(read, LEXICONS, ())).of(root, top=None, attribution=None, hedges=hedges)
    assert found.path == ("“not” denies: not certain", "“likely”: not probable")
    assert found.factuality == -2.0


def test_hedges_of_the_article_do_not_weaken_what_a_source_says(parse: Callable[[str], Parse]) -> None:
    read = parse("Perhaps the army will withdraw.")
    hedges = find_hedges(Reading(read, LEXICONS, ()), (), ())  # held by the article: no content
    root = next(i for i in range(read.n) if read.head[i] == i)
    given = attribution(read, "neutral")
    assert (
        Commitments(Reading(read, LEXICONS, ())).of(root, top=None, attribution=given, hedges=hedges).certainty
        == "certain"
    )
    assert (
        Commitments(Reading(read, LEXICONS, ())).of(root, top=None, attribution=None, hedges=hedges).certainty
        == "possible"
    )


CUES = [
    ("Neither side confirmed that the envoy left.", "confirmed", "left", "neutral", "positive unknown"),
    ("Nobody said the talks had failed.", "said", "failed", "neutral", "positive unknown"),
    ("The mayor said the talks had failed.", "said", "failed", "neutral", "positive certain"),
    ("The ministry would neither confirm nor deny the sale.", "deny", "sale", "deny", "positive unknown"),
    ("The ministry denied the sale.", "denied", "sale", "deny", "negative certain"),
    ("The firm declined to say how many had resigned.", "say", "resigned", "neutral", "positive unknown"),
    ("Staff were barred from saying that the plant was unsafe.", "saying", "unsafe", "neutral", "positive unknown"),
    ("Officials refrained from saying that the dam leaked.", "saying", "leaked", "neutral", "positive unknown"),
    ("Officials went beyond saying that the dam leaked.", "saying", "leaked", "neutral", "positive certain"),
    ("It is too early to say that the dam will hold.", "say", "hold", "neutral", "positive unknown"),
    ("The senator falsely claimed that he won.", "claimed", "won", "assert", "negative certain"),
    ("The senator claimed that he won.", "claimed", "won", "assert", "positive certain"),
    ("The bank, often short of cash, may find that rates will rise.", "find", "rise", "document", "positive possible"),
]


@pytest.mark.parametrize(("text", "cue", "of", "cue_class", "expect"), CUES)
def test_what_the_clause_of_the_cue_says(
    text: str, cue: str, of: str, cue_class: CueClass, expect: str, parse: Callable[[str], Parse]
) -> None:
    read = parse(text)
    at, predicate = read.words.index(cue), read.words.index(of)
    given = Attribution(
        rule="attribution.clausal", source=(0, 2), source_head=subject_of(read, at), cue=(at, at + 1), cue_head=at,
        cue_lemma=read.lemma[at], cue_class=cue_class, content=(read.edges[predicate],), predicate=predicate,
    )  # fmt: skip
    hedges = find_hedges(Reading(read, LEXICONS, ()), (given,), ())
    found = Commitments(Reading(read, LEXICONS, ())).of(predicate, top=predicate, attribution=given, hedges=hedges)
    assert f"{'negative' if found.negative else 'positive'} {found.certainty}" == expect, found.path


STEP = re.compile(r"“([^”]+)”|^(asked|a command|on a condition|depends on a condition)|^cue|^too early")
TEXTS = [case.values[0]["text"] for name in ("commitment", "hedge", "attribution") for case in load_cases(name)]


def test_certainty_falls_only_by_a_word_that_the_path_shows(nlp: Language) -> None:
    for text in TEXTS:
        analysis = analyse(nlp(text), LEXICONS)
        for claim in analysis.part.claims:
            path = analysis.ways[claim.id].certainty
            assert all(STEP.search(step) for step in path), (text, path)
            assert all(word in text.lower() for step in path for word in quoted_words(step)), (text, path)
            ends = f"{'not ' if claim.polarity == 'negative' else ''}{claim.certainty}"
            assert ends == "certain" or (path and path[-1].endswith(f": {ends}")), (text, claim, path)


def quoted_words(step: str) -> list[str]:
    """The words a step quotes; a cue's lemma stands for its word."""
    return [] if step.startswith(("cue ", "too early")) else re.findall(r"“([^”]+)”", step.lower())


def test_factuality_is_given_for_predicates_alone(parse: Callable[[str], Parse]) -> None:
    read = parse("The guards did not open the old gate.")
    scores = factuality_scores(Reading(read, LEXICONS, ()))
    assert len(scores) == read.n
    assert [read.words[i] for i, score in enumerate(scores) if score is not None] == ["open"]
    assert scores[4] is not None
    assert scores[4] < -1


def test_factuality_falls_as_commitment_does(parse: Callable[[str], Parse]) -> None:
    def score(text: str) -> float:
        read = parse(text)
        found = factuality_scores(Reading(read, LEXICONS, ()))[next(i for i in range(read.n) if read.head[i] == i)]
        assert found is not None
        return found

    texts = [
        "The bank collapsed.",
        "The bank probably collapsed.",
        "The bank may collapse.",
        "The bank never collapsed.",
    ]
    scores = [score(text) for text in texts]
    assert scores == sorted(scores, reverse=True)
    assert all(-3 <= s <= 3 for s in scores)


WORDS = st.sampled_from(
    "not never no nobody may if unless failed to denied that the bank did fall said unlikely is seems ? , . without "
    "whether and would have known wants leave “ ”".split()
)


@settings(deadline=None, max_examples=60)
@given(words=st.lists(WORDS, max_size=40))
def test_any_words_have_a_commitment(nlp: Language, words: list[str]) -> None:
    read = Parse(nlp(" ".join(words)))
    hedges = find_hedges(Reading(read, LEXICONS, ()), (), ())
    for i in range(read.n):
        for top in (None, 0, read.n - 1):
            found = Commitments(Reading(read, LEXICONS, ())).of(i, top=top, attribution=None, hedges=hedges)
            assert found.certainty in {"certain", "probable", "possible", "unknown"}
            assert -3 <= found.factuality <= 3
            assert found == Commitments(Reading(read, LEXICONS, ())).of(i, top=top, attribution=None, hedges=hedges)
    assert len(factuality_scores(Reading(read, LEXICONS, ()))) == read.n


@pytest.mark.parametrize(
    "unit", ["not ", "he did not say that ", "if it rains, ", "nobody denied that ", "was it not? "]
)
def test_five_hundred_of_a_kind(unit: str, parse: Callable[[str], Parse]) -> None:
    read = parse(unit * 500 + "the bank failed.")
    hedges = find_hedges(Reading(read, LEXICONS, ()), (), ())
    assert len(factuality_scores(Reading(read, LEXICONS, ()))) == read.n
    for start, end in read.sentences[:50]:
        Commitments(Reading(read, LEXICONS, ())).of(end - 1, top=start, attribution=None, hedges=hedges)


def test_a_doc_without_words() -> None:
    read = Parse(Doc(spacy.blank("en").vocab, words=[]))
    assert factuality_scores(Reading(read, LEXICONS, ())) == ()
