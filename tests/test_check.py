"""`claimx check`: planted faults are found and named, and an article in order is left alone."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

import claimx
from claimx.check import RULES, Findings, check, to_dict
from claimx.check.ignoring import Ignored, read_ignored
from claimx.check.marks import paragraphs
from claimx.check.places import Lines
from claimx.check.worth import CRITERIA, worth
from claimx.errors import SettingsError
from claimx.lexicons import load_lexicons
from claimx.readers.text import title_of
from claimx.records import WORTH_BASE, Article
from claimx.spelling import distance

from .case_tables import cases_of
from .conftest import load_cases
from .terminal import quick
from .test_export_xlsx import sheets_of

CASES = cases_of("check")
DRAFT = (
    "Bus complaints rise\n\nComplaints rose from 40 to 50, or 20%, the council said.\n\n"
    "More than 12,000 people ride these buses.\n"
)


def asked(extractor: claimx.Extractor, text: str, *ignored: Ignored) -> Findings:
    report = extractor.extract(Article(text=text, title=title_of(text)))
    return check(text, report, load_lexicons().check, ignored)


def told(findings: Findings) -> list[tuple[str, str]]:
    return [(each.rule, each.text) for each in findings.findings]


@pytest.mark.parametrize("case", [each for each in load_cases("check") if "rule" in each.values[0]])
def test_rules_fire_and_stay_silent(case: dict[str, Any], extractor: claimx.Extractor) -> None:
    fired = [list(each) for each in told(asked(extractor, case["text"])) if each[0] == case["rule"]]
    assert fired == [each for each in case["expect"] if each[0] == case["rule"]]
    assert bool(fired) == (case["outcome"] == "fires")


def test_planted_faults_are_found_and_clean_articles_left_alone(extractor: claimx.Extractor) -> None:
    wanted = found = alarms = clean = 0
    for case in CASES:
        expected = Counter(tuple(each) for each in case["expect"])
        got = Counter(told(asked(extractor, case["text"])))
        wanted += expected.total()
        found += (expected & got).total()
        clean += not expected
        alarms += not expected and bool(got)
    assert found >= 0.9 * wanted
    assert alarms <= clean / 5


def test_every_rule_has_cases_both_ways() -> None:
    counts = Counter((case["rule"], case["outcome"]) for case in CASES if "rule" in case)
    assert [rule.id for rule in RULES if min(counts[rule.id, "fires"], counts[rule.id, "silent"]) < 2] == []


def test_rules_explain_themselves() -> None:
    for rule in RULES:
        assert rule.id.startswith("check.")
        assert len(rule.example.split()) >= 4
        assert rule.summary.endswith(".")


APART = [
    ("Banker stole pension money", "Banker Karl Voss allegedly stole pension money, prosecutors said.", "drops-hedge"),
    ("Dam will break", "Engineers fear that the dam will break.", "surer"),
    ("Banker allegedly stole pension money", "Banker Karl Voss allegedly stole pension money, prosecutors said.", ""),
    ("Minister resigns", "The minister resigned on Monday. The dam may break, engineers fear.", ""),
    ("", "Banker Karl Voss allegedly stole pension money, prosecutors said.", ""),
    ("银行家被捕", "Banker Karl Voss allegedly stole pension money, prosecutors said.", ""),
]  # fmt: skip


MORE = (
    "<p>The town had known nothing of it before Monday, Mayor Ana Roe said, and the council will meet in June.</p>"
    "<p>Two streets were closed for the day, and the market was held on the other bank of the river.</p>"
)


@pytest.mark.parametrize(("title", "text", "rule"), APART, ids=[f"{t}: {r}" for t, _, r in APART])
def test_a_title_that_stands_apart_from_the_text(tmp_path: Path, title: str, text: str, rule: str) -> None:
    """That of a page: its offsets count the title's own characters, and no line of the file is named."""
    page = f"<html><head><title>{title}</title></head><body><article><p>{text}</p>{MORE}</article></body></html>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    found = json.loads(quick("check", "a.html", "--format", "json", cwd=tmp_path).out)["findings"]
    told = [each for each in found if each["rule"].startswith("check.headline")]
    assert [each["rule"] for each in told] == [f"check.headline-{rule}"] * bool(rule)
    for each in told:
        assert (each["in_title"], each["claim"]) == (True, None)
        assert title[each["start"] : each["end"]] == each["text"]
    if rule:
        assert "\ntitle " in quick("check", "a.html", "--format", "table", cwd=tmp_path).out
        github = quick("check", "a.html", "--format", "github", cwd=tmp_path).out
        assert "line=" not in next(line for line in github.splitlines() if "headline" in line)
        for result in json.loads(quick("check", "a.html", "--format", "sarif", cwd=tmp_path).out)["runs"][0]["results"]:
            assert "region" not in result["locations"][0]["physicalLocation"]


