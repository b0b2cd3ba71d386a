"""A million made-up articles, done: what their state takes, and what it costs to take such a run up again.

    python benchmarks/million.py [--articles N] [--files] [--workers N] [--parts N] [--folder DIR]

The articles are rows of one JSON Lines file, or with --files tiny files of their own, a thousand a folder. Their records
are those of one short text, read once and renamed, kept by as many workers as are asked for, as `claimx batch` keeps
them. Then `claimx batch` itself is run over them. The rows of the table, in processor time and peak memory, are
  state        files and bytes of OUT.state
  plan         one shard of a job array of a hundred, all of it done: `--shard 7/100`
  resume       all of it looked up, nothing left to do: `--shard 1/1`
  verify       the same, every input and shard read again: `--shard 1/1 --verify`
  parts        the parts of the output, written of what is kept by so many workers; Parquet
  again        the same command again
For Linux; it needs some gigabytes of disk.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

CLAIMX = [sys.executable, "-P", "-m", "claimx", "batch"]
TEXT = "The mayor of {n} harbour towns said on Monday that at least 20 people may have left their homes."
A_FOLDER = 1_000


class Made:
    """The record of one text, under the name of each."""

    def __init__(self) -> None:
        from claimx.export.json import line_of  # noqa: PLC0415
        from claimx.pipeline import Extractor  # noqa: PLC0415

        report = Extractor().extract(TEXT.format(n="two"))
        article = replace(report.article, id="ID", path="in", text=None)
        self.words = article.words
        self.source = next(claim.source.text for claim in report.claims if claim.source)
        self._parts = line_of(replace(report, article=article)).encode().split(b'"id":"ID"', 1)

    def line(self, id_: str) -> bytes:
        """The record of an article."""
        before, after = self._parts
        return b'%b"id":"%b"%b' % (before, id_.encode(), after)


def make_rows(folder: Path, count: int) -> str:
    with (folder / "in.jsonl").open("w", encoding="utf-8") as file:
        for number in range(count):
            row = {
                "id": f"a{number:07}",
                "title": f"News {number}",
                "date": "2026-03-02",
                "text": TEXT.format(n=number),
            }
            file.write(json.dumps(row) + "\n")
    return "in.jsonl"


def make_files(folder: Path, count: int) -> str:
    for number in range(count):
        path = folder / "in" / f"{number // A_FOLDER:05}" / f"{number % A_FOLDER:03}.txt"
        if number % A_FOLDER == 0:
            path.parent.mkdir(parents=True)
        path.write_text(TEXT.format(n=number), encoding="utf-8")
    return "in"


def fill(folder: Path, given: str, output: str, workers: int) -> None:
    """Do all of it, as workers do it, without the pipeline."""
    from claimx.batch.job import make_job  # noqa: PLC0415
    from claimx.batch.kept import Kept  # noqa: PLC0415
    from claimx.batch.marks import Mark  # noqa: PLC0415
    from claimx.batch.shards import cut_shards, key_of, seen_of  # noqa: PLC0415
    from claimx.batch.state import State  # noqa: PLC0415
    from claimx.readers import ReadOptions, open_items  # noqa: PLC0415

    job = make_job(model=None, lexicon=(), options=ReadOptions(), timeout=300)
    state = State.beside(str(folder / output))
    state.prepare()
    made = Made()
    crew = [Kept(state) for _ in range(workers)]
    for shard in cut_shards(open_items([given], job.options, notice=lambda _: None)):
        kept, count = crew[shard.number % workers], len(shard.entries)
        key, seen = key_of(shard.entries, job.fingerprint), seen_of(shard.entries, job.fingerprint)
        mark = Mark(
            articles=count, words=count * made.words, claims=count, attributed=count, hedged=count,
            sources={made.source: count},
        )  # fmt: skip
        kept.write_shard(key, [made.line(entry.id) for entry in shard.entries], mark, seen)


def run(folder: Path, *arguments: str) -> str:
    """Run `claimx batch`; how long it took and what memory one process had at most."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.monotonic()
    process = subprocess.Popen([*CLAIMX, *arguments, "--quiet"], cwd=folder, env=os.environ | {"OMP_NUM_THREADS": "1"})
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    took = time.monotonic() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if process.returncode:
        sys.exit(f"{' '.join(arguments)}: exit code {process.returncode}")
    return f"{spent:.1f} s of a processor, {took:.0f} s here, {usage.ru_maxrss / 1024:.0f} MB"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--files", action="store_true", help="each article a file of its own")
    parser.add_argument("--workers", type=int, default=16, help="that kept them; each a pack file or more")
    parser.add_argument("--parts", type=int, default=0, help="write the output in so many parts, with two workers")
    parser.add_argument("--folder", help="where to work; default: a temporary folder")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="claimx-million-", dir=args.folder) as name:
        folder = Path(name)
        given = (make_files if args.files else make_rows)(folder, args.articles)
        time.sleep(3)  # what was changed a moment ago is not believed to stay
        os.chdir(folder)
        # In a process of its own: what this one has in memory would count for those that it starts.
        filling = multiprocessing.get_context("spawn").Process(
            target=fill, args=(folder, given, "claims.jsonl", args.workers)
        )
        filling.start()
        filling.join()
        kept = [path for path in (folder / "claims.jsonl.state").rglob("*") if path.is_file()]
        print(f"| {args.articles:,} articles, {'files' if args.files else 'rows'} | measured |\n|---|---|")
        print(f"| state | {len(kept):,} files, {sum(path.stat().st_size for path in kept) / 1e6:,.0f} MB |")
        rows: dict[str, tuple[str, ...]] = {
            "plan": ("--shard", "7/100"),
            "resume": ("--shard", "1/1"),
            "verify": ("--shard", "1/1", "--verify"),
        }
        for row, options in rows.items():
            print(f"| {row} | {run(folder, given, '-o', 'claims.jsonl', *options)} |", flush=True)
        if args.parts:
            (folder / "claims.jsonl.state").rename(folder / "OUT.state")
            for row in ("parts", "again"):
                command = (given, "-o", "OUT/", "-f", "parquet", "--parts", str(args.parts), "--workers", "2")
                print(f"| {row} | {run(folder, *command)} |", flush=True)


if __name__ == "__main__":
    main()
