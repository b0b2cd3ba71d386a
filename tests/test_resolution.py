"""Who a source is: names, descriptions, pronouns, and where nobody is plainly meant."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from claimx import Extractor
from claimx.extraction.findings import Attribution, Resolved
from claimx.extraction.party import find_parties, resolve_sources
from claimx.extraction.party.ranker import packaged_weights
from claimx.extraction.reading import Reading
from claimx.lexicons import load_lexicons
from claimx.syntax import Parse, Tokens

from .case_tables import cases_of
from .conftest import load_cases

RATCHETS = tomllib.loads(Path(__file__).with_name("ratchets.toml").read_text(encoding="utf-8"))


def head_of(parse: Parse, tokens: Tokens) -> int:
    """The token of a stretch whose head lies outside it."""
    return next(i for i in range(*tokens) if not tokens[0] <= parse.head[i] < tokens[1] or parse.head[i] == i)


def attributions_of(parse: Parse, sources: Sequence[str], quoted: Sequence[int] = ()) -> tuple[Attribution, ...]:
    """Attributions with these sources, in order of the case; those in `quoted` have the quoted words for content."""
    found = []
    after: dict[str, int] = {}
    marks = [i for i, word in enumerate(parse.words) if word in {'"', "“", "”"}]
    contents = tuple((start + 1, end) for start, end in zip(marks[::2], marks[1::2], strict=True))
    for number, source in enumerate(sources):
        match = next(
            m for m in re.finditer(rf"\b{re.escape(source)}\b", parse.text) if m.start() >= after.get(source, 0)
        )
        after[source] = match.end()
        tokens = parse.tokens_in(match.start(), match.end())
        head = head_of(parse, tokens)
        found.append(
            Attribution(
                rule="attribution.clausal",
                source=tokens,
                source_head=head,
                cue=(tokens[1], tokens[1] + 1),
                cue_head=min(tokens[1], parse.n - 1),
                cue_lemma=parse.lemma[min(tokens[1], parse.n - 1)],
                cue_class="neutral",
                content=contents if number in quoted else ((parse.n - 1, parse.n),),
                predicate=None,
                tier="reporting",
            )
        )
    return tuple(found)


def resolve(parse: Parse, sources: Sequence[str], quoted: Sequence[int] = ()) -> tuple[Resolved, ...]:
    reading = Reading(parse, load_lexicons())
    attributions = attributions_of(parse, sources, quoted)
    return resolve_sources(find_parties(reading, attributions if quoted else ()), attributions)


@pytest.mark.parametrize("case", load_cases("resolution"))
def test_who_is_meant(parse: Callable[[str], Parse], case: dict[str, Any]) -> None:
    source = resolve(parse(case["text"]), case["sources"], case.get("quoted", ()))[-1].source
    assert source is not None
    assert (source.name or "") == case.get("found", case["name"])


def source_of(parse: Parse, case: dict[str, Any]) -> Any:
    source = resolve(parse, [case["source"]])[-1].source
    assert source is not None
    assert parse.text[source.start : source.end] == source.text == case["source"]
    return source


@pytest.mark.parametrize("case", load_cases("source-type"))
def test_types(parse: Callable[[str], Parse], case: dict[str, Any]) -> None:
    source = source_of(parse(case["text"]), case)
    assert source.named == (source.name is not None)
    expected = case.get("found", case)
    assert (source.type, source.country, source.name) == (
        expected["type"],
        expected.get("country"),
        expected.get("name"),
    )


def test_known_failures_get_no_more() -> None:
    """A case that still fails says what is found instead, and fails where that changes: mended, it is one no more."""
    cases = [case for table in ("resolution", "source-type") for case in cases_of(table)]
    failing = [case for case in cases if "found" in case]
    right = [case["text"] for case in failing if case["found"] in (case.get("name"), case)]
    assert right == []
    assert len(failing) <= RATCHETS["cases"]["known_failures"]


@pytest.mark.parametrize("case", load_cases("resolution-anonymity"))
def test_anonymity(parse: Callable[[str], Parse], case: dict[str, Any]) -> None:
    analysed = parse(case["text"])
    said = analysed.lower.index("said")
    cue = replace(attributions_of(analysed, [case["source"]])[0], cue=(said, said + 1), cue_head=said)
    reading = Reading(analysed, load_lexicons(), ())
    source = resolve_sources(find_parties(reading), (cue,))[0].source
    assert source is not None
    assert (source.anonymity or "") == case["expect"]


@pytest.mark.parametrize("case", load_cases("resolution-several"))
def test_several(parse: Callable[[str], Parse], case: dict[str, Any]) -> None:
    analysed = parse(case["text"])
    names = {actor.id: actor.name for actor in find_parties(Reading(analysed, load_lexicons())).actors}
    assert [names[id_] for id_ in source_of(analysed, case).actors] == case["expect"]


def test_no_source_where_none_is_named(parse: Callable[[str], Parse]) -> None:
    analysed = parse("The troops are believed to be near the border.")
    attribution = Attribution(
        rule="attribution.passive",
        source=None,
        source_head=None,
        cue=(2, 4),
        cue_head=3,
        cue_lemma="believe",
        cue_class="believe",
        content=((0, analysed.n),),
        predicate=None,
    )
    reading = Reading(analysed, load_lexicons(), ())
    (resolved,) = resolve_sources(find_parties(reading), (attribution,))
    assert resolved == Resolved(source=None)


def test_steps_say_how(parse: Callable[[str], Parse]) -> None:
    (resolved,) = resolve(parse("President Paul Doe met reporters. He said the talks had failed."), ["He"])
    assert resolved.source is not None
    assert resolved.source.resolution == "pronoun"
    (step,) = resolved.steps
    assert re.fullmatch(r"Paul Doe is meant with \d\d%: .* [+-]\d\.\d.*; next is nobody of these with \d+%", step)


def test_of_two_equally_good_none_is_taken(parse: Callable[[str], Parse]) -> None:
    (resolved,) = resolve(parse("Paul Doe and Mark Poe met on Friday. He said the plan was dead."), ["He"])
    assert resolved.source is not None
    assert re.match(r"no one is plainly meant: .* \(\d+%\) or ", resolved.steps[0])
    assert (resolved.source.actor, resolved.source.resolution) == (None, "none")


def test_documents_are_taken_up_by_their_noun(parse: Callable[[str], Parse]) -> None:
    text = "A Delmar Insights poll said Roe led. The poll said Doe was last. A poll said Poe led."
    sources = [each.source for each in resolve(parse(text), ["A Delmar Insights poll", "The poll", "A poll"])]
    assert [source and source.name for source in sources] == ["Delmar Insights", "Delmar Insights", None]
    assert sources[1] is not None
    assert sources[1].antecedent is not None
    assert sources[1].antecedent.text == "A Delmar Insights poll"


@pytest.mark.parametrize(
    ("text", "antecedent"),
    [
        ("The wells fed the town. They found that the water held oil.", None),
        ("Some microbes live on salt. In a model, they showed that these can survive frost.", None),
        ("The hearings ended in a deal that they would not seek a fine.", None),
        ("Residents fled the village. They said the water rose within minutes.", "Residents"),
        ("The stores closed at noon. They said they had sold all their bread.", "The stores"),
    ],
)
def test_they_who_speak_are_no_things(text: str, antecedent: str | None, stored_extractor: Extractor) -> None:
    sources = [claim.source for claim in stored_extractor.extract(text).claims if claim.source is not None]
    they = [source for source in sources if source.text.lower() == "they"]
    assert {None if source.antecedent is None else source.antecedent.text for source in they} == {antecedent}


@pytest.mark.parametrize(
    ("text", "antecedent"),
    [
        (
            "Professor Ada Moyo confirmed the price. She put the fall down to bad roads.\n\n“Trucks are late."
            "\n\n“There was no plan, thanks to Minister Dube who cut 20 bridges,” she said.",
            "Professor Ada Moyo",
        ),
        ("The Chief Minister said the canal was finished. He said it had cost too much.", "The Chief Minister"),
    ],
)
def test_who_speaks_is_nobody_of_his_own_quotation(text: str, antecedent: str, stored_extractor: Extractor) -> None:
    source = stored_extractor.extract(text).claims[-1].source
    assert source is not None
    assert source.antecedent is not None
    assert source.antecedent.text in antecedent


def test_antecedents(parse: Callable[[str], Parse]) -> None:
    text = "Two US officials described the plan. They said it was ready. Ana Roe disagreed. She said it was not."
    _, they, she = (each.source for each in resolve(parse(text), ["Two US officials", "They", "She"]))
    assert they is not None
    assert they.antecedent is not None
    assert (they.name, they.antecedent.text) == (None, "Two US officials")
    assert she is not None
    assert she.antecedent is not None
    assert (she.name, she.antecedent.text) == ("Ana Roe", "Ana Roe")


def sources_in(extractor: Extractor, text: str) -> dict[str, str | None]:
    """The name of each source by its words, the last one of the same words."""
    claims = extractor.extract(text).claims
    return {claim.source.text: claim.source.name for claim in claims if claim.source is not None}


def test_in_a_talk_of_two_each_is_the_other_ones_you(stored_extractor: Extractor) -> None:
    talk = "Reporter: You said that it grows.\n\nIvo Tseng: I believe that it has room.\n\n"
    assert sources_in(stored_extractor, talk) == {
        "Reporter": None,
        "You": "Ivo Tseng",
        "Ivo Tseng": "Ivo Tseng",
        "I": "Ivo Tseng",
    }
    three = f"{talk}Ana Poe: You said that it is enough.\n"
    assert sources_in(stored_extractor, three)["You"] is None


def test_capitals_before_a_turn_are_whose_initials_they_are(stored_extractor: Extractor) -> None:
    talk = "Nora Holm counts penguins.\n\n((WN)) How did you begin?\n\n((NH)) We say that it took years.\n"
    found = {claim.source.text: claim.source for claim in stored_extractor.extract(talk).claims if claim.source}
    assert (found["NH"].name, found["NH"].type) == ("Nora Holm", "person")
    of_nobody = stored_extractor.extract(talk.replace("Nora", "Ida")).claims
    assert {(c.source.name, c.source.type) for c in of_nobody if c.source and c.source.text == "NH"} == {
        ("NH", "person")
    }


def test_a_statement_is_of_the_one_who_said_so_in_it(stored_extractor: Extractor) -> None:
    text = "{} said in a statement that the wells were safe. The statement added that inspectors found no fault."
    assert (
        sources_in(stored_extractor, text.format("The Nordia Water Agency"))["The statement"] == "Nordia Water Agency"
    )
    assert sources_in(stored_extractor, text.format("A minister"))["The statement"] is None


def test_a_pronoun_that_leans_on_a_guess_is_no_surer_than_it(nlp: Language) -> None:
    text = "Ana Roe praised Eva Doe, who had hired Ida Poe. She smiled. Later she left. She slept, and her dog slept."
    reading = Reading(Parse(nlp(text)), load_lexicons())
    choices = find_parties(reading).trail.choices.values()
    assert [choice.person for choice in choices] == [None] * 4
    assert max(choice.ranking[0].share for choice in choices) > packaged_weights().threshold