def test_articles_and_their_titles_keep_together(tmp_path: Path) -> None:
    """Titles are read between articles, and each is held against its own."""
    head = "<html><head><title>{}</title></head><body><article><p>{}</p>{}</article></body></html>"
    for name, (title, text, _) in zip("abcdef", APART, strict=True):
        (tmp_path / f"{name}.html").write_text(head.format(title, text, MORE), encoding="utf-8")
    found = json.loads(quick("check", *(f"{name}.html" for name in "abcdef"), "-f", "json", cwd=tmp_path).out)
    rules_ = [[f["rule"].removeprefix("check.headline-") for f in each["findings"] if f["in_title"]] for each in found]
    assert rules_ == [[rule] * bool(rule) for _, _, rule in APART]


HOSTILE = [
    "", "\n", "42\n", "🙂", '"', "“" * 500, '" ' * 3_000, "“a\r\n\r\nb”\r\nc", "from 0 to 0, or 0%. " * 40,
    "Der Minister sagte am Montag, die Zahl sei von 40 auf 50 gestiegen. „Das ist viel“, sagte er.",
    "大臣は月曜日に「40人が負傷した」と述べた。", "He said. She said. They said.",
    "1 of 0 people, or 5%, were hurt. " * 5,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=[repr(text[:20]) for text in HOSTILE])
def test_odd_texts_are_read_with_exact_offsets(text: str, extractor: claimx.Extractor) -> None:
    found = asked(extractor, text)
    assert all(text[each.start : each.end] == each.text for each in found.findings)
    assert to_dict(found) == to_dict(asked(extractor, text))


def test_marks_of_other_languages_close(extractor: claimx.Extractor) -> None:
    for text in ("„Wir gehen nicht“, sagte Roe.", "«Nous restons», a dit Roe.", "The slogan „Bleib“ hung there."):
        assert not [each for each in told(asked(extractor, text)) if each[0] == "check.unclosed-quotation"]
    assert asked(extractor, "„Wir gehen nicht, sagte Roe.").findings[0].rule == "check.unclosed-quotation"


def test_a_percentage_is_told_of_the_numbers_as_they_stand(extractor: claimx.Extractor) -> None:
    found = asked(extractor, "Repairs will cost £2.4 million, up 25% from the £1.8 million of last year, Roe said.")
    (message,) = (each.message for each in found.findings if each.rule == "check.percent-mismatch")
    assert message.endswith("is about 33%")


def test_a_huge_article_is_asked_about_once_a_fault(extractor: claimx.Extractor) -> None:
    text = "\n\n".join(f"Complaints rose from 40 to {50 + n}, or 5%, the council of Orano said." for n in range(400))
    found = asked(extractor, text)
    assert sum(each.rule == "check.percent-mismatch" for each in found.findings) == 400
    assert all(text[each.start : each.end] == each.text for each in found.findings)


def test_an_article_that_commands_stays_inert(tmp_path: Path) -> None:
    """Neither the terminal nor a workflow runs what stands in an article, or in its name."""
    text = "\x1b[2JComplaints rose from 40 to 50, or 20%, the council said. “A\x07b.\n::error::owned\n"
    (tmp_path / "a,b::c.txt").write_text(text, encoding="utf-8")
    table = quick("check", "a,b::c.txt", "-f", "table", cwd=tmp_path).out
    assert "\x1b" not in table
    assert "\x07" not in table
    lines = quick("check", "a,b::c.txt", "-f", "github", cwd=tmp_path).out.splitlines()
    assert lines
    assert all(
        line.startswith(("::error file=a%2Cb%3A%3Ac.txt,", "::warning file=a%2Cb%3A%3Ac.txt,")) for line in lines
    )
    json.loads(quick("check", "a,b::c.txt", "-f", "sarif", cwd=tmp_path).out)


