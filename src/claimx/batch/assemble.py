"""The end of a run: the shards, in order, become the output and its errors file, in one pass."""

from __future__ import annotations

import contextlib
import glob
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from claimx.batch.state import State
from claimx.export import Format, Record, write_stream
from claimx.export.files import whole_file, write_chunk

Select = Callable[[Iterable[Record]], Iterator[Record]]


def error_path(output: str) -> str:
    """Where the error records go: claims.errors.jsonl for claims.jsonl."""
    return str(Path(output).with_suffix("")) + ".errors.jsonl"


def write_output(
    state: State,
    keys: Sequence[str],
    output: str,
    *,
    format_: Format,
    rows: str,
    select: Select | None,
    notice: Callable[[str], None],
) -> None:
    """Write the records of the shards, in order; `select` says which claims are kept of them, None for all.

    Raises:
        OutputError: where it can't be written, or a shard is damaged.
    """
    if format_.name == "jsonl" and select is None:
        with whole_file(output) as file:  # they are such lines already
            for key in keys:
                write_chunk(file, state.data_of(key), output)
        return
    records = records_of(state, keys)
    write_stream(select(records) if select else records, output, format=format_, rows=rows, notice=notice)


def records_of(state: State, keys: Iterable[str]) -> Iterator[Record]:
    """The records of the shards, one by one."""
    for key in keys:
        for line in state.data_of(key).splitlines():
            yield json.loads(line)


def write_errors(state: State, keys: Iterable[str], path: str) -> None:
    """Write the error records of the shards, in order; without any, remove those of an earlier run.

    Raises:
        OutputError: where they can't be written.
    """
    marks = (state.mark_of(key) for key in keys)
    records = (failure.record for mark in marks if mark is not None for failure in mark.failures)
    first = next(records, None)
    if first is None:
        with contextlib.suppress(OSError):
            Path(path).unlink()
        return
    with whole_file(path) as file:
        for record in (first, *records):
            write_chunk(file, json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n", path)


def sweep(output: str) -> None:
    """Remove what a run that was killed left beside its output; no other writes there, since the state is locked."""
    target = Path(os.path.realpath(output))
    for name in (target.name, Path(error_path(str(target))).name):
        # Eight letters of chance, and no more: `news` leaves alone what belongs to `news.jsonl`.
        for path in target.parent.glob(f".{glob.escape(name[:100])}.????????.tmp"):
            with contextlib.suppress(OSError):
                path.unlink() if path.is_file() else shutil.rmtree(path)


def stamp(keys: Iterable[str], output: str, how: dict[str, Any]) -> dict[str, Any]:
    """What tells a finished output: the shards it was made of, how, and the files as they were left."""
    whole = hashlib.sha256("\n".join(keys).encode()).hexdigest()
    return {"keys": whole, "how": how, "files": [seen(output), seen(error_path(output))]}


def seen(path: str) -> list[int] | None:
    """A file as it is: its size and time of change."""
    try:
        status = os.stat(path)  # noqa: PTH116 - a path as given, never taken apart
    except OSError:
        return None
    return [status.st_size, status.st_mtime_ns]
