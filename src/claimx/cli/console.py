"""The terminal: stderr, progress, colour, exit codes, and files written whole.

Data goes to stdout and nothing else does; everything here that talks to a person uses stderr.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

from claimx.cli.terminal import is_dumb, is_terminal, terminal_size
from claimx.errors import ClaimxError, InputError, ModelError, OutputError
from claimx.export.files import check_writable, encoded, refuse_folder, whole_file, write_chunk
from claimx.visible import harmless, visible

if TYPE_CHECKING:
    from rich.progress import Progress

    from claimx.settings import Settings

__all__ = ["check_writable", "refuse_folder", "whole_file", "write_chunk"]  # the commands find them here
PACKAGE = Path(__file__).parent.parent
DONE, FAILED, USAGE, NO_MODEL, INTERRUPTED = 0, 1, 2, 3, 130
TROUBLE = 2  # an input failed, where 1 says that something was found: with --exit-code or --strict, as diff has it
RED, YELLOW, RESET = "\033[31m", "\033[33m", "\033[0m"
STDOUT = "-"
SOON, PAUSE = 2.5, 10.0  # seconds to the first line that says what takes long, and between the next ones


class ClosedPipeError(Exception):
    """The reader of stdout has gone: the run ends quietly."""


class Console:
    """What a command says to the person, and the settings of how.

    Attributes:
        quiet: progress, warnings and summaries are not shown; errors are.
        debug: errors come with their traceback.
        color: `auto`, `always` or `never`.
        failed: inputs that failed so far, as they were named.
        paged: whether a terminal shows what is longer than the screen through a pager.
        signal: the signal that asked for the end of the run.
        kept: says what there is of the run at the moment of an interruption, and how to go on.
    """

    def __init__(self) -> None:
        self.quiet = False
        self.debug = "--debug" in sys.argv or os.environ.get("CLAIMX_DEBUG", "").lower() in {"1", "true", "yes", "on"}
        self.color = "auto"
        self.failed: list[str] = []
        self.paged = True
        self.signal: int | None = None
        self.kept: Callable[[], str] = lambda: "nothing more is written"

    def configure(self, settings: Settings) -> None:
        """Take over the settings that are about talking."""
        self.quiet, self.debug, self.color = settings.quiet, settings.debug, settings.color
        for line in settings.notes:  # said also where the file itself asks for quiet
            self._say(f"claimx: {visible(line)}")

    def writes(self, output: str | None, *, reads: bool = False) -> None:
        """Note what an interruption would leave of an output, which appears whole or not at all.

        Args:
            output: the file; None or `-` for standard output.
            reads: whether articles are read, which takes long.
        """
        if output is None or output == STDOUT:
            left = "nothing more is written"
        else:
            left = f"{output} {'stays as it was' if Path(output).exists() else 'is not written'}"
        instead = "; claimx batch keeps what it has read, and goes on where it was" if reads else ""
        self.kept = lambda: f"{left}; the same command begins anew{instead}"

    def colors(self, stream: IO[str]) -> bool:
        """Whether to colour what goes to this stream."""
        if self.color != "auto":
            return self.color == "always"
        if os.environ.get("NO_COLOR"):
            return False
        if os.environ.get("FORCE_COLOR", "0") != "0":
            return True
        return is_terminal(stream) and not is_dumb()

    def note(self, message: str) -> None:
        """A line that `--quiet` silences."""
        if not self.quiet:
            self._say(f"claimx: {visible(message)}")

    def warn(self, message: str) -> None:
        """A warning, which `--quiet` silences."""
        if not self.quiet:
            self._say(f"claimx: {self._painted('warning', YELLOW)}: {visible(message)}")

    def error(self, message: str) -> None:
        """An error in one line: what, where and what to do."""
        self._say(f"claimx: {self._painted('error', RED)}: {visible(' '.join(message.split()))}")

    def report(self, error: BaseException) -> int:
        """Say what went wrong, with a traceback if debugging; return the exit code."""
        if self.debug:
            with contextlib.suppress(OSError, ValueError):
                traceback.print_exception(error, file=sys.stderr)
        if isinstance(error, ClaimxError):
            self.error(str(error))
            return exit_code(error)
        if isinstance(error, MemoryError):
            self.error("memory ran out; give it more, or less to do at a time")
            return FAILED
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            self.error(f"{error.filename or 'output'}: can't be written: {error.strerror}; make room, and try again")
            return USAGE
        hint = "" if self.debug else "; this is a fault in claimx: run it again with --debug and report what it prints"
        self.error(f"{type(error).__name__}: {error}{hint}")
        return FAILED

    def input_failed(self, name: str, error: BaseException) -> None:
        """Say that an input failed, and remember it for the list at the end."""
        self.failed.append(name)
        if self.debug:
            with contextlib.suppress(OSError, ValueError):
                traceback.print_exception(error, file=sys.stderr)
        self.error(f"{name}: {describe(error)}")

    def list_failed(self, total: int) -> None:
        """At the end: which inputs failed, where there were several."""
        if self.failed and total > 1:
            between = "; " if any(", " in name for name in self.failed[:10]) else ", "
            names = between.join(self.failed[:10]) + (
                f" and {len(self.failed) - 10} more" if len(self.failed) > 10 else ""
            )
            self.error(f"{len(self.failed)} of {total} inputs failed: {names}")

    def progress(self) -> Progress | None:
        """A progress bar on stderr; None where nobody would see it, or the terminal can't draw one."""
        if self.quiet or not is_terminal(sys.stderr) or is_dumb():
            return None
        from rich.console import Console as RichConsole  # noqa: PLC0415 - only where a bar is shown
        from rich.progress import (  # noqa: PLC0415
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
        )

        return Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[speed]}"),
            TimeRemainingColumn(),
            console=RichConsole(stderr=True, no_color=not self.colors(sys.stderr)),
            transient=True,
        )

    @contextlib.contextmanager
    def at_work(self, what: str, share: Callable[[], float] = lambda: 0.0) -> Iterator[None]:
        """A block that says so while it takes long; `share` tells how much of it is done."""
        done = threading.Event()

        def say() -> None:
            begun = time.monotonic()
            pause = SOON
            while not done.wait(pause):
                took, done_so_far = time.monotonic() - begun, share()
                rest = f", {done_so_far:.0%} read, some {took / done_so_far - took:.0f} s left" if done_so_far else ""
                self.note(f"{what}: at work for {took:.0f} s{rest}")
                pause = PAUSE

        threading.Thread(target=say, daemon=True).start()
        try:
            yield
        finally:
            done.set()

    def _painted(self, word: str, code: str) -> str:
        return f"{code}{word}{RESET}" if self.colors(sys.stderr) else word

    def _say(self, line: str) -> None:
        with contextlib.suppress(OSError, ValueError, AttributeError):  # a closed stderr must not stop the work
            encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
            sys.stderr.write(line.encode(encoding, "backslashreplace").decode(encoding) + "\n")
            sys.stderr.flush()


