"""Memory and time of `claimx convert`: records of a file, repeated under new ids as often as asked, into each format.

    python benchmarks/convert.py claims.jsonl [--articles 100000] [--formats csv parquet sqlite duckdb xlsx]

The records are handed over by a pipe, so that they need no disk. Prints processor time, peak memory and size by format.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

MARK = "@@"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=Path)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--formats", nargs="+", default=["csv", "parquet", "sqlite", "duckdb", "xlsx"])
    given = parser.parse_args()
    lines = []
    for line in given.records.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        record["article"]["id"] = MARK
        lines.append(json.dumps(record, ensure_ascii=False) + "\n")
    print("format   articles   processor s   peak MB   file MB")
    for name in given.formats:
        measure(name, lines, given.articles)


def measure(name: str, lines: list[str], articles: int) -> None:
    """Convert once and print a line."""
    command = [str(Path(sys.executable).with_name("claimx")), "convert", "-", "--quiet", "-o"]
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, f"out.{name}")
        process = subprocess.Popen([*command, str(out)], stdin=subprocess.PIPE)
        assert process.stdin is not None
        with process.stdin as pipe:
            for i in range(articles):
                pipe.write(lines[i % len(lines)].replace(MARK, f"news/{i:07d}.txt", 1).encode())
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            raise SystemExit(f"{name}: exit status {status}")
        cost = usage.ru_utime + usage.ru_stime
        size = out.stat().st_size / 1e6
        print(f"{name:<8}{articles:>9,}{cost:>14.1f}{usage.ru_maxrss / 1024:>10.0f}{size:>10.1f}", flush=True)


if __name__ == "__main__":
    main()
