"""The second stage: one article read, which is the costly part."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, BinaryIO, cast

from claimx.errors import InputError
from claimx.readers.datelines import day_of_dateline
from claimx.readers.items import Item, OutOfMemoryError, ReadOptions
from claimx.readers.kinds import ENRICHED, HEAD, NAMES, SUFFIXES, Content, content_of, named
from claimx.readers.named_dates import date_of_name
from claimx.readers.streams import decompressed, opened, read_up_to, too_long

if TYPE_CHECKING:
    from claimx.records import Article

Reader = Callable[[bytes, Item, ReadOptions], "Article"]
# Each is imported on use: to read plain text must not wait for what reads PDF.
READERS = {
    "text": ("claimx.readers.text", "read_text"),
    "markdown": ("claimx.readers.text", "read_markdown"),
    "row": ("claimx.readers.rows", "read_row"),
    "fragment": ("claimx.readers.fragment", "read_fragment"),
    "html": ("claimx.readers.html", "read_html"),
    "pdf": ("claimx.readers.pdf", "read_pdf"),
    "docx": ("claimx.readers.docx", "read_docx"),
}


def load(item: Item, options: ReadOptions) -> Article:
    """Read one article.

    Raises:
        InputError: where it is missing, unreadable, of another kind than its name says, in another encoding, too long,
            or without text.
    """
    try:
        return read(item, options)
    except InputError:
        raise
    except Exception as error:
        raise as_input_error(error) from error


def read(item: Item, options: ReadOptions) -> Article:
    """The same; libraries may raise what they like."""
    module, function = READERS[item.kind]
    reader = cast("Reader", getattr(import_module(module), function))
    payload = item.payload
    data = payload.encode("utf-8", "surrogatepass") if isinstance(payload, str) else payload
    if data is None:
        data = read_file(item, options)
    if item.kind not in {"row", "fragment"}:
        check_content(data, item.kind)
    article = reader(data, item, options)
    if 4 * len(article.text) > options.max_bytes < len(article.text.encode("utf-8", "surrogatepass")):
        raise too_long(options.max_bytes)
    if article.date:
        return article
    from claimx.readers.text import dated  # noqa: PLC0415 - brings the records, which a usage error never waits for

    day = dated(article.text)[0] or day_of_dateline(article.text, article.title)
    return replace(article, date=day or date_of_name(item))


def as_input_error(error: Exception) -> InputError:
    """An error of reading in one line; one that nobody foresaw says so."""
    if isinstance(error, InputError):
        return error
    if isinstance(error, MemoryError):
        return OutOfMemoryError()
    if isinstance(error, RecursionError):
        return InputError("it can't be read: its parts lie too deep in one another", stage="decode")
    reason = " ".join(str(error).split())[:200]
    return InputError(f"it can't be read ({type(error).__name__}: {reason}); --debug says where")


def read_file(item: Item, options: ReadOptions) -> bytes:
    """The bytes of an item's own file, decompressed.

    Raises:
        InputError: where it can't be read, is too long, or is compressed otherwise than its name says.
    """
    path = item.path or ""
    with opened(path) as file:
        kind, compression = named(path)
        found = content_of(file.read(HEAD))
        file.seek(0)
        packed = found.compression if found else None
        if compression is not None and packed != compression:
            raise wrong_content(found, compression)
        # A name that says nothing leaves it to the content.
        stream = decompressed(file, packed if kind is None else compression)
        return read_up_to(stream, limit_of(item.kind, options))


def limit_of(kind: str, options: ReadOptions) -> int:
    """How many bytes a file of this kind may have."""
    return options.max_raw if kind in ENRICHED else options.max_bytes


def read_member(stream: BinaryIO, kind: str, compression: str | None, options: ReadOptions) -> bytes:
    """The bytes of a member of an archive, or of standard input.

    Raises:
        InputError: where there are too many, or they can't be read.
    """
    return read_up_to(decompressed(stream, compression), limit_of(kind, options))


def check_content(data: bytes, kind: str) -> None:
    """Fail where the content is plainly of another kind.

    Raises:
        InputError: with what it is and what to do.
    """
    if not data:
        raise InputError("an empty file: there is nothing to read")
    found = content_of(data[:HEAD])
    if kind == "pdf":
        # Some writers put a few bytes before the mark.
        wrong = b"%PDF-" not in data[:1024]
    elif kind == "docx":
        if data.startswith(b"\xd0\xcf\x11\xe0"):
            message = "a password-protected or an old Word document; save it as .docx without a password"
            raise InputError(message, stage="decode")
        wrong = not data.startswith(b"PK")
    else:
        wrong = found is not None and found.kind != kind
    if wrong:
        raise wrong_content(found, kind)


def wrong_content(found: Content | None, kind: str) -> InputError:
    """A file that is not what its name says."""
    if found is None:
        return InputError(
            f"this is named as {NAMES[kind]} and is none; give it the name it should have", stage="decode"
        )
    suffix = next((suffix for suffix, each in SUFFIXES.items() if each == found.kind), None)
    if found.compression is not None:
        cure = "name it so"
    elif suffix is not None:
        cure = f"name it {suffix}"
    else:
        cure = "claimx reads no such file"
    return InputError(f"this is {found.name}, not {NAMES[kind]}; {cure}", stage="decode")
