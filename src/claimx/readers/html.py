"""HTML: the article of a page, without what stands around it. trafilatura finds it."""

from __future__ import annotations

import codecs
import logging
import re
import warnings
from collections.abc import Iterator
from itertools import count
from typing import Any

from lxml.etree import iterwalk
from trafilatura import bare_extraction
from trafilatura.meta import reset_caches
from trafilatura.utils import load_html

from claimx.errors import InputError
from claimx.readers.items import Item, OwnOutputError, ReadOptions
from claimx.readers.own import is_own_page
from claimx.records import Article

# Without a date of its own, "not in the future" would make the same page give another date next year.
LATEST_DATE = "2099-12-31"
DATES = {"original_date": True, "extensive_search": False, "max_date": LATEST_DATE}
DECLARED = re.compile(
    rb"<meta[^<>]+charset\s*+=\s*+[\"']?+\s*+([\w.:-]++)|<\?xml[^<>]+encoding=[\"']([\w.:-]++)", re.IGNORECASE
)
DECLARED_WITHIN = 4_096
FALLBACK = "windows-1252"
# What the web means by these names.
WEB_NAMES = {"iso8859-1": FALLBACK, "ascii": FALLBACK, "latin-1": FALLBACK}
BLANKS = re.compile(r"[ \t\r\n\f\v\u00a0]++")
ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
LINE_BREAK, CELL_BREAK = "\n", " | "
INLINE = frozenset({"lb", "hi", "ref", "del", "code", "graphic", "cell"})
LEAST_WORDS = 15  # in sentences: a page with fewer is a list of links or an error's
STOP = re.compile(r"[.!?…][\"'”’)]*+(?:\s|$)")
PAGES_BETWEEN_RESETS = 1_000  # its caches change nothing that is found, but grow

logging.getLogger("trafilatura").addHandler(logging.NullHandler())
logging.getLogger("htmldate").addHandler(logging.NullHandler())
logging.getLogger("readability").addHandler(logging.NullHandler())
_pages = count(1)


def read_html(data: bytes, item: Item, options: ReadOptions) -> Article:
    """The article of a page: its main text, paragraphs parted by blank lines, with title, date and address.

    Raises:
        InputError: where there is no article in it, or claimx wrote it.
    """
    if next(_pages) % PAGES_BETWEEN_RESETS == 0:
        reset_caches()
    if is_own_page(data):
        raise OwnOutputError
    page = decoded_page(data, item.charset, options.named_encoding)
    try:
        tree = load_html(page)
        if tree is None:
            tree = load_html(f"<html><body><div>{page}</div></body></html>")
        headings = [words(each.text_content()) for each in tree.iter("h1")] if tree is not None else []
        found: Any = None
        if tree is not None:
            with warnings.catch_warnings():  # of what it finds odd in a date, which nobody asked for
                warnings.simplefilter("ignore")
                found = bare_extraction(
                    tree,
                    url=item.url,
                    include_comments=False,
                    deduplicate=False,
                    with_metadata=True,
                    date_extraction_params=DATES,
                )
        paragraphs = list(paragraphs_of(found.body)) if found is not None else []
    except Exception as error:  # it meets pages that nobody foresaw
        raise InputError(f"the page can't be read ({type(error).__name__}: {error})", stage="decode") from error
    if sum(len(paragraph.split()) for paragraph in paragraphs if STOP.search(paragraph)) < LEAST_WORDS:
        raise InputError("no article was found in the page; save its text as .txt", stage="decode")
    title = item.title or words(found.title or "") or None
    # A headline that readers see belongs to the text, as it does in a text file.
    if title is not None and title in headings and words(paragraphs[0]) != title:
        paragraphs.insert(0, title)
    return Article(
        text="\n\n".join(paragraphs),
        id=item.id,
        path=item.path,
        title=title,
        date=item.date or as_day(found.date),
        site=item.site or words(found.sitename or "") or None,
        url=item.url or found.url or None,
        extracted=True,
    )


def decoded_page(data: bytes, charset: str | None = None, encoding: str | None = None) -> str:
    """The page as text: in the encoding given, else UTF-8 where it is that, else in the one declared.

    What can't be decoded becomes a replacement mark, as in browsers.
    """
    if encoding is not None:
        return data.decode(encoding, "replace")
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(name, "replace")
    try:
        return data.decode()
    except UnicodeDecodeError:
        pass
    declared = DECLARED.search(data[:DECLARED_WITHIN])
    names = [charset, (declared[1] or declared[2]).decode("ascii", "replace") if declared else None, FALLBACK]
    for name in filter(None, names):
        try:
            known = codecs.lookup(name).name
            return data.decode(WEB_NAMES.get(known, known), "replace")
        except (LookupError, UnicodeError, ValueError):
            continue
    return data.decode(FALLBACK, "replace")


def paragraphs_of(body: Any) -> Iterator[str]:
    """The paragraphs of what trafilatura found; a table's row is one, its cells parted by bars."""
    blocks = [""]
    for event, element in iterwalk(body, events=("start", "end")):
        is_block = element.tag not in INLINE
        if is_block:
            blocks.append("")
        if event == "end":
            blocks[-1] += plain(element.tail)
            continue
        if element.tag == "lb":
            blocks[-1] += LINE_BREAK
        elif element.tag == "cell" and element.getprevious() is not None:
            blocks[-1] += CELL_BREAK
        blocks[-1] += plain(element.text)
    for block in blocks:
        for paragraph in joined(block):
            if paragraph.strip(CELL_BREAK):
                yield paragraph


def plain(text: str | None) -> str:
    return BLANKS.sub(" ", INVISIBLE.sub("", text)) if text else ""


def joined(text: str) -> Iterator[str]:
    """The paragraphs of a block: a line break parts two, unless a sentence runs on over it."""
    whole = ""
    for line in filter(None, map(str.strip, text.split(LINE_BREAK))):
        if whole and line[0].islower() and whole[-1] not in ".!?":
            whole = f"{whole} {line}"
        else:
            if whole:
                yield whole
            whole = line
    if whole:
        yield whole


def words(text: str) -> str:
    return plain(text).strip()


def as_day(date: str | None) -> str | None:
    return date[:10] if date and ISO_DATE.match(date) else None
