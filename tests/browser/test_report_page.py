"""The report in a browser: every link, filter, sort and search, by keyboard and on a phone, in both themes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from claimx.report import report_of

from ..corpora import corpus, hostile_corpus
from ..hostile import hostile_ids_record, long_word_record
from .conftest import DESKTOP, PHONE, at_hash, expect, until

ARTICLES = 40


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(report_of(corpus(ARTICLES), title="Harbours"), encoding="utf-8")
    return path


def count(page: Any) -> Any:
    return page.locator(".claims .count-line")


def cells(page: Any, key: str) -> list[str]:
    return list(page.locator(f".rows .c-{key}").all_inner_texts())


def test_every_link_of_the_report_leads_to_claims(show: Any, file: Path) -> None:
    page = show(file)
    links = page.eval_on_selector_all("main section:not(#claims) a[href^='#claims?']", "all => all.map((a) => a.hash)")
    assert len(links) > 30
    for link in dict.fromkeys(links):
        page.evaluate("(hash) => { location.hash = hash; }", link)
        page.wait_for_function("(hash) => document.querySelector('.scroller') && location.hash === hash", arg=link)
        expect(count(page), link).not_to_have_text(re.compile("^0 of"))


def test_a_bar_has_as_many_claims_as_it_says(show: Any, file: Path) -> None:
    page = show(file)
    row = page.locator("#quoted .bars tbody tr").first
    expect(row.locator(".figures")).to_contain_text(f"{ARTICLES} in {ARTICLES} articles")
    row.locator("a").click()
    expect(count(page)).to_have_text(f"{ARTICLES} of {3 * ARTICLES} claims")
    assert {" ".join(cell.split()) for cell in cells(page, "who")} == {"Ada Okoye person"}
    page.go_back()
    page.wait_for_function(f"() => document.querySelector('.count-line').textContent === '{3 * ARTICLES} claims'")


@pytest.mark.parametrize("key", ["who", "type", "named", "voice", "certainty", "mode", "noun", "hedge", "outlet"])
def test_selects_keep_as_many_as_they_say(show: Any, file: Path, key: str) -> None:
    page = show(file)
    options = page.eval_on_selector_all(
        f"[data-select={key}] option", "all => all.map((o) => [o.value, o.textContent])"
    )
    assert len(options) > 1
    for value, label in options[1:]:
        page.select_option(f"[data-select={key}]", value)
        kept = label.rpartition("(")[2].rstrip(")")
        expect(count(page)).to_have_text(re.compile(f"^{kept} "))


def test_search_and_what_is_asked_for(show: Any, file: Path) -> None:
    page = show(file, "#claims?actor=Port%20Vell&hedge=epistemic")
    expect(count(page)).to_have_text(f"{ARTICLES} of {3 * ARTICLES} claims")
    expect(page.locator("[data-active]")).to_have_count(1)
    expect(page.locator("[data-select=hedge]")).to_have_value("epistemic")
    page.keyboard.press("/")
    page.keyboard.type("LEFT the old harbour on day 17")
    page.wait_for_function("() => document.querySelectorAll('.rows .row').length === 1")
    page.locator("[data-active=actor]").click()
    expect(count(page)).to_have_text(f"1 of {3 * ARTICLES} claims")
    page.get_by_role("link", name="Show all claims").click()
    expect(count(page)).to_have_text(f"{3 * ARTICLES} claims")
    page.fill("#find", "zebra")
    expect(page.locator(".rows")).to_contain_text("No claim is all of this")


@pytest.mark.parametrize("chip", ["hedged", "numeric"])
def test_chips_keep_what_they_say(show: Any, file: Path, chip: str) -> None:
    page = show(file)
    page.click(f'[data-chip="{chip}"]')
    expect(count(page)).to_have_text(f"{ARTICLES} of {3 * ARTICLES} claims")
    expect(page.locator(f'[data-chip="{chip}"]')).to_have_attribute("aria-pressed", "true")
    page.click(f'[data-chip="{chip}"]')
    expect(count(page)).to_have_text(f"{3 * ARTICLES} claims")


@pytest.mark.parametrize("key", ["who", "what", "certainty", "outlet", "date"])
def test_every_column_sorts_both_ways(show: Any, file: Path, key: str) -> None:
    page = show(file)
    head = page.locator(f"[data-key={key}]")
    head.locator("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    upwards = cells(page, key)[0]
    head.locator("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    until(page, lambda: cells(page, key)[0] != upwards, True)


def test_numbers_sort_by_value_and_those_without_come_last(show: Any, file: Path) -> None:
    page = show(file, "#claims?sort=numbers&down=1")
    until(page, lambda: cells(page, "numbers")[0], f"about {ARTICLES + 9} boats")
    page.locator("[data-key=numbers] button").click()
    until(page, lambda: cells(page, "numbers")[0], "about 10 boats")


def test_numbers_of_what_is_counted_sort_by_themselves(show: Any, tmp_path: Path) -> None:
    records = corpus(4)
    for number, record in enumerate(records):
        claim = record["claims"][1]
        other = claim["quantities"][0] | {"id": "q2", "text": f"{9 - number} people", "noun": "people"}
        claim["quantities"] = [*claim["quantities"], other | {"low": 9 - number, "high": 9 - number}]
    path = tmp_path / "report.html"
    path.write_text(report_of(records, title="Harbours"), encoding="utf-8")
    page = show(path, "#claims?noun=people&sort=numbers&down=1")
    assert [cell.partition("; ")[0] for cell in cells(page, "numbers")] == [f"{n} people" for n in (9, 8, 7, 6)]
    page.select_option("[data-select=noun]", "boats")
    until(page, lambda: cells(page, "numbers")[0].startswith("about 13 boats"), True)


def test_figures_lead_to_as_many_claims_as_they_say(show: Any, tmp_path: Path) -> None:
    records = corpus(ARTICLES)
    for record in records[:3]:
        record["claims"][2]["content"][0]["text"] = "It rained all day in the old town!"
    records[1]["claims"][2]["content"][0]["text"] = "It rained, all day, in the old town"
    path = tmp_path / "report.html"
    path.write_text(report_of(records, title="Harbours"), encoding="utf-8")
    page = show(path)
    for link, claims in (
        ("#unnamed .phrases a >> nth=0", ARTICLES // 2),
        ("#unnamed .phrases >> nth=1 >> a >> nth=0", ARTICLES // 2),
        ("#repeated .repeated a", 3),
        ("#compared tbody tr >> nth=0 >> td >> nth=4 >> a", ARTICLES // 2),
        ("#certainty .pair >> nth=1 >> .bars a >> text=own voice", ARTICLES),
    ):
        page.locator(link).click()
        expect(count(page)).to_have_text(f"{claims} of {3 * ARTICLES} claims")
        page.go_back()


def test_only_the_rows_that_are_seen_exist(show: Any, file: Path) -> None:
    page = show(file)
    assert page.locator(".rows .row").count() < 40
    page.eval_on_selector(".scroller", "(all) => { all.scrollTop = all.scrollHeight; }")
    page.wait_for_function(
        f"() => document.querySelector('.rows .row:last-child').ariaRowIndex === '{3 * ARTICLES + 1}'"
    )


def test_from_a_claim_to_its_place_in_the_article_and_back(show: Any, file: Path) -> None:
    page = show(file, "#claims?type=official")
    page.locator(".rows .c-what a").nth(1).click()
    page.wait_for_selector("#reader .card.is-selected")
    expect(page.locator("#reader .text .on.content")).not_to_have_count(0)
    expect(page.locator("#report")).to_be_hidden()
    page.get_by_role("link", name="Back to the report").click()
    at_hash(page, "#claims?type=official")
    expect(page.locator("#report")).to_be_visible()
    page.go_back()
    page.wait_for_selector("#reader .card.is-selected")


def test_the_bar_of_an_own_voice_claim_stands_out_too(show: Any, file: Path) -> None:
    page = show(file, "#article/7/c3")
    page.wait_for_selector("#reader .bar.on")
    page.set_viewport_size({"width": 1000, "height": 700})
    page.wait_for_timeout(300)
    expect(page.locator("#reader .bar.on")).to_have_attribute("data-claims", "c3")


def test_an_address_leads_into_an_article(show: Any, file: Path) -> None:
    page = show(file, "#article/7/c2")
    expect(page.locator("#reader h1")).to_have_text("Harbour, day 7")
    expect(page.locator(".card.is-selected")).to_have_attribute("data-claim", "c2")
    page = show(file, "#article/7000/c2")
    expect(page.locator(".count-line")).to_contain_text("not among those")


def test_marks_of_numbers_lead_to_their_claim(show: Any, file: Path) -> None:
    page = show(file)
    expect(page.locator("#numbers .mark")).to_have_count(ARTICLES)
    page.locator("#numbers .mark .symbol").first.click()
    page.wait_for_selector("#reader .card.is-selected")


def test_columns_and_download(show: Any, file: Path) -> None:
    page = show(file, "#claims?type=official")
    page.locator(".chooser summary").click()
    page.get_by_label("Where").uncheck()
    expect(page.locator(".rows .c-outlet").first).to_be_hidden()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download as CSV").click()
    path = waiting.value.path()
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("source,type,named,claim")
    assert len(lines) == 1 + int(count(page).inner_text().partition(" ")[0])


def test_keyboard_alone(show: Any, file: Path) -> None:
    page = show(file)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # skip to the table
    page.keyboard.press("/")
    page.keyboard.type("report 3 and")
    page.wait_for_function("() => document.querySelectorAll('.rows .row').length === 1")
    page.locator(".rows a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#reader .card.is-selected")
    page.keyboard.press("j")
    expect(page.locator(".card.is-selected")).to_have_attribute("data-claim", "c2")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing(show: Any, violations: Any, file: Path, scheme: str, size: Any) -> None:
    page = show(file, scheme=scheme, size=size)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(page) == []
    assert violations(show(file, "#article/7/", scheme=scheme, size=size)) == []


def test_hostile_corpora_stay_text(show: Any, tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    path.write_text(report_of(hostile_corpus(), title="</title><script>alert(1)</script>"), encoding="utf-8")
    page = show(path)
    page.evaluate("location.hash = '#article/4/c3'")
    page.wait_for_selector("#reader .card.is-selected")
    for summary in page.locator("#reader .card summary").all():
        summary.click()
    expect(page.locator("a:not([href^='#'])")).to_have_count(0)
    expect(page.locator("#reader img, #reader script, .rows img, .rows script")).to_have_count(0)
    page.evaluate("location.hash = '#claims?q=alert'")
    page.wait_for_function("() => !document.querySelector('.count-line').textContent.startsWith('0')")
    assert "\u202e" not in page.inner_text("body") + page.title()


def test_hostile_ids_and_a_word_of_a_million_letters(show: Any, tmp_path: Path) -> None:
    records = [*corpus(3), hostile_ids_record(), long_word_record()]
    for number, record in enumerate(records):
        record["article"]["sha256"] = str(number)
    path = tmp_path / "report.html"
    path.write_text(report_of(records, title="Harbours"), encoding="utf-8")
    for size in (DESKTOP, PHONE):
        page = show(path, "#claims?q=alert", size=size)
        expect(count(page)).not_to_have_text(re.compile("^0"))
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.locator(".rows .c-what a").first.click()
        page.wait_for_selector("#reader .card", state="attached")
        expect(page.locator("a:not([href^='#'])")).to_have_count(0)
        expect(page.locator("#reader img, #reader script, .rows img, .rows script")).to_have_count(0)
    show(path, "#article/4/c1").wait_for_selector("#reader .card", state="attached")
