"""The `console` blocks of README and docs: read, run, compared, written anew.

A block holds commands, each after `$ ` (further lines of it after `> `), and what they print. They run in a shell from
a copy of the samples, with standard output at a pseudo-terminal 100 columns wide, so that a block shows what a reader
sees. A last line `…` stands for the rest.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from .forking import forking_command

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"\$ .*\n(?:> .*\n)*")
REST = "…"
# What long work says of itself: on a busy machine all work is long.
AT_WORK = re.compile(r"claimx: .*: at work for \d+ s(?:, \d+% read, some \d+ s left)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command of a page, the block it is in, and what it shows."""

    page: Path
    block: int
    line: int
    text: str
    shown: str

    def __str__(self) -> str:
        return f"{self.page.name}:{self.line} {self.text}"

    def agrees(self, printed: str) -> bool:
        return self.cut(printed) == self.shown

    def cut(self, printed: str) -> str:
        """What the page shows of this output: all, or as many lines as it shows before the `…`."""
        shown = self.shown.splitlines()
        if shown and shown[-1] == REST:
            return "\n".join([*printed.splitlines()[: len(shown) - 1], REST])
        return printed


def read_commands(page: Path) -> list[Command]:
    """All commands of a page, in order; a block that opens with no command is an error."""
    text = page.read_text(encoding="utf-8")
    commands = []
    for number, block in enumerate(BLOCK.finditer(text)):
        line = text.count("\n", 0, block.start(1)) + 1
        assert block[1].startswith("$ "), f"{page.name}:{line}: a console block opens with a command"
        for part in re.split(r"^(?=\$ )", block[1], flags=re.MULTILINE)[1:]:
            found = COMMAND.match(part)
            assert found is not None
            typed, shown = found[0].replace("\n> ", "\n")[2:].rstrip("\n"), part[found.end() :].rstrip("\n")
            commands.append(Command(page=page, block=number, line=line, text=typed, shown=shown))
            line += part.count("\n")
    return commands


def run_command(command: str, folder: Path) -> tuple[int, str]:
    """Exit code, and what a terminal shows: standard output, then what went to standard error."""
    import pty  # noqa: PLC0415 - not on Windows
    import termios  # noqa: PLC0415

    main, terminal = pty.openpty()
    attributes = termios.tcgetattr(terminal)
    attributes[1] &= ~termios.OPOST  # line ends as they are written
    termios.tcsetattr(terminal, termios.TCSANOW, attributes)
    termios.tcsetwinsize(terminal, (40, 100))
    environment = {key: value for key, value in os.environ.items() if not key.startswith("CLAIMX_")}
    commands = [forking_command(), Path(sys.executable).parent]
    environment |= {
        "PATH": os.pathsep.join([*map(str, commands), environment.get("PATH", "")]),
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "TERM": "dumb",
        "LC_ALL": "C.UTF-8",
        "PYTHONUTF8": "1",
        "XDG_CONFIG_HOME": str(folder / "no-settings"),
    }
    process = subprocess.Popen(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=terminal,
        stderr=subprocess.PIPE,
    )
    os.close(terminal)
    shown = bytearray()
    while True:
        try:
            read = os.read(main, 65536)
        except OSError:  # Linux tells so that the other end is closed
            break
        if not read:
            break
        shown += read
    os.close(main)
    errors = process.stderr.read() if process.stderr else b""
    process.wait()
    if process.stderr:
        process.stderr.close()
    lines = [line for line in (shown + errors).decode("utf-8").splitlines() if not AT_WORK.fullmatch(line)]
    return process.returncode, "\n".join(line.rstrip() for line in lines).strip("\n")


def write_outputs(page: Path, outputs: dict[int, str]) -> None:
    """Put these outputs under the commands at these lines."""
    lines = page.read_text(encoding="utf-8").splitlines(keepends=True)
    for command in reversed(read_commands(page)):
        if command.line in outputs:
            first = command.line + command.text.count("\n")  # the line after the command, counted from 0
            last = first + len(command.shown.splitlines())
            new = outputs[command.line]
            lines[first:last] = [line + "\n" for line in new.splitlines()]
    page.write_text("".join(lines), encoding="utf-8")
