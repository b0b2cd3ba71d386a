"""What a stream is shown on: a terminal or none, and how large it is."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import IO

FALLBACK_SIZE = (100, 24)


def is_terminal(stream: IO[str] | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


def is_dumb() -> bool:
    """Whether the terminal knows neither colours nor how to go back in a line."""
    return os.environ.get("TERM") == "dumb"


def terminal_width() -> int:
    """`COLUMNS`, else the width of the terminal that shows it, maybe through a pager, else 100."""
    return terminal_size().columns


def terminal_size() -> os.terminal_size:
    """`COLUMNS` and `LINES`, else the size of the terminal at any of the streams or behind them, else 100 by 24."""
    found = os.terminal_size(FALLBACK_SIZE)
    for stream in (sys.__stdout__, sys.__stderr__, sys.__stdin__):
        with contextlib.suppress(OSError, ValueError, AttributeError):
            found = os.get_terminal_size(stream.fileno())  # type: ignore[union-attr]
            break
    else:
        with contextlib.suppress(OSError):
            handle = os.open("/dev/tty", os.O_RDONLY)
            try:
                found = os.get_terminal_size(handle)
            finally:
                os.close(handle)
    columns, lines = FALLBACK_SIZE
    return os.terminal_size((_count("COLUMNS") or found.columns or columns, _count("LINES") or found.lines or lines))


def _count(variable: str) -> int:
    value = os.environ.get(variable, "")
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 6 else 0
