"""How the command line helps: short names, examples, a hint where a file stands for a command, completion, a pager."""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer.main

from claimx.cli import app
from claimx.cli.completion import SHELLS
from claimx.cli.console import Console
from claimx.cli.help import EXAMPLES
from claimx.cli.options import normalised
from claimx.cli.pager import pager_command
from claimx.cli.terminal import terminal_width

from .terminal import CLAIMX, claimx_at_terminal, environment, quick

COMMANDS: dict[str, Any] = typer.main.get_command(app).commands  # type: ignore[attr-defined]
NUMBERS = (
    "The ministry said on Monday that exports of 46,234,567,890 barrels, worth $1,234,567,890.55, rose by 12.5 percent "
    "to about 3,400,000,000 dollars a year, and that 1,234,567 people may have left.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "news").mkdir()
    (tmp_path / "a.txt").write_text(NUMBERS)
    return tmp_path


def test_short_names(folder: Path) -> None:
    assert quick("-h", cwd=folder).out == quick("--help", cwd=folder).out
    assert quick("-V", cwd=folder).out == quick("--version", cwd=folder).out
    for name in COMMANDS:
        assert quick(name, "-h", cwd=folder).out == quick(name, "--help", cwd=folder).out


@pytest.mark.parametrize("name", COMMANDS)
def test_help_speaks_to_a_person(folder: Path, name: str) -> None:
    shown = quick(name, "--help", cwd=folder).out
    assert not re.search(r"<|list\[|\bstr\b|\bTEXT\b|\bINTEGER\b", shown)
    assert name not in EXAMPLES or "Examples:" in shown


@pytest.mark.parametrize(
    "line", [line for lines in EXAMPLES.values() for line, _ in lines], ids=lambda line: line.replace(" ", "_")
)
def test_examples_are_understood(line: str) -> None:
    words = shlex.split(line)
    words = words[words.index("claimx") + 1 :]
    end = next((place for place, word in enumerate(words) if word in {"|", ">"}), len(words))
    name, *arguments = words[:end]
    assert COMMANDS[name].make_context(name, normalised(arguments)).params


def test_a_file_in_a_commands_place_is_answered_with_the_command(folder: Path) -> None:
    for given, wanted in (
        ("a.txt", "claimx extract a.txt"),
        ("none.txt", "claimx extract none.txt"),
        ("my file.txt", "claimx extract 'my file.txt'"),
        ("news", "claimx batch news -o claims.jsonl"),
        ("-", "claimx extract -"),
    ):
        done = quick(given, cwd=folder)
        assert done.code == 2
        assert done.err.count("\n") == 1
        assert given == "-" or done.err.endswith(f"; for the claims of a file or folder: {wanted}\n")
    assert "Did you mean 'extract'" in quick("extrct", cwd=folder).err


@pytest.mark.parametrize("shell", SHELLS)
def test_completion_is_that_of_the_shell_asked_for(folder: Path, shell: str) -> None:
    for arguments in (("--show-completion", shell), (f"--show-completion={shell}",)):
        shown = quick(*arguments, cwd=folder)
        assert shown.code == 0
        assert f"complete_{shell.replace('pwsh', 'powershell')}" in shown.out
    assert "there are bash, zsh" in quick("--show-completion", "tcsh", cwd=folder).err


def test_the_module_is_the_command(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "claimx", "--version"],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, quick("--version", cwd=folder).out)


def test_colours_are_forced_and_forbidden(monkeypatch: pytest.MonkeyPatch) -> None:
    console = Console()
    for variables, wanted in (
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "0"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, True),
    ):
        for name in ("FORCE_COLOR", "NO_COLOR", "TERM"):
            monkeypatch.delenv(name, raising=False)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        assert console.colors(sys.stdout) is wanted


@pytest.mark.parametrize("rows", ["claims", "quantities", "articles"])
@pytest.mark.parametrize("columns", [30, 40, 60, 76, 80, 100, 108, 120, 200])
def test_no_table_cuts_a_number_or_a_line(folder: Path, rows: str, columns: int) -> None:
    shown = quick("extract", "a.txt", "--format", "table", "--rows", rows, cwd=folder, COLUMNS=str(columns)).out
    assert max(map(len, shown.splitlines())) <= columns
    if rows != "articles":
        for number in ("46,234,567,890", "1,234,567,890.55", "12.5", "3,400,000,000", "1,234,567 "):
            assert number in f"{shown} "


def test_the_width_is_that_of_the_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "57")
    assert terminal_width() == 57
    monkeypatch.delenv("LINES", raising=False)
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((0, 0)))  # where nobody set one
    assert terminal_width() == 57
    monkeypatch.setenv("COLUMNS", "wide")
    assert terminal_width() > 0


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal")
def test_what_is_longer_than_the_screen_goes_through_the_pager(folder: Path) -> None:
    (folder / "pager").write_text("#!/bin/sh\necho PAGED\ncat\n")
    (folder / "pager").chmod(0o755)
    pager = {"PAGER": str(folder / "pager"), "LINES": "12", "NO_COLOR": "1"}
    shown = claimx_at_terminal("rules", "attribution", cwd=folder, **pager).out
    assert shown.startswith("PAGED\n")
    for arguments, variables in (
        (("rules", "attribution", "--no-pager"), {}),
        (("rules", "attribution"), {"LINES": "10000"}),
    ):
        done = claimx_at_terminal(*arguments, cwd=folder, **pager | variables)
        assert f"PAGED\n{done.out}" == shown
        assert done.code == 0


