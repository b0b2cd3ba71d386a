"""Inputs become `Article`s: one module a kind, chosen by suffix.

A reader is a function from an `Input` to the articles it holds: one for a text file, any number for a container. A
new kind is a module with such a function and a line in `READERS`.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from claimx.errors import InputError
from claimx.records import Article

STDIN = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One input: where it is, what its articles are called, and the encoding to use (None: UTF-8)."""

    path: str
    id: str
    encoding: str | None = None

    @property
    def suffix(self) -> str:
        """The suffix that decides the reader, in small letters."""
        return PurePath(self.path).suffix.lower() if self.path != STDIN else ""


Reader = Callable[[Input, bytes], Iterator[Article]]

# Kinds that other tools make text of. To read their bytes as an article would print nonsense.
UNREADABLE = {
    ".htm": "HTML", ".html": "HTML", ".xhtml": "HTML", ".xml": "XML", ".pdf": "PDF", ".doc": "Word", ".docx": "Word",
    ".odt": "OpenDocument", ".rtf": "RTF", ".epub": "EPUB", ".json": "JSON", ".jsonl": "JSON Lines",
    ".ndjson": "JSON Lines", ".csv": "CSV", ".tsv": "TSV", ".parquet": "Parquet", ".warc": "WARC", ".gz": "gzip",
    ".zst": "Zstandard", ".zip": "zip", ".tar": "tar", ".xlsx": "Excel", ".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG",
}  # fmt: skip


def _text(given: Input, data: bytes) -> Iterator[Article]:
    from claimx.readers.text import read_text  # noqa: PLC0415 - a reader is imported on use

    return read_text(given, data)


def _markdown(given: Input, data: bytes) -> Iterator[Article]:
    from claimx.readers.text import read_markdown  # noqa: PLC0415

    return read_markdown(given, data)


READERS: dict[str, Reader] = {".txt": _text, ".text": _text, ".md": _markdown, ".markdown": _markdown}
# What `batch` takes from a folder.
FOLDER_SUFFIXES = (".txt", ".md")


def file_input(path: str, encoding: str | None = None) -> Input:
    """The input of a path as given on the command line; its id is the path with `/`."""
    return Input(path=path, id=STDIN if path == STDIN else PurePath(path).as_posix(), encoding=encoding)


def read_articles(given: Input, data: bytes | None = None) -> Iterator[Article]:
    """The articles of an input; a file whose suffix says nothing is read as plain text.

    Args:
        given: the input.
        data: its bytes, where they are at hand (standard input).

    Raises:
        InputError: where it is missing, unreadable, of an unknown kind, in another encoding, or blank.
    """
    kind = UNREADABLE.get(given.suffix)
    if kind is not None and not (data is None and not os.path.lexists(given.path)):
        raise InputError(f"claimx reads plain text and Markdown, no {kind}; save the article as .txt")
    if data is None:
        data = read_bytes(given.path)
    return READERS.get(given.suffix, _text)(given, data)


def read_bytes(path: str) -> bytes:
    """The bytes of a file.

    Raises:
        InputError: with what is wrong and what to do, without the path itself.
    """
    try:
        return Path(path).read_bytes()
    except FileNotFoundError as error:
        raise InputError("no such file; check the path") from error
    except IsADirectoryError as error:
        raise InputError("this is a folder, not a file") from error
    except PermissionError as error:
        raise InputError("no permission to read it; check its access rights") from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        if isinstance(error, OSError) and error.errno == errno.ELOOP:
            reason = "a symbolic link that leads to itself"
        raise InputError(f"it can't be read: {reason}") from error
