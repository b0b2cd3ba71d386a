"""WARC archives of web pages: the HTML that was answered with success, page by page."""

from __future__ import annotations

import zlib
from collections import Counter
from typing import Any, BinaryIO

from claimx.errors import InputError
from claimx.readers.items import Container, Found, Item, Notice, ReadOptions, Refusal, missing_extra
from claimx.readers.kinds import HEAD, content_of
from claimx.readers.responses import body_of
from claimx.readers.streams import BLOCK, at_hand, some, too_long

PAGES = frozenset({"text/html", "application/xhtml+xml"})
SUCCESS = 200
VERSION = b"WARC/1."  # with which each record begins
TAIL = len(VERSION) + 1
TRUNCATED = "the archive ends in the middle of a record: it is truncated; get it again"


def open_warc(given: Container, options: ReadOptions, notice: Notice) -> Found:
    """The pages of an archive, packed or not. Half a record at its end is said; so are the records left out."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - imported on use
    except ImportError as error:
        raise missing_extra("WARC", "warc", "fastwarc") from error
    stream = Steady(given.stream)
    start = given.stream.tell() if at_hand(given.stream) else 0
    others = Counter[str]()
    pages = last = 0
    try:
        for record in ArchiveIterator(stream, parse_http=False):
            last = record.stream_pos
            if not (record.headers.get("Content-Length") or "").strip().isdecimal():  # the header itself is cut
                raise InputError(TRUNCATED)
            if record.record_type != WarcRecordType.response or not record.is_http:
                continue
            if record.content_length > options.max_raw:
                pages += 1
                yield refused(given, pages, too_long(options.max_raw))
                continue
            data = record.reader.read()
            # What is left of a record that was cut comes without an error.
            if len(data) < record.content_length:
                raise InputError(TRUNCATED)
            kind = kind_of(record, data)
            if kind is not None:
                others[kind] += 1
                continue
            pages += 1
            yield page(record, given, pages, options)
            if record.headers.get("WARC-Truncated"):
                others["cut short by the crawler, yet read"] += 1
    except (OSError, ValueError) as error:
        raise damaged(error) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # what Rust raises stands outside `Exception`
            raise
        raise damaged(error) from error
    if stream.error is not None:
        raise stream.error
    if any(stream.tail.endswith(b"\n" + VERSION[:length]) for length in range(1, TAIL)):
        raise InputError(TRUNCATED)
    if at_hand(given.stream) and ends_early(given.stream, start + last):
        raise InputError(TRUNCATED)
    if others:
        notice(f"{given.where}: left out {', '.join(f'{count:,} {kind}' for kind, count in others.most_common())}")


class Steady:
    """A stream for FastWARC, which would panic at one that can't tell its place, or fails."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream, self.place, self.tail = stream, 0, b""
        self.error: Exception | None = None

    def read(self, size: int = -1) -> bytes:
        """The next bytes; none after an error."""
        if self.error is not None:
            return b""
        try:
            data = some(self.stream, size)
        except Exception as error:
            self.error = error
            return b""
        self.place += len(data)
        self.tail = (self.tail + data[-TAIL:])[-TAIL:]
        return data

    def tell(self) -> int:
        """The number of bytes read."""
        return self.place

    def seek(self, offset: int, whence: int = 0) -> int:  # noqa: ARG002 - the form of all streams
        """Not possible."""
        raise OSError("a stream has no way back")

    def close(self) -> None:
        """Nothing: it is the caller's to close."""


def damaged(error: BaseException) -> InputError:
    return InputError(f"damaged WARC: {' '.join(str(error).split())}; get it again")


def kind_of(record: Any, data: bytes) -> str | None:
    """Why a response is no page, in words; None for a page. Its HTTP headers are parsed."""
    record.set_bytes_content(data)
    record.parse_http(auto_decode="none")
    status = record.http_headers.status_code if record.http_headers else None
    if status != SUCCESS:
        return f"with status {status}"
    kind = record.http_content_type
    return None if kind in PAGES or kind is None else f"{kind}"


def page(record: Any, given: Container, number: int, options: ReadOptions) -> Item | Refusal:
    """The item of a response whose HTTP headers are parsed."""
    headers = record.http_headers
    transfer, content = (headers.get(name) or "" for name in ("Transfer-Encoding", "Content-Encoding"))
    try:
        body = body_of(record.reader.read(), transfer, content, options.max_bytes)
    except InputError as error:
        return refused(given, number, error)
    return Item(
        id=f"{given.id}#{number}",
        path=given.path,
        kind="html",
        payload=body,
        member=given.inside(f"page {number}"),
        url=record.headers.get("WARC-Target-URI"),
        charset=record.http_charset,
    )


def refused(given: Container, number: int, error: InputError) -> Refusal:
    return Refusal(id=f"{given.id}#{number}", path=given.path, member=given.inside(f"page {number}"), error=error)


def ends_early(stream: BinaryIO, start: int) -> bool:
    """Whether the last of a file's gzip members, from this offset on, is cut."""
    stream.seek(start)
    rest = stream.read(BLOCK)
    found = content_of(rest[:HEAD])
    if found is None or found.compression != "gzip":
        return False
    member = zlib.decompressobj(zlib.MAX_WBITS | 16)
    while rest:
        member.decompress(rest, BLOCK)
        rest = member.unconsumed_tail
        if member.eof:
            rest = member.unused_data or stream.read(BLOCK)
            member = zlib.decompressobj(zlib.MAX_WBITS | 16) if rest else member
        rest = rest or stream.read(BLOCK)
    return not member.eof
