"""Archives of files, zip and tar, read member by member; nothing is unpacked to disk."""

from __future__ import annotations

import io
import tarfile
import zipfile
import zlib
from collections import Counter
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from claimx.errors import InputError
from claimx.readers.items import Container, Found, Notice, ReadOptions, Refusal
from claimx.readers.kinds import named
from claimx.readers.opening import counted, open_member
from claimx.readers.streams import BLOCK, megabytes, some

ENCRYPTED = 0x1
BLOCK_OF_TAR = 512
# Headers of tar whose data are held whole: long names, and what extends a header.
HELD = frozenset({
    tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK, tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE
})  # fmt: skip
LONGEST_HEADER = 1_000_000
# How a zip archive ends: the list of its files, its size as said there, and in a larger archive as said before that.
END_OF_LISTING, LOCATOR_MARK = b"PK\x05\x06", b"PK\x06\x07"
LOCATOR, LARGER_END = 20, 76
MOST_AT_END = 66_000  # bytes: a comment may follow
LONGEST_LISTING = 40_000_000  # some 500,000 files, each of which takes ten times its bytes there


def open_zip(given: Container, options: ReadOptions, notice: Notice) -> Found:
    """The articles in a zip archive, in its order."""
    size, count = listing_of(given.stream)
    if size > LONGEST_LISTING:  # which is held whole
        message = f"a list of files of {megabytes(size)}; unpack it to a folder, or make it a tar archive"
        raise InputError(message, stage="decode")
    try:
        archive = zipfile.ZipFile(given.stream)
    except (zipfile.BadZipFile, NotImplementedError) as error:
        # In words of Python's own, a truncated one is none at all.
        what = "the list of its files is missing, so it is truncated" if "not a zip file" in str(error) else str(error)
        raise InputError(f"damaged zip archive: {what}; get it again", stage="decode") from error
    others = Counter[str]()
    with archive:
        for member in archive.infolist():
            name = member.filename
            if member.is_dir() or is_hidden(name):
                continue
            if named(name)[0] is None:
                others[suffix_of(name)] += 1
                continue
            try:
                if member.flag_bits & ENCRYPTED:
                    raise InputError("protected by a password; unpack it first")
                with archive.open(member) as stream:
                    yield from open_member(name, cast("BinaryIO", stream), given, options, notice)
            except (InputError, zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error, EOFError) as error:
                yield refused(name, given, error)
    say_left_out(others, given, notice)
    # Python reads what it finds of a list with a fault. The number has two bytes in archives of the usual sort.
    if (len(archive.infolist()) - count) % (1 << 16):
        message = f"damaged zip archive: its list has {len(archive.infolist()):,} of {count:,} files; get it again"
        raise InputError(message, stage="decode")


def listing_of(stream: BinaryIO) -> tuple[int, int]:
    """The bytes that the list of an archive's files takes, and how many files it names, as its end says."""
    start = stream.tell()
    stream.seek(-min(MOST_AT_END, stream.seek(0, io.SEEK_END)), io.SEEK_CUR)
    tail = stream.read()
    stream.seek(start)
    at = tail.rfind(END_OF_LISTING)

    def number(place: int, width: int) -> int:
        return int.from_bytes(tail[place : place + width], "little")

    if at < 0:
        return 0, 0
    if at >= LARGER_END and tail[at - LOCATOR : at].startswith(LOCATOR_MARK):
        return number(at - LARGER_END + 40, 8), number(at - LARGER_END + 32, 8)
    return number(at + 12, 4), number(at + 10, 2)


def open_tar(given: Container, options: ReadOptions, notice: Notice) -> Found:
    """The articles in a tar archive, as it streams by; links and special files are counted."""
    others = Counter[str]()
    ending = Ending()
    try:
        with tarfile.open(fileobj=Piecemeal(given.stream), mode="r|", tarinfo=watched_headers(ending)) as archive:
            for member in archive:
                archive.members = []  # type: ignore[attr-defined]  # or it would keep them all
                name = member.name.removeprefix("./")
                if member.isdir() or is_hidden(name):
                    continue
                if not member.isfile():
                    others["link" if member.islnk() or member.issym() else "special file"] += 1
                    continue
                stream = archive.extractfile(member) if named(name)[0] is not None else None
                if stream is None:
                    others[suffix_of(name)] += 1
                    continue
                yield from open_member(name, cast("BinaryIO", stream), given, options, notice)
            check_end(ending, cast("BinaryIO", archive.fileobj))
    except tarfile.TarError as error:
        raise InputError(f"damaged or truncated tar archive: {error}; get it again", stage="decode") from error
    say_left_out(others, given, notice)


class Piecemeal(io.RawIOBase):
    """A stream that gives as much as comes at once."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        return some(self.stream, size)


@dataclass(slots=True)
class Ending:
    """The last header that was looked at: a whole block, and nothing but zeros, where an archive ends as it should."""

    block: bytes = b""


def watched_headers(ending: Ending) -> type[tarfile.TarInfo]:
    """A class of headers that remembers the last one, and refuses what would be held in memory whole."""

    class Header(tarfile.TarInfo):
        @classmethod
        def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Header:
            ending.block = bytes(buf)
            header = super().frombuf(buf, encoding, errors)
            if header.type in HELD and header.size > LONGEST_HEADER:
                raise InputError(f"damaged tar archive: a name of {megabytes(header.size)}", stage="decode")
            if header.type == tarfile.GNUTYPE_SPARSE:
                raise InputError("a tar archive with a sparse file; make it anew without --sparse", stage="decode")
            return header

    return Header


def check_end(ending: Ending, rest: BinaryIO) -> None:
    """Fail where an archive does not end in two blocks of zeros, or goes on; all of it is read, so that a checksum is.

    Raises:
        InputError: with what is wrong.
    """
    zeros, more = len(ending.block) * (not ending.block.strip(b"\0")), False
    while block := rest.read(BLOCK):
        zeros += len(block)
        more = more or bool(block.strip(b"\0"))
    if len(ending.block) == BLOCK_OF_TAR and ending.block.strip(b"\0"):
        raise InputError("damaged tar archive: a header is broken, so what follows can't be found; get it again")
    if more:
        raise InputError(
            "damaged tar archive: it goes on after its end; get it again, or part archives that were joined"
        )
    if zeros < 2 * BLOCK_OF_TAR:
        raise InputError("the archive ends early: it is truncated; get it again")


def refused(name: str, given: Container, error: Exception) -> Refusal:
    if not isinstance(error, InputError):
        error = InputError(f"a damaged member of the archive: {' '.join(str(error).split())}", stage="decode")
    return Refusal(id=f"{given.id}/{name}", path=given.path, member=given.inside(name), error=error)


def is_hidden(name: str) -> bool:
    """Hidden files, and what macOS adds to archives."""
    return any(part.startswith((".", "__MACOSX")) and part not in {".", ".."} for part in name.split("/"))


def suffix_of(name: str) -> str:
    return PurePosixPath(name).suffix.lower() or "no suffix"


def say_left_out(others: Counter[str], given: Container, notice: Notice) -> None:
    if others:
        notice(f"{given.where}: left out {counted(others)}")