def test_the_same_article_twice_is_told_twice(folder: Path) -> None:
    first, second = json.loads(quick("check", "draft.txt", "draft.txt", "--format", "json", cwd=folder).out)
    assert first["findings"] == second["findings"] != []


def test_offsets_are_exact(extractor: claimx.Extractor) -> None:
    for case in CASES:
        for each in asked(extractor, case["text"]).findings:
            assert case["text"][each.start : each.end] == each.text


def test_what_is_ignored_is_counted(extractor: claimx.Extractor) -> None:
    whole = asked(extractor, DRAFT)
    rest = asked(extractor, DRAFT, Ignored(rule="check.percent-*"))
    assert len(rest.findings) == len(whole.findings) - 1
    assert rest.ignored == 1


@pytest.mark.parametrize(
    ("given", "where", "ignored"),
    [
        ("articles", "articles/x.txt", 1),  # the path, as somebody writes it who stands above the folder
        ("articles", "x.txt", 1),  # the id
        ("./articles", "articles/*", 1),
        ("articles/x.txt", "articles/x*", 1),
        ("articles", "other/x.txt", 0),
        ("articles", "articles/y.txt", 0),
    ],
)
def test_an_article_is_meant_by_its_id_or_its_path(tmp_path: Path, given: str, where: str, ignored: int) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "x.txt").write_text("Complaints rose from 40 to 50, or 20%, the council said.", "utf-8")
    (tmp_path / "desk.rules").write_text(f"# claimx: ignore check.percent-* in {where}", "utf-8")
    done = quick("check", given, "--ignore", "desk.rules", "-f", "json", cwd=tmp_path)
    assert done.code == 0
    found = json.loads(done.out)
    assert (found[0] if isinstance(found, list) else found)["ignored"] == ignored


def test_ignored_lines(tmp_path: Path) -> None:
    path = tmp_path / "desk.rules"
    path.write_text(
        'Our desk, 3 May\n# claimx: ignore check.name-two-ways of "Kharkov"\n'
        "# claimx: ignore check.number-* in weather/*\n",
        encoding="utf-8",
    )
    first, second = read_ignored(path, [rule.id for rule in RULES])
    assert first.covers("check.name-two-ways", "Kharkov", ("a.txt",))
    assert not first.covers("check.name-two-ways", "Lvov", ("a.txt",))
    assert second.covers("check.number-without-source", "12,000 people", ("may.txt", "weather/may.txt"))
    assert not second.covers("check.number-without-source", "12,000 people", ("sport/may.txt",))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("# claimx: ignore check.name-two-way", "'check.name-two-way'; did you mean name-two-ways?"),
        ("# claimx: ignore name-two-way", "'name-two-way'; did you mean name-two-ways?"),
        ("# claimx: ignore", ":1: not understood: 'ignore'; write # claimx: ignore RULE"),
        ("# claimx: ignore check.* on Monday", ":1: not understood"),
    ],
)  # fmt: skip
def test_a_line_that_ignores_nothing_is_refused(tmp_path: Path, line: str, words: str) -> None:
    path = tmp_path / "desk.rules"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        read_ignored(path, [rule.id for rule in RULES])
    assert words in str(caught.value)


SHORT = "Complaints rose from 40 to 50, or 20%, the council said."


@pytest.mark.parametrize("rule", ["percent-mismatch", "check.percent-mismatch", "percent-*", "check.*", "*"])
def test_a_rule_is_meant_with_or_without_its_prefix(tmp_path: Path, rule: str) -> None:
    """As the table shows it and as JSON does."""
    (tmp_path / "x.txt").write_text(SHORT, "utf-8")
    (tmp_path / "desk.rules").write_text(f"# claimx: ignore {rule}", "utf-8")
    done = quick("check", "x.txt", "--ignore", "desk.rules", "-f", "json", cwd=tmp_path)
    assert (json.loads(done.out)["ignored"], done.err) == (1, "")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('# claimx: ignore name-two-ways of "Kharkov"', "ignores nothing that is found here; mend it or take it out"),
        ("# claimx: ignore percent-mismatch in weather/*", "ignores nothing that is found here"),
        ("# claimx ignore percent-mismatch", "ignores nothing without a colon; write # claimx: ignore RULE"),
        ("Our desk uses claimx to ignore little.", ""),
    ],
)
def test_a_line_that_nothing_comes_of_is_told(tmp_path: Path, line: str, words: str) -> None:
    (tmp_path / "x.txt").write_text(SHORT, "utf-8")
    (tmp_path / "desk.rules").write_text(f"Our desk\n{line}\n", "utf-8")
    done = quick("check", "x.txt", "--ignore", "desk.rules", "-f", "json", cwd=tmp_path)
    assert (done.code, len(json.loads(done.out)["findings"])) == (0, 1)
    assert words in done.err
    assert done.err.count("\n") == bool(words)
    assert ("desk.rules:2: " in done.err) == bool(words)
    assert quick("check", "x.txt", "--ignore", "desk.rules", "-f", "json", "-q", cwd=tmp_path).err == ""


