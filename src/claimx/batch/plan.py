"""What a batch has to do: the articles of a folder, in code-point order of their ids."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from claimx.errors import InputError
from claimx.readers import FOLDER_SUFFIXES, Input


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """A folder inside the folder that could not be listed."""

    id: str
    path: str
    error: InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The inputs in order, and what was left out.

    Attributes:
        unreadable: folders that could not be listed.
        others: number of files of other kinds, by suffix.
    """

    inputs: tuple[Input, ...]
    unreadable: tuple[Unreadable, ...] = ()
    others: Counter[str] = field(default_factory=Counter)


def make_plan(folder: str, *, encoding: str | None = None, without: Iterable[str] = ()) -> Plan:
    """The articles under a folder, its subfolders included; hidden files and folders are left out.

    Links to files are followed, links to folders are not: they could lead back here.

    Args:
        folder: where the articles are.
        encoding: that of all of them; None for UTF-8.
        without: files that are no articles: what a run before wrote.

    Raises:
        InputError: where there is no such folder.
    """
    root = Path(folder)
    if not root.exists():
        raise InputError(f"{folder}: no such folder; check the path")
    if not root.is_dir():
        raise InputError(f"{folder}: this is a file; try: claimx extract {folder}")
    inputs, unreadable, others = [], [], Counter[str]()

    own = {os.path.realpath(path) for path in without}

    def refused(error: OSError) -> None:
        where = str(error.filename)
        reason = InputError(f"the folder can't be listed: {error.strerror or error}")
        unreadable.append(Unreadable(id=_id(where, folder), path=where, error=reason))

    for here, folders, files in os.walk(folder, onerror=refused):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if name.startswith("."):
                continue
            path = os.path.join(here, name)  # noqa: PTH118 - keeps the folder as it was given
            if own and os.path.realpath(path) in own:
                continue
            suffix = PurePath(name).suffix.lower()
            if suffix in FOLDER_SUFFIXES:
                inputs.append(Input(path=path, id=_id(path, folder), encoding=encoding))
            else:
                others[suffix or "no suffix"] += 1
    inputs.sort(key=lambda each: each.id)
    unreadable.sort(key=lambda each: each.id)
    return Plan(inputs=tuple(inputs), unreadable=tuple(unreadable), others=others)


def _id(path: str, folder: str) -> str:
    """The path relative to the folder, with `/`."""
    return PurePath(os.path.relpath(path, folder)).as_posix()
