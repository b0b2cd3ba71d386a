"""What an output in parts costs, against one file: processor time of the run and of its workers, and memory.

    python benchmarks/parts.py ITEMS.jsonl.gz [--articles N] [--only NAME ...] [--ray]

ITEMS holds short texts, one JSON object a line with the field `text`; articles are made of ten of them. They are read once,
then written from what is kept, in each of the forms below; so are twenty of them, which shows what it costs to begin and
end. A row gives that, the seconds of a processor that 1,000 articles more took in the run itself, which is one process
however many workers there are, and in its workers, and the peak memory of the run and of the largest worker. The row
`reading` is the reading itself, with two workers, into parts of JSON Lines: what the run takes of it bounds what more
workers can bring. `--ray` adds it on a cluster of this machine, all of whose processes count. For Linux.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

CLAIMX = [sys.executable, "-P", "-m", "claimx", "batch"]
ARTICLE, FEW = 10, 20  # items of an article, and articles of which nearly all is beginning and end
MARK = "PARTS_RUN"  # a variable by which the processes of a run are known
TICK = os.sysconf("SC_CLK_TCK")
PAUSE = 0.2
FORMS: dict[str, tuple[str, ...]] = {
    "one file, jsonl": ("-o", "one.jsonl"),
    "one file, parquet": ("-o", "one.parquet"),
    "one file, sqlite": ("-o", "one.sqlite"),
    "one file, duckdb": ("-o", "one.duckdb"),
    "parts, jsonl": ("-o", "A/", "--parts", "8"),
    "parts, jsonl.zst": ("-o", "B/", "--parts", "8", "--compress", "zst"),
    "parts, parquet": ("-o", "C/", "--parts", "8", "-f", "parquet"),
    "parts, parquet, all rows": ("-o", "D/", "--parts", "8", "-f", "parquet", "--rows", "all"),
    "parts, sqlite": ("-o", "E/", "--parts", "8", "-f", "sqlite"),
}


@dataclass(slots=True)
class Spent:
    """What the processes of one run took: seconds of a processor and MB at most, by process; the run is the first."""

    run: int
    seconds: dict[int, float] = field(default_factory=dict)
    peak: dict[int, float] = field(default_factory=dict)
    together: float = 0.0  # MB of all at once, at most, shared pages counted by share
    took: float = 0.0

    def look(self, marked: list[int]) -> None:
        """Look at the processes as they are."""
        now = 0.0
        for process in marked:
            try:
                stat = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
                status = Path(f"/proc/{process}/status").read_text()
                rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
            except OSError:
                continue
            self.seconds[process] = (int(stat[11]) + int(stat[12])) / TICK
            self.peak[process] = max(self.peak.get(process, 0), number_of(status, "VmHWM") / 1024)
            now += number_of(rollup, "Pss") / 1024
        self.together = max(self.together, now)

    @property
    def workers(self) -> float:
        """Seconds of all but the run."""
        return sum(seconds for process, seconds in self.seconds.items() if process != self.run)

    @property
    def largest(self) -> float:
        """MB of the largest of the others."""
        return max((peak for process, peak in self.peak.items() if process != self.run), default=0.0)


def number_of(text: str, name: str) -> int:
    return next((int(line.split()[1]) for line in text.splitlines() if line.startswith(f"{name}:")), 0)


def marked_by(mark: str) -> list[int]:
    """The processes with this mark in their environment."""
    found = []
    for path in Path("/proc").glob("[0-9]*/environ"):
        try:
            if mark.encode() in path.read_bytes():
                found.append(int(path.parent.name))
        except OSError:
            continue
    return found


def run(folder: Path, *options: str) -> Spent:
    """A whole run, watched."""
    mark = f"{os.getpid()}-{time.time_ns()}"
    begun = time.monotonic()
    process = subprocess.Popen(
        [*CLAIMX, "in.jsonl", "--quiet", *options],
        cwd=folder,
        env=os.environ | {MARK: mark, "OMP_NUM_THREADS": "1"},
    )
    spent = Spent(process.pid)
    while process.poll() is None:
        spent.look(marked_by(f"{MARK}={mark}"))
        time.sleep(PAUSE)
    if process.returncode:
        sys.exit(f"{' '.join(options)}: exit code {process.returncode}")
    spent.took = time.monotonic() - begun
    return spent


@dataclass(frozen=True, slots=True)
class Corpus:
    """A folder with articles, and how many there are."""

    folder: Path
    count: int

    def read(self, *options: str) -> Spent:
        """Read them anew, into parts."""
        for name in ("work", "work.state"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        as_after_a_kill(self.folder / "work.state")
        return run(self.folder, "-o", "work/", "--parts", "8", "--workers", "2", *options)

    def write(self, form: str) -> Spent:
        """Write them in a form, of what was kept."""
        output = FORMS[form][1].rstrip("/")
        state = self.folder / f"{output}.state"
        shutil.rmtree(state, ignore_errors=True)
        shutil.copytree(self.folder / "work.state", state)
        for path in state.glob("*.json"):
            path.unlink()
        as_after_a_kill(state)
        spent = run(self.folder, *FORMS[form], "--workers", "2")
        shutil.rmtree(self.folder / output, ignore_errors=True)
        return spent


def as_after_a_kill(state: Path) -> None:
    """The next run uses workers, however little there is to do."""
    (state / "shards").mkdir(parents=True, exist_ok=True)
    (state / "begun.json").touch()


def corpus(folder: Path, texts: list[str]) -> Corpus:
    folder.mkdir()
    rows = "".join(json.dumps({"id": f"a{n}", "text": text}) + "\n" for n, text in enumerate(texts))
    (folder / "in.jsonl").write_text(rows)
    return Corpus(folder, len(texts))


def row(name: str, few: Spent, many: Spent, thousands: float) -> str:
    """A row of the table."""
    own = (many.seconds[many.run] - few.seconds[few.run]) / thousands
    below = (many.workers - few.workers) / thousands
    memory = f"{many.peak[many.run]:.0f} / {many.largest:.0f} MB"
    return f"| {name} | {few.seconds[few.run] + few.workers:.1f} s | {own:.2f} s | {below:.2f} s | {memory} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("items", type=Path)
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--only", nargs="*", default=list(FORMS))
    parser.add_argument("--ray", action="store_true")
    args = parser.parse_args()
    opened = gzip.open if args.items.suffix == ".gz" else open
    with opened(args.items, "rt", encoding="utf-8") as file:
        items = [json.loads(line)["text"] for line, _ in zip(file, range(args.articles * ARTICLE), strict=False)]
    texts = ["\n\n".join(items[at : at + ARTICLE]) for at in range(0, len(items), ARTICLE)]
    with tempfile.TemporaryDirectory(prefix="claimx-parts-") as name:
        few, many = corpus(Path(name, "few"), texts[:FEW]), corpus(Path(name, "many"), texts)
        thousands = (many.count - few.count) / 1000
        words = sum(len(text.split()) for text in texts)
        print(f"| {many.count:,} articles, {words:,} words | begin and end | of 1,000: the run | its workers | peak |")
        print("|---|---|---|---|---|")
        before, local = few.read(), many.read()
        print(row("reading", before, local, thousands), flush=True)
        for form in args.only:
            print(row(form, few.write(form), many.write(form), thousands), flush=True)
        if args.ray:
            start, cluster = few.read("--engine", "ray"), many.read("--engine", "ray")
            print(row("reading, Ray", start, cluster, thousands))
            print(
                f"\nRay: {len(cluster.seconds)} processes against {len(local.seconds)}, {cluster.together:.0f} MB at once "
                f"against {local.together:.0f}, {start.took:.0f} s here to begin and end against {before.took:.0f}"
            )


if __name__ == "__main__":
    main()
