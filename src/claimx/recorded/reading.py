"""What there is at a path, record by record; a line that is none is told and passed over."""

from __future__ import annotations

import itertools
import json
import os
import shlex
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from pydantic_core import from_json

from claimx.errors import InputError
from claimx.parted import parts_of
from claimx.readers.streams import decompressed, opened, reading
from claimx.recorded.shape import Record, checked

STDIN = "-"
SQLITE = (".sqlite", ".sqlite3", ".db")
LINES = (".jsonl", ".ndjson", ".json")
PACKED = {".gz": "gzip", ".bz2": "bzip2", ".xz": "xz", ".zst": "zstd"}
WHOLE = ".jsonl, .json, .sqlite, .duckdb"
ROWS_ALONE = f"rows, not whole records; give the {WHOLE} of that run"
NO_RECORDS = f"no output of claimx that holds records ({WHOLE}); `claimx extract` and `batch` make them of articles"
# Outputs that hold less than records.
HOLDS_ROWS = {
    ".csv": f"a CSV file holds {ROWS_ALONE}",
    ".tsv": f"a TSV file holds {ROWS_ALONE}",
    ".xlsx": f"a workbook holds {ROWS_ALONE}",
    ".parquet": f"a Parquet file holds {ROWS_ALONE}, or the folder that `claimx batch -o OUT/ --format parquet "
    "--rows all` writes",
    ".html": f"a page shows records and holds none; give the {WHOLE} of that run",
}
ERRORS = ".errors.jsonl"
ERROR_SCHEMA = "claimx-error/"
MOST_KEPT = 100  # of what is no record, before one is found

Bad = Callable[[str, InputError], None]
"""Takes the place of what is no record ("claims.jsonl, line 7") and what is wrong with it."""


def read_records(path: str | os.PathLike[str], bad: Bad | None = None) -> Iterator[Record]:
    """The records of a file or folder, in order, as plain JSON values.

    Args:
        path: JSON Lines, JSON, SQLite or DuckDB that claimx wrote, a folder of such or of Parquet tables of every kind,
            or - for standard input.
        bad: takes what is no record; None: the first raises.

    Raises:
        InputError: where the path can't be read at all.
    """
    name = os.fspath(path)

    def refuse(place: str, error: InputError) -> None:
        if bad is None:
            raise InputError(f"{place}: {error}", stage=error.stage) from error
        bad(place, error)

    if name != STDIN and Path(name).is_dir():
        return of_folder(name, refuse, patient=bad is not None)
    return of_file(name, refuse)


def holds_records(path: str | os.PathLike[str]) -> bool:
    """Whether the first thing at a path that could be a record is one."""
    try:
        return next(read_records(path), None) is not None
    except InputError:
        return False


def is_database(path: str) -> bool:
    """Whether a name is that of a database: it can be nothing but records, so that what is wrong with it is said."""
    return kind_of(path) in {"sqlite", "duckdb"} and not Path(path).is_dir()


def of_folder(folder: str, bad: Bad, *, patient: bool) -> Iterator[Record]:
    parts = parts_of(Path(folder))
    whole = tables_in(Path(folder), parts)
    if whole is not None:
        yield from whole
        return
    if parts is not None:
        for path in parts:
            yield from of_file(str(path), bad)
        return
    files = sorted(path for path in Path(folder).rglob("*") if kind_of(path.name) and not path.name.endswith(ERRORS))
    held = [path for path in files if not any(part.endswith(".state") for part in path.parts)]
    kept = Refused(bad)
    for path in held:
        for record in of_file(str(path), kept if patient else bad):
            kept.tell()
            yield record
    if not kept.told:
        made = f"`claimx batch {shlex.quote(folder)} -o claims.jsonl` makes them of its articles"
        raise InputError(f"no records in this folder{kept.first}; {made}")


class Refused:
    """What is no record of a folder, told only once a record is found: a folder of articles may hold JSON, too."""

    def __init__(self, bad: Bad) -> None:
        self._bad = bad
        self._kept: list[tuple[str, InputError]] = []
        self.told = False

    def __call__(self, place: str, error: InputError) -> None:
        """Take something that is none."""
        if self.told or len(self._kept) == MOST_KEPT:
            self._bad(place, error)
        else:
            self._kept.append((place, error))

    def tell(self) -> None:
        """There is a record: tell what is kept, once."""
        if not self.told:
            self.told = True
            for place, error in self._kept:
                self._bad(place, error)

    @property
    def first(self) -> str:
        """The first of them, in brackets; empty where there is none."""
        return f" ({self._kept[0][0]}: {self._kept[0][1]})" if self._kept else ""


