"""What is longer than the screen goes through a pager, as with git: `PAGER`, else `less`; `--no-pager` for none."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import signal
import subprocess
from typing import IO

USUAL = "less"
LESS = "FRX"  # leave at once where all is seen, show colours, keep the text on the screen


def pager_command() -> list[str] | None:
    """The pager that is wanted; None for none."""
    try:
        wanted = shlex.split(os.environ.get("PAGER", USUAL))
    except ValueError:
        return None
    if not wanted or wanted == ["cat"] or os.environ.get("TERM", "dumb") == "dumb":
        return None
    return wanted if shutil.which(wanted[0]) else None


class Screen:
    """A terminal: what is written is held until it is more than a screen, which goes to a pager, or until the end.

    Args:
        terminal: where it goes without a pager.
        lines: of the screen.
        columns: of a line, so that one that is longer counts as several.
        paged: whether a pager is wanted at all.
    """

    def __init__(self, terminal: IO[bytes], *, lines: int, columns: int, paged: bool = True) -> None:
        self.terminal = terminal
        self.room = lines - 1  # the prompt takes one
        self.columns = columns
        self.held: list[bytes] = []
        self.pager: subprocess.Popen[bytes] | None = None
        self.command = pager_command() if paged else None

    def write(self, data: bytes) -> None:
        """Write a piece.

        Raises:
            OSError: where the terminal, or the pager, takes no more.
        """
        if self.command is None:
            self.terminal.write(data)
            self.terminal.flush()
            return
        if self.pager is None:
            self.held.append(data)
            for line in data.splitlines():
                self.room -= 1 + max(0, len(line.decode("utf-8", "replace")) - 1) // self.columns
            if self.room >= 0:
                return
            data = b"".join(self.held)
            environment = {"LESS": LESS, "LESSCHARSET": "utf-8"} | os.environ
            self.pager = subprocess.Popen(self.command, stdin=subprocess.PIPE, env=environment)
        if self.pager.stdin is not None:
            self.pager.stdin.write(data)
            self.pager.stdin.flush()

    def close(self) -> None:
        """Write what is held, or wait until the reader has left the pager."""
        if self.pager is None:
            self.terminal.write(b"".join(self.held) if self.command is not None else b"")
            self.terminal.flush()
            return
        if self.pager.stdin is not None:
            with contextlib.suppress(OSError):
                self.pager.stdin.close()
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # which is the pager's, as long as it is there
        try:
            self.pager.wait()
        finally:
            signal.signal(signal.SIGINT, before)
