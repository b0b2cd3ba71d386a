"""PDF and Word: their text as paragraphs, or a line that says why not."""

from __future__ import annotations

import io
import textwrap
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.readers.reflow import reflowed

from .inputs import ARTICLE, SENTENCES, TITLE, make_pdf
from .reading import read_all

LONG = [
    TITLE,
    " ".join(ARTICLE[:1] * 4).replace("“", '"').replace("”", '"'),
    "The owner has not answered. " * 6,
    "An inquiry into the sinking may take three weeks, and a first report is due by the end of May. " * 2,
]


def printed(paragraphs: list[str], *, height: int = 12, width: int = 70) -> list[list[str]]:
    """The lines of pages, with a running head and page numbers."""
    lines = [line for paragraph in paragraphs for line in textwrap.wrap(paragraph, width)]
    pages = [lines[start : start + height] for start in range(0, len(lines), height)]
    return [["The Harbour Post", *page, f"- {number} -"] for number, page in enumerate(pages, start=1)]


def test_pdf(tmp_path: Path) -> None:
    pytest.importorskip("pypdf", reason="of the [pdf] extra")
    (tmp_path / "a.pdf").write_bytes(make_pdf(printed(LONG)))
    (article,) = read_all(tmp_path / "a.pdf").articles
    assert article.text.split("\n\n") == [paragraph.strip() for paragraph in LONG]
    assert (article.title, article.extracted) == (TITLE, True)


def test_bad_pdf(tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf", reason="of the [pdf] extra")
    whole = make_pdf([[SENTENCES]])

    def locked(**how: Any) -> bytes:
        writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(whole)))
        writer.encrypt(**how)
        out = io.BytesIO()
        writer.write(out)
        return out.getvalue()

    password = "protected by a password; save a copy without one"
    scan = "there is no text in it: a scan? recognise its text first, as with ocrmypdf"
    for name, data, words in (
        ("locked", locked(user_password="x", algorithm="AES-256"), password),
        ("old", locked(user_password="x", algorithm="RC4-128"), password),
        ("scan", make_pdf([[], []]), scan),
        ("cut", whole[: len(whole) // 2], "damaged PDF: "),
        ("no", b"%PDF-1.4\n%%EOF", "damaged PDF: "),
        ("empty", b"", "an empty file: there is nothing to read"),
        ("long", make_pdf([[SENTENCES] * 20]), "longer than 1,000 bytes"),
    ):
        (tmp_path / f"{name}.pdf").write_bytes(data)
        read = read_all(tmp_path / f"{name}.pdf", max_bytes=1_000)
        assert len(read.errors) == 1, name
        assert read.errors[0].startswith(f"{name}.pdf: {words}")
    (tmp_path / "open.pdf").write_bytes(locked(user_password="", owner_password="o", algorithm="AES-256"))
    assert len(read_all(tmp_path / "open.pdf").articles) == 1


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["The vote was post-", "poned by three days, the commission said on Monday."],
         "The vote was postponed by three days, the commission said on Monday."),
        (["A co-operation deal was signed. The co-", "operation will last for at least ten years."],
         "A co-operation deal was signed. The co-operation will last for at least ten years."),
        (["The talks, said Anne-", "Marie Keller, would go on for a week."],
         "The talks, said Anne- Marie Keller, would go on for a week."),
        (["Three ships left the port on Monday:", "• the Aurora, with 30 people", "• the Borea"],
         "Three ships left the port on Monday:\n\n• the Aurora, with 30 people\n\n• the Borea"),
        (["The ferry had left the port early on March", "14. The police said that 30 people were on it."],
         "The ferry had left the port early on March 14. The police said that 30 people were on it."),
        (["The bill was passed by the votes of deputies", "– most of them new – in a night session on Friday."],
         "The bill was passed by the votes of deputies – most of them new – in a night session on Friday."),
        (["The report names three causes of the fire there:", "1. a cable that nobody had looked at for nine years,",
          "2. a door that was locked"],
         "The report names three causes of the fire there:\n\n1. a cable that nobody had looked at for nine years,\n\n"
         "2. a door that was locked"),
        (["One.", "", "", "Two."], "One.\n\nTwo."),
        ([], ""),
        (["Page 1 of 3"], ""),
    ],
)  # fmt: skip
def test_reflow(lines: list[str], text: str) -> None:
    assert reflowed(["\n".join(lines)]) == text


@given(st.lists(st.text(max_size=200), max_size=5))
def test_reflow_never_raises_and_loses_no_word_in_the_middle(pages: list[str]) -> None:
    text = reflowed(pages)
    assert "\n\n\n" not in text
    assert text == text.strip()


def test_docx(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx", reason="of the [docx] extra")
    document = docx.Document()
    document.add_heading(TITLE, 0)
    document.add_paragraph(ARTICLE[0])
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Dead", "12 people"
    paragraph = document.add_paragraph("It was ")
    paragraph.add_run("never").bold = True
    paragraph.add_run(" inspected,\the said.")
    changed = document.add_paragraph("Kept ")
    for tag, words in (("ins", "added"), ("moveFrom", "moved away")):
        run = changed.add_run(words)
        holder = run._r.makeelement(f"{{{run._r.nsmap['w']}}}{tag}", {})
        changed._p.append(holder)
        holder.append(run._r)
    document.save(str(tmp_path / "a.docx"))
    (article,) = read_all(tmp_path / "a.docx").articles
    parts = [TITLE, ARTICLE[0], "Dead", "12 people", "It was never inspected,\the said.", "Kept added"]
    assert article.text.split("\n\n") == parts
    assert (article.title, article.extracted) == (TITLE, True)
    assert read_all(stdin=(tmp_path / "a.docx").read_bytes()).ids == ["-"]
    small = read_all(tmp_path / "a.docx", max_bytes=100)
    assert small.errors[0].startswith("a.docx: longer than 1,000 bytes")


def test_bad_docx(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx", reason="of the [docx] extra")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", SENTENCES)
    empty = io.BytesIO()
    docx.Document().save(empty)
    for name, data, words in (
        ("zip", out.getvalue(), "no Word document, or a damaged one ("),
        ("cut", empty.getvalue()[:2_000], "no Word document, or a damaged one ("),
        ("locked", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a password-protected or an old Word document"),
        ("blank", empty.getvalue(), "there is no text in the document"),
        ("text", SENTENCES.encode(), "this is named as a Word document and is none"),
        ("empty", b"", "an empty file: there is nothing to read"),
    ):
        (tmp_path / f"{name}.docx").write_bytes(data)
        read = read_all(tmp_path / f"{name}.docx")
        assert len(read.errors) == 1
        assert read.errors[0].startswith(f"{name}.docx: {words}"), name
