"""The folder of an output in parts: what may be in it, and the list of its parts, `_parts.json`.

The list is there from the first part on, and says whether all of them are: whoever reads the folder sees a run that is
at work, or was killed. Names with an underscore first are no data to Spark and Hive.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

from claimx import parted
from claimx.batch.assemble import remove
from claimx.batch.order import Target
from claimx.batch.state import State
from claimx.errors import OutputError
from claimx.export.files import encoded, refuse_link, unwritable, whole_file, write_chunk
from claimx.parted import LIST, is_list

NOTE = "parts"  # of the state: the folder beside it is its output
OWN_PART = re.compile(r"part-\d{5,}(?:\.[a-z0-9]{2,7}){1,2}")
TEMPORARY = re.compile(rf"\.(?:part-[^/]+|{LIST})\.[a-z0-9_]{{8}}\.tmp")


def check_folder(output: str, state: State, inputs: Iterable[str] = ()) -> None:
    """Fail before the work where parts can't be written to a folder, or it holds what is not claimx's.

    Raises:
        OutputError: with what to do.
    """
    refuse_link(output)
    folder = Path(output)
    place = folder if folder.is_dir() else folder.absolute().parent
    if not place.is_dir():
        raise OutputError(f"{output}: can't be written: there is no folder {folder.parent}; make it first")
    if not os.access(place, os.W_OK | os.X_OK):
        raise OutputError(f"{output}: can't be written: no permission in the folder {place}")
    if not folder.exists():
        return
    if not folder.is_dir():
        raise OutputError(
            f"{output}: can't be written: this is a file; give the name of a folder, such as {output}-parts/"
        )
    for path in inputs:
        with contextlib.suppress(OSError, ValueError):
            if Path(path).is_dir() and folder.samefile(path):
                raise OutputError(f"{output}: this is one of the inputs; give another name to the output")
    refuse_strange_files(output, state)


def refuse_strange_files(output: str, state: State) -> None:
    """Fail where a folder holds what claimx did not write, hidden files aside; the list or the state tells parts.

    Raises:
        OutputError: with the first of them.
    """
    folder = Path(output)
    try:
        names = sorted(path.relative_to(folder).as_posix() for path in strangers(folder))
        has_parts = next(own_parts(folder), None)
    except OSError as error:
        raise unwritable(output, error) from error
    if names:
        more = f" and {len(names) - 1:,} more" if len(names) > 1 else ""
        raise OutputError(
            f"{output}: holds {names[0]}{more}, which claimx did not write there; give a new folder, or move it away"
        )
    if has_parts is not None and not is_list(folder / LIST) and not state.has(NOTE):
        raise OutputError(
            f"{output}: holds {has_parts.relative_to(folder).as_posix()} but no {LIST} of claimx, so that nothing "
            "in it is replaced; give a new folder, or empty it"
        )


def strangers(folder: Path) -> Iterator[Path]:
    """What is in a folder, and in those of its tables, that is no part."""
    from claimx.export.rows import TABLES  # noqa: PLC0415 - of those who write rows

    for path in folder.iterdir():
        if path.name in TABLES and path.is_dir() and not path.is_symlink():
            yield from (each for each in path.iterdir() if not is_usual(each))
        elif path.name != LIST and not is_usual(path):
            yield path


def is_usual(path: Path) -> bool:
    """Whether a name is a part's, or hidden."""
    return path.name.startswith(".") or (OWN_PART.fullmatch(path.name) is not None and not path.is_symlink())


def own_parts(folder: Path) -> Iterator[Path]:
    """The parts in a folder and in those of its tables."""
    from claimx.export.rows import TABLES  # noqa: PLC0415 - of those who write rows

    for each in (folder, *(folder / table for table in TABLES)):
        if each.is_dir() and not each.is_symlink():
            yield from (path for path in each.iterdir() if OWN_PART.fullmatch(path.name))


def begin_list(target: Target, state: State) -> None:
    """Make the folder, with a list that says that the run is at work, where it is not there yet.

    Raises:
        OutputError: where that can't be written.
    """
    folder = Path(target.output)
    state.save(NOTE, {})
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise unwritable(target.output, error) from error
    write_list(target, None)


def list_of(target: Target, parts: list[dict[str, Any]] | None) -> bytes:
    """The list of parts; None while not all of them are there."""
    return encoded(parted.list_of(target.format.name, target.rows, parts))


def write_list(target: Target, parts: list[dict[str, Any]] | None) -> None:
    """Write the list, unless it is there.

    Raises:
        OutputError: where it can't be written.
    """
    path, data = Path(target.output, LIST), list_of(target, parts)
    with contextlib.suppress(OSError):
        if path.read_bytes() == data:
            return
    with whole_file(str(path)) as file:
        write_chunk(file, data, str(path))


def has_list(target: Target, parts: list[dict[str, Any]]) -> bool:
    """Whether the list is there and says this."""
    try:
        return Path(target.output, LIST).read_bytes() == list_of(target, parts)
    except OSError:
        return False


def remove_others(output: str, names: Collection[str]) -> None:
    """Remove parts of earlier runs, and the folders of tables that are empty then."""
    folder = Path(output)
    for path in list(own_parts(folder)):
        if path.relative_to(folder).as_posix() not in names:
            with contextlib.suppress(OSError):
                path.unlink()
    for path in {folder / table for table in folder_names(folder)}:
        with contextlib.suppress(OSError):
            path.rmdir()


def folder_names(folder: Path) -> list[str]:
    """The folders of tables that are there."""
    from claimx.export.rows import TABLES  # noqa: PLC0415 - of those who write rows

    return [table for table in TABLES if (folder / table).is_dir() and not (folder / table).is_symlink()]


def sweep_folder(output: str) -> None:
    """Remove what workers that were killed left in the folder."""
    for folder in (Path(output), *(Path(output, name) for name in folder_names(Path(output)))):
        remove(folder, TEMPORARY)
