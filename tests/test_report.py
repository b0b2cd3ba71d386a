"""The report's figures are what counting by hand gives; every figure says of how many; copies count once."""

from __future__ import annotations

import base64
import gzip
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import claimx
from claimx.cli.report import ByName
from claimx.report import BY, report_of
from claimx.report.copies import Copies
from claimx.report.counts import Called
from claimx.report.interviews import Asking, askers, is_turn
from claimx.report.quoted import quoted
from claimx.report.shares import percent, share_figures, wilson
from claimx.report.tables import about
from claimx.report.tally import Tally
from claimx.report.unnamed import unnamed
from claimx.visible import plural

from .corpora import corpus, hostile_corpus
from .terminal import quick
from .test_page import Elements


def text_of(page: str) -> str:
    body = page.partition("<body>")[2].partition('<script type="text/plain"')[0]
    return " ".join(re.sub(r"<[^>]*>", " ", body).split())


def table_of(page: str) -> dict[str, Any]:
    found = re.search(r'id="table-data">([^<]*)<', page)
    assert found is not None
    table: dict[str, Any] = json.loads(gzip.decompress(base64.b64decode(found[1])))
    return table


def test_figures_are_counted_by_hand() -> None:
    text = text_of(report_of(corpus(12), title="Harbours"))
    assert "12 articles · 2 outlets" in text
    assert "36 claims in 12 articles" in text
    assert "67% attributed to a source 24 of 36 claims" in text
    assert "25% to unnamed sources 6 of 24 attributed claims" in text
    assert "33% hedged 12 of 36 claims" in text
    assert "12 numbers 12 of 36 claims have one or more" in text
    assert "Ada Okoye is quoted most: 12 claims in 12 articles, 100% of them" in text
    assert "Most often it is called “two officials”: 6 claims. For 6 of them the article says why" in text
    assert "Wholly in quotation marks, Ada Okoye has most: 12 claims. All 2 named sources together have 18." in text
    assert "50% of what sources say is put as certain; 12 of 24 attributed claims are weaker" in text
    assert "own voice the articles put 100% of 12 claims as certain" in text
    assert "Ion Rusu speaks of Port Vell most often: 6 claims" in text
    assert "boats (12 articles)" in text
    assert "12 numbers in 12 articles, 10 January 2024 to 15 June 2024. The greatest: about 21 boats" in text
    assert "The Tribune 6 18 67% of 18 0% of 12 50% of 12 50% of 12 0% of 6" in text
    assert "few" in text


@pytest.mark.parametrize(("by", "group"), [("outlet", "The Tribune"), ("date", "January 2024"), ("source", "Ion Rusu")])
def test_groups_stand_side_by_side(by: str, group: str) -> None:
    page = report_of(corpus(12), title="x", by=by)
    assert re.search(rf"<bdi>{group}</bdi></a></th>\s*<td class=\"bar-cell\">", page)


def test_names_on_the_command_line_are_those_of_the_report() -> None:
    assert tuple(ByName) == BY


def test_copies_are_counted_once() -> None:
    first, *others = corpus(5)
    again = first | {"article": first["article"] | {"id": "again.txt"}}
    words = " ".join(f"word{number}" for number in range(60))
    one = first | {"article": first["article"] | {"sha256": "1", "text": words}}
    near = first | {"article": first["article"] | {"sha256": "2", "text": f"{words} and a last line"}}
    text = text_of(report_of([first, again, *others, one, near], title="x"))
    assert "6 articles" in text
    assert "2 more articles set aside as copies" in text


def test_near_copies_share_most_words_in_order() -> None:
    words = [f"word{number}" for number in range(200)]

    def record(text: str, sha: str) -> dict[str, Any]:
        return {"article": {"sha256": sha, "text": text}, "claims": []}

    copies = Copies()
    assert not copies.is_copy(record(" ".join(words), "1"))
    assert copies.is_copy(record(" ".join([*words[:150], "changed", *words[151:]]), "2"))
    assert not copies.is_copy(record(" ".join(reversed(words)), "3"))
    assert not copies.is_copy(record(" ".join([*words[:60], *(f"other{i}" for i in range(140))]), "4"))
    assert not copies.is_copy(record("It rained.", "5"))
    assert not copies.is_copy(record("It rained.", "6"))


