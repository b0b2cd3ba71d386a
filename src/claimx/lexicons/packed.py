"""The word lists in a form that is read ten times as fast: a wheel carries them so beside the TOML files.

A line a file: its name, its digest and its tables as JSON, which are parsed anew for whoever asks, so that nobody
changes another's. They are taken where the file is still the one that was packed; a changed one is read as it is.
`hatch_build.py` loads this module by its path, so that it imports nothing of claimx.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import sha256
from importlib.resources.abc import Traversable
from typing import Any, NamedTuple

PACKED = "tables.txt"


class PackedFile(NamedTuple):
    """A file as it was packed."""

    digest: str
    tables: str  # JSON


Packed = Mapping[str, PackedFile]  # by the name of the file


def packed(files: Iterable[Traversable]) -> str:
    """The tables of these TOML files, a line each."""
    read = {file.name: file.read_bytes() for file in files}
    return "".join(f"{name} {_digest(data)} {_as_json(data)}\n" for name, data in sorted(read.items()))


def read_packed(folder: Traversable) -> Packed:
    """What a folder holds packed; nothing in a tree that no wheel was made of."""
    try:
        lines = folder.joinpath(PACKED).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):  # there is none, or it is damaged: the TOML files are read
        return {}
    parts = (line.split(" ", 2) for line in lines)
    return {part[0]: PackedFile(part[1], part[2]) for part in parts if len(part) == 3}


def tables_of(file: Traversable, known: Packed) -> dict[str, Any]:
    """The tables of a TOML file, as they are packed where that was the same file; the caller's own."""
    data = file.read_bytes()
    entry = known.get(file.name)
    if entry is not None and entry.digest == _digest(data):
        with suppress(ValueError):  # the line was cut short: the TOML file is read
            tables: dict[str, Any] = json.loads(entry.tables)
            return tables
    return tomllib.loads(data.decode())


def _as_json(data: bytes) -> str:
    return json.dumps(tomllib.loads(data.decode()), separators=(",", ":"))


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()