def test_lines_and_columns() -> None:
    lines = Lines("ab\r\nc\rd\n\ne")
    assert [tuple(lines.place(offset)) for offset in (0, 1, 4, 6, 9)] == [(1, 1), (1, 2), (2, 1), (3, 1), (5, 1)]


def test_paragraphs() -> None:
    text = "\na b\nc\n\n  d\r\n\r\ne\n"
    assert [text[part.start : part.end] for part in paragraphs(text)] == ["a b\nc", "  d", "e"]
    assert [part.start for part in paragraphs("a\nb")] == [0, 2]


def test_distance() -> None:
    pairs = [("abc", "abc"), ("abc", "abd"), ("abc", "acb"), ("abc", "ab"), ("", "ab")]
    assert [distance(*pair) for pair in pairs] == [0, 1, 1, 1, 2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "clean.txt").write_text("The council met on Monday.\n", encoding="utf-8")
    (tmp_path / "page.html").write_text(f"<html><body><p>{DRAFT}</p></body></html>", encoding="utf-8")
    (tmp_path / "desk.rules").write_text("# claimx: ignore check.*\n", encoding="utf-8")
    return tmp_path


def test_json_and_its_schema(folder: Path) -> None:
    done = quick("check", "draft.txt", cwd=folder)
    assert (done.code, done.err) == (0, "")
    found = json.loads(done.out)
    assert (found["schema"], found["article"]) == ("claimx-check/1", "draft.txt")
    assert [each["rule"] for each in found["findings"]] == ["check.percent-mismatch", "check.number-without-source"]
    schema = json.loads(quick("schema", "check", cwd=folder).out)
    assert set(schema["properties"]) == set(found)
    assert set(schema["$defs"]["Finding"]["properties"]) == set(found["findings"][0])
    assert done.out.count("\n") == 1
    lines = quick("check", "draft.txt", "clean.txt", cwd=folder).out.splitlines()
    assert [len(json.loads(line)["findings"]) for line in lines] == [2, 0]
    assert json.loads(lines[0]) == found
    assert json.loads(quick("check", "draft.txt", "-f", "json", cwd=folder).out) == found
    several = quick("check", "draft.txt", "clean.txt", "-f", "json", cwd=folder).out
    assert json.loads(several) == [json.loads(line) for line in lines]
    (folder / "one").mkdir()
    (folder / "one" / "draft.txt").write_bytes((folder / "draft.txt").read_bytes())
    assert len(json.loads(quick("check", "one", "-f", "json", cwd=folder).out)) == 1
    assert isinstance(json.loads(quick("check", "one", cwd=folder).out), dict)


def test_the_name_of_an_article_stands_above_its_table(folder: Path) -> None:
    table = quick("check", "draft.txt", "clean.txt", "clean.txt", "draft.txt", "-f", "table", cwd=folder).out
    lines = [line for line in table.splitlines() if ".txt" in line or line.startswith("Line") or not line]
    draft, clean = "draft.txt: 1 error, 1 warning", "clean.txt: Nothing to ask"
    assert [line.partition(" ")[0] if line.startswith("Line") else line for line in lines] == [
        draft, "Line", "", clean, clean, "", draft, "Line",
    ]  # fmt: skip


