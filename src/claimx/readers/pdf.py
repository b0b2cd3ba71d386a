"""PDF: the text of its pages, with lines put together to paragraphs again. A scan has none."""

from __future__ import annotations

import io
import logging

from claimx.errors import InputError
from claimx.readers.items import Item, ReadOptions, missing_extra
from claimx.readers.reflow import reflowed
from claimx.readers.streams import too_long
from claimx.readers.text import title_of
from claimx.records import Article

logging.getLogger("pypdf").addHandler(logging.NullHandler())
LOCKED = "protected by a password; save a copy without one"


def read_pdf(data: bytes, item: Item, options: ReadOptions) -> Article:
    """The text of a PDF.

    Raises:
        InputError: where it is locked, damaged, too long, or without text.
    """
    pages = pages_of(data, options)
    text = reflowed(pages)
    if not text:
        raise InputError("there is no text in it: a scan? recognise its text first, as with ocrmypdf", stage="decode")
    return Article(text=text, id=item.id, path=item.path, title=title_of(text), extracted=True)


def pages_of(data: bytes, options: ReadOptions) -> list[str]:
    """The lines of each page, as they stand there."""
    try:
        from pypdf import PdfReader  # noqa: PLC0415 - imported on use
    except ImportError as error:
        raise missing_extra("PDF", "pdf", "pypdf") from error
    pages: list[str] = []
    size = 0
    try:
        reader = PdfReader(io.BytesIO(data))
        # Many are encrypted without a password, only against changes.
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(LOCKED, stage="decode")
        for page in reader.pages:
            pages.append(page.extract_text())
            size += len(pages[-1])
            if size > options.max_bytes:
                raise too_long(options.max_bytes)
    except InputError:
        raise
    except Exception as error:  # it meets files that nobody foresaw
        where = f"page {len(pages) + 1}: " if pages else ""
        reason = " ".join(str(error).split())[:150] or type(error).__name__
        raise InputError(f"damaged PDF: {where}{reason}; save it again", stage="decode") from error
    return pages
