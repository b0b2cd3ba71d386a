"""HTML: the article of a page, the same next year, or a line that says there is none."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from claimx.readers import Item, ReadOptions, load
from claimx.readers.html import decoded_page, paragraphs_of, read_html
from claimx.records import Article

from .inputs import ARTICLE, PAGE, SENTENCES, TITLE
from .reading import read_all


def read(
    page: str | bytes, *, url: str | None = None, charset: str | None = None, encoding: str | None = None
) -> Article:
    data = page.encode() if isinstance(page, str) else page
    item = Item(id="a", path="a.html", kind="html", payload=data, url=url, charset=charset)
    return load(item, ReadOptions(encoding=encoding))


def test_the_article_of_a_page() -> None:
    article = read(PAGE)
    assert article.text == "\n\n".join([TITLE, *ARTICLE])
    assert (article.title, article.date, article.url) == (TITLE, "2024-10-23", "https://harbourpost.example/news/ferry")
    assert article.extracted
    assert read(PAGE, url="https://archive.example/1").url == "https://archive.example/1"


def test_the_headline_is_in_the_text_only_where_readers_see_it() -> None:
    hidden = PAGE.replace(f"<h1>{TITLE}</h1>", "")
    assert (read(hidden).title, read(hidden).text) == (TITLE, "\n\n".join(ARTICLE))
    above = PAGE.replace(f"<article><h1>{TITLE}</h1>", f"<header><h1>{TITLE}</h1></header><article>")
    assert read(above).text == "\n\n".join([TITLE, *ARTICLE])


def test_the_same_page_gives_the_same_article_again() -> None:
    assert [read(PAGE) for _ in range(5)] == [read(PAGE)] * 5


def test_the_date_does_not_hang_on_today() -> None:
    """A page whose date is still to come has that date today as well."""
    later = PAGE.replace("2024-10-23", "2062-10-23")
    assert read(later).date == "2062-10-23"
    lines = [line for line in PAGE.splitlines() if "_time" not in line]
    undated = "\n".join(lines).replace("</head>", "").replace("within three weeks", "before 12 May 2035")
    assert read(undated).date is None


def test_line_breaks_part_paragraphs_unless_the_sentence_runs_on() -> None:
    first, second, third = "The dam could fail, he said.", "About 300 people left", "and more may follow, she said."
    page = f"<html><body><article>{first}<br><br>{second}<br>{third} {SENTENCES}</article></body></html>"
    assert read(page).text == f"{first}\n\n{second} {third} {SENTENCES}"


def test_lists_tables_and_quotations_are_blocks() -> None:
    more = f"<ul><li>{ARTICLE[0]}</li><li>{ARTICLE[1]}</li></ul><blockquote><p>“Why?”</p><p>“Now.”</p></blockquote>"
    more += "<table><tr><th>Year</th><th>Boats</th></tr><tr><td>2022</td><td>3</td></tr></table>"
    text = read(PAGE.replace("</article>", f"{more}</article>")).text
    assert text.endswith("\n\n".join(["", *ARTICLE[:2], "“Why?”", "“Now.”", "Year | Boats", "2022 | 3"]))


@pytest.mark.parametrize(
    "page",
    [
        "<html><body></body></html>",
        "<html><body><script>var a = 1</script><noscript>Enable JavaScript to run this app.</noscript></body></html>",
        "<html><body><h1>Not Found</h1><p>The requested URL was not found on this server.</p></body></html>",
        "<html><body><ul>"
        + "".join(f'<li><a href="/{n}">Section {n} of it</a></li>' for n in range(40))
        + "</ul></body>",
        "<html><body>" + "<div>" * 20_000,
        "<html",
        "\x00\x01 <p>",
    ],
)
def test_a_page_without_an_article_says_so(tmp_path: Path, page: str) -> None:
    (tmp_path / "a.html").write_text(page)
    assert read_all(tmp_path / "a.html").errors == [
        "a.html: no article was found in the page; save its text as .txt",
    ]


@pytest.mark.parametrize("cut", range(900, len(PAGE), 150))
def test_a_truncated_page_gives_what_there_is(cut: int) -> None:
    assert read(PAGE[:cut] if cut > 1_100 else PAGE).title == TITLE


CAFE = PAGE.replace("Ilse Brandt", "Ilse Brändt’s")


@pytest.mark.parametrize(
    ("data", "charset", "encoding"),
    [
        (CAFE.encode(), None, None),
        (CAFE.encode(), "iso-8859-1", None),
        (CAFE.encode("utf-8-sig"), None, None),
        (CAFE.encode("utf-16"), None, None),
        (CAFE.replace("utf-8", "windows-1252").encode("cp1252"), None, None),
        (CAFE.replace("utf-8", "iso-8859-1").encode("cp1252"), None, None),
        (CAFE.replace("utf-8", "no-such").encode("cp1252"), None, None),
        (CAFE.encode("cp1252"), "windows-1252", None),
        (CAFE.replace("utf-8", "koi8-r").encode("cp1252"), None, "windows-1252"),
    ],
)
def test_encodings(data: bytes, charset: str | None, encoding: str | None) -> None:
    assert "Captain Ilse Brändt’s told" in read(data, charset=charset, encoding=encoding).text


def test_a_stray_byte_costs_no_page() -> None:
    page = PAGE.encode().replace(b"Brandt", b"Br\xffndt")
    assert "Ilse Br\ufffdndt" in read(page).text
    assert decoded_page(b"a\xff", None, "utf-8") == "a\ufffd"


def test_what_the_web_wraps_pages_in() -> None:
    xhtml = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x">'
    assert read(xhtml + PAGE.replace("<!doctype html>", "")).title == TITLE
    assert read("".join(f"<p>{paragraph}</p>" for paragraph in ARTICLE)).text == "\n\n".join(ARTICLE)
    assert read(f"<p>{SENTENCES}</p>").text == SENTENCES


def test_invisible_characters_are_left_out() -> None:
    page = PAGE.replace("Officials believe", "Offi\u00adcials\u00a0\u200bbelieve\ufeff").replace(
        "may have", "may\0 have"
    )
    assert ARTICLE[2] in read(page).text


def test_nothing_is_logged_to_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html>")
    code = "import sys; from claimx.readers import *\nfor i in open_items(sys.argv[1:], ReadOptions(), notice=print):\n"
    code += "  try: load(i, ReadOptions())\n  except Exception as error: print(error)"
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "a.html")], capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr) == ("no article was found in the page; save its text as .txt\n", "")


def test_paragraphs_of_a_deep_tree() -> None:
    from lxml.etree import Element, SubElement  # noqa: PLC0415

    body = element = Element("body")
    for _ in range(5_000):
        element = SubElement(element, "p")
    element.text = "It rained."
    assert list(paragraphs_of(body)) == ["It rained."]


def test_an_odd_date_warns_of_nothing(recwarn: pytest.WarningsRecorder) -> None:
    page = PAGE.replace("2024-10-23T08:15:00Z", "2024-10-23T08:15:00ZZ")
    read_html(page.encode(), Item(id="a", path=None, kind="html"), ReadOptions())
    assert not recwarn.list
