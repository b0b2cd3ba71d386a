"""Plain text and Markdown: bytes decoded, nothing rewritten, so that offsets are the file's own."""

from __future__ import annotations

import codecs
import re

from claimx.errors import InputError
from claimx.readers.items import AUTO, Item, ReadOptions
from claimx.readers.kinds import is_plain
from claimx.records import Article, ReportWarning

DEFAULT_ENCODING = "utf-8"
LONGEST_TITLE = 150
HEAD = 2_000  # characters that are searched for a title
FIRST_LINES = 3  # that are not blank: a title, who wrote it, and when
# A short line with a year, and a month in letters or the year first.
DATED = re.compile(r"(?=.*(?<!\d)(?:19|20)\d\d(?!\d))(?=.*[^\W\d_]{3}|(?:19|20)\d\d[-/.]).{8,70}")
URLS = re.compile(r"\s*https?://\S+(?:\s+https?://\S+)*\s*")
ABBREVIATED = re.compile(r"(?<!\w\.)\b\w\.(?:\w\.)++$")
HEADING = re.compile(r"#[ \t]++(.*)")
CLOSED = re.compile(r"(?<![ \t])[ \t]++#++$")  # a heading may end in marks too


def read_text(data: bytes, item: Item, options: ReadOptions) -> Article:
    """A text file, read as it is.

    Raises:
        InputError: where the bytes are no text, or hold none.
    """
    encoding, warnings = settled(data, options)
    return _article(decoded(data, encoding), item, warnings)


def read_markdown(data: bytes, item: Item, options: ReadOptions) -> Article:
    """A Markdown file, read as it is; a heading that opens it is its title.

    Raises:
        InputError: where the bytes are no text, or hold none.
    """
    encoding, warnings = settled(data, options)
    text = decoded(data, encoding)
    return _article(text, item, warnings, heading_of(text))


def _article(text: str, item: Item, warnings: tuple[ReportWarning, ...], title: str | None = None) -> Article:
    if URLS.fullmatch(text):
        raise InputError("a list of addresses, no article; claimx fetches nothing: save the pages as .html")
    date, rest = dated(text)
    plain = item.member is None and (item.path is None or is_plain(item.path))
    return Article(
        text=text,
        id=item.id,
        path=item.path,
        title=title or title_of(rest),
        date=date,
        extracted=not plain,
        warnings=warnings,
    )


def decoded(data: bytes, encoding: str | None = None) -> str:
    """The text of these bytes: a byte order mark dropped, line ends as they are.

    Raises:
        InputError: where they are blank, binary or not in the encoding (with the byte's offset).
    """
    if encoding is None and data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise InputError("this is UTF-16, not UTF-8; give --encoding utf-16", stage="decode")
    if encoding is None and b"\0" in data:
        raise InputError(f"a binary file, not text (NUL byte at offset {data.index(0)})", stage="decode")
    try:
        text = data.decode(encoding or DEFAULT_ENCODING)
    except UnicodeDecodeError as error:
        raise InputError(_undecodable(data, error, encoding), stage="decode") from error
    except UnicodeError as error:
        raise InputError(f"not in the encoding {encoding}: {error}", stage="decode") from error
    text = text.removeprefix("\ufeff")
    if "\0" in text:
        raise InputError(
            f"a binary file, not text in {encoding} (NUL at character {text.index(chr(0))})", stage="decode"
        )
    if not text.strip("\ufeff").strip():
        raise InputError("a file of blanks: there is nothing to read")
    return text


def settled(data: bytes, options: ReadOptions) -> tuple[str | None, tuple[ReportWarning, ...]]:
    """The encoding of a text, and what its record says of it: a guess may be wrong.

    Raises:
        InputError: where none is likely.
    """
    if options.encoding != AUTO:
        return options.encoding, ()
    from claimx.readers.encodings import guessed, told  # noqa: PLC0415 - what weighs it, for those who ask

    found = guessed(data)
    return found, () if found is None else (ReportWarning(code="encoding", message=told(found)),)


def _undecodable(data: bytes, error: UnicodeDecodeError, encoding: str | None) -> str:
    offset = error.start
    what = (
        f"byte 0x{data[offset]:02x} at offset {offset}"
        if offset < len(data)
        else f"the end of the file at offset {offset}"
    )
    if encoding is None:
        return f"not UTF-8: {what}; give the encoding it has, such as --encoding windows-1252, or auto"
    return f"not {encoding}: {what}; give the encoding it has with --encoding"


def dated(text: str) -> tuple[str | None, str]:
    """The date that one of the first lines is by itself, and the text, without that line where it is the first.

    "Tuesday, February 5, 2019", "Published: 5 February 2019", at the top or below the title and who wrote it.
    """
    lines = text.lstrip()[:HEAD].splitlines(keepends=True)
    for number, line in enumerate([line for line in lines if line.strip()][:FIRST_LINES]):
        if len(line.strip()) > LONGEST_TITLE:  # a paragraph has begun
            break
        if DATED.fullmatch(line.strip()):
            from claimx.readers.dates import as_date  # noqa: PLC0415 - brings dateutil, for a line that may be one

            if day := as_date(line.strip()):
                return day, text.lstrip()[len(line) :] if number == 0 else text
    return None, text


def title_of(text: str) -> str | None:
    """The title of a plain text: a short first line set off by a blank line, with text after it."""
    lines = iter(text.lstrip()[:HEAD].splitlines())
    first = next(lines, "").strip()
    if not first or len(first) > LONGEST_TITLE or next(lines, "x").strip() or not any(line.strip() for line in lines):
        return None
    # A short opening paragraph is a sentence; a headline has no stop, but may end in "U.S.".
    if first.endswith((".", ".”", '."', ".’")) and not ABBREVIATED.search(first):
        return None
    return first


def heading_of(text: str) -> str | None:
    """The words of the `# heading` that opens a Markdown text."""
    found = HEADING.match((text.lstrip()[:HEAD].splitlines() or [""])[0])
    return CLOSED.sub("", found[1].strip()) or None if found else None