def test_table_and_strict(folder: Path) -> None:
    table = quick("check", "draft.txt", "-f", "table", cwd=folder).out
    assert "percent-mismatch" in table
    assert table.startswith("draft.txt: 1 error, 1 warning\n")
    assert quick("check", "draft.txt", "--strict", cwd=folder).code == 1
    assert quick("check", "draft.txt", "gone.txt", "--strict", cwd=folder).code == 2
    assert quick("check", "draft.txt", "gone.txt", cwd=folder).code == 1
    assert quick("check", "clean.txt", "--strict", cwd=folder).code == 0
    done = quick("check", "draft.txt", "--strict", "--ignore", "desk.rules", "-f", "table", cwd=folder)
    assert (done.code, done.out.strip()) == (0, "draft.txt: Nothing to ask, 2 ignored")
    assert quick("check", "draft.txt", "--strict", cwd=folder, CLAIMX_IGNORE="desk.rules").code == 0


def test_github_and_sarif(folder: Path) -> None:
    first, second = quick("check", "draft.txt", "-f", "github", cwd=folder).out.splitlines()
    assert first.startswith(
        "::error file=draft.txt,line=3,endLine=3,col=35,endColumn=38,title=check.percent-mismatch::"
    )
    assert "20%25" in first
    assert second.startswith("::warning file=draft.txt,line=5,")
    assert "line=" not in quick("check", "page.html", "-f", "github", cwd=folder).out
    assert quick("check", "draft.txt", "-o", "check.sarif", cwd=folder).code == 0
    log = json.loads((folder / "check.sarif").read_text(encoding="utf-8"))
    (run,) = log["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [rule.id for rule in RULES]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert DRAFT[region["charOffset"] :][: region["charLength"]] == region["snippet"]["text"] == "20%"
    assert region["startLine"] == 3


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("none.txt",), 1, "none.txt: no such file"),
        (("draft.txt", "--ignore", "none.rules"), 2, "none.rules: no such file of rules to ignore"),
        (("draft.txt", "--format", "xml"), 2, "xml"),
    ],
)
def test_mistakes(folder: Path, arguments: tuple[str, ...], code: int, words: str) -> None:
    done = quick("check", *arguments, cwd=folder)
    assert (done.code, done.out) == (code, "")
    assert words in done.err
    assert done.err.count("\n") == 1


def test_a_folder(folder: Path) -> None:
    (folder / "desk").mkdir()
    (folder / "desk" / "a.txt").write_text(DRAFT, encoding="utf-8")
    done = quick("check", "desk", "--strict", cwd=folder)
    assert (done.code, done.err) == (1, "")
    assert [(each["article"], len(each["findings"])) for each in map(json.loads, done.out.splitlines())] == [
        ("a.txt", 2)
    ]
    assert quick("check", "desk", "-f", "github", cwd=folder).out.startswith("::error file=desk/a.txt,line=3,")


def test_a_missing_file_does_not_stop_the_others(folder: Path) -> None:
    done = quick("check", "none.txt", "draft.txt", cwd=folder)
    assert done.code == 1
    assert len(json.loads(done.out)["findings"]) == 2


WORTH = [
    ("The ministry said 4,200 people were infected in May.", "Roe said the show was wonderful."),
    ("Unemployment rose to 9% in March, the statistics office said.", "Unemployment will fall, Roe said."),
    ("The army killed twelve protesters, the court found.", "Roe wants the army to leave."),
    ("Prices fell by 3% since January.", "“We love our team,” said Ana Roe."),
    ("Rebels captured the airport of Orano.", "He was born in Orano and has two brothers."),
    ("Roe denied that the bank had paid the judge.", "Roe gave a speech at the convention in Orano."),
    ("A court fined the bank $5 million.", "The band played in Orano for three hours."),
    ("Roe won the vote in Orano in March.", "“We won’t leave this town,” said Ana Roe."),
    ("The ferry’s passengers survived the fire.", "Her three brothers are fans of the singer."),
    ("Health officials confirmed 40 cases of cholera in Orano.", "The captain of the team spent nine years in Orano."),
]


@pytest.mark.parametrize(("more", "less"), WORTH, ids=[more[:40] for more, _ in WORTH])
def test_what_can_be_checked_is_worth_more(more: str, less: str, extractor: claimx.Extractor) -> None:
    words = load_lexicons().check
    scores = [max(worth(claim, words).score for claim in extractor.extract(text).claims) for text in (more, less)]
    assert scores[0] > scores[1] + 0.2


