"""The article page as a file: one document, strict policy, nothing of a text taken for markup."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import claimx
from claimx.assets import packed
from claimx.assets.document import asset, bundled, inert
from claimx.page import page_of, with_text
from claimx.page.texts import pieced_together
from claimx.visible import revealed

from .hostile import ATTACKS, hostile_record

ASSETS = Path(claimx.__file__).parent / "assets"


class Elements(HTMLParser):
    """What a parser of HTML sees: elements with their attributes, and the text of scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.inside: dict[str, list[str]] = {"script": [], "style": []}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.found and self.found[-1][0] in self.inside and data.strip():
            self.inside[self.found[-1][0]].append(data)


def unpacked(letters: str) -> Any:
    return json.loads(gzip.decompress(base64.b64decode(letters)))


@pytest.fixture(scope="module")
def record() -> dict[str, Any]:
    text = "Dam may fail\n\nOfficials said the dam may have failed. It rained."
    record = claimx.to_dict(claimx.extract(text))
    return record | {"article": record["article"] | {"text": text}}


def hash_of(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize("hostile", [False, True], ids=["article", "hostile"])
def test_policy_lets_in_just_what_the_page_is_made_of(record: dict[str, Any], hostile: bool) -> None:
    seen = Elements(page_of([hostile_record() if hostile else record], {}))
    policy = next(attrs["content"] for tag, attrs in seen.found if attrs.get("http-equiv"))
    assert policy is not None
    rules = dict(part.split(" ", 1) for part in policy.split("; "))
    assert rules["default-src"] == "'none'"
    scripts = [text for text in seen.inside["script"] if not re.fullmatch(r"[A-Za-z0-9+/=]+", text)]
    assert rules["script-src"].split() == [hash_of(text) for text in scripts]
    assert rules["style-src"].split() == [hash_of(text) for text in seen.inside["style"]]
    tags = [tag for tag, _ in seen.found]
    assert tags.count("script") == 2  # the data and the module
    assert not set(tags) & {"img", "iframe", "link", "object", "embed", "base", "svg"}
    for _, attrs in seen.found:
        assert not any(name.startswith("on") or name in {"src", "style", "action"} for name in attrs)
        assert (attrs.get("href") or "#").startswith("#")


def test_data_is_the_record_and_survives_what_no_utf8_holds(record: dict[str, Any]) -> None:
    page = page_of([record], {"attribution.clausal": "An example", "hedge.modal": "unused"})
    letters = re.search(r'id="data">([^<]*)<', page)
    assert letters is not None
    data = unpacked(letters[1])
    assert data == {"records": [record], "examples": {"attribution.clausal": "An example"}}
    assert unpacked(packed({"a": "x\ud83dy"})) == {"a": "x\ufffdy"}
    assert packed(record) == packed(record)


def test_hostile_strings_are_escaped_where_they_stand() -> None:
    page = page_of([hostile_record()])
    visible = re.sub(r"<script[^>]*>.*?</script>", "", page, flags=re.DOTALL)
    assert "<script>alert" not in visible
    assert "<img" not in visible
    assert "\u202e" not in page
    assert revealed("a\u202eb\u2066") == "a⟦U+202E⟧b⟦U+2066⟧"
    assert len(ATTACKS) == len(hostile_record()["claims"])


def test_text_is_readable_without_scripts(record: dict[str, Any]) -> None:
    page = page_of([record])
    noscript = page.partition("<noscript>")[2].partition("</noscript>")[0]
    assert "Officials said the dam may have failed." in noscript


def test_without_text_what_the_record_quotes_keeps_its_place(record: dict[str, Any]) -> None:
    bare = record | {"article": record["article"] | {"text": None}}
    pieces = pieced_together(bare)
    text = record["article"]["text"]
    for claim in record["claims"]:
        assert pieces[claim["start"] : claim["end"]] == text[claim["start"] : claim["end"]]
    shown = with_text(bare)
    assert shown["warnings"][-1]["code"] == "no-text"
    assert with_text(record) == record


def modules() -> list[str]:
    return sorted(path.stem for path in (ASSETS / "js").glob("*.js"))


@pytest.mark.parametrize("name", ["page", "report"])
def test_bundles_hold_each_module_once_after_what_it_imports(name: str) -> None:
    script = bundled(name)
    assert not re.search(r"^(import|export)\b", script, re.MULTILINE)
    made = re.findall(r'^modules\["(\w+)"\] =', script, re.MULTILINE)
    assert len(made) == len(set(made))
    assert made[-1] == name
    for found in re.finditer(r'^const \{[^}]*\} = modules\["(\w+)"\];', script, re.MULTILINE):
        assert f'modules["{found[1]}"] =' in script[: found.start()]


def test_modules_are_small() -> None:
    assert [name for name in modules() if len(asset("js", f"{name}.js").splitlines()) > 300] == []


@pytest.mark.parametrize("text", ["a</script>", "b</STYLE", "<!-- c"])
def test_what_would_end_a_script_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="must not hold"):
        inert(text)


def test_a_page_of_ten_thousand_words_is_small(record: dict[str, Any]) -> None:
    page = page_of([record])
    assert len(page) - len(packed(record)) < 100_000
