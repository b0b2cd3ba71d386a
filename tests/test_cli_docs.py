"""docs/commands.md is written from the commands, and is current."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

from claimx.cli.choices import FormatName, RowsName
from claimx.export import FORMATS, ROWS

DOCS = Path(__file__).parent.parent / "docs"


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate_commands", DOCS / "generate_commands.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_page_of_commands_is_current(generate: ModuleType) -> None:
    page = generate.commands_markdown()
    assert generate.COMMANDS_PAGE.read_text(encoding="utf-8") == page, "python docs/generate_commands.py writes it anew"


def test_the_manual_is_current(generate: ModuleType) -> None:
    page = generate.manual(generate.typer.main.get_command(generate.app).commands)
    assert generate.MANUAL_PAGE.read_text(encoding="utf-8") == page, "python docs/generate_commands.py writes it anew"
    assert page.isascii()


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
def test_the_manual_is_what_man_reads(generate: ModuleType) -> None:
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww", str(generate.MANUAL_PAGE)], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    for name in ("extract", "batch", "lexicon"):
        assert f"claimx {name}" in re.sub(".\b", "", done.stdout)


def test_names_on_the_command_line_are_those_of_export() -> None:
    assert tuple(FormatName) == tuple(FORMATS)
    assert tuple(RowsName) == ROWS
