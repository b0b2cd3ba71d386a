"""What answers at once: help, version, completion and usage errors import no spaCy."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parent.parent / "samples" / "troops.txt"
CLAIMX = Path(sys.executable).with_name("claimx")
# What takes long to import; `rich.table` stands for Rich's rendering.
SLOW = ("spacy", "thinc", "numpy", "pydantic", "rich.table", "claimx.records", "claimx.pipeline")


def imported(*arguments: str) -> tuple[set[str], int, str]:
    """The slow modules that a command line imports, its exit code, and stdout."""
    code = (
        "import sys\n"
        "from claimx.cli import run\n"
        f"code = run({list(arguments)!r})\n"
        f"print('IMPORTED', code, *[name for name in {SLOW!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        stdin=subprocess.DEVNULL,
    )
    out, _, last = done.stdout.rpartition("IMPORTED ")
    exit_code, *modules = last.split()
    return set(modules), int(exit_code), out


@pytest.mark.parametrize("command", ["", "extract", "batch", "view", "report", "explain", "rules", "schema", "model"])
def test_help_imports_nothing_slow(command: str) -> None:
    modules, code, out = imported(*filter(None, [command]), "--help")
    assert modules == set()
    assert code == 0
    assert out.startswith(f"Usage: claimx {command}".rstrip())


@pytest.mark.parametrize(
    ("arguments", "exit_code"),
    [
        ((), 0),
        (("--version",), 0),
        (("nonsense",), 2),
        (("extract", "--nonsense"), 2),
        (("extract", "a.txt", "--format", "nonsense"), 2),
        (("extract", "a.txt", "-o", "no-folder/a.json"), 2),
        (("extract", "a.txt", "-o", "a.xyz"), 2),
        (("extract", "a.txt", "--encoding", "nonsense"), 2),
        (("explain", "a.txt", "x1"), 2),
        (("batch", "folder"), 2),
        (("model",), 0),
    ],
)
def test_usage_errors_import_no_spacy(arguments: tuple[str, ...], exit_code: int) -> None:
    modules, code, _ = imported(*arguments)
    assert modules <= {"pydantic"}  # newer Typers read values with it
    assert code == exit_code


def test_importing_the_package_is_cheap() -> None:
    code = f"import claimx, sys; claimx.InputError; dir(claimx); print([m for m in {SLOW!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_spacys_own_commands_come_only_when_they_are_asked_for(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from claimx.cli import main\n"
        f"try:\n    main(['extract', {str(SAMPLE)!r}, '-o', {str(tmp_path / 'out.jsonl')!r}])\n"
        "except SystemExit:\n    pass\n"
        "import spacy\n"
        "before = 'spacy.cli' in sys.modules\n"
        "name = spacy.info(silent=True)['spacy_version']\n"
        "print(before, name == spacy.__version__, 'spacy.cli' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True", "True"]


def test_schema_needs_no_spacy() -> None:
    modules, code, _ = imported("schema")
    assert "spacy" not in modules
    assert code == 0


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_answers_at_once(argument: str) -> None:
    """Within half a second of processor time and what Python takes to start: 0.2 s where the machine is quiet."""
    best = min(timed([str(CLAIMX), argument]) for _ in range(5))
    allowance = timed([sys.executable, "-c", "pass"]) * 2  # a slow machine starts Python slowly too
    assert best < 0.5 + allowance


def timed(command: list[str]) -> float:
    """Processor time of a command in seconds: what else the machine does costs none."""
    before = os.times()
    subprocess.run(command, capture_output=True, check=True, env=os.environ)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def test_completion_answers_without_spacy() -> None:
    environment = os.environ | {
        "_CLAIMX_COMPLETE": "complete_bash",
        "COMP_WORDS": "claimx ex",
        "COMP_CWORD": "1",
        "PYTHONPROFILEIMPORTTIME": "1",
    }  # fmt: skip
    done = subprocess.run([CLAIMX], capture_output=True, text=True, env=environment, check=False)
    assert "extract" in done.stdout
    assert "spacy" not in done.stderr
