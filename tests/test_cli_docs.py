"""docs/commands.md is written from the commands, and is current."""

from __future__ import annotations

import importlib.util
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


def test_names_on_the_command_line_are_those_of_export() -> None:
    assert tuple(FormatName) == tuple(FORMATS)
    assert tuple(RowsName) == ROWS
