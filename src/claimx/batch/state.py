"""The state folder of a run, OUT.state: finished shards, and what the output was made of.

Nothing in it is ever half there: each file is written beside its place, flushed to the disk, and renamed. A shard's
records come first, its mark after; only a shard with a mark counts. Marks and notes carry a checksum of themselves,
marks one of their shard's records too. The folder may come from a stranger: nothing is written through a link in it,
and only files named as claimx names them are removed.
"""

from __future__ import annotations

import contextlib
import errno
import gzip
import hashlib
import os
import re
import stat
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from claimx.batch.marks import Failure, Mark, checked, with_check
from claimx.errors import OutputError
from claimx.regular_files import read_regular

SCHEMA = "claimx-state/1"
KEY = r"[0-9a-f]{40}"
OWN_FILE = re.compile(rf"{KEY}\.(?:gz|json|at)|\.[^/]{{1,8}}\.[0-9a-f]{{32}}\.tmp")
OWN_NOTE = re.compile(
    r"(?:job|begun|finished|errors)\.json|run\.lock|part-\d+-of-\d+\.lock|\.[^/]{1,8}\.[0-9a-f]{32}\.tmp"
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

    def prepare(self) -> None:
        """Make the folder.

        Raises:
            OutputError: where it can't be, or is somebody else's.
        """
        with self.writing():
            if os.path.lexists(self.folder) and not self.is_ours():
                raise OutputError(f"{self.shown}: in the way of the run's state; remove it, or give another output")
            shards = self.folder / "shards"
            shards.mkdir(parents=True, exist_ok=True)
            for path in (*self.folder.iterdir(), *shards.iterdir()):
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
        return (self.folder / "shards").is_dir() or not any(self.folder.iterdir())

    # Shards.

    def shard_path(self, key: str, suffix: str) -> Path:
        """The file of a shard: `.gz` its records, `.json` its mark, `.at` where a careful worker is."""
        return self.folder / "shards" / key[:2] / (key + suffix)

    def write_shard(self, key: str, lines: Iterable[bytes], mark: Mark) -> Mark:
        """Keep a shard; the mark is returned with the checksum of its records.

        Raises:
            OutputError: where it can't be written.
        """
        data = gzip.compress(b"".join(lines), 1, mtime=0)
        whole = replace(mark, digest=hashlib.sha256(data).hexdigest())
        with self.writing():
            self.shard_path(key, "").parent.mkdir(exist_ok=True)
            _write(self.shard_path(key, ".gz"), data)
            _write(self.shard_path(key, ".json"), whole.to_json(key))
            self.shard_path(key, ".at").unlink(missing_ok=True)
        return whole

    def note(self, key: str, place: int) -> None:
        """Leave word which article of a shard comes next: should it kill this process, the run knows.

        Raises:
            OutputError: where it can't be left.
        """
        path = self.shard_path(key, ".at")
        with self.writing():
            path.parent.mkdir(exist_ok=True)
            path.unlink(missing_ok=True)  # a link is not followed
            with path.open("x") as file:
                file.write(str(place))

    def noted(self, key: str) -> int | None:
        """The article that was noted last."""
        try:
            return int(read_regular(self.shard_path(key, ".at")))
        except (OSError, ValueError):
            return None

    def mark_of(self, key: str) -> Mark | None:
        """The mark of a shard that is done; None for any other, and where mark or records are damaged."""
        found = self._whole(key)
        return found[0] if found else None

    def data_of(self, key: str) -> bytes:
        """The records of a shard as JSON Lines.

        Raises:
            OutputError: where they are damaged; the shard is then no longer done.
        """
        found = self._whole(key)
        if found is None:
            raise self.damaged(key)
        return gzip.decompress(found[1])

    def failures_of(self, key: str) -> tuple[Failure, ...]:
        """The failures of a shard.

        Raises:
            OutputError: where its mark is damaged; the shard is then no longer done.
        """
        try:
            return Mark.from_json(key, read_regular(self.shard_path(key, ".json"))).failures
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise self.damaged(key) from error

    def damaged(self, key: str) -> OutputError:
        """Take back that a shard is done; what to say."""
        with contextlib.suppress(OSError):
            self.shard_path(key, ".json").unlink(missing_ok=True)
        return OutputError(
            f"{self.shown}: a shard was damaged while the run was at work; run the same again, it is redone"
        )

    def _whole(self, key: str) -> tuple[Mark, bytes] | None:
        try:
            mark = Mark.from_json(key, read_regular(self.shard_path(key, ".json")))
            data = read_regular(self.shard_path(key, ".gz"))
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        return (mark, data) if hashlib.sha256(data).hexdigest() == mark.digest else None

    def has_shards(self) -> bool:
        """Whether any shard is done."""
        return next(self._files(".json"), None) is not None

    def keep_only(self, keys: Iterable[str]) -> int:
        """Remove what is of no run, of earlier inputs, or left by a run that was killed; the number of such shards."""
        kept = set(keys)
        removed = 0
        for path in [*self._files("")]:
            if path.name.partition(".")[0] not in kept or path.suffix not in {".gz", ".json"}:
                removed += path.suffix == ".json"
                with contextlib.suppress(OSError):
                    path.unlink()
        for path in self.folder.glob(".*.tmp"):
            if OWN_NOTE.fullmatch(path.name):
                with contextlib.suppress(OSError):
                    path.unlink()
        return removed

    def _files(self, suffix: str) -> Iterator[Path]:
        """The files in the shards' folders that claimx made."""
        for folder in self._folders():
            yield from (path for path in folder.glob(f"*{suffix}") if OWN_FILE.fullmatch(path.name))

    def _folders(self) -> list[Path]:
        shards = self.folder / "shards"
        if shards.is_symlink():
            return []
        return sorted(path for path in shards.glob("[0-9a-f][0-9a-f]") if not path.is_symlink())

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

    def discard(self) -> None:
        """Remove the folder, unless a shard of it holds records: a wrong path must not cost what earlier runs did.

        What is not claimx's own stays, and so does the folder around it.
        """
        marks = (self.mark_of(path.stem) for path in self._files(".json"))
        if any(mark is not None and mark.articles for mark in marks):
            return
        notes = (path for path in self.folder.glob("*") if OWN_NOTE.fullmatch(path.name))
        for path in [*self._files(""), *notes]:
            with contextlib.suppress(OSError):
                path.unlink()
        for folder in (*self._folders(), self.folder / "shards", self.folder):
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


def sync_folder(folder: Path) -> None:
    """Flush a folder's entries to the disk, where the system can."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
