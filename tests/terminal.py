"""The installed command, run as a user runs it: in a pipe or at a terminal."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from claimx import pipeline
from claimx.cli import run
from claimx.pipeline import Extractor

from .forking import forking_command
from .parses import kept_extractor
from .stand_in.pipeline import Extractor as StandIn

CLAIMX = str(Path(sys.executable).with_name("claimx"))
LIMIT = 120


def stand_in(harm: str = "", *, seconds: float = 0) -> dict[str, str]:
    """Variables with which a process has no model: for what is about processes alone; see `stand_in/pipeline.py`."""
    path = [str(Path(__file__).with_name("stand_in")), os.environ.get("PYTHONPATH", "")]
    return {"PYTHONPATH": os.pathsep.join(filter(None, path)), "STAND_IN": harm, "STAND_IN_SECONDS": str(seconds)}


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended, what it printed, and what it said."""

    code: int
    out: str
    err: str


def environment(**changes: str) -> dict[str, str]:
    """Variables without those that change claimx's output."""
    unwanted = {"NO_COLOR", "COLUMNS", "FORCE_COLOR"}
    own = {k: v for k, v in os.environ.items() if k not in unwanted and not k.startswith("CLAIMX_")}
    return own | {"XDG_CONFIG_HOME": "none-such", "LC_ALL": "C.UTF-8", "OMP_NUM_THREADS": "1", "PAGER": "cat"} | changes


def started(*arguments: str | Path, cwd: Path, **variables: str) -> subprocess.Popen[bytes]:
    """Start it and go on. It can be interrupted, also where the tests themselves run in the background and can't."""
    return subprocess.Popen(
        [CLAIMX, *arguments],
        cwd=cwd,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(**variables),
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no threads here
    )


def claimx(*arguments: str | Path, cwd: Path, given: bytes = b"", **variables: str) -> Done:
    """Run it with its output in pipes."""
    return in_pipes(CLAIMX, *arguments, cwd=cwd, given=given, **variables)


def forked(*arguments: str | Path, cwd: Path, given: bytes = b"", **variables: str) -> Done:
    """The same in a process of its own that need not load the pipeline: for what is not about its start."""
    return in_pipes(str(forking_command() / "claimx"), *arguments, cwd=cwd, given=given, **variables)


def in_pipes(command: str, *arguments: str | Path, cwd: Path, given: bytes, **variables: str) -> Done:
    """Run a command with its output in pipes."""
    done = subprocess.run(
        [command, *map(str, arguments)],
        input=given,
        capture_output=True,
        cwd=cwd,
        env=environment(**variables),
        check=False,
        timeout=LIMIT,
    )
    return Done(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def claimx_at_terminal(*arguments: str | Path, cwd: Path, typed: str = "", **variables: str) -> Done:
    """Run it with all three streams at a pseudo-terminal; `out` is what the screen gets, stderr and `typed` with it.

    It is forked, as in `forked`, unless it is to have no model.
    """
    import pty  # noqa: PLC0415 - not on Windows

    main, terminal = pty.openpty()
    command = CLAIMX if "STAND_IN" in variables else str(forking_command() / "claimx")
    process = subprocess.Popen(
        [command, *map(str, arguments)],
        cwd=cwd,
        env=environment(**{"TERM": "xterm-256color", "COLUMNS": "100"} | variables),
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        close_fds=True,
    )
    os.close(terminal)
    os.write(main, typed.encode())
    shown = bytearray()
    while True:
        try:
            piece = os.read(main, 65536)
        except OSError:  # Linux tells so that the other end is closed
            break
        if not piece:
            break
        shown += piece
    os.close(main)
    return Done(process.wait(LIMIT), shown.decode("utf-8").replace("\r\n", "\n"), "")


def kept(model: str | None = None, *, lexicon: Iterable[Path] = ()) -> Extractor:
    """An extractor, loaded once for all tests of this process."""
    return kept_extractor(model, tuple(lexicon))


def quick(*arguments: str | Path, cwd: Path, given: bytes = b"", **variables: str) -> Done:
    """The same in this process, with pipelines loaded once: for what is not about processes."""
    streams = [io.TextIOWrapper(io.BytesIO(data), encoding="utf-8", newline="") for data in (given, b"", b"")]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", streams[0])
        patch.setattr(sys, "stdout", streams[1])
        patch.setattr(sys, "stderr", streams[2])
        patch.setattr(os, "environ", environment(**variables))
        patch.setattr(pipeline, "Extractor", StandIn if "STAND_IN" in variables else kept)
        patch.chdir(cwd)
        code = run([str(each) for each in arguments])
        for stream in streams[1:]:
            stream.flush()
    out, err = (stream.buffer.getvalue().decode("utf-8") for stream in streams[1:])  # type: ignore[attr-defined]
    return Done(code, out, err)
