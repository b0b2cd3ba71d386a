"""What a run is ordered to do: inputs from a list, a rehearsal, what the settings say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimx.cli.inputs import listed
from claimx.errors import SettingsError
from claimx.export import ROWS
from claimx.export.labelstudio import labelling_config
from claimx.settings import ROWS as NAMED
from claimx.settings import load_settings

from .terminal import quick

TEXT = "The mayor said on Monday that 20 people may have left.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.txt", "b c.txt", "é.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    return tmp_path


def ids(text: str) -> list[str]:
    return [json.loads(line)["article"]["id"] for line in text.splitlines()]


def test_names_of_a_list() -> None:
    assert listed(b"a\nb c\r\n\n  \nd") == ["a", "b c", "d"]
    assert listed(b"a\0b\nc\0") == ["a", "b\nc"]
    assert listed(b"") == []


def test_inputs_come_from_a_list(folder: Path) -> None:
    (folder / "list").write_text("b c.txt\né.txt\n", encoding="utf-8")
    names = ["a.txt", "b c.txt", "é.txt"]
    assert ids(quick("extract", "a.txt", "--files-from", "list", cwd=folder).out) == names
    given = "b c.txt\0é.txt\0".encode()
    assert ids(quick("extract", "--files-from", "-", cwd=folder, given=given).out) == names[1:]
    assert quick("batch", "a.txt", "--files-from", "list", "-o", "out.jsonl", cwd=folder).code == 0
    assert ids((folder / "out.jsonl").read_text(encoding="utf-8")) == names


def test_lists_that_are_none(folder: Path) -> None:
    done = quick("extract", "--files-from", "none", cwd=folder)
    assert (done.code, done.err) == (
        1,
        "claimx: error: none: the list of inputs can't be read: No such file or directory\n",
    )
    assert quick("batch", "-", "--files-from", "-", "-o", "out.jsonl", cwd=folder).code == 2
    (folder / "list").write_text("\n")
    for command in (("extract",), ("batch", "-o", "out.jsonl")):
        done = quick(*command, "--files-from", "list", cwd=folder)
        assert done.code == 1
        assert "list: it names no input" in done.err
    assert "Missing argument 'INPUT...'" in quick("batch", "-o", "out.jsonl", cwd=folder).err


def test_a_rehearsal_changes_nothing(folder: Path) -> None:
    command = ("batch", "a.txt", "b c.txt", "none.txt", "-o", "out.jsonl")
    before = sorted(folder.iterdir())
    done = quick(*command, "--dry-run", cwd=folder)
    assert (done.code, done.out) == (1, "")
    assert "none.txt: no such file" in done.err
    assert done.err.endswith(
        "claimx: 3 articles, 0 of them done by an earlier run; nothing was done, out.jsonl would be written\n"
    )
    assert sorted(folder.iterdir()) == before
    quick("batch", "a.txt", "-o", "out.jsonl", cwd=folder)
    left = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    done = quick("batch", "a.txt", "-o", "out.jsonl", "--dry-run", cwd=folder)
    assert done.code == 0
    assert "1 article, 1 of them done by an earlier run" in done.err
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == left


def test_what_can_be_set(folder: Path) -> None:
    assert NAMED == ROWS
    out = quick("extract", "a.txt", "--format", "csv", cwd=folder, CLAIMX_ROWS="hedges").out
    assert out.startswith("article_id,hedge_id")
    assert quick("extract", "a.txt", "--rows", "claims", "-f", "csv", cwd=folder, CLAIMX_ROWS="hedges").out != out
    record = json.loads(quick("extract", "a.txt", cwd=folder, CLAIMX_ROWS="hedges", CLAIMX_WITH_TEXT="yes").out)
    assert record["article"]["text"] == TEXT
    (folder / "claimx.toml").write_text('workers = 500\nrows = "actors"\n')
    settings = load_settings({}, environ={"XDG_CONFIG_HOME": "none", "CLAIMX_WITH_TEXT": "1"}, folder=folder)
    assert (settings.workers, settings.rows, settings.with_text) == (None, "actors", True)
    assert "its workers is not used" in settings.notes[1]
    assert load_settings({}, environ={"CLAIMX_WORKERS": "3"}, folder=folder / "none").workers == 3


@pytest.mark.parametrize("value", ["0", "-1", "many", "1.5", "1001", "9" * 50])
def test_workers_are_a_few(folder: Path, value: str) -> None:
    with pytest.raises(SettingsError, match="CLAIMX_WORKERS must be a whole number from 1 to 1,000"):
        load_settings({}, environ={"CLAIMX_WORKERS": value}, folder=folder)


def test_schemas_are_printed(folder: Path) -> None:
    assert json.loads(quick("schema", cwd=folder).out) == json.loads(quick("schema", "record", cwd=folder).out)
    assert quick("schema", "labelstudio", cwd=folder).out == labelling_config()
    assert "did you mean labelstudio" in quick("schema", "labelstudo", cwd=folder).err
