"""`claimx mcp`, spoken to by a client of the SDK: each tool gives the bytes that its command prints."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import anyio
import pytest

from .terminal import CLAIMX, environment, quick

pytest.importorskip("mcp", reason="the mcp SDK is an extra: pip install 'claimx[mcp]'")

from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

OLD = "Police said 12 people may have died in Orano. Mayor Ada Finch said the bridge was closed.\n"
NEW = "Police said 15 people died in Orano. Mayor Ada Finch said the bridge was closed.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "old.txt").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.txt").write_text(NEW, encoding="utf-8")
    return tmp_path


def conversation(
    folder: Path, calls: list[tuple[str, dict[str, Any]]], *options: str
) -> tuple[list[str], list[tuple[bool, str]]]:
    """The names of the tools, and of each call whether it failed and its text."""

    async def talk() -> tuple[list[str], list[tuple[bool, str]]]:
        server = StdioServerParameters(command=CLAIMX, args=["mcp", *options], cwd=folder, env=environment())
        async with Client(stdio_client(server)) as client:
            names = [tool.name for tool in (await client.list_tools()).tools]
            results = [await client.call_tool(name, arguments) for name, arguments in calls]
        return names, [(bool(each.is_error), "".join(part.text for part in each.content)) for each in results]

    with ThreadPoolExecutor(1) as pool:  # a browser of other tests may have a loop in this thread
        return pool.submit(anyio.run, talk).result()


def test_tools_give_what_the_commands_print(folder: Path) -> None:
    printed: Callable[..., str] = lambda *words: quick(*words, cwd=folder).out  # noqa: E731
    names, answers = conversation(
        folder,
        [
            ("extract", {"path": "old.txt"}),
            ("extract", {"text": OLD}),
            ("explain", {"path": "old.txt", "id": "c1"}),
            ("diff", {"old_path": "old.txt", "new_path": "new.txt"}),
            ("check", {"path": "old.txt"}),
            ("compare", {"paths": ["old.txt", "new.txt"]}),
            ("extract", {"path": "../elsewhere.txt"}),
            ("extract", {"path": "none.txt"}),
            ("extract", {}),
            ("explain", {"text": OLD, "id": "c99"}),
            ("extract", {"text": ""}),
        ],
    )
    assert names == ["extract", "explain", "diff", "check", "compare"]
    assert [text for failed, text in answers[:6] if not failed] == [
        printed("extract", "old.txt", "--format", "json"),
        quick("extract", "-", "--format", "json", cwd=folder, given=OLD.encode()).out,
        printed("explain", "old.txt", "c1", "--format", "json"),
        printed("diff", "old.txt", "new.txt", "--format", "json"),
        printed("check", "old.txt", "--format", "json"),
        printed("compare", "old.txt", "new.txt", "--format", "json"),
    ]
    assert all(failed for failed, _ in answers[6:])
    said = [text for _, text in answers[6:]]
    for text, part in zip(
        said, ("not within the folder", "no such file", "one of text and path", "no record c99", "empty"), strict=True
    ):
        assert part in text


PAGE = (
    "<html><head><title>Police chief stole money</title></head><body><article><p>Police chief Karl Voss allegedly "
    "stole money, prosecutors in Orano said on Monday.</p><p>The town had known nothing of it, Mayor Ana Roe said.</p>"
    "<p>Two streets were closed for the day, and the market was held on the other bank.</p></article></body></html>"
)


def test_what_a_client_may_send(folder: Path) -> None:
    """Odd, huge and foreign texts, pages, nothing at all; the server answers each and goes on."""
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    (folder / "same.txt").write_text(OLD, encoding="utf-8")
    huge = OLD * 200
    names, answers = conversation(
        folder,
        [
            ("check", {"path": "page.html"}),
            ("diff", {"old_path": "old.txt", "new_path": "same.txt"}),
            ("diff", {"old_text": huge, "new_text": huge}),
            ("extract", {"text": "大臣は月曜日に「40人が負傷した」と述べた。"}),
            ("check", {"text": "\x1b[2J“<script>alert(1)</script>"}),
            ("compare", {"paths": []}),
            ("compare", {"paths": ["old.txt", "old.txt"], "window": 0}),
            ("compare", {"paths": ["old.txt"], "window": "soon"}),
            ("compare", {"paths": ["page.html", "none.txt"]}),
            ("diff", {"old_text": OLD}),
            ("check", {"path": "/etc/passwd"}),
            ("nothing", {}),
            ("extract", {"path": "old.txt"}),
        ],
    )
    assert names
    failed = [is_error for is_error, _ in answers]
    assert failed == [False, False, False, False, False, False, False, True, True, True, True, True, False]
    assert answers[0][1] == quick("check", "page.html", "--format", "json", cwd=folder).out
    assert '"in_title": true' in answers[0][1]
    assert [json.loads(text)["changes"] for _, text in answers[1:3]] == [[], []]
    assert json.loads(answers[5][1])["groups"] == []
    assert not any("Traceback" in text for _, text in answers)


def test_words_of_ones_own(folder: Path) -> None:
    (folder / "own.toml").write_text('[compare.nouns]\nllama = ["llamas", "crias"]\n', encoding="utf-8")
    (folder / "a.txt").write_text("The flood in Orano killed 20 llamas on Monday, the mayor said.", encoding="utf-8")
    (folder / "b.txt").write_text("The farmers of Orano said 31 crias died in the flood on Monday.", encoding="utf-8")
    calls = [("compare", {"paths": ["a.txt", "b.txt"]})]
    _, ((failed, answer),) = conversation(folder, calls, "--lexicon", "own.toml")
    assert not failed
    assert answer == quick("compare", "a.txt", "b.txt", "--lexicon", "own.toml", "-f", "json", cwd=folder).out
    assert json.loads(answer)["groups"][0]["conflict"]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    done = quick("mcp", "--folder", "none", cwd=tmp_path)
    assert done.code == 1
    assert done.err == "claimx: error: none: no such folder; give one with --folder\n"
