"""Times the report on a corpus of any size: building it, its size, the first view and a search in a browser.

    python benchmarks/report.py claims.jsonl --claims 100000
    python benchmarks/report.py claims.jsonl --claims 1000000 --no-browser

The records are repeated, each time in another cipher of their letters, so that no copy is set aside and every word is
new in each round, until there are enough claims. Needs `pip install -e ".[browser]"` and chromium for the browser.
"""

from __future__ import annotations

import argparse
import json
import resource
import string
import subprocess
import sys
import tempfile
import time
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
            shift = turn % 26
            letters = string.ascii_lowercase
            table = str.maketrans(
                letters + letters.upper(),
                (letters[shift:] + letters[:shift]) * 1 + (letters[shift:] + letters[:shift]).upper(),
            )
            for record in records:
                other = enciphered(record, table)
                other["article"] |= {
                    "id": f"{turn}/{record['article']['id']}",
                    "sha256": f"{turn}-{record['article']['sha256']}",
                }
                if other["article"]["text"] is not None and turn >= 26:
                    other["article"]["text"] = other["article"]["text"][::-1]
                file.write(json.dumps(other, ensure_ascii=False) + "\n")
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


def look(page: Path, *, article: bool = False) -> None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        tab = browser.new_page()
        begun = time.perf_counter()
        tab.goto(page.as_uri(), wait_until="commit")
        tab.wait_for_selector("h1")
        print(f"first view  {time.perf_counter() - begun:8.2f} s to the first words")
        tab.wait_for_selector("body[data-ready]", timeout=120_000)
        print(f"usable      {time.perf_counter() - begun:8.2f} s until everything answers")
        if not article:
            for words in ("harbour", "zq", "that the"):
                took = tab.evaluate(
                    "(words) => { const field = document.getElementById('find'); field.value = words; const begun = performance.now();"
                    "field.dispatchEvent(new Event('input')); document.body.offsetHeight; return performance.now() - begun; }",
                    words,
                )
                print(f"search      {took:8.0f} ms for {words!r}: {tab.inner_text('.claims .count-line')}")
            for key in ("who", "numbers"):
                took = tab.evaluate(
                    "(key) => { const begun = performance.now(); document.querySelector(`[data-key=${key}] button`).click();"
                    "document.body.offsetHeight; return performance.now() - begun; }",
                    key,
                )
                print(f"sort        {took:8.0f} ms by {key}")
        browser.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=Path)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--no-browser", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        records, page = Path(folder, "claims.jsonl"), Path(folder, "report.html")
        articles, claims = multiply(given.records, records, given.claims)
        print(f"records     {articles:,} articles, {claims:,} claims, {records.stat().st_size / 1e6:.0f} MB")
        build(records, page)
        if not given.no_browser:
            look(page)


if __name__ == "__main__":
    main()
