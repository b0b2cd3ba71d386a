"""The state folder of a run, OUT.state: packs of finished shards, and notes of what the output was made of.

Nothing in it is ever half there: a note is written beside its place, flushed to the disk, and renamed; of packs see
`packs.py`. Marks and notes carry a checksum of themselves, marks one of their shard's records too. The folder may come
from a stranger: nothing is written through a link in it, and only files named as claimx names them are removed.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimx.batch.marks import checked, with_check
from claimx.batch.packs import OWN, sync_folder
from claimx.errors import OutputError
from claimx.regular_files import read_regular

SCHEMA = "claimx-state/2"
KEY = r"[0-9a-f]{40}"
TEMPORARY = r"\.[^/]{1,8}\.[0-9a-f]{32}\.tmp"
OWN_AT = re.compile(rf"{KEY}\.at")
OLD_FILE = re.compile(rf"{KEY}\.(?:gz|json|at)|{TEMPORARY}")
OWN_NOTE = re.compile(
    rf"(?:job|begun|finished|errors|packs|parts|plan)\.json|run\.lock|part-\d+-of-\d+\.lock|{TEMPORARY}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """The folder; `shown` is how messages name it."""

    folder: Path
    shown: str

    @classmethod
    def beside(cls, output: str) -> State:
        """The state folder of an output."""
        return cls(folder=Path(os.path.realpath(output) + ".state"), shown=f"{output}.state")

    @property
    def packs(self) -> Path:
        """The folder of the packs."""
        return self.folder / "shards"

    def prepare(self) -> None:
        """Make the folder.

        Raises:
            OutputError: where it can't be, or is somebody else's.
        """
        with self.writing():
            if os.path.lexists(self.folder) and not self.is_ours():
                raise OutputError(f"{self.shown}: in the way of the run's state; remove it, or give another output")
            self.packs.mkdir(parents=True, exist_ok=True)
            for path in (*self.folder.iterdir(), *self.packs.iterdir()):
                mode = path.lstat().st_mode
                if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
                    raise OutputError(
                        f"{self.shown}: {path.relative_to(self.folder)} in it is a link, pipe or device, which claimx "
                        "did not make; remove the folder"
                    )

    def is_ours(self) -> bool:
        """Whether claimx made the folder."""
        if self.folder.is_symlink() or not self.folder.is_dir():
            return False
        return self.packs.is_dir() or not any(self.folder.iterdir())

    def own_packs(self) -> Iterator[Path]:
        """The packs that claimx made, in no order."""
        yield from self._in_packs(OWN)

    def _in_packs(self, named: re.Pattern[str]) -> list[Path]:
        if self.packs.is_symlink():
            return []
        try:
            return [path for path in self.packs.iterdir() if named.fullmatch(path.name)]
        except OSError:
            return []

    # Where careful workers are.

    def note(self, key: str, place: int) -> None:
        """Leave word which article of a shard comes next: should it kill this process, the run knows.

        Raises:
            OutputError: where it can't be left.
        """
        path = self._at(key)
        with self.writing():
            path.unlink(missing_ok=True)  # a link is not followed
            with path.open("x") as file:
                file.write(str(place))

    def noted(self, key: str) -> int | None:
        """The article that was noted last."""
        try:
            return int(read_regular(self._at(key)))
        except (OSError, ValueError):
            return None

    def forget_note(self, key: str) -> None:
        """Remove what was noted of a shard."""
        with contextlib.suppress(OSError):
            self._at(key).unlink(missing_ok=True)

    def _at(self, key: str) -> Path:
        return self.packs / f"{key}.at"

    # What the run before was, and what it made.

    def load(self, name: str) -> dict[str, Any]:
        """A note of the state, empty where it is missing or damaged."""
        try:
            values = checked(name, read_regular(self.folder / f"{name}.json"))
        except (OSError, ValueError, RecursionError):
            return {}
        return values if values.get("schema") == SCHEMA else {}

    def has(self, name: str) -> bool:
        """Whether a note is there, damaged or not."""
        return os.path.lexists(self.folder / f"{name}.json")

    def save(self, name: str, values: dict[str, Any]) -> None:
        """Keep it.

        Raises:
            OutputError: where it can't be written.
        """
        with self.writing():
            _write(self.folder / f"{name}.json", with_check(name, {"schema": SCHEMA} | values))

    def forget(self, name: str) -> None:
        """Remove a file of the state."""
        with contextlib.suppress(OSError):
            (self.folder / f"{name}.json").unlink(missing_ok=True)

    def sweep(self) -> None:
        """Remove what runs that were killed, and version 0.1, left: no run is at work."""
        left = [path for path in self.folder.glob(".*.tmp") if OWN_NOTE.fullmatch(path.name)]
        left += self._in_packs(OWN_AT)
        folders = [path for path in self._in_packs(re.compile("[0-9a-f]{2}")) if not path.is_symlink()]
        for folder in folders:  # two files a shard
            with contextlib.suppress(OSError):
                left += [path for path in folder.iterdir() if OLD_FILE.fullmatch(path.name)]
        for path in left:
            with contextlib.suppress(OSError):
                path.unlink()
        for folder in folders:
            with contextlib.suppress(OSError):
                folder.rmdir()

    def discard(self) -> None:
        """Remove the folder. What is not claimx's own stays, and so does the folder around it."""
        self.sweep()
        notes = [path for path in self.folder.glob("*") if OWN_NOTE.fullmatch(path.name)]
        for path in [*self.own_packs(), *notes]:
            with contextlib.suppress(OSError):
                path.unlink()
        for folder in (self.packs, self.folder):
            with contextlib.suppress(OSError):
                folder.rmdir()

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """What the system says, as one line.

        Raises:
            OutputError: with it.
        """
        try:
            yield
        except OSError as error:
            full = error.errno in {errno.ENOSPC, errno.EDQUOT}
            cure = "; make room and run the same again: what is done is kept" if full else ""
            raise OutputError(f"{self.shown}: can't be written: {error.strerror or error}{cure}") from error


def _write(path: Path, data: bytes) -> None:
    """Write a file whole, or not at all."""
    temporary = path.with_name(f".{path.name[:8]}.{uuid.uuid4().hex}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)
