"""Take the pictures of the docs anew: `python docs/pictures.py`.

Needs chromium, `pip install -e ".[browser]"` and Pillow, which makes the files small. The pictures show the samples.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
PICTURES = Path(__file__).with_name("pictures")
COLOURS = 256
MOST_BYTES = 200_000
WIDE, PHONE = (1280, 800), (390, 780)
# By name: the page, its address, the size of the window, the theme.
SHOTS: dict[str, tuple[str, str, tuple[int, int], str]] = {
    "page": ("troops.html", "#c3", WIDE, "light"),
    "page-dark": ("troops.html", "#c15", WIDE, "dark"),
    "page-phone": ("troops.html", "#c6", PHONE, "light"),
    "report": ("report.html", "", WIDE, "light"),
    "claims": ("report.html", "#claims?named=unnamed&q=troops", WIDE, "light"),
}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        make_pages(Path(folder))
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name in SHOTS:
            take(browser, name, Path(folder))
        browser.close()


def make_pages(folder: Path) -> None:
    claimx = Path(sys.executable).with_name("claimx")

    shutil.copytree(ROOT / "samples", folder / "samples", ignore=shutil.ignore_patterns("golden"))

    def run(*arguments: str) -> None:
        subprocess.run([claimx, *arguments], cwd=folder, check=True, capture_output=True)

    run("extract", "samples/troops.txt", "-o", "troops.html")
    run("batch", "samples", "-o", "claims.jsonl", "--with-text", "--quiet")
    run("report", "claims.jsonl", "--title", "Nine articles", "-o", "report.html")


def take(browser: Any, name: str, folder: Path) -> None:
    page, address, (width, height), scheme = SHOTS[name]
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    tab = context.new_page()
    tab.goto(f"{(folder / page).as_uri()}{address}")
    tab.wait_for_selector("body[data-ready]")
    tab.wait_for_timeout(300)  # heights that were guessed settle
    target = PICTURES / f"{name}.png"
    tab.screenshot(path=target)
    context.close()
    with Image.open(target) as image:
        image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(target, optimize=True)
    if target.stat().st_size > MOST_BYTES:
        raise SystemExit(f"{target}: larger than {MOST_BYTES:,} bytes")


if __name__ == "__main__":
    main()
