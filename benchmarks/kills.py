"""Runs that are killed and states that are damaged, each taken up again: nothing wrong, doubled or short, none left over.

    python benchmarks/kills.py [--parts N] [--kills N] [--ray N] [--damages N] [--articles N] [--seed N]

A run of `claimx batch` over invented articles, some of them bad, is ended at random moments by SIGKILL, SIGTERM or
SIGHUP, sent to the run alone or to all its processes, and the same command given again; where a run ends before its
moment, the next begins anew. Then one file of a finished run is damaged at a time: a bit turned, cut short, emptied,
removed, overwritten, swapped with another. Whatever happens, output and errors must be those of one undisturbed run, byte
for byte, never be there in part, and no process or temporary file may stay. With --parts the output is a folder of so
many, and each of them is whole or not there. For Linux.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

CLAIMX = [sys.executable, "-P", "-m", "claimx", "batch"]
MARK = "KILLS_RUN"  # a variable by which the processes of a run are known
PATIENCE = 30.0  # seconds for processes to go
LONGEST = 10.0  # seconds to a kill; on a busy machine an undisturbed run takes longer
SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP)
SENTENCES = (
    "The mayor of the harbour town said on Monday that at least {n} people may have left their homes.",
    "“We have counted {n} boats,” the coastguard's spokeswoman told reporters.",
    "Officials believe that about {n} tonnes of grain were lost, according to a report by the ministry.",
    "The company denied that {n} percent of its drivers had been dismissed.",
)


class Bench:
    """A folder with articles, what an undisturbed run makes of them, and what is counted."""

    def __init__(self, folder: Path, articles: int, seed: int, parts: int) -> None:
        self.folder = folder
        self.options = ("--parts", str(parts)) if parts else ()
        self.name = "out" if parts else "out.jsonl"
        self.chance = random.Random(seed)
        self.counts: Counter[str] = Counter()
        self.wrong: list[str] = []
        rows = []
        for n in range(articles):
            text = " ".join(each.format(n=7 * n + k) for k in range(3) for each in SENTENCES)
            rows.append({"id": f"r{n}", "text": "" if n % 37 == 5 else text})
        (folder / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        self.clear()
        begun = time.monotonic()
        self.run("--workers", "2").wait()
        self.took = min(time.monotonic() - begun, LONGEST)
        self.whole = self.made()
        self.clear()

    def run(self, *options: str) -> subprocess.Popen[bytes]:
        """Start a run as the head of a group of processes of its own."""
        self.counts["runs"] += 1
        return subprocess.Popen(
            [*CLAIMX, "in.jsonl", "-o", self.name, "--quiet", *self.options, *options],
            cwd=self.folder,
            env=os.environ | {MARK: f"{os.getpid()}-{self.counts['runs']}", "OMP_NUM_THREADS": "1"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def files(self) -> list[Path]:
        """The files of the output, and the errors."""
        output = self.folder / self.name
        return [*(sorted(output.iterdir()) if output.is_dir() else [output]), self.folder / "out.errors.jsonl"]

    def made(self) -> dict[str, bytes]:
        """Output and errors, by file."""
        return {path.name: path.read_bytes() for path in self.files() if path.is_file()}

    def check(self, what: str, *, finished: bool) -> None:
        """Compare with the undisturbed run; before the end, what is there may be missing but never another."""
        made = self.made()
        for name in {**self.whole, **made}:
            got, wanted = made.get(name), self.whole.get(name)
            is_right = got == wanted or (not finished and (got is None or name.startswith((".", "_"))))
            if not is_right:
                self.wrong.append(f"{what}: {name} {'missing' if got is None else f'{len(got):,} bytes'}")

    def clear(self) -> None:
        """Away with output and state; what is left says that a run was killed, so that the next uses workers at once."""
        for path in self.folder.glob("out*"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        state = self.folder / f"{self.name}.state"
        (state / "shards").mkdir(parents=True)
        (state / "begun.json").touch()

    def left(self) -> list[int]:
        """Processes of the last run that are still there."""
        mark = f"{MARK}={os.getpid()}-{self.counts['runs']}\0".encode()
        found = []
        for path in Path("/proc").glob("[0-9]*/environ"):
            try:
                if mark in path.read_bytes():
                    found.append(int(path.parent.name))
            except OSError:
                continue
        return found

    def wait_for_the_last(self, what: str) -> None:
        """Wait until no process of the last run is left."""
        begun = time.monotonic()
        while (left := self.left()) and time.monotonic() - begun < PATIENCE:
            time.sleep(0.1)
        if left:
            self.wrong.append(f"{what}: processes left: {', '.join(map(name_of, left))}")
            for process in left:
                os.kill(process, signal.SIGKILL)

    def kill(self, number: int, options: tuple[str, ...], took: float) -> None:
        """One run, ended at a random moment or whole."""
        sent = self.chance.choice(SIGNALS)
        to_all = self.chance.random() < 0.5
        what = f"{number}: {sent.name} to {'all' if to_all else 'the run'}"
        process = self.run(*options)
        try:
            code = process.wait(self.chance.uniform(0.05, took))
        except subprocess.TimeoutExpired:
            (os.killpg if to_all else os.kill)(process.pid, sent)
            code = process.wait()
            self.counts[sent.name] += 1
            if code not in {-sent, 128 + sent, 0, 1}:
                self.wrong.append(f"{what}: exit code {code}")
            self.wait_for_the_last(what)
            self.check(what, finished=False)
            return
        self.counts["finished"] += 1
        self.wait_for_the_last(what)
        if code != 1:
            self.wrong.append(f"{what}: finished with exit code {code}")
        self.check(what, finished=True)
        self.clear()

    def say(self, what: str) -> None:
        """How far it is, for who waits."""
        print(f"{what}, {len(self.wrong)} wrong so far", *self.wrong[-1:], sep="; ", file=sys.stderr)

    def finish(self, options: tuple[str, ...]) -> None:
        """After the last kill: the run to its end, and what it leaves."""
        self.run(*options).wait()
        self.check("the last run", finished=True)
        self.wrong += [f"left over: {path.name}" for path in self.folder.rglob("*") if path.suffix in {".tmp", ".at"}]

    def damage(self, number: int) -> None:
        """One file of a finished run damaged, and the command again."""
        state = self.folder / f"{self.name}.state"
        files = sorted(path for path in state.rglob("*") if path.is_file())
        path = self.chance.choice([*files, *self.files()[:-1]])
        name, act = self.chance.choice(list(DAMAGES.items()))
        what = f"{number}: {path.relative_to(self.folder)} {name}"
        act(path, files, self.chance)
        if self.chance.random() < 0.5:
            self.chance.choice(self.files()[:-1]).unlink(missing_ok=True)
        code = self.run("--workers", "1").wait()
        if code != 1:
            self.wrong.append(f"{what}: exit code {code}")
        self.check(what, finished=True)
        if not state.is_dir():
            self.wrong.append(f"{what}: the state is gone")


def name_of(process: int) -> str:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")[:120]
    except OSError:
        return str(process)


def turn(path: Path, _: list[Path], chance: random.Random) -> None:
    data = bytearray(path.read_bytes())
    if data:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def swap(path: Path, files: list[Path], chance: random.Random) -> None:
    other = chance.choice(files)
    mine, its = path.read_bytes(), other.read_bytes()
    path.write_bytes(its)
    other.write_bytes(mine)


DAMAGES: dict[str, Callable[[Path, list[Path], random.Random], object]] = {
    "a bit turned": turn,
    "cut short": lambda path, _, chance: os.truncate(path, chance.randrange(path.stat().st_size + 1)),
    "emptied": lambda path, *_: path.write_bytes(b""),
    "removed": lambda path, *_: path.unlink(),
    "overwritten": lambda path, _, chance: path.write_bytes(chance.randbytes(path.stat().st_size)),
    "made longer": lambda path, _, chance: path.write_bytes(path.read_bytes() + chance.randbytes(9)),
    "swapped": swap,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--parts", type=int, default=0, help="of the output; 0: one file")
    parser.add_argument("--kills", type=int, default=200, help="of runs with worker processes")
    parser.add_argument("--ray", type=int, default=0, help="kills of runs on a Ray cluster of this machine")
    parser.add_argument("--damages", type=int, default=100)
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--seed", type=int, default=2026)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="claimx-kills-") as name:
        bench = Bench(Path(name), args.articles, args.seed, args.parts)
        local = ("--workers", "2")
        for number in range(args.kills):
            bench.kill(number, local, bench.took)
            bench.say(f"kill {number + 1}")
        if args.ray:
            ray = ("--workers", "2", "--engine", "ray")
            for number in range(args.ray):
                bench.kill(number, ray, bench.took + 20)
                bench.say(f"kill {number + 1} with Ray")
        bench.finish(local)
        for number in range(args.damages):
            bench.damage(number)
            bench.say(f"damage {number + 1}")
        counts = ", ".join(f"{count} {what}" for what, count in bench.counts.items())
    print(f"{args.kills} + {args.ray} kills asked for, {args.damages} damages; {counts}")
    print(f"{len(bench.wrong)} wrong, doubled, short or left over")
    print("\n".join(bench.wrong))
    sys.exit(bool(bench.wrong))


if __name__ == "__main__":
    main()
