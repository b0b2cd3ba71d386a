"""OUT.errors.jsonl: where it is, whose it is, and what is in it.

Outputs that differ in their suffix alone share it. Of the same inputs they have the same errors, so that the last run
may write them; those of other inputs are never replaced, nor is a file that claimx did not write.
"""

from __future__ import annotations

import glob
import itertools
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from claimx.batch.kept import Kept
from claimx.batch.state import State
from claimx.errors import OutputError
from claimx.export.files import encoded, refuse_folder, refuse_link, unwritable, whole_file, write_chunk
from claimx.readers import STDIN, ReadOptions

Origin = dict[str, Any]
ERROR_SCHEMA = "claimx-error/1"
LONGEST = 1_000_000  # bytes of a line; those of ours have no more than a path and a message


def error_path(output: str) -> str:
    """Where the error records go: claims.errors.jsonl for claims.jsonl."""
    return str(Path(output).with_suffix("")) + ".errors.jsonl"


def origin_of(inputs: Sequence[str], options: ReadOptions) -> Origin:
    """What tells whether two outputs have the same errors: the inputs, and how they are read."""
    return {
        "inputs": [path if path == STDIN else os.path.realpath(path) for path in inputs],
        "options": asdict(options),
    }


def refuse_strange(state: State, output: str) -> None:
    """Fail where the errors would go into a file that is not claimx's: somebody's own notes of that name.

    Raises:
        OutputError: with what to do.
    """
    path = error_path(output)
    refuse_link(path)
    refuse_folder(path)
    file = seen(path)
    known = (each.load("errors").get("file") == file for each in (state, *beside(state, output)))
    if file is not None and not any(known) and not is_ours(path):
        raise OutputError(
            f"{path}: the errors of {output} go there, and this file is not as claimx writes it; move it, or give the "
            "output another name"
        )


def is_ours(path: str) -> bool:
    """Whether a file holds error records and nothing else."""
    try:
        with Path(path).open("rb") as file:
            while line := file.readline(LONGEST):
                record = json.loads(line)
                if not isinstance(record, dict) or record.get("schema") != ERROR_SCHEMA:
                    return False
    except (OSError, ValueError, RecursionError):
        return False
    return True


def refuse_shared(state: State, output: str, origin: Origin) -> None:
    """Fail where this output's errors would take the place of those of another output, from other inputs.

    Raises:
        OutputError: with that output.
    """
    path = error_path(output)
    for other in beside(state, output):
        kept = other.load("errors")
        same = kept.get("origin") == origin and STDIN not in origin["inputs"]
        if kept and not same and kept.get("file") == seen(path):
            raise OutputError(
                f"{output}: its errors would go to {path}, which holds those of {other.shown.removesuffix('.state')}, "
                "made of other inputs; give the output another name"
            )


def beside(state: State, output: str) -> Iterator[State]:
    """The states of other outputs that share the errors file of this one."""
    own = Path(error_path(output))
    stem = own.name.removesuffix(".errors.jsonl")
    for folder in sorted(own.parent.glob(f"{glob.escape(stem)}*.state")):
        other = str(folder).removesuffix(".state")
        if error_path(other) == str(own) and folder.resolve() != state.folder:
            yield State.beside(other)


def write_errors(kept: Kept, keys: Sequence[str], output: str, origin: Origin) -> None:
    """Write the error records of these shards, in order; without any, remove those of an earlier run.

    Raises:
        OutputError: where they can't be written, or a shard is damaged.
    """
    state = kept.state
    refuse_strange(state, output)  # it may have come meanwhile
    path = error_path(output)
    lines = lines_of(kept, keys)
    first = next(lines, None)
    if first is None:
        try:
            Path(path).unlink(missing_ok=True)
        except OSError as error:
            raise unwritable(path, error) from error
        state.forget("errors")
        return
    if not holds(path, itertools.chain([first], lines)):  # else it stays, for the other outputs that it is of
        with whole_file(path) as file:
            for line in lines_of(kept, keys):
                write_chunk(file, line, path)
    state.save("errors", {"file": seen(path), "origin": origin})


def lines_of(kept: Kept, keys: Iterable[str]) -> Iterator[bytes]:
    for failure in (failure for key in keys for failure in kept.failures_of(key)):
        yield encoded(json.dumps(failure.record, ensure_ascii=False, separators=(",", ":")) + "\n")


def holds(path: str, lines: Iterable[bytes]) -> bool:
    """Whether a file consists of these lines."""
    try:
        with Path(path).open("rb") as file:
            return all(file.readline() == line for line in lines) and not file.readline()
    except OSError:
        return False


def seen(path: str) -> list[int] | None:
    """A file as it is: its size and time of change."""
    try:
        status = os.stat(path)  # noqa: PTH116 - a path as given, never taken apart
    except OSError:
        return None
    return [status.st_size, status.st_mtime_ns]