def test_shares_say_how_sure_they_are() -> None:
    low, high = wilson(5, 10)
    assert (round(low, 3), round(high, 3)) == (0.237, 0.763)
    assert wilson(0, 0) == (0.0, 1.0)
    assert share_figures(5, 10) == ("50% (24–76%)", "5 of 10, few")
    assert share_figures(50, 100) == ("50% (40–60%)", "50 of 100")
    assert share_figures(500, 1000) == ("50%", "500 of 1,000")
    assert percent(1, 1000) == "under 1%"
    assert percent(999, 1000) == "over 99%"
    assert percent(0, 5) == "0%"
    assert percent(1, 0) == "none"


def test_of_too_many_claims_the_table_holds_a_sample_and_says_so() -> None:
    page = report_of(corpus(60), title="x", most_claims=60)
    table = table_of(page)
    assert 0 < len(table["what"]) <= 60
    said = text_of(page)
    assert "The figures above count all 180 claims." in said
    assert f"The table holds {len(table['what'])} of them, those of one article in" in said
    assert page == report_of(corpus(60), title="x", most_claims=60)


def test_the_largest_pair_is_in_the_table_of_who_speaks_about_whom() -> None:
    tally = Tally("outlet")
    for number in range(20):
        tally.about.update({(f"Speaker {number}", "Everywhere"): 2, (f"Speaker {number}", f"Place {number}"): 2})
    tally.about["Zed", "Zenith"] = 3
    answer, matrix = about(tally)
    assert answer.startswith("Zed speaks of Zenith most often: 3 claims. Of 21 named sources")
    assert matrix is not None
    assert (matrix.rows[0][0], matrix.actors[0]) == ("Zed", "Zenith")


def test_names_of_the_unnamed_are_told_without_regard_to_case() -> None:
    called = Called()
    for words in ("Officials", "officials", "US officials", "US officials", "US officials"):
        called.add(words)
    assert called.ordered() == [("us officials", "US officials", 3), ("officials", "officials", 2)]


def as_said_by(record: dict[str, Any], who: str, *, named: bool = True, **source: Any) -> dict[str, Any]:
    """The record with its first claim said by somebody else."""
    first, *others = record["claims"]
    given = {"text": who, "name": who if named else None, "named": named, **source}
    actors = [record["actors"][0] | {"name": who}, *record["actors"][1:]]
    return record | {"claims": [first | {"source": first["source"] | given}, *others], "actors": actors}


def quoted_in(*names: str) -> Tally:
    tally = Tally("outlet")
    for record, who in zip(corpus(len(names)), names, strict=True):
        tally.add(as_said_by(record | {"claims": record["claims"][:1]}, who))
    return tally


@pytest.mark.parametrize(
    ("names", "answer"),
    [
        (
            ("Ana Roe", "Ana Roe", "Jan Holm"),
            "Ana Roe is quoted most: 2 claims in 2 articles, 100% of them wholly or partly in quotation marks. "
            "Wholly in quotation marks, Ana Roe has most: 2 claims. All 2 named",
        ),
        (
            ("Jan Holm", "Ana Roe"),
            "Ana Roe and Jan Holm are quoted most: 1 claim each, 100% of them wholly or partly in quotation marks. "
            "Wholly in quotation marks, Ana Roe and Jan Holm have most: 1 claim each. All 2 named",
        ),
        (("D", "C", "B", "A"), "A, B and 2 others are quoted most: 1 claim each, "),
    ],
)
def test_who_shares_the_first_place_is_told_together(names: tuple[str, ...], answer: str) -> None:
    assert quoted(quoted_in(*names), 20)[0].startswith(answer)


def test_what_the_unnamed_are_called_is_no_pronoun_and_anonymous_is_no_reason() -> None:
    tally = Tally("outlet")
    officials = {"type": "official", "actor": None, "actors": []}
    told = (
        ("They", {"resolution": "none", "anonymity": "anonymous"}),
        ("they", {"resolution": "none", "anonymity": "on condition of anonymity"}),
        ("they", {"resolution": "pronoun", "antecedent": {"start": 0, "end": 3, "text": "two aides"}}),
        ("critics", {"resolution": "none"}),
        ("The critics", {"resolution": "none"}),
        ("residents", {"resolution": "none"}),
    )
    for record, (who, source) in zip(corpus(6), told, strict=True):
        tally.add(as_said_by(record | {"claims": record["claims"][:1]}, who, named=False, **officials, **source))
    assert [words for _, words, _ in tally.called.ordered()] == ["the critics", "residents", "two aides"]
    assert tally.reasons == {"on condition of anonymity": 1}
    answer = unnamed(tally, 20).answer
    assert "called “the critics”: 2 claims. For 1 of them the article says why" in answer


