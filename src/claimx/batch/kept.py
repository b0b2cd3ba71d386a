"""What earlier runs and this one finished, found again in the packs of the state: shards, and parts of the output.

Whether a shard is done is looked up by its key. Of inputs that are files of their own, their sizes and times of change
lead to that key without a byte of them being read; of packs, size and time of change say whether they are as the run
left them, else every frame that is used is checked. Neither is believed where a run is told to `verify`.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from claimx.batch.marks import Failure, Mark, checked, with_check
from claimx.batch.packs import NOTHING, Frame, Place, Writer, frames_of, open_pack
from claimx.batch.state import State
from claimx.errors import OutputError

MOST_OPEN = 32  # packs that are held open
SMALL, MOST_SMALL = 1_000_000, 64  # bytes; packs below them are made one where they are more than so many


class Kept:
    """The packs of a state folder, as one process sees them.

    Attributes:
        shards: by key, where a shard is.
        parts: by stamp, where a part of the output is noted.
    """

    def __init__(self, state: State, *, verify: bool = False) -> None:
        self.state = state
        self.verify = verify
        self.shards: dict[str, Place] = {}
        self.parts: dict[str, Place] = {}
        self._keys: dict[str, str] = {}  # by what was seen of a shard's files
        self._unchanged: frozenset[str] | None = None  # packs; None before they were looked at
        self._writer = Writer(state.packs)
        self._open: dict[str, BinaryIO] = {}
        self._is_held = False

    # Writing.

    def write_shard(self, key: str, lines: Iterable[bytes], mark: Mark, seen: str = NOTHING) -> tuple[Mark, Place]:
        """Keep a shard; the mark is returned with the checksum of its records.

        Raises:
            OutputError: where it can't be written.
        """
        data = gzip.compress(b"".join(lines), 1, mtime=0)
        whole = replace(mark, digest=hashlib.sha256(data).hexdigest())
        with self.state.writing():
            place = self._writer.append("shard", key, seen, whole.to_json(key), data)
        self.shards[key] = place
        self.state.forget_note(key)
        return whole, place

    def write_part(self, stamp: str, values: dict[str, Any]) -> Place:
        """Note a part of the output that is whole.

        Raises:
            OutputError: where it can't be noted.
        """
        with self.state.writing():
            place = self._writer.append("parts", stamp, note=with_check(stamp, values))
        self.parts[stamp] = place
        return place

    # Looking up.

    def load(self) -> None:
        """Look at all packs, once; what this process wrote stays as it knows it."""
        if self._unchanged is not None:
            return
        noted = self.state.load("packs").get("seen", {})
        unchanged = []
        for path in self._packs():
            if noted.get(path.name) == looks(path) and not self.verify:
                unchanged.append(path.name)
            for frame in frames_of(path):
                self._learn(frame)
        self._unchanged = frozenset(unchanged)

    def _learn(self, frame: Frame) -> None:
        if frame.kind == "parts":
            self.parts.setdefault(frame.name, frame.place)
            return
        if frame.kind == "shard":
            self.shards.setdefault(frame.name, frame.place)
        if frame.also != NOTHING:
            self._keys[frame.also] = frame.name

    def key_seen(self, seen: str) -> str | None:
        """The key of the shard whose files looked so, where that is believed."""
        return None if self.verify else self._keys.get(seen)

    def see(self, seen: str, key: str) -> None:
        """Remember how the files of a shard look, whose key was found by reading them.

        Raises:
            OutputError: where it can't be kept.
        """
        if seen != NOTHING and self._keys.get(seen) != key:
            with self.state.writing():
                self._writer.append("alias", key, seen, sync=False)
            self._keys[seen] = key

    def mark_of(self, key: str) -> Mark | None:
        """The mark of a shard that is done; None for any other, and where mark or records are damaged."""
        place = self.shards.get(key)
        if place is None:
            return None
        try:
            mark = Mark.from_json(key, self._read(place, place.start, place.note))
            if place.pack not in (self._unchanged or ()):
                self._records(place, mark)
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        return mark

    def part_of(self, stamp: str) -> dict[str, Any] | None:
        """What was noted of a part of the output; None where it was not, or the note is damaged."""
        place = self.parts.get(stamp)
        if place is None:
            return None
        try:
            return checked(stamp, self._read(place, place.start, place.note))
        except (OSError, ValueError, RecursionError):
            return None

    def data_of(self, key: str, place: Place | None = None) -> bytes:
        """The records of a shard as JSON Lines.

        Raises:
            OutputError: where they are damaged; the next run does the shard again.
        """
        place = place or self.shards.get(key)
        try:
            if place is None:
                raise ValueError("not there")
            mark = Mark.from_json(key, self._read(place, place.start, place.note))
            return gzip.decompress(self._records(place, mark))
        except (OSError, ValueError, KeyError, TypeError, RecursionError, EOFError) as error:
            raise self.damaged() from error

    def failures_of(self, key: str) -> tuple[Failure, ...]:
        """The failures of a shard.

        Raises:
            OutputError: where its mark is damaged; the next run does the shard again.
        """
        mark = self.mark_of(key)
        if mark is None:
            raise self.damaged()
        return mark.failures

    def damaged(self) -> OutputError:
        """Take back that the packs are as they were left; what to say."""
        self.state.forget("packs")
        return OutputError(
            f"{self.state.shown}: what was kept was damaged while the run was at work; run the same command again"
        )

    def _records(self, place: Place, mark: Mark) -> bytes:
        data = self._read(place, place.start + place.note, place.data)
        if hashlib.sha256(data).hexdigest() != mark.digest:
            raise ValueError("damaged")
        return data

    def _read(self, place: Place, start: int, length: int) -> bytes:
        file = self._open.get(place.pack)
        if file is not None:
            file.seek(start)
            data = file.read(length)
            if len(data) == length:
                return data
            # On storage of several machines it may have grown since.
            self._open.pop(place.pack).close()
        if len(self._open) >= MOST_OPEN:
            self._close()
        file = open_pack(self.state.packs / place.pack)
        try:
            file.seek(start)
            data = file.read(length)
        finally:
            if self._is_held:
                self._open[place.pack] = file
            else:
                file.close()
        if len(data) != length:
            raise ValueError("cut")
        return data

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """A block in which packs that are read stay open: many shards of them are."""
        self._is_held = True
        try:
            yield
        finally:
            self._is_held = False
            self._close()

    def _close(self) -> None:
        for file in self._open.values():
            file.close()
        self._open.clear()

    # The end of a run.

    def keep_only(self, keys: Collection[str], stamps: Collection[str] = ()) -> int:
        """Remove what is of no run, of earlier inputs, or left by a run that was killed; the number of such shards.

        A pack that holds such is written anew without it, and so are small ones where they become many.
        """
        self.load()
        self._writer.close()
        gone = [key for key in self.shards if key not in keys]
        for key in gone:
            del self.shards[key]
        self.parts = {stamp: place for stamp, place in self.parts.items() if stamp in stamps}
        packs = list(self._packs())
        small = [path for path in packs if path.stat().st_size < SMALL]
        merged = set(small) if len(small) > MOST_SMALL else set[Path]()
        for path in packs:
            frames = list(frames_of(path))
            if path in merged or not all(map(self._is_wanted, frames)) or not frames:
                self._move(path, [frame for frame in frames if self._is_wanted(frame)])
        self._writer.close()
        self.state.sweep()
        self.note_packs()
        return len(gone)

    def note_packs(self) -> None:
        """Leave word how the packs look: those of a run that ended are believed by the next."""
        self.state.save("packs", {"seen": {path.name: looks(path) for path in self._packs()}})

    def _is_wanted(self, frame: Frame) -> bool:
        if frame.kind == "alias":
            return frame.name in self.shards and self._keys.get(frame.also) == frame.name
        return (self.shards if frame.kind == "shard" else self.parts).get(frame.name) == frame.place

    def _move(self, path: Path, frames: list[Frame]) -> None:
        """Write these frames of a pack into another, and remove it."""
        with self.state.writing():
            for frame in frames:
                place = frame.place
                note = self._read(place, place.start, place.note)
                data = self._read(place, place.start + place.note, place.data)
                moved = self._writer.append(frame.kind, frame.name, frame.also, note, data)
                if frame.kind != "alias":
                    (self.shards if frame.kind == "shard" else self.parts)[frame.name] = moved
            path.unlink(missing_ok=True)

    @property
    def has_any(self) -> bool:
        """Whether this run or an earlier one finished anything."""
        return any(path.stat().st_size for path in self._packs())

    def discard(self) -> None:
        """Remove the state, unless a shard of it holds records: a wrong path must not cost what earlier runs did."""
        self.load()
        if any(mark.articles for mark in map(self.mark_of, self.shards) if mark is not None):
            return
        self.shards.clear()
        self.state.discard()

    def _packs(self) -> Iterator[Path]:
        yield from sorted(self.state.own_packs())


def looks(path: Path) -> list[int]:
    """A pack as it is: its size and time of change."""
    status = path.stat()
    return [status.st_size, status.st_mtime_ns]
