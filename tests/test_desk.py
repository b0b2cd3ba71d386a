"""What a desk corrects with a lexicon of its own: names that are one party, names that are none, a name of a body."""

from __future__ import annotations

import pytest

from claimx import Report
from claimx.extraction.party import merge_actors
from claimx.lines import Plain
from claimx.pipeline import Extractor

LEXICON = """
[names.people]
ROE = { name = "Ana Roe", also = ["Ana Holm", "Nana"] }

[names.not_names]
parties = [
  "Delta Cube", "Northwind", "the Kestrel", "Reuters", "The Ulm Times", "Mira Insights", "Harbor Lights",
  "Project Heron", "Operation Amber Dawn",
]

[names.organisations]
HOLMES = { name = "Holmes", also = ["Holmes of Kobe"], kind = "company" }
"""


@pytest.fixture(scope="module")
def extractor(tmp_path_factory: pytest.TempPathFactory) -> Extractor:
    path = tmp_path_factory.mktemp("desk") / "desk.toml"
    path.write_text(LEXICON, encoding="utf-8")
    return Extractor(lexicon=[path])


def actors(report: Report) -> list[tuple[str, str | None, list[str]]]:
    return [(actor.name, actor.key, [m.text for m in actor.mentions if m.kind == "name"]) for actor in report.actors]


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        (
            "Ana Holm resigned in May. Roe, 52, gave no reason, and Holm left. Nana said the vote was lost.",
            [("Ana Roe", "person:ROE", ["Ana Holm", "Roe", "Holm", "Nana"])],
        ),
        ("Ana Roe left in May. Ana Holm had won the seat.", [("Ana Roe", "person:ROE", ["Ana Roe", "Ana Holm"])]),
        ("Paul Holm left in May.", [("Paul Holm", None, ["Paul Holm"])]),
        (
            "Paul Roe met Ana Roe. Roe said no.",
            [("Paul Roe", None, ["Paul Roe"]), ("Ana Roe", "person:ROE", ["Ana Roe"]), ("Roe", None, ["Roe"])],
        ),
        ("Delta Cube fell 3%, and Northwind was down.", []),
        (
            "Holmes said it would cut 300 jobs. Holmes of Kobe had lost money.",
            [("Holmes", "org:HOLMES", ["Holmes", "Holmes of Kobe"])],
        ),
    ],
)
def test_parties_are_as_the_desk_says(
    extractor: Extractor, text: str, expect: list[tuple[str, str | None, list[str]]]
) -> None:
    assert actors(extractor.extract(text)) == expect


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Northwind said the app was down.", []),
        ("The Northwind said on Monday that the app was down. It added that it was sorry.", []),
        ("NORTHWIND said the app was down.", []),
        ("“We wait,” said Kestrel.", []),
        ("Reuters reported that two people were held.", []),
        ("The Ulm Times wrote that the mayor had left.", []),
        ("A poll by Mira Insights found that voters like it. The poll said that they were sure.", []),
        ("Police in Harbor Lights said two people were held.", []),
        ("The Harbor Lights' chief said the fire was out.", []),
        ("Northwind and Paul Roe said they agreed.", ["Paul Roe"]),
        ("A Kestrel spokeswoman, Ida Poe, said it was late.", ["Ida Poe"]),
        # The name finder may see a part of it alone.
        ("Nia Lloyd said the work would cost two million pounds. Project Heron said work would go on.", ["Nia Lloyd"]),
        ("Ana Poe said no ship had left. Operation Amber Dawn said that four ships had been searched.", ["Ana Poe"]),
        ("The long-running Project Heron said work would go on.", []),
        # A longer name is another one.
        ("The Project Heron Trust said work would go on.", ["Project Heron Trust"]),
        ("Ida Heron said work would go on.", ["Ida Heron"]),
        ("The Kestrel Group said it was sorry.", ["Kestrel Group"]),
    ],
)  # fmt: skip
def test_nothing_in_the_record_knows_what_is_no_party(extractor: Extractor, text: str, named: list[str]) -> None:
    report = extractor.extract(text)
    sources = [claim.source for claim in report.claims if claim.source is not None]
    assert sources
    assert [each.name for each in sources if each.named or each.name or each.actor] == named
    assert [actor.name for actor in report.actors] == named
    assert all(each.type in {"unknown", "group", "poll", "government", "official"} for each in sources if not each.name)


def test_an_organisation_of_the_desk_is_a_source_of_that_type(extractor: Extractor) -> None:
    (claim,) = extractor.extract("Holmes said the app was down.").claims
    assert claim.source is not None
    assert (claim.source.type, claim.source.name) == ("organisation", "Holmes")


def test_the_key_lasts_over_the_parts_of_a_long_article(extractor: Extractor) -> None:
    parts = [extractor.extract(text).actors for text in ("Ana Roe left in May.", "Ana Holm had won the seat.")]
    (roe,), ids = merge_actors([parts[0], Plain(text="").pointing_into("", parts[1], 100)], extractor.lexicons.names)
    assert (roe.name, roe.key, [m.start for m in roe.mentions]) == ("Ana Roe", "person:ROE", [0, 100])
    assert ids == [{"a1": "a1"}, {"a1": "a1"}]