def test_which_pager(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    for wanted, command in (
        (f"{sys.executable} -u", [sys.executable, "-u"]),
        ("cat", None),
        ("", None),
        ("no-such", None),
    ):
        monkeypatch.setenv("PAGER", wanted)
        assert pager_command() == command
    monkeypatch.setenv("PAGER", sys.executable)
    monkeypatch.setenv("TERM", "dumb")
    assert pager_command() is None


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal")
def test_a_pager_that_is_left_early_ends_quietly(folder: Path) -> None:
    done = claimx_at_terminal("rules", cwd=folder, PAGER="head -n 2", LINES="12", NO_COLOR="1")
    assert done.code == 0
    assert len(done.out.splitlines()) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_a_signal_before_the_work_ends_in_order(folder: Path) -> None:
    code = (
        "import os, signal, claimx.cli as cli\n"
        "cli.Console.configure = lambda *_: os.kill(os.getpid(), signal.SIGTERM)\n"
        "cli.main(['extract', 'a.txt'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, env=environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 128 + signal.SIGTERM
    assert done.stderr.endswith("claimx: error: interrupted by SIGTERM; nothing more is written\n")
    assert os.path.exists(CLAIMX)  # noqa: PTH110


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("extract", "--ony", "x"), "No such option: --ony; did you mean --only? See `claimx extract --help`"),
        (("batch", "news", "--sort", "check"), "No such option: --sort; extract and convert have it; see"),
        (("--quiet",), "give it behind a command, as in: claimx extract --quiet; see"),
        (("extract", "a.txt", "--actor"), "Option '--actor' requires an argument; see `claimx extract --help`"),
        (("extract", "--zzz"), "No such option: --zzz; see `claimx extract --help`"),
        (("batch", "news"), "Missing option '--output' / '-o'; as in: claimx batch articles/ -o claims.jsonl; see"),
        (("compare",), "Missing argument 'INPUT'; as in: claimx compare articles/; see"),
        (("version",), "No such command 'version'; did you mean claimx --version?"),
        (("help",), "No such command 'help'; did you mean claimx --help?"),
        (("help", "diff"), "No such command 'help'; did you mean claimx diff --help?"),
        (
            ("batch", "a.txt", "-o", "x.ods"),
            "no format has the suffix '.ods'; Excel, LibreOffice and the like open .xlsx",
        ),
        (("rules", "hedge.modl"), "no rule begins with 'hedge.modl'; did you mean hedge.modal?"),
        (("extract", "a.txt", "-o", "a b.jsonl.gz"), "write 'a b.jsonl' and pack it, or parts: --compress"),
        (("extract", "a.txt", "-o", ""), "'': an empty name; give that of a file"),
        (
            ("check", "a.txt", "--ignore", "check.headline-surer"),
            "write one with the line: # claimx: ignore check.headl",
        ),
        (("diff", "-", "-"), "standard input can't be both versions; give a file for one"),
        (("extract", "--files-from", "picture.png"), "picture.png: no list of inputs: "),
        (("convert", "a.txt", "-o", "x.csv"), "`claimx extract` and `batch` make them of articles"),
        (("convert", "-", "-o", "x.csv"), "standard input: an empty file: there is nothing to read"),
    ],
)
def test_what_was_typed_wrong_is_answered_with_what_was_meant(
    folder: Path, arguments: tuple[str, ...], said: str
) -> None:
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9)
    done = quick(*arguments, cwd=folder)
    assert (done.code in {1, 2}, done.out, done.err.count("\n")) == (True, "", 1)
    assert said in done.err


def test_a_mistyped_variable_is_told(folder: Path) -> None:
    done = quick("rules", "hedge.modal", cwd=folder, CLAIMX_FROMAT="csv", CLAIMX_GOLD="x")
    assert (done.code, done.err) == (0, "claimx: CLAIMX_FROMAT is no variable of claimx; did you mean CLAIMX_FORMAT?\n")


def test_the_setting_of_the_format_holds_where_a_command_has_it(folder: Path) -> None:
    (folder / "a.txt").write_text("It rained.\n", encoding="utf-8")
    assert quick("check", "a.txt", cwd=folder, CLAIMX_FORMAT="table").out == "a.txt: Nothing to ask\n"
    assert quick("check", "a.txt", cwd=folder, CLAIMX_FORMAT="parquet").out.startswith("{")
    assert quick("compare", "a.txt", cwd=folder, CLAIMX_FORMAT="table").out.startswith("1 article, 0 comparable")
    assert not quick("diff", "a.txt", "a.txt", cwd=folder, CLAIMX_FORMAT="table").out.startswith("{")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize("argument", ["--help", "--version", "rules"])
def test_a_full_disk_is_no_fault_of_claimx(folder: Path, argument: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [CLAIMX, argument], cwd=folder, env=environment(), stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert b"can't be written: No space left on device" in done.stderr
    assert b"fault" not in done.stderr