def describe(error: BaseException) -> str:
    """An error in words; claimx's own say it themselves."""
    if isinstance(error, ClaimxError):
        return str(error)
    if isinstance(error, MemoryError):
        return "memory ran out over it; give it more, or leave it out"
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror}; check the file, and try it again"
    what = f"{type(error).__name__}: {error}".rstrip(": ")
    return f"claimx failed over it{place_of(error)} ({what}); leave it out, or see with --debug what led there"


def place_of(error: BaseException) -> str:
    """The line of claimx that an error came from, as a message names it."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if PACKAGE in Path(frame.filename).parents]
    if not frames:
        return ""
    last = frames[-1]
    return f" at {Path(last.filename).relative_to(PACKAGE).as_posix()}:{last.lineno}"


def exit_code(error: ClaimxError) -> int:
    if isinstance(error, ModelError):
        return NO_MODEL
    return FAILED if isinstance(error, InputError) else USAGE


def write_output(chunks: Iterable[str], path: str | None, *, colored: bool = False, paged: bool = False) -> None:
    """Write pieces of text as they come: to stdout, or to a file that appears whole or not at all.

    Args:
        chunks: the pieces; at a terminal what commands it is spelled out.
        path: the file; None or `-` for stdout.
        colored: whether colours in them are our own.
        paged: whether a terminal shows what is longer than the screen through a pager.

    Raises:
        OutputError: where the file can't be written.
        ClosedPipeError: where the reader of stdout has gone.
    """
    if path is None or path == STDOUT:
        if sys.stdout is None:
            raise OutputError("standard output: can't be written: it is closed; give -o FILE")
        try:
            if is_terminal(sys.stdout):
                show((harmless(chunk, colored=colored) for chunk in chunks), paged=paged)
                return
            for chunk in chunks:
                sys.stdout.buffer.write(encoded(chunk))
                sys.stdout.buffer.flush()
        except BrokenPipeError as error:
            raise ClosedPipeError from error
        except OSError as error:
            raise OutputError(f"standard output: can't be written: {error.strerror or error}") from error
        return
    with whole_file(path) as file:
        for chunk in chunks:
            write_chunk(file, chunk, path)


def show(chunks: Iterable[str], *, paged: bool) -> None:
    """Write pieces of text to the terminal that stdout is."""
    from claimx.cli.pager import Screen  # noqa: PLC0415 - where somebody looks

    size = terminal_size()
    screen = Screen(sys.stdout.buffer, lines=size.lines, columns=size.columns, paged=paged)
    try:
        for chunk in chunks:
            screen.write(encoded(chunk))
    finally:
        screen.close()
