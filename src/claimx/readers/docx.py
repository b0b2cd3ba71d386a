"""Word documents (.docx): paragraphs, tables and boxes, as a reader who accepts all changes sees them."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from lxml import etree

from claimx.errors import InputError
from claimx.readers.items import Item, ReadOptions
from claimx.readers.streams import too_long
from claimx.readers.text import title_of
from claimx.records import Article

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARAGRAPH = f"{W}p"
# Text that was moved away, and the second copy that older programs are given of a box.
SKIPPED = {f"{W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
BLANKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
TITLE_STYLES = ("Title", "Heading1")
RELATIONS, USUAL_PART = "_rels/.rels", "word/document.xml"
MAIN = "/officeDocument"  # what ends the kind of the relation that leads to the text
FIRST = 5  # paragraphs among which a title is looked for


def read_docx(data: bytes, item: Item, options: ReadOptions) -> Article:
    """The text of a document, paragraphs parted by blank lines.

    Raises:
        InputError: where it is no Word document, damaged, too long, or without text.
    """
    paragraphs: list[str] = []
    styles: list[str] = []
    size = 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > options.max_raw:
                raise too_long(options.max_raw)
            with archive.open(main_part(archive)) as part:
                for words, style in paragraphs_of(cast("BinaryIO", part)):
                    paragraphs.append(words)
                    styles += [style] if len(styles) < FIRST else []
                    size += len(words)
                    if size > options.max_bytes:
                        raise too_long(options.max_bytes)
    except InputError:
        raise
    except Exception as error:  # it meets files that nobody foresaw
        reason = " ".join(str(error).split())[:150]
        raise InputError(f"no Word document, or a damaged one ({reason}); save it again", stage="decode") from error
    text = "\n\n".join(paragraphs)
    if not text:
        raise InputError("there is no text in the document")
    titles = [words for each in TITLE_STYLES for words, own in zip(paragraphs, styles, strict=False) if own == each]
    return Article(text=text, id=item.id, path=item.path, title=titles[0] if titles else title_of(text), extracted=True)


def main_part(archive: zipfile.ZipFile) -> str:
    """The name of the file that holds the text."""
    with archive.open(RELATIONS) as relations:
        for _, relation in etree.iterparse(relations, resolve_entities=False, no_network=True):
            if relation.get("Type", "").endswith(MAIN):
                return str(posixpath.normpath(relation.get("Target", "").lstrip("/")))
    return USUAL_PART


def paragraphs_of(part: BinaryIO) -> Iterator[tuple[str, str]]:
    """The words and the style of each paragraph that has words, one after the other in memory."""
    for _, outer in etree.iterparse(part, tag=PARAGRAPH, resolve_entities=False, no_network=True):
        if next(outer.iterancestors(PARAGRAPH), None) is not None:
            continue  # in a box: read with the paragraph that holds the box
        for paragraph in outer.iter(PARAGRAPH):
            if not any(each.tag in SKIPPED for each in paragraph.iterancestors()):
                words = "".join(text_of(paragraph)).strip()
                if words:
                    style = paragraph.find(f"{W}pPr/{W}pStyle")
                    yield words, style.get(f"{W}val", "") if style is not None else ""
        outer.clear()
        while outer.getprevious() is not None:
            del outer.getparent()[0]


def text_of(element: Any) -> Iterator[str]:
    """The text of an element; a paragraph in it (in a box) speaks for itself."""
    for child in element:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in BLANKS:
            yield BLANKS[child.tag]
        elif child.tag not in {*SKIPPED, PARAGRAPH, f"{W}pPr"}:
            yield from text_of(child)
