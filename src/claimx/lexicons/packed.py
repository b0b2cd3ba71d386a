"""The word lists in a form that is read ten times as fast: a wheel carries them so beside the TOML files.

A file's tables are taken from there where it is still the file that was packed; a changed one is read as it is.
`hatch_build.py` loads this module by its path, so that it imports nothing of claimx.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping
from hashlib import sha256
from importlib.resources.abc import Traversable
from typing import Any

PACKED = "tables.json"

Packed = Mapping[str, Mapping[str, Any]]  # by the name of the file: its digest, `of`, and its `tables`


def packed(files: Iterable[Traversable]) -> str:
    """The tables of these TOML files as JSON, with the digest of each file."""
    read = {file.name: file.read_bytes() for file in files}
    return json.dumps(
        {name: {"of": _digest(data), "tables": tomllib.loads(data.decode())} for name, data in sorted(read.items())},
        ensure_ascii=False,
        separators=(",", ":"),
    )


def read_packed(folder: Traversable) -> Packed:
    """What a folder holds packed; nothing in a tree that no wheel was made of."""
    try:
        found: Packed = json.loads(folder.joinpath(PACKED).read_bytes())
    except (OSError, ValueError):  # there is none, or it is damaged: the TOML files are read
        return {}
    return found


def tables_of(file: Traversable, known: Packed) -> dict[str, Any]:
    """The tables of a TOML file, as they are packed where that was the same file."""
    data = file.read_bytes()
    entry = known.get(file.name)
    if entry is not None and entry["of"] == _digest(data):
        tables: dict[str, Any] = entry["tables"]
        return tables
    return tomllib.loads(data.decode())


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()