@pytest.mark.parametrize(
    ("text", "name", "meets"),
    [
        ("The ministry said that 337 users were arrested in May.", "leans on another sentence", False),
        ("The ministry said that was never tested.", "leans on another sentence", True),
        ("The ministry said that he was arrested in May.", "leans on another sentence", True),
        ("“That day was the worst of all,” Ana Roe said.", "leans on another sentence", True),
        ("The shooting of the film took three days on a small budget.", "harm", False),
        ("The shooting of the film took three days on a small budget.", "deeds that bind others", False),
        ("Two actors were killed while the film was shot.", "harm", True),
        ("The shooting in the market took three lives.", "harm", True),
    ],
)
def test_what_a_word_means_where_it_stands(text: str, name: str, meets: bool, extractor: claimx.Extractor) -> None:
    (claim,) = extractor.extract(text).claims
    assert (name in {name for name, _ in worth(claim, load_lexicons().check).criteria}) is meets


def test_a_list_of_many_articles_names_each_whole_with_its_sum(tmp_path: Path) -> None:
    long = "2024-03-04-a-name-that-is-much-longer-than-twenty-characters.txt"
    (tmp_path / long).write_text(
        "Ferry sinks\n\nThe army killed 4,200 people in May, a court found.\n", encoding="utf-8"
    )
    (tmp_path / "b.txt").write_text("He sang.\n", encoding="utf-8")
    marked = quick("extract", long, "b.txt", "--top", "9", "-f", "markdown", cwd=tmp_path).out
    rows = [[cell.strip() for cell in line.split(" | ")] for line in marked.splitlines() if line.startswith("| ")]
    assert rows[0][-4:] == ["Check", "Why", "Article", "Date |"]
    assert {tuple(row[-2:]) for row in rows[2:]} == {(f"Ferry sinks ({long})", "2024-03-04 |"), ("b.txt", "|")}
    for row in rows[2:]:
        terms = [float(term.split(" in all")[0].rpartition(" ")[2]) for term in row[-3].split("; ")]
        total = terms.pop() if "in all" in row[-3] else sum(terms)
        assert total == pytest.approx(sum(terms))
        assert float(row[-4]) == pytest.approx(min(1.0, max(0.0, total)))


def test_a_score_is_the_sum_of_its_criteria(extractor: claimx.Extractor) -> None:
    words = load_lexicons().check
    for case in CASES:
        for claim in extractor.extract(case["text"]).claims:
            found = worth(claim, words)
            assert 0 <= found.score <= 1
            assert found.score == round(min(1, max(0, WORTH_BASE + sum(weight for _, weight in found.criteria))), 2)
            assert {name for name, _ in found.criteria} <= {each.name for each in CRITERIA}


def test_claims_in_the_order_of_their_worth(folder: Path) -> None:
    text = "“We love it,” Ana Roe said. The ministry said 4,200 people died in May.\n"
    (folder / "two.txt").write_text(text, encoding="utf-8")
    claims = json.loads(quick("extract", "two.txt", "--sort", "check", "-f", "json", cwd=folder).out)["claims"]
    assert [claim["id"] for claim in claims] == ["c2", "c1"]
    assert claims[0]["check"]["score"] > claims[1]["check"]["score"]
    assert {"name": "measurable", "weight": 0.2} in claims[0]["check"]["criteria"]
    printed = quick("extract", "two.txt", "--sort", "check", "-f", "csv", cwd=folder).out
    assert [float(row["check"]) for row in csv.DictReader(printed.splitlines())] == [
        claim["check"]["score"] for claim in claims
    ]
    for columns in ("60", "100"):
        table = quick("extract", "two.txt", "--sort", "check", "-f", "table", cwd=folder, COLUMNS=columns).out
        assert f"{claims[0]['check']['score']:.2f}" in table
    marked = quick("extract", "two.txt", "--sort", "check", "-f", "markdown", cwd=folder).out
    assert f"| {claims[0]['check']['score']:.2f} |" in marked
    assert "| Certainty | Check | Why |" in marked
    assert "measurable +0.2; " in marked
    assert "Check" not in quick("extract", "two.txt", "-f", "markdown", cwd=folder).out
    plain = json.loads(quick("extract", "two.txt", "-f", "json", cwd=folder).out)["claims"]
    assert [claim["id"] for claim in plain] == ["c1", "c2"]
    assert all("check" not in claim for claim in plain)
    page = quick("extract", "two.txt", "--sort", "check", "-f", "html", cwd=folder)
    assert (page.code, page.err) == (0, "")