@pytest.mark.parametrize(
    ("names", "rows"),
    [
        (("Ana Roe", "Roe", "Ana Roe"), {"Ana Roe": 3}),
        (("Ana Roe", "Roe"), {"Ana Roe": 1, "Roe": 1}),  # one article is little to know somebody by
        (("Ana Roe", "Roe", "Ana Roe", "Ida Roe"), {"Ana Roe": 2, "Roe": 1, "Ida Roe": 1}),
        (("Ana Roe", "Ana", "Ana Roe"), {"Ana Roe": 2, "Ana": 1}),
    ],
)
def test_a_surname_alone_is_the_person_that_other_articles_name_in_full(
    names: tuple[str, ...], rows: dict[str, int]
) -> None:
    records = [
        as_said_by(record | {"claims": record["claims"][:1]}, who)
        for record, who in zip(corpus(len(names)), names, strict=True)
    ]
    table = table_of(report_of(records, title="x"))
    assert Counter(table["dictionaries"]["who"][number] for number in table["single"]["who"]) == rows
    text = text_of(report_of(records, title="x", by="source"))
    assert all(f"{count:,} in {plural(count, 'article')}" in text for count in rows.values())


def test_two_who_share_a_surname_in_one_article_are_two() -> None:
    records = [as_said_by(record, "Ana Roe") for record in corpus(3)]
    records[2]["actors"].append(records[2]["actors"][0] | {"id": "a3", "name": "Roe"})
    records.append(as_said_by(corpus(4)[3], "Roe"))
    text = text_of(report_of(records, title="x"))
    assert "Ana Roe is quoted most: 3 claims in 3 articles" in text


def test_sizes_are_no_counts() -> None:
    record = corpus(1)[0]
    record["quantities"][0] |= {"text": "12-boat", "noun": "boat"}
    tally = Tally("outlet")
    tally.add(record)
    assert not tally.points


def test_groups_with_few_claims_are_not_ranked() -> None:
    assert "Fewer than two outlets have 30 attributed claims or more" in text_of(report_of(corpus(12), title="x"))
    ranked = text_of(report_of(corpus(60), title="x"))
    assert "Of 2 outlets with 30 attributed claims or more, The Tribune (50% of 60)" in ranked


def test_nothing_to_count_is_said_and_how_to_get_it() -> None:
    bare = corpus(1)[0] | {"claims": [], "quantities": [], "hedges": []}
    bare["article"]["date"] = None
    text = text_of(report_of([bare], title="x"))
    assert "No claim is attributed to a source that is named" in text
    assert "Here would be the numbers" in text
    assert "none are recorded" in text


@pytest.mark.parametrize("by", BY)
def test_hostile_corpora_stay_text(by: str) -> None:
    page = report_of(hostile_corpus(), title="</title><script>alert(1)</script>", by=by)
    seen = Elements(page)
    tags = [tag for tag, _ in seen.found]
    assert not set(tags) & {"img", "iframe", "link", "object", "embed", "base", "textarea"}
    assert "\u202e" not in page
    for _, attrs in seen.found:
        assert not any(name.startswith("on") or name in {"src", "style", "action"} for name in attrs)
        assert (attrs.get("href") or "#").startswith("#")


def test_a_tally_grows_with_names_not_with_articles() -> None:
    tally = Tally("outlet")
    for record in corpus(50):
        tally.add(record)
    assert len(tally.quoted) == 2
    assert tally.quoted["Ada Okoye"].modes["direct"] == 50