def tables_in(folder: Path, parts: list[Path] | None) -> Iterator[Record] | None:
    """The records of a folder of Parquet tables of every kind; None where it is none."""
    files = parts if parts is not None else sorted(folder.glob("*/*.parquet"))
    if not any(path.suffix == ".parquet" for path in files):
        return None
    from claimx.recorded.parquet import of_part, parts_with_all_tables  # noqa: PLC0415 - where there are tables

    found = parts_with_all_tables(files)
    return itertools.chain.from_iterable(map(of_part, found)) if found is not None else None


def kind_of(name: str) -> str | None:
    """`lines`, `sqlite`, `duckdb` or `parquet`, by the suffix."""
    suffix = suffix_of(name)
    for kind, suffixes in (("lines", LINES), ("sqlite", SQLITE), ("duckdb", (".duckdb",)), ("parquet", (".parquet",))):
        if suffix in suffixes:
            return kind
    return None


def suffix_of(name: str) -> str:
    """The suffix of a name, without that of how it is packed."""
    path = Path(name.lower())
    return Path(path.stem).suffix if path.suffix in PACKED else path.suffix


def of_file(name: str, bad: Bad) -> Iterator[Record]:
    kind = "lines" if name == STDIN else kind_of(name)
    if name != STDIN and not Path(name).exists():
        raise InputError("no such file; check the path")
    if kind is None or kind == "parquet":
        raise InputError(HOLDS_ROWS.get(suffix_of(name), NO_RECORDS))
    if kind == "lines":
        return of_lines(name, bad)
    from claimx.recorded.databases import of_database  # noqa: PLC0415 - where there are tables

    return of_database(name, kind)


def of_lines(name: str, bad: Bad) -> Iterator[Record]:
    if name == STDIN:
        yield from parsed(sys.stdin.buffer, "standard input", bad, may_be_whole=True)
        return
    path = Path(name.lower())
    may_be_whole = ".json" in (path.suffix, Path(path.stem).suffix)
    with opened(name) as file, reading():
        yield from parsed(decompressed(file, PACKED.get(path.suffix)), name, bad, may_be_whole=may_be_whole)


def parsed(stream: BinaryIO, name: str, bad: Bad, *, may_be_whole: bool) -> Iterator[Record]:
    """A record a line; or one value, a record or a list of them, where the first line is none by itself."""
    first = stream.readline()
    if may_be_whole and not is_value(first):
        yield from whole(first + stream.read(), name, bad)
        return
    for number, line in enumerate(itertools.chain([first], stream), start=1):
        if line.strip():
            yield from line_of(line, f"{name}, line {number}", bad)


def is_value(line: bytes) -> bool:
    """Whether a line is a JSON object by itself."""
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def whole(data: bytes, name: str, bad: Bad) -> Iterator[Record]:
    if not data.strip():
        bad(name, InputError("an empty file: there is nothing to read"))
        return
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        bad(name, not_json(error))
        return
    for number, each in enumerate(value if isinstance(value, list) else [value], start=1):
        yield from record_of(each, f"{name}, item {number}", bad)


def line_of(line: bytes, place: str, bad: Bad) -> Iterator[Record]:
    try:
        value = value_of(line)
    except (ValueError, RecursionError) as error:
        bad(place, not_json(error))
        return
    yield from record_of(value, place, bad)


def value_of(line: bytes) -> Any:
    """The value of a line: pydantic's reader takes half the time, Python's own tells what is wrong, and takes more.

    Raises:
        ValueError, RecursionError: where it is no JSON.
    """
    try:
        return from_json(line, cache_strings="keys")
    except ValueError:
        return json.loads(line)


def not_json(error: Exception) -> InputError:
    return InputError(f"not JSON: {' '.join(str(error).split())}", stage="decode")


def record_of(value: Any, place: str, bad: Bad) -> Iterator[Record]:
    if isinstance(value, dict) and str(value.get("schema", "")).startswith(ERROR_SCHEMA):
        return
    try:
        yield checked(value)
    except InputError as error:
        bad(place, error)