def test_claims_of_several_articles_have_one_order(folder: Path) -> None:
    for name, people in (("a", "“We love it,” Ana Roe said."), ("b", "The ministry said 4,200 people died in May.")):
        text = f"{people} The firm said it would open an office."
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "c.txt").write_text("The court said 12 people were hurt. “We love it,” Ana Roe said.", encoding="utf-8")
    command = ("extract", "a.txt", "b.txt", "c.txt", "--sort", "check")
    rows = list(csv.DictReader(quick(*command, "-f", "csv", cwd=folder).out.splitlines()))
    scores = [float(row["check"]) for row in rows]
    assert len(rows) == 6
    assert scores == sorted(scores, reverse=True)
    assert [row["article_id"] for row in rows[:2]] == ["b.txt", "c.txt"]
    top = quick("extract", "a.txt", "b.txt", "c.txt", "--top", "2", "-f", "csv", "-o", "top.csv", cwd=folder)
    assert top.code == 0
    assert list(csv.DictReader((folder / "top.csv").read_text().splitlines())) == rows[:2]
    marked = quick(*command, "--top", "2", "-f", "markdown", cwd=folder).out
    listed = [[cell.strip() for cell in line.split("|")] for line in marked.splitlines() if line.startswith("| c")]
    assert [(cells[1], cells[-3]) for cells in listed] == [("c1", "b.txt"), ("c1", "c.txt")]
    table = quick(*command, "--top", "2", "-f", "table", cwd=folder, COLUMNS="110").out
    assert -1 < table.index("b.txt c1") < table.index("c.txt c1")
    lines = quick(*command, "--top", "2", "-f", "jsonl", cwd=folder).out.splitlines()
    assert [[claim["id"] for claim in json.loads(line)["claims"]] for line in lines] == [[], ["c1"], ["c1"]]
    refused = quick(*command, "--top", "2", "--rows", "hedges", "-f", "csv", cwd=folder)
    assert refused.code == 2
    assert "--top 2: it is of claims, not of hedges; give --rows claims" in refused.err
    for several in ("table", "markdown"):
        shown = quick(*command, "--top", "2", "-f", several, "--columns", "check,article_id,text", cwd=folder).out
        lines = shown.splitlines()
        assert "3 articles, what is most worth checking first" in lines[0]
        assert "no claims" not in shown
        heads = [line.replace("|", " ").split() for line in lines if "article_id" in line]
        assert heads == [["check", "article_id", "text"]]
        assert -1 < shown.index("b.txt") < shown.index("c.txt")
    quick(*command, "--top", "2", "-o", "top.xlsx", cwd=folder)
    sheets = sheets_of(folder / "top.xlsx")
    assert [row["A"] for row in sheets["claims"][1:]] == ["b.txt", "c.txt"]
    assert [row["A"] for row in sheets["articles"][1:]] == ["a.txt", "b.txt", "c.txt"]
    assert len(sheets["quantities"]) == 3
    quick(*command, "-o", "all.parquet", cwd=folder)
    assert pq.read_table(folder / "all.parquet")["check"].to_pylist() == scores
    quick("extract", "a.txt", "b.txt", "c.txt", "-o", "all.jsonl", cwd=folder)
    for options in (("--top", "2"), ("--sort", "check"), ("--sort", "source", "--top", "3")):
        for form in ("csv", "jsonl", "markdown"):
            given = quick("convert", "all.jsonl", *options, "-f", form, cwd=folder).out
            assert given == quick("extract", "a.txt", "b.txt", "c.txt", *options, "-f", form, cwd=folder).out


def test_that_nothing_is_found_is_said_where_nothing_is_printed(tmp_path: Path) -> None:
    (tmp_path / "calm.txt").write_text("It rained in May.\n", encoding="utf-8")
    for arguments, said in (
        (("-f", "github"), "claimx: nothing was found in 1 article\n"),
        (("-o", "calm.sarif"), "claimx: nothing was found in 1 article\n"),
        (("-f", "json"), ""),
        (("-f", "github", "--quiet"), ""),
    ):
        done = quick("check", "calm.txt", *arguments, cwd=tmp_path)
        assert (done.code, done.err) == (0, said)


def test_explain_tells_what_made_the_score(folder: Path) -> None:
    told = quick("explain", "draft.txt", "c2", cwd=folder).out
    assert "\nworth" in told
    assert "measurable +0.20" in " ".join(told.split())
