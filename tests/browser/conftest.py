"""A real browser: Debian's chromium, driven by Playwright. Skipped where there is none, unless it is required."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

try:  # waits for what is asked of a page, which a loaded machine may take a moment to show
    from playwright.sync_api import expect
except ImportError:
    expect = None  # type: ignore[assignment]

ROOT = Path(__file__).parent.parent.parent
REQUIRED = os.environ.get("CLAIMX_BROWSER") == "required"
DESKTOP, PHONE = (1280, 860), (390, 800)
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"


def until(page: Any, ask: Callable[[], Any], wanted: Any) -> None:
    """Ask the page until it answers as wanted, for five seconds."""
    for _ in range(100):
        if ask() == wanted:
            return
        page.wait_for_timeout(50)
    assert ask() == wanted


def at_hash(page: Any, wanted: str) -> None:
    until(page, lambda: page.evaluate("location.hash"), wanted)


def in_focus(page: Any, question: str, wanted: Any) -> None:
    """`question` goes on from the element that has the focus: ".id"."""
    until(page, lambda: page.evaluate(f"document.activeElement{question}"), wanted)


def missing(what: str) -> None:
    """Skip, with what lacks; fail where the browser is required."""
    if REQUIRED:
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        missing("no chromium; on Debian: apt-get install chromium")
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415
    except ImportError:
        missing("no Playwright; python -m pip install -e '.[browser]'")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def show(chromium: Any) -> Iterator[Callable[..., Any]]:
    """Opens a file in a window of its own; in the end, nothing was said on the console and nothing was asked for."""
    said: list[str] = []
    asked: list[str] = []
    contexts = []

    def opened(path: Path, address: str = "", *, size: tuple[int, int] = DESKTOP, scheme: str = "light") -> Any:
        context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, has_touch=size == PHONE
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: said.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (said.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{path.as_uri()}{address}")
        page.wait_for_selector("body[data-ready]")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert said == []
    assert [url for url in asked if not url.startswith(("file://", "blob:"))] == []
    assert len({url for url in asked if url.startswith("file://")}) == len({url.split("#")[0] for url in asked})


@pytest.fixture
def violations(chromium: Any) -> Callable[[Any], list[str]]:
    """What axe-core finds wrong with a page, WCAG 2.2 AA and its best practices."""
    if not AXE.exists():
        missing("no axe-core; npm ci")

    def of(page: Any) -> list[str]:
        # Run from outside the page, as its policy lets in no script.
        session = page.context.new_cdp_session(page)
        session.send("Runtime.evaluate", {"expression": AXE.read_text(encoding="utf-8")})
        found = session.send(
            "Runtime.evaluate",
            {
                "expression": "axe.run().then((found) => JSON.stringify(found.violations))",
                "awaitPromise": True,
                "returnByValue": True,
            },
        )
        rules = json.loads(found["result"]["value"])
        return [f"{rule['id']}: {node['html'][:200]} {node['any'][:1]}" for rule in rules for node in rule["nodes"]]

    return of
