"""Lines of a page that are no part of its report, and one article in three kinds of file."""

from __future__ import annotations

import csv
import html
from pathlib import Path
from typing import Any

import pytest

import claimx
from claimx.lexicons import load_lexicons

LAYOUT = load_lexicons().layout
SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.txt"))


@pytest.mark.parametrize(
    "line",
    [
        "ALSO SEE",
        "Read more: Why the dam failed",
        "**Read next:** Mayor quits",
        "Share this:",
        "Sign up for our newsletter and get the best of the week.",
        "Follow us on the app",
        "Advertisement",
        "— Story continues below —",
        "Updated: 3:40 p.m.",
        "From the desk of Ida Holm",
        "Reporting by Ana Roe; editing by Tom Voss",
        "Image: A boat lies on the quay.",
        "FILE - Ida Holm speaks in Leeds, Jan. 3.",
        "| 2020 | 40 | police |",
        "|------|:---:|",
        "© 2024 Example Media",
    ],
)
def test_line_of_the_page(line: str) -> None:
    assert LAYOUT.is_of_the_page(line)


@pytest.mark.parametrize(
    "line",
    [
        "Sign-up for the scheme fell by 4%.",
        "Copyright law must change, the court ruled.",
        "Written by Holm in 1970, the novel tells how a dam above the town failed one night and was rebuilt.",
        "Watch the dam, the mayor said.",
        "Related firms will pay more: Orvex said so.",
        "Comments by the mayor angered the union.",
        "Holm: We will read more books.",
        "A boat lies on the quay in Varn, May 3. (Photo: Ida Holm)",
        "The mayor shared a photo: it showed the dam before the flood, with the town below it and the river high.",
        "Police said a | b | c was a code.",
        "",
    ],
)
def test_line_of_the_report(line: str) -> None:
    assert not LAYOUT.is_of_the_page(line)


def test_lines_of_the_page_make_no_claims() -> None:
    table = "| a | b said c |\n|---|---|"
    text = f"ALSO SEE\n\nThe port shut on Monday.\n\nClick here to read more.\n\n{table}\n\n2. Mayor quits"
    assert [claim.text for claim in claimx.extract(text).claims] == ["The port shut on Monday", "Mayor quits"]


def claims_of(path: Path) -> list[Any]:
    (report,) = claimx.read(path)
    return [
        (
            " ".join(claim.text.split()),
            claim.source and claim.source.text,
            claim.cue and claim.cue.text,
            claim.certainty,
        )
        for claim in report.claims
    ]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_same_claims_of_a_text_a_page_and_a_row(sample: Path, tmp_path: Path) -> None:
    title, *paragraphs = filter(None, sample.read_text(encoding="utf-8").split("\n"))
    page, table = tmp_path / "a.html", tmp_path / "a.csv"
    body = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)
    heading = html.escape(title)
    page.write_text(
        f"<html><head><title>{heading}</title></head><body><article><h1>{heading}</h1>{body}</article></body></html>",
        encoding="utf-8",
    )
    with table.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([["title", "text"], [title, "\n\n".join(paragraphs)]])
    expected = claims_of(sample)
    assert claims_of(page) == expected
    assert claims_of(table) == expected
