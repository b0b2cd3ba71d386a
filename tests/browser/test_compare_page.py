"""The page of a comparison in a browser: its groups, search, addresses and reasons; on a phone, in both themes."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest

from claimx.compare.across import Comparison, Group, Value
from claimx.compare.across.group import Apart
from claimx.compare.across.groups import Groups, group_row
from claimx.compare.across.page import page_of

from .conftest import DESKTOP, PHONE, at_hash, expect

GROUPS = 120
FAR = 99  # the number of a group that the page does not show at first
HOSTILE = "<img src=x onerror=alert(1)>\u202e</script>"


def value(name: str, low: float | None, high: float | None, **given: Any) -> Value:
    made = Value(
        id=f"{name}#q1", low=low, high=high, modifier="exact", status="stated", text=f"{low} people", said="It fell.",
        sentence="It fell.",
        article=name, outlet=None, date="2024-03-04", claim="c1", source="police", named=False, certainty="certain",
        polarity="positive", origin=None, superseded_by=None, start=0, end=9,
    )  # fmt: skip
    return dataclasses.replace(made, **given)


def group(number: int, *values: Value, conflict: bool, **given: Any) -> Group:
    made = Group(
        id=f"n{number}", kind="number", about=f"people, dead {number}", action="dead", noun="people", where="orano",
            unit=None, conflict=conflict,
        conflicts=((values[0].id, values[1].id),) if conflict else (), values=values, over_time=(),
        shared=("place: orano",), apart=(), articles=2, outlets=1, origins=2, undated=0,
    )  # fmt: skip
    return dataclasses.replace(made, **given)


def comparison() -> Comparison:
    groups = [
        group(1, value("a", 20, None), value("b", 17, 17, superseded_by="c#q1"), value("c", 23, 23), conflict=True,
              apart=(Apart(value=f"g{FAR}#q1", group=None, why="other day"),)),
        group(2, value("e", 3, 3, said=HOSTILE, source=HOSTILE, outlet=HOSTILE), value("f", 90_000, None),
              conflict=True, about=HOSTILE),
        *(group(n, value(f"g{n}", n, n), value(f"h{n}", n, n), conflict=False) for n in range(3, GROUPS)),
        group(GROUPS, value("s", None, None, text="It is safe"), value("t", None, None, text="It is not safe"),
              conflict=False, id="s1", kind="statement"),
    ]  # fmt: skip
    return Comparison(groups=Groups(map(group_row, groups)), articles=2 * GROUPS, numbers=3 * GROUPS, window=7)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("compare") / "compare.html"
    given = comparison()
    path.write_text(page_of(given, given), encoding="utf-8")
    return path


def test_groups_and_their_numbers(show: Any, file: Path) -> None:
    page = show(file)
    expect(page.locator(".count-line")).to_have_text(f"{GROUPS} groups")
    first = page.locator("#n1")
    expect(first).to_contain_text("In conflict")
    expect(first.locator("tr.against")).to_have_count(2)
    expect(first.locator("tr.superseded .dot")).to_have_count(1)
    expect(first.locator("svg[role=img]").nth(0)).to_have_attribute("aria-label", "at least 20")
    expect(page.locator(".group")).to_have_count(50)
    page.get_by_role("button", name="Show more").click()
    expect(page.locator(".group")).to_have_count(100)


def test_search_select_and_address(show: Any, file: Path) -> None:
    page = show(file)
    page.keyboard.press("/")
    page.keyboard.type("DEAD 77")
    expect(page.locator(".count-line")).to_have_text(f"1 of {GROUPS} groups")
    at_hash(page, "#q=DEAD+77")
    page = show(file, "#only=conflict")
    expect(page.locator(".count-line")).to_have_text(f"2 of {GROUPS} groups")
    page.select_option("select", "statement")
    expect(page.locator(".group")).to_have_count(1)
    expect(page.locator(".group svg[role=img]")).to_have_count(0)
    page.fill("#find", "zebra")
    expect(page.locator("#groups")).to_contain_text("No group is all of this")


def test_an_address_leads_to_a_group_and_reasons_to_the_next(show: Any, file: Path) -> None:
    page = show(file, "#n90")
    expect(page.locator("#n90")).to_be_visible()
    page = show(file)
    page.locator("#n1 summary").click()
    link = page.locator("#n1 .apart a")
    address = link.get_attribute("href")
    expect(page.locator(address)).to_have_count(0)
    link.click()
    page.wait_for_selector(address)
    expect(page.locator(address)).to_contain_text(f"dead {FAR}")
    expect(page.locator(address)).to_be_in_viewport()


def test_what_others_wrote_is_text(show: Any, file: Path) -> None:
    page = show(file)
    expect(page.locator("#n2")).to_contain_text("⟦U+202E⟧")
    expect(page.locator("#n2 img")).to_have_count(0)


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessible(show: Any, violations: Any, file: Path, size: tuple[int, int], scheme: str) -> None:
    page = show(file, size=size, scheme=scheme)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_nothing_to_compare(show: Any, tmp_path: Path) -> None:
    path, nothing = tmp_path / "none.html", Comparison(groups=Groups(()), articles=1, numbers=0, window=7)
    path.write_text(page_of(nothing, nothing), encoding="utf-8")
    expect(show(path).locator("main")).to_contain_text("Nothing was found")
