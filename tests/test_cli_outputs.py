"""`-o`: what a name promises is what is written, whatever the command; else it is refused in a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from .terminal import quick

TEXT = "Two officials said the dam may have failed.\n"
BEGINS = {
    ".json": "{", ".jsonl": "{", ".csv": "group,", ".md": "", ".txt": "", ".sarif": "{", ".conllu": "# newdoc",
    ".xml": "<view",
}  # fmt: skip
COMMANDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "report": (("claims.jsonl",), (".html", ".htm")),
    "view": (("claims.jsonl",), (".html", ".htm")),
    "compare": (("a.txt", "b.txt"), (".json", ".csv", ".html", ".md", ".txt")),
    "diff": (("a.txt", "b.txt"), (".json", ".html", ".txt")),
    "check": (("a.txt",), (".json", ".jsonl", ".sarif", ".txt")),
    "parse": (("a.txt",), (".conllu", ".txt")),
    "schema": (("record",), (".json",)),
    "schema labelstudio": ((), (".xml",)),
}
OTHERS = (".json", ".html", ".csv", ".sqlite", ".parquet", ".pdf", ".jsn", "")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("outputs")
    (made / "a.txt").write_text(TEXT, encoding="utf-8")
    (made / "b.txt").write_text(TEXT.replace("may have", "has"), encoding="utf-8")
    assert quick("extract", "a.txt", "b.txt", "-o", "claims.jsonl", cwd=made).code == 0
    return made


@pytest.mark.parametrize(
    ("command", "suffix"), [(command, suffix) for command, (_, known) in COMMANDS.items() for suffix in known]
)
def test_a_name_gets_what_it_promises(folder: Path, command: str, suffix: str) -> None:
    done = quick(*command.split(), *COMMANDS[command][0], "-o", f"out{suffix}", cwd=folder)
    assert done.code == 0, done.err
    text = (folder / f"out{suffix}").read_text(encoding="utf-8").lower().strip()
    assert text.startswith(BEGINS.get(suffix, "<!doctype html"))
    if suffix in {".md", ".txt"}:
        assert text
        assert text[0] not in "{<"


@pytest.mark.parametrize(
    ("command", "suffix"),
    [(command, each) for command, (_, known) in COMMANDS.items() for each in OTHERS if each not in known],
)
def test_another_name_is_refused(folder: Path, command: str, suffix: str) -> None:
    done = quick(*command.split(), *COMMANDS[command][0], "-o", f"other{suffix}", cwd=folder)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1), done.err
    assert COMMANDS[command][1][0] in done.err
    assert not (folder / f"other{suffix}").exists()


@pytest.mark.parametrize(
    ("command", "format_", "name"),
    [
        ("compare", "json", "x.html"),
        ("diff", "html", "x.json"),
        ("check", "github", "x.json"),
        ("compare", "csv", "x.db"),
    ],
)
def test_a_format_is_not_written_under_the_name_of_another(folder: Path, command: str, format_: str, name: str) -> None:
    done = quick(command, *COMMANDS[command][0], "--format", format_, "-o", name, cwd=folder)
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "its suffix says" in done.err
    assert quick(command, *COMMANDS[command][0], "--format", format_, "-o", "x.txt", cwd=folder).code == 0


def test_a_device_needs_no_suffix(folder: Path) -> None:
    assert quick("report", "claims.jsonl", "-o", "/dev/null", cwd=folder).code == 0
