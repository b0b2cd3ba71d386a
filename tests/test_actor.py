"""Actors: names grouped into parties, with type, key and country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from claimx import Extractor
from claimx.extraction.dateline import dateline_end, is_dateline
from claimx.extraction.party import RULES, NamePlain, find_parties, group_names, merge_actors
from claimx.extraction.reading import Reading
from claimx.lexicons import load_lexicons
from claimx.lines import Plain
from claimx.records import Actor
from claimx.syntax import Parse

from .conftest import load_cases
from .steps import steps_of

LEXICONS = load_lexicons()
LEXICON = LEXICONS.names
# Shares that must hold whichever model reads the cases.
GROUPED, COUNTRIES = 0.92, 0.95


def actors_of(parse: Parse) -> tuple[Actor, ...]:
    actors = find_parties(Reading(parse, LEXICONS)).actors
    for actor in actors:
        assert list(actor.mentions) == sorted(actor.mentions, key=lambda m: (m.start, m.end))
        assert all(parse.text[m.start : m.end] == m.text for m in actor.mentions)
    assert [actor.id for actor in actors] == [f"a{n}" for n in range(1, len(actors) + 1)]
    return actors


def names_only(actor: Actor) -> list[str]:
    return [m.text for m in actor.mentions if m.kind == "name"]


def b_cubed(gold: dict[tuple[int, int], int], found: dict[tuple[int, int], str]) -> tuple[float, float, int]:
    """Sums of precision and recall over the gold mentions; a mention that is not found scores nothing."""
    by_gold: dict[int, set[tuple[int, int]]] = defaultdict(set)
    by_found: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for place, cluster in gold.items():
        by_gold[cluster].add(place)
    for place, id_ in found.items():
        by_found[id_].add(place)
    precision = recall = 0.0
    for place, cluster in gold.items():
        if place in found:
            same = len(by_gold[cluster] & by_found[found[place]])
            precision += same / len(by_found[found[place]])
            recall += same / len(by_gold[cluster])
    return precision, recall, len(gold)


def test_grouping(parse: Callable[[str], Parse]) -> None:
    precision = recall = 0.0
    total = 0
    spurious = []
    for param in load_cases("actor"):
        case = param.values[0]
        actors = actors_of(parse(case["text"]))
        found = {(m.start, m.end): a.id for a in actors for m in a.mentions if m.kind == "name"}
        gold: dict[tuple[int, int], int] = {}
        at = dict.fromkeys({m for e in case["expect"] for m in e["mentions"]}, 0)
        # Mentions of one text belong to the clusters in the order of the case.
        for number, expected in enumerate(case["expect"]):
            for text in expected["mentions"]:
                start = case["text"].index(text, at[text])
                while any(s <= start < e for s, e in gold):
                    start = case["text"].index(text, start + 1)
                at[text] = start + len(text)
                gold[start, start + len(text)] = number
        p, r, n = b_cubed(gold, found)
        precision, recall, total = precision + p, recall + r, total + n
        spurious += [(case["text"], a.name) for a in actors if not {(m.start, m.end) for m in a.mentions} & set(gold)]
    f1 = 2 * precision * recall / (precision + recall) / total
    assert f1 >= GROUPED, f1
    assert len(spurious) <= 3, spurious


@pytest.mark.parametrize("case", [c for c in load_cases("actor") if len(c.values[0]["expect"]) == 1])
def test_canonical_name(parse: Callable[[str], Parse], case: dict[str, Any]) -> None:
    expected = case["expect"][0]["name"]
    assert expected in {actor.name for actor in actors_of(parse(case["text"]))}


def test_countries(parse: Callable[[str], Parse]) -> None:
    wrong = []
    cases = [param.values[0] for param in load_cases("country")]
    for case in cases:
        got = {m.text: actor.country or "" for actor in actors_of(parse(case["text"])) for m in actor.mentions}
        if any(got.get(text, "") != country for text, country in case["expect"].items()):
            wrong.append((case["text"], got))
    assert len(cases) >= 150
    assert len(wrong) <= (1 - COUNTRIES) * len(cases), wrong


def test_keys_come_from_the_lexicon(parse: Callable[[str], Parse]) -> None:
    keys = {a.name: a.key for a in actors_of(parse("North Korea and the United Nations met Ana Roe in Moscow."))}
    assert keys == {"North Korea": "country:KP", "United Nations": "org:UN", "Ana Roe": None, "Moscow": None}


def test_pronouns_and_descriptions_are_mentions(parse: Callable[[str], Parse]) -> None:
    (roe,) = actors_of(parse("President Ana Roe spoke first. She left early. The president had returned on Monday."))
    assert [(m.text, m.kind, m.rule) for m in roe.mentions] == [
        ("Ana Roe", "name", "actor.name"),
        ("She", "pronoun", "actor.pronoun"),
        ("The president", "nominal", "actor.office"),
    ]


@pytest.mark.parametrize(
    ("text", "pronouns"),
    [
        ("Before he resigned in May, Peter Roe told the staff the plant was safe.", ["he"]),
        ("As she left the court, Ana Roe said the fight was over.", ["she"]),
        ("When he met her at the port, Ana Roe said the fight was over.", ["her"]),
        ("His brother Peter Roe said the fight was over.", []),
        ("After he left, the plant was sold to Peter Roe.", []),
    ],
)
def test_a_name_may_come_after_its_pronoun(parse: Callable[[str], Parse], text: str, pronouns: list[str]) -> None:
    (roe,) = actors_of(parse(text))
    assert [m.text for m in roe.mentions if m.kind == "pronoun"] == pronouns


def test_rules_have_examples() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert all(rule.example and rule.summary and rule.id.startswith("actor.") for rule in RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_rule_fires_on_its_example(parse: Callable[[str], Parse], rule: Any) -> None:
    assert rule.id in {m.rule for actor in actors_of(parse(rule.example + ".")) for m in actor.mentions}


# --- Plain names --------------------------------------------------------------------------------------------------


def plain(*texts: str, label: str = "PERSON", **more: Any) -> list[NamePlain]:
    return [
        NamePlain(
            text=text, label=label, start=100 * i, end=100 * i + len(text), form=LEXICON.form(text), sentence=i, **more
        )
        for i, text in enumerate(texts)
    ]


def grouped(names: list[NamePlain]) -> list[list[str]]:
    return [[names[i].text for i, _ in group.members] for group in group_names(names, LEXICON)]


@pytest.mark.parametrize(
    ("names", "expect"),
    [
        (["Ana Roe", "Roe"], [["Ana Roe", "Roe"]]),
        (["Roe", "Ana Roe"], [["Roe", "Ana Roe"]]),
        (["Ana Roe", "Paul Roe"], [["Ana Roe"], ["Paul Roe"]]),
        (["Ana Roe", "Roe", "Paul Roe"], [["Ana Roe", "Roe"], ["Paul Roe"]]),
        (["Roe", "Ana Roe", "Ana Roe", "Paul Roe"], [["Roe", "Ana Roe", "Ana Roe"], ["Paul Roe"]]),
        (["Roe", "Ana Roe", "Paul Roe"], [["Roe"], ["Ana Roe"], ["Paul Roe"]]),
        (["J. Doe", "John Doe"], [["J. Doe", "John Doe"]]),
        (["J. Doe", "John Doe", "Jane Doe"], [["J. Doe"], ["John Doe"], ["Jane Doe"]]),
        (["John F. Doe", "John G. Doe"], [["John F. Doe"], ["John G. Doe"]]),
        (["Kim Il-nam", "Kim"], [["Kim Il-nam", "Kim"]]),
        (
            ["Kim Il-nam", "Kim Sun-hee", "Poe", "Poe", "Kim"],
            [["Kim Il-nam"], ["Kim Sun-hee"], ["Poe", "Poe"], ["Kim"]],
        ),
    ],
)
def test_people(names: list[str], expect: list[list[str]]) -> None:
    assert grouped(plain(*names)) == expect


@pytest.mark.parametrize(
    ("names", "expect"),
    [
        (["Marine Rescue Agency", "MRA"], [["Marine Rescue Agency", "MRA"]]),
        (["Marine Rescue Agency", "Agency"], [["Marine Rescue Agency", "Agency"]]),
        (
            ["Marine Rescue Agency", "Harbour Agency", "Agency"],
            [["Marine Rescue Agency"], ["Harbour Agency"], ["Agency"]],
        ),
        (["Church of Nordia", "Church"], [["Church of Nordia", "Church"]]),
        (["Kenyan Supreme Court", "Supreme Court"], [["Kenyan Supreme Court", "Supreme Court"]]),
        (["United States Navy", "U.S. Navy", "Navy"], [["United States Navy", "U.S. Navy", "Navy"]]),
        (["Nordia Workers Party", "National"], [["Nordia Workers Party"], ["National"]]),
        (["Democratic Party", "Democratic"], [["Democratic Party", "Democratic"]]),
        (["Democratic Forum", "Democratic"], [["Democratic Forum"], ["Democratic"]]),
        (["Northwind Inc", "Northwind Group"], [["Northwind Inc", "Northwind Group"]]),
        (["Bank of Nordia", "Bank of Sudland"], [["Bank of Nordia"], ["Bank of Sudland"]]),
        (["UN", "United Nations", "U.N."], [["UN", "United Nations", "U.N."]]),
    ],
)
def test_organisations(names: list[str], expect: list[list[str]]) -> None:
    assert grouped(plain(*names, label="ORG")) == expect


def test_titles_tell_two_of_one_surname_apart() -> None:
    names = [
        NamePlain(text="Bill Doe", label="PERSON", start=0, end=8, gender="masculine"),
        NamePlain(text="Hilda Doe", label="PERSON", start=20, end=29, gender="feminine"),
        NamePlain(text="Doe", label="PERSON", start=40, end=43, gender="feminine", sentence=9),
        NamePlain(text="Doe", label="PERSON", start=60, end=63, gender="masculine", sentence=9),
    ]
    assert [[i for i, _ in group.members] for group in group_names(names, LEXICON)] == [[0, 3], [1, 2]]


def test_an_office_tells_two_of_one_surname_apart() -> None:
    names = [
        NamePlain(text="Hilda Doe", label="PERSON", start=0, end=9, titles=("senator",)),
        NamePlain(text="Bill Doe", label="PERSON", start=20, end=28, titles=("president",)),
        NamePlain(text="Doe", label="PERSON", start=40, end=43, titles=("president",)),
        NamePlain(text="Doe", label="PERSON", start=60, end=63, titles=("senator", "state")),
    ]
    assert [[i for i, _ in group.members] for group in group_names(names, LEXICON)] == [[0, 3], [1, 2]]


def test_who_was_named_last_does_not_tell_whose_a_surname_is() -> None:
    names = [
        NamePlain(text="Bill Doe", label="PERSON", start=0, end=8, sentence=0),
        NamePlain(text="Hilda Doe", label="PERSON", start=20, end=29, sentence=1),
        NamePlain(text="Doe", label="PERSON", start=40, end=43, sentence=2),
    ]
    assert [[i for i, _ in group.members] for group in group_names(names, LEXICON)] == [[0], [1], [2]]


@pytest.mark.parametrize("label", ["PERSON", "ORG", "GPE"])
@pytest.mark.parametrize(
    "make",
    [
        lambda i: f"Ana{i} Roe{i}",
        lambda i: f"Ana{i} Roe",
        lambda i: "Roe" if i > 2 else f"Ana{i} Roe",
        lambda i: f"W{i} " * 200,
    ],
    ids=["different", "one surname", "two of one surname", "200 words"],
)
def test_grouping_takes_linear_time(make: Callable[[int], str], label: str) -> None:
    def steps(count: int) -> int:
        names = [NamePlain(text=make(i), label=label, start=30 * i, end=30 * i + 5, sentence=i) for i in range(count)]
        group_names(names, LEXICON)  # what is looked up once is remembered
        return steps_of(lambda: group_names(names, LEXICON))

    assert steps(800) < 4.2 * steps(200)


WORDS = st.sampled_from(
    [
        "Ana",
        "Roe",
        "Doe",
        "J.",
        "Jr.",
        "von",
        "UN",
        "Russia",
        "Russians",
        "Bank",
        "of",
        "’s",
        "שלום",
        "é",
        "\u200d",
        "Ltd",
    ]
)
NAMES = st.lists(
    st.tuples(
        st.lists(WORDS, min_size=1, max_size=6).map(" ".join),
        st.sampled_from(["PERSON", "ORG", "GPE", "LOC", "NORP", "FAC"]),
    ),
    max_size=12,
)


@given(NAMES)
def test_each_name_is_one_party_at_most(raw: list[tuple[str, str]]) -> None:
    names = [
        NamePlain(text=t, label=label, start=50 * i, end=50 * i + len(t), form=LEXICON.form(t), sentence=i)
        for i, (t, label) in enumerate(raw)
    ]
    groups = group_names(names, LEXICON)
    members = [i for group in groups for i, _ in group.members]
    assert len(members) == len(set(members))
    again = group_names(names, LEXICON)
    assert [(g.name, g.members) for g in groups] == [(g.name, g.members) for g in again]


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.sampled_from("Roe Ana’s\n\u200d\u200fÉא.,“”() MrUS"), max_size=120))
def test_any_text(nlp: Language, text: str) -> None:
    actors_of(Parse(nlp(text)))


# --- Parts --------------------------------------------------------------------------------------------------------


def test_parts_of_one_article(parse: Callable[[str], Parse]) -> None:
    first, second = "Ana Petrov met the North Koreans.\n\n", "Petrov left Pyongyang. Paul Doe stayed."
    parts = [actors_of(parse(first)), Plain(text="").pointing_into("", actors_of(parse(second)), len(first))]
    actors, ids = merge_actors(parts)
    text = first + second
    assert all(text[m.start : m.end] == m.text for actor in actors for m in actor.mentions)
    assert [actor.id for actor in actors] == [f"a{n}" for n in range(1, len(actors) + 1)]
    by_name = {actor.name: actor for actor in actors}
    assert names_only(by_name["Ana Petrov"]) == ["Ana Petrov", "Petrov"]
    assert by_name["North Korea"].key == "country:KP"
    for before, mapping in zip(parts, ids, strict=True):
        assert {actor.id for actor in before} == set(mapping)
    assert ids[1][next(a.id for a in parts[1] if a.name == "Petrov")] == by_name["Ana Petrov"].id


def test_one_part_stays_as_it_is(parse: Callable[[str], Parse]) -> None:
    actors = actors_of(parse("Ana Roe met Paul Doe. Roe left for Kenya."))
    assert merge_actors([actors]) == (actors, [{actor.id: actor.id for actor in actors}])


# --- Datelines ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "report"),
    [
        ("LONDON (Example Wire) - The bank cut its rate.", "The"),
        ("LILONGWE, March 4 (Example Wire) - Two farmers sued the ministry.", "Two"),
        ("PARIS, May 5 (Example Wire) — The union rejected the offer.", "The"),
        ("Kabul, Oct 3 - Three schools reopened on Friday.", "Three"),
        ("Kabul, Oct. 3, 2019 (EW) -- Three schools reopened on Friday.", "Three"),
        ("RIO DE JANEIRO, Brazil (EW) - The mayor resigned.", "The"),
        ("WASHINGTON/LONDON - The two sides met on Monday.", "The"),
        ("Nairobi — The court freed the editor.", "The"),
        ("AUSTIN, Texas — May 3, 2024 — Vellum Labs sold two plants.", "Vellum"),
        ("LONDON: The bank cut its rate.", "The"),
        ("LONDON, May 3: The bank cut its rate.", "The"),
        ("London: The bank cut its rate.", None),
        ("BBC: The bank cut its rate.", None),
        ("UK: We will not pay.", None),
        ("Nairobi – the capital of Kenya – was calm.", None),
        ("NATO, the alliance, said the talks had failed.", None),
        ("NATO - the alliance of the West - said the talks had failed.", None),
        ("Ana Roe, who left in May, said the talks had failed - again.", None),
        ("MINISTER RESIGNS - PARTY IN TURMOIL", None),
        ("Jean-Luc Roe left the town.", None),
        ("In March 2019 (he said) - the bank failed.", None),
        ("Nairobi said it would pay.", None),
    ],
)
def test_datelines(parse: Callable[[str], Parse], text: str, report: str | None) -> None:
    for before in ("", "The first part ended here.\n\n"):
        analysed = parse(before + text)
        start = analysed.tokens_in(len(before), len(before) + 1)[0]
        end = dateline_end(analysed, start, LEXICON)
        assert (None if end is None else analysed.words[end]) == report
        place = (start, start + 1)
        assert is_dateline(analysed, place, LEXICON) is (report is not None)


def test_in_a_turn_of_a_talk_she_is_another_than_the_one_who_speaks(extractor: Extractor) -> None:
    text = (
        "((WN)) When did you start?\n\n((Naomi Marsh)) I began in May. The others came later. "
        "And then she believed that the bones were old, as far as I know.\n\n((WN)) Thank you for your time."
    )
    (marsh,) = [actor for actor in extractor.extract(text).actors if actor.name == "Naomi Marsh"]
    assert [mention.kind for mention in marsh.mentions] == ["name"]


def test_a_noun_beside_a_name_is_its_bearer_and_the_site_is_a_thing_to_read(extractor: Extractor) -> None:
    report = extractor.extract("The Holm Post, the daily, has a site. Readers like the back of the paper.")
    assert not [m for actor in report.actors for m in actor.mentions if m.text == "the paper"]
    report = extractor.extract("The novelist Ines Duarte won the prize. The mayor, Ana Roe, was glad.")
    nominals = [(actor.name, m.text) for actor in report.actors for m in actor.mentions if m.kind == "nominal"]
    assert nominals == [("Ines Duarte", "The novelist"), ("Ana Roe", "The mayor")]
