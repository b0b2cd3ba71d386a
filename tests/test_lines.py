"""The same words give the same claims, however their lines end."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx import Article, Extractor, Report
from claimx.lines import plain

PARAGRAPHS = [
    "The minister said on Monday that about 40 well-known engineers had left the town since the dam broke in March, "
    "and that the government would pay for a two- and a three-year repair.",
    "“Nobody told us that the water would come so soon,” said Ida Holm, who lives near the river with her two sons. "
    "“We may go back in May, or we may not.”",
    "The company denied that it had known of the cracks. It believes that the report, which it has not seen, is wrong.",
]
TEXT = "\n\n".join(PARAGRAPHS)


def wrapped(text: str, width: int = 72) -> str:
    return "\n\n".join(textwrap.fill(paragraph, width) for paragraph in text.split("\n\n"))


def words(text: str) -> str:
    return "".join(text.split())


def said(report: Report) -> list[tuple[str | None, ...]]:
    """What a report says, whatever its white space."""
    return [
        (words(c.text), words(c.source.text) if c.source else None, c.source.name if c.source else None, c.certainty,
         c.rule, *(words(q.text) for q in c.quantities), *(words(h.text) for h in c.hedges))
        for c in report.claims
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("\n", "\r\n"),
        TEXT.replace("\n", "\r"),
        "\ufeff" + TEXT,
        wrapped(TEXT),
        wrapped(TEXT, 60),
        wrapped(TEXT).replace("\n", "\r\n"),
        wrapped(TEXT).replace("\n", " \n"),
        textwrap.indent(wrapped(TEXT), "    "),
        wrapped(TEXT).replace("\n\n", "\n"),
        TEXT.replace("said ", "said\u00a0").replace("40 ", "40\u00a0").replace(", who", ",\u00a0who"),
    ],
)
def test_line_ends_change_nothing(extractor: Extractor, text: str) -> None:
    report = extractor.extract(text)
    assert said(report) == said(extractor.extract(TEXT))
    records = [*report.claims, *report.quantities, *report.hedges, *(m for a in report.actors for m in a.mentions)]
    assert len(records) > 10
    assert all(text[each.start : each.end] == each.text for each in records)
    assert report.article.characters == len(text)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("One.\r\nTwo.\rThree.\n", "One.\nTwo.\nThree.\n"),
        ("\ufeffOne.", "One."),
        # Lines that had room for the next word end paragraphs: verse, lists.
        ("Roses are red,\nviolets blue,\nthe sea\nis not new.", "Roses are red,\nviolets blue,\nthe sea\nis not new."),
        ("Three things are known:\n- nobody died\n- the road is closed\n- it will rain", None),
        ("The board met late on Monday, for the\nfirst time in May, and talked in a well-\nknown hotel "
         "on the river of its one- \nand two-year plans\n",
         "The board met late on Monday, for the first time in May, and talked in a well-known hotel on the river of "
         "its one- and two-year plans\n"),
        ("\n".join(f"{'Ministers talk of prices ' * 3:.{40 + 7 * number % 40}}" for number in range(9)), None),
    ],
)  # fmt: skip
def test_what_is_read(text: str, read: str | None) -> None:
    assert plain(text).text == (text if read is None else read)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("The mayor said the pier would be\nclosed for a year.", "The mayor said the pier would be closed for a year."),
        ("The mayor left.\nthe rest stayed", None),
        ("red apples\ngreen pears", None),
        ("[The Courier](https://example.org/a_b) reported that", "The Courier reported that"),
        ("A [sic] (that) word", None),
        ("**Police** said *two* men_with_names and 2 * 3 * 4", "Police said two men_with_names and 2 * 3 * 4"),
        ("# Fire in Orsk\n\n> Two died", "Fire in Orsk\n\nTwo died"),
        ("Item #4 > 3", None),
        ("It was late ― too late ‒ she said", "It was late — too late – she said"),
        ("＂We wait,＂ ❝he❞ 「said」", '"We wait," “he” “said”'),
        ("`We wait,' he said of the `code`", "‘We wait,' he said of the `code`"),
    ],
)
def test_markup_and_rare_marks_are_read_past(text: str, read: str | None) -> None:
    assert plain(text).text == (text if read is None else read)


def test_offsets_point_into_the_markup(extractor: Extractor) -> None:
    text = "[The Courier](https://example.org) reported that **two men** had died in Orsk."
    (claim,) = extractor.extract(text).claims
    assert claim.source is not None
    assert claim.source.text == "The Courier"
    assert claim.text == text[claim.start : claim.end] == "that **two men** had died in Orsk"


@given(
    st.text(st.sampled_from("a.- \n\r\ufeff"), max_size=60)
    | st.lists(st.sampled_from(["word-", "the", "\r\n", "\n", " "])).map(" ".join)
)
def test_offsets_lead_back(text: str) -> None:
    read = plain(text)
    assert "\r" not in read.text
    assert words(read.text) == words(text.removeprefix("\ufeff"))
    places = [read.start_of(offset) for offset in range(len(read.text))]
    assert places == sorted(set(places))
    for offset, place in enumerate(places):
        assert read.text[offset] == text[place] or (read.text[offset].isspace() and text[place].isspace())
        assert read.end_of(offset + 1) == place + 1
        assert read.offset_of(place) == offset


def test_half_characters_do_not_end_a_run(extractor: Extractor) -> None:
    texts = ["The mayor said no.", "The mayor said \ud83d no.", Article(text="\udc00 Police said 20 people left.")]
    reports = list(extractor.pipe(texts))
    assert [len(report.claims) for report in reports] == [1, 1, 1]
    assert reports[1].claims[0].text == "The mayor said \ufffd no"
