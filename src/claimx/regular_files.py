"""Files of others, read whole: a pipe or a device at their path is refused, rather than waited for or read for ever."""

from __future__ import annotations

import os
import stat
import tomllib
from pathlib import Path
from typing import Any

LARGEST_TOML = 10_000_000  # bytes


def read_regular(path: Path, largest: int | None = None) -> bytes:
    """The bytes of a file.

    Raises:
        OSError: where it is missing, can't be read, or is no file but a folder, pipe or device.
        ValueError: where it is longer than `largest`.
    """
    # A pipe is opened at once, too, so that it can be seen to be one, rather than when somebody writes to it.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise OSError("it is no file but a pipe or device")
        if largest is not None and status.st_size > largest:
            raise ValueError(f"longer than {largest:,} bytes")
        return file.read()


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of a file.

    Raises:
        OSError: as `read_regular`.
        ValueError: where it is no TOML, with what is wrong.
    """
    return parse_toml(read_toml_text(path))


def read_toml_text(path: Path) -> str:
    """The text of a TOML file.

    Raises:
        OSError, ValueError: as `read_toml`.
    """
    try:
        return read_regular(path, LARGEST_TOML).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8: {error}") from error


def parse_toml(text: str) -> dict[str, Any]:
    """The tables of a TOML text.

    Raises:
        ValueError: where it is none, with what is wrong.
    """
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise ValueError("lists in lists without end") from error
