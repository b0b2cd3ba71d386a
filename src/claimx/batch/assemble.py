"""The end of a run: the shards, in order, become the output and its errors file, in one pass."""

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
from claimx.batch.state import State
from claimx.export import Format, Record, write_stream
from claimx.export.files import whole_file, write_chunk

Select = Callable[[Iterable[Record]], Iterator[Record]]


def write_output(
    state: State,
    keys: Sequence[str],
    output: str,
    *,
    format_: Format,
    rows: str,
    bom: bool,
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
    write_stream(select(records) if select else records, output, format=format_, rows=rows, bom=bom, notice=notice)


def records_of(state: State, keys: Iterable[str]) -> Iterator[Record]:
    """The records of the shards, one by one."""
    for key in keys:
        for line in state.data_of(key).splitlines():
            yield json.loads(line)


def sweep(output: str) -> None:
    """Remove what a run that was killed left beside its output; no other writes there, since the state is locked."""
    names = "|".join(re.escape(Path(path).name[:100]) for path in (output, error_path(output)))
    # As `tempfile` makes them up: `news` leaves alone what belongs to `news.jsonl`.
    own = re.compile(rf"\.(?:{names})\.[a-z0-9_]{{8}}\.tmp")
    with contextlib.suppress(OSError):
        for path in Path(output).absolute().parent.iterdir():
            if own.fullmatch(path.name) and not path.is_symlink():
                with contextlib.suppress(OSError):
                    shutil.rmtree(path) if path.is_dir() else path.unlink()


def stamp(keys: Iterable[str], output: str, how: dict[str, Any]) -> dict[str, Any]:
    """What tells a finished output: the shards it was made of, how, and the files as they were left."""
    whole = hashlib.sha256("\n".join(keys).encode()).hexdigest()
    return {"keys": whole, "how": how, "files": [seen(output), seen(error_path(output))]}
