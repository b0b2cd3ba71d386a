"""Long articles: cut into parts, read one after the other, and one record all the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.extraction.chunks import LONGEST, cut
from claimx.pipeline import Extractor
from claimx.record_json import to_dict
from claimx.records import Article, Report

PARAGRAPH = (
    "About 300 people left the village of Orvane on Sunday, the mayor said. "
    "“We could hear the river,” said Lena Orvik. Orvik, 41, may return next week, according to the Red Cross.\n\n"
)


def mentions_of(report: Report) -> list[tuple[int, int, str]]:
    """Every stretch of the text that a report holds."""
    found = []
    for claim in report.claims:
        found += [(m.start, m.end, m.text) for m in (claim, *claim.content, claim.source, claim.cue) if m]
    for actor in report.actors:
        found += [(m.start, m.end, m.text) for m in actor.mentions]
    found += [(q.start, q.end, q.text) for q in report.quantities]
    found += [(m.start, m.end, m.text) for h in report.hedges for m in (h, h.scope)]
    return found


@given(st.text(alphabet="ab .\n", max_size=200), st.integers(2, 30))
def test_cut_loses_nothing(text: str, longest: int) -> None:
    parts = list(cut(text, longest))
    assert "".join(part for _, part in parts) == text
    assert all(len(part) <= longest for _, part in parts)
    assert all(text[start : start + len(part)] == part for start, part in parts)


def test_parts_are_one_article(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    text = PARAGRAPH * 12
    whole = extractor.extract(Article(text=text))
    monkeypatch.setattr(cut, "__defaults__", (len(PARAGRAPH) * 5, len(PARAGRAPH) * 5))
    parted = extractor.extract(Article(text=text))
    assert [(c.start, c.end, c.rule) for c in parted.claims] == [(c.start, c.end, c.rule) for c in whole.claims]
    assert [c.id for c in parted.claims] == [f"c{n}" for n in range(1, len(parted.claims) + 1)]
    assert [q.id for q in parted.quantities] == [f"q{n}" for n in range(1, len(parted.quantities) + 1)]
    assert {a.name for a in parted.actors} == {a.name for a in whole.actors}
    ids = {a.id for a in parted.actors}
    assert {a for c in parted.claims for a in c.actors} <= ids
    assert all(text[start:end] == mention for start, end, mention in mentions_of(parted))


def test_long_text(extractor: Extractor) -> None:
    text = PARAGRAPH * (LONGEST // len(PARAGRAPH) + 100)
    assert len(text) > LONGEST
    report = extractor.extract(Article(text=text, id="long"))
    assert len(report.claims) > 1_000
    assert sum(actor.name == "Lena Orvik" for actor in report.actors) == 1
    assert all(text[start:end] == mention for start, end, mention in mentions_of(report)[::97])
    assert to_dict(report)["article"]["characters"] == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        "Weather, sport, markets",
        "THE MINISTER SAID THE ROAD WAS SHUT ON MONDAY.",
        "a\u0301\u200d\u202e said 5 km",
        "\x00\x01",
        "🙂" * 50,
        "said " * 300,
    ],
)
def test_odd_texts(extractor: Extractor, text: str) -> None:
    report = extractor.extract(text)
    assert all(text[start:end] == mention for start, end, mention in mentions_of(report))
    assert extractor.extract(text) == report


def test_verbless_lines_are_no_claims(extractor: Extractor) -> None:
    assert (
        extractor.extract("Weather and roads\n\nThe road was shut on Monday.").claims[0].text
        == "The road was shut on Monday"
    )


def test_an_interview_is_cut_between_turns() -> None:
    """So that whose turn it is stands in the part; without turns, between paragraphs as before."""
    turns = ["((Ida Lorne)) I told them that I had no bread.\n\nI slept there.\n\n"] * 6
    parts = [part for _, part in cut("".join(turns), 100, 100)]
    assert all(part.startswith("((Ida Lorne))") for part in parts)
    plain = "".join(turns).replace("((Ida Lorne)) ", "")
    assert all(part.startswith("I ") for _, part in cut(plain, 100, 100))


def test_an_outlets_questions_ask(extractor: Extractor) -> None:
    """Even where most of its turns end otherwise; one that states something, and those of who answers, do not."""
    text = (
        "Wikinews interviewed weaver Ida Lorne.\n\n"
        "((WN)) You led the strike. What did you want? Your father was a weaver, too.\n\n"
        "((Ida Lorne)) I wanted bread. Would you not?\n\n"
        "((WN)) Why did you join it?\n\n"
        "((Ida Lorne)) I believe that they lied.\n\n"
        "((WN)) Thank you for your time.\n"
    )
    turns = [each for each in extractor.extract(text).claims if each.cue and each.cue.text == "))"]
    told = [(each.source.name if each.source else None, each.cue.class_ if each.cue else None) for each in turns]
    wikinews, ida = "Wikinews", ("Ida Lorne", "neutral")
    assert told == [(wikinews, "neutral"), ida, (wikinews, "ask"), ida, (wikinews, "neutral")]
