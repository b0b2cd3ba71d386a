"""OUT.errors.jsonl: where it is, whose it is, and what is in it.

Outputs that differ in their suffix alone share it. Of the same inputs they have the same errors, so that the last run
may write them; those of other inputs are never replaced.
"""

from __future__ import annotations

import contextlib
import glob
import itertools
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from claimx.batch.state import State
from claimx.errors import OutputError
from claimx.export.files import encoded, whole_file, write_chunk
from claimx.readers import STDIN, ReadOptions

Origin = dict[str, Any]


def error_path(output: str) -> str:
    """Where the error records go: claims.errors.jsonl for claims.jsonl."""
    return str(Path(output).with_suffix("")) + ".errors.jsonl"


def origin_of(inputs: Sequence[str], options: ReadOptions) -> Origin:
    """What tells whether two outputs have the same errors: the inputs, and how they are read."""
    return {
        "inputs": [path if path == STDIN else os.path.realpath(path) for path in inputs],
        "options": asdict(options),
    }


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


def write_errors(state: State, keys: Sequence[str], output: str, origin: Origin) -> None:
    """Write the error records of the shards, in order; without any, remove those of an earlier run.

    Raises:
        OutputError: where they can't be written.
    """
    path = error_path(output)
    lines = lines_of(state, keys)
    first = next(lines, None)
    if first is None:
        with contextlib.suppress(OSError):
            Path(path).unlink()
        state.forget("errors")
        return
    if not holds(path, itertools.chain([first], lines)):  # else it stays, for the other outputs that it is of
        with whole_file(path) as file:
            for line in lines_of(state, keys):
                write_chunk(file, line, path)
    state.save("errors", {"file": seen(path), "origin": origin})


def lines_of(state: State, keys: Iterable[str]) -> Iterator[bytes]:
    marks = (state.mark_of(key) for key in keys)
    for failure in (failure for mark in marks if mark is not None for failure in mark.failures):
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
