"""Shards, in order, become an output: one file in one pass by the run itself, or parts, each by a worker."""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from claimx.batch.errors_file import error_path, seen
from claimx.batch.kept import Kept
from claimx.batch.order import Target
from claimx.batch.packs import Place
from claimx.export import Record, write_stream
from claimx.export.files import unwritable, whole_file, write_chunk
from claimx.export.formats import ALL_ROWS
from claimx.export.packing import packed
from claimx.export.stream import write_tables

Shelved = tuple[str, Place | None]  # a shard's key, and where it is, where that is not to be looked up
Notice = Callable[[str], None]


def write_output(kept: Kept, shards: Sequence[Shelved], target: Target, *, path: str, notice: Notice) -> None:
    """Write the records of the shards, in order, those claims of them that are wanted.

    Raises:
        OutputError: where it can't be written, or a shard is damaged.
    """
    if target.format.name == "jsonl" and target.select is None:
        with whole_file(path) as file, packed(file, target.packing, path) as whole:
            for key, place in shards:  # they are such lines already
                write_chunk(whole, kept.data_of(key, place), path)
        return
    write_stream(
        records_of(kept, shards, target, notice), path, format=target.format, rows=target.rows, dialect=target.dialect,
        notice=notice, packing=target.packing,
    )  # fmt: skip


def write_part(kept: Kept, shards: Sequence[Shelved], target: Target, name: str) -> dict[str, Any]:
    """Write a part; what is noted of it.

    Raises:
        OutputError: where it can't be written, or a shard is damaged.
    """
    notes: list[str] = []
    if target.rows == ALL_ROWS:
        folder, name_of = Path(target.output), "{}/" + name
        paths = write_tables(
            records_of(kept, shards, target, notes.append), folder, name_of, format=target.format, notice=notes.append
        )
    else:
        paths = [Path(target.output, name)]
        make_folder(paths[0].parent)
        write_output(kept, shards, target, path=str(paths[0]), notice=notes.append)
    files = [[path.relative_to(target.output).as_posix(), *(seen(str(path)) or ())] for path in paths]
    return {"files": files, "notes": notes}


def make_folder(folder: Path) -> None:
    """Make a folder of parts, where it is not there.

    Raises:
        OutputError: where that can't be.
    """
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise unwritable(str(folder), error) from error


def records_of(kept: Kept, shards: Iterable[Shelved], target: Target, notice: Notice) -> Iterator[Record]:
    """The records of the shards, one by one, with the claims that are wanted."""
    records = (json.loads(line) for key, place in shards for line in kept.data_of(key, place).splitlines())
    return target.select(records, notice) if target.select is not None else records


def sweep(output: str) -> None:
    """Remove what a run that was killed left beside its output; no other writes there, since the state is locked."""
    names = "|".join(re.escape(Path(path).name[:100]) for path in (output, error_path(output)))
    # As `tempfile` makes them up: `news` leaves alone what belongs to `news.jsonl`.
    remove(Path(output).absolute().parent, re.compile(rf"\.(?:{names})\.[a-z0-9_]{{8}}\.tmp"))


def remove(folder: Path, own: re.Pattern[str]) -> None:
    """Remove what is named so in a folder."""
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            if own.fullmatch(path.name) and not path.is_symlink():
                with contextlib.suppress(OSError):
                    shutil.rmtree(path) if path.is_dir() else path.unlink()


def stamp(keys: Iterable[str], output: str, how: dict[str, Any]) -> dict[str, Any]:
    """What tells a finished output: the shards it was made of, how, and the files as they were left."""
    whole = hashlib.sha256("\n".join(keys).encode()).hexdigest()
    return {"keys": whole, "how": how, "files": [seen(output), seen(error_path(output))]}
