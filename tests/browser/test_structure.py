"""The structure of pages: landmarks, headings, lists and names as a reader's software hears them, and every mark.

Outlines of small records are stored in `golden/`; `python -m pytest tests/browser/test_structure.py --update-golden`
writes them anew. The pages of the samples must show just what the golden records say, mark by mark and card by card.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claimx.page import page_of
from claimx.report import report_of

from ..corpora import corpus
from .conftest import DESKTOP, PHONE, ROOT, expect

OUTLINES = Path(__file__).with_name("golden")
SAMPLES = sorted((ROOT / "samples" / "golden").glob("*.json"))
MODES = {"direct": "quoted", "mixed": "partly quoted", "indirect": "paraphrased"}
# Of a page: by claim and kind of part, and by kind of mark, the words that are marked; and what the cards say.
SHOWN = """() => {
  const words = (element) => {
    const copy = element.cloneNode(true);
    for (const each of copy.querySelectorAll(".bar")) each.remove();
    return copy.textContent;
  };
  const parts = {};
  for (const each of document.querySelectorAll(".text .s[data-parts]")) {
    for (const part of each.dataset.parts.split(" ")) parts[part] = (parts[part] ?? "") + words(each);
  }
  const plain = (paragraph) => {
    const copy = paragraph.cloneNode(true);
    for (const each of copy.querySelectorAll(".bracket, .bar")) each.remove();
    return copy.textContent;
  };
  const all = (selector) => [...document.querySelectorAll(`.text ${selector}`)].map(words).join("");
  return {
    text: [...document.querySelectorAll(".text p")].map(plain).join(""),
    parts,
    quantities: all(".box"),
    hedges: all(".u-hedge"),
    named: all(".is-named"),
    cards: [...document.querySelectorAll(".card")].map((card) => ({
      id: card.dataset.claim,
      link: card.querySelector("a.number").getAttribute("href"),
      says: card.querySelector(".what").textContent,
      certainty: card.querySelector(".certainty > span:nth-child(2)").textContent,
      mode: card.querySelector(".certainty .kind")?.textContent ?? null,
      steps: card.querySelectorAll(".steps .full").length,
      numbers: [...card.querySelectorAll(".numbers .q")].map((each) => each.textContent),
      hedges: [...card.querySelectorAll(".hedges .wavy")].map((each) => each.textContent),
    })),
  };
}"""


def one_line(text: str) -> str:
    return " ".join(text.split())


def without_blanks(text: str) -> str:
    """What stands between paragraphs is no part of the page."""
    return "".join(text.split())


def covered(text: str, mentions: list[dict[str, Any]]) -> str:
    """The letters that lie in any of the mentions, in the order of the text."""
    places = sorted({place for each in mentions for place in range(each["start"], each["end"])})
    return without_blanks("".join(text[place] for place in places))


@pytest.fixture(scope="module")
def records() -> list[dict[str, Any]]:
    """The golden records of the samples, with their texts."""
    found = []
    for sample in SAMPLES:
        record = json.loads(sample.read_text(encoding="utf-8"))
        text = (ROOT / "samples" / f"{sample.stem}.txt").read_text(encoding="utf-8")
        record["article"]["text"] = text
        found.append(record | {"model": {"name": "none", "version": "0"}, "version": "0"})
    return found


def test_pages_of_the_samples_show_what_their_golden_records_say(show: Any, records: Any, tmp_path: Path) -> None:
    path = tmp_path / "samples.html"
    path.write_text(page_of(records), encoding="utf-8")
    page = show(path)
    expect(page.locator(".index li")).to_have_count(len(records))
    for number, record in enumerate(records, start=1):
        page.evaluate("(hash) => { location.hash = hash; }", f"#{number}/")
        page.wait_for_function(f"() => document.querySelectorAll('.card').length === {len(record['claims'])}")
        shown = page.evaluate(SHOWN)
        assert without_blanks(shown["text"]) == without_blanks(record["article"]["text"])
        assert {part: without_blanks(words) for part, words in shown["parts"].items()} == parts_of(record)
        marks_are_those_of(record, shown)
        assert shown["cards"] == [card_of(claim, f"#{number}/{claim['id']}") for claim in record["claims"]]


def parts_of(record: dict[str, Any]) -> dict[str, str]:
    """By claim and kind of part, the words that must be marked."""
    text, parts = record["article"]["text"], {}
    for claim in record["claims"]:
        kind = "content" if claim["attributed"] else "own"
        parts[f"{claim['id']}:{kind}"] = covered(text, claim["content"])
        for name in ("source", "cue"):
            if claim[name] is not None:
                parts[f"{claim['id']}:{name}"] = covered(text, [claim[name]])
    return parts


def marks_are_those_of(record: dict[str, Any], shown: dict[str, Any]) -> None:
    text = record["article"]["text"]
    sources = [claim["source"] for claim in record["claims"] if claim["source"] is not None]
    named = [source for source in sources if source["named"]]
    assert without_blanks(shown["quantities"]) == covered(text, record["quantities"])
    assert without_blanks(shown["hedges"]) == covered(text, record["hedges"])
    assert without_blanks(shown["named"]) == covered(text, named)


def card_of(claim: dict[str, Any], link: str) -> dict[str, Any]:
    """What the card of a claim must say."""
    return {
        "id": claim["id"],
        "link": link,
        "says": " … ".join(one_line(piece["text"]) for piece in claim["content"]),
        "certainty": f"{'not · ' if claim['polarity'] == 'negative' else ''}{claim['certainty']}",
        "mode": MODES.get(claim["mode"]),
        "steps": {"certain": 4, "probable": 3, "possible": 2, "unknown": 1}[claim["certainty"]],
        "numbers": [one_line(each["text"]) for each in claim["quantities"]],
        "hedges": [one_line(each["text"]) for each in claim["hedges"]],
    }


@pytest.mark.parametrize(
    ("name", "address", "size"),
    [
        ("article", "", DESKTOP), ("article", "#c2", PHONE), ("index", "", DESKTOP), ("index", "#2/c2?hedged", DESKTOP),
        ("report", "", DESKTOP), ("report", "#article/1/c2", PHONE),
    ],
    ids=["article", "article-phone", "index", "article-of-several", "report", "report-article-phone"],
)  # fmt: skip
def test_outlines_are_golden(
    show: Any, tmp_path: Path, name: str, address: str, size: Any, request: Any, update_golden: bool
) -> None:
    records = corpus(1 if name == "article" else 4)
    path = tmp_path / "page.html"
    made = report_of(records, title="Harbours") if name == "report" else page_of(records)
    path.write_text(made, encoding="utf-8")
    page = show(path, address, size=size)
    outline = f"{page.locator('body').aria_snapshot()}\n"
    golden = OUTLINES / f"{request.node.callspec.id}.yaml"
    if update_golden:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(outline, encoding="utf-8")
    assert outline == golden.read_text(encoding="utf-8"), "see the difference; --update-golden writes it anew"
