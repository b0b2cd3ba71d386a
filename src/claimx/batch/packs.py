"""Pack files: what a worker finished, frame after frame; what is written once is never changed.

A frame is a line that says what comes, a note, and data. Each worker appends to a pack of its own and flushes every
frame to the disk, so that a kill costs the frame at hand, at the end of one pack. Damage costs the frames it hits:
lines carry a checksum, and the next sound one is looked for.
"""

from __future__ import annotations

import os
import re
import stat
import uuid
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

Kind = Literal["shard", "alias", "parts"]
SUFFIX = ".pack"
OWN = re.compile(rf"[0-9a-f]{{32}}\{SUFFIX}")
FULL = 64_000_000  # bytes, from which on the next frame begins a new pack
MAGIC = b"claimx-frame "
LINE = re.compile(rb"claimx-frame (shard|alias|parts) ([0-9a-f]{40}) ([0-9a-f]{40}) (\d{10}) (\d{10}) ([0-9a-f]{8})\n")
LONGEST = 160  # bytes of a line, at least
BLOCK = 1 << 20
NOTHING = "0" * 40


@dataclass(frozen=True, slots=True)
class Place:
    """Where a frame's note begins, in which pack, and how long note and data are."""

    pack: str
    start: int
    note: int
    data: int

    @property
    def end(self) -> int:
        """Where the next frame begins."""
        return self.start + self.note + self.data


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame without what it holds: a shard by its key, another name of one, or a part of the output by its stamp."""

    kind: Kind
    name: str
    also: str
    place: Place


def head_of(kind: Kind, name: str, also: str, note: int, data: int) -> bytes:
    """The line that opens a frame."""
    line = f"{kind} {name} {also} {note:010} {data:010} "
    return MAGIC + f"{line}{zlib.crc32(line.encode()):08x}\n".encode()


class Writer:
    """Appends frames to a pack that nobody else writes, begun with the first of them.

    The file is closed after each, so that whoever opens it then, on another machine too, finds the frame.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._name = ""
        self._end = FULL

    def append(
        self, kind: Kind, name: str, also: str = NOTHING, note: bytes = b"", data: bytes = b"", *, sync: bool = True
    ) -> Place:
        """Keep a frame; without `sync`, the next one flushes it to the disk.

        Raises:
            OSError: where it can't be written; what was before it stays.
        """
        is_new = self._end >= FULL
        if is_new:
            self._name, self._end = uuid.uuid4().hex + SUFFIX, 0
        head = head_of(kind, name, also, len(note), len(data))
        place = Place(self._name, self._end + len(head), len(note), len(data))
        self._end = FULL  # a frame that is cut ends its pack
        with (self.folder / place.pack).open("xb" if is_new else "ab") as file:
            if file.tell() != place.start - len(head):
                raise OSError("another program changed it")
            file.write(head + note + data)
            file.flush()
            if sync:
                os.fsync(file.fileno())
        if is_new:
            sync_folder(self.folder)
        self._end = place.end
        return place

    def close(self) -> None:
        """Begin another pack with the next frame."""
        self._end = FULL


def open_pack(path: Path) -> BinaryIO:
    """A pack to read.

    Raises:
        OSError: where it is missing, or no file but a link, pipe or device.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    file = os.fdopen(os.open(path, flags), "rb")
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise OSError("it is no file but a pipe or device")
    return file


def frames_of(path: Path) -> Iterator[Frame]:
    """The sound frames of a pack, as far as their lines tell; what is cut or damaged is passed over."""
    try:
        with open_pack(path) as file:
            yield from _frames(file, path.name, os.fstat(file.fileno()).st_size)
    except OSError:
        return


def _frames(file: BinaryIO, pack: str, size: int) -> Iterator[Frame]:
    at = 0
    while at < size:
        file.seek(at)
        found = LINE.match(file.read(LONGEST))
        frame = _frame(found, pack, at) if found else None
        if frame is None or frame.place.end > size:
            at = _next_magic(file, at + 1)
            continue
        yield frame
        at = frame.place.end


def _frame(found: re.Match[bytes], pack: str, at: int) -> Frame | None:
    kind, name, also = (found[n].decode() for n in (1, 2, 3))
    note, data = int(found[4]), int(found[5])
    if head_of(kind, name, also, note, data) != found[0]:  # type: ignore[arg-type]
        return None
    return Frame(kind, name, also, Place(pack, at + len(found[0]), note, data))  # type: ignore[arg-type]


def _next_magic(file: BinaryIO, at: int) -> int:
    """Where the next line of a frame may begin; the end of the file where none does."""
    file.seek(at)
    while block := file.read(BLOCK):
        found = block.find(MAGIC)
        if found >= 0:
            return at + found
        kept = len(MAGIC) - 1 if len(block) == BLOCK else 0
        at += len(block) - kept
        file.seek(at)
    return at


def sync_folder(folder: Path) -> None:
    """Flush a folder's entries to the disk, where the system can."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
