"""What claimx itself wrote holds records, no articles: how it is known again among the inputs."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from claimx.export.formats import MARKS
from claimx.parted import LIST, is_list
from claimx.readers.items import ReadOptions

SCHEMAS = ("claimx-error/", "claimx-state/", "claimx-parts/")  # of what no format is: what else a run writes
STATE = ".state"
HEAD = 1024  # bytes in which a page tells who made it
COLUMNS = 7  # so many columns tell a table of ours whose key is no more than the article's id


def marks(place: str) -> tuple[str, ...]:
    """How what stands at a place of an output of ours begins."""
    return tuple(mark.begins for mark in MARKS if mark.place == place)


def is_own(row: dict[str, Any], options: ReadOptions) -> bool:
    """Whether claimx wrote this object: a record, an error, annotations. Of tasks, a text that is asked for is read."""
    if str(row.get("schema", "")).startswith((*marks("schema"), *SCHEMAS)):
        return True
    if "@context" in row and any(str(row.get(place)).startswith(marks(place)) for place in ("label", "name")):
        return True
    predictions = row.get("predictions")
    return (
        options.text_field is None
        and isinstance(predictions, list)
        and any(
            isinstance(each, dict) and str(each.get("model_version")).startswith(marks("model_version"))
            for each in predictions
        )
    )


def is_record(row: dict[str, Any]) -> bool:
    """Whether it is a record, whole."""
    return str(row.get("schema", "")).startswith(marks("schema"))


def is_own_page(data: bytes) -> bool:
    """Whether claimx wrote this page or report."""
    return any(mark.encode() in data[:HEAD] for mark in marks("head"))


def is_own_file(path: str) -> bool:
    """Whether a file is such a page: it is known before it is read."""
    try:
        with Path(path).open("rb") as file:
            return is_own_page(file.read(HEAD))
    except (OSError, ValueError):
        return False


def is_own_table(names: Sequence[str]) -> bool:
    """Whether these are the columns of a table that claimx wrote."""
    if not (names and names[0] in marks("column")):
        return False
    from claimx.export.rows import TABLES  # noqa: PLC0415 - where it may be one of them

    sure = [table.key if len(table.key) > 1 else table.names[:COLUMNS] for table in TABLES.values()]
    return any(tuple(names[: len(columns)]) == columns for columns in sure)


def is_own_folder(path: str) -> bool:
    """Whether claimx wrote this folder: the state of a run, an output in parts, or brat's texts and annotations."""
    if path.endswith(STATE):
        return os.path.isdir(os.path.join(path, "shards"))  # noqa: PTH112, PTH118 - as the folder was given
    if is_list(Path(path, LIST)):
        return True
    return any(begins_with(Path(path, mark.place), mark.begins) for mark in MARKS if mark.place.endswith(".conf"))


def begins_with(path: Path, words: str) -> bool:
    """Whether this is a file that begins so."""
    try:
        with path.open("rb") as file:
            return file.readline().startswith(words.encode())
    except (OSError, ValueError):
        return False
