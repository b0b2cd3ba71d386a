"""The article page in a browser: every filter, link and search, by keyboard and by touch, in both themes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import claimx
from claimx.page import page_of

from ..hostile import ATTACKS, hostile_ids_record, hostile_record, long_word_record
from .conftest import DESKTOP, PHONE, at_hash, expect, in_focus, until

TEXT = """Dam may fail, officials say

Two officials said the dam may have failed. “We will not leave,” Mayor Irina Cebotari told about 300 supporters on
Monday. “Nobody told us.” She denied that at least 20 people had been hurt.

It rained for days. Analysts believe that the ministry said the gates were open. Ion Rusu did not confirm the report.
"""


@pytest.fixture(scope="module")
def record() -> dict[str, Any]:
    article = claimx.Article(text=TEXT, title="Dam may fail, officials say", date="2024-05-01", site="The Tribune")
    record = claimx.to_dict(claimx.extract(article))
    return record | {"article": record["article"] | {"text": TEXT}}


@pytest.fixture(scope="module")
def file(record: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "a.html"
    path.write_text(page_of([record], {"attribution.clausal": "The example"}), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def several(record: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pages") / "all.html"
    other = record | {"article": record["article"] | {"title": "Another"}}
    path.write_text(page_of([record, other]), encoding="utf-8")
    return path


def cards(page: Any) -> list[str]:
    return page.eval_on_selector_all(".card", "all => all.map((each) => each.dataset.claim)")


def ids(record: dict[str, Any], keeps: Callable[[dict[str, Any]], bool]) -> list[str]:
    return [claim["id"] for claim in record["claims"] if keeps(claim)]


def test_the_text_is_whole_and_every_claim_has_its_brackets_and_card(show: Any, file: Path, record: Any) -> None:
    page = show(file)
    shown = page.evaluate(
        "[...document.querySelectorAll('.text p')].map((p) => { const copy = p.cloneNode(true);"
        "for (const each of copy.querySelectorAll('.bracket')) each.remove(); return copy.textContent; }).join('')"
    )
    assert "".join(shown.split()) == "".join(TEXT.split())
    assert cards(page) == ids(record, lambda _: True)
    opened = page.eval_on_selector_all(".bracket.open", "all => all.map((each) => each.dataset.claims)")
    assert sorted(opened) == sorted(ids(record, lambda claim: claim["attributed"]))
    bars = page.eval_on_selector_all(".bar", "all => all.map((each) => each.dataset.claims)")
    assert set(bars) == set(ids(record, lambda claim: not claim["attributed"]))


@pytest.mark.parametrize(
    ("chip", "keeps"),
    [
        ("attributed", lambda claim: claim["attributed"]),
        ("own", lambda claim: not claim["attributed"]),
        ("unnamed", lambda claim: claim["attributed"] and not (claim["source"] or {}).get("named")),
        ("hedged", lambda claim: bool(claim["hedges"])),
        ("numeric", lambda claim: bool(claim["quantities"])),
        ("negative", lambda claim: claim["polarity"] == "negative"),
    ],
)
def test_chips_keep_what_they_say(show: Any, file: Path, record: Any, chip: str, keeps: Any) -> None:
    page = show(file)
    page.click(f'[data-chip="{chip}"]')
    wanted = ids(record, keeps)
    assert wanted
    until(page, lambda: cards(page), wanted)
    expect(page.locator(".count-line")).to_have_text(f"{len(wanted)} of {len(record['claims'])} claims")
    at_hash(page, f"#?{chip}")
    in_focus(page, ".dataset.chip", chip)
    page.go_back()
    expect(page.locator(".card")).to_have_count(len(record["claims"]))
    expect(page.locator(f'[data-chip="{chip}"]')).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize("select", ["source", "type", "actor", "certainty"])
def test_selects_keep_as_many_as_they_say(show: Any, file: Path, select: str) -> None:
    page = show(file)
    values = page.eval_on_selector_all(
        f"[data-select={select}] option", "all => all.map((o) => [o.value, o.textContent])"
    )
    assert len(values) > 1
    for value, label in values[1:]:
        page.select_option(f"[data-select={select}]", value)
        expect(page.locator(".card")).to_have_count(int(label.rpartition("(")[2].rstrip(")")))


def test_search_finds_content_and_sources_as_it_is_typed(show: Any, file: Path) -> None:
    page = show(file)
    page.keyboard.press("/")
    page.keyboard.type("CEBOTARI")
    page.wait_for_function("() => document.querySelectorAll('.card').length < 4")
    assert all("Cebotari" in text for text in page.locator(".card h2").all_inner_texts())
    in_focus(page, ".id", "q")
    page.fill("#q", "zebra")
    expect(page.locator(".cards")).to_contain_text("No claim is all of this")


def test_from_text_to_card_and_back(show: Any, file: Path, record: Any) -> None:
    page = show(file)
    claim = next(each for each in record["claims"] if each["mode"] == "direct" or len(each["content"]) > 1)
    page.locator(f'.text .s.content[data-claims~="{claim["id"]}"]').first.click()
    at_hash(page, f"#{claim['id']}")
    expect(page.locator(".card.is-selected")).to_have_attribute("data-claim", claim["id"])
    assert page.locator(".text .on.content").count() >= len(claim["content"])
    expect(page.locator(".text .s:not(.on)").first).to_have_css("opacity", "0.45")
    page.keyboard.press("Escape")
    expect(page.locator(".on")).to_have_count(0)
    until(page, lambda: page.evaluate("location.hash") in {"", "#"}, True)


@pytest.fixture(scope="module")
def long_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An article of many claims, one of which is of somebody else, far below."""
    text = "\n\n".join(["Ana Roe said the dam was safe."] * 60 + ["Ion Zeller said the bridge was not."])
    record = claimx.to_dict(claimx.extract(text))
    path = tmp_path_factory.mktemp("long") / "a.html"
    path.write_text(page_of([record | {"article": record["article"] | {"text": text}}]), encoding="utf-8")
    return path


