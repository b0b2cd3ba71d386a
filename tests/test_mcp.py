"""`claimx mcp`, spoken to by a client of the SDK: each tool gives the bytes that its command prints."""

from __future__ import annotations

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


def conversation(folder: Path, calls: list[tuple[str, dict[str, Any]]]) -> tuple[list[str], list[tuple[bool, str]]]:
    """The names of the tools, and of each call whether it failed and its text."""

    async def talk() -> tuple[list[str], list[tuple[bool, str]]]:
        server = StdioServerParameters(command=CLAIMX, args=["mcp"], cwd=folder, env=environment())
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


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    done = quick("mcp", "--folder", "none", cwd=tmp_path)
    assert done.code == 1
    assert done.err == "claimx: error: none: no such folder; give one with --folder\n"
