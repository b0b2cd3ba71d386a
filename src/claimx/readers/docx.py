"""Word documents (.docx): paragraphs, tables and boxes, as a reader who accepts all changes sees them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from claimx.errors import InputError
from claimx.readers.items import Item, ReadOptions, missing_extra
from claimx.readers.streams import too_long
from claimx.readers.text import title_of
from claimx.records import Article

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARAGRAPH = f"{W}p"
# Text that was moved away, and the second copy that older programs are given of a box.
SKIPPED = {f"{W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
BLANKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
TITLE_STYLES = ("Title", "Heading1")


def read_docx(data: bytes, item: Item, options: ReadOptions) -> Article:
    """The text of a document, paragraphs parted by blank lines.

    Raises:
        InputError: where it is no Word document, damaged, too long, or without text.
    """
    try:
        from docx import Document  # noqa: PLC0415 - imported on use
    except ImportError as error:
        raise missing_extra("Word documents", "docx", "docx") from error
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > options.max_raw:
                raise too_long(options.max_raw)
        document = Document(io.BytesIO(data))
        paragraphs = list(paragraphs_of(document.element.body))
    except InputError:
        raise
    except Exception as error:  # it meets files that nobody foresaw
        reason = " ".join(str(error).split())[:150]
        raise InputError(f"no Word document, or a damaged one ({reason}); save it again", stage="decode") from error
    text = "\n\n".join(words for words, _ in paragraphs)
    if not text:
        raise InputError("there is no text in the document")
    titles = [words for style in TITLE_STYLES for words, own in paragraphs[:5] if own == style]
    return Article(text=text, id=item.id, path=item.path, title=titles[0] if titles else title_of(text), extracted=True)


def paragraphs_of(body: Any) -> Iterator[tuple[str, str]]:
    """The words and the style of each paragraph that has words."""
    for paragraph in body.iter(PARAGRAPH):
        if not any(each.tag in SKIPPED for each in paragraph.iterancestors()):
            words = "".join(text_of(paragraph)).strip()
            if words:
                style = paragraph.find(f"{W}pPr/{W}pStyle")
                yield words, style.get(f"{W}val", "") if style is not None else ""


def text_of(element: Any) -> Iterator[str]:
    """The text of an element; a paragraph in it (in a box) speaks for itself."""
    for child in element:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in BLANKS:
            yield BLANKS[child.tag]
        elif child.tag not in {*SKIPPED, PARAGRAPH, f"{W}pPr"}:
            yield from text_of(child)
