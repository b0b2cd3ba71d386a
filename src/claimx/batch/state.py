"""The state folder of a run, OUT.state: finished shards, and what the output was made of.

Nothing in it is ever half there: each file is written beside its place, flushed to the disk, and renamed. A shard's
records come first, its mark after; only a shard with a mark counts.
"""

from __future__ import annotations

import contextlib
import errno
import gzip
import json
import os
import shutil
import uuid
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from importlib import util
from pathlib import Path
from typing import Any

from claimx.errors import OutputError

SCHEMA = "claimx-state/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An error record, and how a message names the input.

    Attributes:
        again: whether a later run should try the input again, since nothing was wrong with it.
        missing: the module for want of which it could not be read.
    """

    where: str
    record: dict[str, Any]
    again: bool = False
    missing: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Says that a shard is done, and what is in it.

    Attributes:
        size: bytes of its file of records.
        sources: by name, claims of named sources.
        warnings: as (how a message names the input, what it says).
        again: whether a later run should try it again: memory ran out, or a worker died over it.
    """

    size: int = 0
    articles: int = 0
    words: int = 0
    claims: int = 0
    attributed: int = 0
    hedged: int = 0
    sources: dict[str, int] = field(default_factory=dict)
    warnings: tuple[tuple[str, str], ...] = ()
    failures: tuple[Failure, ...] = ()
    again: bool = False

    @property
    def is_final(self) -> bool:
        """Whether another try would give nothing new, as far as can be seen."""
        return not self.again and not any(each.missing and is_installed(each.missing) for each in self.failures)

    @classmethod
    def from_json(cls, data: str | bytes) -> Mark:
        """The mark of its file.

        Raises:
            ValueError, KeyError, TypeError: where it is none.
        """
        values = json.loads(data)
        values["failures"] = tuple(Failure(**each) for each in values["failures"])
        values["warnings"] = tuple((where, message) for where, message in values["warnings"])
        return cls(**values)

    def to_json(self) -> str:
        """The mark as its file holds it."""
        return json.dumps(asdict(self), ensure_ascii=True, separators=(",", ":")) + "\n"


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
            if self.folder.exists() and not self.is_ours():
                raise OutputError(f"{self.shown}: in the way of the run's state; remove it, or give another output")
            (self.folder / "shards").mkdir(parents=True, exist_ok=True)

    def is_ours(self) -> bool:
        """Whether claimx made the folder."""
        return self.folder.is_dir() and ((self.folder / "shards").is_dir() or not any(self.folder.iterdir()))

    # Shards.

    def shard_path(self, key: str, suffix: str) -> Path:
        """The file of a shard: `.gz` its records, `.json` its mark, `.at` where a careful worker is."""
        return self.folder / "shards" / key[:2] / (key + suffix)

    def write_shard(self, key: str, lines: Iterable[bytes], mark: Mark) -> Mark:
        """Keep a shard; the mark is returned with its size.

        Raises:
            OutputError: where it can't be written.
        """
        data = gzip.compress(b"".join(lines), 1, mtime=0)
        sized = replace(mark, size=len(data))
        with self.writing():
            self.shard_path(key, "").parent.mkdir(exist_ok=True)
            _write(self.shard_path(key, ".gz"), data)
            _write(self.shard_path(key, ".json"), sized.to_json().encode())
            self.shard_path(key, ".at").unlink(missing_ok=True)
        return sized

    def mark_of(self, key: str) -> Mark | None:
        """The mark of a shard that is done and whole; None for any other."""
        try:
            mark = Mark.from_json(self.shard_path(key, ".json").read_bytes())
            whole = self.shard_path(key, ".gz").stat().st_size == mark.size
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return mark if whole else None

    def data_of(self, key: str) -> bytes:
        """The records of a shard as JSON Lines.

        Raises:
            OutputError: where they are damaged; the shard is then no longer done.
        """
        try:
            return gzip.decompress(self.shard_path(key, ".gz").read_bytes())
        except (OSError, EOFError, zlib.error) as error:
            with contextlib.suppress(OSError):
                self.shard_path(key, ".json").unlink(missing_ok=True)
            raise OutputError(
                f"{self.shown}: a shard is damaged ({error}); run the same again, it is redone"
            ) from error

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
            with contextlib.suppress(OSError):
                path.unlink()
        return removed

    def _files(self, suffix: str) -> Iterator[Path]:
        for folder in sorted((self.folder / "shards").glob("??")):
            yield from folder.glob(f"*{suffix}")

    # What the run before was, and what it made.

    def load(self, name: str) -> dict[str, Any]:
        """A file of the state, empty where it is missing or damaged."""
        try:
            values = json.loads((self.folder / f"{name}.json").read_bytes())
        except (OSError, ValueError):
            return {}
        return values if isinstance(values, dict) and values.get("schema") == SCHEMA else {}

    def save(self, name: str, values: dict[str, Any]) -> None:
        """Keep it.

        Raises:
            OutputError: where it can't be written.
        """
        with self.writing():
            _write(self.folder / f"{name}.json", json.dumps({"schema": SCHEMA} | values).encode())

    def forget(self, name: str) -> None:
        """Remove a file of the state."""
        with contextlib.suppress(OSError):
            (self.folder / f"{name}.json").unlink(missing_ok=True)

    def discard(self) -> None:
        """Remove the folder, unless a shard of it holds records: a wrong path must not cost what earlier runs did."""
        marks = (self.mark_of(path.stem) for path in self._files(".json"))
        if not any(mark is not None and mark.articles for mark in marks):
            shutil.rmtree(self.folder, ignore_errors=True)

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


@cache
def is_installed(module: str) -> bool:
    """Whether a module is there now."""
    try:
        return util.find_spec(module) is not None
    except (ImportError, ValueError):  # the package around it is not there
        return False


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
