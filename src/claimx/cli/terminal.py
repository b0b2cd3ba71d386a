"""What a stream is shown on, a terminal or none, how large it is, and what is typed there."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from typing import IO, BinaryIO

FALLBACK_SIZE = (100, 24)
END_OF_INPUT = "Ctrl-Z and Enter" if os.name == "nt" else "Ctrl-D"


def is_terminal(stream: IO[str] | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


def standard_input() -> BinaryIO | None:
    """Standard input; at a terminal what is typed or pasted there, up to the first end of input."""
    if sys.stdin is None:
        return None
    return io.BufferedReader(Typed()) if is_terminal(sys.stdin) else sys.stdin.buffer


class Typed(io.RawIOBase):
    """What is typed at the terminal, asked for and read as a whole where it is first wanted.

    A terminal ends its input once for every read, so that readers of blocks would want it ended several times.
    """

    def __init__(self) -> None:
        super().__init__()
        self.typed: io.BytesIO | None = None

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: object) -> int:
        """Some more of what is typed; the first time, all of it is waited for."""
        if self.typed is None:
            end = f"end it with {END_OF_INPUT} on a line of its own"
            sys.stderr.write(f"claimx: reading what you type or paste; {end}\n")
            sys.stderr.flush()
            self.typed = io.BytesIO(sys.stdin.buffer.read())
        return self.typed.readinto(buffer)  # type: ignore[arg-type]


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
