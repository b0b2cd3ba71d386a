"""Bodies of HTTP responses, as crawlers keep them: packed, in chunks, or plain under headers that say otherwise."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable

from claimx.errors import InputError
from claimx.readers.items import missing_extra
from claimx.readers.streams import too_long, zstandard

CHUNK = re.compile(rb"[ \t]*+([0-9a-fA-F]{1,8})[ \t]*+(?:;[^\r\n]*+)?\r?\n")
GZIP_MARK = b"\x1f\x8b"
ANY_WRAP = zlib.MAX_WBITS | 32  # gzip or zlib, as the bytes say
NAMES = {"x-gzip": "gzip", "x-deflate": "deflate"}
DAMAGED = frozenset({"error", "ZstdError", "EOFError"})  # what unpackers raise


def body_of(data: bytes, transfer: str, content: str, limit: int) -> bytes:
    """The bytes of the page, of which no more than `limit` are ever unpacked; plain ones are taken as they are.

    Args:
        data: the body as it was kept.
        transfer: what Transfer-Encoding says, which need not be true.
        content: the same of Content-Encoding.
        limit: the longest page, in bytes.

    Raises:
        InputError: where it is longer, or what unpacks it is not installed.
    """
    if "chunked" in transfer.lower():
        data = joined(data)
    for name in reversed(content.lower().split(",")):
        data = unpacked(data, name.strip(), limit)
    if len(data) > limit:
        raise too_long(limit)
    return data


def joined(data: bytes) -> bytes:
    """The chunks in one; the data itself where it is in none. The last chunk may be cut."""
    place, pieces = 0, []
    while (head := CHUNK.match(data, place)) and (size := int(head[1], 16)):
        pieces.append(data[head.end() : head.end() + size])
        place = head.end() + size
        place += 2 if data.startswith(b"\r\n", place) else data.startswith(b"\n", place)
    is_whole = head is not None or place >= len(data)
    return b"".join(pieces) if is_whole and (pieces or head) else data


def unpacked(data: bytes, name: str, limit: int) -> bytes:
    """The data with one encoding undone, up to a byte more than the limit; the data itself where it has not got it."""
    name = NAMES.get(name, name)
    unpackers: dict[str, tuple[Callable[[bytes, int], bytes], ...]] = {
        "gzip": (inflated,),
        "deflate": (inflated, inflated_raw),
        "br": (of_brotli,),
        "zstd": (of_zstd,),
    }
    for unpack in unpackers.get(name, ()):
        try:
            found = unpack(data, limit + 1)
        except Exception as error:
            if isinstance(error, InputError) or type(error).__name__ not in DAMAGED:
                raise
            continue
        if found or not data:
            return found
    return data


def inflated(data: bytes, most: int) -> bytes:
    """What gzip or zlib packed, its members one after the other."""
    pieces = [b""]
    size = 0
    while data and size < most and (not pieces[1:] or data.startswith(GZIP_MARK)):
        member = zlib.decompressobj(ANY_WRAP)
        try:
            pieces.append(member.decompress(data, most - size))
        except zlib.error:
            if not size:
                raise
            break
        size += len(pieces[-1])
        data = member.unused_data
    return b"".join(pieces)


def inflated_raw(data: bytes, most: int) -> bytes:
    """What some servers call deflate."""
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(data, most)


def of_brotli(data: bytes, most: int) -> bytes:
    """What Brotli packed."""
    try:
        import brotli  # noqa: PLC0415 - imported on use
    except ImportError as error:
        raise missing_extra("WARC pages that Brotli packed", "warc", "brotli") from error
    found: bytes = brotli.Decompressor().process(data, output_buffer_limit=most)
    return found[:most]


def of_zstd(data: bytes, most: int) -> bytes:
    """What Zstandard packed."""
    found: bytes = zstandard().ZstdDecompressor().decompress(data, most)
    return found
