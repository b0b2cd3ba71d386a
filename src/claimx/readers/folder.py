"""Folders: their files in code-point order of ids, subfolders included, one folder's listing in memory at a time."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from claimx.errors import InputError
from claimx.readers.items import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A file in a folder, or a link to a folder: its path, and its id relative to the folder, with `/`.

    Attributes:
        is_link: whether it is a link to a folder.
        is_file: whether it is a file itself, no link, pipe or device; as the folder's listing says, so that millions of
            files need not be asked.
    """

    path: str
    id: str
    is_link: bool = False
    is_file: bool = False

    @property
    def name(self) -> str:
        """The last part of its path."""
        return self.id.rstrip("/").rpartition("/")[2]


def walk(folder: str, left_out: Callable[[Entry], bool]) -> Iterator[Entry | Refusal]:
    """The files under a folder. Hidden files and folders are left out.

    Links to files are followed, links to folders are not: they could lead back here. A folder that can't be listed is
    a refusal; so is a link that leads nowhere, once somebody tries to read it.

    Args:
        folder: where they are.
        left_out: says of a file or folder, whose id ends in `/`, whether to pass it over.
    """
    waiting = [_listing(folder, "")]
    while waiting:
        entry = next(waiting[-1], None)
        if entry is None:
            waiting.pop()
        elif isinstance(entry, Entry) and left_out(entry):
            continue
        elif isinstance(entry, Entry) and entry.id.endswith("/"):
            waiting.append(_listing(entry.path, entry.id))
        else:
            yield entry


def _listing(path: str, prefix: str) -> Iterator[Entry | Refusal]:
    """One folder's files and folders; a folder is sorted by its name with the `/` that all below it share."""
    try:
        with os.scandir(path) as entries:
            names = sorted(
                (
                    entry.name + "/" * entry.is_dir(follow_symlinks=False),
                    is_link_to_folder(entry),
                    entry.is_file(follow_symlinks=False),
                )
                for entry in entries
                if not entry.name.startswith(".")
            )
    except OSError as error:
        reason = InputError(f"the folder can't be listed: {error.strerror or error}")
        yield Refusal(id=prefix.rstrip("/") or PurePath(path).as_posix(), path=path, error=reason)
        return
    for name, is_link, is_file in names:
        # Not `Path`: the folder stays as it was given.
        whole = os.path.join(path, name.rstrip("/"))  # noqa: PTH118
        yield Entry(path=whole, id=prefix + name, is_link=is_link, is_file=is_file)


def is_link_to_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_symlink() and entry.is_dir()
    except OSError:  # a link to itself is found out when it is read
        return False