def test_command_reads_records_and_what_failed(tmp_path: Path) -> None:
    lines = [json.dumps(record) for record in corpus(3)]
    (tmp_path / "claims.jsonl").write_text("\n".join([*lines, "{broken"]) + "\n", encoding="utf-8")
    (tmp_path / "claims.errors.jsonl").write_text(
        '{"message": "not UTF-8"}\n{"message": "not UTF-8"}\n{', encoding="utf-8"
    )
    done = quick("report", "claims.jsonl", "-o", "report.html", "--title", "Harbours", cwd=tmp_path)
    assert done.code == 1
    assert "claims.jsonl, line 4: not JSON" in done.err
    assert "3 articles, 9 claims; written to report.html" in done.err
    text = text_of((tmp_path / "report.html").read_text(encoding="utf-8"))
    assert "not UTF-8 (2)" in text
    assert "2 inputs failed" in text
    assert "claimx report claims.jsonl --by outlet --top 20 -o report.html" in text


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("gone.jsonl",), 1, "gone.jsonl: no such file"),
        (("empty.jsonl",), 1, "empty.jsonl: there is no record in it"),
        (("empty.jsonl", "--by", "moon"), 2, "moon"),
        (("empty.jsonl", "--top", "0"), 2, "whole number"),
        (("empty.jsonl", "-o", "no/report.html"), 2, "no folder no"),
    ],
)
def test_mistakes_are_one_line(tmp_path: Path, arguments: tuple[str, ...], code: int, message: str) -> None:
    (tmp_path / "empty.jsonl").write_text("", encoding="utf-8")
    done = quick("report", *arguments, cwd=tmp_path)
    assert (done.code, done.out) == (code, "")
    assert message in done.err
    assert done.err.count("\n") == 1


def test_statements_of_several_articles_are_told_with_the_first(tmp_path: Path) -> None:
    first, *others = corpus(4)
    said = "The bridge over the river will stay closed until spring"
    for number, record in enumerate([first, *others[:2]]):
        record["claims"][0]["content"][0]["text"] = f"{said}{'!' * number}"
        record["article"]["date"] = ("2024-03-02", "2024-03-01", None)[number]
    text = text_of(report_of([first, *others], title="x"))
    assert f"{said}! 3 articles, 2 outlets; first 1 March 2024, Kurier" in text
    assert "1 statement of six words or more" in text


INTERVIEW = """Harbour talk

Ana Roe: Why was the bridge closed?

Jan Holm: It was unsafe. We had no choice.

Ana Roe: Who pays for it?

Jan Holm: The city pays. Would anyone else?

Ana Roe: Thank you.

Jan Holm: Thank you for asking.
"""


def test_who_asks_the_questions_of_an_interview_is_not_ranked(extractor: claimx.Extractor) -> None:
    asked = claimx.to_dict(extractor.extract(INTERVIEW))
    classes = {(claim["source"]["name"], claim["cue"]["class"]) for claim in asked["claims"] if is_turn(claim)}
    assert ("Ana Roe", "ask") in classes
    assert ("Jan Holm", "ask") not in classes  # "Would anyone else?"
    said = claimx.to_dict(extractor.extract("Ana Roe said it rained. Jan Holm said it snowed.\n"))
    tally = Tally("outlet")
    for record in (asked, said):
        tally.add(record)
    assert {who: own.claims for who, own in tally.quoted.items()} == {"Jan Holm": 4, "Ana Roe": 1}
    assert tally.asking["Ana Roe"] == Asking(turns=3, articles=1)
    answer, bars = quoted(tally, 20)
    assert [bar.label for bar in bars] == ["Jan Holm", "Ana Roe"]
    assert answer.endswith("is not counted among them: Ana Roe, 3 times in 1 interview.")
    only = Tally("outlet")
    only.add(said)
    assert "interview" not in quoted(only, 20)[0]


@pytest.mark.parametrize(
    ("turns", "found"),
    [
        ([("A", "Why?"), ("B", "It rained."), ("A", "Who says so?")], {"A"}),
        ([("A", "Why?”"), ("A", "Go on."), ("B", "It rained. Why?")], {"A"}),
        ([("A", "Why?"), ("B", "It rained.")], set()),  # once is no interview
        ([("A", "Who knows?"), ("A", "It rained."), ("A", "It snowed.")], set()),
        ([], set()),
    ],
)
def test_who_asks(turns: list[tuple[str, str]], found: set[str]) -> None:
    assert askers(turns) == found


def test_what_is_credited_to_nobody_is_no_source_without_a_name() -> None:
    texts = ["Officials said the port was shut.", "Holm was convicted of fraud.", "The port is believed to be shut."]
    tally = Tally("outlet")
    for number, report in enumerate(claimx.Extractor().pipe(texts)):
        record = claimx.to_dict(report)
        record["article"]["id"] = str(number)
        tally.add(record)
    assert (tally.attributed, tally.unnamed, tally.nobody) == (3, 1, 2)
    assert "33% of attributed claims, 1 of 3, have a source without a name; 2 more to nobody" in (
        unnamed(tally, 20).answer
    )
