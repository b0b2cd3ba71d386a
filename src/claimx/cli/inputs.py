"""The inputs of a command: those it was given, and those that a list names."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

import typer

from claimx.cli.console import STDOUT
from claimx.cli.terminal import standard_input
from claimx.errors import InputError
from claimx.regular_files import read_regular

CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")  # in no name that anybody types


def all_inputs(given: Sequence[str] | None, files_from: str | None) -> list[str]:
    """The inputs given, then those of the list at `files_from`.

    Raises:
        typer.BadParameter: where standard input should be both the list and an article.
        InputError: where the list can't be read.
    """
    inputs = list(given or ())
    if files_from is None:
        return inputs
    if files_from == STDOUT and STDOUT in inputs:
        raise typer.BadParameter("standard input can't be the list of --files-from and an article")
    names = listed(read_list(files_from))
    odd = next((name for name in names if CONTROLS.search(name) and not os.path.lexists(name)), None)
    if odd is not None:
        raise InputError(f"{files_from}: no list of inputs: {odd[:20]!r} is no name of a file; give a name a line")
    inputs += names
    if not inputs:
        raise InputError(f"{files_from}: it names no input")
    return inputs


def read_list(path: str) -> bytes:
    """The bytes of a list; `-` is standard input."""
    if path == STDOUT:
        given = standard_input()
        return given.read() if given is not None else b""
    try:
        return read_regular(Path(path))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{path}: the list of inputs can't be read: {reason}") from error


def listed(data: bytes) -> list[str]:
    """The names in a list: a line each, or parted by NUL as `find -print0` does; empty ones are none."""
    names = data.split(b"\0") if b"\0" in data else data.splitlines()
    return [os.fsdecode(name) for name in names if name.strip()]