def test_what_is_searched_for_comes_into_sight(show: Any, long_file: Path) -> None:
    page = show(long_file)
    page.fill("#q", "Zeller")
    page.wait_for_function("() => document.querySelectorAll('.card').length === 1")
    first, height = page.locator(".text .s.content").first, page.viewport_size["height"]
    until(page, lambda: 0 < first.bounding_box()["y"] < height, True)


def test_what_was_clicked_stays_lit_where_the_page_moves_under_the_mouse(show: Any, long_file: Path) -> None:
    page = show(long_file)
    height = page.viewport_size["height"]
    marks = page.locator(".text .s.content")
    low = max(n for n in range(marks.count()) if marks.nth(n).bounding_box()["y"] < height - 30)
    box = marks.nth(low).bounding_box()
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    page.mouse.down()
    page.mouse.up()
    chosen = page.locator(".card.is-selected").get_attribute("data-claim")
    until(page, lambda: marks.nth(low).bounding_box()["y"] < box["y"] - 50, True)  # the page has moved
    expect(page.locator(".card.on")).to_have_attribute("data-claim", chosen)


def test_innermost_claim_is_taken_and_the_next_offered(show: Any, file: Path, record: Any) -> None:
    nested = [
        (inner["id"], outer["id"])
        for inner in record["claims"]
        for outer in record["claims"]
        if inner["attributed"] and outer["attributed"] and inner["id"] != outer["id"]
        and outer["start"] <= inner["start"] and inner["end"] <= outer["end"]
    ]  # fmt: skip
    assert nested
    inner, outer = nested[0]
    page = show(file)
    page.locator(f'.text .s.content[data-claims~="{inner}"][data-claims~="{outer}"]').first.click()
    expect(page.locator(".card.is-selected")).to_have_attribute("data-claim", inner)
    expect(page.locator(".stepper")).to_contain_text("1 of 2")
    page.click(".stepper button")
    expect(page.locator(".card.is-selected")).to_have_attribute("data-claim", outer)


def test_an_address_leads_to_its_claim(show: Any, file: Path) -> None:
    page = show(file, "#c3?attributed")
    expect(page.locator(".card.is-selected")).to_have_attribute("data-claim", "c3")
    expect(page.locator('[data-chip="attributed"]')).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".card.is-selected")).to_be_visible()


