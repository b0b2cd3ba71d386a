"""Archives of files, zip and tar, read member by member; nothing is unpacked to disk."""

from __future__ import annotations

import io
import tarfile
import zipfile
import zlib
from collections import Counter
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from claimx.errors import InputError
from claimx.readers.items import Container, Found, Notice, ReadOptions, Refusal
from claimx.readers.kinds import named
from claimx.readers.opening import counted, open_member
from claimx.readers.streams import some

ENCRYPTED = 0x1
BLOCK_OF_TAR = 512


def open_zip(given: Container, options: ReadOptions, notice: Notice) -> Found:
    """The articles in a zip archive, in its order."""
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


def open_tar(given: Container, options: ReadOptions, notice: Notice) -> Found:
    """The articles in a tar archive, as it streams by; links and special files are none."""
    others = Counter[str]()
    watched = Watched(given.stream)
    try:
        with tarfile.open(fileobj=watched, mode="r|") as archive:
            for member in archive:
                archive.members = []  # type: ignore[attr-defined]  # or it would keep them all
                name = member.name.removeprefix("./")
                if not member.isfile() or is_hidden(name):
                    continue
                stream = archive.extractfile(member) if named(name)[0] is not None else None
                if stream is None:
                    others[suffix_of(name)] += 1
                    continue
                yield from open_member(name, cast("BinaryIO", stream), given, options, notice)
    except tarfile.TarError as error:
        raise InputError(f"damaged or truncated tar archive: {error}; get it again", stage="decode") from error
    if watched.last.strip(b"\0"):  # an archive ends in zeros
        raise InputError("the archive ends early: it is truncated; get it again")
    say_left_out(others, given, notice)


class Watched(io.RawIOBase):
    """A stream that keeps the last block read."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream, self.last = stream, b""

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        data = some(self.stream, size)
        self.last = (self.last + data)[-BLOCK_OF_TAR:] if data else self.last
        return data


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
