"""Bytes of files: opened, decompressed, read up to a limit, with what goes wrong in words."""

from __future__ import annotations

import errno
import io
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast

from claimx.errors import InputError
from claimx.readers.items import missing_extra
from claimx.readers.kinds import HEAD, MARKED, Content, content_of

BLOCK = 1 << 16
MORE = "is it one article? --max-bytes raises the limit"
# What decompressors raise; their modules are imported on use.
DAMAGED = frozenset({"error", "LZMAError", "ZstdError", "BadZipFile"})


def blocks_of(path: str) -> Iterator[bytes]:
    """The bytes of a file, a block at a time: it may be larger than memory.

    Raises:
        InputError: with what is wrong and what to do, without the path itself.
    """
    with opened(path) as file, reading():
        while block := file.read(BLOCK):
            yield block


@contextmanager
def opened(path: str) -> Iterator[BinaryIO]:
    """A file, closed in the end.

    Raises:
        InputError: where it can't be opened.
    """
    try:
        file = Path(path).open("rb")  # noqa: SIM115 - errors of the caller's work are not those of opening
    except (OSError, ValueError) as error:
        raise unreadable(error) from error
    with file:
        yield file


@contextmanager
def reading() -> Iterator[None]:
    """What fails while bytes are read or decompressed, as an `InputError`."""
    try:
        yield
    except EOFError as error:
        raise InputError("the compressed file ends early: it is truncated; get it again") from error
    except (OSError, ValueError) as error:
        raise unreadable(error) from error
    except Exception as error:
        if type(error).__name__ not in DAMAGED:
            raise
        raise InputError(f"the compressed file is damaged: {error}; get it again") from error


def unreadable(error: OSError | ValueError) -> InputError:
    """What the system says about a file, in words."""
    match error:
        case FileNotFoundError():
            return InputError("no such file; check the path")
        case IsADirectoryError():
            return InputError("this is a folder, not a file")
        case PermissionError():
            return InputError("no permission to read it; check its access rights")
        case OSError(errno=errno.ELOOP):
            return InputError("it can't be read: a symbolic link that leads to itself")
        case OSError() if type(error).__name__ == "BadGzipFile" or error.args[:1] == ("Invalid data stream",):
            return InputError(f"the compressed file is damaged: {error}; get it again")
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return InputError(f"it can't be read: {reason}")


def decompressed(stream: BinaryIO, compression: str | None) -> BinaryIO:
    """The stream with its compression undone, as it is read.

    Raises:
        InputError: where the package that undoes it is not installed.
    """
    match compression:
        case None:
            return stream
        case "gzip":
            import gzip  # noqa: PLC0415 - each is imported on use

            return cast("BinaryIO", gzip.GzipFile(fileobj=stream, mode="rb"))
        case "bzip2":
            import bz2  # noqa: PLC0415

            return cast("BinaryIO", bz2.BZ2File(stream))
        case "xz":
            import lzma  # noqa: PLC0415

            return cast("BinaryIO", lzma.LZMAFile(stream))
    return cast("BinaryIO", zstandard().ZstdFile(stream))


def zstandard() -> Any:
    """The module for Zstandard.

    Raises:
        InputError: where it is not installed.
    """
    try:
        if sys.version_info >= (3, 14):
            from compression import zstd  # noqa: PLC0415
        else:
            from backports import zstd  # noqa: PLC0415
    except ImportError as error:
        raise missing_extra("Zstandard", "zst", "backports.zstd") from error
    return zstd


def at_hand(stream: BinaryIO) -> bool:
    """Whether it costs nothing to go back: a file on disk or in memory, neither a pipe nor unpacked on the way."""
    return isinstance(getattr(stream, "raw", stream), io.FileIO | io.BytesIO) and stream.seekable()


def some(stream: BinaryIO, size: int) -> bytes:
    """The next bytes, as many as come at once; what came before a break is not lost with it."""
    read = getattr(stream, "read1", stream.read)
    data: bytes = read(size)
    return data


def peeked(stream: BinaryIO) -> tuple[BinaryIO, Content | None]:
    """The stream, and what its first bytes say.

    Raises:
        InputError: where there are none.
    """
    head = b""
    try:
        while len(head) < HEAD and (block := some(stream, HEAD - len(head))):
            head += block
    except EOFError:  # truncated: rows and text before that are read, and the next bytes tell again
        found = content_of(head)
        if not head or (found is not None and found.kind in MARKED):
            raise
    if not head:
        raise InputError("an empty file: there is nothing to read")
    if at_hand(stream):
        stream.seek(-len(head), io.SEEK_CUR)
        return stream, content_of(head)
    return cast("BinaryIO", io.BufferedReader(Rejoined(head, stream))), content_of(head)


class Rejoined(io.RawIOBase):
    """A stream whose first bytes were read already."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self.head, self.stream = head, stream

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill the buffer with what comes next."""
        view = memoryview(buffer)  # type: ignore[arg-type]
        data = self.head[: len(view)] or some(self.stream, len(view))
        self.head = self.head[len(view) :]
        view[: len(data)] = data
        return len(data)


def read_up_to(stream: BinaryIO, limit: int, cure: str = MORE) -> bytes:
    """All bytes of a stream.

    Raises:
        InputError: where there are more than the limit, or they can't be read.
    """
    data = io.BytesIO()  # which hands its bytes over: blocks to be joined would be held twice
    with reading():
        while block := stream.read(min(BLOCK, limit + 1 - data.tell())):
            data.write(block)
            if data.tell() > limit:
                raise too_long(limit, cure)
    return data.getvalue()


def too_long(limit: int, cure: str = MORE) -> InputError:
    return InputError(f"longer than {megabytes(limit)}: {cure}")


def megabytes(size: int) -> str:
    return f"{size / 1e6:,.0f} MB" if size >= 1_000_000 else f"{size:,} bytes"


def is_special(path: str) -> bool:
    """Whether this is a pipe or a device, which may never end, or end but once."""
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - a name with a NUL is an error that says so
    except (OSError, ValueError):
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)
