"""Pieces of HTML, as feeds and editing systems export them in a row's text: all of such a piece is the article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml.html import fragment_fromstring

from claimx.errors import InputError
from claimx.readers.html import LINE_BREAK, joined, plain
from claimx.readers.items import Item, ReadOptions
from claimx.readers.rows import read_row
from claimx.records import Article

# What begins a paragraph; where none of these is, the text's own lines are its paragraphs.
BLOCKS = frozenset(
    """
    address article aside blockquote dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav
    ol p pre section table tr ul
    """.split()
)
UNREAD = ("script", "style", "template", "noscript", "iframe", "object", "svg")


def read_fragment(data: bytes, item: Item, options: ReadOptions) -> Article:
    """The text of a row that holds HTML: without tags, its blocks parted by blank lines.

    Raises:
        InputError: where nothing but tags is in it.
    """
    root = fragment_fromstring(data.decode("utf-8", "replace"), create_parent="div")
    etree.strip_elements(root, etree.Comment, etree.ProcessingInstruction, *UNREAD, with_tail=False)
    if any(each.tag in BLOCKS or each.tag == "br" for each in root.iterdescendants()):
        text = "\n\n".join(paragraphs_of(root))
    else:
        text = str(root.text_content())
    if not text.strip():
        raise InputError("no text: there are only tags in it", stage="decode")
    return read_row(text.encode(), item, options)


def paragraphs_of(root: Any) -> Iterator[str]:
    """What its blocks hold; a line break parts two paragraphs as on a page."""
    blocks = [""]
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if element.tag in BLOCKS:
            blocks.append("")
        if event == "start":
            blocks[-1] += LINE_BREAK if element.tag == "br" else plain(element.text)
        elif element is not root:
            blocks[-1] += plain(element.tail)
    for block in blocks:
        yield from joined(block)