def test_keyboard_alone(show: Any, file: Path, record: Any) -> None:
    page = show(file)
    page.keyboard.press("Tab")
    in_focus(page, ".className", "skip")
    page.keyboard.press("Enter")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator(".card.is-selected")).to_have_attribute("data-claim", "c2")
    page.keyboard.press("k")
    in_focus(page, ".closest('.card')?.dataset.claim", "c1")
    page.keyboard.press("Escape")
    expect(page.locator(".card.is-selected")).to_have_count(0)
    page.keyboard.press("Enter")  # the link that still has the focus
    at_hash(page, "#c1")
    page.keyboard.press("?")
    expect(page.locator("dialog[open]")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_every_claim_can_be_reached_by_tab(show: Any, file: Path, record: Any) -> None:
    page = show(file)
    page.focus("#claims")
    seen = []
    for _ in record["claims"]:
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.closest('.card')?.dataset.claim"))
        page.keyboard.press("Tab")  # its fold
    assert seen == ids(record, lambda _: True)


def test_folds_copies_and_citations(show: Any, file: Path) -> None:
    page = show(file, "#c2")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    card = page.locator(".card.is-selected")
    card.locator("summary").click()
    expect(card).to_contain_text("Rule")
    card.get_by_text("Copy as text").click()
    card.get_by_text("copied").wait_for()
    assert "The Tribune, 2024-05-01" in page.evaluate("navigator.clipboard.readText()")
    card.get_by_text("Copy as JSON").click()
    id_copied = "navigator.clipboard.readText().then(JSON.parse).then((claim) => claim.id, () => null)"
    until(page, lambda: page.evaluate(id_copied), "c2")


def test_phone_list_stands_below_a_bar(show: Any, file: Path, record: Any) -> None:
    page = show(file, size=PHONE)
    opener = page.locator(".opener")
    expect(opener).to_contain_text(f"{len(record['claims'])} claims")
    expect(page.locator(".cards")).to_be_hidden()
    opener.tap()
    expect(page.locator(".cards")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    opener.tap()
    page.locator(".text .s.content").first.tap()
    expect(page.locator(".card.is-selected")).to_be_visible()


def test_index_of_several(show: Any, several: Path, record: Any) -> None:
    page = show(several)
    expect(page.locator(".index li")).to_have_count(2)
    page.get_by_role("link", name="Another").click()
    expect(page.locator("h1")).to_have_text("Another")
    page.locator(".card a.number").nth(2).click()
    at_hash(page, "#2/c3")
    page.get_by_role("link", name="All articles").click()
    expect(page.locator(".index li")).to_have_count(2)
    expect(show(several, "#2/c3").locator(".card.is-selected")).to_have_attribute("data-claim", "c3")


def test_legend_is_folded_after_the_first_visit(show: Any, file: Path) -> None:
    page = show(file)
    expect(page.locator(".legend p")).to_be_visible()
    page.reload()
    page.wait_for_selector("body[data-ready]")
    expect(page.locator(".legend p")).to_be_hidden()
    page.locator(".legend summary").click()
    expect(page.locator(".legend p")).to_be_visible()


def test_print_has_the_claims_as_notes(show: Any, file: Path, record: Any) -> None:
    page = show(file)
    page.emulate_media(media="print")
    expect(page.locator(".panel")).to_be_hidden()
    expect(page.locator(".endnotes li")).to_have_count(len(record["claims"]))
    expect(page.locator(".endnotes")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing(show: Any, violations: Any, file: Path, several: Path, scheme: str, size: Any) -> None:
    page = show(file, scheme=scheme, size=size)
    expect(page.locator(".legend p")).to_be_visible()
    assert violations(page) == []
    if size == PHONE:
        page.locator(".opener").tap()
    page.locator(".card summary").first.click()
    page.mouse.move(0, 0)  # what is under the pointer stands out, and the rest fades below what axe asks for
    page.locator("h1").focus()
    page.wait_for_function("() => !document.querySelector('.has-one')")
    assert violations(page) == []
    assert violations(show(several, scheme=scheme, size=size)) == []


def test_hostile_text_stays_text(show: Any, tmp_path: Path) -> None:
    record = hostile_record()
    path = tmp_path / "hostile.html"
    path.write_text(page_of([record], {record["claims"][0]["rule"]: "<script>alert(9)</script>"}), encoding="utf-8")
    page = show(path)
    for number in range(1, len(ATTACKS) + 1):
        page.goto(f"{path.as_uri()}#c{number}")
    for summary in page.locator(".card summary").all():
        summary.click()
    expect(page.locator(".text img, .text script, .text svg, .card img, .card script")).to_have_count(0)
    expect(page.locator("a:not([href^='#'])")).to_have_count(0)
    expect(page.locator(".text")).to_contain_text("<script>alert(1)</script>")
    expect(page.locator(".text")).to_contain_text("⟦U+202E⟧")
    assert "\u202e" not in page.inner_text("body") + page.title()
    both = tmp_path / "both.html"
    both.write_text(page_of([record, record]), encoding="utf-8")
    expect(show(both).locator(".index li")).to_have_count(2)


def test_hostile_ids_stay_text(show: Any, tmp_path: Path) -> None:
    path = tmp_path / "ids.html"
    path.write_text(page_of([hostile_ids_record()]), encoding="utf-8")
    page = show(path)
    expect(page.locator(".card")).to_have_count(len(ATTACKS))
    page.locator(".card a.number").nth(2).click()
    page.locator(".text .s.content").nth(3).click()
    page.reload()
    page.wait_for_selector("body[data-ready]")
    for summary in page.locator(".card summary").all():
        summary.click()
    expect(page.locator(".text img, .text script, .text svg, .card img, .card script")).to_have_count(0)
    expect(page.locator("a:not([href^='#'])")).to_have_count(0)


def test_a_word_of_a_million_letters(show: Any, tmp_path: Path) -> None:
    path = tmp_path / "long.html"
    path.write_text(page_of([long_word_record()]), encoding="utf-8")
    page = show(path, size=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
