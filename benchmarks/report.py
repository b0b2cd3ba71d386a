"""Times the pages: the report on a corpus of any size, and the page of one article; in a browser, too.

    python benchmarks/report.py claims.jsonl --claims 100000
    python benchmarks/report.py claims.jsonl --claims 1000000 --no-browser
    python benchmarks/report.py long.jsonl --article

For a report the records are repeated, each time in another cipher of their letters, so that no copy is set aside and every
word is new in each round, until there are enough claims. `--article` makes the page of the first record, which must hold its
text. Beside the time that passed stands that of the processor, which other work on the machine does not change: of a browser,
that of the page's main thread. Needs `pip install -e ".[browser]"` and chromium for the browser.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import shutil
import string
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any


def enciphered(value: Any, table: dict[int, int]) -> Any:
    """The value with the letters of all that is quoted or named changed; enums, ids and dates stay."""
    if isinstance(value, dict):
        names = {"text", "name", "title", "noun", "of", "concept", "site", "anonymity", "lemma"}
        return {
            key: each.translate(table) if key in names and isinstance(each, str) else enciphered(each, table)
            for key, each in value.items()
        }
    return [enciphered(each, table) for each in value] if isinstance(value, list) else value


def multiply(source: Path, target: Path, claims: int) -> tuple[int, int]:
    """Write records with so many claims; return how many articles and claims there are."""
    records = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()]
    articles = made = turn = 0
    with target.open("w", encoding="utf-8") as file:
        while made < claims:
            letters = string.ascii_lowercase
            other = "".join(random.Random(turn).sample(letters, len(letters)))
            table = str.maketrans(letters + letters.upper(), other + other.upper())
            for record in records:
                made_new = enciphered(record, table)
                made_new["article"] |= {
                    "id": f"{turn}/{record['article']['id']}",
                    "sha256": f"{turn}-{record['article']['sha256']}",
                }
                file.write(json.dumps(made_new, ensure_ascii=False) + "\n")
                articles, made = articles + 1, made + len(record["claims"])
                if made >= claims:
                    break
            turn += 1
    return articles, made


def build(records: Path, page: Path) -> None:
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-m", "claimx", "report", str(records), "-o", str(page), "--quiet"], check=True)
    seconds = time.perf_counter() - begun
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"build       {seconds:8.1f} s wall, {used.ru_utime + used.ru_stime:.1f} s of one core")
    print(f"memory      {used.ru_maxrss / 1024:8.0f} MB at most")
    print(f"file        {page.stat().st_size / 1e6:8.1f} MB")


def look(page: Path, *, article: bool) -> None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        tab = browser.new_page()
        session = tab.context.new_cdp_session(tab)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})

        def thread() -> float:
            """Seconds of processor that the page's main thread has had."""
            return next(
                float(each["value"])
                for each in session.send("Performance.getMetrics")["metrics"]
                if each["name"] == "TaskDuration"
            )

        begun = time.perf_counter()
        tab.goto(page.as_uri(), wait_until="commit")
        tab.wait_for_selector("h1")
        print(f"first view  {time.perf_counter() - begun:8.2f} s to the first words; {thread():.2f} s of processor")
        tab.wait_for_selector("body[data-ready]", timeout=300_000)
        print(f"usable      {time.perf_counter() - begun:8.2f} s until all answers; {thread():.2f} s of processor")
        if not article:
            tab.wait_for_timeout(20_000)  # what searches look into is made while nothing else is to do
            use(tab, thread)
        browser.close()


def use(tab: Any, thread: Callable[[], float]) -> None:
    """Search and sort."""

    def timed(what: str, script: str, argument: str) -> None:
        before = thread()
        took = tab.evaluate(
            f"(given) => {{ const begun = performance.now(); {script}; document.body.offsetHeight; "
            "return performance.now() - begun; }",
            argument,
        )
        found = tab.inner_text(".claims .count-line")
        print(f"{what:<11} {took:8.0f} ms, {1000 * (thread() - before):.0f} of processor, {argument!r}: {found}")

    field = (
        "const field = document.getElementById('find'); field.value = given; field.dispatchEvent(new Event('input'))"
    )
    for words in ("harbour", "zq", "that the"):
        timed("search", field, words)
    for key in ("who", "numbers"):
        timed("sort", "document.querySelector(`[data-key=${given}] button`).click()", key)


def measure_article(source: Path, page: Path) -> None:
    """The page of the first record: its size beside that of the record, and how soon it can be used."""
    from claimx.assets import packed  # noqa: PLC0415
    from claimx.page import page_of  # noqa: PLC0415

    record = json.loads(source.read_text(encoding="utf-8").splitlines()[0])
    page.write_text(page_of([record]), encoding="utf-8")
    text = len(record["article"]["text"].encode())
    inside = len(packed({"records": [record], "examples": {}})) + text
    size = page.stat().st_size
    print(f"article     {record['article']['words']:,} words, {len(record['claims']):,} claims")
    print(f"file        {size / 1000:8.0f} kB, {(size - inside) / 1000:.0f} kB beyond the text and its record")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=Path)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--no-browser", action="store_true")
    parser.add_argument("--article", action="store_true", help="the page of the first record")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        records, page = Path(folder, "claims.jsonl"), Path(folder, "report.html")
        if given.article:
            measure_article(given.records, page)
            look(page, article=True)
            return
        articles, claims = multiply(given.records, records, given.claims)
        print(f"records     {articles:,} articles, {claims:,} claims, {records.stat().st_size / 1e6:.0f} MB")
        build(records, page)
        if not given.no_browser:
            look(page, article=False)


if __name__ == "__main__":
    main()
